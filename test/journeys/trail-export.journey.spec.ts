import { Sequencer } from '../../src/audit-trail/tree/sequencer';
import { leafHash } from '../../src/audit-trail/tree/hashing.rules';
import { openTestPortal, type TestPortal, type TestVendor } from '../support/portal';

/** The registrant of the portal's own events. */
const NOBODY = '"registrantId":"00000000-0000-0000-0000-000000000000"';

describe('the audit trail, taken out', () => {
  let house: TestPortal;
  let quill: TestVendor;

  beforeAll(async () => {
    house = await openTestPortal({ trail: true });
    quill = await house.vendor('Quillfeather Contact');
    await house.vendor('Lumen Cards');
    await house.app.get(Sequencer).drain();
  });
  afterAll(() => house.close());

  const exported = async (query: string) => {
    const answer = await house.priya.get(`/api/trail/export?${query}`).buffer(true).expect(200);
    return { text: answer.text, type: answer.headers['content-type'], file: answer.headers['content-disposition'] };
  };

  it('as lines of JSON: a first line that says what it is, then every event byte for byte as it was hashed', async () => {
    const { body: page } = await house.priya.get('/api/trail?limit=1').expect(200);
    const { text, type, file } = await exported('format=jsonl');
    expect([type, file]).toEqual([
      'application/jsonl; charset=utf-8',
      expect.stringMatching(/^attachment; filename="audit-trail-\d{4}-\d\d-\d\d\.jsonl"$/),
    ]);
    const [first = '', ...lines] = text.trimEnd().split('\n');
    const head = JSON.parse(first);
    expect(head).toMatchObject({ export: 'audit-trail', v: 1, filter: {}, rows: lines.length });
    expect(lines.length).toBe(page.total);
    const entries = (await house.priya.get('/api/audit-trail/entries?from=0&limit=1000').expect(200)).body.items;
    expect(new Set(lines)).toEqual(
      new Set(entries.map(({ body }: { body: string }) => body).filter((body: string) => !body.includes(NOBODY))),
    );
    expect(head.checkpoint).toBe((await house.priya.get('/api/audit-trail/checkpoint').expect(200)).text);
  });

  it('as CSV with the filter, the time and the number of rows above them', async () => {
    const { text, type } = await exported(`format=csv&vendorId=${quill.id}&deed=vendor.`);
    expect(type).toBe('text/csv; charset=utf-8');
    const lines = text.replace('\uFEFF', '').split('\r\n');
    expect(lines.slice(0, 4).map((line) => line.replace(/,+$/, ''))).toEqual([
      'Report,Audit trail',
      `Filter,"deed vendor.; vendorId ${quill.id}"`,
      expect.stringMatching(/^Run at \(UTC\),\d{4}-\d\d-\d\dT/),
      'Rows,1',
    ]);
    expect(lines[6]).toMatch(/,vendor\.registered,Ines Okafor,compliance_officer,vendor,VN-\d+,Quillfeather Contact,/);
    expect(lines.slice(7)).toEqual(['']);
  });

  it('on record, each time, with what was asked for and how much it was', async () => {
    const { body } = await house.priya.get('/api/trail?deed=trail.exported').expect(200);
    expect(body.items.map((one: { particulars: object }) => one.particulars)).toEqual([
      { filter: { deed: 'vendor.', vendorId: quill.id }, rows: 1, format: 'csv' },
      { filter: {}, rows: expect.any(Number), format: 'jsonl' },
    ]);
    await house.priya.get('/api/trail/export?format=pdf').expect(400);
    await quill.contributor.get('/api/trail/export?format=csv').expect(403);
  });

  it('by several at once, and also when somebody goes away in the middle', async () => {
    const gone = new AbortController();
    const leaving = fetch(`${house.url}/api/trail/export?format=csv`, {
      ...{ headers: house.ines.authorization, signal: gone.signal },
    }).then((answer) => answer.body?.cancel());
    gone.abort();
    await expect(leaving).rejects.toThrow();
    const all = await Promise.all(Array.from({ length: 6 }, () => exported('format=jsonl&deed=vendor.')));
    for (const { text } of all) expect(text.trimEnd().split('\n')).toHaveLength(3);
  });

  it('leaf by leaf, with the texts that one may read, and as a bundle where one may read each of them', async () => {
    const { body } = await house.ines.get('/api/audit-trail/entries?from=0&limit=3').expect(200);
    expect(body.items.map((one: { leafIndex: number }) => one.leafIndex)).toEqual([0, 1, 2]);
    const tile = Buffer.from((await house.ines.get('/api/audit-trail/tile/0/000.p/3').expect(200)).body);
    for (const [i, { body: text }] of body.items.entries())
      expect(tile.subarray(i * 32, i * 32 + 32)).toEqual(leafHash(text));
    const bundle = Buffer.from((await house.ines.get('/api/audit-trail/tile/entries/000.p/3').expect(200)).body);
    const first = bundle.subarray(2, 2 + bundle.readUInt16BE());
    expect(first.toString()).toBe(body.items[0].body);
    const { officer } = await house.elsewhere();
    await house.app.get(Sequencer).drain();
    await officer.get('/api/audit-trail/tile/entries/000.p/200').expect(404);
    const mine = (await officer.get('/api/audit-trail/entries?from=0&limit=40').expect(200)).body.items;
    expect(mine.some(({ body: text }: { body: string | null }) => text === null)).toBe(true);
    expect(mine.every(({ body: text }: { body: string | null }) => text === null || text.includes(NOBODY))).toBe(true);
    await officer.get('/api/audit-trail/tile/entries/000.p/30').expect(403);
  });
});
