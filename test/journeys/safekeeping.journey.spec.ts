import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { Safekeeping } from '../../src/audit-trail/safekeeping/safekeeping.service';
import { leafHash } from '../../src/audit-trail/tree/hashing.rules';
import { checkpointsIn } from '../../src/audit-trail/tree/kept-checkpoints.rules';
import { parseProofText } from '../../src/audit-trail/tree/proof-text.rules';
import { rootFromInclusion } from '../../src/audit-trail/tree/proof.rules';
import { Sequencer } from '../../src/audit-trail/tree/sequencer';
import { parseCheckpoint } from '../../src/audit-trail/tree/checkpoint.rules';
import { verifyLog } from '../../src/audit-trail/verification/verify-log';
import { SettableClock } from '../../src/foundation/clock';
import { startBucket } from '../support/bucket';
import { startMailServer, type MailServer } from '../support/mail-server';
import { signInAs, type Person } from '../support/person';
import { openTestPortal, type TestPortal, type TestVendor } from '../support/portal';
import { bring } from '../support/tus-client';

describe('checkpoints leave the house', () => {
  const clock = new SettableClock('2026-03-02T09:00:00Z');
  let bucket: Awaited<ReturnType<typeof startBucket>>;
  let mail: MailServer;
  let house: TestPortal;
  let quill: TestVendor;
  let owner: Client;
  let priya: Person;

  beforeAll(async () => {
    bucket = await startBucket();
    mail = await startMailServer();
    house = await openTestPortal({
      trail: true,
      clock,
      env: {
        ...{ SMTP_URL: `smtp://127.0.0.1:${mail.port}`, SMTP_FROM: 'holdfast@tarnbrook.example' },
        HOLDFAST_CHECKPOINT_MAIL_TO: 'keeper@auditor.example',
        ...{ HOLDFAST_CHECKPOINT_BUCKET: bucket.url, HOLDFAST_CHECKPOINT_BUCKET_KEY_ID: 'keeper' },
        ...{ HOLDFAST_CHECKPOINT_BUCKET_SECRET: 'a secret', HOLDFAST_CHECKPOINT_BUCKET_DAYS: '30' },
      },
    });
    quill = await house.vendor('Quillfeather Contact');
    priya = house.priya;
    owner = new Client({ connectionString: house.access.ownerUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await house.close();
    await mail.stop();
    await bucket.stop();
  });

  const file = () => path.join(house.config.dataDir, 'checkpoints.txt');
  const kept = () => checkpointsIn(readFileSync(file(), 'utf8'));
  const drain = () => house.app.get(Sequencer).drain();
  const look = () => house.app.get(Safekeeping).look();
  const newest = async () => (await priya.get('/api/audit-trail/checkpoint').expect(200)).text;
  const places = async (): Promise<Record<string, { disagreement: string | null }>> => {
    const { body } = await priya.get('/api/audit-trail/safekeeping').expect(200);
    return Object.fromEntries(body.items.map((one: { place: string }) => [one.place, one]));
  };
  const moveTo = async (iso: string) => {
    clock.moveTo(iso);
    priya = await signInAs(house.url, priya);
    house.ines = await signInAs(house.url, house.ines);
    await drain();
  };

  it('into a file, a bucket under lock and a mailbox, each as it was signed', async () => {
    await drain();
    const checkpoint = await newest();
    await look();
    expect(kept()).toEqual([checkpoint]);
    const [object] = bucket.objects;
    expect(object?.body).toBe(checkpoint);
    expect(object?.path).toMatch(/^\/checkpoints\/\d{12}-[0-9a-f]{16}\.txt$/);
    expect(object?.headers).toMatchObject({
      'x-amz-object-lock-mode': 'COMPLIANCE',
      'x-amz-object-lock-retain-until-date': expect.stringMatching(/^2026-04-01T09:00/),
      'content-md5': createHash('md5').update(checkpoint).digest('base64'),
      authorization: expect.stringMatching(
        /^AWS4-HMAC-SHA256 Credential=keeper\/20260302\/us-east-1\/s3\/aws4_request,/,
      ),
    });
    expect(mail.received.map(({ to }) => to)).toEqual([['keeper@auditor.example']]);
    expect(mail.received[0]?.text).toContain('checkpoint.txt');
    const size = parseCheckpoint(checkpoint)?.size;
    expect(await places()).toMatchObject({
      file: { treeSize: size, copies: 1, address: 'checkpoints.txt', problem: null, disagreement: null },
      bucket: { treeSize: size, copies: 1, problem: null },
      mailbox: { treeSize: size, copies: 1, address: 'keeper@auditor.example' },
    });
    await quill.contributor.get('/api/audit-trail/safekeeping').expect(403);
  });

  it('not more often than was said, and only when there is something new', async () => {
    await look();
    await house.vendor('Lumen Cards');
    await drain();
    await look();
    expect([kept().length, bucket.objects.length, mail.received.length]).toEqual([1, 1, 1]);
    await moveTo('2026-03-02T09:06:00Z');
    await look();
    expect([kept().length, bucket.objects.length, mail.received.length]).toEqual([2, 2, 1]);
    const later = Array.from({ length: 4 }, look);
    await Promise.all(later);
    expect(kept().length).toBe(2);
  });

  it('again and again, when a bucket did not take one; and the portal says why', async () => {
    await moveTo('2026-03-02T09:20:00Z');
    bucket.refuseNext('AccessDenied');
    await look();
    expect(bucket.objects.length).toBe(2);
    expect((await places())['bucket']).toMatchObject({ problem: 'The bucket answered 403 (AccessDenied).' });
    expect(JSON.stringify(await places())).not.toContain('a secret');
    await moveTo('2026-03-02T09:23:00Z');
    await look();
    expect(bucket.objects.length).toBe(3);
    expect((await places())['bucket']).toMatchObject({ problem: null, copies: 3 });
  });

  it('and what the file holds agrees with the log of today, by the verifier’s word', async () => {
    const report = await verifyLog(owner, { older: [readFileSync(file(), 'utf8')] });
    expect([report.faults, report.older, report.agreeing]).toEqual([[], kept().length, kept().length]);
  });

  it('with the receipt of an upload: the event word for word, and that it is under the checkpoint', async () => {
    const { headers } = await bring(quill.contributor, Buffer.from('12 rows, 12 restored'), {
      filename: 'restore.txt',
    });
    const versionId = String(headers['holdfast-evidence-version']);
    const receipt = async () =>
      (await quill.contributor.get(`/api/evidence-versions/${versionId}/receipt`).expect(200)).body;
    expect(await receipt()).toMatchObject({ trail: { leafIndex: null, proof: null, checkpoint: await newest() } });
    await drain();
    const { trail, eventId, sha256 } = await receipt();
    expect(trail).toMatchObject({ eventId, leafSha256: leafHash(trail.body).toString('hex') });
    expect(JSON.parse(trail.body)).toMatchObject({ deed: 'evidence.received', particulars: { sha256 } });
    const proof = parseProofText(trail.proof);
    const head = parseCheckpoint(proof?.checkpoint ?? '');
    const at = { index: trail.leafIndex, size: head?.size ?? 0 };
    expect(rootFromInclusion(at, leafHash(trail.body), proof?.siblings ?? [])).toEqual(head?.root);
    expect(checkpointsIn(JSON.stringify(await receipt()))).toEqual([trail.checkpoint]);
  });

  it('so that a file that was cut, or tells another story than the log, is noticed and goes on record', async () => {
    const whole = readFileSync(file(), 'utf8');
    writeFileSync(file(), whole.slice(0, whole.lastIndexOf('\n# ')));
    await moveTo('2026-03-02T09:40:00Z');
    await look();
    expect((await places())['file']?.disagreement).toMatch(/was put there and is there no more/);
    const [event] = (
      await owner.query(`SELECT body FROM audit_event WHERE deed = 'audit-log.disagreement-found' ORDER BY at DESC`)
    ).rows;
    expect(JSON.parse(event.body)).toMatchObject({ particulars: { place: 'file' } });
    rmSync(file());
    const foreign = whole
      .slice(whole.indexOf('\n# '))
      .replaceAll(/^\S+\/holdfast\/\S+$/gm, 'elsewhere.example/holdfast/1');
    writeFileSync(file(), foreign.replaceAll(/^\d+$/gm, '999999'));
    await moveTo('2026-03-02T09:50:00Z');
    await look();
    expect((await places())['file']?.disagreement).toBe('This checkpoint belongs to another log.');
  });
});
