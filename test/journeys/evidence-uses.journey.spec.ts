import { Work } from '../../src/audit-trail/work';
import { BringEvidence } from '../../src/evidence/bring-evidence';
import { EvidenceService } from '../../src/evidence/evidence.service';
import type { Actor } from '../../src/foundation/actor';
import { newId } from '../../src/foundation/ids';
import { asOwner } from '../support/database';
import { openTestPortal, type TestPortal, type TestVendor } from '../support/portal';
import { bring } from '../support/tus-client';

const FACTS = {
  ...{ impactAnalysis: 'analysed', mtpdMinutes: 120, highestImpact: 4, substitutability: 'none', volumeSharePct: 60 },
  ...{ sensitiveData: true, lifeSafety: false, sharedConcentration: false, regulatorCallsCritical: false },
};

let house: TestPortal;
let lumen: TestVendor;
let other: TestVendor;
let obligations: string[];
let theirs: string[];

beforeAll(async () => {
  house = await openTestPortal();
  const period = { code: 'FY2025', startsOn: '2025-01-01', endsOn: '2025-12-31' };
  const { body } = await house.ines.post('/api/periods', period).expect(201);
  await house.ines.post(`/api/periods/${body.id}/openings`, { version: body.version }).expect(201);
  lumen = await house.vendor('Lumen Cards');
  other = await house.vendor('Other Vendor');
  obligations = await obliged(lumen, body.id);
  theirs = await obliged(other, body.id);
});
afterAll(() => house.close());

async function obliged(vendor: TestVendor, periodId: string): Promise<string[]> {
  const service = { name: 'Card processing', category: 'voice_agents' };
  const { body } = await house.dana.post(`/api/vendors/${vendor.id}/services`, service).expect(201);
  const scope = {
    ...FACTS,
    tier: 'T1',
    icfrRelevant: true,
    flags: ['customer_contact'],
    accounts: 'Refunds',
    version: 1,
  };
  const reasons = { icfrReason: 'Agents enter refunds', reason: 'As proposed' };
  await house.ines.post(`/api/services/${body.id}/scope-decisions`, { ...scope, ...reasons }).expect(201);
  await house.ines.post(`/api/vendors/${vendor.id}/obligations`, { periodId }).expect(201);
  const listed = await vendor.contributor.get(`/api/obligations?vendorId=${vendor.id}`).expect(200);
  return listed.body.items.map((one: { id: string }) => one.id);
}

/** Sets the state without the way there: a period is locked only by its closing, which has a journey of its own. */
const asPeriodsAre = (state: 'locked' | 'open') =>
  asOwner(
    house.access,
    `ALTER TABLE compliance_period DISABLE TRIGGER compliance_period_moves;
     UPDATE compliance_period SET state = '${state}';
     ALTER TABLE compliance_period ENABLE TRIGGER compliance_period_moves`,
  );

const INES = (): Actor => ({
  personId: house.ines.personId,
  name: 'Ines Okafor',
  membershipId: newId(),
  registrantId: house.registrantId,
  vendorId: null,
  role: 'compliance_officer',
  databaseRole: 'holdfast_staff',
  requestId: newId(),
});

const decide = (useId: string, decision: 'accepted' | 'rejected', reason: string) =>
  house.app.get(Work).perform(INES(), (w) => house.app.get(EvidenceService).decideUse(w, useId, { decision, reason }));

let made = 0;

async function evidence(facts: Record<string, string> = {}) {
  const bytes = Buffer.from(`nightly backup, run ${(made += 1)}\n`);
  const last = await bring(lumen.contributor, bytes, { filename: 'run.txt', madeOn: '2025-05-01', ...facts });
  expect(last.status).toBe(204);
  const itemId = String(last.headers['holdfast-evidence-item']);
  const versionId = String(last.headers['holdfast-evidence-version']);
  const detail = async () => (await lumen.contributor.get(`/api/evidence/${itemId}`).expect(200)).body;
  return { itemId, versionId, detail };
}

