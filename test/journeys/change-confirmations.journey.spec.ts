import { createHash } from 'node:crypto';
import { Person, signInAs } from '../support/person';
import type { TestPortal, TestVendor } from '../support/portal';
import { openReviewable, type Reviewable } from '../support/reviewable';

interface Item {
  id: string;
  quarter: string;
  state: string;
  dueOn: string;
  dueRule: string;
  overdue: boolean;
}

describe('a vendor’s quarter', () => {
  let scene: Reviewable;
  let house: TestPortal;
  let quill: TestVendor;
  let small: TestVendor;
  let solo: TestVendor;

  beforeAll(async () => {
    scene = await openReviewable();
    ({ house } = scene);
    quill = await scene.vendor('Quillfeather Contact', 'T1');
    small = await scene.vendor('Nettle Letters', 'T2');
    solo = await scene.vendor('Solo Ledger', 'T1');
  });
  afterAll(() => house.close());

  const list = async (who: Person = quill.contributor): Promise<Item[]> =>
    (await who.get(`/api/change-confirmations?periodId=${scene.periodId}`).expect(200)).body.items;
  const of = async (quarter: string, state = 'open'): Promise<Item> => {
    const found = (await list()).find((one) => one.quarter === quarter && one.state === state);
    if (!found) throw new Error(`No ${state} confirmation of ${quarter}.`);
    return found;
  };
  const read = async (id: string, who: Person = quill.contributor) =>
    (await who.get(`/api/change-confirmations/${id}`).expect(200)).body;
  const prepare = async (id: string, changes: object[], who: Person = quill.contributor) =>
    who.post(`/api/change-confirmations/${id}/preparations`, { changes, version: (await read(id)).version });
  const sign = async (id: string, who: Person = quill.attestor) => {
    const { statement } = await read(id, who);
    return who.post(`/api/change-confirmations/${id}/signatures`, { shownSha256: statement.sha256, name: who.name });
  };
  const duty = async (quarter: string, who: Person = quill.contributor) =>
    (await who.get('/api/obligations').expect(200)).body.items.find(
      (one: { occurrenceKey: string }) => one.occurrenceKey === `change_confirmation:${quarter}`,
    );
  const back = async (at: string) => {
    scene.clock.moveTo(at);
    const again = (who: Person) => signInAs(house.url, { name: who.name, email: who.email });
    for (const name of ['ines', 'ruben', 'sam'] as const)
      house = Object.assign(house, { [name]: await again(house[name]) });
    quill = { ...quill, contributor: await again(quill.contributor), attestor: await again(quill.attestor) };
    small = { ...small, contributor: await again(small.contributor), attestor: await again(small.attestor) };
  };

  it('is asked for by itself: of a T1 vendor each quarter but the last, of a T2 vendor outside ICFR never', async () => {
    const mine = await list();
    expect(mine.map((one) => [one.quarter, one.dueOn, one.state])).toEqual([
      ['Q1', '2026-04-10', 'open'],
      ['Q2', '2026-07-10', 'open'],
      ['Q3', '2026-10-10', 'open'],
    ]);
    expect(mine[0]?.dueRule).toBe(
      'Quarterly change confirmation: 10 days after the end of the fiscal quarter that ends 2026-03-31; before the registrant certifies the quarter, at the latest with Form 10-Q by 2026-05-10 (40 days, large accelerated filer)',
    );
    expect(await list(small.contributor)).toEqual([]);
    const again = await house.ines
      .post(`/api/vendors/${quill.id}/change-confirmations`, { periodId: scene.periodId })
      .expect(201);
    expect(again.body.scheduled).toBe(0);
    await small.contributor.get(`/api/change-confirmations/${mine[0]?.id ?? ''}`).expect(404);
  });

  it('ends with nothing changed: prepared by one, signed by another after the password again', async () => {
    await back('2026-04-02T09:00:00.000Z');
    const { id } = await of('Q1');
    expect((await sign(id)).status).toBe(409);
    expect((await prepare(id, [], quill.attestor)).status).toBe(403);
    expect((await prepare(id, [])).body.state).toBe('ready');
    const about = { personId: quill.attestor.personId, title: 'Chief Operating Officer', basis: 'Board resolution' };
    expect((await sign(id)).body.errors[0].code).toBe('authority-missing');
    const path = `/api/vendors/${quill.id}/authority-verifications`;
    await house.ines.post(path, { ...about, expiresOn: '2026-12-31' }).expect(201);
    await back('2026-04-03T09:00:00.000Z');
    scene.clock.moveTo('2026-04-03T09:30:00.000Z');
    expect((await sign(id)).body.code).toBe('reauthentication-needed');
    await quill.attestor.confirms();
    const shown = (await read(id, quill.attestor)).statement;
    expect(shown.text).toContain(
      'Since 2026-01-01 nothing has changed that would make the last attestation untrue, except: nothing.',
    );
    expect(shown.text).toContain('not an audit.');
    expect(shown.sha256).toBe(createHash('sha256').update(shown.text).digest('hex'));
    const signed = await sign(id);
    expect([signed.status, signed.body.state]).toEqual([201, 'signed']);
    expect(signed.body.signature).toMatchObject({ shownText: shown.text, late: false });
    expect((await duty('Q1')).progress).toBe('submitted');
    const accepted = await house.ines.post(`/api/change-confirmations/${id}/acceptances`, {}).expect(201);
    expect(accepted.body.state).toBe('accepted');
    expect(await duty('Q1')).toMatchObject({ conclusion: 'met' });
  });

  it('ends with a change: the site that moved is named, becomes an event, and is signed late under its true date', async () => {
    await back('2026-07-14T09:00:00.000Z');
    const q2 = await of('Q2');
    expect(q2.overdue).toBe(true);
    const moved = { event: 'major_system_change', happenedOn: '2026-06-15', text: 'The night desk moved to Halden.' };
    const bad = await prepare(q2.id, [
      { ...moved, event: 'site_vanished' },
      { ...moved, happenedOn: '2026-08-01' },
    ]);
    expect(bad.body.errors.map((one: { pointer: string }) => one.pointer)).toEqual([
      '/changes/0/event',
      '/changes/1/happenedOn',
    ]);
    expect((await prepare(q2.id, [moved, moved])).body.errors[0].code).toBe('named-twice');
    await prepare(q2.id, [moved, { happenedOn: '2026-06-20', text: 'A new duty manager.' }]);
    await quill.attestor.confirms();
    const signed = await sign(q2.id);
    expect(signed.body.signature.late).toBe(true);
    expect(signed.body.signature.shownText).toContain('The night desk moved to Halden.');
    expect(signed.body.signature.shownText).toContain('- 2 changes, listed above.');
    const { body } = await house.ines.get(`/api/vendors/${quill.id}/events`).expect(200);
    expect(body.items).toMatchObject([
      { event: 'major_system_change', happenedOn: '2026-06-15', ref: signed.body.ref },
    ]);
    const returned = await house.ines
      .post(`/api/change-confirmations/${q2.id}/returns`, { reason: 'Which systems moved with it?' })
      .expect(201);
    expect(returned.body.state).toBe('returned');
    const next = await of('Q2');
    expect((await read(next.id)).supersedes).toBe(q2.id);
    await prepare(next.id, [{ happenedOn: '2026-06-15', text: 'The night desk and its two systems moved.' }]);
    expect((await sign(next.id)).status).toBe(201);
    await house.ines.post(`/api/change-confirmations/${next.id}/acceptances`, {}).expect(201);
    expect(await duty('Q2')).toMatchObject({ conclusion: 'met_with_exceptions' });
    expect((await duty('Q2')).conclusionReason).toContain('Late: due 2026-07-10.');
  });

  it('is declined with a reason, which is the vendor’s own word that it is not met', async () => {
    const { id } = await of('Q3');
    await quill.attestor.post(`/api/change-confirmations/${id}/declines`, { reason: ' ' }).expect(400);
    await quill.attestor.post(`/api/change-confirmations/${id}/declines`, { reason: 'We cannot say.' }).expect(201);
    expect(await duty('Q3')).toMatchObject({ conclusion: 'not_met' });
    await house.ines.post(`/api/vendors/${quill.id}/obligations`, { periodId: scene.periodId }).expect(201);
    expect((await list()).filter((one) => one.quarter === 'Q3').map((one) => one.state)).toEqual(['declined']);
    const path = `/api/vendors/${quill.id}/change-confirmations`;
    expect((await house.ines.post(path, { periodId: scene.periodId }).expect(201)).body.scheduled).toBe(1);
  });

  it('may be prepared and signed by one person only under the second line’s waiver (SD-1)', async () => {
    const waive = (who: Person, personId: string, expiresOn = '2026-12-31') =>
      who.post(`/api/vendors/${solo.id}/preparation-waivers`, { personId, reason: 'A firm of one.', expiresOn });
    await waive(house.ines, solo.attestor.personId).expect(403);
    const two = await waive(house.ruben, solo.attestor.personId).expect(422);
    expect(two.body.errors[0].code).toBe('not-single');
    const people = (await house.sam.get(`/api/people`).expect(200)).body;
    const contributor = people.find((one: { id: string }) => one.id === solo.contributor.personId);
    await house.sam.post(`/api/memberships/${contributor.memberships[0].id}/revocations`).expect(204);
    await waive(house.ruben, solo.attestor.personId, '2026-01-31').expect(422);
    const both = { role: 'vendor_contributor', vendorId: solo.id };
    await house.sam.post(`/api/people/${solo.attestor.personId}/memberships`, both).expect(201);
    const acting = async (role: string) => {
      const person = await signInAs(house.url, { name: solo.attestor.name, email: solo.attestor.email });
      const { body } = await person.get('/api/session').expect(200);
      const membershipId = body.memberships.find((one: { role: string }) => one.role === role).id;
      const switched = await person.put('/api/session/membership', { membershipId }).expect(200);
      return new Person(
        person.name,
        house.url,
        /__Host-holdfast=([A-Za-z0-9_-]+)/.exec(String(switched.headers['set-cookie']))?.[1] ?? null,
        person.email,
        person.personId,
      );
    };
    const [q3] = (await list(await acting('vendor_contributor'))).filter((one) => one.quarter === 'Q3');
    const id = q3?.id ?? '';
    const preparer = await acting('vendor_contributor');
    await preparer.post(`/api/change-confirmations/${id}/preparations`, { changes: [], version: 1 }).expect(201);
    const about = {
      personId: solo.attestor.personId,
      title: 'Owner',
      basis: 'Trade register',
      expiresOn: '2026-12-31',
    };
    await house.ines.post(`/api/vendors/${solo.id}/authority-verifications`, about).expect(201);
    const signer = await (await acting('vendor_attestor')).confirms();
    expect((await sign(id, signer)).body.errors[0].code).toBe('prepared-it');
    const granted = await waive(house.ruben, solo.attestor.personId).expect(201);
    expect(granted.body).toMatchObject({ grantedByName: 'Ruben Halloway', revokedAt: null });
    const signed = await sign(id, signer);
    expect(signed.status).toBe(201);
    expect(signed.body.signature.shownText).toContain(
      '- Prepared and signed by the same person: SD-1 waived by Ruben Halloway on 2026-07-14 until 2026-12-31. A firm of one.',
    );
    await house.ruben.post(`/api/preparation-waivers/${granted.body.id}/revocations`).expect(201);
    await house.ruben.post(`/api/preparation-waivers/${granted.body.id}/revocations`).expect(409);
  });
});
