import { IsBoolean, IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { MayBeLeftOut } from '../../foundation/validation';
import { AlertView } from './conflicts.dto';
import { ASSURANCES, SOC_METHODS, type Assurance, type SocMethod } from './dependency-words.rules';

const SOMETHING = /\S/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_WORDS = { message: 'A date is written YYYY-MM-DD.' };

/** What the vendor has seen of a sub-outsourcer's plan, tests and assurance. Null says that there is none. */
export class Oversight {
  /** The day on which its recovery plan was seen; it counts as on file from then on. */
  @IsOptional() @IsISO8601({ strict: true }) @Matches(DAY, DAY_WORDS) planSeenOn?: string | null;
  @IsOptional() @IsISO8601({ strict: true }) @Matches(DAY, DAY_WORDS) lastTestedOn?: string | null;
  @MayBeLeftOut() @IsString() @MaxLength(2000) testResult?: string;
  @MayBeLeftOut() @IsIn(ASSURANCES) assurance?: Assurance;
  @IsOptional() @IsISO8601({ strict: true }) @Matches(DAY, DAY_WORDS) assuranceUntil?: string | null;
  /** How the vendor's own SOC report treats it. */
  @MayBeLeftOut() @IsIn(SOC_METHODS) socMethod?: SocMethod;
}

export class AddSubOutsourcer extends Oversight {
  @IsString() @Matches(SOMETHING, { message: 'Name the company.' }) @MaxLength(200) name: string;
  @MayBeLeftOut() @IsString() @MaxLength(200) legalName?: string;
  /** Two letters, ISO 3166-1. */
  @IsOptional() @Matches(/^[A-Z]{2}$/, { message: 'Two capital letters, such as US' }) country?: string | null;
  @MayBeLeftOut() @IsString() @MaxLength(200) place?: string;
  @IsString() @Matches(SOMETHING, { message: 'Say what it does for the service.' }) @MaxLength(2000) what: string;
  /** The service stops without it. */
  @IsBoolean() critical: boolean;
  @MayBeLeftOut() @IsBoolean() holdsRegistrantData?: boolean;
  /** What it does matters to the registrant's financial reporting. */
  @MayBeLeftOut() @IsBoolean() icfrRelevant?: boolean;
  /** From when it does this; a day to come tells the registrant before the change. */
  @IsOptional() @IsISO8601({ strict: true }) @Matches(DAY, DAY_WORDS) startsOn?: string | null;
}

export class ChangeSubOutsourcer {
  @MayBeLeftOut() @IsString() @Matches(SOMETHING, { message: 'Name the company.' }) @MaxLength(200) name?: string;
  @MayBeLeftOut() @IsString() @MaxLength(200) legalName?: string;
  @IsOptional() @Matches(/^[A-Z]{2}$/, { message: 'Two capital letters, such as US' }) country?: string | null;
  @MayBeLeftOut() @IsString() @MaxLength(200) place?: string;
  @MayBeLeftOut() @IsString() @Matches(SOMETHING, { message: 'Say what it does.' }) @MaxLength(2000) what?: string;
  @MayBeLeftOut() @IsBoolean() critical?: boolean;
  @MayBeLeftOut() @IsBoolean() holdsRegistrantData?: boolean;
  @MayBeLeftOut() @IsBoolean() icfrRelevant?: boolean;
  @IsOptional() @IsISO8601({ strict: true }) @Matches(DAY, DAY_WORDS) startsOn?: string | null;
  @IsInt() version: number;
}

/** The vendor looked at the sub-outsourcer's plan and tests: what it saw, on which day. */
export class AssessSubOutsourcer extends Oversight {
  @IsISO8601({ strict: true }) @Matches(DAY, DAY_WORDS) assessedOn: string;
  @IsString()
  @Matches(SOMETHING, { message: 'Say what you looked at and what you found.' })
  @MaxLength(4000)
  note: string;
  @IsInt() version: number;
}

export class EndRegistered {
  @IsISO8601({ strict: true }) @Matches(DAY, DAY_WORDS) endedOn: string;
  @IsInt() version: number;
}

export class SubOutsourcerQuery {
  @IsOptional() @IsUUID() vendorId?: string;
}

export class UsingService {
  id: string;
  ref: string;
  name: string;
}

export class SubOutsourcerView {
  id: string;
  vendorId: string;
  vendorName: string;
  ref: string;
  name: string;
  legalName: string;
  country: string | null;
  place: string;
  what: string;
  critical: boolean;
  holdsRegistrantData: boolean;
  icfrRelevant: boolean;
  planOnFile: boolean;
  planSeenOn: string | null;
  lastTestedOn: string | null;
  testResult: string;
  assurance: Assurance;
  assuranceUntil: string | null;
  socMethod: SocMethod;
  assessedOn: string | null;
  assessedByName: string | null;
  assessmentNote: string;
  startsOn: string | null;
  addedAt: string;
  /** Entered before it began: the registrant was told ahead of the change. Null without a day of beginning. */
  toldAhead: boolean | null;
  state: 'active' | 'ended';
  endedOn: string | null;
  /** Services of the vendor that rest on it. */
  services: UsingService[];
  gaps: AlertView[];
  version: number;
}

export class SubOutsourcerList {
  total: number;
  items: SubOutsourcerView[];
}
