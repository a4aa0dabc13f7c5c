import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsTimeZone,
  IsUUID,
  Matches,
  MaxLength,
  Min,
} from 'class-validator';
import { ATTESTATION_STATES, LINE_ANSWERS, type AttestationState, type LineAnswer } from './attestation.rules';

const SOMETHING = /\S/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MESSAGE = { message: 'A date is written YYYY-MM-DD.' };

export class VerifyAuthority {
  @IsUUID() personId: string;
  /** The title that the statement will carry. */
  @IsString() @Matches(SOMETHING, { message: 'Give the title.' }) @MaxLength(200) title: string;
  /** What was looked at: a board resolution, a register extract, a letter. */
  @IsString() @Matches(SOMETHING, { message: 'Say what you looked at.' }) @MaxLength(2000) basis: string;
  @IsOptional() @IsUUID() evidenceVersionId?: string;
  /** Last day on which the verification holds. */
  @IsISO8601({ strict: true }) @Matches(DAY, DAY_MESSAGE) expiresOn: string;
}

export class ScheduleAttestation {
  @IsUUID() periodId: string;
  @IsUUID() attestorId: string;
  @IsISO8601({ strict: true }) @Matches(DAY, DAY_MESSAGE) dueOn: string;
}

export class AttestationQuery {
  @IsOptional() @IsUUID() vendorId?: string;
  @IsOptional() @IsUUID() periodId?: string;
  @IsOptional() @IsIn(ATTESTATION_STATES) state?: AttestationState;
}

export class AnswerLine {
  @IsIn(LINE_ANSWERS) answer: LineAnswer;
  @IsString() @MaxLength(4000) explanation: string;
  @IsInt() @Min(1) version: number;
}

export class PrepareAttestation {
  /** Sub-outsourcers on which the services critically depend, one name each. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  subOutsourcers?: string[];
}

export class SignAttestation {
  /** Digest of the statement as it was shown: SHA-256, lower-case hex. */
  @IsString() @Matches(/^[0-9a-f]{64}$/) shownSha256: string;
  /** The signer's name, typed as a sign of intent. */
  @IsOptional() @IsString() @MaxLength(200) name?: string;
  /** IANA name of the signer's time zone; UTC when left out. */
  @IsOptional() @IsTimeZone() timeZone?: string;
}

export class ReasonedDecision {
  @IsString() @Matches(SOMETHING, { message: 'Give a reason.' }) @MaxLength(4000) reason: string;
}

export class AcceptAttestation {
  @IsOptional() @IsString() @MaxLength(4000) reason?: string;
}
