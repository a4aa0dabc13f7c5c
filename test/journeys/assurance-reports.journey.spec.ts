import { Work } from '../../src/audit-trail/work';
import { systemActor } from '../../src/foundation/actor';
import { readEvidence } from '../../src/packets/snapshot/evidence';
import { AssuranceNight } from '../../src/assurance-reports/assurance-night';
import { signInAs, type Person } from '../support/person';
import { bringFor, comes, obligationOf, openReviewable, type Reviewable } from '../support/reviewable';
import type { TestPortal, TestVendor } from '../support/portal';
import { bring } from '../support/tus-client';

/* eslint-disable @typescript-eslint/no-explicit-any -- JSON answers */

describe('independent reports, from the expectation to the covered year end', () => {
  let scene: Reviewable;
  let house: TestPortal;
  let lark: TestVendor;
  let quill: TestVendor;
  let larkReport: any;
  let quillReport: any;

  beforeAll(async () => {
    scene = await openReviewable({ jobs: true });
    ({ house } = scene);
    lark = await scene.vendor('Larkmoor Payroll', 'T1');
    quill = await scene.vendor('Quillfeather Contact', 'T1');
  });
  afterAll(() => house.close());

  /** What a job does in a deed's wake is there a moment later. */
  async function soon(look: () => Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < 100; tries++) {
      if (await look()) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('It never came.');
  }
  const isTold = (who: Person, title: string) =>
    soon(async () => {
      const { items } = (await who.get('/api/notices').expect(200)).body;
      return items.some((one: any) => one.title === title);
    });
  const path = (id: string, word: string) => `/api/assurance-reports/${id}/${word}`;
  const serviceOf = async (vendor: TestVendor): Promise<string> =>
    String((await house.ines.get(`/api/services?vendorId=${vendor.id}`).expect(200)).body.items[0].id);
  const fileOf = async (vendor: TestVendor, kind: string): Promise<string> => {
    const facts = {
      filename: `${kind}.txt`,
      filetype: 'text/plain',
      kind,
      title: `File ${kind}`,
      madeOn: '2026-02-01',
    };
    const answer = await bring(vendor.contributor, Buffer.from(`${kind} of ${vendor.name} ${Math.random()}\n`), facts);
    return String(answer.headers['holdfast-evidence-version']);
  };
  const soc1 = async (vendor: TestVendor, coversTo: string, more: object = {}) => ({
    ...{ evidenceVersionId: await fileOf(vendor, 'EV-SOC1'), reportType: 2, coversTo, criteria: [], siteIds: [] },
    ...{ auditorName: 'Harrow & Pike LLP', opinion: 'unmodified', restrictedUse: true },
    ...{ serviceIds: [await serviceOf(vendor)], scopeWords: 'Processing at two sites' },
    ...more,
  });
  const expectedOf = async (vendor: TestVendor) =>
    (await house.ines.get(`/api/assurance-reports?vendorId=${vendor.id}&kind=soc1`).expect(200)).body.items[0];
  const coverageOf = async (vendor: TestVendor, who = house.ines) =>
    (await who.get(`/api/assurance-coverage?periodId=${scene.periodId}&vendorId=${vendor.id}`).expect(200)).body
      .items[0];
  const open = async (id: string, who = house.ines) => (await who.get(`/api/assurance-reports/${id}`).expect(200)).body;
  const evaluation = {
    ...{ conclusion: 'relied_on', auditorCheck: 'Registered firm, last peer review read, no tie to Larkmoor.' },
    ...{
      scopeEvaluation: 'Names the service and both places.',
      effect: 'Supports our reliance until the report’s end.',
    },
  };

  it('are expected for every ICFR-relevant service of the year at one request, and never twice', async () => {
    await lark.contributor.post('/api/assurance-expectations', { periodId: scene.periodId }).expect(403);
    const { body } = await house.ines.post('/api/assurance-expectations', { periodId: scene.periodId }).expect(201);
    expect(body.added).toBeGreaterThanOrEqual(2);
    await house.ines.post('/api/assurance-expectations', { periodId: scene.periodId }).expect(422);
    larkReport = await expectedOf(lark);
    quillReport = await expectedOf(quill);
    expect(larkReport).toMatchObject({
      kind: 'soc1',
      state: 'expected',
      dueOn: '2026-12-31',
      ref: expect.stringMatching(/^AR-/),
    });
    expect(await coverageOf(lark)).toMatchObject({ standing: 'no_report', gapDays: null, expectedRef: larkReport.ref });
  });

  it('are overdue from the day after; the night says so once, to the vendor and its owner', async () => {
    const change = { title: 'SOC 1 of FY2026', serviceIds: larkReport.expectedServiceIds, dueOn: '2026-08-15' };
    await house.ines.post(path(larkReport.id, 'expectations'), { ...change, version: 99 }).expect(409);
    await house.ines.post(path(larkReport.id, 'expectations'), { ...change, version: 1 }).expect(201);
    await comes(scene, '2026-08-20T06:00:00.000Z', [lark, quill]);
    expect(await expectedOf(lark)).toMatchObject({ state: 'overdue', stateWords: 'Overdue' });
    const night = house.app.get(AssuranceNight);
    expect(await night.writeDown({ registrantId: house.registrantId })).toEqual({
      expected: 0,
      overdue: 1,
      failed: [],
    });
    expect(await night.writeDown({ registrantId: house.registrantId })).toEqual({
      expected: 0,
      overdue: 0,
      failed: [],
    });
    for (const who of [lark.contributor, house.dana]) await isTold(who, 'SOC 1 of FY2026 is overdue');
    expect((await open(larkReport.id, lark.contributor)).next).toEqual([
      { kind: 'bring', by: 'vendor', words: 'Bring the report, due on 2026-08-15: it is overdue.' },
    ]);
  });

  it('arrive with their file, say what they are, and leave 184 days to the year end', async () => {
    const given = await soc1(lark, '2026-06-30', { coversFrom: '2025-07-01', issuedOn: '2026-08-10' });
    const receive = (body: object, who = lark.contributor) => who.post(path(larkReport.id, 'receipts'), body);
    const wrong = await receive({ ...given, reportType: null, opinion: 'qualified' }).expect(422);
    expect(wrong.body.errors.map(({ pointer }: any) => pointer)).toEqual(['/reportType', '/opinionBasis']);
    const letter = await fileOf(lark, 'EV-BRG');
    expect((await receive({ ...given, evidenceVersionId: letter }).expect(422)).body.errors[0].code).toBe('kind');
    await receive({ ...given, evidenceVersionId: await fileOf(quill, 'EV-SOC1') }).expect(404);
    await receive({ ...given, serviceIds: [await serviceOf(quill)] }).expect(422);
    await receive(given, lark.attestor).expect(403);
    const { body } = await receive(given).expect(201);
    expect(body).toMatchObject({ state: 'received', restrictedUse: true, own: null, letterDueOn: null });
    expect(body.years[0]).toMatchObject({ gapDays: 184, monthsCovered: 6, reportEnd: '2026-06-30' });
    await receive(given).expect(409);
  });

  it('of restricted use are passed on only with a consent that stands, and its withdrawal counts as well', async () => {
    const path = `/api/assurance-reports/${String(larkReport.id)}/use-consents`;
    const given = {
      decision: 'given',
      givenBy: 'Lark and Harrow & Pike LLP',
      givenOn: '2026-02-01',
      words: 'Auditors.',
    };
    const period = { id: scene.periodId, code: 'FY2026', startsOn: '2026-01-01', endsOn: '2026-12-31' };
    const inPacket = () =>
      house.app.get(Work).read(systemActor(house.registrantId, 'test'), async ({ manager }) => {
        const files = await readEvidence({ manager, vendorId: lark.id, period, asOf: '2026-12-31' }, []);
        return files.find(({ kind }) => kind === 'EV-SOC1')?.restriction?.consent;
      });
    expect(await inPacket()).toBeNull();
    expect((await house.priya.get(path).expect(200)).body).toMatchObject({ mayBePassedOn: false, items: [] });
    await lark.contributor.post(path, given).expect(403);
    await house.mei.post(path, { ...given, decision: 'withdrawn' }).expect(422);
    const { body } = await house.mei.post(path, given).expect(201);
    expect(body).toMatchObject({ mayBePassedOn: true, items: [{ number: 1, recordedBy: 'Mei Castellan' }] });
    expect(await inPacket()).toBe('Lark and Harrow & Pike LLP, 2026-02-01: Auditors.');
    await house.mei.post(path, given).expect(422);
    const back = await house.mei.post(path, { ...given, decision: 'withdrawn', words: 'No longer.' }).expect(201);
    expect(back.body).toMatchObject({ mayBePassedOn: false, items: [{ number: 2 }, { number: 1 }] });
    expect(await inPacket()).toBeNull();
  });

  it('make the map of user-entity controls due, as an event that nobody has to record', async () => {
    const { body } = await house.ines.get(`/api/vendors/${lark.id}/events`).expect(200);
    expect(body.items).toContainEqual(expect.objectContaining({ event: 'new_soc_report', ref: larkReport.ref }));
    await soon(async () => {
      const all: any[] = (await house.ines.get(`/api/obligations?vendorId=${lark.id}`).expect(200)).body.items;
      const due = all.filter(({ requirementCode }) => requirementCode === 'ASR-03');
      return due.some(({ occurrenceKey }) => String(occurrenceKey).startsWith('new_soc_report'));
    });
  });

  it('name what they carve out and where the auditor found deviations; the vendor writes until the review begins', async () => {
    const carved = { name: 'Copperline Vaulting', what: 'Keeps backups', method: 'carve_out', icfrRelevant: true };
    const deviation = { controlRef: '4.2', control: 'Leavers lose access', deviation: '1 of 25 late by 3 days' };
    const { body } = await lark.contributor.post(path(larkReport.id, 'subservices'), carved).expect(201);
    expect(body.subservices).toMatchObject([{ number: 1, name: 'Copperline Vaulting', cover: null }]);
    await lark.contributor.post(path(larkReport.id, 'deviations'), { ...deviation, deviation: ' ' }).expect(400);
    await lark.contributor
      .post(path(larkReport.id, 'deviations'), { ...deviation, managementResponse: 'Automated in May.' })
      .expect(201);
    await quill.contributor.post(path(larkReport.id, 'deviations'), deviation).expect(404);
    await house.mei.post(path(larkReport.id, 'reviews')).expect(201);
    await house.mei.post(path(larkReport.id, 'reviews')).expect(409);
    await lark.contributor.post(path(larkReport.id, 'deviations'), deviation).expect(409);
    const content = await soc1(lark, '2026-06-30', { coversFrom: '2025-07-01', issuedOn: '2026-08-11' });
    const { version } = await open(larkReport.id);
    await lark.contributor.post(path(larkReport.id, 'corrections'), { ...content, version }).expect(409);
    const corrected = await house.mei.post(path(larkReport.id, 'corrections'), { ...content, version }).expect(201);
    expect(corrected.body).toMatchObject({ state: 'under_review', issuedOn: '2026-08-11' });
  });

  it('are evaluated by the SOX office when nothing is left open, and approved by another person', async () => {
    const refused = await house.mei.post(path(larkReport.id, 'evaluations'), evaluation).expect(422);
    expect(refused.body.errors.map(({ code }: any) => code)).toEqual(['deviations-open', 'subservices-open']);
    const { subservices, deviations } = await open(larkReport.id);
    const cover = { coveredBy: 'monitoring', note: 'Restore samples are compared each quarter.' };
    await house.mei.post(`/api/report-subservices/${subservices[0].id}/covers`, cover).expect(201);
    const weigh = { effect: 'compensated', evaluation: 'We remove access ourselves.' };
    const on = `/api/report-deviations/${deviations[0].id}/evaluations`;
    expect((await house.mei.post(on, weigh).expect(422)).body.errors[0].pointer).toBe('/compensatingControl');
    await house.mei.post(on, { ...weigh, compensatingControl: 'HR-03 monthly access review' }).expect(201);
    const { body } = await house.mei.post(path(larkReport.id, 'evaluations'), evaluation).expect(201);
    expect(body).toMatchObject({ state: 'under_review', own: { needsApproval: true } });
    const decide = `/api/report-evaluations/${String(body.own.evaluations[0].id)}/decisions`;
    await house.mei.post(decide, { decision: 'approved', reason: 'Mine' }).expect(403);
    const sent = await house.ruben
      .post(decide, { decision: 'sent_back', reason: 'Say more of Copperline.' })
      .expect(201);
    expect(sent.body.state).toBe('under_review');
    const again = await house.mei.post(path(larkReport.id, 'evaluations'), evaluation).expect(201);
    const yes = { decision: 'approved', reason: 'Read with its exhibits.' };
    const approval = `/api/report-evaluations/${String(again.body.own.evaluations[0].id)}/decisions`;
    expect((await house.ruben.post(approval, yes).expect(201)).body).toMatchObject({ state: 'evaluated' });
    await house.ruben.post(approval, yes).expect(409);
  });

  it('need more than a letter for 184 days: a procedure covers them, or the second line accepts them uncovered', async () => {
    await comes(scene, '2027-01-08T08:00:00.000Z', [lark, quill]);
    const letter = {
      ...{ coversFrom: '2026-07-01', coversTo: '2026-12-31', signedOn: '2027-01-05', signer: 'Ada Moor, CFO' },
      evidenceVersionId: await fileOf(lark, 'EV-BRG'),
    };
    const early = await lark.contributor.post(path(larkReport.id, 'letters'), { ...letter, signedOn: '2026-12-20' });
    expect([early.status, early.body.errors[0].pointer]).toEqual([422, '/coversTo']);
    await lark.contributor.post(path(larkReport.id, 'letters'), letter).expect(201);
    expect(await coverageOf(lark)).toMatchObject({
      standing: 'needed',
      gaps: [{ days: 184, state: 'needed', uncovered: [{ from: '2026-10-09', to: '2026-12-31' }] }],
    });
    const left = { coversFrom: '2026-10-09', coversTo: '2026-12-31', doneOn: '2027-01-07' };
    const accepted = { ...left, kind: 'accepted', words: 'Volume fell to nothing after the carve-out.' };
    const asked = await house.mei.post(path(larkReport.id, 'gap-covers'), accepted).expect(201);
    expect(asked.body.years[0].standing).toBe('needed');
    const cover = `/api/gap-covers/${String(asked.body.own.gapCovers[0].id)}/decisions`;
    await house.mei.post(cover, { decision: 'approved', reason: 'Mine' }).expect(403);
    await house.ruben.post(cover, { decision: 'refused', reason: 'Test the controls instead.' }).expect(201);
    const procedure = {
      ...left,
      kind: 'procedure',
      words: 'Reperformed 25 pay runs of the quarter.',
      workpaperRef: 'WP-88',
    };
    const { body } = await house.mei.post(path(larkReport.id, 'gap-covers'), procedure).expect(201);
    expect(body.years[0]).toMatchObject({
      standing: 'procedure_done',
      gaps: [{ state: 'procedure_done', uncovered: [] }],
    });
  });

  it('ask for a letter by themselves where one is enough, and rest on it once it is here', async () => {
    const given = await soc1(quill, '2026-09-30', { coversFrom: '2025-10-01', issuedOn: '2026-11-02' });
    const { body } = await quill.contributor.post(path(quillReport.id, 'receipts'), given).expect(201);
    expect(body).toMatchObject({ letterDueOn: '2026-12-31', years: [{ gapDays: 92, letterDueOn: '2026-12-31' }] });
    expect(body.next).toMatchObject([{ kind: 'bring_letter', by: 'vendor' }]);
    await isTold(quill.attestor, `A gap letter for report ${quillReport.ref} is wanted by 2026-12-31`);
    const letter = {
      ...{ coversFrom: '2026-10-01', coversTo: '2026-12-31', signedOn: '2027-01-04', signer: 'Quinn Avery, COO' },
      evidenceVersionId: await fileOf(quill, 'EV-BRG'),
    };
    const changed = { ...letter, changes: 'The ticket system moved to another host.' };
    const named = await quill.contributor.post(path(quillReport.id, 'letters'), changed).expect(201);
    expect((await coverageOf(quill)).standing).toBe('needed');
    const { coversFrom, coversTo } = letter;
    const reading = { kind: 'letter', coversFrom, coversTo, doneOn: '2027-01-08', words: 'Not in scope.' };
    const read = { ...reading, letterId: named.body.letters[0].id };
    const { body: taken } = await house.ines.post(path(quillReport.id, 'gap-covers'), read).expect(201);
    expect(taken.years[0]).toMatchObject({ standing: 'letter_received', letterDueOn: null });
    expect((await open(quillReport.id, quill.contributor)).next).toEqual([]);
  });

  it('bring their list of user-entity controls by paste: previewed row by row, added all or none', async () => {
    const rows = Array.from({ length: 11 }, (_, i) => `C${i + 1}\tControl ${i + 1}\tPAY-${i + 1}\t`);
    const sheet = ['CUEC\tDescription\tOur control\tOwner', ...rows];
    const preview = async (text: string) =>
      (await house.mei.post(path(larkReport.id, 'user-control-previews'), { text }).expect(200)).body;
    const bad = await preview([...sheet, 'C1\tTwice', 'C13\t'].join('\n'));
    expect([bad.total, bad.refused]).toEqual([13, 3]);
    const good = await preview(sheet.join('\n'));
    expect([good.total, good.refused]).toEqual([11, 0]);
    const controls = good.items.map(({ label, text, controlRef }: any) => ({ label, text, controlRef }));
    const twice = [...controls, controls[0]];
    const refused = await house.mei.post(path(larkReport.id, 'user-controls'), { controls: twice }).expect(422);
    expect(refused.body.errors[0].pointer).toBe('/controls/11/label');
    expect((await open(larkReport.id)).own.counts.total).toBe(0);
    const { body } = await house.mei.post(path(larkReport.id, 'user-controls'), { controls }).expect(201);
    expect(body.own.counts).toMatchObject({ total: 11, unmapped: 0, withoutOwner: 11 });
    await lark.contributor.post(path(larkReport.id, 'user-controls'), { controls }).expect(403);
  });

  it('have each control owned and tested; one fails and is evaluated by somebody who does not own it', async () => {
    const { own } = await open(larkReport.id);
    const owner = { standing: 'mapped', ownerName: 'Mei Castellan', controlWords: 'Pay change approved', version: 1 };
    const [failing, spare, ...rest] = own.userControls;
    const map = (control: any, more: object) => house.ines.post(`/api/user-controls/${control.id}/mappings`, more);
    const reasonless = await map(failing, { standing: 'not_relevant', version: 1 }).expect(422);
    expect(reasonless.body.errors[0].pointer).toBe('/notRelevantReason');
    await map(failing, { ...owner, controlRef: 'PAY-1' }).expect(201);
    await map(failing, { ...owner, controlRef: 'PAY-1' }).expect(409);
    await map(spare, { standing: 'not_relevant', notRelevantReason: 'We use no time clocks.', version: 1 }).expect(201);
    for (const one of rest) await map(one, { ...owner, ownerName: 'Jo Ames', controlRef: one.controlRef }).expect(201);
    const test = (control: any, result: string) =>
      house.ines.post(`/api/user-controls/${control.id}/tests`, {
        result,
        testedOn: '2026-11-12',
        method: '25 samples',
      });
    await test(spare, 'passed').expect(422);
    for (const one of rest) await test(one, 'passed').expect(201);
    const { body } = await test(failing, 'failed').expect(201);
    expect(body.own.counts).toEqual({
      total: 11,
      unmapped: 0,
      withoutOwner: 0,
      failedWithoutEvaluation: 1,
      notTested: 0,
    });
    const on = `/api/user-control-tests/${String(body.own.userControls[0].tests[0].id)}/evaluations`;
    const words = { evaluation: 'Two changes lacked a second approval; none was wrong.', effect: 'none' };
    expect((await house.mei.post(on, words).expect(422)).body.errors[0].code).toBe('evaluator-is-owner');
    const done = await house.ines.post(on, words).expect(201);
    expect(done.body.own.userControls[0]).toMatchObject({ state: 'failed_evaluated' });
  });

  it('give the checks of a review their values, which no vendor is shown where they are the registrant’s own', async () => {
    const one = await obligationOf(lark, 'ASR-03');
    await bringFor(lark.contributor, 'EV-CUEC', { obligationIds: one.id });
    const { body } = await lark.contributor.post('/api/submissions', { obligationIds: [one.id] }).expect(201);
    const workspace = async (who = house.ines) =>
      (await who.get(`/api/submissions/${String(body.id)}`).expect(200)).body.obligations[0].checks;
    expect((await workspace()).map(({ metric, value, verdict }: any) => [metric, value, verdict])).toEqual([
      ['cuec.unmapped', 0, 'pass'],
      ['cuec.without_owner', 0, 'pass'],
      ['cuec.failed_without_evaluation', 0, 'pass'],
    ]);
    expect(await workspace(lark.contributor)).toEqual([]);
  });

  it('carry their controls forward to next year’s report, where each is confirmed anew and tested anew', async () => {
    const next = { code: 'FY2027', startsOn: '2027-01-01', endsOn: '2027-12-31' };
    const { body: period } = await house.ines.post('/api/periods', next).expect(201);
    await house.ines.post(`/api/periods/${String(period.id)}/openings`, { version: period.version }).expect(201);
    const about = {
      vendorId: lark.id,
      periodId: period.id,
      kind: 'soc1',
      title: 'SOC 1 of FY2027',
      dueOn: '2027-12-31',
    };
    const { body: made } = await house.ines
      .post('/api/assurance-reports', { ...about, serviceIds: [await serviceOf(lark)] })
      .expect(201);
    await comes(scene, '2027-08-20T08:00:00.000Z', [lark, quill]);
    const given = await soc1(lark, '2027-06-30', { coversFrom: '2026-07-01' });
    await lark.contributor.post(path(made.id, 'receipts'), given).expect(201);
    const carried = await house.mei
      .post(path(made.id, 'carried-controls'), { fromReportId: larkReport.id })
      .expect(201);
    expect(carried.body.own.counts).toMatchObject({ total: 11, unmapped: 11 });
    await house.mei.post(path(made.id, 'carried-controls'), { fromReportId: larkReport.id }).expect(422);
    const controlIds = carried.body.own.userControls.map(({ id }: any) => id);
    const note = 'Compared with section IV of the new report: same words.';
    const { body } = await house.mei.post(path(made.id, 'control-confirmations'), { controlIds, note }).expect(201);
    expect(body.own.counts).toMatchObject({ unmapped: 0, notTested: 10 });
    expect(body.own.userControls[2]).toMatchObject({
      confirmedByName: 'Mei Castellan',
      carriedFromRef: larkReport.ref,
      tests: [],
    });
    expect((await coverageOf(lark)).monthsCovered).toBe(12);
  });

  it('replace an evaluated report when they are corrected: the earlier one is superseded by the evaluation', async () => {
    const about = {
      vendorId: lark.id,
      periodId: scene.periodId,
      kind: 'soc1',
      title: 'Reissued SOC 1',
      dueOn: '2027-09-01',
    };
    const { body: made } = await lark.contributor
      .post('/api/assurance-reports', { ...about, serviceIds: [] })
      .expect(201);
    const given = await soc1(lark, '2026-06-30', { coversFrom: '2025-07-01', supersedesId: larkReport.id });
    await lark.contributor.post(path(made.id, 'receipts'), { ...given, supersedesId: quillReport.id }).expect(404);
    await lark.contributor.post(path(made.id, 'receipts'), given).expect(201);
    await house.ines.post(path(made.id, 'reviews')).expect(201);
    const { body } = await house.ines.post(path(made.id, 'evaluations'), evaluation).expect(201);
    const decide = `/api/report-evaluations/${String(body.own.evaluations[0].id)}/decisions`;
    await house.ruben.post(decide, { decision: 'approved', reason: 'Same but for a page.' }).expect(201);
    expect(await open(larkReport.id)).toMatchObject({ state: 'superseded', supersededByRef: made.ref, next: [] });
  });

  it('say nothing to a vendor of what the registrant makes of them, in any word of any answer or of the trail', async () => {
    const own =
      /WP-88|Harrow.*peer review|PAY-\d|25 samples|second approval|Reperformed|Restore samples|HR-03|own-evaluation|Supports our reliance/i;
    const paths = [
      '/api/assurance-reports',
      `/api/assurance-reports/${String(larkReport.id)}`,
      '/api/notices',
      '/api/home',
    ];
    const coverage = `/api/assurance-coverage?periodId=${scene.periodId}`;
    for (const one of [...paths, coverage])
      for (const who of [lark.contributor, lark.attestor])
        expect((await who.get(one).expect(200)).text).not.toMatch(own);
    const seen = await coverageOf(lark, lark.contributor);
    expect(seen.gaps.every(({ state, uncovered }: any) => state === null && uncovered.length === 0)).toBe(true);
    expect((await open(larkReport.id, house.priya)).own.userControls).toHaveLength(11);
    expect((await house.priya.get('/api/trail?deed=own-evaluation.').expect(200)).body.total).toBeGreaterThan(20);
    await house.priya.post(path(larkReport.id, 'reviews')).expect(403);
    await signInAs(house.url, house.sam).then((sam) => sam.get('/api/assurance-reports').expect(403));
  });
});
