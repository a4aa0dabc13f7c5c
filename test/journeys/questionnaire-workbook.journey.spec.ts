import { Client } from 'pg';
import request from 'supertest';
import { RAW_TYPES } from '../../src/foundation/raw-body';
import { readWorkbook, writeWorkbook, type Sheet } from '../../src/foundation/workbook';
import type { WorkbookReport } from '../../src/questionnaires/workbook.dto';
import type { Person } from '../support/person';
import { cellOf, openQuestioned, type Questioned } from '../support/questioned';

type Change = (sheets: Sheet[]) => void;

describe('a questionnaire filled in offline', () => {
  let scene: Questioned;
  let cleo: Person;

  beforeAll(async () => {
    scene = await openQuestioned();
    cleo = scene.quill.contributor;
  });
  afterAll(() => scene.house.close());

  const download = async (who = cleo): Promise<Buffer> => {
    const { body } = await who.get(`/api/questionnaires/${scene.setId}/workbook`).buffer().parse(bytes).expect(200);
    return body as Buffer;
  };
  const upload = (file: Buffer, query = '', who = cleo) =>
    request(scene.house.url)
      .post(`/api/questionnaires/${scene.setId}/workbooks${query}`)
      .set(who.authorization)
      .set('content-type', RAW_TYPES.xlsx)
      .send(file);
  const reported = async (file: Buffer, query = ''): Promise<WorkbookReport> =>
    (await upload(file, query).expect(200)).body as WorkbookReport;
  const told = (report: WorkbookReport, questionId: string) =>
    report.lines.find((line) => line.questionId === questionId);
  const answered = async (questionId: string) => (await cellOf(cleo, scene.setId, { questionId })).answer;

  /** Rows of every table, in every schema. */
  const written = async (): Promise<unknown[]> => {
    const client = new Client({ connectionString: scene.house.access.ownerUrl });
    await client.connect();
    const { rows } = await client.query<{ name: string }>(ROWS);
    await client.end();
    return rows;
  };

  it('is downloaded with a sheet for each kind of subject and one for all tables, and comes back unchanged', async () => {
    const file = await download();
    const read = await readWorkbook(file);
    const shown = 'sheets' in read ? read.sheets.filter(({ hidden }) => !hidden) : [];
    expect(shown.map(({ name }) => name)).toEqual(['Guide', 'Vendor', 'Services', 'Systems', 'Tables']);
    const report = await reported(file);
    expect(report).toMatchObject({ applied: false, accepted: 0, refused: 0 });
    expect(report.unchanged).toBeGreaterThan(30);
  });

  it('says cell by cell what would be taken, and takes nothing until it is applied', async () => {
    const before = await written();
    const file = await filled(await download(), (sheets) => {
      answer(sheets, 'QTE-6', 'Hot - running, data in step');
      answer(sheets, 'QTE-6a', 90);
      answer(sheets, 'QTE-3', 'Perhaps');
      answer(sheets, 'QPR-3', 'Coming back (recovery); Duplicate (redundancy)');
      answer(sheets, 'QOR-3', 'Do not know');
      answer(sheets, 'QOU-1', 'None');
      table(sheets, 'QPE-8', ['Quillfeather Contact', 'Close the site', '=cmd', 'Director', null]);
      table(sheets, 'QTS-8', ['Quillfeather Contact', 'Evacuation', 'last spring', 40, 39, 12]);
    });
    const report = await reported(file);
    expect(told(report, 'QTE-6')).toMatchObject({ verdict: 'accepted', sheet: 'Systems' });
    expect(told(report, 'QTE-6a')).toMatchObject({ verdict: 'accepted' });
    expect(told(report, 'QTE-3')).toMatchObject({ verdict: 'refused', code: 'not_an_option', given: 'Perhaps' });
    expect(told(report, 'QTS-8')).toMatchObject({ verdict: 'refused', sheet: 'Tables', code: 'type' });
    expect(report).toMatchObject({ applied: false, accepted: 6, refused: 2 });
    expect(await answered('QTE-6')).toBeNull();
    expect(await written()).toEqual(before);

    const applied = await reported(file, '?apply=true');
    expect(applied).toMatchObject({ applied: true, accepted: 6, refused: 2 });
    expect(await written()).not.toEqual(before);
    expect(await answered('QTE-6')).toMatchObject({ value: 'hot', source: 'imported', number: 1 });
    expect(await answered('QTE-6a')).toMatchObject({ value: 90 });
    expect(await answered('QPR-3')).toMatchObject({ value: ['recovery', 'redundancy'] });
    expect(await answered('QOR-3')).toMatchObject({ value: null, unknown: true });
    expect(await answered('QOU-1')).toMatchObject({ none: true });
    expect((await answered('QPE-8'))?.value).toMatchObject([
      { decision: 'Close the site', trigger: '=cmd', deputy: null },
    ]);
  });

  it('refuses as stale what was answered since the download, with both answers', async () => {
    const before = await download();
    const place = { questionId: 'QTE-6a', subjectKind: 'system', subjectId: scene.systemId };
    await cleo.put(`/api/questionnaires/${scene.setId}/answers`, { ...place, after: 1, value: 100 }).expect(200);
    const report = await reported(await filled(before, (sheets) => answer(sheets, 'QTE-6a', 80)), '?apply=true');
    expect(told(report, 'QTE-6a')).toMatchObject({ verdict: 'refused', code: 'stale', given: '80', present: '100' });
    expect(await answered('QTE-6a')).toMatchObject({ value: 100, number: 2 });
  });

  it('looks at the rules once all cells are stored, and says before what they will find', async () => {
    const file = await filled(await download(), (sheets) => answer(sheets, 'QTE-6a', 500));
    const found = [
      expect.objectContaining({ ruleCode: 'CR-05', about: expect.arrayContaining(['QTE-6a Order desk']) }),
    ];
    expect(await reported(file)).toMatchObject({ accepted: 1, queries: found });
    expect((await cellOf(cleo, scene.setId, { questionId: 'QTE-6a' })).queries).toEqual([]);
    expect(await reported(file, '?apply=true')).toMatchObject({ accepted: 1, queries: found });
    const { queries } = await cellOf(cleo, scene.setId, { questionId: 'QTE-6a' });
    expect(queries).toMatchObject([{ kind: 'rule', ruleCode: 'CR-05', state: 'open' }]);
  });

  it('loses nothing in silence: two answers in one, an emptied cell, a note alone, a line about nothing', async () => {
    const file = await filled(await download(), (sheets) => {
      table(sheets, 'QOU-1', ['', 'Hosting', null]);
      answer(sheets, 'QTE-6', '');
      answer(sheets, 'QTE-1', { value: 'Ask Kim first', at: 9 });
      table(sheets, 'QPE-8', ['Somebody else', 'Close the site']);
      sheets.push({ name: 'Kim', hidden: false, rows: [[cellWith('A list of my own')]] });
    });
    const report = await reported(file, '?apply=true');
    expect(told(report, 'QOU-1')).toMatchObject({ verdict: 'refused', code: 'one_way' });
    expect(told(report, 'QTE-6')).toMatchObject({ verdict: 'refused', code: 'emptied' });
    expect(told(report, 'QTE-1')).toMatchObject({ verdict: 'refused', code: 'note_alone' });
    const misplaced = report.lines.filter(({ code }) => code === 'misplaced').map(({ sheet }) => sheet);
    expect(misplaced.sort()).toEqual(['Kim', 'Tables']);
    expect(report).toMatchObject({ accepted: 0, refused: 5 });
  });

  it('is refused as a whole when it is no honest workbook, and to people of others', async () => {
    const { body } = await upload(Buffer.from('PK not really a workbook at all')).expect(422);
    expect(body.errors[0].code).toBe('not_a_workbook');
    expect((await cleo.post(`/api/questionnaires/${scene.setId}/workbooks`, { a: 1 })).status).toBe(415);
    await scene.other.contributor.get(`/api/questionnaires/${scene.setId}/workbook`).expect(404);
    await upload(await download(), '', scene.other.contributor).expect(404);
  });
});

