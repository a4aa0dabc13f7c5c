/** What may stand out in a PDF, seen in its bytes; what it has compressed stays unseen. */
export type PdfMark = 'encrypted' | 'scripts' | 'launches' | 'files' | 'media';

/** Bytes that one mark may take, so that none is missed between two pieces. */
export const LONGEST_MARK = 64;

const MARKS: readonly [PdfMark, RegExp][] = [
  ['encrypted', /\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/],
  ['scripts', /\/S\s*\/JavaScript\b|\/JavaScript\s*(?:\d+\s+\d+\s+R|<<)/],
  ['launches', /\/S\s*\/(?:Launch|SubmitForm|ImportData)\b/],
  ['files', /\/EmbeddedFiles?\b/],
  ['media', /\/RichMedia\b|\/S\s*\/Rendition\b/],
];

/** The marks in a piece of a PDF, read as Latin-1. */
export const marksIn = (piece: string): PdfMark[] =>
  MARKS.filter(([, pattern]) => pattern.test(piece)).map(([mark]) => mark);

/** Where the end of a PDF says that its table of objects is; null when it does not end like one. */
export function tableOffsetOf(tail: string): number | null {
  const found = /startxref\s+(\d+)\s+%%EOF\s*[^]{0,1024}$/.exec(tail.slice(-2048));
  return found ? Number(found[1]) : null;
}

/** Whether a table of objects, or the stream that stands for one, begins with these bytes. */
export const beginsTable = (bytes: string): boolean => /^\s*(?:xref\b|\d+\s+\d+\s+obj\b)/.test(bytes);
