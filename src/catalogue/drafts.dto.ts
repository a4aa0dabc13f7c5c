import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { LARGEST_TEXT } from './document-text.rules';
import { DRAFT_KINDS, type DraftKindName } from './draft-kinds';
import type { DraftDecision, DraftState } from './draft.rules';

export class DraftQuery {
  @IsOptional() @IsIn(DRAFT_KINDS) kind?: DraftKindName;
}

/** A document as text, YAML or JSON. */
export class CheckDocument {
  @IsIn(DRAFT_KINDS) kind: DraftKindName;
  @IsString() @MinLength(1) @MaxLength(LARGEST_TEXT) text: string;
}

export class DocumentProblem {
  /** JSON pointer into the document; empty for the document as a whole. */
  pointer: string;
  message: string;
  /** Line of the text, from 1; null where none can be named. */
  line: number | null;
}

export class DiffLineView {
  change: 'added' | 'removed' | 'changed';
  /** The requirement or question, or the part of the document. */
  part: string;
  pointer: string;
  field: string;
  before: string | null;
  after: string | null;
}

export class DocumentCheck {
  problems: DocumentProblem[];
  /** What it would change in the version in use; empty while there are problems. */
  differences: DiffLineView[];
}

export class StartDraft {
  @IsIn(DRAFT_KINDS) kind: DraftKindName;
  @IsString() @IsNotEmpty() @MaxLength(200) title: string;
  /** Without it, the draft is a copy of the version in use, to be tailored. */
  @IsOptional() @IsString() @MinLength(1) @MaxLength(LARGEST_TEXT) text?: string;
}

export class ReplaceDocument {
  @IsInt() version: number;
  @IsString() @MinLength(1) @MaxLength(LARGEST_TEXT) text: string;
}

export class DecideOnDraft {
  @IsInt() version: number;
  @IsIn(['approved', 'returned']) decision: 'approved' | 'returned';
  /** Needed to hand a draft back. */
  @IsOptional() @IsString() @MaxLength(2000) reason?: string;
}

export class PublishDraft {
  @IsInt() version: number;
}

export class WithdrawDraft {
  @IsInt() version: number;
  @IsString() @IsNotEmpty() @MaxLength(2000) reason: string;
}

export class DraftSummary {
  id: string;
  kind: DraftKindName;
  /** Such as `CD-0001`. */
  ref: string;
  title: string;
  origin: 'tailored' | 'imported';
  baseVersionId: string;
  base: string;
  state: DraftState;
  startedByName: string;
  startedAt: string;
  lastEditedByName: string;
  lastEditedAt: string;
  publishedVersionId: string | null;
  version: number;
}

export class DraftList {
  total: number;
  items: DraftSummary[];
}

export class DraftRevisionView {
  number: number;
  summary: string;
  documentSha256: string;
  editedByName: string;
  editedAt: string;
}

export class DraftDecisionView {
  decision: DraftDecision;
  reason: string;
  documentSha256: string;
  differences: number;
  decidedByName: string;
  decidedAt: string;
}

export class DraftView extends DraftSummary {
  documentSha256: string;
  differences: DiffLineView[];
  /** What a registrant may not say; empty in everything that was saved, unless the shipped version moved on. */
  problems: DocumentProblem[];
  revisions: DraftRevisionView[];
  decisions: DraftDecisionView[];
  /** Why the asking person could not approve or publish it now; null when they could. */
  whyNotApprove: string | null;
}

export class DownloadQuery {
  @IsOptional() @IsIn(['yaml', 'json']) format?: 'yaml' | 'json';
}
