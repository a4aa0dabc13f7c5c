import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { AppModule } from '../../src/app.module';
import { EvidenceKinds } from '../../src/evidence/evidence-kinds';
import { EvidenceRecord } from '../../src/evidence/evidence-record';
import { UploadIntake } from '../../src/evidence/upload-intake';
import { UploadSweep } from '../../src/evidence/upload-sweep';
import { furnish, httpAdapter } from '../../src/portal-host/http';
import { ABOUT, begin, bring, part, send } from '../support/tus-client';
import { asOwner } from '../support/database';
import { Person } from '../support/person';
import { openTestPortal, type TestPortal, type TestVendor } from '../support/portal';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

let house: TestPortal;
let lumen: TestVendor;

beforeAll(async () => {
  house = await openTestPortal({ env: { HOLDFAST_UPLOAD_MAX_MB: '2' } });
  lumen = await house.vendor('Lumen Cards');
});
afterAll(() => house.close());

const lying = (location: string) => path.join(house.config.dataDir, 'uploads', path.basename(location));
const objectOf = (bytes: Buffer) => {
  const digest = sha256(bytes);
  return path.join(house.config.dataDir, 'vault', 'objects', digest.slice(0, 2), digest);
};
const begun = async (bytes: number, facts: Record<string, string> = {}) =>
  String((await begin(lumen.contributor, bytes, { ...ABOUT, filename: 'a.bin', ...facts })).headers.location);

async function secondProcess(): Promise<{ app: NestFastifyApplication; cleo: Person }> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.on({ config: house.config, loginUrl: house.access.loginUrl, poolSize: 4 }),
    httpAdapter(house.config),
    { logger: false },
  );
  await furnish(app, house.config);
  await app.listen(0, '127.0.0.1');
  const { name, token } = lumen.contributor;
  return { app, cleo: new Person(name, await app.getUrl(), token) };
}

describe('an upload outlives', () => {
  it('the process that took its first part', async () => {
    const bytes = randomBytes(1_500_000);
    const location = await begun(bytes.length);
    await part(lumen.contributor, location, { offset: 0, body: bytes.subarray(0, 700_000) });
    const { app, cleo } = await secondProcess();
    expect((await send(cleo, `HEAD ${location}`)).headers['upload-offset']).toBe('700000');
    const last = await part(cleo, location, { offset: 700_000, body: bytes.subarray(700_000) });
    await app.close();
    expect([last.status, last.headers['holdfast-sha256']]).toEqual([204, sha256(bytes)]);
    expect(existsSync(lying(location))).toBe(false);
  });

  it('the loss of the last answer, however often it is asked for', async () => {
    const bytes = randomBytes(100_000);
    const location = await begun(bytes.length);
    writeFileSync(lying(location), bytes);
    const answers = await Promise.all([1, 2, 3].map(() => send(lumen.contributor, `HEAD ${location}`)));
    answers.push(await send(lumen.contributor, `HEAD ${location}`));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200]);
    expect(new Set(answers.map((answer) => answer.headers['holdfast-evidence-version'])).size).toBe(1);
    expect(answers[0]?.headers['upload-offset']).toBe('100000');
    const item = String(answers[0]?.headers['holdfast-evidence-item']);
    const detail = await lumen.contributor.get(`/api/evidence/${item}`).expect(200);
    expect(detail.body.versions).toHaveLength(1);
    expect(detail.body.versions[0].sha256).toBe(sha256(bytes));
    const late = await part(lumen.contributor, location, { offset: 100_000, body: Buffer.from('more') });
    expect([late.status, late.body.code]).toEqual([409, 'wrong-state']);
  });
});

describe('an upload that ends while somebody asks how far it is', () => {
  it('is told as ended, at whichever moment its bytes went', async () => {
    const intake = house.app.get(UploadIntake);
    const real = intake.received.bind(intake);
    for (const moment of [1, 2]) {
      const location = await begun(5_000);
      writeFileSync(lying(location), randomBytes(5_000));
      let calls = 0;
      const received = jest.spyOn(intake, 'received').mockImplementation(async (id) => {
        calls += 1;
        const before = await real(id);
        if (calls !== moment) return before;
        await send(lumen.contributor, `HEAD ${location}`);
        return moment === 1 ? before : real(id);
      });
      const answer = await send(lumen.contributor, `HEAD ${location}`);
      received.mockRestore();
      expect([answer.status, answer.headers['upload-offset']]).toEqual([200, '5000']);
    }
  });
});

describe('an upload whose end failed half-way', () => {
  it('is whole as soon as somebody asks again, and there is no half of it before', async () => {
    const bytes = randomBytes(60_000);
    const location = await begun(bytes.length, { title: 'Cut off' });
    const record = jest.spyOn(house.app.get(EvidenceRecord), 'write').mockRejectedValueOnce(new Error('power cut'));
    const failed = await part(lumen.contributor, location, { offset: 0, body: bytes });
    expect([failed.status, failed.body.code]).toEqual([500, 'internal']);
    expect(failed.body.detail).not.toContain('power cut');
    expect((await lumen.contributor.get('/api/evidence?q=Cut off').expect(200)).body.total).toBe(0);
    const again = await send(lumen.contributor, `HEAD ${location}`);
    expect([again.status, again.headers['holdfast-sha256']]).toEqual([200, sha256(bytes)]);
    expect((await lumen.contributor.get('/api/evidence?q=Cut off').expect(200)).body.total).toBe(1);
    record.mockRestore();
  });

  it('leaves no evidence when its record breaks after the first row', async () => {
    const location = await begun(100, { title: 'Half written' });
    const kinds = jest.spyOn(house.app.get(EvidenceKinds), 'grade').mockRejectedValueOnce(new Error('broken'));
    const failed = await part(lumen.contributor, location, { offset: 0, body: randomBytes(100) });
    expect(failed.status).toBe(500);
    kinds.mockRestore();
    expect((await house.ines.get('/api/evidence?q=Half written').expect(200)).body.total).toBe(0);
    const open = await lumen.contributor.get('/api/uploads?state=open').expect(200);
    expect(open.body.items).toContainEqual(expect.objectContaining({ title: 'Half written', receivedBytes: 100 }));
  });
});

