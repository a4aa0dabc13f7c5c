import { createHash } from 'node:crypto';
import { Client } from 'pg';
import request from 'supertest';
import { csvField } from '../../src/foundation/csv.rules';
import { RAW_TYPES } from '../../src/foundation/raw-body';
import { readWorkbook, writeWorkbook } from '../../src/foundation/workbook';
import type { Person } from '../support/person';
import { openTestPortal, type TestPortal } from '../support/portal';
import { rowsXml, workbookOf } from '../support/zipped';

interface Run {
  id: string;
  ref: string;
  fileSha256: string;
  planSha256: string;
  creates: number;
  changes: number;
  unchanged: number;
  refused: number;
  items: {
    row: number;
    action: string;
    label: string;
    changes: { column: string; before: string | null; after: string }[];
    errors: { column: string; address: string; code: string; message: string }[];
    doneRef: string | null;
  }[];
}

const csv = (...rows: string[][]) => Buffer.from(rows.map((row) => row.map(csvField).join(',')).join('\r\n'));

describe('bulk entry from spreadsheets', () => {
  let house: TestPortal;
  beforeAll(async () => {
    house = await openTestPortal({ jobs: true });
  });
  afterAll(() => house.close());

  const send = (
    who: Person,
    file: { kind: string; bytes: Buffer; type?: keyof typeof RAW_TYPES; ignore?: string[]; use?: string[] },
  ) =>
    request(house.url)
      .post('/api/imports')
      .query({
        kind: file.kind,
        fileName: 'list.xlsx',
        ...(file.ignore ? { ignore: file.ignore } : {}),
        ...(file.use ? { use: file.use } : {}),
      })
      .set(who.authorization)
      .set('content-type', RAW_TYPES[file.type ?? 'csv'])
      .send(file.bytes);
  const preview = async (who: Person, file: Parameters<typeof send>[1]) =>
    (await send(who, file).expect(201)).body as unknown as Run;
  const apply = (who: Person, run: Run) =>
    who.post(`/api/imports/${run.id}/applications`, { fileSha256: run.fileSha256, planSha256: run.planSha256 });
  const counted = async (table: string) => {
    const client = new Client({ connectionString: house.access.ownerUrl });
    await client.connect();
    const { rows } = await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`);
    await client.end();
    return rows[0]?.n;
  };

  const HEADER = ['Name', 'Legal name', 'Country', 'Sectors', 'Contract notice'];
  const forty = (spoilt?: { row: number; country: string }) =>
    Array.from({ length: 40 }, (_, i) => [
      `Carrier ${i + 1}`,
      `Carrier ${i + 1} LLC`,
      spoilt?.row === i ? spoilt.country : 'US',
      'Logistics; Parcel',
      i % 2 === 0 ? '4 h' : '1:30',
    ]);

  describe('Dana onboards forty vendors', () => {
    it('starts from a template whose lists and guidance say what to enter', async () => {
      const { body } = await house.dana.get('/api/import-kinds').expect(200);
      expect(body.items.map(({ kind }: { kind: string }) => kind)).toEqual([
        'vendors',
        'services',
        'sites',
        'systems',
        'contacts',
      ]);
      const answer = await house.dana.get('/api/import-kinds/sites/template').buffer(true).parse(bytes).expect(200);
      const reading = await readWorkbook(answer.body as Buffer);
      if ('refusals' in reading) throw new Error(reading.refusals[0]?.reason);
      expect(reading.sheets.map(({ name }) => name)).toEqual(['Sites', 'Guidance']);
      expect(reading.sheets[0]?.rows[0]?.map(({ text }) => text)).toContain('Time zone');
      const plain = await house.dana.get('/api/import-kinds/vendors/template?format=csv').expect(200);
      expect(plain.text).toContain('Name,Legal name,Country');
    });

    it('is told of the one bad row by its cell, and nothing is entered', async () => {
      const before = await counted('vendor');
      const run = await preview(house.dana, {
        kind: 'vendors',
        bytes: csv(HEADER, ...forty({ row: 6, country: 'Peru' })),
      });
      expect(run).toMatchObject({ creates: 39, changes: 0, refused: 1 });
      const bad = run.items.filter(({ action }) => action === 'refused');
      expect(bad).toMatchObject([
        { row: 8, label: 'Carrier 7', errors: [{ column: 'Country', address: 'C8', code: 'unknown_country' }] },
      ]);
      const { body } = await apply(house.dana, run).expect(422);
      expect(body.errors[0]).toMatchObject({ pointer: '/rows/8/C8', code: 'unknown_country' });
      expect(await counted('vendor')).toBe(before);
    });

    it('enters the mended file as a whole, each vendor by its own deed', async () => {
      const rows = forty();
      const bytes = await writeWorkbook([
        { name: 'Vendors', columns: HEADER.map((header) => ({ header })), rows },
        { name: 'Guidance', columns: [{ header: 'Column' }], rows: [['Name']] },
      ]);
      const run = await preview(house.dana, { kind: 'vendors', bytes, type: 'xlsx' });
      expect(run).toMatchObject({ creates: 40, refused: 0 });
      expect(run.fileSha256).toBe(createHash('sha256').update(bytes).digest('hex'));
      const applied = (await apply(house.dana, run).expect(201)).body.run as Run;
      expect(applied.items.every(({ doneRef }) => /^VN-\d{4}$/.test(doneRef ?? ''))).toBe(true);
      const { body } = await house.ines.get('/api/vendors').expect(200);
      const entered = body.items.filter(({ name }: { name: string }) => name.startsWith('Carrier'));
      expect(entered).toHaveLength(40);
      expect(entered[0]).toMatchObject({
        sectors: ['Logistics', 'Parcel'],
        registeredByName: 'Dana Whitlock',
        state: 'prospect',
      });
      expect(new Set(entered.map((v: { contractNoticeMinutes: number }) => v.contractNoticeMinutes))).toEqual(
        new Set([240, 90]),
      );
      const trail = await house.ines.get(`/api/trail?deed=import.applied`).expect(200);
      expect(trail.body.items[0].particulars).toMatchObject({ fileSha256: run.fileSha256, creates: 40, rows: 40 });
      const deeds = await house.ines.get(`/api/trail?deed=vendor.registered`).expect(200);
      expect(deeds.body.total).toBeGreaterThanOrEqual(40);
      await apply(house.dana, run).expect(409);
    });

    it('finds nothing to change the second time', async () => {
      const run = await preview(house.dana, { kind: 'vendors', bytes: csv(HEADER, ...forty()) });
      expect(run).toMatchObject({ creates: 0, changes: 0, unchanged: 40, refused: 0 });
      const { body } = await apply(house.dana, run).expect(422);
      expect(body.detail).toContain('nothing to enter');
    });

    it('sees before and after of what a later file changes, and that alone changes', async () => {
      const run = await preview(house.dana, {
        kind: 'vendors',
        bytes: csv(
          ['Vendor name', 'Legal entity', 'Country code', 'Notice'],
          ['carrier 1', 'Carrier One Inc.', 'us', ''],
          ['Carrier 2', 'Carrier 2 LLC', 'US', ''],
        ),
      });
      expect(run.items).toMatchObject([
        {
          action: 'change',
          changes: [
            { column: 'Name', before: 'Carrier 1', after: 'carrier 1' },
            { column: 'Legal name', before: 'Carrier 1 LLC', after: 'Carrier One Inc.' },
          ],
        },
        { action: 'unchanged' },
      ]);
      await apply(house.dana, run).expect(201);
      const { body } = await house.ines.get('/api/vendors').expect(200);
      expect(body.items.find((v: { legalName: string }) => v.legalName === 'Carrier One Inc.')).toMatchObject({
        contractNoticeMinutes: 240,
        version: 2,
      });
    });

    it('is asked to look again when somebody changed the register in between', async () => {
      const run = await preview(house.dana, {
        kind: 'vendors',
        bytes: csv(HEADER.slice(0, 3), ['Nimbus Freight', 'Nimbus Freight LLC', 'US']),
      });
      await house.ines
        .post('/api/vendors', { name: 'Nimbus Freight', legalName: 'Nimbus Freight LLC', country: 'US' })
        .expect(201);
      const { body } = await apply(house.dana, run).expect(409);
      expect(body.code).toBe('stale-version');
      const other = { ...run, fileSha256: 'a'.repeat(64) };
      expect((await apply(house.dana, other).expect(409)).body.code).toBe('stale-version');
    });
  });

  describe('what belongs to vendors', () => {
    it('goes to the vendor that the row names, and to no other', async () => {
      const { body: vendor } = await house.ines
        .post('/api/vendors', { name: 'Harbour Line', legalName: 'Harbour Line LLC', country: 'US' })
        .expect(201);
      const head = ['Vendor', 'Site', 'Kind', 'City', 'Country', 'Time zone'];
      const spoilt = await preview(house.dana, {
        kind: 'sites',
        bytes: csv(
          head,
          ['Harbor Line', 'Reno', 'office', 'Reno', 'US', 'America/Chicago'],
          ['Harbour Line', 'Cebu', 'ofice', 'Cebu', 'ZZ', 'Mars/Base'],
          [String(vendor.ref), 'cebu', 'office', 'Cebu', 'PH', 'Asia/Manila'],
        ),
      });
      expect(spoilt.items.map(({ errors }) => errors.map(({ address, code }) => `${address} ${code}`))).toEqual([
        ['A2 unknown_vendor'],
        ['C3 unknown_word', 'E3 unknown_country', 'F3 unknown_time_zone'],
        ['B4 twice'],
      ]);
      expect(spoilt.items[0]?.errors[0]?.message).toContain('Did you mean "Harbour Line"?');
      const sites = await preview(house.dana, {
        kind: 'sites',
        bytes: csv(head, ['Harbour Line', 'Cebu', 'office', 'Cebu', 'PH', 'Asia/Manila']),
      });
      await apply(house.dana, sites).expect(201);
      const systems = await preview(house.dana, {
        kind: 'systems',
        bytes: csv(['Vendor', 'System', 'Kind'], ['Harbour Line', 'Dialler', 'telephony']),
      });
      await apply(house.dana, systems).expect(201);
      const contacts = await preview(house.dana, {
        kind: 'contacts',
        bytes: csv(
          ['Vendor', 'Name', 'Role', 'E-mail', 'Phone'],
          ['Harbour Line', 'Wen Adair', 'Continuity coordinator', 'Wen@Harbour.example', '+1 555 0100'],
        ),
      });
      await apply(house.dana, contacts).expect(201);
      const { body: found } = await house.ines.get(`/api/vendors/${String(vendor.id)}/sites`).expect(200);
      expect(found.items).toMatchObject([{ name: 'Cebu', timeZone: 'Asia/Manila' }]);
      const { body: seen } = await house.ines.get(`/api/vendors/${String(vendor.id)}`).expect(200);
      expect(seen.contacts).toMatchObject([{ email: 'wen@harbour.example', phone: '+1 555 0100' }]);
    });

    it('has its scope decided by an officer only, by the rule, and only once', async () => {
      const head = [
        'Vendor',
        'Service',
        'Category',
        'Impact analysis',
        'Unacceptable after',
        'Highest impact',
        'Substitute',
        'Volume share',
        'Sensitive data',
        'Life or safety',
        'ICFR relevant',
        'Shared concentration',
        'Regulator calls critical',
        'Flags',
        'Accounts',
        'ICFR reason',
      ];
      const row = [
        'Harbour Line',
        'Voice',
        'voice_agents',
        'analysed',
        '8 h',
        '3',
        'slow',
        '60%',
        'yes',
        'no',
        'yes',
        'no',
        'no',
        'customer_contact',
        'Refunds',
        'Agents enter refunds',
      ];
      const file = { kind: 'services', bytes: csv(head, row) };
      const danas = await preview(house.dana, file);
      expect(danas.items[0]?.errors).toMatchObject([{ code: 'not_yours' }]);
      const run = await preview(house.ines, file);
      expect(run).toMatchObject({ creates: 1, refused: 0 });
      const applied = await apply(house.ines, run).expect(201);
      expect(applied.body.run.items[0].doneRef).toMatch(/^SV-/);
      const { body } = await house.ines.get('/api/services').expect(200);
      expect(body.items.find(({ name }: { name: string }) => name === 'Voice')).toMatchObject({
        tier: 'T2',
        icfrRelevant: true,
        flags: expect.arrayContaining(['icfr_relevant', 'customer_contact']),
      });
      expect(await preview(house.ines, file)).toMatchObject({ unchanged: 1, creates: 0, changes: 0, refused: 0 });
      const altered = await preview(house.ines, {
        kind: 'services',
        bytes: csv(
          head,
          row.map((cell) => (cell === '60%' ? '10%' : cell)),
        ),
      });
      expect(altered.items[0]?.errors).toMatchObject([{ column: 'Volume share', code: 'scope_decided' }]);
    });
  });

  it('invites people for an administrator only, whose roles keep apart what has to be', async () => {
    const head = ['Name', 'E-mail', 'Role', 'Vendor', 'Last day'];
    const bytes = csv(
      head,
      ['Noor Haddad', 'noor@harbour.example', 'vendor_contributor', 'Harbour Line', ''],
      ['Lena Ortiz', 'lena@bank.example', 'compliance_officer', '', ''],
    );
    await send(house.dana, { kind: 'people', bytes }).expect(403);
    await send(house.sam, { kind: 'vendors', bytes }).expect(403);
    const run = await preview(house.sam, { kind: 'people', bytes });
    const { body } = await apply(house.sam, run).expect(201);
    expect(body.invitations).toHaveLength(2);
    expect(body.invitations[0].invitationUrl).toMatch(/\/invitation\//);
    await house.dana.get(`/api/imports/${run.id}`).expect(404);
    expect(await preview(house.sam, { kind: 'people', bytes })).toMatchObject({ unchanged: 2, creates: 0 });
    const mixed = await preview(house.sam, {
      kind: 'people',
      bytes: csv(
        head,
        ['Lena Ortiz', 'lena@bank.example', 'administrator', '', ''],
        ['Eve', 'eve@x.example', 'external_auditor', '', ''],
        ['Kay', 'kay@x.example', 'vendor_attestor', '', ''],
      ),
    });
    expect(mixed.items.map(({ errors }) => errors.map(({ code }) => code))).toEqual([
      ['administrator-alone'],
      ['missing'],
      ['missing'],
    ]);
  });

  describe('a file that is no such list', () => {
    const left = async () => [await counted('import_run'), await counted('vendor'), await counted('evidence_version')];
    const cell = (xml: string) => workbookOf(rowsXml(`<row r="1">${xml}</row>`));

    it.each<[string, () => Buffer, keyof typeof RAW_TYPES, string]>([
      ['formulas', () => cell('<c r="A1"><f>1+1</f><v>2</v></c>'), 'xlsx', 'formula'],
      ['a formula in CSV', () => csv(['Name'], ['x']).fill('=', 6, 7), 'csv', 'formula'],
      [
        'merged cells',
        () => workbookOf(`${rowsXml('<row r="1"/>')}<mergeCells><mergeCell ref="A1:C1"/></mergeCells>`),
        'xlsx',
        'merged',
      ],
      ['macros', () => workbookOf('', [{ name: 'xl/vbaProject.bin', content: 'x' }]), 'xlsx', 'macros'],
      [
        'a bomb',
        () => workbookOf('', [{ name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(150 * 1_048_576) }]),
        'xlsx',
        'too_large',
      ],
      [
        'a million rows',
        () => workbookOf(`<sheetData>${Array.from({ length: 1_000_000 }, () => '<row/>').join('')}</sheetData>`),
        'xlsx',
        'too_many_rows',
      ],
      [
        'entities',
        () =>
          workbookOf('', [{ name: 'xl/worksheets/sheet1.xml', content: '<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>' }]),
        'xlsx',
        'xml_trick',
      ],
      ['no list', () => cell(''), 'xlsx', 'empty'],
      ['a header only', () => csv(['Name', 'Legal name', 'Country']), 'csv', 'empty'],
      ['another kind of file', () => Buffer.from('%PDF-1.7'), 'xlsx', 'not_a_workbook'],
      ['unknown columns', () => csv(['Name', 'Legal nmae', 'Country'], ['A', 'B', 'US']), 'csv', 'unknown_header'],
    ])('with %s is refused with the reason and leaves nothing behind', async (_, ...[make, type, code]) => {
      const before = await left();
      const { body } = await send(house.dana, { kind: 'vendors', bytes: make(), type }).expect(422);
      expect(body.errors[0].code).toBe(code);
      expect(body.errors[0].message.length).toBeGreaterThan(10);
      expect(await left()).toEqual(before);
    });

    it('may have a column that is left out on purpose, but none that is needed', async () => {
      const bytes = csv(['Name', 'Legal name', 'Country', 'Buyer'], ['Quay Works', 'Quay Works LLC', 'US', 'Joe']);
      const { body } = await send(house.dana, { kind: 'vendors', bytes }).expect(422);
      expect(body.errors).toMatchObject([{ pointer: '/headers/Buyer', code: 'unknown_header' }]);
      expect(await preview(house.dana, { kind: 'vendors', bytes, ignore: ['Buyer'] })).toMatchObject({
        creates: 1,
        ignoredHeaders: ['Buyer'],
      });
      const missing = await send(house.dana, { kind: 'vendors', bytes, ignore: ['Buyer', 'Country'] }).expect(422);
      expect(missing.body.errors).toMatchObject([{ code: 'missing_header' }]);
    });

    it('may call its columns otherwise, where a person says what they are', async () => {
      const bytes = csv(['Name', 'Firm: registered', 'Name of the nation'], ['Birch Relay', 'Birch Relay LLC', 'US']);
      const file = { kind: 'vendors', bytes };
      await send(house.dana, file).expect(422);
      const use = ['legalName:Firm: registered', 'country:Name of the nation'];
      const run = await preview(house.dana, { ...file, use });
      expect(run).toMatchObject({
        creates: 1,
        mappedHeaders: [
          { header: 'Firm: registered', column: 'Legal name' },
          { header: 'Name of the nation', column: 'Country' },
        ],
      });
      await apply(house.dana, run).expect(201);
      const { body } = await house.dana.get('/api/vendors').expect(200);
      expect(body.items.find(({ name }: { name: string }) => name === 'Birch Relay')).toMatchObject({
        legalName: 'Birch Relay LLC',
      });
      const wrong = await send(house.dana, { ...file, use: [...use, 'country:Nowhere', 'nothing:Name'] }).expect(422);
      expect(wrong.body.errors.map(({ code }: { code: string }) => code)).toEqual([
        ...['unfitting_header', 'unfitting_header', 'unknown_header', 'missing_header'],
      ]);
      const twice = await send(house.dana, { ...file, use: [...use, 'country:Name'] }).expect(422);
      expect(twice.body.errors).toMatchObject([{ code: 'double_header' }, { code: 'missing_header' }]);
    });

    it('is not taken from those who may not, nor as anything else, nor too large', async () => {
      await send(house.ruben, { kind: 'vendors', bytes: csv(HEADER) }).expect(403);
      await house.dana.post('/api/imports?kind=vendors&fileName=a.csv', {}).expect(415);
      await send(house.dana, { kind: 'vendors', bytes: Buffer.alloc(8 * 1_048_576 + 1), type: 'csv' }).expect(413);
    });
  });

  describe('a long list', () => {
    const listed = (from: number) =>
      csv(
        ['Vendor', 'System', 'Kind', 'Description'],
        ...Array.from({ length: 2000 }, (_, i) => ['Harbour Line', `System ${from + i}`, 'application', 'One of many']),
      );
    const settled = async (who: Person, id: string) => {
      for (;;) {
        const { body } = await who.get(`/api/imports/${id}`).expect(200);
        if (body.state !== 'applying') return body;
        await new Promise((later) => setTimeout(later, 500));
      }
    };

    it('is entered by a job, whose progress survives a reload, while others go on working', async () => {
      const before = (await counted('it_system')) ?? 0;
      const run = await preview(house.dana, { kind: 'systems', bytes: listed(0) });
      const answer = await apply(house.dana, run).expect(201);
      expect(answer.body.run).toMatchObject({ state: 'applying', entered: 0, appliedAt: null });
      await apply(house.dana, run).expect(409);
      await house.ines
        .post('/api/vendors', { name: 'In Between', legalName: 'In Between LLC', country: 'US' })
        .expect(201);
      const done = await settled(house.dana, run.id);
      expect(done).toMatchObject({ state: 'applied', appliedByName: 'Dana Whitlock', fileSha256: run.fileSha256 });
      expect(await counted('it_system')).toBe(before + 2000);
      const { body } = await house.ines.get('/api/trail?deed=system.added').expect(200);
      expect(body.items[0]).toMatchObject({ actor: { name: 'Dana Whitlock', role: 'relationship_owner' } });
      await apply(house.dana, run).expect(409);
    });

    it('of which one row cannot be entered says why, enters none, and may be tried again', async () => {
      const before = await counted('it_system');
      const run = await preview(house.dana, { kind: 'systems', bytes: listed(5000) });
      const { body } = await house.ines.get('/api/vendors').expect(200);
      const vendor = body.items.find(({ name }: { name: string }) => name === 'Harbour Line');
      await house.ines
        .post(`/api/vendors/${String(vendor.id)}/systems`, { name: 'System 6999', kind: 'application' })
        .expect(201);
      await apply(house.dana, run).expect(201);
      const failed = await settled(house.dana, run.id);
      expect(failed).toMatchObject({ state: 'failed', appliedAt: null, planSha256: run.planSha256 });
      expect(failed.failure).toContain('register changed');
      expect(await counted('it_system')).toBe((before ?? 0) + 1);
      const trail = await house.ines.get('/api/trail?deed=import.failed').expect(200);
      expect(trail.body.items[0].particulars).toMatchObject({ reason: failed.failure, rows: 2000 });
      await apply(house.dana, run).expect(201);
      expect(await settled(house.dana, run.id)).toMatchObject({ state: 'failed' });
    });

    it('of people is refused: their links are shown once', async () => {
      const rows = Array.from({ length: 501 }, (_, i) => [`P ${i}`, `p${i}@x.example`, 'executive']);
      const { body } = await send(house.sam, {
        kind: 'people',
        bytes: csv(['Name', 'E-mail', 'Role'], ...rows),
      }).expect(422);
      expect(body.errors).toMatchObject([{ code: 'too_many_rows' }]);
    });
  });
});

function bytes(answer: unknown, done: (error: Error | null, body: Buffer) => void): void {
  const stream = answer as NodeJS.ReadableStream;
  const parts: Buffer[] = [];
  stream.on('data', (part: Buffer) => parts.push(part));
  stream.on('end', () => {
    done(null, Buffer.concat(parts));
  });
}
