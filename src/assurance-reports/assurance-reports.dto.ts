import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
} from 'class-validator';
import {
  CRITERIA,
  OPINIONS,
  REPORT_KINDS,
  REPORT_STATES,
  SUBSERVICE_METHODS,
  type Criterion,
  type Opinion,
  type ReportKind,
  type ReportState,
  type SubserviceMethod,
} from './assurance-report.rules';

const SOMETHING = /\S/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const A_DAY = { message: 'A date is written YYYY-MM-DD.' };

export class AssuranceQuery {
  @IsOptional() @IsUUID() vendorId?: string;
  @IsOptional() @IsUUID() periodId?: string;
  @IsOptional() @IsIn(REPORT_KINDS) kind?: ReportKind;
  @IsOptional() @IsIn(REPORT_STATES) state?: ReportState;
}

export class YearCoverageQuery {
  @IsUUID() periodId: string;
  @IsOptional() @IsIn(REPORT_KINDS) kind?: ReportKind;
  @IsOptional() @IsUUID() vendorId?: string;
}

export class ExpectReport {
  @IsUUID(undefined, { message: 'Choose the vendor.' }) vendorId: string;
  @IsUUID(undefined, { message: 'Choose the fiscal year.' }) periodId: string;
  @IsIn(REPORT_KINDS) kind: ReportKind;
  @IsString() @Matches(SOMETHING, { message: 'Name the report.' }) @MaxLength(200) title: string;
  /** Services of ours that it shall speak of. */
  @IsArray() @ArrayMaxSize(200) @ArrayUnique() @IsUUID(undefined, { each: true }) serviceIds: string[];
  @IsISO8601({ strict: true }, A_DAY) @Matches(DAY, A_DAY) dueOn: string;
}

export class ChangeExpectation {
  @IsString() @Matches(SOMETHING, { message: 'Name the report.' }) @MaxLength(200) title: string;
  @IsArray() @ArrayMaxSize(200) @ArrayUnique() @IsUUID(undefined, { each: true }) serviceIds: string[];
  @IsISO8601({ strict: true }, A_DAY) @Matches(DAY, A_DAY) dueOn: string;
  @IsInt() version: number;
}

export class ExpectForPeriod {
  @IsUUID() periodId: string;
}

export class ExpectedForPeriod {
  added: number;
  refs: string[];
}

/** What the report says, written down by whoever brings it. */
export class AssuranceContent {
  @IsUUID(undefined, { message: 'Choose the file.' }) evidenceVersionId: string;
  @IsOptional() @IsIn([1, 2]) reportType?: 1 | 2 | null;
  /** For a certificate: what it certifies. */
  @IsOptional() @IsString() @MaxLength(200) standard?: string | null;
  /** First day that it speaks of, or is valid for; none for a Type 1 report. */
  @IsOptional() @IsISO8601({ strict: true }, A_DAY) @Matches(DAY, A_DAY) coversFrom?: string | null;
  /** Last day that it speaks of, or is valid for; the day of a Type 1 report. */
  @IsISO8601({ strict: true }, A_DAY) @Matches(DAY, A_DAY) coversTo: string;
  @IsOptional() @IsISO8601({ strict: true }, A_DAY) @Matches(DAY, A_DAY) issuedOn?: string | null;
  /** Service auditor, or certification body. */
  @IsString() @Matches(SOMETHING, { message: 'Name who issued it.' }) @MaxLength(200) auditorName: string;
  @IsOptional() @IsIn(OPINIONS) opinion?: Opinion | null;
  @IsOptional() @IsString() @MaxLength(4000) opinionBasis?: string | null;
  @IsArray() @ArrayMaxSize(5) @ArrayUnique() @IsIn(CRITERIA, { each: true }) criteria: Criterion[];
  @IsArray() @ArrayMaxSize(200) @ArrayUnique() @IsUUID(undefined, { each: true }) serviceIds: string[];
  @IsArray() @ArrayMaxSize(200) @ArrayUnique() @IsUUID(undefined, { each: true }) siteIds: string[];
  @IsOptional() @IsString() @MaxLength(4000) scopeWords?: string | null;
  /** Whether its use is restricted to certain readers, as SOC reports usually say. */
  @IsBoolean() restrictedUse: boolean;
}

export class ReceiveReport extends AssuranceContent {
  /** An evaluated report that this one replaces: corrected or reissued. */
  @IsOptional() @IsUUID() supersedesId?: string;
}

export class CorrectReport extends AssuranceContent {
  @IsInt() version: number;
}

export class AddSubservice {
  @IsString() @Matches(SOMETHING, { message: 'Name the organisation.' }) @MaxLength(200) name: string;
  @IsString() @Matches(SOMETHING, { message: 'Say what it does for the vendor.' }) @MaxLength(2000) what: string;
  @IsIn(SUBSERVICE_METHODS) method: SubserviceMethod;
  @IsBoolean() icfrRelevant: boolean;
  /** Controls that the report assumes at that organisation. */
  @IsOptional() @IsString() @MaxLength(4000) expectedControls?: string | null;
  /** The sub-outsourcer of the register. */
  @IsOptional() @IsUUID() fourthPartyId?: string | null;
}

export class LinkSubservice {
  @IsOptional() @IsUUID() fourthPartyId?: string | null;
}

export class AddDeviation {
  @IsString() @MaxLength(60) controlRef: string;
  @IsString() @MaxLength(2000) control: string;
  @IsString() @Matches(SOMETHING, { message: 'Say what the auditor found.' }) @MaxLength(4000) deviation: string;
  @IsOptional() @IsString() @MaxLength(4000) managementResponse?: string | null;
}
