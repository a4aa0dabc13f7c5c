import { isAsRecorded, verifyLog, type LogSource } from './verify-work';
import { bytesOf, hexOf } from './signed-head';
import { headsIn } from './heads-in';
import { tileAddress } from './tree-root';

const utf8 = (text: string) => new TextEncoder().encode(text);
const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
const sha256 = async (...parts: Uint8Array[]) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', joined(...parts)));
const base64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));
const leafOf = (body: string) => sha256(Uint8Array.of(0), utf8(body));

/** RFC 9162 2.1.1 as it stands there, by halving. */
async function rootOf(leaves: Uint8Array[]): Promise<Uint8Array> {
  if (leaves.length === 1) return leaves[0] ?? Uint8Array.of();
  let half = 1;
  while (half * 2 < leaves.length) half *= 2;
  return sha256(Uint8Array.of(1), await rootOf(leaves.slice(0, half)), await rootOf(leaves.slice(half)));
}

const ORIGIN = 'portal.example/holdfast/spec';
const bodies = Array.from({ length: 300 }, (_, i) => `{"n":${i}}`);
let pair: CryptoKeyPair;
let key = '';
let keyId = Uint8Array.of();
let whole = '';

async function headOver(texts: string[]): Promise<string> {
  const root = await rootOf(await Promise.all(texts.map(leafOf)));
  const text = `${ORIGIN}\n${texts.length}\n${base64(root)}\n`;
  const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', pair.privateKey, utf8(text)));
  return `${text}\n\u2014 ${ORIGIN} ${base64(joined(keyId, signature))}\n`;
}

beforeAll(async () => {
  Object.assign(globalThis, { isSecureContext: true });
  pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  const raw = joined(Uint8Array.of(1), new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
  keyId = bytesOf(hexOf((await sha256(utf8(`${ORIGIN}\n`), raw)).slice(0, 4)));
  key = `${ORIGIN}+${hexOf(keyId)}+${base64(raw)}`;
  whole = await headOver(bodies);
});

const source = (over: Partial<LogSource> & { shown?: (string | null)[]; built?: string[] } = {}): LogSource => {
  const { shown = bodies, built = bodies, ...rest } = over;
  return {
    checkpoint: () => Promise.resolve(whole),
    keys: () => Promise.resolve([key]),
    tile: async (index, width) =>
      joined(...(await Promise.all(built.slice(index * 256, index * 256 + width).map(leafOf)))),
    entries: (from) => Promise.resolve(shown.slice(from, from + 70).map((body, i) => ({ leafIndex: from + i, body }))),
    ...rest,
  };
};
const looked = async (given: LogSource, older: string[] = []) => {
  const found = await verifyLog(given, older, () => undefined);
  if (!found) throw new Error('Nothing was found.');
  return found;
};

describe('the log, verified in a browser', () => {
  it('is as recorded when every text leads to the signed root; texts of others are counted, not judged', async () => {
    const told: number[] = [];
    const shown = bodies.map((body, i) => (i % 3 === 0 ? null : body));
    const before = await headOver(bodies.slice(0, 77));
    const found = await verifyLog(source({ shown }), [before], (done, all) => told.push(done / all));
    expect(found).toMatchObject({ events: 300, signed: true, read: 200, closed: 100, wrongLeaf: null });
    expect(found).toMatchObject({ older: [{ size: 77, agrees: true }] });
    expect(found && isAsRecorded(found)).toBe(true);
    expect(told.at(-1)).toBe(1);
    expect(told).toEqual([...told].sort((a, b) => a - b));
  });

  it('is not, when a text was changed, with its leaf or without', async () => {
    const shown = bodies.map((body, i) => (i === 123 ? '{"n":-1}' : body));
    expect(await looked(source({ shown }))).toMatchObject({ wrongLeaf: 123 });
    const found = await looked(source({ shown, built: shown }));
    expect([found.wrongLeaf, found.root === found.signedRoot, isAsRecorded(found)]).toEqual([null, false, false]);
  });

  it('is not, when it was rewritten and signed anew: the head from before tells', async () => {
    const before = await headOver(['{"n":"as it was"}', ...bodies.slice(1, 100)]);
    const found = await looked(source(), [whole, before]);
    expect(found).toMatchObject({ signed: true, older: [{ agrees: true }, { size: 100, agrees: false }] });
    expect(isAsRecorded(found)).toBe(false);
    const shrunk = await headOver([...bodies, '{"n":300}']);
    expect(await looked(source(), [shrunk])).toMatchObject({ older: [{ size: 301, agrees: false }] });
  });

  it('is not, when no key of the log has signed its head', async () => {
    const found = await looked(source({ keys: () => Promise.resolve([]) }));
    expect([found.signed, isAsRecorded(found)]).toEqual([false, false]);
  });

  it('is nothing yet while it has no head', async () => {
    expect(await verifyLog(source({ checkpoint: () => Promise.resolve(null) }), [], () => undefined)).toBeNull();
  });

  it('asks for tiles where the standard has them', () => {
    expect([tileAddress(0, 256), tileAddress(1234067, 256), tileAddress(273, 17)]).toEqual([
      'tile/0/000',
      'tile/0/x001/x234/067',
      'tile/0/273.p/17',
    ]);
  });

  it('takes heads from before out of whatever holds them', async () => {
    const other = await headOver(bodies.slice(0, 5));
    expect(headsIn(`\n# remark\n${whole}\n# remark\n${other}`)).toEqual([whole, other]);
    expect(headsIn(JSON.stringify({ trail: { checkpoint: other }, again: [other] }))).toEqual([other]);
    expect(headsIn('nothing of the kind')).toEqual([]);
  });
});
