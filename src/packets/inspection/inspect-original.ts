import { open, type FileHandle } from 'node:fs/promises';
import { beginsTable, LONGEST_MARK, marksIn, tableOffsetOf, type PdfMark } from './pdf-marks.rules';
import { remarksOn, type FileSigns } from './remarks.rules';
import { ZIP_TAIL, zipDirectoryOf, zipEndOf } from './zip-directory.rules';

const [HEAD_BYTES, PIECE_BYTES, LOOKED_AT_BYTES, DIRECTORY_BYTES] = [1024, 1 << 20, 64 << 20, 8 << 20];

/** How files of one kind begin; a PDF and a page may begin a little later. */
const BEGINNINGS: readonly [string, RegExp][] = [
  ['PDF', /%PDF-/],
  ['web page', /<(?:!doctype html|html|script)\b/i],
  ['PNG image', /^\x89PNG\r\n/],
  ['JPEG image', /^\xff\xd8\xff/],
  ['GIF image', /^GIF8[79]a/],
  ['Windows program', /^MZ[^]{58}/],
  ['gzip archive', new RegExp(`^${String.fromCharCode(0x1f, 0x8b, 8)}`)],
];

/**
 * Looks at an original's bytes for what somebody who opens it should know. Reads a bounded part, unpacks and runs nothing, and never
 * fails for what a file holds.
 */
export async function inspectOriginal(file: string): Promise<string[]> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    return remarksOn(await signsOf(handle, size));
  } finally {
    await handle.close();
  }
}

async function signsOf(handle: FileHandle, size: number): Promise<FileSigns> {
  const head = (await bytesAt(handle, 0, HEAD_BYTES)).toString('latin1');
  const tail = await bytesAt(handle, Math.max(0, size - ZIP_TAIL), ZIP_TAIL);
  const begins = BEGINNINGS.filter(([, pattern]) => pattern.test(head)).map(([kind]) => kind);
  const zip = await zipSigns(handle, tail, { size, begins: head.startsWith('PK\x03\x04') });
  const isPdf = begins.includes('PDF');
  return {
    bytes: size,
    kinds: zip === null ? begins : [...begins, 'ZIP archive'],
    pdf: isPdf ? await pdfSigns(handle, size, tail.toString('latin1')) : null,
    zip,
    isPart: isPdf && size > LOOKED_AT_BYTES,
  };
}

async function zipSigns(
  handle: FileHandle,
  tail: Buffer,
  { size, begins }: { size: number; begins: boolean },
): Promise<FileSigns['zip']> {
  const end = zipEndOf(tail, size);
  if (end === null) return begins ? 'unreadable' : null;
  const from = end.directoryEnd - end.directoryBytes;
  if (from < 0 || end.directoryBytes > DIRECTORY_BYTES) return 'unreadable';
  return zipDirectoryOf(await bytesAt(handle, from, end.directoryBytes)) ?? 'unreadable';
}

async function pdfSigns(handle: FileHandle, size: number, tail: string): Promise<NonNullable<FileSigns['pdf']>> {
  const marks = new Set<PdfMark>(marksIn(tail));
  const until = Math.min(size, LOOKED_AT_BYTES);
  for (let at = 0; at < until; at += PIECE_BYTES) {
    const piece = await bytesAt(handle, at, PIECE_BYTES + LONGEST_MARK);
    for (const mark of marksIn(piece.toString('latin1'))) marks.add(mark);
  }
  const table = tableOffsetOf(tail);
  const isWhole = table !== null && table < size && beginsTable((await bytesAt(handle, table, 32)).toString('latin1'));
  return { marks: [...marks], isWhole };
}

async function bytesAt(handle: FileHandle, offset: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, offset);
  return buffer.subarray(0, bytesRead);
}
