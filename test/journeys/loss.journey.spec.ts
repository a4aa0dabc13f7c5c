import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { canonicalJson } from '../../src/foundation/canonical-json';
import { newId } from '../../src/foundation/ids';
import { openTestPortal, type TestPortal, type TestVendor } from '../support/portal';

/* eslint-disable @typescript-eslint/no-explicit-any -- JSON answers */

const SCOPE = {
  ...{ impactAnalysis: 'analysed', highestImpact: 4, substitutability: 'slow', volumeSharePct: 60 },
  ...{ sensitiveData: true, lifeSafety: false, sharedConcentration: false, regulatorCallsCritical: false },
  ...{ accounts: 'Refunds', icfrReason: 'It enters refunds, or does not', reason: 'As proposed' },
};

describe('what we would lose', () => {
  let house: TestPortal;
  let owner: Client;
  let quill: TestVendor;
  let larkmoor: TestVendor;
  let copper: TestVendor;
  const ids: Record<string, string> = {};

  const inHouse = async (sql: string, parameters: unknown[] = []) => (await owner.query(sql, parameters)).rows;

  async function service(vendor: TestVendor, name: string, more: { tier: 'T1' | 'T2' } & Record<string, unknown>) {
    const { tier } = more;
    const { body } = await house.ines
      .post(`/api/vendors/${vendor.id}/services`, { name, category: 'order_to_cash' })
      .expect(201);
    ids[name] = body.id;
    const icfrRelevant = name === 'Payroll';
    const scope = { ...SCOPE, tier, mtpdMinutes: tier === 'T1' ? 120 : 1200, icfrRelevant };
    await house.ines
      .post(`/api/services/${body.id}/scope-decisions`, { ...scope, flags: ['customer_contact'], version: 1 })
      .expect(201);
    const set = { rtoMinutes: 240, rpoMinutes: 15, mtpdMinutes: 480, ...more };
    await inHouse(
      `INSERT INTO objective_set (id, registrant_id, vendor_id, service_id, rto_minutes, rpo_minutes, mtpd_minutes, mbco_pct, note, basis, proposed_by, proposed_at, vendor_accepted_by, vendor_accepted_at, registrant_accepted_by, registrant_accepted_at, effective_from)
       SELECT $1, v.registrant_id, v.id, $2, $3, $4, $5, $6, '', '{"dependencies":[],"backups":[],"replications":[]}', p.id, now(), p.id, now(), q.id, now(), current_date
       FROM vendor v, LATERAL (SELECT id FROM person ORDER BY id LIMIT 1) p, LATERAL (SELECT id FROM person ORDER BY id DESC LIMIT 1) q WHERE v.id = $7`,
      [newId(), body.id, set.rtoMinutes, set.rpoMinutes, set.mtpdMinutes, more['mbcoPct'] ?? null, vendor.id],
    );
  }

  async function site(
    vendor: TestVendor,
    name: string,
    place: { city: string; region: string; hazardZones: string[] },
  ) {
    const { body } = await house.dana
      .post(`/api/vendors/${vendor.id}/sites`, {
        name,
        kind: 'contact_centre',
        country: 'US',
        timeZone: 'UTC',
        ...place,
      })
      .expect(201);
    ids[name] = body.id;
  }

  const runsAt = (name: string, sites: string[]) =>
    house.dana.put(`/api/services/${ids[name]}/sites`, { siteIds: sites.map((one) => ids[one]) }).expect(200);

  /** What the vendor says of a place that its service rests on. */
  const says = (serviceName: string, siteName: string, terms: string) =>
    inHouse(`UPDATE dependency SET ${terms} WHERE service_id = $1 AND site_id = $2`, [ids[serviceName], ids[siteName]]);

  const lose = async (who = house.ines, query = '', ...lost: string[]) =>
    (
      await who
        .get(`/api/loss-simulations/outcome?${lost.map((one) => `lost=${encodeURIComponent(one)}`).join('&')}${query}`)
        .expect(200)
    ).body;
  const rowOf = (outcome: any, name: string) => outcome.items.find((one: any) => one.name === name);
  const at = (name: string) => `site:${ids[name]}`;

  beforeAll(async () => {
    house = await openTestPortal();
    owner = new Client({ connectionString: house.access.ownerUrl });
    await owner.connect();
    quill = await house.vendor('Quillfeather');
    larkmoor = await house.vendor('Larkmoor');
    copper = await house.vendor('Copperline');
    await inHouse(`UPDATE vendor SET state = 'active'`);
    await service(quill, 'Voice', { tier: 'T1', mbcoPct: 60 });
    await service(larkmoor, 'Payroll', { tier: 'T1' });
    await service(copper, 'Vaulting', { tier: 'T2', rtoMinutes: 1440, mtpdMinutes: 2880 });
    await site(quill, 'Cedar Rapids', { city: 'Cedar Rapids', region: 'IA', hazardZones: ['Cedar River flood plain'] });
    await site(quill, 'Tucson', { city: 'Tucson', region: 'AZ', hazardZones: ['Sonoran heat'] });
    await site(larkmoor, 'Duluth', { city: 'Duluth', region: 'MN', hazardZones: [] });
    await site(copper, 'Salina', { city: 'Salina', region: 'KS', hazardZones: ['Kansas tornado belt'] });
    await runsAt('Voice', ['Cedar Rapids', 'Tucson']);
    await runsAt('Payroll', ['Duluth']);
    await runsAt('Vaulting', ['Salina']);
  });
  afterAll(async () => {
    await owner.end();
    await house.close();
  });

  it('is unknown, and never all of it, while nobody has said what the other place carries', async () => {
    const outcome = await lose(house.ines, '', at('Cedar Rapids'));
    expect(outcome.summary).toMatchObject({ services: 3, hit: 1, unknown: 1, down: 0, noTimeStated: 1 });
    expect(rowOf(outcome, 'Voice')).toMatchObject({
      ...{ state: 'unknown', survivingPct: null, atLeastPct: 0, atMostPct: 100, meetsMinimum: false },
      ...{ resumesAfterMinutes: null, rto: 'not_stated', peak: null },
    });
  });

  it('is stated against the observed peak, with its source and date, once it is known', async () => {
    await says(
      'Voice',
      'Tucson',
      `role = 'standby', standby_capacity_pct = 80, activation_minutes = 45, confirmed_by_us_on = '2026-03-04', confirmed_by_us_by = (SELECT id FROM person LIMIT 1), confirmed_by_us_how = 'failover test', confirmed_by_us_terms = terms`,
    );
    const peak = {
      amount: 1240,
      unit: 'calls an hour',
      observedOn: '2025-12-01',
      source: 'Telephony report, December',
    };
    await quill.contributor.post(`/api/services/${ids['Voice']}/peak-demands`, peak).expect(201);
    const row = rowOf(await lose(house.ines, '', at('Cedar Rapids')), 'Voice');
    expect(row).toMatchObject({ state: 'degraded', survivingPct: 80, atOncePct: 0, meetsMinimum: true });
    expect(row).toMatchObject({ resumesAfterMinutes: 45, rto: 'within', mtpd: 'within', peak });
    expect(row.remaining).toMatchObject([
      { name: 'Tucson', place: 'Tucson, AZ, US', atLeastPct: 80, afterMinutes: 45 },
    ]);
    expect(row.remaining[0].basis).toContain('confirmed by the vendor on 2026-03-04');
    expect(row.causes).toMatchObject([{ name: 'Cedar Rapids', effect: 'lost', role: 'primary' }]);
  });

  it('takes no peak of tomorrow, and no day that never was', async () => {
    const peak = { amount: 10, unit: 'calls an hour', source: 'Telephony report' };
    const to = `/api/services/${ids['Voice']}/peak-demands`;
    for (const observedOn of ['2999-01-01', '2026-02-30']) {
      const { body } = await quill.contributor.post(to, { ...peak, observedOn }).expect(422);
      expect(body.errors).toMatchObject([{ pointer: '/observedOn' }]);
    }
    await larkmoor.contributor.post(to, { ...peak, observedOn: '2026-01-01' }).expect(404);
    expect((await house.priya.get(to).expect(200)).body.total).toBe(1);
  });

  it('says of a lost region or hazard zone what capacity remains outside it', async () => {
    const flood = await lose(house.ines, '', 'hazard_zone:cedar river FLOOD plain');
    expect(rowOf(flood, 'Voice')).toMatchObject({ state: 'degraded', survivingPct: 80 });
    expect(flood.summary.regional).toMatchObject({ enoughElsewhere: 1, noneElsewhere: 0 });
    // Nobody recorded Duluth's hazard zones, so it may be in this one.
    expect(rowOf(flood, 'Payroll')).toMatchObject({ state: 'unknown', causes: [{ effect: 'place_unknown' }] });
    const iowa = await lose(house.ines, '', 'region:IA, US');
    expect(iowa.items.map((one: any) => one.name)).toEqual(['Voice']);
    const everywhere = await lose(house.ines, '', 'region:US');
    expect(everywhere.summary).toMatchObject({ hit: 3, down: 3, regional: { noneElsewhere: 3 } });
    await house.ines.get('/api/loss-simulations/outcome?lost=hazard_zone:Atlantis').expect(422);
  });

  it('follows a loss from one vendor to the next, and shows the way', async () => {
    const resource = newId();
    await inHouse(
      `INSERT INTO shared_resource (id, registrant_id, ref, kind, name, own_vendor_id, added_by, added_at) SELECT $1, registrant_id, 'SR-0001', 'fourth_party', 'Copperline Vaulting', id, (SELECT id FROM person LIMIT 1), now() FROM vendor WHERE id = $2`,
      [resource, copper.id],
    );
    const party = newId();
    await inHouse(
      `INSERT INTO fourth_party (id, registrant_id, vendor_id, ref, name, what, critical, resource_id, added_by, added_at) SELECT $1, registrant_id, id, 'SO-0001', 'Copperline', 'Keeps the payroll copies', true, $3, (SELECT id FROM person LIMIT 1), now() FROM vendor WHERE id = $2`,
      [party, larkmoor.id, resource],
    );
    await inHouse(
      `INSERT INTO dependency (id, registrant_id, vendor_id, service_id, ref, kind, fourth_party_id, their_rto_minutes, terms_on, added_at) SELECT $1, registrant_id, id, $3, 'DP-0900', 'fourth_party', $4, 60, current_date, now() FROM vendor WHERE id = $2`,
      [newId(), larkmoor.id, ids['Payroll'], party],
    );
    await says('Vaulting', 'Salina', 'their_rto_minutes = 600');
    const outcome = await lose(house.ines, '', at('Salina'));
    expect(rowOf(outcome, 'Vaulting')).toMatchObject({ state: 'down', resumesAfterMinutes: 600, rto: 'within' });
    const payroll = rowOf(outcome, 'Payroll');
    // Copperline promises an hour; its own records say ten.
    expect(payroll).toMatchObject({ state: 'down', resumesAfterMinutes: 600, rto: 'beyond', mtpd: 'beyond' });
    expect(payroll.causes).toMatchObject([{ effect: 'provider_hit', providers: [{ vendorName: 'Copperline' }] }]);
    expect(payroll.path).toEqual(['Copperline', 'Copperline: Vaulting', 'Salina']);
    expect(outcome.summary).toMatchObject({ hit: 2, vendorsHit: 2, tier1Down: 1, icfrHit: 1, beyondRto: 1 });
    ids['resource'] = resource;
    const whole = await lose(house.ines, '', `resource:${resource}`);
    expect(whole.items.map((one: any) => one.name)).toEqual(['Payroll']);
  });

  it('counts on an alternate place as far as it was tried, from the day of its agreement, unless it is lost too', async () => {
    const places = `/api/vendors/${larkmoor.id}/alternate-places`;
    const hall = {
      ...{
        kind: 'agreement',
        name: 'Proctor hall',
        forSiteId: ids['Duluth'],
        counterparty: 'City of Proctor',
        seats: 40,
      },
      ...{ region: 'WI', country: 'US', hazardZones: ['Superior snow belt'], use: 'exclusive', readyMinutes: 120 },
      ...{ agreementFrom: '2026-01-01', agreementTo: '2099-12-31', reliedOn: true },
      services: [{ serviceId: ids['Payroll'], capacityPct: 60 }],
    };
    await larkmoor.contributor.post(places, { ...hall, name: 'Next year', agreementFrom: '2098-01-01' }).expect(201);
    expect(rowOf(await lose(house.ines, '', at('Duluth')), 'Payroll')).toMatchObject({ state: 'down' });
    const { body: place } = await larkmoor.contributor.post(places, hall).expect(201);
    const trial = {
      triedOn: '2026-02-01',
      seatsReached: 30,
      minutes: 150,
      result: 'short',
      note: 'Ten desks had no line',
    };
    await larkmoor.contributor.post(`/api/alternate-places/${place.id}/trials`, trial).expect(201);
    const payroll = rowOf(await lose(house.ines, '', at('Duluth')), 'Payroll');
    expect(payroll).toMatchObject({ state: 'degraded', survivingPct: 45, resumesAfterMinutes: 150 });
    expect(payroll.remaining).toMatchObject([{ name: 'Proctor hall', kind: 'alternate_place', place: 'WI, US' }]);
    expect(payroll.remaining[0].basis).toContain('tried on 2026-02-01: 30 seats after 150 min');
    const snow = await lose(house.ines, '', 'hazard_zone:superior snow belt', at('Duluth'));
    expect(rowOf(snow, 'Payroll')).toMatchObject({ state: 'down', remaining: [] });
    const fallback = await lose(house.ines, '', 'region:WI, US');
    expect(rowOf(fallback, 'Payroll')).toMatchObject({ state: 'untouched', fallbackLost: true });
  });

  it('lists what is shared, the worst first, and leads from there to the simulation', async () => {
    const { body } = await house.ines.get('/api/concentration').expect(200);
    const names = body.items.map((one: any) => one.name);
    expect(names).toEqual(expect.arrayContaining(['Copperline Vaulting', 'Cedar River flood plain', 'IA, US']));
    const shared = body.items.find((one: any) => one.key === `resource:${ids['resource']}`);
    expect(shared).toMatchObject({
      ownVendorName: 'Copperline',
      vendors: 1,
      services: 1,
      tier1: 1,
      icfr: 1,
      icfrPct: 100,
    });
    expect(shared.withoutAlternative).toBe(1);
    expect(body).toMatchObject({ sitesWithoutZones: 1 });
    const [first, second] = [body.items[0], body.items[1]];
    expect(first.tier1).toBeGreaterThanOrEqual(second.tier1);
    for (const { key } of body.items) expect((await lose(house.ines, '', key)).total).toBeGreaterThan(0);
    const zones = await house.ines.get('/api/concentration?kind=hazard_zone&search=flood').expect(200);
    expect(zones.body.items).toMatchObject([{ services: 1, withoutAlternative: 0 }]);
  });

  it('names places that are to stand in for each other and share a hazard', async () => {
    const before = (await house.ines.get('/api/concentration/paired-places').expect(200)).body;
    expect(before.items).toMatchObject([{ serviceName: 'Voice', verdict: 'apart', sharedZones: [] }]);
    await inHouse(`UPDATE site SET hazard_zones = hazard_zones || '{"sonoran HEAT"}' WHERE id = $1`, [
      ids['Cedar Rapids'],
    ]);
    const after = (await house.ines.get('/api/concentration/paired-places?verdict=shared').expect(200)).body;
    expect(after).toMatchObject({ shared: 1, items: [{ verdict: 'shared', sharedZones: ['sonoran heat'] }] });
    const heat = await lose(house.ines, '', 'hazard_zone:Sonoran heat');
    expect(rowOf(heat, 'Voice')).toMatchObject({ state: 'down', survivingPct: 0 });
  });

  it('is kept as a record with who, when and the digest of what went in', async () => {
    const losses = [at('Salina')];
    await house.priya.post('/api/loss-simulations', { title: 'Salina', losses }).expect(403);
    const kept = (await house.ines.post('/api/loss-simulations', { title: 'Salina burns', losses }).expect(201)).body;
    expect(kept).toMatchObject({ ref: 'LS-0001', ranByName: 'Ines Okafor', factsUnchanged: true, summary: { hit: 2 } });
    const said = createHash('sha256')
      .update(canonicalJson({ summary: kept.summary, outcomes: kept.items }))
      .digest('hex');
    expect(kept.resultSha256).toBe(said);
    expect((await house.priya.get('/api/loss-simulations').expect(200)).body.items).toMatchObject([{ ref: 'LS-0001' }]);
    await says('Vaulting', 'Salina', 'their_rto_minutes = 90');
    const later = (await house.ines.get(`/api/loss-simulations/${kept.id}`).expect(200)).body;
    expect(later).toMatchObject({ factsUnchanged: false, items: kept.items });
    const trail = (await house.ines.get('/api/trail?deed=loss-simulation.kept').expect(200)).body;
    expect(trail.items).toHaveLength(1);
  });

  it('goes out as a file with its filter, time and row count', async () => {
    const file = await house.priya
      .get(`/api/loss-simulations/outcome?lost=${at('Salina')}&tier=T1&format=csv`)
      .expect('content-type', /text\/csv/)
      .expect(200);
    expect(file.text).toContain('"Lost: Salina (Copperline, Salina, KS, US); all states; tier T1"');
    expect(file.text).toMatch(/Run at \(UTC\),\d{4}-/);
    expect(file.text).toContain('Rows,1,');
    const shared = await house.ines.get('/api/concentration?format=csv').expect(200);
    expect(shared.text).toContain('Copperline Vaulting');
    const paired = await house.ines.get('/api/concentration/paired-places?format=csv').expect(200);
    expect(paired.text).toContain('Rows,1,');
  });

  it('lets a vendor simulate its own sites, and nothing of anybody else', async () => {
    const own = (await copper.contributor.get('/api/loss-simulations/things').expect(200)).body;
    expect(own.items.map((one: any) => one.name).sort()).toEqual(['KS, US', 'Kansas tornado belt', 'Salina', 'US']);
    const outcome = await lose(copper.contributor, '', at('Salina'));
    expect(outcome.items.map((one: any) => one.name)).toEqual(['Vaulting']);
    expect(outcome.summary).toMatchObject({ services: 1, hit: 1 });
    for (const foreign of [at('Tucson'), `resource:${ids['resource']}`, `vendor:${larkmoor.id}`])
      await copper.contributor.get(`/api/loss-simulations/outcome?lost=${foreign}`).expect(422);
    await copper.contributor.get('/api/concentration').expect(403);
    await copper.contributor.get('/api/loss-simulations').expect(403);
  });

  it('keeps an auditor of some vendors to those', async () => {
    const scoped = await house.invite({
      ...{ name: 'Auditor of Quill', role: 'external_auditor', endsOn: '2099-12-31', vendorScope: [quill.id] },
    });
    expect((await lose(scoped, '', 'region:US')).items.map((one: any) => one.name)).toEqual(['Voice']);
    const names = (await scoped.get('/api/concentration').expect(200)).body.items.map((one: any) => one.name);
    expect(names).not.toContain('Copperline Vaulting');
    await scoped.get(`/api/loss-simulations/outcome?lost=${at('Salina')}`).expect(422);
    expect((await scoped.get('/api/loss-simulations').expect(200)).body.items).toEqual([]);
  });

  it('refuses what it cannot read, field by field', async () => {
    await house.ines.get('/api/loss-simulations/outcome').expect(400);
    await house.ines.get('/api/loss-simulations/outcome?lost=planet:x').expect(400);
    await house.ines.get('/api/loss-simulations/outcome?lost=site:not-an-id').expect(422);
    const { body } = await house.ines.post('/api/loss-simulations', { title: '', losses: [] }).expect(400);
    expect(body.errors.map((one: any) => one.pointer)).toEqual(expect.arrayContaining(['/title', '/losses']));
  });
});
