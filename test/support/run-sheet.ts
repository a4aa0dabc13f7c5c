import { Clock } from '../../src/foundation/clock';
import { acceptVersion, serviceOf, wholeDraft } from './continuity';
import type { Person } from './person';
import { openTestPortal, type TestPortal } from './portal';

/** The time of day, or some minutes before it, so that an exercise can have begun a while ago. */
class LateClock extends Clock {
  behindMinutes = 0;

  override now(): Date {
    return new Date(super.now().getTime() - this.behindMinutes * 60_000);
  }
}

/** Somebody on the exercise; paths begin behind `/api/exercises/`. */
export class Player {
  constructor(
    readonly name: string,
    private readonly person: Person,
  ) {}

  get = (path: string) => this.person.get(`/api/exercises/${path}`);
  post = (path: string, body: object = {}, headers: Record<string, string> = {}) =>
    this.person.post(`/api/exercises/${path}`, body, headers);
  put = (path: string, body: object) => this.person.put(`/api/exercises/${path}`, body);
  sheet = async (id: string) => (await this.get(`${id}/run`).expect(200)).body;

  /** A file as the body of a request. */
  file = (path: string, text: string) =>
    this.person.post(`/api/exercises/${path}`, Buffer.from(text), { 'content-type': 'text/csv' });
}

let keys = 0;
export const newKeyed = () => ({ 'idempotency-key': `press-${(keys += 1)}-of-this-run` });

export type RunHouse = Awaited<ReturnType<typeof runHouse>>;

/** A vendor at Cedar Rapids with a plan of three steps in force, and two of its people on the exercise. */
export async function runHouse() {
  const clock = new LateClock();
  const house = await openTestPortal({ clock });
  const quill = await house.vendor('Quillfeather');
  const other = await house.vendor('Other Vendor');
  const voice = await serviceOf(house, quill, 'Voice');
  await atCedarRapids(house, quill.id, voice);
  const plan = await wholeDraft(quill, { serviceId: voice });
  await acceptVersion(house, quill, { versionId: plan.versionId, from: '2026-01-10' });
  const colleague = await house.invite({ name: 'Mo Adler', role: 'vendor_contributor', vendorId: quill.id });
  const cleo = new Player(quill.contributor.name, quill.contributor);
  const mo = new Player('Mo Adler', colleague);
  const people = { house, cleo, mo, stranger: other.contributor };
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

  const planned = async (changes: object = {}) => {
    const body = {
      ...{ planVersionId: plan.versionId, serviceId: voice, kind: 'functional', title: 'Spring recovery test' },
      ...{ scenario: 'The Cedar Rapids site loses power.', plannedOn: minutesAgo(0).slice(0, 10) },
      ...{ clockBasis: 'declaration', evaluator: 'Eva Brandt', objectives: [{ text: 'Agents sign in elsewhere' }] },
      ...changes,
    };
    const answer = await quill.contributor.post('/api/exercises', body).expect(201);
    return { ...people, id: String(answer.body.id) };
  };
  const started = async (when: { minutesAgo?: number; plan?: object } = {}) => {
    const { id } = await planned(when.plan);
    clock.behindMinutes = when.minutesAgo ?? 0;
    await cleo.post(`${id}/starts`, { version: 1 }).expect(201);
    clock.behindMinutes = 0;
    const sheet = await cleo.sheet(id);
    return { ...people, id, steps: sheet.steps.map((s: { planStepId: string }) => s.planStepId) as string[] };
  };
  const finishAll = async (id: string, steps: readonly string[], by: Player) => {
    for (const planStepId of steps) {
      await by.post(`${id}/step-starts`, { planStepId, seenAttempts: 0 }).expect(201);
      await by.post(`${id}/step-finishes`, { planStepId, seenAttempts: 0, outcome: 'pass' }).expect(201);
    }
    for (const moment of ['occurredAt', 'declaredAt', 'verifiedAt'])
      await by.post(`${id}/moments`, { moment }).expect(201);
    const { version } = (await by.get(id).expect(200)).body;
    await by.post(`${id}/results`, { version }).expect(201);
  };
  return { house, contributor: quill.contributor, vendorId: quill.id, minutesAgo, planned, started, finishAll };
}

async function atCedarRapids(house: TestPortal, vendorId: string, serviceId: string): Promise<void> {
  const site = await house.dana
    .post(`/api/vendors/${vendorId}/sites`, {
      ...{
        name: 'Cedar Rapids',
        kind: 'contact_centre',
        city: 'Cedar Rapids',
        country: 'US',
        timeZone: 'America/Chicago',
      },
    })
    .expect(201);
  await house.dana.put(`/api/services/${serviceId}/sites`, { siteIds: [site.body.id] }).expect((r) => {
    if (r.status > 204) throw new Error(JSON.stringify(r.body));
  });
}
