// Describes exhibits of anybody's making, so it may never refuse or unpack; the verifier and the reader of workbooks do both, each
// by its own rules, and share nothing with this.

/** What the list at the end of a ZIP archive says (APPNOTE 4.3.12 to 4.3.16), believed by nobody: sizes as they are stated, nothing unpacked. */
export interface ZipDirectory {
  readonly entries: number;
  /** Bytes that it says it unpacks to. */
  readonly unpackedBytes: number;
  readonly isEncrypted: boolean;
  /** Archives inside it, by their names' endings. */
  readonly archives: number;
  readonly hasMacros: boolean;
  /** Names that lead out of the folder that it is unpacked into. */
  readonly leadsOut: boolean;
}

/** Where the list stands: `offset` from the end of the archive backwards, as the record at its end says. */
export interface ZipEnd {
  readonly directoryBytes: number;
  readonly directoryEnd: number;
}

/** Bytes at the end of a file in which the closing record must stand: itself, the one before it and the longest remark. */
export const ZIP_TAIL = 66_000;

const [END, ENTRY, END_64, LOCATOR_64] = [0x06054b50, 0x02014b50, 0x06064b50, 0x07064b50];
const [END_BYTES, END_64_BYTES, LOCATOR_BYTES, ENTRY_BYTES] = [22, 56, 20, 46];
const FULL = 0xffffffff;

/** The closing record of an archive that ends with the file; null where there is none. `size` is that of the whole file. */
export function zipEndOf(tail: Buffer, size: number): ZipEnd | null {
  for (let at = tail.length - END_BYTES; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END || at + END_BYTES + tail.readUInt16LE(at + 20) !== tail.length) continue;
    const start = size - tail.length;
    const bytes = tail.readUInt32LE(at + 12);
    const long = at - LOCATOR_BYTES - END_64_BYTES;
    const isLong =
      long >= 0 && tail.readUInt32LE(long) === END_64 && tail.readUInt32LE(at - LOCATOR_BYTES) === LOCATOR_64;
    if (!isLong) return { directoryBytes: bytes, directoryEnd: start + at };
    return { directoryBytes: Number(tail.readBigUInt64LE(long + 40)), directoryEnd: start + long };
  }
  return null;
}

/** Reads the list; null when it is not one. */
export function zipDirectoryOf(list: Buffer): ZipDirectory | null {
  const found = { entries: 0, unpackedBytes: 0, isEncrypted: false, archives: 0, hasMacros: false, leadsOut: false };
  for (let at = 0; at < list.length;) {
    if (at + ENTRY_BYTES > list.length || list.readUInt32LE(at) !== ENTRY) return null;
    const [nameBytes, extraBytes] = [list.readUInt16LE(at + 28), list.readUInt16LE(at + 30)];
    const names = at + ENTRY_BYTES;
    const name = list.toString('latin1', names, names + nameBytes);
    found.entries += 1;
    found.unpackedBytes += unpacked(
      list.readUInt32LE(at + 24),
      list.subarray(names + nameBytes, names + nameBytes + extraBytes),
    );
    note(found, name, list.readUInt16LE(at + 8));
    at = names + nameBytes + extraBytes + list.readUInt16LE(at + 32);
  }
  return found;
}

function note(found: { -readonly [Key in keyof ZipDirectory]: ZipDirectory[Key] }, name: string, flags: number): void {
  found.isEncrypted ||= (flags & 1) === 1;
  found.hasMacros ||= /vbaProject\.bin$/i.test(name);
  found.leadsOut ||= /^[/\\]|^[a-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)/i.test(name);
  if (/\.(?:zip|7z|rar|gz|bz2|xz|tar|jar)$/i.test(name)) found.archives += 1;
}

/** A size beyond four gigabytes stands in the entry's extra field 1. */
function unpacked(stated: number, extra: Buffer): number {
  if (stated !== FULL) return stated;
  for (let at = 0; at + 12 <= extra.length; at += 4 + extra.readUInt16LE(at + 2))
    if (extra.readUInt16LE(at) === 1) return Number(extra.readBigUInt64LE(at + 4));
  return stated;
}
