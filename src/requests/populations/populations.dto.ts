import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { OrderedQuery } from '../../foundation/page-query.dto';
import { POPULATION_KINDS, type PopulationKind } from './population-kind';

export class FreezePopulation {
  @IsIn(POPULATION_KINDS) kind: PopulationKind;
  @IsUUID() periodId: string;
  /** Code of a requirement, where the population is one of requirements. */
  @IsOptional()
  @IsString()
  @Matches(/^[A-Z]{2,6}-\d{2,3}$/, { message: 'A requirement is named as in TST-02.' })
  requirement?: string;
  @IsOptional() @IsUUID() vendorId?: string;
}

export const POPULATION_ORDERS = ['title', 'period', 'rows', 'run', 'runBy', 'samples'] as const;
export type PopulationOrder = (typeof POPULATION_ORDERS)[number];

export class PopulationsQuery extends OrderedQuery {
  @IsOptional() @IsUUID() periodId?: string;
  /** Part of the reference or of the title. */
  @IsOptional() @IsString() @MaxLength(200) q?: string;
  @IsOptional() @IsIn(POPULATION_ORDERS) order?: PopulationOrder;
}

export class PopulationItemsQuery {
  /** Items before this number are left out; from 1. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(10_000_000) from?: number;
}

export class PopulationKindView {
  kind: PopulationKind;
  title: string;
  words: string;
  byRequirement: boolean;
}

export class PopulationKindList {
  items: PopulationKindView[];
}

export class PopulationTotalView {
  label: string;
  value: number;
}

export class PopulationLeftOutView {
  reason: string;
  count: number;
}

export class PopulationSummary {
  id: string;
  ref: string;
  kind: PopulationKind;
  title: string;
  periodId: string;
  periodCode: string;
  requirement: string | null;
  vendorId: string | null;
  vendorName: string | null;
  runBy: string;
  runAt: string;
  rowCount: number;
  sourceCount: number;
  /** Lower-case hex SHA-256 of the frozen file. */
  sha256: string;
  bytes: number;
  /** The same of the file of JSON lines; null for a population that was frozen without one. */
  linesSha256: string | null;
  linesBytes: number | null;
  samples: number;
}

export class PopulationList {
  total: number;
  items: PopulationSummary[];
}

export class PopulationParameter {
  name: string;
  value: string | null;
}

export class PopulationDetail extends PopulationSummary {
  queryWords: string;
  queryCode: string;
  parameters: PopulationParameter[];
  totals: PopulationTotalView[];
  leftOut: PopulationLeftOutView[];
  /** Rows and those left out are together all rows of the source. */
  reconciles: boolean;
}

export class PopulationItemView {
  number: number;
  label: string;
  subjectKind: string;
  subjectId: string;
  vendorId: string | null;
  vendorName: string | null;
  happenedOn: string | null;
}

export class PopulationItemsPage {
  total: number;
  items: PopulationItemView[];
  /** Number of the next item that is not in this answer; null at the end. */
  next: number | null;
}