describe('an upload ends with a reason when', () => {
  it('what had arrived is lost', async () => {
    const location = await begun(50);
    rmSync(lying(location));
    const answer = await part(lumen.contributor, location, { offset: 0, body: Buffer.alloc(50) });
    expect([answer.status, answer.body.code]).toEqual([410, 'gone']);
    const listed = await lumen.contributor.get('/api/uploads?state=cancelled').expect(200);
    expect(listed.body.items[0]).toMatchObject({ refusedReason: 'What had arrived was lost.' });
  });

  it('nothing arrives for a week', async () => {
    const location = await begun(50);
    const fresh = await begun(50);
    utimesSync(lying(location), new Date(0), new Date(0));
    expect(await house.app.get(UploadSweep).sweep(new Date().toISOString())).toBe(1);
    expect([existsSync(lying(location)), existsSync(lying(fresh))]).toEqual([false, true]);
    expect((await send(lumen.contributor, `HEAD ${location}`)).status).toBe(410);
    const trail = await house.ines.get(`/api/trail?subjectId=${path.basename(location)}`).expect(200);
    expect(trail.body.items.map((e: { deed: string }) => e.deed)).toEqual(['upload.expired', 'upload.started']);
  });

  it('somebody superseded the same version meanwhile', async () => {
    const first = await bring(lumen.contributor, randomBytes(40), { filename: 'first.bin' });
    const supersedesVersionId = String(first.headers['holdfast-evidence-version']);
    const slow = await begun(30, { supersedesVersionId });
    const quick = await bring(lumen.contributor, randomBytes(30), { filename: 'quick.bin', supersedesVersionId });
    expect(quick.status).toBe(204);
    const late = await part(lumen.contributor, slow, { offset: 0, body: randomBytes(30) });
    expect([late.status, late.body.code]).toEqual([422, 'refused']);
    const listed = await lumen.contributor.get('/api/uploads?state=refused').expect(200);
    expect(listed.body.items[0].id).toBe(path.basename(slow));
  });
});

describe('too much is refused', () => {
  it('when it is announced, and when a part is longer than what was announced', async () => {
    const over = await begin(lumen.contributor, 2 * 1_048_576 + 1, { ...ABOUT, filename: 'a.bin' });
    expect([over.status, over.body.code]).toEqual([413, 'too-large']);
    const location = await begun(10);
    const long = await part(lumen.contributor, location, { offset: 0, body: Buffer.alloc(11) });
    expect([long.status, long.body.code]).toEqual([413, 'too-large']);
    expect((await send(lumen.contributor, `HEAD ${location}`)).headers['upload-offset']).toBe('0');
  });

  it('also when the part does not say how long it is', async () => {
    const location = await begun(10);
    const answer = await send(lumen.contributor, `PATCH ${location}`, {
      headers: {
        'content-type': 'application/offset+octet-stream',
        'upload-offset': '0',
        'transfer-encoding': 'chunked',
      },
      body: Buffer.alloc(5000),
    });
    expect(answer.status).toBe(413);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });
});

describe('a stored file', () => {
  it('that vanished or was damaged is never handed out; its record stays, and the same bytes mend it', async () => {
    const bytes = randomBytes(5000);
    const last = await bring(lumen.contributor, bytes, { filename: 'kept.bin' });
    const version = `/api/evidence-versions/${String(last.headers['holdfast-evidence-version'])}`;
    await house.ines.get(`${version}/content`).expect(200);

    const object = objectOf(bytes);
    const damaged = Buffer.from(bytes);
    damaged.writeUInt8(damaged.readUInt8(2500) ^ 1, 2500);
    chmodSync(object, 0o600);
    writeFileSync(object, damaged);
    const refused = await house.ines.get(`${version}/content`).expect(503);
    expect(refused.body.code).toBe('stored-file-unavailable');
    const verified = await house.ines.post(`${version}/verifications`).expect(201);
    expect(verified.body).toMatchObject({ intact: false, sha256: sha256(bytes) });

    rmSync(object);
    await house.ines.get(`${version}/content`).expect(503);
    await house.ines.get(`${version}/receipt`).expect(200);

    writeFileSync(object, damaged);
    expect((await bring(lumen.contributor, bytes, { filename: 'again.bin' })).status).toBe(204);
    await house.ines.get(`${version}/content`).expect(200);
    expect((await house.ines.post(`${version}/verifications`)).body.intact).toBe(true);
  });

  it('leaves nothing behind where uploads lie', async () => {
    const before = readdirSync(path.join(house.config.dataDir, 'uploads')).length;
    await bring(lumen.contributor, randomBytes(5000), { filename: 'tidy.bin' });
    expect(readdirSync(path.join(house.config.dataDir, 'uploads'))).toHaveLength(before);
  });

  it('has a record that even the owner of the database does not change by mistake', async () => {
    await expect(asOwner(house.access, `UPDATE evidence_version SET sha256 = repeat('0', 64)`)).rejects.toThrow(
      'append-only',
    );
    await expect(asOwner(house.access, 'DELETE FROM evidence_version')).rejects.toThrow('append-only');
  });
});
