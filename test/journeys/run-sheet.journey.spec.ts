import { Client } from 'pg';
import { newKeyed, runHouse, type RunHouse } from '../support/run-sheet';

let room: RunHouse;

beforeAll(async () => {
  room = await runHouse();
});
afterAll(() => room.house.close());

const codeOf = (answer: { body: { errors?: { code: string }[] } }) => answer.body.errors?.[0]?.code;

describe('the live run sheet', () => {
  it('shows everybody the same step clock: server time, UTC and the site’s zone', async () => {
    const { id, steps, cleo, mo, house } = await room.started();
    const pressed = await cleo.post(`${id}/step-starts`, { planStepId: steps[0], seenAttempts: 0 }).expect(201);
    const seen = [await cleo.sheet(id), await mo.sheet(id), (await house.ines.get(`/api/exercises/${id}/run`)).body];
    for (const sheet of seen) {
      expect(sheet.zones).toEqual([{ timeZone: 'America/Chicago', sites: ['Cedar Rapids'] }]);
      expect(sheet.steps[0].running).toEqual({
        ...{ number: 1, attempt: 1, startedAt: pressed.body.at, performedBy: cleo.name, byName: cleo.name },
      });
    }
    const finish = { planStepId: steps[0], seenAttempts: 0, outcome: 'pass', performedBy: 'Duty manager' };
    await mo.post(`${id}/step-finishes`, finish).expect(201);
    const [first] = (await cleo.sheet(id)).steps;
    expect(first).toMatchObject({
      running: null,
      expectedMinutes: 6,
      result: { outcome: 'pass', startedAt: pressed.body.at, tester: 'Duty manager', enteredHow: 'clock' },
    });
    expect(Date.parse(first.result.finishedAt)).toBeGreaterThanOrEqual(Date.parse(pressed.body.at));
  });

  it('lets one of two who press at once win, and tells the other what happened and by whom', async () => {
    const { id, steps, cleo, mo } = await room.started();
    const start = { planStepId: steps[0], seenAttempts: 0 };
    const starts = await Promise.all([cleo.post(`${id}/step-starts`, start), mo.post(`${id}/step-starts`, start)]);
    expect(starts.map(({ status }) => status).sort()).toEqual([201, 409]);
    const told = starts.find(({ status }) => status === 409);
    expect(codeOf(told ?? starts[0])).toBe('already-started');
    expect(told?.body.detail).toMatch(
      /^(Cleo|Mo) \w+ started step 1 at .* UTC \(.* -0[56]:00, America\/Chicago\)\. Its clock runs; it was not started again\.$/,
    );
    const finish = (outcome: string) => ({
      planStepId: steps[0],
      seenAttempts: 0,
      outcome,
      note: 'Two lines were dead',
    });
    const ends = await Promise.all([
      cleo.post(`${id}/step-finishes`, finish('pass')),
      mo.post(`${id}/step-finishes`, finish('pass_with_issue')),
    ]);
    expect(ends.map(({ status }) => status).sort()).toEqual([201, 409]);
    const lost = ends.find(({ status }) => status === 409);
    expect(codeOf(lost ?? ends[0])).toBe('already-recorded');
    expect(lost?.body.detail).toMatch(/recorded it as passed( with an issue)? at .* Nothing was recorded over it\.$/);
    const { entries } = await cleo.sheet(id);
    expect(entries.map((e: { number: number; kind: string }) => [e.number, e.kind])).toEqual([
      [1, 'step_started'],
      [2, 'step_recorded'],
    ]);
  });

  it('lets different steps run side by side, ten presses at once, each with its own number in the log', async () => {
    const { id, steps, cleo, mo } = await room.started();
    await cleo.post(`${id}/step-starts`, { planStepId: steps[0], seenAttempts: 0 }).expect(201);
    const start = { planStepId: steps[1], seenAttempts: 0, reason: 'The database team was free' };
    const notes = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => mo.post(`${id}/notes`, { text: `Note ${n}` }));
    const answers = await Promise.all([mo.post(`${id}/step-starts`, start), ...notes]);
    expect(answers.map(({ status }) => status)).toEqual(Array(9).fill(201));
    const { entries, steps: sheet } = await cleo.sheet(id);
    expect(entries.map((e: { number: number }) => e.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(sheet.filter((s: { running: object | null }) => s.running !== null)).toHaveLength(2);
  });

  it('starts a step before what it depends on only with a reason, which stays in the log', async () => {
    const { id, steps, cleo } = await room.started();
    const early = { planStepId: steps[2], seenAttempts: 0 };
    const refused = await cleo.post(`${id}/step-starts`, early).expect(422);
    expect(refused.body.errors).toEqual([
      expect.objectContaining({
        ...{ pointer: '/reason', code: 'dependency-open' },
        message: 'Step 3 depends on steps 1, 2, which are not done. Give the reason why it is started all the same.',
      }),
    ]);
    expect((await cleo.sheet(id)).steps[2].waitsFor).toEqual([1, 2]);
    await cleo.post(`${id}/step-starts`, { ...early, reason: 'Agents were already at the other site' }).expect(201);
    const { entries } = await cleo.sheet(id);
    expect(entries.at(-1)).toMatchObject({ kind: 'step_started', reason: 'Agents were already at the other site' });
  });

  it('is read again for the price of one number, and says at once when something changed', async () => {
    const { id, steps, cleo, mo } = await room.started();
    const first = await cleo.get(`${id}/run`).expect(200);
    const tag = String(first.headers['etag']);
    const same = await cleo.get(`${id}/run`).set('if-none-match', tag).expect(304);
    expect(same.text).toBe('');
    expect(Date.parse(String(same.headers['holdfast-time']))).toBeGreaterThanOrEqual(Date.parse(first.body.at));
    await mo.post(`${id}/step-starts`, { planStepId: steps[0], seenAttempts: 0 }).expect(201);
    const changed = await cleo.get(`${id}/run`).set('if-none-match', tag).expect(200);
    expect(changed.headers['etag']).not.toBe(tag);
    expect(changed.body.steps[0].running.byName).toBe(mo.name);
  });

  it('loses no press to a dropped line: sent again it counts once, at the moment of the press', async () => {
    const { id, steps, cleo } = await room.started({ minutesAgo: 10 });
    const press = { planStepId: steps[0], seenAttempts: 0 };
    const keyed = newKeyed();
    const first = await cleo.post(`${id}/step-starts`, press, { ...keyed, 'holdfast-held-seconds': '95' }).expect(201);
    const again = await cleo.post(`${id}/step-starts`, press, { ...keyed, 'holdfast-held-seconds': '140' }).expect(201);
    expect(again.body).toEqual(first.body);
    const { entries, at } = await cleo.sheet(id);
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ heldSeconds: 95, happenedAt: first.body.at });
    expect(Date.parse(entries[0].enteredAt) - Date.parse(entries[0].happenedAt)).toBe(95_000);
    expect(Date.parse(entries[0].enteredAt)).toBeLessThanOrEqual(Date.parse(at));
    await cleo.post(`${id}/step-starts`, press, { 'holdfast-held-seconds': 'soon' }).expect(400);
    const old = { planStepId: steps[1], seenAttempts: 0, reason: 'r' };
    const refused = await cleo.post(`${id}/step-starts`, old, { 'holdfast-held-seconds': '30000' }).expect(422);
    expect(codeOf(refused)).toBe('held-too-long');
  });

  it('puts right by appending with a reason, and never edits', async () => {
    const { id, steps, cleo, mo } = await room.started({ minutesAgo: 30 });
    const [first] = steps;
    await cleo.post(`${id}/step-starts`, { planStepId: first, seenAttempts: 0 }).expect(201);
    await mo.post(`${id}/start-withdrawals`, { planStepId: first }).expect(400);
    await mo.post(`${id}/start-withdrawals`, { planStepId: first, reason: 'Wrong step' }).expect(201);
    await mo.post(`${id}/start-withdrawals`, { planStepId: first, reason: 'Wrong step' }).expect(409);
    await cleo.post(`${id}/step-starts`, { planStepId: first, seenAttempts: 0 }).expect(201);
    const before = { planStepId: first, reason: 'Pressed late', startedAt: room.minutesAgo(60) };
    expect(codeOf(await mo.post(`${id}/start-corrections`, before).expect(422))).toBe('before-exercise');
    await mo.post(`${id}/start-corrections`, { ...before, startedAt: room.minutesAgo(12) }).expect(201);
    await cleo.post(`${id}/step-finishes`, { planStepId: first, seenAttempts: 0, outcome: 'pass' }).expect(201);
    const right = {
      ...{ planStepId: first, attempt: 1, outcome: 'fail', tester: 'Mo Adler', note: 'Two people were not reached' },
      ...{ startedAt: room.minutesAgo(12), finishedAt: room.minutesAgo(4) },
      correctionReason: 'The call log says otherwise',
    };
    await mo.post(`${id}/result-corrections`, right).expect(201);
    expect(codeOf(await cleo.post(`${id}/result-corrections`, right).expect(409))).toBe('already-recorded');
    const sheet = await cleo.sheet(id);
    expect(sheet.steps[0].result).toMatchObject({
      ...{ attempt: 2, outcome: 'fail', correctsAttempt: 1, minutes: 8, enteredHow: 'correction' },
      correctionReason: 'The call log says otherwise',
    });
    expect(sheet.entries.map((e: { kind: string; corrects: number | null }) => [e.kind, e.corrects])).toEqual([
      ['step_started', null],
      ['start_withdrawn', 1],
      ['step_started', null],
      ['start_corrected', 3],
      ['step_recorded', null],
      ['step_corrected', null],
    ]);
    const attempts = (await cleo.get(id).expect(200)).body.steps[0].attempts;
    expect(attempts.map((a: { outcome: string }) => a.outcome)).toEqual(['pass', 'fail']);
    const owner = new Client({ connectionString: room.house.access.ownerUrl });
    await owner.connect();
    for (const sql of [
      'UPDATE run_entry SET text = $2 WHERE exercise_id = $1',
      'DELETE FROM run_entry WHERE exercise_id = $1',
    ])
      await expect(owner.query(sql, sql.includes('$2') ? [id, 'x'] : [id])).rejects.toThrow(/append-only/);
    await owner.end();
  });

  it('marks the moments of the clock when they are pressed, once each, and adds up what was achieved', async () => {
    const { id, cleo, mo } = await room.started();
    for (const moment of ['occurredAt', 'detectedAt', 'declaredAt'])
      await cleo.post(`${id}/moments`, { moment }).expect(201);
    const twice = await mo.post(`${id}/moments`, { moment: 'declaredAt' }).expect(409);
    expect(codeOf(twice)).toBe('already-marked');
    expect(twice.body.detail).toContain(`is marked by ${cleo.name} at`);
    await mo.post(`${id}/moments`, { moment: 'verifiedAt' }).expect(201);
    const { clock, entries } = await cleo.sheet(id);
    expect(clock.rto.words).toMatch(/^Service verified .* UTC minus declaration .* UTC is /);
    expect(entries.map((e: { moment: string }) => e.moment)).toEqual([
      'occurredAt',
      'detectedAt',
      'declaredAt',
      'verifiedAt',
    ]);
    await mo.post(`${id}/moments`, { moment: 'lastRecoveredAt' }).expect(400);
  });

  it('does not take results for complete while a step’s clock runs', async () => {
    const { id, steps, cleo } = await room.started();
    await cleo.post(`${id}/step-starts`, { planStepId: steps[0], seenAttempts: 0 }).expect(201);
    const { version, gaps } = (await cleo.get(id).expect(200)).body;
    expect(gaps.map((g: { code: string }) => g.code)).toContain('clock-running');
    const refused = await cleo.post(`${id}/results`, { version }).expect(422);
    expect(refused.body.errors.map((e: { code: string }) => e.code)).toContain('clock-running');
  });
});

