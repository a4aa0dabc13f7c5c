import { SettableClock } from '../../src/foundation/clock';
import { signInAs, type Person } from './person';
import { openTestPortal, type TestOptions, type TestPortal, type TestVendor } from './portal';
import { bring } from './tus-client';

const FACTS = {
  ...{ impactAnalysis: 'analysed', highestImpact: 4, substitutability: 'none', volumeSharePct: 60 },
  ...{ sensitiveData: true, lifeSafety: false, sharedConcentration: false, regulatorCallsCritical: false },
};
const SCOPES = {
  T1: { tier: 'T1', mtpdMinutes: 120, icfrRelevant: true },
  T2: { tier: 'T2', mtpdMinutes: 1200, icfrRelevant: false },
};

/** A portal in which FY2026 is open, for vendors whose obligations are scheduled. */
export interface Reviewable {
  house: TestPortal;
  periodId: string;
  clock: SettableClock;
  /** A vendor with one service of this tier and its obligations. */
  vendor(name: string, tier: keyof typeof SCOPES): Promise<TestVendor>;
}

export async function openReviewable(options: Omit<TestOptions, 'clock'> = {}): Promise<Reviewable> {
  const clock = new SettableClock('2026-03-02T08:00:00.000Z');
  const house = await openTestPortal({ ...options, clock });
  const fy2026 = { code: 'FY2026', startsOn: '2026-01-01', endsOn: '2026-12-31' };
  const planned = await house.ines.post('/api/periods', fy2026).expect(201);
  const periodId = String(planned.body.id);
  await house.ines.post(`/api/periods/${periodId}/openings`, { version: planned.body.version }).expect(201);
  const vendor = async (name: string, tier: keyof typeof SCOPES) => {
    const made = await house.vendor(name);
    await serviceIn(house, made, tier);
    await house.ines.post(`/api/vendors/${made.id}/obligations`, { periodId }).expect(201);
    return made;
  };
  return { house, periodId, clock, vendor };
}

async function serviceIn(house: TestPortal, vendor: TestVendor, tier: keyof typeof SCOPES): Promise<void> {
  const about = { name: `Desk of ${vendor.name}`, category: 'voice_agents' };
  const { body } = await house.dana.post(`/api/vendors/${vendor.id}/services`, about).expect(201);
  await house.ines
    .post(`/api/services/${body.id}/scope-decisions`, {
      ...{ ...FACTS, ...SCOPES[tier], flags: ['customer_contact'], accounts: 'Refunds', version: 1 },
      ...{ icfrReason: 'Agents enter refunds, or do not', reason: 'As proposed' },
    })
    .expect(201);
}

/** Another day comes, and everybody signs in again: no session lasts as long as the story. */
export async function comes({ clock, house }: Reviewable, at: string, vendors: TestVendor[]): Promise<void> {
  clock.moveTo(at);
  const again = (who: Person) => signInAs(house.url, who);
  for (const name of ['ines', 'ruben', 'mei', 'harriet', 'dana', 'priya'] as const)
    house[name] = await again(house[name]);
  for (const vendor of vendors)
    Object.assign(vendor, { contributor: await again(vendor.contributor), attestor: await again(vendor.attestor) });
}

/** The vendor's obligation of a requirement for the period, before those that an event made due. */
export async function obligationOf(
  vendor: TestVendor,
  code: string,
): Promise<any> /* eslint-disable-line @typescript-eslint/no-explicit-any -- a JSON answer */ {
  const { body } = await vendor.contributor.get('/api/obligations').expect(200);
  const all: { requirementCode: string; occurrenceKey: string }[] = body.items;
  const own = all.filter((one) => one.requirementCode === code);
  const found = own.find((one) => !one.occurrenceKey.includes(':')) ?? own[0];
  if (!found) throw new Error(`${vendor.name} has no ${code}.`);
  return found;
}

/** Brings a file of a kind for obligations; answers the upload's last answer. */
export async function bringFor(
  who: Person,
  kind: string,
  given: { obligationIds: string; madeOn?: string; title?: string; supersedesVersionId?: string },
) {
  const title = given.title ?? `A file of kind ${kind}`;
  const facts = { filename: `${kind}.txt`, filetype: 'text/plain', kind, title, madeOn: '2026-02-01' };
  const answer = await bring(who, Buffer.from(`${title}, ${Math.random()}\n`), { ...facts, ...given });
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
  return answer;
}
