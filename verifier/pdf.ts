import { latin1 } from './bytes';
import { PdfDictionary, PdfReader, PdfReference, PdfSyntaxError, pdfText, type PdfValue } from './pdf-syntax';
import { partOf, type Files, type Source } from './source';

const TAIL = 2048;
const HEAD = 1 << 12;
const MOST_HEAD = 1 << 24;

export const isPdf = (head: Uint8Array): boolean => latin1(head.subarray(0, 5)) === '%PDF-';

/** A PDF of one revision with a plain cross-reference table, as packets are written. Methods throw `PdfSyntaxError`. */
export class Pdf {
  private constructor(
    readonly source: Source,
    private readonly offsets: ReadonlyMap<number, number>,
    private readonly trailer: PdfDictionary,
    /** Whether something was appended after the file had been finished. */
    readonly isAppended: boolean,
  ) {}

  static async open(source: Source): Promise<Pdf> {
    const from = Math.max(0, source.size - TAIL);
    const tail = latin1(await source.read(from, source.size - from));
    const [, start] = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail) ?? [];
    if (start === undefined) throw new PdfSyntaxError('it has no end: it is cut off, or something was put behind it');
    const at = Number(start);
    const table = new PdfReader(latin1(await source.read(at, source.size - at)));
    const offsets = offsetsOf(table);
    const trailer = table.value();
    if (!(trailer instanceof PdfDictionary)) throw new PdfSyntaxError('it has no trailer');
    return new Pdf(source, offsets, trailer, trailer.has('Prev'));
  }

  async root(): Promise<PdfDictionary> {
    return this.dictionary(this.trailer.get('Root'));
  }

  /** What a value stands for: an object where it is a reference. */
  async resolved(value: PdfValue | undefined): Promise<PdfValue> {
    return value instanceof PdfReference ? (await this.object(value)).value : (value ?? null);
  }

  async dictionary(value: PdfValue | undefined): Promise<PdfDictionary> {
    const found = await this.resolved(value);
    if (!(found instanceof PdfDictionary)) throw new PdfSyntaxError('something that should be a dictionary is none');
    return found;
  }

  /** An object, and where the data of its stream begin. */
  async object({ id }: PdfReference, length = HEAD): Promise<PdfObject> {
    const at = this.offsets.get(id);
    if (at === undefined) throw new PdfSyntaxError(`object ${id} is missing`);
    const text = latin1(await this.source.read(at, length));
    try {
      return objectIn(text, { id, at });
    } catch (error) {
      // It may only be longer than what was read of it.
      if (length >= MOST_HEAD || at + length >= this.source.size) throw error;
      return this.object(new PdfReference(id), length * 8);
    }
  }

  /** The embedded files, by name. Throws where one is listed twice, or is not stored as it was received. */
  async embeddedFiles(): Promise<Files> {
    const names = await this.resolved((await this.root()).get('Names'));
    const tree = names instanceof PdfDictionary ? await this.resolved(names.get('EmbeddedFiles')) : null;
    const files: Files = new Map();
    if (tree === null) return files;
    for (const spec of await this.leaves(tree, 0)) {
      const file = await this.dictionary(spec);
      const name = pdfText(await this.resolved(file.get('UF') ?? file.get('F')));
      if (files.has(name)) throw new PdfSyntaxError(`it holds two files ${name}`);
      files.set(name, await this.content(file));
    }
    return files;
  }

  private async leaves(node: PdfValue, depth: number): Promise<PdfValue[]> {
    const here = await this.dictionary(node);
    const names = await this.resolved(here.get('Names'));
    const kids = await this.resolved(here.get('Kids'));
    const found = Array.isArray(names) ? names.filter((_, i) => i % 2 === 1) : [];
    if (!Array.isArray(kids) || depth > 8) return found;
    for (const kid of kids) found.push(...(await this.leaves(kid, depth + 1)));
    return found;
  }

  private async content(spec: PdfDictionary): Promise<Source> {
    const files = await this.dictionary(spec.get('EF'));
    const { value, data } = await this.stream(files.get('F') ?? files.get('UF'));
    const length = await this.resolved(value.get('Length'));
    if (typeof length !== 'number') throw new PdfSyntaxError('an embedded file has no length');
    if (value.has('Filter')) throw new PdfSyntaxError('an embedded file is packed, which this portal never does');
    const end = latin1(await this.source.read(data + length, 12));
    if (!/^\r?\n?endstream/.test(end))
      throw new PdfSyntaxError('an embedded file is longer or shorter than the PDF says');
    return partOf(this.source, data, length);
  }

  private async stream(reference: PdfValue | undefined): Promise<{ value: PdfDictionary; data: number }> {
    const found = reference instanceof PdfReference ? await this.object(reference) : null;
    if (found?.value instanceof PdfDictionary && found.data >= 0) return { value: found.value, data: found.data };
    throw new PdfSyntaxError('an embedded file has no content');
  }
}

interface PdfObject {
  value: PdfValue;
  /** Where the data of its stream begin; -1 where it has none. */
  data: number;
}

function objectIn(text: string, { id, at }: { id: number; at: number }): PdfObject {
  const reader = new PdfReader(text);
  if (reader.value() !== id || reader.value() !== 0 || !reader.word('obj'))
    throw new PdfSyntaxError(`object ${id} is not where the file says`);
  const value = reader.value();
  if (!reader.word('stream')) {
    if (!reader.word('endobj')) throw new PdfSyntaxError(`object ${id} has no end`);
    return { value, data: -1 };
  }
  return { value, data: at + reader.at + (text.startsWith('\r\n', reader.at) ? 2 : 1) };
}

function offsetsOf(table: PdfReader): Map<number, number> {
  const offsets = new Map<number, number>();
  if (!table.word('xref')) throw new PdfSyntaxError('it has no cross-reference table');
  while (!table.word('trailer')) {
    const [first, count] = [table.value(), table.value()];
    if (typeof first !== 'number' || typeof count !== 'number')
      throw new PdfSyntaxError('its cross-reference table is damaged');
    for (let id = first; id < first + count; id += 1) {
      const [offset] = [table.value(), table.value()];
      if (table.word('n')) offsets.set(id, Number(offset));
      else if (!table.word('f')) throw new PdfSyntaxError('its cross-reference table is damaged');
    }
  }
  return offsets;
}
