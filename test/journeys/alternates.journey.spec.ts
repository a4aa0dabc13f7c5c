import type { TestPortal, TestVendor } from '../support/portal';
import { openTestPortal } from '../support/portal';

describe('another place to work', () => {
  let house: TestPortal;
  let fen: TestVendor;
  let bangor: string;
  let fargo: string;
  let service: string;

  beforeAll(async () => {
    house = await openTestPortal();
    fen = await house.vendor('Fenwick Rise');
    const site = async (name: string, hazardZones: string[]) => {
      const given = {
        name,
        kind: 'contact_centre',
        city: name,
        region: 'ME',
        country: 'US',
        timeZone: 'America/New_York',
      };
      const { body } = await house.ines.post(`/api/vendors/${fen.id}/sites`, { ...given, hazardZones }).expect(201);
      return String(body.id);
    };
    bangor = await site('Bangor', ['ice storm']);
    fargo = await site('Fargo', ['river flood']);
    const added = await house.ines
      .post(`/api/vendors/${fen.id}/services`, { name: 'Overflow', category: 'voice_agents', description: '' })
      .expect(201);
    service = String(added.body.id);
  });
  afterAll(() => house.close());

  const hall = () => ({
    ...{ kind: 'agreement', name: 'Civic hall', forSiteId: bangor, counterparty: 'City of Bangor', seats: 40 },
    ...{ agreementFrom: '2026-01-01', agreementTo: '2099-12-31', readyMinutes: 240, use: 'shared_with_priority' },
    ...{ hazardZones: ['ice storm'], reliedOn: true, connectivity: 'Two carriers', equipment: 'Laptops are brought' },
    services: [{ serviceId: service, capacityPct: 60 }],
  });
  const add = (given: object, who = fen.contributor) => who.post(`/api/vendors/${fen.id}/alternate-places`, given);
  const gaps = (body: { gaps: { code: string }[] }) => body.gaps.map(({ code }) => code);

  it('is registered by the vendor, and says at once what speaks against it', async () => {
    const { body } = await add(hall()).expect(201);
    expect(body).toMatchObject({ ref: 'AP-0001', forSite: { name: 'Bangor' }, services: [{ capacityPct: 60 }] });
    expect(gaps(body)).toEqual(['never_tried', 'shares_hazard']);
    const { body: seen } = await house.priya.get(`/api/alternate-places/${body.id}`).expect(200);
    expect(seen.gaps).toEqual(body.gaps);
    await add(hall(), fen.attestor).expect(403);
  });

  it('is refused at the field that is wrong, and nothing is kept of the attempt', async () => {
    const wrong = async (change: object) => (await add({ ...hall(), ...change }).expect(422)).body.errors;
    expect((await wrong({ counterparty: ' ' }))[0].pointer).toBe('/counterparty');
    expect((await wrong({ agreementTo: '2025-01-01' }))[0].pointer).toBe('/agreementTo');
    expect((await wrong({ kind: 'second_site', siteId: bangor }))[0].pointer).toMatch(/siteId|reserved/);
    const foreign = { services: [{ serviceId: fen.id, capacityPct: 1 }] };
    expect((await wrong(foreign))[0]).toMatchObject({ pointer: '/services/0/serviceId', code: 'unknown' });
    await add({ ...hall(), services: [{ serviceId: service, capacityPct: 101 }] }).expect(400);
    const { body } = await house.ines.get(`/api/alternate-places?vendorId=${fen.id}`).expect(200);
    expect(body.total).toBe(1);
  });

  it('is worth what a trial shows: minutes, seats, and what did not go as promised', async () => {
    const { body: list } = await fen.contributor.get('/api/alternate-places').expect(200);
    const [{ id }] = list.items;
    const trial = { triedOn: '2026-09-12', seatsReached: 31, minutes: 275, result: 'short' };
    const missing = await fen.contributor.post(`/api/alternate-places/${id}/trials`, trial).expect(422);
    expect(missing.body.errors[0].pointer).toBe('/note');
    const late = { ...trial, triedOn: '2999-01-01', note: 'Nine desks had no network.' };
    expect(
      (await fen.contributor.post(`/api/alternate-places/${id}/trials`, late).expect(422)).body.errors[0].pointer,
    ).toBe('/triedOn');
    const { body } = await fen.contributor
      .post(`/api/alternate-places/${id}/trials`, { ...trial, note: 'Nine desks had no network.' })
      .expect(201);
    expect(gaps(body)).toEqual(expect.arrayContaining(['trial_short', 'slower_than_promised', 'shares_hazard']));
    expect(body.trials[0]).toMatchObject({ seatsReached: 31, recordedByName: fen.contributor.name });
  });

  it('may be a second site of one’s own, or hosted seats that are reserved or not', async () => {
    const base = {
      name: 'Fargo centre',
      seats: 55,
      services: [{ serviceId: service, capacityPct: 100 }],
      reliedOn: true,
    };
    const second = { ...base, kind: 'second_site', forSiteId: bangor, siteId: fargo, readyMinutes: 15 };
    const { body } = await add(second).expect(201);
    expect([body.hazardZones, gaps(body)]).toEqual([['river flood'], ['never_tried']]);
    const hosted = { ...base, name: 'Hosted seats', kind: 'hosted_seats', readyMinutes: 20, reserved: false };
    expect(gaps((await add(hosted).expect(201)).body)).toEqual(['never_tried', 'relied_on_not_reserved']);
  });

  it('changes under the eyes of whoever read it, and ends with a reason', async () => {
    const { body: list } = await fen.contributor.get('/api/alternate-places').expect(200);
    const hosted = list.items.find((one: { kind: string }) => one.kind === 'hosted_seats');
    const path = `/api/alternate-places/${hosted.id}`;
    const { body } = await fen.contributor.patch(path, { reserved: true, version: 1 }).expect(200);
    expect(gaps(body)).toEqual(['never_tried']);
    await house.ines.patch(path, { seats: 60, version: 1 }).expect(409);
    const { body: ended } = await fen.contributor
      .post(`${path}/endings`, { endedOn: '2026-10-01', reason: 'The contract was not renewed.', version: 2 })
      .expect(201);
    expect([ended.endedOn, ended.gaps]).toEqual(['2026-10-01', []]);
    await fen.contributor.patch(path, { seats: 1, version: 3 }).expect(409);
  });

  it('is listed for the registrant with filter, time and count, and for nobody else', async () => {
    const csv = await house.dana.get(`/api/alternate-places?format=csv&vendorId=${fen.id}`).expect(200);
    expect(csv.text).toContain('Civic hall');
    expect(csv.text).toMatch(/Vendor Fenwick Rise/);
    const other = await house.vendor('Elsewhere Voice');
    expect((await other.contributor.get('/api/alternate-places').expect(200)).body.total).toBe(0);
    const { body } = await house.ines.get(`/api/trail?deed=alternate-place`).expect(200);
    expect(body.items.map(({ deed }: { deed: string }) => deed)).toContain('alternate-place.tried');
  });
});
