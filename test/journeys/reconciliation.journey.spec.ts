import { ExercisesService } from '../../src/exercises/exercises.service';
import { within } from '../support/continuity';
import { runHouse, type Player, type RunHouse } from '../support/run-sheet';

let room: RunHouse;

beforeAll(async () => {
  room = await runHouse();
});
afterAll(() => room.house.close());

const sample = (changes: object = {}) => ({
  ...{ method: 'sample', subject: 'Time entries of week 32', unit: 'records', source: 'Ledger of the primary site' },
  ...{ recovered: 'Restored copy in Tucson', expected: 500, found: 497, comparedBy: 'Rosa Lind' },
  comparedAt: room.minutesAgo(0),
  differences: [
    { record: 'Batch 0311, line 7', records: 1, expected: '7.50 h', found: '7.25 h' },
    { record: 'Batches 0312 and 0313', records: 2, expected: 'posted', found: 'missing' },
  ],
  ...changes,
});
const resolution = (difference: number, changes: object = {}) => ({
  ...{ comparison: 1, difference, way: 'replayed', words: 'Replayed from the journal of the day' },
  ...{ resolvedBy: 'Rosa Lind', resolvedAt: room.minutesAgo(0), ...changes },
});
const codes = ({ body }: { body: { errors?: { code: string; pointer: string }[] } }) =>
  (body.errors ?? []).map(({ code, pointer }) => [code, pointer]);

/** An exercise with its results, every objective rated and every step decided on. */
async function readyForReport(compare: (cleo: Player, id: string) => Promise<void>) {
  const run = await room.started();
  const { id, steps, cleo } = run;
  await compare(cleo, id);
  await room.finishAll(id, steps, cleo);
  const dispositions = steps.map((planStepId) => ({ planStepId, disposition: 'keep' }));
  await cleo.put(`${id}/dispositions`, { dispositions }).expect(204);
  const { body: decided } = await cleo.get(id).expect(200);
  const ratings = decided.objectives.map(({ number }: { number: number }) => ({ number, rating: 'P' }));
  await cleo.post(`${id}/ratings`, { ratings, version: decided.version }).expect(201);
  const report = async (openDifferences?: string) => {
    const { version } = (await cleo.get(id).expect(200)).body;
    return cleo.post(`${id}/reports`, { strengths: [], areas: [], lessons: [], openDifferences, version });
  };
  return { ...run, report };
}

