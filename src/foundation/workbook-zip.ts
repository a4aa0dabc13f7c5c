import { inflateRawSync } from 'node:zlib';
import { refuse, type WorkbookLimits } from './workbook.rules';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;

interface Entry {
  name: string;
  flags: number;
  method: number;
  packed: number;
  unpacked: number;
  offset: number;
}

/** The files of a ZIP package by name, unpacked one by one and within limits. */
export interface Package {
  names: string[];
  /** Null when the package has no such file. */
  read(name: string): Buffer | null;
}

/**
 * Reads the directory of a ZIP file and trusts none of it: sizes are checked as they are said and again as they turn
 * out, names must be plain, and nothing is unpacked before it is asked for. Throws `Refused`.
 */
export function openPackage(bytes: Buffer, limits: WorkbookLimits): Package {
  const entries = directoryOf(bytes, limits);
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  if (byName.size < entries.length) refuse('unusual_package', 'The file holds two parts by the same name.');
  refuseBigClaims(entries, limits);
  let left = limits.unpackedBytes;
  return {
    names: [...byName.keys()],
    read: (name) => {
      const entry = byName.get(name);
      if (!entry) return null;
      const content = unpack(bytes, entry, Math.min(left, limits.partBytes));
      left -= content.length;
      return content;
    },
  };
}

function directoryOf(bytes: Buffer, limits: WorkbookLimits): Entry[] {
  const end = endOf(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > limits.entries) refuse('too_many_parts', `The file holds ${count} parts; ${limits.entries} is the most.`);
  if (count !== bytes.readUInt16LE(end + 8)) refuse('unusual_package', 'The file is one part of a split archive.');
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== ENTRY) refuse('damaged', 'The file is damaged: its list of parts.');
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push(entryAt(bytes, at, nameLength));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  entries.forEach(refuseOddEntry);
  return entries;
}

function endOf(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - END_BYTES - LONGEST_COMMENT);
  for (let at = bytes.length - END_BYTES; at >= first; at--) if (bytes.readUInt32LE(at) === END) return at;
  return refuse('not_a_workbook', 'This is not an Excel workbook (.xlsx), or only a part of one.');
}

const entryAt = (bytes: Buffer, at: number, nameLength: number): Entry => ({
  name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
  flags: bytes.readUInt16LE(at + 8),
  method: bytes.readUInt16LE(at + 10),
  packed: bytes.readUInt32LE(at + 20),
  unpacked: bytes.readUInt32LE(at + 24),
  offset: bytes.readUInt32LE(at + 42),
});

function refuseOddEntry({ name, flags, method, packed, unpacked, offset }: Entry): void {
  if ((flags & 0x2041) !== 0) refuse('encrypted', 'The file is encrypted. Save it without a password.');
  if (method !== 0 && method !== 8) refuse('unusual_package', 'The file is packed in a way that workbooks are not.');
  if (/^\/|\\|\p{Cc}|(^|\/)\.\.?(\/|$)|^[a-z]:/iu.test(name) || name === '')
    refuse('path_trick', `The file holds a part whose name leads elsewhere: ${JSON.stringify(name.slice(0, 80))}.`);
  if ([packed, unpacked, offset].includes(0xffffffff)) refuse('too_large', 'The file is packed as one of over 4 GB.');
}

function refuseBigClaims(entries: readonly Entry[], limits: WorkbookLimits): void {
  const all = entries.reduce((sum, { unpacked }) => sum + unpacked, 0);
  const most = entries.reduce((largest, { unpacked }) => Math.max(largest, unpacked), 0);
  if (most > limits.partBytes || all > limits.unpackedBytes) refuseBomb(limits.unpackedBytes);
}

function refuseBomb(limit: number): never {
  const megabytes = Math.floor(limit / 1_048_576);
  return refuse('too_large', `The file unpacks to more than ${megabytes} MB, which no list of this kind needs.`);
}

function unpack(bytes: Buffer, entry: Entry, limit: number): Buffer {
  const { offset, packed, unpacked, method } = entry;
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL)
    refuse('damaged', `The file is damaged: ${entry.name}.`);
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  if (start + packed > bytes.length) refuse('damaged', `The file is damaged: ${entry.name}.`);
  if (unpacked > limit) refuseBomb(limit);
  const content = method === 0 ? bytes.subarray(start, start + packed) : inflated(bytes, { start, entry });
  if (content.length !== unpacked) refuse('damaged', `The size of ${entry.name} is not what the file says it is.`);
  return content;
}

/** Stops one byte after the size that the directory gives: a bomb that lies is not unpacked either. */
function inflated(bytes: Buffer, { start, entry }: { start: number; entry: Entry }): Buffer {
  try {
    return inflateRawSync(bytes.subarray(start, start + entry.packed), { maxOutputLength: entry.unpacked + 1 });
  } catch {
    return refuse('damaged', `The file is damaged: ${entry.name} cannot be unpacked, or not to the size it gives.`);
  }
}
