import { latin1, same, textOf, type Bytes } from './bytes';
import { buffered, bytesSource, inflated, partOf, wholeOf, type Files, type Source } from './source';
import { changedRecords, endAsWritten, type ZipRecord } from './zip-form';

// Read here on its own: the verifier shares nothing with the server whose work it judges, and refuses what can be read in two
// ways. The server looks at exhibits only to describe them (zip-directory.rules.ts), and unpacks workbooks within limits.

/** Why a ZIP cannot be read, in words. */
export class Unreadable extends Error {}

interface Entry {
  path: string;
  method: number;
  packed: number;
  size: number;
  offset: number;
  /** Its record in the directory. */
  central: Bytes;
}

const view = (bytes: Bytes): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const TAIL = 22 + 0xffff;
const EMPTY = 0xffffffff;
/** What a compressed file may unpack to; a binder's own files are not compressed at all. */
const MOST = 1 << 28;

export const isZip = (head: Uint8Array): boolean => latin1(head.subarray(0, 4)) === 'PK\u0003\u0004';

export interface Zip {
  files: Files;
  /** What was changed around the files, where the portal wrote the ZIP. */
  changed: string[];
}

/** Every file of a ZIP, read where it lies. Throws `Unreadable` where it is damaged, or could be read in two ways. */
export async function zipFiles(zip: Source): Promise<Zip> {
  const directory = await directoryOf(zip);
  const { at, size, count, end } = directory;
  if (at + size !== end) throw new Unreadable('There is something between the directory of the ZIP and its end.');
  const entries = entriesOf(await zip.read(at, size));
  if (entries.length !== count)
    throw new Unreadable(`The ZIP says that it has ${count} files; it lists ${entries.length}.`);
  const records: ZipRecord[] = [];
  const files = await filesAt(entries, { zip, near: buffered(zip), next: at, records });
  return { files, changed: await changedAround(zip, { directory, records }) };
}

/** The files, one behind the other without a gap; `next` is where the directory begins. */
async function filesAt(entries: readonly Entry[], around: Around): Promise<Files> {
  const files: Files = new Map();
  const inPlace = [...entries].sort((one, other) => one.offset - other.offset);
  for (const [i, entry] of inPlace.entries()) {
    if (files.has(entry.path)) throw new Unreadable(`The ZIP holds ${entry.path} twice.`);
    const source = await opened(entry, { ...around, next: inPlace[i + 1]?.offset ?? around.next });
    if (!entry.path.endsWith('/')) files.set(entry.path, source);
  }
  if (inPlace[0]?.offset !== 0) throw new Unreadable('There is something before the first file of the ZIP.');
  return files;
}

async function changedAround(
  zip: Source,
  { directory, records }: { directory: Directory; records: readonly ZipRecord[] },
): Promise<string[]> {
  const changed = changedRecords(records);
  if (changed === null) return [];
  const { end } = directory;
  const isEnd = same(await zip.read(end, zip.size - end), endAsWritten(directory));
  return isEnd ? changed : [...changed, 'the end of the ZIP'];
}

interface Directory {
  at: number;
  size: number;
  count: number;
  /** Where the directory must end. */
  end: number;
}

async function directoryOf(zip: Source): Promise<Directory> {
  const from = Math.max(0, zip.size - TAIL);
  const tail = await zip.read(from, zip.size - from);
  const place = latin1(tail).lastIndexOf('PK\u0005\u0006');
  if (place < 0) throw new Unreadable('This ZIP has no directory at its end: it is cut off or damaged.');
  const last = view(tail.slice(place));
  if (last.byteLength !== 22 + last.getUint16(20, true))
    throw new Unreadable('There is something after the end of the ZIP.');
  const end = from + place;
  const small = { count: last.getUint16(10, true), size: last.getUint32(12, true), at: last.getUint32(16, true), end };
  return (await largeDirectory(zip, end)) ?? small;
}