const ROWS = `
  SELECT table_schema || '.' || table_name AS name,
    (xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM %I.%I', table_schema, table_name), false, true, '')))[1]::text AS rows
  FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`;

/** The workbook as somebody saves it after changing it. */
async function filled(file: Buffer, change: Change): Promise<Buffer> {
  const read = await readWorkbook(file);
  if (!('sheets' in read)) throw new Error('The portal’s own workbook cannot be read.');
  change(read.sheets);
  return writeWorkbook(
    read.sheets.map(({ name, hidden, rows }) => {
      const [header = [], ...lines] = rows;
      const columns = header.map((cell) => ({ header: cell.text }));
      return { name, hidden, columns, rows: lines.map((line) => line.map(({ value }) => value)) };
    }),
  );
}

const cellWith = (value: string | number | null) => ({
  ...{ kind: value === null ? ('empty' as const) : ('text' as const), value, text: String(value ?? ''), address: '' },
});

type Placed = { value: string | number; at: number };

function answer(sheets: Sheet[], questionId: string, given: string | number | Placed): void {
  const { value, at } = typeof given === 'object' ? given : { value: given, at: 7 };
  const row = sheets.flatMap(({ rows }) => rows).find((cells) => cells[0]?.text.split('|')[1] === questionId);
  if (!row || row.length < 4) throw new Error(`There is no line for ${questionId}.`);
  for (let column = row.length; column <= at; column++) row[column] = cellWith(null);
  row[at] = cellWith(value);
}

/** Puts a line under the heading of a table. */
function table(sheets: Sheet[], questionId: string, values: (string | number | null)[]): void {
  const rows = sheets.find(({ name }) => name === 'Tables')?.rows ?? [];
  const heading = rows.findIndex((row) => row[0]?.text === `columns|${questionId}`);
  if (heading < 0) throw new Error(`There is no table for ${questionId}.`);
  rows.splice(heading + 1, 0, [null, ...values].map(cellWith));
}

function bytes(response: unknown, done: (error: Error | null, body: Buffer) => void): void {
  const stream = response as NodeJS.ReadableStream;
  const parts: Buffer[] = [];
  stream.on('data', (part: Buffer) => parts.push(part));
  stream.on('end', () => {
    done(null, Buffer.concat(parts));
  });
}
