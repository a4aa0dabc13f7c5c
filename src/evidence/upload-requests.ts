import { Metadata } from '@tus/server';
import type { IncomingHttpHeaders } from 'node:http';
import { Problem } from '../foundation/problem';

const PART = 'application/offset+octet-stream';

/** Reads the headers that open an upload. Throws a problem that names the header at fault. */
export function announcedUpload(headers: IncomingHttpHeaders): {
  bytes: number;
  metadata: Record<string, string | null>;
} {
  refuseOtherProtocol(headers);
  if (headers['upload-defer-length'] !== undefined)
    throw malformed('Upload-Defer-Length', 'The length must be known when an upload begins.');
  if (headers['upload-concat'] !== undefined)
    throw malformed('Upload-Concat', 'A file arrives as one upload; parts of it are not put together here.');
  const type = headers['content-type'];
  if (type !== undefined && type !== PART && Number(headers['content-length'] ?? 0) > 0)
    throw new Problem('unsupported-media-type', `The first bytes of an upload come as ${PART}.`);
  const bytes = wholeNumber(headers, 'Upload-Length');
  return { bytes, metadata: metadataOf(headers) };
}

/** Refuses a part that is not one, or does not continue where the last one ended. */
export function refuseMalformedPart(
  headers: IncomingHttpHeaders,
  upload: { state: string; bytes: number },
  received: number,
): void {
  refuseOtherProtocol(headers);
  if (headers['content-type'] !== PART)
    throw new Problem('unsupported-media-type', `The bytes of an upload come as ${PART}.`);
  const offset = wholeNumber(headers, 'Upload-Offset');
  if (upload.state !== 'open') throw new Problem('wrong-state', 'This upload is finished; nothing can be added to it.');
  if (offset !== received)
    throw new Problem(
      'wrong-offset',
      `${received} bytes have arrived so far; this part begins at ${offset}. Ask with HEAD and go on from there.`,
      [{ pointer: '/headers/Upload-Offset', message: `Go on at ${received}.` }],
    );
  const length = Number(headers['content-length'] ?? 0);
  if (offset + length > upload.bytes)
    throw new Problem('too-large', `This part ends after byte ${upload.bytes}, where the announced file ends.`);
}

function refuseOtherProtocol(headers: IncomingHttpHeaders): void {
  if (headers['tus-resumable'] !== '1.0.0')
    throw malformed('Tus-Resumable', 'Uploads speak the tus protocol, version 1.0.0.');
}

function wholeNumber(headers: IncomingHttpHeaders, name: 'Upload-Length' | 'Upload-Offset'): number {
  const text = headers[name.toLowerCase()];
  if (typeof text !== 'string') throw malformed(name, `The header ${name} is missing.`);
  if (!/^\d{1,15}$/.test(text)) throw malformed(name, `${name} must be a whole number of bytes.`);
  return Number(text);
}

function metadataOf(headers: IncomingHttpHeaders): Record<string, string | null> {
  const text = headers['upload-metadata'];
  if (typeof text !== 'string' || text.trim() === '') return {};
  try {
    return { ...Metadata.parse(text) };
  } catch {
    throw malformed('Upload-Metadata', 'Pairs of a key and its value in Base64, separated by commas, are wanted here.');
  }
}

function malformed(header: string, message: string): Problem {
  return new Problem('invalid-input', message, [{ pointer: `/headers/${header}`, message, code: 'malformed' }]);
}
