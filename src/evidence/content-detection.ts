import { open } from 'node:fs/promises';
import { UNKNOWN_TYPE } from './claimed-type.rules';
import { sniffText } from './text-sniffing.rules';

const HEAD_BYTES = 65_536;

/** Text that happens to begin with the two letters of a program is text: no real program is without a zero byte. */
const MISTAKEN_FOR_TEXT = ['application/x-msdownload', 'application/xml', 'application/x-compress', 'audio/mpeg'];

/** The media type of a file from its content, or the unknown type. Never throws for what the content is. */
export async function detectType(file: string): Promise<string> {
  const sniffed = sniffText(await headOf(file));
  const { fileTypeFromFile } = await import('file-type/node');
  const found = await fileTypeFromFile(file).catch(() => undefined);
  if (found === undefined) return sniffed;
  if (sniffed !== UNKNOWN_TYPE && MISTAKEN_FOR_TEXT.includes(found.mime)) return sniffed;
  return found.mime;
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
