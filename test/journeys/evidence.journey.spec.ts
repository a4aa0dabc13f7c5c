import { createHash, randomBytes } from 'node:crypto';
import { ABOUT, begin, bring, part, send } from '../support/tus-client';
import { openTestPortal, type TestPortal, type TestVendor } from '../support/portal';

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n');
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

let house: TestPortal;
let lumen: TestVendor;
let other: TestVendor;

beforeAll(async () => {
  house = await openTestPortal();
  lumen = await house.vendor('Lumen Cards');
  other = await house.vendor('Other Vendor');
});
afterAll(() => house.close());

const versionOf = (answer: { headers: Record<string, unknown> }) => String(answer.headers['holdfast-evidence-version']);
const itemOf = (answer: { headers: Record<string, unknown> }) => String(answer.headers['holdfast-evidence-item']);

describe('a file on its way in', () => {
  it('is taken, hashed, recorded, and comes back byte for byte', async () => {
    const last = await bring(lumen.contributor, PDF, { filename: 'restore test.pdf', filetype: 'application/pdf' });
    expect(last.status).toBe(204);
    expect(last.headers['holdfast-sha256']).toBe(sha256(PDF));
    const receipt = await lumen.contributor.get(`/api/evidence-versions/${versionOf(last)}/receipt`).expect(200);
    expect(receipt.body).toMatchObject({
      sha256: sha256(PDF),
      bytes: PDF.length,
      itemRef: 'EV-0001',
      typeVerdict: 'match',
      detectedType: 'application/pdf',
      scanState: 'not_scanned',
      sameContentAs: null,
      receivedByName: 'Cleo Lumen Cards',
    });
    const back = await house.priya
      .get(`/api/evidence-versions/${versionOf(last)}/content`)
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      })
      .expect(200);
    expect(sha256(back.body as Buffer)).toBe(sha256(PDF));
    expect(back.headers['content-security-policy']).toContain('sandbox');
    expect(back.headers['x-content-type-options']).toBe('nosniff');
    expect(back.headers['content-disposition']).toMatch(/^attachment; /);
  });

  it('goes on after a broken connection where it stopped', async () => {
    const bytes = randomBytes(3_000_000);
    const begun = await begin(lumen.contributor, bytes.length, { ...ABOUT, filename: 'log.bin' });
    const location = String(begun.headers.location);
    await expect(part(lumen.contributor, location, { offset: 0, body: bytes, cutAfter: 1_200_000 })).rejects.toThrow();
    const offset = await settledOffset(location);
    expect(offset).toBeGreaterThan(0);
    expect(offset).toBeLessThan(bytes.length);
    const last = await part(lumen.contributor, location, { offset, body: bytes.subarray(offset) });
    expect(last.status).toBe(204);
    expect(last.headers['holdfast-sha256']).toBe(sha256(bytes));
  });

  it('comes in several parts too, and 30 MB in one', async () => {
    const bytes = randomBytes(30_000_000);
    const begun = await begin(lumen.contributor, bytes.length, { ...ABOUT, filename: 'disk image.bin' });
    const location = String(begun.headers.location);
    const first = await part(lumen.contributor, location, { offset: 0, body: bytes.subarray(0, 9_000_000) });
    expect(first.headers['upload-offset']).toBe('9000000');
    const last = await part(lumen.contributor, location, { offset: 9_000_000, body: bytes.subarray(9_000_000) });
    expect(last.headers['holdfast-sha256']).toBe(sha256(bytes));
    const again = await bring(lumen.contributor, bytes, { filename: 'disk image again.bin' });
    expect(again.headers['holdfast-sha256']).toBe(sha256(bytes));
  });

  it('is refused with a wrong offset, and says where to go on', async () => {
    const begun = await begin(lumen.contributor, 10, { ...ABOUT, filename: 'a.txt' });
    const answer = await part(lumen.contributor, String(begun.headers.location), {
      offset: 5,
      body: Buffer.from('later'),
    });
    expect(answer.status).toBe(409);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ code: 'wrong-offset', errors: [{ message: 'Go on at 0.' }] });
  });

  it('is unknown to another vendor, to a colleague and to the registrant', async () => {
    const begun = await begin(lumen.contributor, 10, { ...ABOUT, filename: 'a.txt' });
    const location = String(begun.headers.location);
    const colleague = await house.invite({ name: 'Second Cleo', role: 'vendor_contributor', vendorId: lumen.id });
    for (const who of [other.contributor, colleague]) {
      expect((await send(who, `HEAD ${location}`)).status).toBe(404);
      expect((await part(who, location, { offset: 0, body: Buffer.from('0123456789') })).status).toBe(404);
      expect((await send(who, `DELETE ${location}`)).status).toBe(404);
    }
    expect((await send(house.ines, `HEAD ${location}`)).status).toBe(403);
    expect((await send(house.stranger, `HEAD ${location}`)).status).toBe(401);
    expect((await send(lumen.contributor, `GET ${location}`)).status).toBe(404);
    expect((await send(lumen.contributor, 'HEAD /api/uploads/not-an-id')).status).toBe(404);
  });

  it('can be cancelled, and is gone then', async () => {
    const begun = await begin(lumen.contributor, 10, { ...ABOUT, filename: 'mistake.txt' });
    const location = String(begun.headers.location);
    expect((await send(lumen.contributor, `DELETE ${location}`)).status).toBe(204);
    expect((await send(lumen.contributor, `HEAD ${location}`)).status).toBe(410);
    const listed = await lumen.contributor.get('/api/uploads?state=cancelled').expect(200);
    expect(listed.body.items).toContainEqual(expect.objectContaining({ fileName: 'mistake.txt', state: 'cancelled' }));
  });

  it('may carry its first bytes in the request that opens it', async () => {
    const answer = await send(lumen.contributor, 'POST /api/uploads', {
      headers: {
        'upload-length': String(PDF.length),
        'upload-metadata': Object.entries({ ...ABOUT, filename: 'with creation.pdf' })
          .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
          .join(','),
        'content-type': 'application/offset+octet-stream',
        'content-length': String(PDF.length),
      },
      body: PDF,
    });
    expect(answer.status).toBe(201);
    expect(answer.headers['holdfast-sha256']).toBe(sha256(PDF));
  });
});