/** The ZIP64 directory's place, where there is one. */
async function largeDirectory(zip: Source, end: number): Promise<Directory | null> {
  const locator = await zip.read(Math.max(0, end - 20), 20);
  if (latin1(locator.subarray(0, 4)) !== 'PK\u0006\u0007') return null;
  const at = Number(view(locator).getBigUint64(8, true));
  const record = await zip.read(at, 56);
  if (latin1(record.subarray(0, 4)) !== 'PK\u0006\u0006' || record.length < 56)
    throw new Unreadable('The directory of the ZIP is damaged.');
  const number = (place: number) => Number(view(record).getBigUint64(place, true));
  return { count: number(32), size: number(40), at: number(48), end: at };
}

function entriesOf(directory: Bytes): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at < directory.length;) {
    const record = view(directory.slice(at));
    if (record.byteLength < 46 || record.getUint32(0, true) !== 0x02014b50)
      throw new Unreadable('The directory of the ZIP is damaged.');
    const [name, extra, comment] = [28, 30, 32].map((place) => record.getUint16(place, true)) as [
      number,
      number,
      number,
    ];
    entries.push(entryOf(directory.slice(at, at + 46 + name + extra), name));
    at += 46 + name + extra + comment;
  }
  return entries;
}

function entryOf(record: Bytes, nameLength: number): Entry {
  const fields = view(record);
  const path = textOf(record.slice(46, 46 + nameLength));
  if (path === null || /^\/|^[A-Za-z]:|\\|(?:^|\/)\.\.(?:\/|$)|\0/.test(path))
    throw new Unreadable('A file of the ZIP has a name that leads out of it.');
  if (fields.getUint16(8, true) & 1) throw new Unreadable(`${path} is encrypted.`);
  const sizes = {
    size: fields.getUint32(24, true),
    packed: fields.getUint32(20, true),
    offset: fields.getUint32(42, true),
  };
  const large = largeNumbers(record.slice(46 + nameLength));
  for (const name of ['size', 'packed', 'offset'] as const)
    if (sizes[name] === EMPTY) sizes[name] = large.shift() ?? EMPTY;
  return { path, method: fields.getUint16(10, true), central: record, ...sizes };
}

/** The numbers of the ZIP64 extra field, in its order. */
function largeNumbers(extra: Bytes): number[] {
  const fields = view(extra);
  for (let at = 0; at + 4 <= extra.length; at += 4 + fields.getUint16(at + 2, true))
    if (fields.getUint16(at, true) === 1)
      return Array.from({ length: Math.floor(fields.getUint16(at + 2, true) / 8) }, (_, i) =>
        Number(fields.getBigUint64(at + 4 + 8 * i, true)),
      );
  return [];
}

interface Around {
  zip: Source;
  near: Source;
  /** Where the next file or the directory begins. */
  next: number;
  records: ZipRecord[];
}

async function opened(entry: Entry, { zip, near, next, records }: Around): Promise<Source> {
  const head = await near.read(entry.offset, 30);
  if (head.length < 30 || view(head).getUint32(0, true) !== 0x04034b50)
    throw new Unreadable(`${entry.path} is not where the directory of the ZIP says.`);
  const nameLength = view(head).getUint16(26, true);
  const local = await near.read(entry.offset, 30 + nameLength + view(head).getUint16(28, true));
  if (textOf(local.slice(30, 30 + nameLength)) !== entry.path)
    throw new Unreadable(`${entry.path} is called otherwise where it lies in the ZIP.`);
  const [from, behind] = [entry.offset + local.length, entry.offset + local.length + entry.packed];
  if (behind > next || next - behind > 24) throw new Unreadable(`There is something hidden behind ${entry.path}.`);
  records.push({ ...entry, local, descriptor: await zip.read(behind, next - behind) });
  return unpacked(entry, partOf(zip, from, entry.packed));
}

async function unpacked({ path, method, size }: Entry, data: Source): Promise<Source> {
  if (method === 0 && data.size === size) return data;
  const bytes = method === 8 ? await inflated(await wholeOf(data), MOST) : null;
  if (bytes?.length !== size) throw new Unreadable(`${path} cannot be unpacked.`);
  return bytesSource(bytes);
}
