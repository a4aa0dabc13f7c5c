import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import type { ExerciseKind } from '../exercise-kinds.rules';
import { CalendarVendorView, MissingView } from './calendar.dto';
import { ACTIVITY_KINDS, type ActivityKind, type ProgrammeState } from './programme.rules';
import type { Standing } from './sufficiency.rules';

export class ProgrammesQuery {
  @IsOptional() @IsUUID() vendorId?: string;
  @IsOptional() @IsUUID() periodId?: string;
}

export class StartProgramme {
  @IsUUID() periodId: string;
}

export class ActivityInput {
  @IsIn(ACTIVITY_KINDS) kind: ActivityKind;
  /** YYYY-MM-DD. */
  @IsISO8601({ strict: true }) @MaxLength(10) plannedOn: string;
  @IsString() @MaxLength(200) ownerName: string;
  @IsOptional() @IsString() @MaxLength(1000) what?: string;
}

export class WriteActivities {
  @IsInt() @Min(1) version: number;
  @IsOptional() @IsString() @MaxLength(4000) note?: string;
  @IsArray()
  @ArrayMaxSize(4)
  @ArrayUnique((row: ActivityInput) => row.kind)
  @ValidateNested({ each: true })
  @Type(() => ActivityInput)
  activities: ActivityInput[];
}

export class SeenProgramme {
  @IsInt() @Min(1) version: number;
}

export class DecideProgramme {
  @IsInt() @Min(1) version: number;
  @IsIn(['agreed', 'returned']) decision: 'agreed' | 'returned';
  /** Needed to return it, and to agree although something is missing. */
  @IsOptional() @IsString() @MaxLength(2000) note?: string;
}

export class CompleteActivity {
  @IsIn(ACTIVITY_KINDS) kind: ActivityKind;
  /** The day on which it was done, YYYY-MM-DD. */
  @IsISO8601({ strict: true }) @MaxLength(10) doneOn: string;
  @IsOptional() @IsString() @MaxLength(2000) note?: string;
  @IsOptional() @IsUUID() evidenceVersionId?: string | null;
}

export class StartedProgramme {
  id: string;
  ref: string;
  number: number;
}

export class ActivityView {
  kind: ActivityKind;
  plannedOn: string | null;
  ownerName: string;
  what: string;
  doneOn: string | null;
  doneNote: string | null;
  doneByName: string | null;
  evidenceVersionId: string | null;
  /** The last day on which the registers show it, whatever is written here; null where they show none. */
  shownOn: string | null;
  /** What shows it, for example the reference of an exercise. */
  shownBy: string | null;
}

export class ProgrammeLineView {
  exerciseId: string;
  ref: string;
  title: string;
  kind: ExerciseKind;
  kindLabel: string;
  serviceName: string;
  tier: string | null;
  /** The day that was proposed or agreed. */
  plannedOn: string;
  /** How it stands today, and for which day. */
  standing: Standing;
  now: string;
}

export class ProgrammeSummary {
  id: string;
  ref: string;
  number: number;
  vendorId: string;
  vendorName: string | null;
  periodId: string;
  periodCode: string;
  state: ProgrammeState;
  note: string;
  exercises: number;
  activitiesDone: number;
  proposedByName: string | null;
  proposedAt: string | null;
  decidedByName: string | null;
  decidedAt: string | null;
  decisionNote: string | null;
  version: number;
}

export class ProgrammeList {
  items: ProgrammeSummary[];
  total: number;
}

export class ProgrammeView extends ProgrammeSummary {
  from: string;
  to: string;
  activities: ActivityView[];
  /** The exercises of the year: as proposed or agreed, or, of a draft, those that would be proposed. */
  lines: ProgrammeLineView[];
  /** What it lacked when it was decided on; of one that is not decided, what it lacks now. */
  missing: MissingView[];
  /** The year as it stands, service by service. */
  calendar: CalendarVendorView | null;
}
