import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { EFFECTS, type Effect } from '../assurance-report.rules';
import { MOST_PASTED } from './pasted-controls.rules';

const SOMETHING = /\S/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const A_DAY = { message: 'A date is written YYYY-MM-DD.' };

export class PasteControls {
  /** What was copied from a spreadsheet, or the text of a CSV file. */
  @IsString() @Matches(SOMETHING, { message: 'Paste the list here.' }) @MaxLength(1_000_000) text: string;
}

export class PastedControlView {
  /** Line of the sheet, from 1. */
  line: number;
  label: string;
  text: string;
  controlRef: string | null;
  ownerName: string | null;
  problems: string[];
}

export class PastedControlList {
  items: PastedControlView[];
  total: number;
  refused: number;
}

export class NewUserControl {
  @IsString() @Matches(SOMETHING, { message: 'Give it the label that the report uses.' }) @MaxLength(60) label: string;
  @IsString()
  @Matches(SOMETHING, { message: 'There is no text of the control in this row.' })
  @MaxLength(4000)
  text: string;
  @IsOptional() @IsString() @MaxLength(60) controlRef?: string | null;
  @IsOptional() @IsString() @MaxLength(200) ownerName?: string | null;
}

export class AddUserControls {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_PASTED)
  @ValidateNested({ each: true })
  @Type(() => NewUserControl)
  controls: NewUserControl[];
}

export class MapUserControl {
  @IsIn(['mapped', 'not_relevant', 'unmapped']) standing: 'mapped' | 'not_relevant' | 'unmapped';
  /** Our control's own name, for example `PAY-07`. */
  @IsOptional() @IsString() @MaxLength(60) controlRef?: string | null;
  @IsOptional() @IsString() @MaxLength(2000) controlWords?: string | null;
  @IsOptional() @IsString() @MaxLength(200) ownerName?: string | null;
  /** The owner's account, where the owner has one. */
  @IsOptional() @IsUUID() ownerPersonId?: string | null;
  @IsOptional() @IsString() @MaxLength(4000) notRelevantReason?: string | null;
  @IsInt() version: number;
}

export class RemoveUserControl {
  @IsString() @Matches(SOMETHING, { message: 'Give the reason.' }) @MaxLength(2000) reason: string;
}

export class CarryControls {
  @IsUUID(undefined, { message: 'Choose the report.' }) fromReportId: string;
}

export class ConfirmControls {
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(MOST_PASTED) @IsUUID(undefined, { each: true }) controlIds: string[];
  /** What was compared with what. */
  @IsString() @Matches(SOMETHING, { message: 'Say what you compared.' }) @MaxLength(2000) note: string;
}

export class TestUserControl {
  @IsIn(['passed', 'failed']) result: 'passed' | 'failed';
  @IsISO8601({ strict: true }, A_DAY) @Matches(DAY, A_DAY) testedOn: string;
  @IsString() @Matches(SOMETHING, { message: 'Say how it was tested.' }) @MaxLength(4000) method: string;
  /** Where our own working paper is kept. */
  @IsOptional() @IsString() @MaxLength(200) workpaperRef?: string | null;
}

export class EvaluateUserControlTest {
  @IsString() @Matches(SOMETHING, { message: 'Write the evaluation.' }) @MaxLength(4000) evaluation: string;
  @IsOptional() @IsString() @MaxLength(4000) compensatingControl?: string | null;
  @IsIn(EFFECTS) effect: Effect;
}
