import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { IMPORT_KINDS, type ColumnType, type ImportKind } from './import-columns.rules';
import type { ImportAction } from './import-plan.rules';

export class PreviewQuery {
  @IsIn(IMPORT_KINDS) kind: ImportKind;
  @IsString() @MinLength(1) @MaxLength(200) fileName: string;
  /** Headers of the file that are left out on purpose; as often as there are. */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value))
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(60)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  ignore?: string[];
  /** What a header of the file is, as `<key of the column>:<header>`, such as `legalName:Firm`; as often as there are. */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value))
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(60)
  @IsString({ each: true })
  @MaxLength(250, { each: true })
  @Matches(/^[A-Za-z0-9]+:[^]+$/, { each: true })
  use?: string[];
}

export class TemplateQuery {
  @IsOptional() @IsIn(['xlsx', 'csv']) format?: 'xlsx' | 'csv';
}

export class ApplyImport {
  /** Digest of the file that was previewed. */
  @Matches(/^[0-9a-f]{64}$/) fileSha256: string;
  /** Digest of what the preview said it would do. */
  @Matches(/^[0-9a-f]{64}$/) planSha256: string;
}

export class ImportColumnView {
  key: string;
  header: string;
  type: ColumnType;
  required: boolean;
  options: string[];
  hint: string;
}

export class ImportKindView {
  kind: ImportKind;
  columns: ImportColumnView[];
}

/** Kinds that the person who asks may also enter by hand. */
export class ImportKindList {
  items: ImportKindView[];
  mostRows: number;
  mostBytes: number;
}

/** A header of the file that a person matched to a column of the list. */
export class MappedHeaderView {
  header: string;
  /** Header of the column. */
  column: string;
}

export const IMPORT_STATES = ['previewed', 'applying', 'failed', 'applied'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export class ImportRunSummary {
  id: string;
  ref: string;
  kind: ImportKind;
  fileName: string;
  format: 'xlsx' | 'csv';
  fileSha256: string;
  planSha256: string;
  rows: number;
  creates: number;
  changes: number;
  unchanged: number;
  refused: number;
  ignoredHeaders: string[];
  mappedHeaders: MappedHeaderView[];
  /** Long lists are `applying` until a job has entered them all, or has `failed` and entered none. */
  state: ImportState;
  /** Rows entered so far, while it is applied. */
  entered: number;
  /** Why nothing was entered. */
  failure: string | null;
  previewedByName: string;
  previewedAt: string;
  appliedByName: string | null;
  appliedAt: string | null;
}

export class ImportRunList {
  total: number;
  items: ImportRunSummary[];
}

export class ImportErrorView {
  column: string;
  address: string;
  code: string;
  message: string;
}

export class ImportChangeView {
  column: string;
  before: string | null;
  after: string;
}

export class ImportRowView {
  row: number;
  action: ImportAction;
  label: string;
  changes: ImportChangeView[];
  errors: ImportErrorView[];
  /** What the applied row made or changed. */
  doneId: string | null;
  doneRef: string | null;
}

export class ImportRunView extends ImportRunSummary {
  items: ImportRowView[];
}

export class ImportInvitation {
  row: number;
  email: string;
  invitationUrl: string;
}

export class AppliedImport {
  run: ImportRunView;
  /** For people: shown once. */
  invitations: ImportInvitation[];
}
