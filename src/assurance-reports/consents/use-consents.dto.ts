import { IsIn, IsISO8601, IsString, Matches, MaxLength } from 'class-validator';

const SOMETHING = /\S/;

export class RecordUseConsent {
  @IsIn(['given', 'withdrawn']) decision: 'given' | 'withdrawn';
  /** Who gave it, or took it back: for the vendor, and for the service auditor where their terms ask. */
  @IsString() @Matches(SOMETHING, { message: 'Name who gave it.' }) @MaxLength(200) givenBy: string;
  @IsISO8601({ strict: true })
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'A date is written YYYY-MM-DD.' })
  givenOn: string;
  /** To whom the report may be passed on, in their words. */
  @IsString() @Matches(SOMETHING, { message: 'Say to whom it may be passed on.' }) @MaxLength(2000) words: string;
}

export class UseConsentView {
  number: number;
  decision: 'given' | 'withdrawn';
  givenBy: string;
  givenOn: string;
  words: string;
  recordedBy: string;
  recordedAt: string;
}

export class UseConsentList {
  restrictedUse: boolean | null;
  /** Whether packets may attach it: its use is not restricted, or a consent stands. */
  mayBePassedOn: boolean;
  items: UseConsentView[];
}
