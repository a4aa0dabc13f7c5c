import { Client } from 'pg';
import { runHouse, type Player, type RunHouse } from '../support/run-sheet';

let room: RunHouse;

beforeAll(async () => {
  room = await runHouse();
});
afterAll(() => room.house.close());

const HEAD = 'Step,Title,Outcome,Started,Finished,Performed by,What happened,Reason';
const MOMENTS = [
  'last recovered transaction,,,2026-05-16 00:51,,,,',
  'disruption,,,2026-05-16T06:00:00Z,,,,',
  'declaration,,,2026-05-16 08:10 Europe/Berlin,,,,',
  'service verified,,,2026-05-16 04:12 -05:00,,,,',
];
const STEPS = [
  '1,,pass,2026-05-16 01:15,2026-05-16 01:21,Mo Adler,,',
  '2,,pass with issue,2026-05-16 06:21 Z,2026-05-16 06:59 Z,Database team,Replica lagged,',
  '3,,pass,2026-05-16 09:00 Europe/Berlin,2026-05-16 02:20,Floor lead,,',
];
const csv = (lines: string[]) => [HEAD, ...lines].join('\r\n');
const preview = (by: Player, id: string, lines: string[]) =>
  by.file(`${id}/step-time-imports?fileName=times.csv&timeZone=America/Chicago`, csv(lines));
const started = () => room.started({ plan: { plannedOn: '2026-05-16' } });
interface Row {
  row: number;
  action: string;
  refusals: { address: string | null; code: string; message: string }[];
}
const refusalsOf = (body: { rows: Row[] }) =>
  body.rows.flatMap(({ row, refusals }) => refusals.map(({ code, address }) => [row, code, address]));

