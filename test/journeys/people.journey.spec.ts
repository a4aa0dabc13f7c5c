import request from 'supertest';
import { openTestPortal, type TestPortal } from '../support/portal';
import { PASSWORD, signInAs } from '../support/person';

describe('people, sign-in and access', () => {
  let house: TestPortal;
  beforeAll(async () => {
    house = await openTestPortal();
  });
  afterAll(() => house.close());

  const signIn = (email: string, password: string) =>
    request(house.url).post('/api/sessions').send({ email, password });

  it('says who is signed in, under which role, and what the role may do', async () => {
    const { body } = await house.ines.get('/api/session').expect(200);
    expect(body).toMatchObject({
      name: 'Ines Okafor',
      membership: { role: 'compliance_officer', registrant: 'Tarnbrook Outfitting Group, Inc.', vendor: null },
    });
    expect(body.permissions).toContain('reviews.write');
    expect(body.permissions).not.toContain('reviews.approve');
  });

  it('sets a cookie that only this host, and no script, can read', async () => {
    const answer = await signIn(house.ines.email, PASSWORD).expect(201);
    const cookie = String(answer.headers['set-cookie']);
    for (const part of ['__Host-holdfast=', 'HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/'])
      expect(cookie).toContain(part);
    expect(cookie).not.toContain('Domain');
  });

  it('answers a wrong password and an unknown address alike', async () => {
    const wrong = await signIn(house.dana.email, 'not the password').expect(401);
    const unknown = await signIn('nobody@people.example', 'not the password').expect(401);
    expect({ ...wrong.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
    expect(wrong.body.code).toBe('sign-in-failed');
    expect(wrong.headers['content-type']).toContain('application/problem+json');
  });

  it('rests an account after eight failed tries, also for the right password', async () => {
    const tried = await house.invite({ name: 'Tried Often', role: 'relationship_owner' });
    for (let i = 0; i < 8; i++) await signIn(tried.email, `guess number ${i}`).expect(401);
    const resting = await signIn(tried.email, PASSWORD).expect(429);
    expect(resting.body.code).toBe('too-many-requests');
    expect(resting.headers['retry-after']).toBeDefined();
    await signIn(house.ines.email, PASSWORD).expect(201);
  });

  it('names each field that is missing, unknown or too long', async () => {
    const { body } = await house.sam
      .post('/api/people', { email: 'no address', name: '', role: 'king', shoeSize: 43 })
      .expect(400);
    expect(body.code).toBe('invalid-input');
    expect(body.errors.map((e: { pointer: string }) => e.pointer)).toEqual(
      expect.arrayContaining(['/email', '/name', '/role', '/shoeSize']),
    );
  });

  it('refuses a body that is not JSON, and a route that is not there', async () => {
    const broken = await request(house.url)
      .post('/api/people')
      .set(house.sam.authorization)
      .set('content-type', 'application/json')
      .send('{"a":')
      .expect(400);
    expect(broken.body.code).toBe('unreadable-request');
    const nowhere = await house.ines.get('/api/nowhere').expect(404);
    expect(nowhere.body.code).toBe('not-found');
  });

  it('signs out, and signs out everywhere', async () => {
    const first = await signInAs(house.url, house.dana);
    const second = await signInAs(house.url, house.dana);
    await first.delete('/api/session').expect(204);
    await first.get('/api/session').expect(401);
    await second.get('/api/session').expect(200);
    await second.delete('/api/sessions').expect(204);
    await second.get('/api/session').expect(401);
    house.dana = await signInAs(house.url, house.dana);
  });

  it('lists the own sessions, none of them another person’s', async () => {
    const { body } = await house.ines.get('/api/sessions').expect(200);
    expect(body.filter((s: { current: boolean }) => s.current)).toHaveLength(1);
    expect(JSON.stringify(body)).not.toContain(house.ines.token);
  });

  it('refuses an unsafe request that a browser says comes from another site', async () => {
    const { body } = await request(house.url)
      .delete('/api/session')
      .set(house.ines.authorization)
      .set('sec-fetch-site', 'cross-site')
      .expect(403);
    expect(body.code).toBe('foreign-origin');
    await request(house.url)
      .delete('/api/session')
      .set(house.ines.authorization)
      .set('origin', 'https://elsewhere.example')
      .expect(403);
    await house.ines.get('/api/session').expect(200);
  });

  it('lets an invitation set a password once, and not a poor one', async () => {
    const invited = await house.sam
      .post('/api/people', { email: 'new@people.example', name: 'Newcomer', role: 'relationship_owner' })
      .expect(201);
    const token = String(invited.body.invitationUrl).split('/').pop();
    const { body } = await house.stranger
      .post(`/api/invitations/${token}/acceptances`, { password: 'short' })
      .expect(422);
    expect(body.errors[0]).toMatchObject({ pointer: '/password', code: 'too-short' });
    await house.stranger.post(`/api/invitations/${token}/acceptances`, { password: PASSWORD }).expect(204);
    const again = await house.stranger
      .post(`/api/invitations/${token}/acceptances`, { password: PASSWORD })
      .expect(410);
    expect(again.body.code).toBe('gone');
    await signIn('new@people.example', PASSWORD).expect(201);
  });

  it('ends a revoked membership with its next request', async () => {
    const leaver = await house.invite({ name: 'Leaver', role: 'relationship_owner' });
    const { body } = await house.sam.get('/api/people').expect(200);
    const membershipId = body.find((p: { id: string }) => p.id === leaver.personId).memberships[0].id;
    await house.sam.post(`/api/memberships/${membershipId}/revocations`).expect(204);
    await leaver.get('/api/session').expect(401);
    await house.sam.post(`/api/memberships/${membershipId}/revocations`).expect(409);
  });

  it('refuses an administrator a business role, and oneself any role, and remembers that it did (SD-7)', async () => {
    const own = await house.sam
      .post(`/api/people/${house.sam.personId}/memberships`, { role: 'compliance_officer' })
      .expect(422);
    expect(own.body.errors[0].code).toBe('self-grant');
    const second = await house.invite({ name: 'Second Admin', role: 'administrator' });
    const mixed = await house.sam
      .post(`/api/people/${second.personId}/memberships`, { role: 'compliance_officer' })
      .expect(422);
    expect(mixed.body.errors[0].code).toBe('administrator-alone');
    const trail = await house.ines.get('/api/trail?deed=membership.refused').expect(200);
    expect(trail.body.items.map((e: { particulars: { reason: string } }) => e.particulars.reason)).toEqual([
      'administrator-alone',
      'self-grant',
    ]);
  });

  it("wants a vendor for a vendor's role and a last day for an auditor's", async () => {
    const vendor = await house.sam
      .post('/api/people', { email: 'v@people.example', name: 'V', role: 'vendor_contributor' })
      .expect(400);
    expect(vendor.body.errors[0].pointer).toBe('/vendorId');
    const auditor = await house.sam
      .post('/api/people', { email: 'a@people.example', name: 'A', role: 'external_auditor' })
      .expect(400);
    expect(auditor.body.errors[0].pointer).toBe('/endsOn');
  });

  it('does a deed once, however often it is sent under one idempotency key', async () => {
    const key = { 'idempotency-key': 'invite-the-twins-0001' };
    const body = { email: 'twin@people.example', name: 'Twin', role: 'relationship_owner' };
    const [one, two] = await Promise.all([
      house.sam.post('/api/people', body, key),
      house.sam.post('/api/people', body, key),
    ]);
    const statuses = [one.status, two.status].sort();
    expect([
      [201, 201],
      [201, 409],
    ]).toContainEqual(statuses);
    const replayed = await house.sam.post('/api/people', body, key).expect(201);
    expect(replayed.headers['idempotency-replayed']).toBe('true');
    expect(replayed.body.id).toBe((one.status === 201 ? one : two).body.id);
    const different = await house.sam.post('/api/people', { ...body, name: 'Triplet' }, key).expect(409);
    expect(different.body.code).toBe('idempotency-conflict');
    const { body: everyone } = await house.sam.get('/api/people').expect(200);
    expect(everyone.filter((p: { email: string }) => p.email === 'twin@people.example')).toHaveLength(1);
  });

  it('lets a person change the password, which ends their other sessions', async () => {
    const dana = await signInAs(house.url, house.dana);
    const other = await signInAs(house.url, house.dana);
    const wrong = await dana
      .put('/api/session/password', { currentPassword: 'not it', newPassword: 'a new quiet harbour' })
      .expect(422);
    expect(wrong.body.errors[0]).toMatchObject({ pointer: '/currentPassword', code: 'wrong-password' });
    const poor = await dana
      .put('/api/session/password', { currentPassword: PASSWORD, newPassword: 'short' })
      .expect(422);
    expect(poor.body.errors[0]).toMatchObject({ pointer: '/newPassword', code: 'too-short' });
    await dana
      .put('/api/session/password', { currentPassword: PASSWORD, newPassword: 'a new quiet harbour' })
      .expect(204);
    await dana.get('/api/session').expect(200);
    await other.get('/api/session').expect(401);
    await signIn(house.dana.email, PASSWORD).expect(401);
    await dana
      .put('/api/session/password', { currentPassword: 'a new quiet harbour', newPassword: PASSWORD })
      .expect(204);
    house.dana = dana;
  });

  it("gives no administrator a way to the password of another company's person", async () => {
    const other = await house.elsewhere();
    const joined = await other.admin
      .post('/api/people', { email: house.ines.email, name: 'Ines Okafor', role: 'relationship_owner' })
      .expect(201);
    expect(joined.body.invitationUrl).toBeNull();
    const link = await other.admin.post(`/api/people/${house.ines.personId}/invitations`).expect(422);
    expect(link.body.code).toBe('refused');
    const pending = await house.sam
      .post('/api/people', { email: 'pending@people.example', name: 'Pending', role: 'relationship_owner' })
      .expect(201);
    expect(pending.body.invitationUrl).not.toBeNull();
    const second = await other.admin
      .post('/api/people', { email: 'pending@people.example', name: 'Pending', role: 'relationship_owner' })
      .expect(201);
    expect(second.body.invitationUrl).toBeNull();
  });

  it('keeps two registrants in one portal apart', async () => {
    const other = await house.elsewhere();
    const { body } = await other.officer.get('/api/trail?limit=500').expect(200);
    expect(JSON.stringify(body)).not.toContain('Ines Okafor');
    const people = await other.admin.get('/api/people').expect(200);
    expect(people.body.map((p: { name: string }) => p.name).sort()).toEqual(['Other Officer', 'Sam Ortega']);
    const foreign = await other.admin.post(`/api/people/${house.ines.personId}/invitations`).expect(404);
    expect(foreign.body.code).toBe('not-found');
  });
});
