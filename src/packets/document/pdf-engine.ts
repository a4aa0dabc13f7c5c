import PDFDocument from 'pdfkit';
import type { Readable } from 'node:stream';
import { xmlText } from './pdf-syntax';

/** What we use of a parsed font. Parsed fonts are read-only and shared between documents. */
export interface ParsedFont {
  hasGlyphForCodePoint(codePoint: number): boolean;
  glyphForCodePoint(codePoint: number): { readonly id: number; readonly advanceWidth: number };
  readonly layout: unknown;
}

/** One font as embedded in one document. */
export interface EmbeddedFont {
  readonly id: string;
  readonly font: ParsedFont;
  readonly subset: { includeGlyph(id: number): number };
  readonly widths: number[];
  readonly unicode: number[][];
  readonly scale: number;
  ref(): { toString(): string };
}

interface PdfkitInternals extends Readable {
  _offsets: (number | null)[];
  _offset: number;
  _waiting: number;
  _id: Uint8Array;
  _root: { readonly data: Record<string, unknown> };
  _font: EmbeddedFont;
  _fontFamilies: Record<string, EmbeddedFont>;
  info: Record<string, unknown>;
  font(source: Uint8Array | ParsedFont): unknown;
  appendXML(xml: string): void;
  addNamedEmbeddedFile(key: string, spec: ObjectId): void;
  end(): void;
  endMarkings(): void;
  endAcroForm(): void;
  _addInfo(): void;
  _write(data: unknown): void;
  _finalize(): void;
}

const Pdfkit = PDFDocument as unknown as new (options: object) => PdfkitInternals;

/** A reference to an object we write ourselves. The tag makes pdfkit print it with toString instead of as a dictionary. */
export class ObjectId {
  constructor(readonly id: number) {}

  get [Symbol.toStringTag](): string {
    return 'ObjectId';
  }

  toString(): string {
    return `${this.id} 0 R`;
  }
}

const BATCH = 1 << 16;

/**
 * pdfkit as object engine: fonts, metadata, colour profile and cross-reference table are its work; pages, text and structure are ours.
 * Objects are written once, in the order in which they are finished, and never kept.
 */
export class PdfEngine extends Pdfkit {
  private readonly batch = Buffer.allocUnsafe(BATCH);
  private filled = 0;

  constructor(options: object, digest: string) {
    super({ ...options, font: null, autoFirstPage: false });
    this._id = Uint8Array.from(Buffer.from(digest.slice(0, 32), 'hex'));
  }

  get catalog(): Record<string, unknown> {
    return this._root.data;
  }

  /** Embeds a font under its own key. pdfkit would take two files of one family for the same font. */
  embed(key: string, source: Uint8Array | ParsedFont): EmbeddedFont {
    const families = this._fontFamilies;
    this._fontFamilies = {};
    this.font(source);
    this._fontFamilies = families;
    families[key] = this._font;
    return this._font;
  }

  allocate(): ObjectId {
    return new ObjectId(this._offsets.push(null));
  }

  /** Writes a non-stream object. The body is PDF syntax in Latin-1. Returns the offset in the file at which the body starts. */
  writeObject(target: ObjectId, body: string): number {
    this._offsets[target.id - 1] = this._offset;
    const head = `${target.id} 0 obj\n`;
    const offset = this._offset + head.length;
    this.add(`${head}${body}\nendobj\n`);
    return offset;
  }

  /** Writes a stream object whose bytes are already encoded as `dictionary` says. */
  writeStream(target: ObjectId, dictionary: string, bytes: Buffer): void {
    this.beginStream(target, `${dictionary}/Length ${bytes.length}`);
    this.writeBytes(bytes);
    this.endStream();
  }

  /** Opens a stream object for bytes that come piece by piece; returns the offset at which they start. */
  beginStream(target: ObjectId, dictionary: string): number {
    this._offsets[target.id - 1] = this._offset;
    this.add(`${target.id} 0 obj\n<<${dictionary}>>\nstream\n`);
    return this._offset;
  }

  writeBytes(bytes: Uint8Array): void {
    this.flushBatch();
    this.push(bytes);
    this._offset += bytes.length;
  }

  endStream(): void {
    this.add('\nendstream\nendobj\n');
  }

  /** What pdfkit writes itself: its table of objects alone is a line for each, and a buffer for each line would outweigh the document. */
  override _write(data: unknown): void {
    // The head of the file is written by pdfkit's constructor, before there is anything to gather it in.
    if ((this.batch as Buffer | undefined) === undefined) super._write(data);
    else if (data instanceof Uint8Array) this.writeBytes(data);
    else this.add(`${String(data)}\n`);
  }

  override push(chunk: unknown): boolean {
    if (chunk === null) this.flushBatch();
    return super.push(chunk);
  }

  /** Closes the file. Throws when an object was promised and never written: such a file opens, and lacks a page. */
  override end(): void {
    super.end();
    if (this._waiting > 0) throw new Error(`PDF objects left open: ${this._waiting}`);
  }

  override _finalize(): void {
    const missing = this._offsets.findIndex((offset) => offset === null);
    if (missing >= 0) throw new Error(`PDF object ${missing + 1} was never written`);
    super._finalize();
  }

  /** pdfkit puts these texts into XML as they are. */
  override _addInfo(): void {
    const kept = this.info;
    this.info = Object.fromEntries(
      Object.entries(kept).map(([key, value]) => [key, typeof value === 'string' ? xmlText(value) : value]),
    );
    super._addInfo();
    this.info = kept;
  }

  /** The structure tree is ours. */
  override endMarkings(): void {
    return;
  }

  /** So is the form, which holds the signature. */
  override endAcroForm(): void {
    return;
  }

  /** Gathers Latin-1 text before it is pushed; the offset counts it at once. As bytes: strings would pile up until the next long collection. */
  private add(text: string): void {
    this._offset += text.length;
    if (this.filled + text.length > BATCH) this.flushBatch();
    if (text.length > BATCH) this.push(Buffer.from(text, 'latin1'));
    else this.filled += this.batch.write(text, this.filled, 'latin1');
  }

  private flushBatch(): void {
    if (this.filled === 0) return;
    const bytes = Buffer.from(this.batch.subarray(0, this.filled));
    this.filled = 0;
    this.push(bytes);
  }
}
