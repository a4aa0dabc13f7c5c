import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { OBLIGATION_FLAGS, type FlagSubject, type ObligationFlag } from './flag.rules';

export class FlagQuery {
  @IsOptional() @IsUUID() vendorId?: string;
  /** The period that holds today when left out. */
  @IsOptional() @IsUUID() periodId?: string;
  /** Obligations that have this flag. */
  @IsOptional() @IsIn(OBLIGATION_FLAGS) flag?: ObligationFlag;
}

export class RaisedFlag {
  flag: ObligationFlag;
  words: string;
  /** Why, in words. */
  reason: string;
  /** What to look at: the kind of thing and its id. */
  subject: FlagSubject;
  subjectId: string;
}

export class FlaggedObligation {
  obligationId: string;
  requirementCode: string;
  vendorId: string | null;
  serviceId: string | null;
  flags: RaisedFlag[];
}

export class ObligationFlags {
  periodId: string | null;
  readAt: string;
  total: number;
  /** Only obligations that have a flag. */
  items: FlaggedObligation[];
}