describe('what is said of a file', () => {
  it.each([
    [{ filename: '' }, 400, '/metadata/filename'],
    [{ madeOn: '' }, 400, '/metadata/madeOn'],
    [{ madeOn: '2026-02-30' }, 400, '/metadata/madeOn'],
    [{ madeOn: '2999-01-01' }, 422, '/metadata/madeOn'],
    [{ kind: 'EV-NONE' }, 422, '/metadata/kind'],
    [{ periodFrom: '2026-02-01', periodTo: '2026-01-01' }, 422, '/metadata/periodTo'],
    [{ periodFrom: '2026-02-01' }, 400, '/metadata/periodTo'],
    [{ sourceKind: 'rumour' }, 400, '/metadata/sourceKind'],
    [{ sourceKind: 'issuer' }, 422, '/metadata/sourceParty'],
    [{ title: 'x'.repeat(201) }, 400, '/metadata/title'],
    [{ filename: `${'n'.repeat(256)}.pdf` }, 400, '/metadata/filename'],
    [{ filename: 'line\nbreak.pdf' }, 400, '/metadata/filename'],
    [{ obligationIds: 'one,two' }, 400, '/metadata/obligationIds'],
    [{ surprise: 'x' }, 400, '/metadata/surprise'],
  ])('%j is refused with %i at %s', async (facts, status, pointer) => {
    const answer = await begin(lumen.contributor, 10, { ...ABOUT, filename: 'a.txt', ...facts });
    expect(answer.status).toBe(status);
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ pointer }));
  });

  it('an empty file is refused with the reason, an oversized one and foreign references too', async () => {
    const empty = await begin(lumen.contributor, 0, { ...ABOUT, filename: 'empty.txt' });
    expect([empty.status, empty.body.code, empty.body.errors[0].code]).toEqual([422, 'refused', 'empty-file']);
    const huge = await begin(lumen.contributor, 10 ** 13, { ...ABOUT, filename: 'huge.bin' });
    expect([huge.status, huge.body.code]).toEqual([413, 'too-large']);
    const nowhere = { obligationIds: '01890000-0000-7000-8000-000000000000' };
    expect((await begin(lumen.contributor, 5, { ...ABOUT, filename: 'a.txt', ...nowhere })).status).toBe(404);
    const before = await lumen.contributor.get('/api/uploads');
    expect(before.body.items.map((u: { fileName: string }) => u.fileName)).not.toContain('empty.txt');
  });

  it('the door says what it speaks', async () => {
    const answer = await send(lumen.contributor, 'OPTIONS /api/uploads');
    expect(answer.status).toBe(204);
    expect(answer.headers).toMatchObject({
      'tus-version': '1.0.0',
      'tus-extension': expect.stringContaining('creation'),
    });
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('requests that are no tus are refused', async () => {
    const headers = { 'upload-length': '3', 'upload-metadata': '***', 'content-length': '0' };
    expect((await send(lumen.contributor, 'POST /api/uploads', { headers })).status).toBe(400);
    const old = { ...headers, 'tus-resumable': '0.2.2' };
    expect((await send(lumen.contributor, 'POST /api/uploads', { headers: old })).status).toBe(400);
    await lumen.contributor.post('/api/uploads', { some: 'json' }, { 'idempotency-key': 'once and only' }).expect(400);
  });

  it.each([
    'Акт испытания восстановления.pdf',
    '復旧テスト報告書.pdf',
    `it's "final" 100%.pdf`,
    'plans/2026\\west.pdf',
    '../../etc/passwd.pdf',
  ])('a file called %s keeps its name and downloads under a safe one', async (filename) => {
    const last = await bring(lumen.contributor, PDF, { filename });
    const detail = await lumen.contributor.get(`/api/evidence/${itemOf(last)}`).expect(200);
    expect(detail.body.versions[0].fileName).toBe(filename);
    const file = await lumen.contributor.get(`/api/evidence-versions/${versionOf(last)}/content?inline=1`).expect(200);
    const [, encoded = ''] = /^inline; filename="[^"/\\]+"; filename\*=UTF-8''(\S+)$/.exec(
      String(file.headers['content-disposition']),
    )!;
    expect(decodeURIComponent(encoded)).toBe(filename.replaceAll(/[/\\":*?<>|]/g, '_').replaceAll(/^[.\s]+/g, ''));
  });
});

describe('what the bytes say', () => {
  it.each([
    ['report.pdf', Buffer.from('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0', 'latin1'), 'executable'],
    ['report.pdf', Buffer.from('\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0', 'latin1'), 'executable'],
    ['report.pdf', Buffer.from('<!DOCTYPE html><html><script>alert(1)</script></html>'), 'disguised'],
    ['notes.txt', Buffer.from('#!/bin/sh\nrm -rf "$HOME"\n'), 'disguised'],
    ['scan.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'disguised'],
  ])('%s that is something else that runs is refused, and recorded', async (filename, bytes, code) => {
    const last = await bring(lumen.contributor, bytes, { filename });
    expect(last.status).toBe(422);
    expect(last.body.errors[0].code).toBe(code);
    const refused = await lumen.contributor.get('/api/uploads?state=refused').expect(200);
    expect(refused.body.items[0]).toMatchObject({ fileName: filename, sha256: sha256(bytes), state: 'refused' });
    const trail = await house.ines.get(`/api/trail?subjectId=${refused.body.items[0].id}&deed=upload.refused`);
    expect(trail.body.items[0].particulars).toMatchObject({ code, sha256: sha256(bytes) });
    await lumen.contributor.get(`/api/uploads/${refused.body.items[0].id}/receipt`).expect(422);
  });

  it('a harmless mistake is taken and flagged', async () => {
    const last = await bring(lumen.contributor, PDF, { filename: 'numbers.csv', filetype: 'text/csv' });
    const receipt = await lumen.contributor.get(`/api/evidence-versions/${versionOf(last)}/receipt`);
    expect(receipt.body).toMatchObject({ typeVerdict: 'mismatch', detectedType: 'application/pdf' });
  });

  it('a digest that the sender announced is held against what arrived', async () => {
    const wrong = await bring(lumen.contributor, PDF, { filename: 'a.pdf', sha256: sha256(Buffer.from('another')) });
    expect([wrong.status, wrong.body.errors[0].code]).toEqual([422, 'digest-differs']);
    const right = await bring(lumen.contributor, PDF, { filename: 'a.pdf', sha256: sha256(PDF) });
    expect(right.status).toBe(204);
  });
});

describe('evidence that was received', () => {
  it('the same content twice is stored once and recorded twice, and says so', async () => {
    const bytes = Buffer.from('job;started;ended\nnightly;01:00;01:20\n');
    const first = await bring(lumen.contributor, bytes, { filename: 'jobs.csv' });
    const second = await bring(lumen.contributor, bytes, { filename: 'jobs again.csv' });
    const receipt = await lumen.contributor.get(`/api/evidence-versions/${versionOf(second)}/receipt`).expect(200);
    expect(receipt.body.sameContentAs).toBe(first.headers['holdfast-evidence-ref']);
    const elsewhere = await bring(other.contributor, bytes, { filename: 'jobs.csv' });
    const theirs = await other.contributor.get(`/api/evidence-versions/${versionOf(elsewhere)}/receipt`).expect(200);
    expect(theirs.body.sameContentAs).toBeNull();
  });

  it('a newer version supersedes the old one, once', async () => {
    const first = await bring(lumen.contributor, PDF, { filename: 'plan 1.pdf' });
    const supersedesVersionId = versionOf(first);
    const newer = Buffer.concat([PDF, Buffer.from('\n')]);
    const second = await bring(lumen.contributor, newer, { filename: 'plan 2.pdf', supersedesVersionId });
    expect(itemOf(second)).toBe(itemOf(first));
    const detail = await house.ines.get(`/api/evidence/${itemOf(first)}`).expect(200);
    expect(detail.body.versions.map((v: { number: number }) => v.number)).toEqual([2, 1]);
    expect(detail.body.versions[1].supersededBy).toBe(versionOf(second));
    const third = await bring(lumen.contributor, PDF, { filename: 'plan 3.pdf', supersedesVersionId });
    expect([third.status, third.body.errors[0].code]).toEqual([422, 'superseded']);
    const foreign = await bring(other.contributor, PDF, {
      filename: 'theirs.pdf',
      supersedesVersionId: versionOf(second),
    });
    expect(foreign.status).toBe(404);
  });

  it('is seen within its vendor, by the registrant and by its auditor, and by nobody else', async () => {
    const last = await bring(lumen.contributor, PDF, { filename: 'ours.pdf' });
    const elsewhere = await house.elsewhere();
    for (const path of [
      `/api/evidence/${itemOf(last)}`,
      `/api/evidence-versions/${versionOf(last)}/content`,
      `/api/evidence-versions/${versionOf(last)}/receipt`,
    ]) {
      for (const who of [lumen.attestor, house.ines, house.priya]) await who.get(path).expect(200);
      for (const who of [other.contributor, elsewhere.officer]) await who.get(path).expect(404);
    }
    const theirs = await other.contributor.get('/api/evidence?q=ours').expect(200);
    expect(theirs.body).toEqual({ items: [], total: 0 });
    await house.ines.post(`/api/evidence/${itemOf(last)}/withdrawals`, { reason: 'x' }).expect(403);
  });

  it('tells who had it in hand', async () => {
    const last = await bring(lumen.contributor, PDF, { filename: 'custody.pdf' });
    await house.ines.get(`/api/evidence-versions/${versionOf(last)}/content?inline=1`).expect(200);
    const asked = await house.priya.ask('HEAD', `/api/evidence-versions/${versionOf(last)}/content`).expect(200);
    expect(asked.headers).toMatchObject({ 'content-length': String(PDF.length), 'holdfast-sha256': sha256(PDF) });
    await other.contributor.ask('HEAD', `/api/evidence-versions/${versionOf(last)}/content`).expect(404);
    await house.priya.post(`/api/evidence-versions/${versionOf(last)}/verifications`).expect(201);
    await lumen.contributor.post(`/api/evidence/${itemOf(last)}/withdrawals`, { reason: ' ' }).expect(400);
    await lumen.contributor.post(`/api/evidence/${itemOf(last)}/withdrawals`, { reason: 'Wrong month.' }).expect(201);
    await lumen.contributor.post(`/api/evidence/${itemOf(last)}/withdrawals`, { reason: 'Again.' }).expect(409);
    const detail = await lumen.contributor.get(`/api/evidence/${itemOf(last)}`).expect(200);
    expect(detail.body).toMatchObject({ withdrawnReason: 'Wrong month.', withdrawnByName: 'Cleo Lumen Cards' });
    expect(detail.body.custody.map((e: { deed: string; personName: string }) => [e.deed, e.personName])).toEqual([
      ['evidence.received', 'Cleo Lumen Cards'],
      ['evidence.downloaded', 'Ines Okafor'],
      ['evidence.verified', 'Priya Lindqvist'],
      ['evidence.withdrawn', 'Cleo Lumen Cards'],
    ]);
    const next = await bring(lumen.contributor, PDF, { filename: 'next.pdf', supersedesVersionId: versionOf(last) });
    expect(next.body.errors[0].code).toBe('withdrawn');
  });

  it('has a title that can be mended by whoever read it last', async () => {
    const last = await bring(lumen.contributor, PDF, { filename: 'title.pdf' });
    const path = `/api/evidence/${itemOf(last)}`;
    const changed = await lumen.contributor
      .patch(path, { title: 'Better title', kind: 'EV-BKP', version: 1 })
      .expect(200);
    expect(changed.body).toMatchObject({ title: 'Better title', kind: 'EV-BKP', version: 2 });
    await lumen.contributor.patch(path, { title: 'Too late', version: 1 }).expect(409);
    await lumen.contributor.patch(path, { kind: 'EV-NONE', version: 2 }).expect(422);
    await lumen.contributor.patch(path, { titel: 'x', version: 2 }).expect(400);
  });
});

/** The offset once the portal has noticed that the connection broke. */
async function settledOffset(location: string): Promise<number> {
  let before = -1;
  for (;;) {
    const answer = await send(lumen.contributor, `HEAD ${location}`);
    const offset = Number(answer.headers['upload-offset']);
    if (offset === before) return offset;
    before = offset;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
