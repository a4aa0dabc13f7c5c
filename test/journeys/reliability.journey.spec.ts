import type { Manifest } from '../../src/packets/manifest.model';
import { PacketBuilder } from '../../src/packets/packet-builder.service';
import type { SubmissionWorkspace } from '../../src/reviews/workspace.dto';
import type { TestVendor } from '../support/portal';
import { bringFor, obligationOf, openReviewable, type Reviewable } from '../support/reviewable';

describe('emergency-call reliability', () => {
  let scene: Reviewable;
  let fenwick: TestVendor;
  let other: TestVendor;
  let duty: { id: string; requirementCode: string };
  let submissionId: string;
  let reviewId: string;

  beforeAll(async () => {
    scene = await openReviewable();
    fenwick = await scene.house.vendor('Fenwick Rise');
    other = await scene.vendor('Harbour Line', 'T2');
    const about = { name: 'Emergency call overflow', category: 'emergency_call_handling' };
    const { body } = await scene.house.dana.post(`/api/vendors/${fenwick.id}/services`, about).expect(201);
    const scope = {
      ...{ impactAnalysis: 'analysed', highestImpact: 4, substitutability: 'none', volumeSharePct: 60, version: 1 },
      ...{ sensitiveData: true, lifeSafety: true, sharedConcentration: false, regulatorCallsCritical: false },
      ...{ tier: 'T1', mtpdMinutes: 120, icfrRelevant: false, flags: ['customer_contact', 'emergency_services'] },
      ...{ accounts: '', icfrReason: 'Takes no payments', reason: 'As proposed' },
    };
    await scene.house.ines.post(`/api/services/${String(body.id)}/scope-decisions`, scope).expect(201);
    await scene.house.ines.post(`/api/vendors/${fenwick.id}/obligations`, { periodId: scene.periodId }).expect(201);
    duty = await obligationOf(fenwick, 'SEC-EMS-01');
  });
  afterAll(() => scene.house.close());

  const place = () => `/api/obligations/${duty.id}/reliability-measures`;
  const read = async (who = fenwick.contributor) => (await who.get(place()).expect(200)).body;
  const state = (body: object, who = fenwick.contributor) => who.post(place(), body);
  const alternative = {
    ...{ area: 'circuit_diversity', stance: 'alternative', measure: 'route calls over a second carrier by radio' },
    whySufficient: 'the radio path shares no duct with the fibre and carries the full load of the last peak',
  };

  it('is stated for each of three areas: certified, or an alternative with why it is reasonably sufficient', async () => {
    expect(await read()).toMatchObject({ applies: true, items: [] });
    expect((await read()).areasLeft).toHaveLength(3);
    const bare = await state({ ...alternative, whySufficient: ' ' });
    expect([bare.status, bare.body.errors[0].pointer]).toEqual([422, '/whySufficient']);
    expect((await state({ ...alternative, area: 'weather' })).status).toBe(400);
    const file = await bringFor(fenwick.contributor, 'EV-TEL', { obligationIds: duty.id });
    const evidenceVersionId = String(file.headers['holdfast-evidence-version']);
    expect((await state({ ...alternative, evidenceVersionId })).status).toBe(201);
    for (const area of ['backup_power', 'network_monitoring'])
      expect((await state({ area, stance: 'certified', measure: 'As 47 CFR 9.19 has it' })).status).toBe(201);
    const { items, areasLeft } = await read();
    expect(areasLeft).toEqual([]);
    expect(items.find(({ area }: { area: string }) => area === 'circuit_diversity').words).toBe(
      'We do not meet SEC-EMS-01 (circuit diversity) as written. Instead we route calls over a second carrier by radio. ' +
        'This is reasonably sufficient because the radio path shares no duct with the fibre and carries the full load of the last peak.',
    );
  });

  it('is stated by the vendor alone, for this requirement alone, and read by nobody of another vendor', async () => {
    await other.contributor.get(place()).expect(404);
    expect((await state(alternative, scene.house.ines)).status).toBe(403);
    const another = await obligationOf(fenwick, 'GOV-01');
    const wrong = await fenwick.contributor.post(`/api/obligations/${another.id}/reliability-measures`, alternative);
    expect([wrong.status, wrong.body.errors[0].code]).toEqual([409, 'not-asked']);
    expect((await read(scene.house.priya)).items).toHaveLength(3);
  });

  it('gets a finding where the reviewer does not think it sufficient, and is accepted once it is stated anew', async () => {
    const first = (await read()).items.find(({ stance }: { stance: string }) => stance === 'alternative');
    const decide = (id: string) => `/api/reliability-measures/${id}/decisions`;
    await fenwick.contributor.post(decide(first.id), { decision: 'accepted', reason: 'Fine' }).expect(403);
    const bare = { decision: 'finding', reason: 'The radio path was never tried under load.' };
    expect((await scene.house.ines.post(decide(first.id), bare)).body.errors[0].pointer).toBe('/finding');
    const finding = { severity: 'high', ownerName: 'Cal Dorsey' };
    const decided = (await scene.house.ines.post(decide(first.id), { ...bare, finding }).expect(201)).body;
    const one = decided.items.find(({ id }: { id: string }) => id === first.id);
    expect(one).toMatchObject({
      decision: 'finding',
      findingRef: expect.stringMatching(/^FD-/),
      decidedByName: 'Ines Okafor',
    });
    const opened = (await scene.house.ines.get(`/api/findings/${String(one.findingId)}`).expect(200)).body;
    expect(opened).toMatchObject({ severity: 'high', requirementCode: 'SEC-EMS-01' });
    expect((await scene.house.ines.post(decide(first.id), { decision: 'accepted', reason: 'No' })).status).toBe(409);
    const anew = (await state({ ...alternative, measure: 'route calls by radio, tried under load each quarter' })).body;
    const [latest, earlier] = anew.items.filter(({ area }: { area: string }) => area === 'circuit_diversity');
    expect([latest.supersededAt, earlier.id]).toEqual([null, first.id]);
    expect((await scene.house.ines.post(decide(first.id), { decision: 'accepted', reason: 'No' })).status).toBe(409);
    const reason = 'Inspected the log of the trial in February.';
    await scene.house.ines.post(decide(latest.id), { decision: 'accepted', reason }).expect(201);
    const certified = anew.items.find(({ stance }: { stance: string }) => stance === 'certified');
    expect((await scene.house.ines.post(decide(certified.id), { decision: 'accepted', reason })).status).toBe(409);
    const trail = await scene.house.ines.get('/api/trail?deed=reliability.decided').expect(200);
    expect(trail.body.items[0].particulars).toMatchObject({ decision: 'accepted', reason });
  });

  const coverageCheck = async () => {
    const { body } = await scene.house.ines.get(`/api/submissions/${submissionId}`).expect(200);
    return [body, body.obligations[0].checks.find(({ id }: { id: string }) => id === 'coverage_answered')];
  };

  it('is reviewed by the recorded answer whether the rule covers the vendor: not answered yet, whatever the reviewer notes', async () => {
    const { ines } = scene.house;
    const made = await fenwick.contributor.post('/api/submissions', { obligationIds: [duty.id] }).expect(201);
    submissionId = String(made.body.id);
    const taken = await ines.post(`/api/submissions/${submissionId}/reviews`).expect(201);
    reviewId = String(taken.body.id);
    const [workspace, check] = await coverageCheck();
    expect(check).toMatchObject({
      verdict: 'not_evaluated',
      readFrom: 'coverage_answer',
      record: null,
      notedBefore: null,
    });
    const noted = concluding(workspace, [{ checkId: 'coverage_answered', value: true }]);
    const refused = await ines.post(`/api/reviews/${reviewId}/conclusions`, noted).expect(422);
    expect(refused.body.errors).toMatchObject([{ code: 'derived-value', pointer: '/obligations/0/checks/0/value' }]);
  });

  const concluding = (workspace: SubmissionWorkspace, checks: object[] = []) => ({
    ...{ conclusion: 'unsatisfactory', summary: 'Read.' },
    obligations: workspace.obligations.map(({ id, statement: criteria }) => ({
      ...{
        obligationId: id,
        procedurePerformed: 'Read the files',
        criteria,
        conclusion: 'not_met',
        judgement: 'Short.',
      },
      checks,
    })),
    lines: workspace.lines.map(({ id }) => ({ submissionLineId: id, decision: 'accepted', reason: 'Read it.' })),
  });

  it('is a legal duty only once somebody answered that the rule covers the vendor, with the basis: in the register and in packets', async () => {
    const { ines, app, registrantId } = scene.house;
    const at = `/api/obligations/${duty.id}`;
    const answers = (body: object, who = ines) => who.post(`${at}/coverage-answers`, body);
    const seen = async () => (await ines.get(at).expect(200)).body;
    const packet = async (about: object): Promise<Manifest> => {
      const { body } = await ines.post('/api/packets', { periodId: scene.periodId, ...about }).expect(201);
      await app.get(PacketBuilder).build(registrantId, String(body.id));
      return (await ines.get(`/api/packets/${body.id}/manifest`).expect(200)).body as Manifest;
    };
    const inPackets = async () => {
      const own = (await packet({ vendorId: fenwick.id })).obligations.find(({ code }) => code === 'SEC-EMS-01');
      const line = (await packet({ kind: 'PP' })).programme?.occurrences.find(({ code }) => code === 'SEC-EMS-01');
      return [own?.forceLabel, line?.forceLabel, own?.coverage ?? null];
    };
    const policy = 'Programme requirement';
    expect(await seen()).toMatchObject({ force: 'programme_policy', coverage: { answers: [] } });
    expect(await inPackets()).toEqual([policy, policy, null]);
    expect((await answers({ covered: true, basis: ' ' })).status).toBe(400);
    expect((await answers({ basis: 'It carries 911 calls.' })).status).toBe(400);
    expect((await answers({ covered: true, basis: 'We say so.' }, fenwick.contributor)).status).toBe(403);
    const basis = '47 CFR 9.19(a)(4): it carries 911 calls to answering points.';
    const given = await answers({ covered: true, basis });
    expect([given.status, given.body.answers]).toMatchObject([
      201,
      [{ covered: true, basis, answeredByName: 'Ines Okafor' }],
    ]);
    const legal = (await seen()).forceLabel;
    expect(legal).toMatch(/^Legal duty - /);
    expect(await inPackets()).toMatchObject([legal, legal, { covered: true, basis, answeredBy: 'Ines Okafor' }]);
    expect((await answers({ covered: false, basis: 'It only overflows to a covered provider.' })).status).toBe(201);
    expect(await seen()).toMatchObject({
      force: 'programme_policy',
      coverage: { answers: [{ covered: false }, { covered: true }] },
    });
    const another = await obligationOf(fenwick, 'GOV-01');
    expect((await ines.post(`/api/obligations/${another.id}/coverage-answers`, { covered: true, basis })).status).toBe(
      404,
    );
    // The review reads the newest answer with its basis, keeps it with the conclusion, and packets have it from there.
    const [workspace, check] = await coverageCheck();
    const record = { words: 'The rule does not cover the provider', by: 'Ines Okafor' };
    expect(check).toMatchObject({ verdict: 'pass', value: true, record });
    expect(check.record.basis).toContain('overflows to a covered provider');
    await ines.post(`/api/reviews/${reviewId}/conclusions`, concluding(workspace)).expect(201);
    const { submissions } = await packet({ vendorId: fenwick.id });
    const kept = submissions[0]?.review?.conclusions[0]?.checks.find(({ id }) => id === 'coverage_answered');
    expect(kept).toMatchObject({ verdict: 'pass', record });
  });
});