describe('injects', () => {
  const planned = [
    { plannedMinute: 45, text: 'The carrier reports a second cut', addressedTo: 'Network team' },
    { plannedMinute: 10, text: 'A reporter calls', expectedResponse: 'Refer to the press office' },
  ];

  it('are planned before the start in the order of their minutes, and locked by it', async () => {
    const { id, cleo } = await room.planned();
    const version = Number((await cleo.get(id).expect(200)).body.version);
    await cleo.put(`${id}/injects`, { version, injects: planned }).expect(200);
    await cleo.put(`${id}/injects`, { version, injects: [] }).expect(409);
    await cleo.post(`${id}/starts`, { version: version + 1 }).expect(201);
    const { injects, startedAt } = await cleo.sheet(id);
    expect(injects.map((i: { plannedMinute: number }) => i.plannedMinute)).toEqual([10, 45]);
    expect(Date.parse(injects[0].dueAt) - Date.parse(startedAt)).toBe(600_000);
    await cleo.put(`${id}/injects`, { version: version + 2, injects: [] }).expect(409);
  });

  it('are handed out once and answered; one that nobody planned comes on top', async () => {
    const { id, cleo, mo } = await room.planned();
    const version = Number((await cleo.get(id).expect(200)).body.version);
    await cleo.put(`${id}/injects`, { version, injects: planned }).expect(200);
    await cleo.post(`${id}/starts`, { version: version + 1 }).expect(201);
    const [first] = (await cleo.sheet(id)).injects;
    const early = { injectId: first.id, text: 'Referred' };
    expect(codeOf(await mo.post(`${id}/inject-answers`, early).expect(409))).toBe('not-delivered');
    const both = await Promise.all([
      cleo.post(`${id}/inject-deliveries`, { injectId: first.id }),
      mo.post(`${id}/inject-deliveries`, { injectId: first.id }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    await mo.post(`${id}/inject-answers`, { ...early, performedBy: 'Press office' }).expect(201);
    const added = await cleo.post(`${id}/injects`, { text: 'The lift is stuck', deliver: true }).expect(201);
    expect(added.body.number).toBe(3);
    const { injects } = await mo.sheet(id);
    expect(injects[0]).toMatchObject({ answers: [{ text: 'Referred', performedBy: 'Press office' }] });
    expect(injects[0].deliveredAt).not.toBeNull();
    expect(injects[2]).toMatchObject({ plannedMinute: null, deliveredBy: cleo.name });
  });
});

describe('observers', () => {
  it('write timed notes into the log, also for guests, and no results', async () => {
    const { id, steps, cleo, house } = await room.started({ minutesAgo: 20 });
    const { dana, ines, priya, mei } = house;
    const guest = { name: 'Jane Roe', organisation: 'State regulator' };
    const named = await dana.post(`/api/exercises/${id}/observer-guests`, guest).expect(201);
    await dana.post(`/api/exercises/${id}/observer-guests`, guest).expect(409);
    await dana.post(`/api/exercises/${id}/observations`, { text: 'The call tree ran smoothly' }).expect(201);
    const seen = { text: 'Nobody kept the log at the second site', guestId: named.body.id, at: room.minutesAgo(5) };
    await ines.post(`/api/exercises/${id}/observations`, seen).expect(201);
    const early = { text: 'Before it began', at: room.minutesAgo(120) };
    expect(codeOf(await ines.post(`/api/exercises/${id}/observations`, early).expect(422))).toBe('before-exercise');
    for (const door of ['step-starts', 'step-finishes', 'notes', 'step-results', 'moments', 'injects'])
      await ines.post(`/api/exercises/${id}/${door}`, { planStepId: steps[0], text: 'x' }).expect(403);
    for (const nobody of [priya, mei])
      await nobody.post(`/api/exercises/${id}/observations`, { text: 'x' }).expect(403);
    await cleo.post(`${id}/observations`, { text: 'x' }).expect(403);
    const { entries, guests } = await cleo.sheet(id);
    expect(entries.map((e: Record<string, unknown>) => [e['side'], e['guestName'], e['enteredByName']])).toEqual([
      ['registrant', null, 'Dana Whitlock'],
      ['registrant', 'Jane Roe', 'Ines Okafor'],
    ]);
    expect(guests).toEqual([expect.objectContaining({ ...guest, namedByName: 'Dana Whitlock' })]);
  });

  it('put right their own notes only, with a reason', async () => {
    const { id, cleo, house } = await room.started();
    await house.dana.post(`/api/exercises/${id}/observations`, { text: 'Two agents signed in' }).expect(201);
    const right = { number: 1, text: 'Twelve agents signed in', reason: 'Misheard' };
    await cleo.post(`${id}/note-corrections`, right).expect(404);
    await house.ines.post(`/api/exercises/${id}/observation-corrections`, right).expect(201);
    await house.dana.post(`/api/exercises/${id}/observation-corrections`, right).expect(409);
    const { entries } = await cleo.sheet(id);
    expect(entries[0]).toMatchObject({ text: 'Two agents signed in', correctedBy: 2 });
    expect(entries[1]).toMatchObject({ kind: 'note_corrected', corrects: 1, reason: 'Misheard' });
  });

  it('of another vendor find nothing, and an auditor reads', async () => {
    const { id, house, stranger } = await room.started();
    await stranger.get(`/api/exercises/${id}/run`).expect(404);
    await stranger.post(`/api/exercises/${id}/notes`, { text: 'x' }).expect(404);
    await house.priya.get(`/api/exercises/${id}/run`).expect(200);
  });
});

describe('the log', () => {
  it('is taken away as CSV with UTC and the site’s zone, formulas made harmless', async () => {
    const { id, steps, cleo } = await room.started();
    await cleo.post(`${id}/step-starts`, { planStepId: steps[0], seenAttempts: 0 }).expect(201);
    await cleo.post(`${id}/notes`, { text: '=HYPERLINK("x")' }).expect(201);
    const file = await cleo.get(`${id}/run-log`).expect(200);
    expect(file.headers['content-disposition']).toMatch(/holdfast-run-log-ex-\d+\.csv/);
    const lines = file.text.split('\r\n');
    expect(lines[3]).toMatch(/^Rows,2,/);
    expect(file.text).toContain('Happened at (America/Chicago)');
    expect(file.text).toMatch(/1,20\d\d-.*Z,20\d\d-.* -0[56]:00,0,Step started,1,1/);
    expect(file.text).toContain(`"'=HYPERLINK(""x"")"`);
  });

  it('belongs to the trail, deed by deed', async () => {
    const { id, steps, cleo, house } = await room.started();
    await cleo.post(`${id}/step-starts`, { planStepId: steps[0], seenAttempts: 0 }).expect(201);
    await cleo.post(`${id}/step-finishes`, { planStepId: steps[0], seenAttempts: 0, outcome: 'pass' }).expect(201);
    await cleo.post(`${id}/notes`, { text: 'Calm' }).expect(201);
    const { body } = await house.ines.get(`/api/trail?subjectId=${id}`).expect(200);
    const deeds = body.items.map((e: { deed: string }) => e.deed);
    expect(deeds).toEqual(expect.arrayContaining(['run.step-started', 'exercise.steps-recorded', 'run.noted']));
  });

  it('ends with the exercise', async () => {
    const { id, steps, cleo } = await room.started();
    await room.finishAll(id, steps, cleo);
    for (const [door, body] of [
      ['notes', { text: 'Too late' }],
      ['step-starts', { planStepId: steps[0], seenAttempts: 1 }],
      ['moments', { moment: 'returnedToNormalAt' }],
    ] as const)
      await cleo.post(`${id}/${door}`, body).expect(409);
  });
});
