import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { SignatureRoom } from '../document/document.model';
import { dateString } from '../document/pdf-syntax';
import { byteRange, contents } from '../document/signature-field';

/** Makes a signature from the SHA-256 of what it covers. */
export type Sign = (digest: Buffer) => Promise<Uint8Array>;

/**
 * Signs a printed PDF in place: writes when and over what, digests all of the file but the signature's own hex digits and their brackets,
 * and puts the signature there. Reads the file once, piece by piece.
 */
export async function sealFile(file: string, room: SignatureRoom, seal: { at: string; sign: Sign }): Promise<void> {
  const { size } = await stat(file);
  const end = room.contents.offset + room.contents.length;
  await write(file, [
    { offset: room.time.offset, text: dateString(seal.at) },
    { offset: room.byteRange.offset, text: byteRange([room.contents.offset, end, size - end]) },
  ]);
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { end: room.contents.offset - 1 }), hash, { end: false });
  await pipeline(createReadStream(file, { start: end }), hash);
  const signature = await seal.sign(hash.digest());
  await write(file, [{ offset: room.contents.offset, text: contents(Buffer.from(signature)) }]);
}

async function write(file: string, pieces: readonly { offset: number; text: string }[]): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    for (const { offset, text } of pieces) await handle.write(Buffer.from(text, 'latin1'), 0, text.length, offset);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
