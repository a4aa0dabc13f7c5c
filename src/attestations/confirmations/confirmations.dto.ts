import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { CONFIRMATION_STATES, type ConfirmationDecisionValue, type ConfirmationState } from './confirmation.rules';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class ScheduleConfirmations {
  @IsUUID() periodId: string;
}

export class ConfirmationQuery {
  @IsOptional() @IsUUID() vendorId?: string;
  @IsOptional() @IsUUID() periodId?: string;
  @IsOptional() @IsIn(CONFIRMATION_STATES) state?: ConfirmationState;
}

export class StatedChange {
  /** Name of the catalogue's event; null or left out for a change that it does not name. */
  @IsOptional() @IsString() @MaxLength(100) event?: string | null;
  @IsISO8601({ strict: true }) @Matches(DAY, { message: 'A date is written YYYY-MM-DD.' }) happenedOn: string;
  @IsString() @MaxLength(2000) text: string;
}

export class PrepareConfirmation {
  /** Empty: nothing has changed. */
  @IsArray() @ArrayMaxSize(100) @ValidateNested({ each: true }) @Type(() => StatedChange) changes: StatedChange[];
  @IsInt() @Min(1) version: number;
}

export class ConfirmationChangeView {
  event: string | null;
  eventWords: string | null;
  happenedOn: string;
  text: string;
}

export class ConfirmationItem {
  id: string;
  ref: string;
  vendorId: string;
  vendorName: string;
  periodId: string;
  periodCode: string;
  obligationId: string;
  quarter: string;
  dueOn: string;
  /** The rule behind the due day, in words, with the day that it precedes. */
  dueRule: string;
  state: ConfirmationState;
  overdue: boolean;
  /** How many changes it names. */
  changeCount: number;
  /** Each of them with its day, as it was written. */
  changeWords: string[];
  signerName: string | null;
  signedAt: string | null;
  late: boolean;
  textSha256: string | null;
}

export class ConfirmationList {
  total: number;
  items: ConfirmationItem[];
}

export class ConfirmationStatement {
  version: number;
  text: string;
  sha256: string;
}

export class ConfirmationDecisionView {
  decision: ConfirmationDecisionValue;
  reason: string;
  decidedByName: string;
  decidedAt: string;
}

export class ConfirmationSignatureView {
  signerName: string;
  signerTitle: string;
  shownText: string;
  shownSha256: string;
  signedAt: string;
  localTime: string;
  late: boolean;
}

export class EventChoice {
  event: string;
  words: string;
}

export class ConfirmationView extends ConfirmationItem {
  registrantName: string;
  changes: ConfirmationChangeView[];
  preparedByName: string | null;
  preparedAt: string | null;
  supersedes: string | null;
  version: number;
  /** Day that "since" means: of the last signed attestation, else the first of the fiscal year. */
  since: string;
  statement: ConfirmationStatement;
  signature: ConfirmationSignatureView | null;
  decisions: ConfirmationDecisionView[];
  /** Events that a change can name. */
  events: EventChoice[];
  /** Why the person who asks may not sign it now; null when they may, or when it is not waiting for a signature. */
  signRefusal: string | null;
}

export class ScheduledConfirmations {
  scheduled: number;
  items: ConfirmationItem[];
}
