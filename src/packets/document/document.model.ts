import type { Readable } from 'node:stream';

/** A stretch of text in one style. `link` names the anchor of a heading, paragraph or table row in the same document. */
export interface TextRun {
  readonly text: string;
  readonly bold?: boolean;
  readonly mono?: boolean;
  readonly link?: string;
}

/** Text as written. A newline is a forced line break; other white space collapses. */
export type Inline = string | readonly TextRun[];

/** The glyph before a status word. The word carries the meaning; the glyph helps the eye; colour says nothing alone. */
export type StatusMark = 'pass' | 'fail' | 'partial' | 'open' | 'attention' | 'excluded';

export interface StatusCell {
  readonly mark: StatusMark;
  readonly word: string;
}

export type Cell = Inline | StatusCell;

export interface CoverBlock {
  readonly kind: 'cover';
  /** The kind of document, in small type above the title. */
  readonly eyebrow: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly facts: readonly KeyValue[];
  /** A lower-case hex digest, printed in groups that a person can read aloud. */
  readonly digest?: { readonly label: string; readonly hex: string };
  /** Confidentiality and use restriction, at the foot of the cover. */
  readonly notice?: string;
}

export interface ContentsBlock {
  readonly kind: 'contents';
  readonly title: string;
  /** The deepest heading level listed; 2 when left out. */
  readonly depth?: 1 | 2 | 3;
}

export interface HeadingBlock {
  readonly kind: 'heading';
  readonly level: 1 | 2 | 3;
  readonly number?: string;
  readonly text: string;
  readonly anchor?: string;
}

export interface ParagraphBlock {
  readonly kind: 'paragraph';
  readonly text: Inline;
  readonly anchor?: string;
  readonly small?: boolean;
}

export interface KeyValue {
  readonly key: string;
  readonly value: Cell;
}

export interface KeyValuesBlock {
  readonly kind: 'keyValues';
  readonly items: readonly KeyValue[];
}

export interface TableColumn {
  readonly title: string;
  /** Share of the width, relative to the other columns. */
  readonly weight: number;
  readonly align?: 'left' | 'right';
  /** Digests and identifiers: fixed-width type. */
  readonly mono?: boolean;
  /** The cell that names its row, read aloud with every other cell of it. */
  readonly rowHeader?: boolean;
}

export interface TableRow {
  readonly cells: readonly Cell[];
  readonly anchor?: string;
  /** A bookmark below the current heading, for example of an exhibit in the evidence index. */
  readonly bookmark?: string;
  /** Totals and subtotals. */
  readonly bold?: boolean;
}

export interface TableBlock {
  readonly kind: 'table';
  readonly caption?: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** Printed in place of rows when there are none; an empty table is a statement and needs words. */
  readonly none?: string;
}

/** Text in a bordered box. A statement is quoted word for word; a note or a warning is our own. */
export interface CalloutBlock {
  readonly kind: 'callout';
  readonly tone: 'statement' | 'note' | 'warning';
  readonly title?: string;
  /** One string per paragraph. Line breaks inside are kept. */
  readonly paragraphs: readonly Inline[];
  /** Who said it and when, below the text. */
  readonly attribution?: string;
}

export interface ListBlock {
  readonly kind: 'list';
  readonly items: readonly Inline[];
  readonly ordered?: boolean;
}

export interface ChartBar {
  readonly label: string;
  /** Null: not measured, or not reached. Zero is a measured zero. */
  readonly achievedMinutes: number | null;
  readonly objectiveMinutes: number | null;
  /** Spread of several measurements behind the bar. */
  readonly rangeMinutes?: { readonly low: number; readonly high: number };
}

export interface ChartBlock {
  readonly kind: 'chart';
  readonly title: string;
  readonly bars: readonly ChartBar[];
}

export interface PageBreakBlock {
  readonly kind: 'pageBreak';
  /** How the pages from here on are turned; unchanged when left out. */
  readonly orientation?: 'portrait' | 'landscape';
}

export type Block =
  | CoverBlock
  | ContentsBlock
  | HeadingBlock
  | ParagraphBlock
  | KeyValuesBlock
  | TableBlock
  | CalloutBlock
  | ListBlock
  | ChartBlock
  | PageBreakBlock;

/** An original, attached unchanged. It is read once, while the document is written, and never held in memory. */
export interface Exhibit {
  /** File name as received. Must be unique in the document. */
  readonly name: string;
  readonly mime: string;
  /** Size in bytes; the document fails when the stream delivers another number. */
  readonly bytes: number;
  /** Lower-case hex; when given, the document fails when the stream has another digest. */
  readonly sha256?: string;
  readonly description: string;
  /** UTC ISO instant. */
  readonly createdAt: string;
  readonly relationship?: 'Source' | 'Data' | 'Supplement' | 'Unspecified';
  open(): Readable;
}

export interface PacketDocument {
  readonly title: string;
  readonly subject: string;
  /** BCP 47, for example en-GB. */
  readonly language: string;
  readonly author: string;
  /** UTC ISO instant, printed nowhere but in the file's own properties. */
  readonly createdAt: string;
  /** Lower-case hex SHA-256 of what the document says; the file identifier is taken from it. */
  readonly digest: string;
  /** At the foot of every page: packet id and status. */
  readonly footer: string;
  /** Across every page, for example DRAFT. */
  readonly watermark?: string;
  /** Leaves room for an electronic signature over the whole file; see `SignatureRoom`. */
  readonly signature?: { readonly reason: string };
  readonly blocks: readonly Block[];
  readonly exhibits?: readonly Exhibit[];
}

/** Where an electronic signature is to be written, as offsets in the file; nothing else of the file depends on it. */
export interface SignatureRoom {
  /** `[0 a b c]`, padded with spaces: the two stretches of the file that the signature covers. */
  readonly byteRange: { readonly offset: number; readonly length: number };
  /** A PDF date in parentheses: when the signer says that it signed. */
  readonly time: { readonly offset: number; readonly length: number };
  /** `<00…>`: the signature itself in hex, with its brackets. */
  readonly contents: { readonly offset: number; readonly length: number };
}

export interface RenderedDocument {
  readonly pages: number;
  /** Null unless the document asked for one. */
  readonly signature: SignatureRoom | null;
  /** What was attached, measured in the same pass that wrote it. */
  readonly exhibits: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
}
