import { sha256Hex } from './ids';
import { Problem } from './problem';

/** Media types whose bodies a handler gets as bytes, and the most bytes it takes of each. */
export const RAW_TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
} as const;
export type RawFormat = keyof typeof RAW_TYPES;
export const RAW_BODY_LIMIT = 8 * 1_048_576;

/** A body of bytes. Whatever walks or hashes bodies sees its digest only. */
export class RawBody {
  readonly sha256: string;
  readonly #bytes: Buffer;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.sha256 = sha256Hex(bytes);
  }

  get bytes(): Buffer {
    return this.#bytes;
  }
}

/** The body as bytes with the format that its media type names. Throws `unsupported-media-type`. */
export function rawBodyOf(request: { body: unknown; headers: { 'content-type'?: string | undefined } }): {
  body: RawBody;
  format: RawFormat;
} {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (request.body instanceof RawBody && type === RAW_TYPES.xlsx) return { body: request.body, format: 'xlsx' };
  if (request.body instanceof RawBody && type === RAW_TYPES.csv) return { body: request.body, format: 'csv' };
  throw new Problem(
    'unsupported-media-type',
    'Send an Excel workbook (.xlsx) or a CSV file as the body, with its own media type.',
  );
}