describe('data reconciliation', () => {
  it('keeps what was compared, every record that differs, and how each was resolved', async () => {
    const { id, cleo, house } = await room.started();
    expect((await cleo.get(`${id}/reconciliation`).expect(200)).body.state).toBe('not_compared');
    const made = await cleo.post(`${id}/comparisons`, sample()).expect(201);
    expect(made.body.number).toBe(1);
    const open = (await house.ines.get(`/api/exercises/${id}/reconciliation`).expect(200)).body;
    expect(open).toMatchObject({ state: 'open', differingRecords: 3, openRecords: 3 });
    await cleo.post(`${id}/difference-resolutions`, resolution(1, { way: 'corrected' })).expect(204);
    await cleo.post(`${id}/difference-resolutions`, resolution(2)).expect(204);
    const seen = (await house.ines.get(`/api/exercises/${id}/reconciliation`).expect(200)).body;
    expect(seen).toMatchObject({ state: 'reconciled', differingRecords: 3, openRecords: 0 });
    expect(seen.comparisons[0]).toMatchObject({
      ...{ method: 'sample', expected: 500, found: 497, comparedBy: 'Rosa Lind', recordedByName: cleo.name },
    });
    expect(seen.comparisons[0].differences[1]).toMatchObject({ records: 2, found: 'missing', isOpen: false });
  });

  it('refuses figures that do not add up, and moments that cannot be, at the field', async () => {
    const { id, cleo } = await room.started();
    const ask = async (changes: object) => codes(await cleo.post(`${id}/comparisons`, sample(changes)).expect(422));
    expect(await ask({ found: 498 })).toEqual([['differences-do-not-add-up', '/differences']]);
    expect(await ask({ found: 501, differences: [] })).toEqual([['more-than-compared', '/found']]);
    expect(await ask({ method: 'count', expected: 5, found: 5 })).toEqual([
      ['differences-do-not-add-up', '/differences'],
    ]);
    expect(await ask({ comparedAt: '2020-01-01T00:00:00Z' })).toEqual([['too-early', '/comparedAt']]);
    expect(await ask({ comparedAt: '2099-01-01T00:00:00Z' })).toEqual([['in-the-future', '/comparedAt']]);
    expect(await ask({ replaces: 4, replacesReason: 'Again' })).toEqual([['no-such-comparison', '/replaces']]);
    await cleo.post(`${id}/comparisons`, sample({ subject: '  ' })).expect(400);
    expect((await cleo.get(`${id}/reconciliation`).expect(200)).body.comparisons).toEqual([]);
  });

  it('resolves a difference once, opens it again with a reason, and keeps every word', async () => {
    const { id, cleo } = await room.started();
    await cleo.post(`${id}/comparisons`, sample()).expect(201);
    const resolve = (changes: object) => cleo.post(`${id}/difference-resolutions`, resolution(1, changes));
    expect(codes(await resolve({ way: 'reopened' }).expect(422))).toEqual([['is-open', '/way']]);
    await resolve({}).expect(204);
    expect(codes(await resolve({ way: 'explained' }).expect(422))).toEqual([['is-resolved', '/way']]);
    await resolve({ way: 'reopened', words: 'The replay stopped at line 6' }).expect(204);
    await resolve({ difference: 9 }).expect(404);
    const { comparisons, openRecords } = (await cleo.get(`${id}/reconciliation`).expect(200)).body;
    expect(openRecords).toBe(3);
    expect(comparisons[0].differences[0].resolutions.map(({ way }: { way: string }) => way)).toEqual([
      'replayed',
      'reopened',
    ]);
  });

  it('lets a later comparison take the place of an earlier one, with the reason; the earlier one stays', async () => {
    const { id, cleo } = await room.started();
    await cleo.post(`${id}/comparisons`, sample()).expect(201);
    const again = { replaces: 1, found: 500, differences: [] };
    expect(codes(await cleo.post(`${id}/comparisons`, sample(again)).expect(422))).toEqual([
      ['reason-missing', '/replacesReason'],
    ]);
    const why = 'The first sample was drawn before the journal was replayed';
    await cleo.post(`${id}/comparisons`, sample({ ...again, replacesReason: why })).expect(201);
    const seen = (await cleo.get(`${id}/reconciliation`).expect(200)).body;
    expect(seen).toMatchObject({ state: 'reconciled', openRecords: 0 });
    expect(seen.comparisons.map((one: { isCurrent: boolean }) => one.isCurrent)).toEqual([false, true]);
    expect(seen.comparisons[0].replacedBy).toBe(2);
    expect(codes(await cleo.post(`${id}/difference-resolutions`, resolution(1)).expect(422))).toEqual([
      ['was-replaced', '/comparison'],
    ]);
  });

  it('keeps an exercise from being reported over an open difference, unless the report says why', async () => {
    const { id, cleo, report, house } = await readyForReport(async (by, exercise) => {
      await by.post(`${exercise}/comparisons`, sample()).expect(201);
    });
    const refused = await report();
    expect([refused.status, codes(refused)]).toEqual([422, [['difference-open', '/openDifferences']]]);
    const submitted = within(
      house,
      { person: room.contributor, role: 'vendor_contributor', vendorId: room.vendorId },
      (w) => house.app.get(ExercisesService).submit(w, id),
    );
    await expect(submitted).rejects.toThrow('3 records differ');
    const why = 'Batches 0312 and 0313 are replayed with the next pay run';
    expect((await report(why)).status).toBe(201);
    const reported = (await house.ines.get(`/api/exercises/${id}`).expect(200)).body;
    expect(reported).toMatchObject({ state: 'aar_issued', report: { openDifferences: why } });
    await cleo.post(`${id}/comparisons`, sample()).expect(409);
    await cleo.post(`${id}/difference-resolutions`, resolution(2)).expect(204);
    expect((await cleo.get(`${id}/reconciliation`).expect(200)).body.openRecords).toBe(1);
  });

  it('needs no such word where everything is resolved, and keeps none', async () => {
    const { id, cleo, report } = await readyForReport(async (by, exercise) => {
      await by.post(`${exercise}/comparisons`, sample({ found: 500, differences: [] })).expect(201);
    });
    expect((await report('Nothing is open')).status).toBe(201);
    expect((await cleo.get(id).expect(200)).body.report).toEqual({ strengths: [], areas: [], lessons: [] });
  });

  it('goes out as CSV with its filter, time and rows, and is closed to strangers and to before the start', async () => {
    const { id, cleo, stranger } = await room.started();
    await cleo.post(`${id}/comparisons`, sample({ source: '=HYPERLINK("x")' })).expect(201);
    const { text } = await cleo.get(`${id}/reconciliation/csv`).expect(200);
    expect(text).toContain('Report,Data reconciliation');
    expect(text).toContain('Rows,2');
    expect(text).toContain(`"'=HYPERLINK(""x"")"`);
    await stranger.get(`/api/exercises/${id}/reconciliation`).expect(404);
    await stranger.post(`/api/exercises/${id}/comparisons`, sample()).expect(404);
    const before = await room.planned();
    await before.cleo.post(`${before.id}/comparisons`, sample()).expect(409);
  });
});
