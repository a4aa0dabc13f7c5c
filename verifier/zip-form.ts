import { join, latin1, same, type Bytes } from './bytes';

/** A file's record in the directory of a ZIP, and what stands around its data. */
export interface ZipRecord {
  path: string;
  size: number;
  offset: number;
  /** Record of the directory; header before the data; descriptor behind them. */
  central: Bytes;
  local: Bytes;
  descriptor: Bytes;
}

/** Little-endian numbers of so many bytes each. */
function numbers(...fields: readonly (readonly [bytes: 2 | 4 | 8, value: number])[]): Bytes {
  const out = new Uint8Array(fields.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of fields) {
    for (let i = 0, rest = value; i < bytes; i += 1, rest = Math.floor(rest / 256)) out[at + i] = rest % 256;
    at += bytes;
  }
  return out;
}

const number = (bytes: Bytes, at: number): number =>
  bytes.slice(at, at + 4).reduceRight((sum, byte) => sum * 256 + byte, 0);

// UTF-8 names; sizes and checksum behind the data; stored, not compressed.
const FLAGS = 0x0808;
const MADE_BY = 0x033f;
const MODE = 0o100644 * 0x10000;
const TIMES = 9;

/** When the files were put in, as every record of one binder says it. */
const stampOf = ({ central }: ZipRecord): Bytes => join(central.slice(12, 16), central.slice(-TIMES));

/** A record as the portal writes it; files beyond 4 GB have longer ones and are not looked at here. */
function isAsWritten({ central, local, descriptor, size, offset }: ZipRecord, stamp: Bytes): boolean {
  if (Math.max(size, offset) > 0xfffffffe) return true;
  const [name, checksum, moment] = [central.slice(46, -TIMES), number(central, 16), stamp.slice(0, 4)];
  const sizes = numbers([4, checksum], [4, size], [4, size]);
  const head = numbers([2, 20], [2, FLAGS], [2, 0]);
  const wanted = {
    local: join(numbers([4, 0x04034b50]), head, moment, numbers([4, 0], [8, 0], [2, name.length], [2, 0]), name),
    descriptor: join(numbers([4, 0x08074b50]), sizes),
    central: join(
      ...[numbers([4, 0x02014b50], [2, MADE_BY]), head, moment, sizes],
      numbers([2, name.length], [2, TIMES], [2, 0], [2, 0], [2, 0], [4, MODE], [4, offset]),
      ...[name, stamp.slice(4)],
    ),
  };
  return same(local, wanted.local) && same(descriptor, wanted.descriptor) && same(central, wanted.central);
}

/**
 * Names of files whose records are not as the portal writes them, though most are: those were changed. Null where most
 * are not: somebody packed the files anew, and what is around them says nothing.
 */
export function changedRecords(records: readonly ZipRecord[]): string[] | null {
  const stamps = new Map<string, number>();
  for (const record of records) stamps.set(latin1(stampOf(record)), (stamps.get(latin1(stampOf(record))) ?? 0) + 1);
  const [usual] = [...stamps].sort(([, one], [, other]) => other - one).map(([stamp]) => stamp);
  const stamp = Uint8Array.from(usual ?? '', (sign) => sign.charCodeAt(0));
  const changed = records.filter((record) => !isAsWritten(record, stamp));
  return changed.length * 2 >= records.length ? null : changed.map(({ path }) => path);
}

/** The end of a ZIP as the portal writes it: ZIP64, without a comment. */
export function endAsWritten({ count, size, at }: { count: number; size: number; at: number }): Bytes {
  const [few, small, near] = [0xffff, 0xffffffff, 0xffffffff];
  return join(
    numbers(
      [4, 0x06064b50],
      [8, 44],
      [2, MADE_BY],
      [2, 45],
      [4, 0],
      [4, 0],
      [8, count],
      [8, count],
      [8, size],
      [8, at],
    ),
    numbers([4, 0x07064b50], [4, 0], [8, at + size], [4, 1]),
    numbers([4, 0x06054b50], [2, 0], [2, 0], [2, few], [2, few], [4, small], [4, near], [2, 0]),
  );
}
