import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { MayBeLeftOut } from '../../foundation/validation';
import { DATA_FEEDS, type DataFeed } from './dependency-words.rules';
import { UsingService } from './fourth-parties.dto';

const SOMETHING = /\S/;

/** Data that, lost or wrong, would stop people being paid, customers being billed or results being reported. */
export class AddDataSet {
  @IsString() @Matches(SOMETHING, { message: 'Name the data.' }) @MaxLength(200) name: string;
  @MayBeLeftOut() @IsString() @MaxLength(2000) contents?: string;
  /** What it feeds. */
  @IsArray() @ArrayMaxSize(6) @IsIn(DATA_FEEDS, { each: true }) feeds: DataFeed[];
  @MayBeLeftOut() @IsBoolean() personalData?: boolean;
  /** The system that holds the record. */
  @IsOptional() @IsUUID() systemId?: string | null;
  /** The oldest copy that one could go on with, in minutes. */
  @IsOptional() @IsInt() @Min(0) @Max(5_256_000) oldestCopyMinutes?: number | null;
  /** Who notices, and what does not happen. */
  @MayBeLeftOut() @IsString() @MaxLength(2000) ifLost?: string;
}

export class ChangeDataSet extends AddDataSet {
  @IsInt() version: number;
}

export class AddTeam {
  @IsString() @Matches(SOMETHING, { message: 'Name the team.' }) @MaxLength(200) name: string;
  @MayBeLeftOut() @IsString() @MaxLength(2000) what?: string;
  @MayBeLeftOut() @IsString() @MaxLength(200) lead?: string;
  @IsOptional() @IsInt() @Min(0) @Max(1_000_000) people?: number | null;
  /** Where it works. */
  @IsOptional() @IsUUID() siteId?: string | null;
}

export class ChangeTeam extends AddTeam {
  @IsInt() version: number;
}

export class DataSetView {
  id: string;
  vendorId: string;
  ref: string;
  name: string;
  contents: string;
  feeds: DataFeed[];
  personalData: boolean;
  systemId: string | null;
  systemName: string | null;
  oldestCopyMinutes: number | null;
  ifLost: string;
  /** Its loss shows in pay, books or reports. */
  telling: boolean;
  endedOn: string | null;
  services: UsingService[];
  version: number;
}

export class DataSetList {
  total: number;
  items: DataSetView[];
}

export class TeamView {
  id: string;
  vendorId: string;
  ref: string;
  name: string;
  what: string;
  lead: string;
  people: number | null;
  siteId: string | null;
  siteName: string | null;
  endedOn: string | null;
  services: UsingService[];
  version: number;
}

export class TeamList {
  total: number;
  items: TeamView[];
}
