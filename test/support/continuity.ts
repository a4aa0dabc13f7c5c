import type { OpenWork } from '../../src/audit-trail/work';
import { Work } from '../../src/audit-trail/work';
import { DATABASE_ROLE_OF } from '../../src/access/database-roles';
import type { Actor, Role } from '../../src/foundation/actor';
import { newId } from '../../src/foundation/ids';
import { sectionKeys, type PlanKind } from '../../src/plans/plan-sections.rules';
import { PlansService } from '../../src/plans/plans.service';
import type { Person } from './person';
import type { TestPortal, TestVendor } from './portal';
import { bring } from './tus-client';

/** Somebody of the house inside a Work of their own, as a submission or a review would run it. */
export function within<T>(
  house: TestPortal,
  who: { person: Person; role: Role; vendorId?: string },
  deed: (w: OpenWork) => Promise<T>,
): Promise<T> {
  const actor: Actor = {
    personId: who.person.personId,
    name: who.person.name,
    membershipId: newId(),
    registrantId: house.registrantId,
    vendorId: who.vendorId ?? null,
    role: who.role,
    databaseRole: DATABASE_ROLE_OF[who.role],
    requestId: 'journey',
  };
  return house.app.get(Work).perform(actor, deed);
}

/** Uploads a plan's file; answers the id of its evidence version. */
export async function planFile(vendor: TestVendor, text: string, kind: PlanKind = 'DR'): Promise<string> {
  const facts = {
    filename: 'plan.txt',
    filetype: 'text/plain',
    kind: kind === 'DR' ? 'EV-DRP' : 'EV-COOP',
    title: text,
  };
  const answer = await bring(vendor.contributor, Buffer.from(text), facts);
  return String(answer.headers['holdfast-evidence-version']);
}

export async function serviceOf(house: TestPortal, vendor: TestVendor, name: string): Promise<string> {
  const { body } = await house.dana
    .post(`/api/vendors/${vendor.id}/services`, { name, category: 'voice_agents' })
    .expect(201);
  return String(body.id);
}

export const allSections = (kind: PlanKind) =>
  sectionKeys(kind).map((key, index) => ({ key, present: true, reference: `page ${index + 1}` }));

export const STEPS = [
  { number: 1, title: 'Declare and page', owner: 'Duty manager', expectedMinutes: 6 },
  {
    number: 2,
    title: 'Promote the database in Tucson',
    owner: 'Database team',
    systemName: 'Orders',
    dependsOn: [1],
    expectedMinutes: 38,
  },
  { number: 3, title: 'Sign agents in', owner: 'Floor lead', dependsOn: [1, 2], expectedMinutes: 0 },
];

/** A DR plan whose first version is complete, still a draft. */
export async function wholeDraft(
  vendor: TestVendor,
  given: { serviceId: string; label?: string; title?: string },
): Promise<{ planId: string; versionId: string; version: number }> {
  const { contributor } = vendor;
  const title = given.title ?? 'Recovery of voice services';
  const started = await contributor
    .post('/api/plans', {
      kind: 'DR',
      title,
      label: given.label ?? '3.2',
      sourceEvidenceVersionId: await planFile(vendor, `Plan ${title} ${given.label ?? '3.2'}`),
      serviceIds: [given.serviceId],
    })
    .expect(201);
  const versionId = String(started.body.versionId);
  await contributor
    .patch(`/api/plan-versions/${versionId}`, { version: 1, offlineCopy: true, sections: allSections('DR') })
    .expect(200);
  await contributor.put(`/api/plan-versions/${versionId}/steps`, { version: 2, steps: STEPS }).expect(200);
  return { planId: String(started.body.id), versionId, version: 3 };
}

/** The vendor approves and submits, Ines takes and accepts: in force from the day given. */
export async function acceptVersion(
  house: TestPortal,
  vendor: TestVendor,
  given: { versionId: string; from: string },
): Promise<void> {
  const { versionId, from } = given;
  const { body } = await vendor.attestor.get(`/api/plan-versions/${versionId}`).expect(200);
  if (body.state === 'draft')
    await vendor.attestor.post(`/api/plan-versions/${versionId}/approvals`, { version: body.version }).expect(201);
  await inReview(house, vendor, versionId);
  const plans = house.app.get(PlansService);
  await within(house, { person: house.ines, role: 'compliance_officer' }, (w) => plans.accept(w, versionId, from));
}

export async function inReview(house: TestPortal, vendor: TestVendor, versionId: string): Promise<void> {
  const plans = house.app.get(PlansService);
  const submitter = { person: vendor.contributor, role: 'vendor_contributor' as const, vendorId: vendor.id };
  await within(house, submitter, (w) => plans.submit(w, versionId));
  await within(house, { person: house.ines, role: 'compliance_officer' }, (w) => plans.take(w, versionId));
}

/** A test of a plan version that the vendor ran this morning, every step passed, with its results entered. */
export async function exerciseHeld(
  vendor: TestVendor,
  given: { versionId: string; serviceId: string; day: string; title?: string },
): Promise<string> {
  const { contributor } = vendor;
  const moment = (time: string) => `${given.day}T${time}:00.000Z`;
  const { body: planned } = await contributor
    .post('/api/exercises', {
      ...{ planVersionId: given.versionId, serviceId: given.serviceId, kind: 'functional', plannedOn: given.day },
      ...{ title: given.title ?? 'Recovery test', scenario: 'The main site loses power.', evaluator: 'Eva Brandt' },
      ...{ clockBasis: 'declaration', objectives: [{ text: 'Agents sign in elsewhere' }] },
    })
    .expect(201);
  const path = `/api/exercises/${String(planned.id)}`;
  await contributor.post(`${path}/starts`, { version: 1 }).expect(201);
  const { body } = await contributor.get(path).expect(200);
  const results = body.steps.map((step: { planStepId: string }) => ({
    ...{ planStepId: step.planStepId, outcome: 'pass', tester: 'Mo Adler', disposition: 'keep' },
    ...{ startedAt: moment('05:15'), finishedAt: moment('05:21') },
  }));
  await contributor.put(`${path}/step-results`, { results }).expect(200);
  const clock = {
    ...{ lastRecoveredAt: moment('04:51'), occurredAt: moment('05:00'), detectedAt: moment('05:04') },
    ...{ declaredAt: moment('05:10'), restoredAt: moment('06:30'), verifiedAt: moment('06:40') },
  };
  await contributor.put(`${path}/clock`, { ...clock, version: 2 }).expect(200);
  await contributor.post(`${path}/results`, { version: 3 }).expect(201);
  return String(planned.id);
}
