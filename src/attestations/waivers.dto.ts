import { IsISO8601, IsString, IsUUID, Matches, MaxLength } from 'class-validator';

export class GrantWaiver {
  @IsUUID() personId: string;
  /** Why nobody else of the vendor can prepare, and what is looked at instead. */
  @IsString() @Matches(/\S/, { message: 'Give a reason.' }) @MaxLength(2000) reason: string;
  /** Last day on which the waiver holds. */
  @IsISO8601({ strict: true })
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'A date is written YYYY-MM-DD.' })
  expiresOn: string;
}

export class WaiverView {
  id: string;
  personId: string;
  personName: string;
  reason: string;
  grantedByName: string;
  grantedOn: string;
  expiresOn: string;
  revokedAt: string | null;
}

export class WaiverList {
  total: number;
  items: WaiverView[];
}