describe('one file', () => {
  it('is proposed for many requirements while it is uploaded, and sets them in progress', async () => {
    const [one = '', two = '', three = ''] = obligations;
    const { detail, versionId } = await evidence({ obligationIds: `${one}, ${two}` });
    expect((await detail()).uses.map((use: { state: string }) => use.state)).toEqual(['proposed', 'proposed']);
    const noted = await lumen.contributor.get(`/api/obligations/${one}`).expect(200);
    expect(noted.body.progress).toBe('in_progress');
    const more = await lumen.contributor
      .post(`/api/evidence-versions/${versionId}/uses`, { obligationIds: [two, three] })
      .expect(201);
    expect(more.body.uses).toHaveLength(3);
    expect(more.body.uses[0]).toMatchObject({ periodCode: 'FY2025', periodFit: 'inside', versionNumber: 1 });
    const found = await house.ines.get(`/api/evidence?obligationId=${three}`).expect(200);
    expect(found.body.items[0].uses).toEqual({ proposed: 3, accepted: 0, rejected: 0 });
  });

  it('from another year is taken and flagged as out of period', async () => {
    const { detail } = await evidence({ obligationIds: obligations[3] ?? '', madeOn: '2023-05-01' });
    expect((await detail()).uses[0].periodFit).toBe('outside');
  });

  it('is not proposed for what is another vendor’s, nor by another vendor', async () => {
    const { versionId, detail } = await evidence();
    const uses = `/api/evidence-versions/${versionId}/uses`;
    const refused = await lumen.contributor.post(uses, { obligationIds: [obligations[0], theirs[0]] }).expect(404);
    expect(refused.body.errors).toEqual([expect.objectContaining({ pointer: '/obligationIds/1' })]);
    await other.contributor.post(uses, { obligationIds: [theirs[0]] }).expect(404);
    await lumen.contributor.post(uses, { obligationIds: [] }).expect(400);
    await lumen.contributor.post(uses, { obligationIds: ['x'] }).expect(400);
    await house.ines.post(uses, { obligationIds: [obligations[0]] }).expect(403);
    expect((await detail()).uses).toEqual([]);
  });

  it('is taken back while nobody has decided on it, and not afterwards', async () => {
    const { detail, versionId } = await evidence({ obligationIds: `${obligations[0]},${obligations[1]}` });
    const [first, second] = (await detail()).uses;
    const at = (id: string) => `/api/evidence-versions/${versionId}/uses/${id}`;
    await other.contributor.delete(at(first.id)).expect(404);
    await lumen.contributor.delete(at(first.id)).expect(204);
    await lumen.contributor.delete(at(first.id)).expect(404);
    await decide(second.id, 'accepted', 'Names the database and the time.');
    const kept = await lumen.contributor.delete(at(second.id)).expect(409);
    expect(kept.body.errors[0].code).toBe('decided');
    const deeds = (await detail()).custody.map((entry: { deed: string }) => entry.deed);
    expect(deeds).toEqual(['evidence.received', 'evidence.used', 'evidence.use-removed', 'evidence.decided']);
  });

  it('is decided once for each use, with a reason, by somebody else', async () => {
    const { detail } = await evidence({ obligationIds: obligations[0] ?? '' });
    const [use] = (await detail()).uses;
    await expect(decide(use.id, 'rejected', ' ')).rejects.toThrow('Say why');
    await decide(use.id, 'rejected', 'No times.');
    await expect(decide(use.id, 'accepted', 'After all.')).rejects.toThrow('rejected already');
    expect((await detail()).uses[0]).toMatchObject({
      state: 'rejected',
      decisionReason: 'No times.',
      decidedByName: 'Ines Okafor',
    });
  });

  it('that was withdrawn or superseded keeps its uses and takes no new ones', async () => {
    const withdrawn = await evidence({ obligationIds: obligations[0] ?? '' });
    await lumen.contributor.post(`/api/evidence/${withdrawn.itemId}/withdrawals`, { reason: 'Wrong run.' }).expect(201);
    const old = await evidence({ obligationIds: obligations[0] ?? '' });
    await evidence({ supersedesVersionId: old.versionId, obligationIds: obligations[1] ?? '' });
    for (const { versionId, code } of [
      { ...withdrawn, code: 'withdrawn' },
      { ...old, code: 'superseded' },
    ]) {
      const refused = await lumen.contributor
        .post(`/api/evidence-versions/${versionId}/uses`, { obligationIds: [obligations[2]] })
        .expect(422);
      expect(refused.body.errors[0].code).toBe(code);
    }
    expect((await withdrawn.detail()).uses).toHaveLength(1);
    expect((await old.detail()).uses.map((use: { versionNumber: number }) => use.versionNumber).sort()).toEqual([1, 2]);
  });

  it('is not taken for a locked period', async () => {
    const { versionId } = await evidence();
    await asPeriodsAre('locked');
    const refused = await lumen.contributor
      .post(`/api/evidence-versions/${versionId}/uses`, { obligationIds: [obligations[0]] })
      .expect(422);
    await asPeriodsAre('open');
    expect(refused.body.errors[0]).toMatchObject({ code: 'period-locked', pointer: '/obligationIds/0' });
  });
});

it('the house itself brings a file by the same way', async () => {
  const cleo = { ...INES(), personId: lumen.contributor.personId, name: 'Cleo', vendorId: lumen.id };
  const actor: Actor = { ...cleo, role: 'vendor_contributor', databaseRole: 'holdfast_vendor' };
  const about = { filename: 'job history.csv', kind: 'EV-BKP', madeOn: '2025-06-30', sourceKind: 'system' };
  const received = await house.app.get(BringEvidence).bring(actor, about, Buffer.from('job,start\nnightly,01:00\n'));
  const receipt = await lumen.contributor.get(`/api/evidence-versions/${received.versionId}/receipt`).expect(200);
  expect(receipt.body).toMatchObject({ itemRef: received.itemRef, sha256: received.sha256, kind: 'EV-BKP' });
  await expect(house.app.get(BringEvidence).bring(actor, about, Buffer.alloc(0))).rejects.toThrow('empty');
});
