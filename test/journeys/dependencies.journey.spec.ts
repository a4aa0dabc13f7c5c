import { SettableClock } from '../../src/foundation/clock';
import { signInAs, type Person } from '../support/person';
import { agreeImpact } from '../support/impact';
import { openTestPortal, type TestPortal, type TestVendor } from '../support/portal';

interface Ref {
  id: string;
  version: number;
  terms: number;
  [field: string]: unknown;
}

describe('what services rest on', () => {
  const clock = new SettableClock('2026-03-02T09:00:00.000Z');
  let house: TestPortal;
  let larkmoor: TestVendor;
  let copperline: TestVendor;
  let payroll: Ref;
  let vaulting: Ref;
  let duluth: Ref;
  let boise: Ref;
  let backups: Ref;

  beforeAll(async () => {
    house = await openTestPortal({ clock });
    larkmoor = await house.vendor('Larkmoor Payroll');
    copperline = await house.vendor('Copperline Vaulting');
    payroll = await service(larkmoor, 'Payroll run');
    vaulting = await service(copperline, 'Backup vaulting');
    duluth = await site('Duluth', 'MN', ['winter storm']);
    boise = await site('Boise', 'ID', ['wildfire']);
  });
  afterAll(() => house.close());

  const service = async (of: TestVendor, name: string): Promise<Ref> =>
    (await house.dana.post(`/api/vendors/${of.id}/services`, { name, category: 'payroll_time' }).expect(201)).body;
  const site = async (name: string, region: string, hazardZones: string[]): Promise<Ref> => {
    const place = { name, kind: 'data_centre', city: name, region, country: 'US', timeZone: 'America/Chicago' };
    return (await house.dana.post(`/api/vendors/${larkmoor.id}/sites`, { ...place, hazardZones }).expect(201)).body;
  };
  const objectives = async (of: TestVendor, on: Ref, rtoMinutes: number) => {
    await agreeImpact([of.contributor, house.dana], on.id, 4320);
    const given = { rtoMinutes, rpoMinutes: 60 };
    const { body } = await house.dana.post(`/api/services/${on.id}/objective-sets`, given).expect(201);
    await house.dana.post(`/api/objective-sets/${String(body.id)}/acceptances`).expect(201);
    await of.attestor.post(`/api/objective-sets/${String(body.id)}/acceptances`).expect(201);
  };
  const listed = async (person: Person, query = ''): Promise<{ total: number; items: Ref[]; counts: object }> =>
    (await person.get(`/api/dependencies${query}`).expect(200)).body;
  const one = async (person: Person, id: string): Promise<Ref> => (await person.get(`/api/dependencies/${id}`)).body;
  const add = async (given: object, who: Person = larkmoor.contributor, on = payroll): Promise<Ref> =>
    (await who.post(`/api/services/${on.id}/dependencies`, given).expect(201)).body;
  const change = (of: Ref, given: object) =>
    larkmoor.contributor.patch(`/api/dependencies/${of.id}`, { ...given, version: of.version });
  const confirm = (who: Person, of: Ref, given: object) =>
    who.post(`/api/dependencies/${of.id}/confirmations`, { terms: of.terms, how: 'Read in the register', ...given });
  const conflicts = async (person: Person, query = ''): Promise<{ code: string; text: string }[]> =>
    (await person.get(`/api/dependency-conflicts${query}`).expect(200)).body.items;
  const codes = async (person: Person, query = '') => (await conflicts(person, query)).map(({ code }) => code);

  it('are registered by themselves where a service is linked with its sites, and end with the link', async () => {
    await house.dana.put(`/api/services/${payroll.id}/sites`, { siteIds: [duluth.id, boise.id] }).expect(200);
    const both = await listed(larkmoor.contributor, `?serviceId=${payroll.id}`);
    expect(both.items.map(({ ref, what, kind }) => [ref, what, kind])).toEqual([
      ...[
        ['DP-0001', 'Boise', 'site'],
        ['DP-0002', 'Duluth', 'site'],
      ],
    ]);
    await house.dana.put(`/api/services/${payroll.id}/sites`, { siteIds: [duluth.id] }).expect(200);
    expect((await listed(larkmoor.contributor)).items.map(({ what }) => what)).toEqual(['Duluth']);
    await add({ kind: 'site', targetId: boise.id, role: 'standby', activationMinutes: 90, standbyCapacityPct: 80 });
    const { body } = await larkmoor.contributor.get(`/api/services/${payroll.id}`).expect(200);
    expect(body.sites.map(({ name }: { name: string }) => name)).toEqual(['Boise', 'Duluth']);
    await larkmoor.contributor
      .post(`/api/services/${payroll.id}/dependencies`, { kind: 'site', targetId: boise.id })
      .expect(409);
  });

  it('name a row of the vendor’s own register or a thing by its name; what is wrong is said at its field', async () => {
    const refused = async (given: object, status = 422) =>
      (await larkmoor.contributor.post(`/api/services/${payroll.id}/dependencies`, given).expect(status)).body.errors[0]
        .pointer;
    expect(await refused({ kind: 'carrier' })).toBe('/name');
    expect(await refused({ kind: 'team' })).toBe('/targetId');
    expect(await refused({ kind: 'system', targetId: duluth.id })).toBe('/targetId');
    expect(await refused({ kind: 'carrier', name: 'Meridian Fiber', ownerName: 'Meridian NOC' })).toBe('/ownerSide');
    expect(await refused({ kind: 'carrier', name: 'Meridian Fiber', sharePct: 130 }, 400)).toBe('/sharePct');
    await house.ruben.post(`/api/services/${payroll.id}/dependencies`, { kind: 'carrier', name: 'X' }).expect(403);
    await copperline.contributor
      .post(`/api/services/${payroll.id}/dependencies`, { kind: 'carrier', name: 'X' })
      .expect(404);
  });

  it('take sub-outsourcers, of which a critical one without a recovery plan is a critical gap', async () => {
    const parties = `/api/vendors/${larkmoor.id}/sub-outsourcers`;
    const given = { name: 'Copperline Vaulting Co.', what: 'Keeps the backups', critical: true, icfrRelevant: true };
    const { body: party } = await larkmoor.contributor.post(parties, { ...given, startsOn: '2026-04-01' }).expect(201);
    expect(party).toMatchObject({ ref: 'SO-0001', planOnFile: false, toldAhead: true });
    expect(party.gaps.map(({ code, severity }: Record<string, string>) => `${severity} ${code}`)).toEqual([
      ...['critical sub_outsourcer_without_plan', 'high sub_outsourcer_untested', 'high sub_outsourcer_unassured'],
    ]);
    const seen = {
      planSeenOn: '2026-02-10',
      lastTestedOn: '2026-01-20',
      assurance: 'soc1',
      assuranceUntil: '2026-12-31',
    };
    const look = { ...seen, note: 'Read plan 4.1 and the restore report.', version: party.version };
    const path = `/api/sub-outsourcers/${String(party.id)}/assessments`;
    await larkmoor.contributor.post(path, { ...look, assessedOn: '2026-03-20' }).expect(422);
    const { body: assessed } = await larkmoor.contributor.post(path, { ...look, assessedOn: '2026-03-02' }).expect(201);
    expect(assessed).toMatchObject({ planOnFile: true, gaps: [], assessedOn: '2026-03-02' });
    await copperline.contributor.post(path, { ...look, assessedOn: '2026-03-02' }).expect(404);
    backups = await add({
      ...{ kind: 'fourth_party', targetId: party.id, theirRtoMinutes: 240 },
      ...{ ownerSide: 'them', ownerName: 'Copperline restore desk', essentialFunction: 'Pay people on time' },
    });
    expect(backups).toMatchObject({ what: 'Copperline Vaulting Co.', standing: 'unconfirmed', terms: 1 });
  });

  it('are confirmed by two sides, each dated, by whom and how; a change makes both stale', async () => {
    await confirm(house.dana, backups, { side: 'us' }).expect(422);
    const ours = (await confirm(larkmoor.contributor, backups, { side: 'us' }).expect(201)).body;
    expect(ours).toMatchObject({ us: { state: 'confirmed', on: '2026-03-02', by: 'Cleo Larkmoor Payroll' } });
    expect(ours.them.state).toBe('missing');
    const theirs = { side: 'them', givenOn: '2026-03-02', how: 'Letter of 2 March' };
    await confirm(larkmoor.contributor, ours, theirs).expect(422);
    await confirm(larkmoor.contributor, ours, { ...theirs, givenBy: 'B. Ash', givenOn: '2026-03-09' }).expect(422);
    const both = (await confirm(larkmoor.contributor, ours, { ...theirs, givenBy: 'B. Ash' }).expect(201)).body;
    expect(both).toMatchObject({ standing: 'confirmed', them: { by: 'B. Ash', how: 'Letter of 2 March' } });
    expect(both.history).toHaveLength(2);
    const noted = (await change(both, { note: 'Two vaults' }).expect(200)).body;
    expect(noted).toMatchObject({ standing: 'confirmed', terms: 1 });
    const changed = (await change(noted, { theirRtoMinutes: 600 }).expect(200)).body;
    expect(changed).toMatchObject({ standing: 'stale', terms: 2, us: { state: 'stale' }, them: { state: 'stale' } });
    await change(noted, { theirRtoMinutes: 300 }).expect(409);
    await confirm(larkmoor.contributor, noted, { side: 'us' }).expect(409);
    backups = changed;
  });

  it('alert when the provider is slower than the service that rests on it', async () => {
    expect(await codes(larkmoor.contributor)).not.toContain('slower_than_service');
    await objectives(larkmoor, payroll, 480);
    const [slow] = (await conflicts(larkmoor.contributor)).filter(({ code }) => code === 'slower_than_service');
    expect(slow?.text).toBe('Copperline Vaulting Co. is back after 10:00 h; SV-0001 must be back after 8:00 h.');
    backups = (await change(backups, { theirRtoMinutes: 240 }).expect(200)).body;
    expect(await codes(larkmoor.contributor)).not.toContain('slower_than_service');
    expect(await codes(copperline.contributor)).toEqual([]);
  });

  it('have one identity across vendors, given by staff from names that are alike; vendors never see it', async () => {
    await add({ kind: 'carrier', name: 'Meridian Fiber', servesSiteId: duluth.id });
    await add({ kind: 'carrier', name: 'Meridian Fibre Networks' }, copperline.contributor, vaulting);
    const { body: found } = await house.dana.get('/api/dependency-match-suggestions').expect(200);
    const carrier = found.items.find(({ kind }: { kind: string }) => kind === 'carrier');
    expect(carrier).toMatchObject({ resourceId: null, likeness: 1 });
    expect(carrier.items.map(({ name }: { name: string }) => name)).toEqual([
      'Meridian Fiber',
      'Meridian Fibre Networks',
    ]);
    const dependencyIds = carrier.items.map(({ dependencyId }: { dependencyId: string }) => dependencyId);
    const given = { kind: 'carrier', name: 'Meridian Fiber', dependencyIds };
    await larkmoor.contributor.post('/api/shared-resources', given).expect(403);
    await house.ruben.post('/api/shared-resources', given).expect(403);
    const { body: meridian } = await house.dana.post('/api/shared-resources', given).expect(201);
    expect(meridian).toMatchObject({
      ref: 'SR-0001',
      vendors: 2,
      knownAs: ['Meridian Fiber', 'Meridian Fibre Networks'],
    });
    await house.dana.post('/api/shared-resources', { ...given, name: 'meridian fiber' }).expect(409);
    await larkmoor.contributor.get('/api/shared-resources').expect(403);
    const seen = await listed(larkmoor.contributor, '?kind=carrier');
    expect(seen.items).toMatchObject([{ what: 'Meridian Fiber', match: null }]);
    expect(seen.counts).toMatchObject({ unmatched: null });
    expect((await listed(house.ines, '?kind=carrier')).items).toMatchObject([
      ...[{ match: { ref: 'SR-0001' } }, { match: { ref: 'SR-0001' } }],
    ]);
    const wrong = house.dana.post(`/api/shared-resources/${String(meridian.id)}/matches`, {
      dependencyIds: [backups.id],
    });
    expect((await wrong.expect(422)).body.errors[0].code).toBe('kind');
  });

  it('ask a provider that is a vendor here in its own tenant, with no more than it needs to answer', async () => {
    const { body: found } = await house.dana.get('/api/dependency-match-suggestions').expect(200);
    const [own] = found.items.filter(({ kind }: { kind: string }) => kind === 'fourth_party');
    expect(own).toMatchObject({ ownVendorName: 'Copperline Vaulting', items: [{ vendorName: 'Larkmoor Payroll' }] });
    await house.dana.post(`/api/dependencies/${backups.id}/requests`).expect(409);
    const given = { kind: 'fourth_party', name: 'Copperline Vaulting', ownVendorId: copperline.id };
    await house.dana.post('/api/shared-resources', { ...given, dependencyIds: [backups.id] }).expect(201);
    await objectives(copperline, vaulting, 720);
    expect(await codes(house.ines)).toContain('contradicted_by_provider');
    expect(await codes(larkmoor.contributor)).not.toContain('contradicted_by_provider');
    const { body: sent } = await house.dana.post(`/api/dependencies/${backups.id}/requests`).expect(201);
    expect(sent).toMatchObject({ ref: 'DQ-0001', state: 'open', vendorName: 'Copperline Vaulting' });
    await house.dana.post(`/api/dependencies/${backups.id}/requests`).expect(409);
    const { body: asked } = await copperline.contributor.get('/api/dependency-requests').expect(200);
    expect(asked.items).toMatchObject([
      { dependentName: 'Larkmoor Payroll', serviceName: 'Payroll run', theirRtoMinutes: 240, ownerSide: 'them' },
    ]);
    expect(JSON.stringify(asked)).not.toContain(larkmoor.id);
    expect(JSON.stringify(asked)).not.toContain(backups.id);
    await copperline.contributor.get(`/api/dependencies/${backups.id}`).expect(404);
    expect((await larkmoor.contributor.get('/api/dependency-requests').expect(200)).body.total).toBe(0);
  });

  it('carry the provider’s objection to the dependency: each says that the other recovers it', async () => {
    const [request] = (await copperline.contributor.get('/api/dependency-requests').expect(200)).body.items;
    const path = `/api/dependency-requests/${String(request.id)}/answers`;
    const no = {
      answer: 'objected',
      objection: 'not_ours',
      note: 'We hold tapes; you restore.',
      version: request.version,
    };
    await larkmoor.contributor.post(path, no).expect(404);
    await house.dana.post(path, no).expect(422);
    await copperline.contributor.post(path, { ...no, note: ' ' }).expect(422);
    await copperline.contributor.post(path, no).expect(201);
    await copperline.contributor.post(path, no).expect(409);
    const objected = await one(larkmoor.contributor, backups.id);
    expect(objected).toMatchObject({
      standing: 'objected',
      objection: { objection: 'not_ours', by: 'Cleo Copperline Vaulting, Copperline Vaulting', on: '2026-03-02' },
    });
    expect(await codes(larkmoor.contributor)).toContain('each_denies');
    const settled = (await change(objected, { ownerName: 'Copperline vault desk', theirRtoMinutes: 300 }).expect(200))
      .body;
    expect(settled).toMatchObject({ standing: 'stale', objection: null });
    await house.dana.post(`/api/dependencies/${backups.id}/requests`).expect(201);
    backups = (await change(settled, { theirRtoMinutes: 360 }).expect(200)).body;
    const [open] = (await copperline.contributor.get('/api/dependency-requests').expect(200)).body.items;
    expect(open).toMatchObject({
      ref: 'DQ-0002',
      state: 'open',
      theirRtoMinutes: 360,
      ownerName: 'Copperline vault desk',
    });
    const yes = { answer: 'confirmed', version: open.version };
    await copperline.contributor.post(`/api/dependency-requests/${String(open.id)}/answers`, yes).expect(201);
    await confirm(larkmoor.contributor, backups, { side: 'us' }).expect(201);
    const confirmed = await one(larkmoor.contributor, backups.id);
    expect(confirmed).toMatchObject({
      ...{ standing: 'confirmed', objection: null, terms: 5 },
      them: { state: 'confirmed', how: 'In this portal, by DQ-0002', on: '2026-03-02' },
    });
    expect(confirmed['history']).toHaveLength(5);
  });

  it('go with what is assumed of others: checked, agreed, and held against the register', async () => {
    const assumptions = `/api/vendors/${larkmoor.id}/assumptions`;
    const given = {
      ...{
        text: 'Copperline gives the tapes back within four hours',
        about: 'Copperline Vaulting',
        ownerName: 'Lou Marsh',
      },
      ...{ claim: 'recovers_within', dependencyId: backups.id },
    };
    await larkmoor.contributor.post(assumptions, given).expect(422);
    const { body: made } = await larkmoor.contributor.post(assumptions, { ...given, claimMinutes: 240 }).expect(201);
    expect(made).toMatchObject({ ref: 'AS-0001', standing: 'contradicted', serviceRef: 'SV-0001' });
    expect(made.contradiction).toBe('Copperline Vaulting Co. is back after 6:00 h, not within 4:00 h.');
    expect(await codes(larkmoor.contributor)).toEqual(
      expect.arrayContaining(['assumption_contradicted', 'assumption_not_agreed']),
    );
    const path = `/api/assumptions/${String(made.id)}`;
    const better = { ...given, text: 'Copperline gives the tapes back within six hours', claimMinutes: 360 };
    const agreed = { ...better, agreedOn: '2026-03-02', version: made.version };
    const { body: changed } = await larkmoor.contributor.patch(path, agreed).expect(200);
    expect(changed).toMatchObject({ standing: 'unchecked', alerts: [] });
    const check = { result: 'holds', how: 'Asked their desk', checkedOn: '2026-03-02', version: changed.version };
    const { body: held } = await larkmoor.contributor.post(`${path}/checks`, check).expect(201);
    expect(held).toMatchObject({ standing: 'holds', checkedByName: 'Cleo Larkmoor Payroll' });
    clock.moveTo('2027-03-05T09:00:00.000Z');
    const { name, email } = larkmoor.contributor;
    const nextYear = await signInAs(house.url, { name, email });
    const [late] = (await nextYear.get('/api/assumptions').expect(200)).body.items;
    expect(late.standing).toBe('due');
    clock.moveTo('2026-03-02T09:20:00.000Z');
    const away = { reason: 'The tapes are gone', version: held.version };
    expect((await larkmoor.contributor.post(`${path}/withdrawals`, away).expect(201)).body.standing).toBe('withdrawn');
  });

  it('list critical data; what feeds payroll or time on a service outside financial reporting is told to staff', async () => {
    const data = {
      name: 'Time cards',
      feeds: ['time', 'payroll'],
      oldestCopyMinutes: 60,
      ifLost: 'People are not paid',
    };
    const { body } = await larkmoor.contributor.post(`/api/vendors/${larkmoor.id}/data-sets`, data).expect(201);
    expect(body).toMatchObject({ ref: 'DS-0001', telling: true });
    await larkmoor.contributor
      .post(`/api/vendors/${larkmoor.id}/data-sets`, { ...data, name: 'time cards' })
      .expect(409);
    const cards = await add({ kind: 'data_set', targetId: body.id, ownerSide: 'us', ownerName: 'Payroll lead' });
    expect(await codes(house.mei, '?code=data_tell_tale')).toEqual(['data_tell_tale']);
    expect(await codes(larkmoor.contributor)).not.toContain('data_tell_tale');
    const end = `/api/data-sets/${String(body.id)}/endings`;
    await larkmoor.contributor.post(end, { endedOn: '2026-03-02', version: body.version }).expect(409);
    await larkmoor.contributor.post(`/api/dependencies/${cards.id}/endings`, { reason: 'Moved' }).expect(201);
    await larkmoor.contributor.post(end, { endedOn: '2026-03-02', version: body.version }).expect(201);
  });

  it('show what paired sites share, and what nobody has recorded', async () => {
    const hazards = async () =>
      (await larkmoor.contributor.get(`/api/services/${payroll.id}/shared-hazards`).expect(200)).body.items[0];
    expect(await hazards()).toMatchObject({ shared: [], unknown: ['power', 'carrier'] });
    await add({ kind: 'carrier', name: 'Meridian Fibre Networks, Inc.', role: 'standby', servesSiteId: boise.id });
    expect((await hazards()).shared).toEqual([{ hazard: 'carrier', names: ['Meridian Fibre Networks, Inc.'] }]);
    expect(await codes(larkmoor.contributor)).toContain('shared_hazard');
  });

  it('are confirmed line by line or all at once, and list what still waits, as a file too', async () => {
    const waiting = (await listed(larkmoor.contributor)).items.filter(
      ({ us }) => (us as { state: string }).state !== 'confirmed',
    );
    const items = waiting.map(({ id, terms }) => ({ id, terms }));
    const path = `/api/vendors/${larkmoor.id}/dependency-confirmations`;
    await larkmoor.contributor.post(path, { items, how: 'Yearly walk through the register' }).expect(422);
    for (const row of waiting) await change(row, { ownerSide: 'us', ownerName: 'Site lead' }).expect(200);
    const fresh = (await listed(larkmoor.contributor)).items.filter(({ id }) => items.some((item) => item.id === id));
    const all = { items: fresh.map(({ id, terms }) => ({ id, terms })), how: 'Yearly walk through the register' };
    expect((await larkmoor.contributor.post(path, all).expect(201)).body).toEqual({ confirmed: items.length });
    const { counts } = await listed(larkmoor.contributor);
    expect(counts).toMatchObject({ all: 5, confirmed: 3, unconfirmed: 2 });
    const file = await house.ines.get('/api/dependencies?standing=unconfirmed&format=csv').expect(200);
    expect(file.headers['content-type']).toContain('text/csv');
    expect(file.text).toContain('standing unconfirmed');
    expect(file.text).toContain('Meridian Fiber');
  });

  it('leave a trail that tells a vendor nothing of what it shares with others', async () => {
    const { body } = await house.ines.get('/api/trail?deed=dependency.matched').expect(200);
    expect(body.total).toBe(3);
    await larkmoor.contributor.get('/api/trail').expect(403);
    await larkmoor.contributor.post(`/api/dependencies/${backups.id}/unmatchings`).expect(403);
    await house.ines.post(`/api/dependencies/${backups.id}/unmatchings`).expect(201);
    expect((await one(house.ines, backups.id))['match']).toBeNull();
  });
});