describe('step times from a file', () => {
  it('are previewed row by row, then entered whole, with what was achieved and the lines it was taken from', async () => {
    const { id, cleo, mo } = await started();
    const seen = (await preview(cleo, id, [...MOMENTS, ...STEPS]).expect(201)).body;
    expect(seen).toMatchObject({ rowCount: 7, refusedCount: 0, warningCount: 0, appliedAt: null });
    expect(seen.rows.map((r: Row) => r.action)).toEqual([...Array(4).fill('mark'), ...Array(3).fill('record')]);
    expect(seen.achieved.rto).toMatchObject({ minutes: 182 });
    expect(seen.achieved.rto.words).toContain(
      '(row 5: 2026-05-16 04:12 -05:00; row 4: 2026-05-16 08:10 Europe/Berlin)',
    );
    expect(seen.achieved.rpo.minutes).toBe(9);
    expect((await mo.sheet(id)).entries).toEqual([]);
    const { planSha256 } = seen;
    const applied = await mo.post(`${id}/step-time-imports/${seen.id}/applications`, { planSha256 }).expect(201);
    expect(applied.body).toMatchObject({ appliedByName: 'Mo Adler' });
    await mo.post(`${id}/step-time-imports/${seen.id}/applications`, { planSha256 }).expect(409);
    const sheet = await cleo.sheet(id);
    expect(sheet.steps.map((s: { result: Record<string, unknown> }) => s.result)).toEqual([
      expect.objectContaining({ enteredHow: 'import', startedAt: '2026-05-16T06:15:00.000Z', minutes: 6 }),
      expect.objectContaining({ outcome: 'pass_with_issue', minutes: 38 }),
      expect.objectContaining({ startedAt: '2026-05-16T07:00:00.000Z', minutes: 20 }),
    ]);
    expect(sheet.clock.rto.minutes).toBe(182);
    expect(sheet.entries[0]).toMatchObject({ kind: 'times_imported', text: `${seen.ref}: times.csv, 7 rows` });
    expect((await cleo.get(id).expect(200)).body.gaps).toEqual([]);
    const again = (await preview(cleo, id, [...MOMENTS, ...STEPS]).expect(201)).body;
    expect(again.rows.map((r: Row) => r.action)).toEqual(Array(7).fill('unchanged'));
    expect((await cleo.get(`${id}/step-time-imports`).expect(200)).body.total).toBe(2);
  });

  it('are refused row by row, with the cell, and one refused row keeps all out', async () => {
    const { id, cleo } = await started();
    const rows = [
      '1,,pass,2026-05-16 01:15,2026-05-16 01:10,Mo Adler,,',
      '2,,pass,2026-03-08 02:30,2026-05-16 01:59,Mo Adler,,',
      '2,,pass,2026-05-16 01:30,2026-05-16 01:59,Mo Adler,,',
      '3,,pass,2025-11-02 01:30,2999-05-16 01:59,Mo Adler,,',
      '4,,pass,2026-05-16 01:30,2026-05-16 01:59,Mo Adler,,',
      '3,,perhaps,16.05.2026 01:30,2026-05-16 01:59 CET,,,',
      '1,,fail,2020-05-16 01:15,2020-05-16 01:21,Mo Adler,,',
    ];
    const seen = (await preview(cleo, id, rows).expect(201)).body;
    expect(refusalsOf(seen)).toEqual([
      [2, 'finish-before-start', null],
      [3, 'dst-gap', 'D3'],
      [4, 'step-twice', null],
      [5, 'dst-fold', 'D5'],
      [5, 'in-the-future', null],
      [6, 'unknown-step', 'A6'],
      [7, 'outcome-format', 'C7'],
      [7, 'time-format', 'D7'],
      [7, 'zone-abbreviation', 'E7'],
      [7, 'step-twice', null],
      [8, 'note-missing', 'G8'],
      [8, 'before-exercise', null],
      [8, 'step-twice', null],
    ]);
    const fold = seen.rows[3].refusals[0].message;
    expect(fold).toBe(
      '2025-11-02 01:30 comes twice in America/Chicago: the clocks were put back. Write which one, with its offset: -05:00 or -06:00.',
    );
    const apply = { planSha256: seen.planSha256, acknowledgement: 'All fine' };
    const refused = await cleo.post(`${id}/step-time-imports/${seen.id}/applications`, apply).expect(422);
    expect(refused.body.errors[0].code).toBe('rows-refused');
    expect((await cleo.sheet(id)).entries).toEqual([]);
  });

  it('are refused where they overlap what the dependencies forbid, in the file or recorded before', async () => {
    const { id, steps, cleo } = await started();
    const early = '3,,pass,2026-05-16 06:50 Z,2026-05-16 07:20 Z,Floor lead,,';
    const within = (await preview(cleo, id, [STEPS[0] ?? '', STEPS[1] ?? '', early]).expect(201)).body;
    expect(refusalsOf(within)).toEqual([[4, 'overlap', null]]);
    expect(within.rows[2].refusals[0].message).toBe(
      'Step 3 is started at 2026-05-16T06:50:00.000Z, before step 2, on which it depends, is finished at 2026-05-16T06:59:00.000Z (row 3).',
    );
    const typed = {
      outcome: 'pass',
      tester: 'Mo',
      startedAt: '2026-05-16T06:15:00Z',
      finishedAt: '2026-05-16T06:40:00Z',
    };
    await cleo.post(`${id}/step-results`, { planStepId: steps[0], ...typed }).expect(201);
    const beside = (await preview(cleo, id, STEPS.slice(1)).expect(201)).body;
    expect(refusalsOf(beside)).toEqual([[2, 'overlap', null]]);
    expect(beside.rows[0].refusals[0].message).toContain('(recorded before)');
    const over = (await preview(cleo, id, STEPS.slice(0, 1)).expect(201)).body;
    expect(refusalsOf(over)).toEqual([[2, 'already-recorded', null]]);
    await cleo.post(`${id}/step-starts`, { planStepId: steps[1], seenAttempts: 0 }).expect(201);
    expect(refusalsOf((await preview(cleo, id, STEPS.slice(1, 2)).expect(201)).body)).toEqual([
      [2, 'clock-running', null],
    ]);
  });

  it('need words where steps are missing or time is not explained', async () => {
    const { id, cleo } = await started();
    const rows = [STEPS[0] ?? '', '2,,pass,2026-05-16 08:00 Z,2026-05-16 08:30 Z,Database team,,'];
    const gapped = (minutes: number) =>
      cleo.file(`${id}/step-time-imports?fileName=times.csv&timeZone=America/Chicago&gapMinutes=${minutes}`, csv(rows));
    const seen = (await gapped(45).expect(201)).body;
    expect(seen.warnings.map((w: { code: string; step: number }) => [w.code, w.step])).toEqual([
      ['missing-step', 3],
      ['unexplained-gap', 2],
    ]);
    const apply = (acknowledgement?: string) =>
      cleo.post(`${id}/step-time-imports/${seen.id}/applications`, { planSha256: seen.planSha256, acknowledgement });
    const silent = await apply(' ').expect(422);
    expect(silent.body.errors[0]).toMatchObject({ pointer: '/acknowledgement', code: 'warnings-unacknowledged' });
    await apply('Step 3 follows from the second log; the team waited for badges').expect(201);
    const { entries } = await cleo.sheet(id);
    expect(entries[0].reason).toBe('Step 3 follows from the second log; the team waited for badges');
    expect((await gapped(99).expect(201)).body.warningCount).toBe(1);
  });

  it('are previewed again when somebody recorded a step in between', async () => {
    const { id, steps, cleo, mo } = await started();
    const seen = (await preview(cleo, id, STEPS).expect(201)).body;
    await mo.post(`${id}/step-starts`, { planStepId: steps[0], seenAttempts: 0 }).expect(201);
    const { planSha256 } = seen;
    const stale = await cleo.post(`${id}/step-time-imports/${seen.id}/applications`, { planSha256 }).expect(409);
    expect(stale.body.code).toBe('stale-version');
    expect((await cleo.sheet(id)).entries).toHaveLength(1);
  });

  it('are refused as a file by the cell: formulas, headers, other formats; nothing is kept', async () => {
    const { id, cleo } = await started();
    const path = `${id}/step-time-imports?fileName=times.csv`;
    const formula = await cleo.file(path, csv(['1,,pass,=NOW(),2026-05-16 01:10,Mo,,'])).expect(422);
    expect(formula.body.errors[0]).toMatchObject({ pointer: '/file/D2', code: 'formula' });
    const header = await cleo.file(path, 'Step,Colour\r\n1,red').expect(422);
    expect(header.body.errors.map((e: { pointer: string; code: string }) => [e.pointer, e.code])).toEqual([
      ['/file/B1', 'unknown-header'],
      ['/file/A1', 'column-missing'],
    ]);
    await cleo.file(path, '').expect(422);
    await cleo.file(`${path}&timeZone=CST`, csv(STEPS)).expect(422);
    await cleo.file(`${id}/step-time-imports`, csv(STEPS)).expect(400);
    await cleo.post(path, { rows: [] }).expect(415);
    const bare = (await cleo.file(path, csv(STEPS.slice(0, 1))).expect(201)).body;
    expect(refusalsOf(bare)).toEqual([
      [2, 'zone-missing', 'D2'],
      [2, 'zone-missing', 'E2'],
    ]);
    expect((await cleo.get(`${id}/step-time-imports`).expect(200)).body.total).toBe(1);
  });

  it('have a file to fill in, and an example that shows every way to write a time and can never be entered', async () => {
    const { id, cleo, house } = await started();
    const template = await house.ines.get(`/api/exercises/${id}/step-times-file`).expect(200);
    expect(template.text).toContain('2,Promote the database in Tucson,,,,Database team,,');
    expect(template.headers['content-disposition']).toMatch(/holdfast-step-times-ex-\d+\.csv/);
    const example = await cleo.get(`${id}/step-times-file?kind=example`).expect(200);
    const seen = await cleo
      .file(`${id}/step-time-imports?fileName=example.csv&timeZone=America/Chicago`, example.text)
      .expect(201);
    const codes = new Set(refusalsOf(seen.body).map(([, code]) => code));
    expect([...codes].sort()).toEqual(['before-exercise', 'unknown-step']);
    expect(refusalsOf(seen.body).filter(([, , address]) => String(address).startsWith('D'))).toEqual([]);
  });

  it('belong to the vendor: others find nothing, readers enter nothing, and nobody alters what was previewed', async () => {
    const { id, cleo, house, stranger } = await started();
    const { body } = await preview(cleo, id, STEPS).expect(201);
    await stranger.get(`/api/exercises/${id}/step-time-imports/${body.id}`).expect(404);
    await house.ines.get(`/api/exercises/${id}/step-time-imports/${body.id}`).expect(200);
    const apply = { planSha256: body.planSha256 };
    await house.ines.post(`/api/exercises/${id}/step-time-imports/${body.id}/applications`, apply).expect(403);
    const other = await started();
    await cleo.post(`${other.id}/step-time-imports/${body.id}/applications`, apply).expect(404);
    const login = new Client({ connectionString: house.access.loginUrl });
    await login.connect();
    await login.query('SET ROLE holdfast_vendor');
    await expect(login.query("UPDATE step_time_import SET plan = '{}'")).rejects.toThrow(/permission denied/);
    await login.end();
  });
});
