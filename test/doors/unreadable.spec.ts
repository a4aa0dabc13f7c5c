import { connect } from 'node:net';
import request from 'supertest';
import { openTestPortal, type TestPortal, type TestVendor } from '../support/portal';

describe('what cannot be read or kept', () => {
  let house: TestPortal;
  let vendor: TestVendor;

  beforeAll(async () => {
    house = await openTestPortal();
    vendor = await house.vendor('Harbour Line');
  });
  afterAll(() => house.close());

  const vendors = async () => (await house.ines.get('/api/vendors').expect(200)).body.total as number;
  const registered = (name: string) => ({ name, legalName: 'Quay LLC', country: 'US' });

  it('is refused by name, and nothing is written', async () => {
    const before = await vendors();
    const nul = await house.ines.post('/api/vendors', registered('Quay\u0000')).expect(400);
    expect(nul.body).toMatchObject({ code: 'invalid-input', errors: [{ pointer: '/name', code: 'nul-character' }] });
    const raw = `{"name":"Quay \\ud800","legalName":"Quay LLC","country":"US"}`;
    const half = await request(house.url)
      .post('/api/vendors')
      .set({ ...house.ines.authorization, 'content-type': 'application/json' })
      .send(raw)
      .expect(400);
    expect(half.body).toMatchObject({
      code: 'invalid-input',
      errors: [{ pointer: '/name', code: 'broken-character' }],
    });
    const deep = await request(house.url)
      .post('/api/vendors')
      .set({ ...house.ines.authorization, 'content-type': 'application/json' })
      .send(`${'['.repeat(20_000)}${']'.repeat(20_000)}`)
      .expect(400);
    expect(deep.body).toMatchObject({ code: 'invalid-input', errors: [{ code: 'list-in-list' }] });
    const asked = await house.ines.get('/api/evidence?q=a%00b').expect(400);
    expect(asked.body).toMatchObject({ code: 'invalid-input', errors: [{ pointer: '/q' }] });
    expect(await vendors()).toBe(before);
  });

  it('holds at the door of sign-in too', async () => {
    const sent = { email: 'a\u0000@harbour.example', password: 'a quiet harbour' };
    const { body } = await house.stranger.post('/api/sessions', sent).expect(400);
    expect(body).toMatchObject({ code: 'invalid-input', errors: [{ pointer: '/email' }] });
  });

  it.each(['/api/vendors/%ff', '/%', `/api/vendors/${'a'.repeat(301)}/sites`])(
    'an address that cannot be read is a problem (%#)',
    async (path) => {
      const answer = await house.ines.post(path).expect(400);
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
      expect(answer.body).toMatchObject({ code: 'unreadable-request', requestId: answer.headers['x-request-id'] });
      expect(JSON.stringify(answer.body)).not.toMatch(/FST_|a{30}/);
    },
  );

  it.each([
    ['BREW /api/vendors HTTP/1.1\r\nHost: x\r\n\r\n', 400, 'unreadable-request'],
    [`GET /health/live HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`, 431, 'too-large'],
  ])('bytes that are no request get a problem (%#)', async (bytes, status, code) => {
    const { hostname, port } = new URL(house.url);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => socket.write(bytes));
      let text = '';
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.on('close', () => resolve(text));
      socket.on('error', reject);
    });
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toContain('application/problem+json');
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ status, code });
  });

  it('null is refused where a field may only be left out', async () => {
    const { body: read } = await house.ines.get(`/api/vendors/${vendor.id}`).expect(200);
    const sent = { version: read.version, name: null, sectors: null };
    const { body } = await house.ines.patch(`/api/vendors/${vendor.id}`, sent).expect(400);
    const pointers = (body.errors as { pointer: string }[]).map((one) => one.pointer);
    expect([...new Set(pointers)].sort()).toEqual(['/name', '/sectors']);
    const noTime = { version: read.version, contractNoticeMinutes: null };
    await house.ines.patch(`/api/vendors/${vendor.id}`, noTime).expect(200);
  });

  it('an event is one of the catalogue, and its parts are never null', async () => {
    const path = `/api/vendors/${vendor.id}/events`;
    const given = { event: 'contract_signed', happenedOn: '2026-01-05' };
    for (const part of ['serviceId', 'ref', 'note']) {
      const { body } = await house.ines.post(path, { ...given, [part]: null }).expect(400);
      expect(body.errors[0]).toMatchObject({ pointer: `/${part}` });
    }
    const { body } = await house.ines.post(path, { ...given, event: 'constructor' }).expect(422);
    expect(body).toMatchObject({ code: 'refused', errors: [{ pointer: '/event', code: 'unknown_event' }] });
    expect((await house.ines.get(path).expect(200)).body.total).toBe(0);
  });

  it('an upload in pieces to be put together is refused before anything is kept of it', async () => {
    const headers = { 'tus-resumable': '1.0.0', 'upload-length': '5', 'upload-concat': 'partial' };
    const { body } = await request(house.url)
      .post('/api/uploads')
      .set({ ...vendor.contributor.authorization, ...headers })
      .expect(400);
    expect(body).toMatchObject({ code: 'invalid-input', errors: [{ pointer: '/headers/Upload-Concat' }] });
    const { body: kept } = await vendor.contributor.get('/api/uploads').expect(200);
    expect(kept.items).toEqual([]);
  });

  it('somebody of another registrant cannot own a finding, and no constraint is named', async () => {
    const { officer } = await house.elsewhere();
    const finding = { vendorId: vendor.id, severity: 'low', title: 'Duct', description: 'One duct', ownerName: 'Lena' };
    const sent = { ...finding, dueOn: '2099-01-01', ownerPersonId: officer.personId };
    const foreign = await house.ines.post('/api/findings', sent).expect(404);
    const nobody = { ...sent, ownerPersonId: '01890000-0000-7000-8000-000000000001' };
    const unknown = await house.ines.post('/api/findings', nobody).expect(404);
    expect(foreign.body.detail).toBe(unknown.body.detail);
    await house.ines.post('/api/findings', { ...sent, ownerPersonId: house.dana.personId }).expect(201);
    const { body: list } = await house.ines.get('/api/findings').expect(200);
    expect(list.total).toBe(1);
  });

  it('two at once with one name: the loser hears so without the name of a constraint', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => house.ines.post('/api/vendors', registered('Twice Freight'))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
    expect(JSON.stringify(answers.map(({ body }) => body as unknown))).not.toMatch(/\b(uq|fk|ck|pk)_/);
  });
});
