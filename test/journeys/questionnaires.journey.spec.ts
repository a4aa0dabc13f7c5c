import { cellOf, cellsIn, formOf, openQuestioned, type Questioned } from '../support/questioned';
import { bringFor, obligationOf } from '../support/reviewable';
import { signInAs, type Person } from '../support/person';
import type { TestPortal, TestVendor } from '../support/portal';

type Json = any; // eslint-disable-line @typescript-eslint/no-explicit-any -- a JSON answer

describe('questionnaires', () => {
  let scene: Questioned;
  let house: TestPortal;
  let quill: TestVendor;
  let nora: Person;

  beforeAll(async () => {
    scene = await openQuestioned();
    ({ house, quill } = scene);
    nora = await house.invite({ name: 'Nora Quill', role: 'vendor_contributor', vendorId: quill.id });
  });
  afterAll(() => house.close());

  const path = (rest = '') => `/api/questionnaires/${scene.setId}${rest}`;
  const aboutSystem = (questionId: string) => ({ questionId, subjectKind: 'system', subjectId: scene.systemId });
  const aboutService = (questionId: string) => ({ questionId, subjectKind: 'service', subjectId: scene.serviceId });
  const aboutVendor = (questionId: string) => ({ questionId, subjectKind: 'vendor', subjectId: quill.id });
  const save = (body: object, who = quill.contributor) => who.put(path('/answers'), body);
  /** Saves after whatever stands there now. */
  const say = async (place: { questionId: string; subjectId: string }, said: object): Promise<Json> => {
    const cell = await cellOf(quill.contributor, scene.setId, place);
    return (await save({ ...place, after: cell.answer?.number ?? 0, ...said }).expect(200)).body;
  };
  const deeds = async (subjectId: string): Promise<string[]> => {
    const { body } = await house.ines.get(`/api/trail?subjectId=${subjectId}&limit=100`).expect(200);
    return body.items.map((one: { deed: string }) => one.deed);
  };

  it('are opened with the schedule, once, and say when they are due and why', async () => {
    const { body } = await quill.contributor.get('/api/questionnaires').expect(200);
    expect(body.items).toMatchObject([
      { id: scene.setId, state: 'open', periodCode: 'FY2026', dueOn: '2026-11-01', openedByName: null, answered: 0 },
    ]);
    expect(body.items[0].dueRule).toContain('60 days before FY2026 ends on 2026-12-31');
    expect(body.items[0].asked).toBeGreaterThan(30);
    await house.ines.post(`/api/vendors/${quill.id}/obligations`, { periodId: scene.periodId }).expect(201);
    const again = await house.ines.post(`/api/vendors/${quill.id}/questionnaires`, { periodId: scene.periodId });
    expect(again.body.code).toBe('already-exists');
    expect((await quill.contributor.get('/api/questionnaires').expect(200)).body.total).toBe(1);
  });

  it('take answers of two people at once; neither loses one', async () => {
    const [cleo, hers] = await Promise.all([
      save({ ...aboutSystem('QTE-1'), after: 0, value: 'full' }),
      save({ ...aboutSystem('QTE-2'), after: 0, value: 'reduced_ok' }, nora),
    ]);
    expect([cleo.status, hers.status]).toEqual([200, 200]);
    const both = await Promise.all([
      save({ ...aboutSystem('QTE-4'), after: 0, value: 60 }),
      save({ ...aboutSystem('QTE-4'), after: 0, value: 70 }, nora),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lost = both.find(({ status }) => status === 409)!.body;
    const won = both.find(({ status }) => status === 200)!.body;
    expect(lost).toMatchObject({ code: 'stale-version', answer: { number: 1, value: won.cell.answer.value } });
    expect(lost.answer.answeredByName).toBe(won.cell.answer.answeredByName);
    expect(lost.detail).toContain(won.cell.answer.answeredByName);
    const after = await save({ ...aboutSystem('QTE-4'), after: 1, value: 65 }, nora).expect(200);
    expect(after.body.cell.answer).toMatchObject({ number: 2, value: 65, answeredByName: 'Nora Quill' });
  });

  it('bring up follow-ups as they are answered, and take answers to what is asked only', async () => {
    const { body } = await save({ ...aboutSystem('QTE-6'), after: 0, value: 'hot' }).expect(200);
    const came = body.changed.filter((one: Json) => one.visible).map((one: Json) => one.questionId);
    expect(came).toEqual(expect.arrayContaining(['QTE-6a', 'QTE-6b', 'QTE-7']));
    const unasked = await save({ ...aboutSystem('QTE-8'), after: 0, value: 'automatic' }).expect(422);
    expect(unasked.body.errors[0].code).toBe('not-asked');
    const odd = await save({ ...aboutSystem('QTE-3'), after: 0, value: 'perhaps' }).expect(422);
    expect(odd.body.errors[0].pointer).toBe('/value');
    const bare = await save({ ...aboutSystem('QTE-3'), after: 0, notApplicableReason: 'We would rather not' });
    expect(bare.status).toBe(422);
    await save({ ...aboutSystem('QTE-99'), after: 0, value: 1 }).expect(404);
  });

  it('keep "do not know" as an answer and a gap, never as a blank', async () => {
    const { body } = await save({ ...aboutService('QSC-2'), after: 0, unknown: true }).expect(200);
    expect(body.cell).toMatchObject({ answer: { unknown: true, value: null }, gap: { gap: 'major' } });
    const [summary] = (await house.ines.get('/api/questionnaires').expect(200)).body.items.filter(
      (one: Json) => one.id === scene.setId,
    );
    expect(summary.gaps.major).toBeGreaterThan(0);
    const none = await save({ ...aboutService('QOU-1'), after: 0, none: true }).expect(200);
    expect(none.body.cell).toMatchObject({ answer: { none: true }, gap: { gap: 'none' } });
  });

  let contradiction: string;

  it('open a query where answers contradict each other, and clear it when they no longer do', async () => {
    await say(aboutSystem('QTE-3'), { value: 'two_sites_live' });
    const hit = await say(aboutSystem('QTE-5'), { value: 'active_active' });
    const rule = hit.queriesOpened.find((one: Json) => one.ruleCode === 'CR-02');
    expect(rule).toMatchObject({ kind: 'rule', severity: 'query', state: 'open', askedByName: null });
    contradiction = rule.id;
    // Saying something else about the same system opens no second query.
    expect((await say(aboutSystem('QTE-1'), { value: 'partial' })).queriesOpened).toEqual([]);
    const cleared = await say(aboutSystem('QTE-6'), { value: 'not_needed_active_active' });
    expect(cleared.queriesCleared.map((one: Json) => one.id)).toContain(contradiction);
    const cell = await cellOf(house.ines, scene.setId, aboutSystem('QTE-5'));
    expect(cell.queries.find(({ id }) => id === contradiction)).toMatchObject({ state: 'cleared' });
    expect(await deeds(contradiction)).toEqual(expect.arrayContaining(['answer-query.opened', 'answer-query.cleared']));
    const { body } = await quill.contributor.get(`/api/vendors/${quill.id}/redundancy-modes`).expect(200);
    expect(body.items).toMatchObject([{ systemName: 'Order desk', mode: 'active_active' }]);
  });

  it('do not ask again what was resolved, until the answers change', async () => {
    const first = await say(aboutSystem('QTE-6'), { value: 'warm' });
    const query = first.queriesOpened.find((one: Json) => one.ruleCode === 'CR-02');
    expect(query.id).not.toBe(contradiction);
    await house.ines
      .post(`/api/answer-queries/${query.id}/resolutions`, { note: 'Both are true in turn.' })
      .expect(201);
    const quiet = await say(aboutSystem('QTE-2'), { value: 'full_required' });
    expect(quiet.queriesOpened.map((one: Json) => one.ruleCode)).not.toContain('CR-02');
    const changed = await say(aboutSystem('QTE-6'), { value: 'hot' });
    expect(changed.queriesOpened.map((one: Json) => one.ruleCode)).toContain('CR-02');
  });

  it('keep nothing of a save that says the same again', async () => {
    const before = await cellOf(quill.contributor, scene.setId, aboutSystem('QTE-3'));
    const again = await say(aboutSystem('QTE-3'), { value: 'two_sites_live' });
    expect(again.cell.answer).toEqual(before.answer);
    expect(await deeds(before.answer!.id)).toEqual(['answer.saved']);
  });

  it('are judged against the objectives in force', async () => {
    const late = await say(aboutSystem('QTE-6a'), { value: 300 });
    expect(late.cell.gap.gap).toBe('critical');
    expect(late.queriesOpened).toMatchObject([{ ruleCode: 'CR-05', severity: 'critical', serviceId: scene.serviceId }]);
    await say(aboutSystem('QTE-6a'), { value: 60 });
  });

  it('show registers as they stand, and confirm them instead of asking twice', async () => {
    const cell = await cellOf(quill.contributor, scene.setId, aboutService('QIN-3'));
    expect(cell.register?.rows).toMatchObject([{ rto: 120, rpo: 15, mtpd: 240, mbco_pct: 60 }]);
    const typed = await save({ ...aboutService('QIN-3'), after: 0, value: [{ rto: 5 }] }).expect(422);
    expect(typed.body.errors[0].code).toBe('register');
    const { body } = await quill.contributor
      .post(path('/confirmations'), { ...aboutService('QIN-3'), after: 0 })
      .expect(201);
    expect(body.cell.answer).toMatchObject({ source: 'register', value: [{ rto: 120, rpo: 15 }] });
    expect(body.cell.register.changed).toBe(false);
  });

  it('show the impact that both sides accepted, hour by hour and day by day, and take no second one', async () => {
    const cell = await cellOf(quill.contributor, scene.setId, aboutService('QIN-2'));
    expect(cell.register?.rows).toHaveLength(10);
    expect(cell.register?.rows[0]).toEqual({
      ...{ impact_category: 'Customers and service', within_1h: '0', h1_to_4: '2', h4_to_8: '4' },
      ...{ h8_to_24: '4', d1_to_3: '4', d3_to_7: '4', over_7d: '4' },
    });
    await save({ ...aboutService('QIN-2'), after: 0, value: [{ impact_category: 'Money' }] }).expect(422);
    const { body } = await quill.contributor
      .post(path('/confirmations'), { ...aboutService('QIN-2'), after: 0 })
      .expect(201);
    expect(body.cell.answer.source).toBe('register');
  });

  it("link the vendor's own files to an answer", async () => {
    const policy = String((await obligationOf(quill, 'GOV-01')).id);
    const brought = await bringFor(quill.contributor, 'EV-ARCH', { obligationIds: policy });
    const evidenceVersionIds = [String(brought.headers['holdfast-evidence-version'])];
    const { body } = await quill.contributor
      .put(path('/evidence'), { ...aboutSystem('QTE-1'), evidenceVersionIds })
      .expect(200);
    expect(body.cell.evidence).toMatchObject([{ fileName: 'EV-ARCH.txt' }]);
    const foreign = await bringFor(scene.other.contributor, 'EV-ARCH', {
      obligationIds: String((await obligationOf(scene.other, 'GOV-01')).id),
    });
    const theirs = [String(foreign.headers['holdfast-evidence-version'])];
    await quill.contributor.put(path('/evidence'), { ...aboutSystem('QTE-1'), evidenceVersionIds: theirs }).expect(404);
    const back = await quill.contributor.put(path('/evidence'), { ...aboutSystem('QTE-1'), evidenceVersionIds: [] });
    expect(back.body.cell.evidence).toEqual([]);
  });

  it('are not submitted while something is unanswered or a query waits', async () => {
    const { body } = await quill.contributor.post(path('/submissions'), { note: '' }).expect(422);
    const codes = new Set(body.errors.map((one: Json) => one.code));
    expect(codes).toContain('unanswered');
    expect(codes).toContain('query-open');
    expect(body.errors.some((one: Json) => one.message.startsWith('QTE-7 for Order desk'))).toBe(true);
  });

  /** Answers everything that is asked and has no answer: registers by confirming, the rest with "do not know", "none" or the plainest value. */
  async function answerTheRest(): Promise<void> {
    for (let round = 0; round < 6; round += 1) {
      const form = await formOf(quill.contributor, scene.setId);
      const questions = new Map(form.sections.flatMap((one) => one.questions).map((one) => [one.id, one]));
      const blank = cellsIn(form).filter((cell) => cell.visible && cell.answer === null);
      if (blank.length === 0) return;
      for (const { questionId, subjectKind, subjectId } of blank) {
        const question = questions.get(questionId)!;
        const place = { questionId, subjectKind, subjectId, after: 0 };
        if (question.register) await quill.contributor.post(path('/confirmations'), place).expect(201);
        else await save({ ...place, ...plainest(question) }).expect(200);
      }
    }
  }

  const plainest = ({ answer, unknown }: Json): object => {
    if (unknown) return { unknown: true };
    if (answer.allowNone) return { none: true };
    const plain: Json = { date: '2026-02-01', percent: 100, duration: 5, integer: 1, boolean: true, text: 'Words' };
    const cell = ({ type, options }: Json) => (options ? options[0].value : plain[type]);
    if (answer.type !== 'table')
      return { value: answer.type === 'multi_enum' ? [answer.options[0].value] : cell(answer) };
    const row = Object.fromEntries(answer.columns.map((one: Json) => [one.key, cell(one)]));
    return { value: answer.rows ? answer.rows.map(({ key }: Json) => ({ row: key, ...row })) : [row] };
  };

  async function replyToAll(): Promise<void> {
    const open = cellsIn(await formOf(quill.contributor, scene.setId)).flatMap(({ queries }) => queries);
    for (const id of new Set(open.filter(({ state }) => state === 'open').map((one) => one.id)))
      await quill.contributor.post(`/api/answer-queries/${id}/replies`, { text: 'We looked; this is so.' }).expect(201);
  }

  it('are submitted whole, and stay as they are from then on', async () => {
    await answerTheRest();
    await replyToAll();
    const { body } = await quill.contributor.post(path('/submissions'), { note: 'All answered.' }).expect(201);
    expect(body).toMatchObject({ state: 'submitted', submissionNote: 'All answered.' });
    expect(body.answered).toBe(body.asked);
    const { answer } = await cellOf(quill.contributor, scene.setId, aboutSystem('QTE-1'));
    const late = await save({ ...aboutSystem('QTE-1'), after: answer!.number, value: 'full' }).expect(409);
    expect(late.body.errors[0].code).toBe('submitted');
    expect((await deeds(scene.setId)).filter((deed) => deed === 'questionnaire.submitted')).toHaveLength(1);
  });

  it('come back with one answer returned, and only that one is answered anew', async () => {
    const cell = await cellOf(house.ines, scene.setId, aboutSystem('QTE-1'));
    const answerId = cell.answer!.id;
    const asked = await house.ines.post(`/api/answers/${answerId}/queries`, { text: 'Which parts?' }).expect(201);
    expect(asked.body).toMatchObject({ kind: 'person', state: 'open', askedByName: 'Ines Okafor' });
    const early = await house.ines.post(path('/conclusions'), { decision: 'reviewed', reason: '' }).expect(422);
    expect(early.body.errors.map((one: Json) => one.code)).toContain('query-waiting');
    await house.ines.post(`/api/answers/${answerId}/decisions`, { decision: 'returned', reason: ' ' }).expect(422);
    await house.ines
      .post(`/api/answers/${answerId}/decisions`, { decision: 'returned', reason: 'Name the parts.' })
      .expect(201);
    await quill.contributor
      .post(`/api/answers/${answerId}/decisions`, { decision: 'accepted', reason: '' })
      .expect(403);
    const back = await house.ines.post(path('/conclusions'), { decision: 'returned', reason: 'One answer is thin.' });
    expect(back.body).toMatchObject({ state: 'returned', returned: 1, returnReason: 'One answer is thin.' });
    const other = await cellOf(quill.contributor, scene.setId, aboutSystem('QTE-2'));
    expect(other.editable).toBe(false);
    await save({ ...aboutSystem('QTE-2'), after: other.answer!.number, value: 'not_needed' }).expect(409);
    await say(aboutSystem('QTE-1'), { value: 'full' });
    await answerTheRest();
    await replyToAll();
    await quill.contributor.post(path('/submissions'), { note: 'Named.' }).expect(201);
  });

  it('are accepted together where nothing asks for a look of its own, in one deed for a section', async () => {
    const accept = (body: object, who = house.ines) => who.post(path('/acceptances'), { reason: '', ...body });
    const form = await formOf(house.ines, scene.setId);
    const { id: section, questions } = form.sections.find(({ id }) => id === 'QTE')!;
    const cells = questions.flatMap((one) => one.cells).filter(({ visible, decision }) => visible && !decision);
    const plain = cells.filter(
      ({ gap, queries }) => gap.gap === 'none' && queries.every((one) => one.state === 'cleared'),
    );
    const answerIds = plain.map(({ answer }) => answer!.id);
    expect(answerIds.length).toBeGreaterThan(2);
    const grave = cells.find(({ gap }) => gap.gap !== 'none')!.answer!.id;
    const refused = await accept({ section, answerIds: [...answerIds, grave] }).expect(409);
    expect(refused.body.errors[0].code).toBe('not-plain');
    await accept({ section: 'QPR', answerIds }).expect(409);
    await accept({ section, answerIds }, quill.contributor).expect(403);
    const before = await undecided();
    const { body } = await accept({ section, answerIds, reason: 'Read on one screen.' }).expect(201);
    expect(body).toEqual({ section, accepted: answerIds.length, undecided: before - answerIds.length });
    expect(await undecided()).toBe(body.undecided);
    const { decision } = await cellOf(house.ines, scene.setId, plain[0]!);
    expect(decision).toMatchObject({ decision: 'accepted', reason: 'Read on one screen.', byName: 'Ines Okafor' });
    await accept({ section, answerIds }).expect(409);
    expect((await deeds(scene.setId)).filter((deed) => deed === 'answers.accepted')).toHaveLength(1);
  });

  const undecided = async (): Promise<number> =>
    cellsIn(await formOf(house.ines, scene.setId)).filter((cell) => cell.visible && cell.answer && !cell.decision)
      .length;

  it('are reviewed once every query is settled; an escalated one goes higher', async () => {
    const { answer } = await cellOf(house.ines, scene.setId, aboutSystem('QTE-1'));
    const accepted = await house.ines
      .post(`/api/answers/${answer!.id}/decisions`, { decision: 'accepted', reason: '' })
      .expect(201);
    expect(accepted.body).toMatchObject({ decision: 'accepted', byName: 'Ines Okafor' });
    const queries = cellsIn(await formOf(house.ines, scene.setId)).flatMap((cell) => cell.queries);
    const waiting = [...new Set(queries.filter(({ state }) => state === 'answered').map(({ id }) => id))];
    expect(waiting.length).toBeGreaterThan(1);
    const [first, ...rest] = waiting;
    await house.ines.post(`/api/answer-queries/${first}/escalations`, { reason: 'Too much for us.' }).expect(201);
    for (const id of rest)
      await house.ines.post(`/api/answer-queries/${id}/resolutions`, { note: 'Read.' }).expect(201);
    await house.ines.post(`/api/answer-queries/${rest[0]}/resolutions`, { note: 'Again.' }).expect(409);
    const done = await house.ines.post(path('/conclusions'), { decision: 'reviewed', reason: '' }).expect(201);
    expect(done.body).toMatchObject({ state: 'reviewed', reviewedByName: 'Ines Okafor', openQueries: 1 });
    await quill.contributor.post(path('/submissions'), { note: '' }).expect(409);
  });

  it("take over last year's answer only by saying, with a date, that it is still true", async () => {
    const next = { code: 'FY2027', startsOn: '2027-01-01', endsOn: '2027-12-31' };
    const planned = await house.ines.post('/api/periods', next).expect(201);
    await house.ines.post(`/api/periods/${planned.body.id}/openings`, { version: planned.body.version }).expect(201);
    scene.clock.moveTo('2027-02-01T08:00:00.000Z');
    [house.ines, house.priya, quill.contributor, scene.other.contributor] = (await Promise.all(
      [house.ines, house.priya, quill.contributor, scene.other.contributor].map((who) => signInAs(house.url, who)),
    )) as [Person, Person, Person, Person];
    const opened = await house.ines
      .post(`/api/vendors/${quill.id}/questionnaires`, { periodId: planned.body.id })
      .expect(201);
    const confirm = (body: object) =>
      quill.contributor.post(`/api/questionnaires/${opened.body.id}/confirmations`, body);
    const cell = await cellOf(quill.contributor, opened.body.id, aboutSystem('QTE-3'));
    expect(cell).toMatchObject({ answer: null, previous: { periodCode: 'FY2026', value: 'two_sites_live' } });
    const place = { ...aboutSystem('QTE-3'), after: 0 };
    await confirm({ ...place, previousAnswerId: scene.systemId }).expect(422);
    const { body } = await confirm({ ...place, previousAnswerId: cell.previous!.answerId }).expect(201);
    expect(body.cell.answer).toMatchObject({
      ...{ value: 'two_sites_live', source: 'confirmed', confirmedAnswerId: cell.previous!.answerId, number: 1 },
      answeredAt: expect.stringMatching(/^2027-02-01T/),
    });
    expect(await deeds(body.cell.answer.id)).toEqual(['answer.saved']);
  });

  it('are listed page by page, sought by the vendor’s name, and go out as a file with filter, time and row count', async () => {
    const list = async (query: string) => (await house.ines.get(`/api/questionnaires?${query}`).expect(200)).body;
    const all = await list('');
    expect(all).toMatchObject({ page: 1, pageSize: 50, total: all.items.length });
    const sought = await list('seek=QUILL');
    expect(new Set(sought.items.map((one: { vendorId: string }) => one.vendorId))).toEqual(new Set([quill.id]));
    const second = await list('page=2&pageSize=1');
    expect(second).toMatchObject({ page: 2, total: all.total, items: all.items.slice(1, 2) });
    const file = await house.ines.get('/api/questionnaires?seek=quill&format=csv').expect(200);
    expect(file.headers['content-type']).toContain('text/csv');
    expect(file.text).toContain('Filter,"vendors with ""quill"" in their name"');
    expect(file.text).toContain(`Rows,${sought.total}`);
    await house.ines.get('/api/questionnaires?pageSize=201').expect(400);
  });

  it('are read by auditors, and are nothing to another vendor', async () => {
    expect((await formOf(house.priya, scene.setId)).sections.length).toBeGreaterThan(5);
    await house.priya.put(path('/answers'), { ...aboutVendor('QPR-1'), after: 0, value: 'neither' }).expect(403);
    const stranger = scene.other.contributor;
    await stranger.get(path()).expect(404);
    await stranger.put(path('/answers'), { ...aboutVendor('QPR-1'), after: 0, value: 'neither' }).expect(404);
    const { answer } = await cellOf(house.ines, scene.setId, aboutSystem('QTE-1'));
    await stranger.post(`/api/answer-queries/${contradiction}/replies`, { text: 'Me too' }).expect(404);
    await stranger.get(`/api/vendors/${quill.id}/redundancy-modes`).expect(404);
    expect(JSON.stringify((await stranger.get('/api/questionnaires').expect(200)).body)).not.toContain(answer!.id);
    expect((await stranger.get(`/api/questionnaires?vendorId=${quill.id}`).expect(200)).body.total).toBe(0);
  });
});
