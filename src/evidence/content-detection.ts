import { open } from 'node:fs/promises';
import { UNKNOWN_TYPE } from './claimed-type.rules';
import { sniffText } from './text-sniffing.rules';

const HEAD_BYTES = 65_536;

/** Formats that are text themselves. A text that only happens to begin like another format ("MZ", "BM", "GIF") is text. */
const WRITTEN_AS_TEXT = [
  'application/pdf',
  'application/pgp-encrypted',
  'application/postscript',
  'application/rtf',
  'text/calendar',
  'text/vcard',
  'text/vtt',
];

/** The media type of a file from its content, or the unknown type. Never throws for what the content is. */
export async function detectType(file: string): Promise<string> {
  const sniffed = sniffText(await headOf(file));
  const { fileTypeFromFile } = await import('file-type/node');
  const found = await fileTypeFromFile(file).catch(() => undefined);
  if (found === undefined) return sniffed;
  return sniffed === UNKNOWN_TYPE || WRITTEN_AS_TEXT.includes(found.mime) ? found.mime : sniffed;
}

async function headOf(file: string): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
