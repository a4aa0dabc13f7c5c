import { Client } from 'pg';
import { Sequencer } from '../../src/audit-trail/tree/sequencer';
import { trustedCheckpoint } from '../../src/audit-trail/tree/checkpoint.rules';
import { leafHash } from '../../src/audit-trail/tree/hashing.rules';
import { parseProofText } from '../../src/audit-trail/tree/proof-text.rules';
import { rootFromInclusion } from '../../src/audit-trail/tree/proof.rules';
import { parseVerifierKey } from '../../src/audit-trail/tree/signed-note.rules';
import { openTestPortal, type TestPortal, type TestVendor } from '../support/portal';
import { judge } from '../support/tlog-oracle';

const base64 = (hex: string) => Buffer.from(hex, 'hex').toString('base64');

describe('the tree over the audit trail', () => {
  let house: TestPortal;
  let quill: TestVendor;
  let owner: Client;
  let older: string;

  beforeAll(async () => {
    house = await openTestPortal({ trail: true });
    quill = await house.vendor('Quillfeather Contact');
    owner = new Client({ connectionString: house.access.ownerUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await house.close();
  });

  const drain = () => house.app.get(Sequencer).drain();
  const text = async (path: string) => (await house.priya.get(path).expect(200)).text;
  const rename = (summary: string) =>
    house.ines
      .get(`/api/vendors/${quill.id}`)
      .then(({ body }) => house.ines.patch(`/api/vendors/${quill.id}`, { summary, version: body.version }).expect(200));
  const events = async () =>
    (
      await owner.query<{ body: string }>(
        'SELECT e.body FROM audit_leaf l JOIN audit_event e ON e.id = l.event_id ORDER BY l.leaf_index',
      )
    ).rows;
  const newest = async () => (await house.priya.get('/api/trail?limit=1').expect(200)).body.items[0].id as string;
  const keys = async () => (await house.priya.get('/api/audit-trail/keys').expect(200)).body.items;

  it('takes in what was recorded, and signs a checkpoint over it', async () => {
    await house.priya.get('/api/audit-trail/checkpoint').expect(404);
    expect(await drain()).toBeGreaterThan(10);
    expect(await drain()).toBe(0);
    older = await text('/api/audit-trail/checkpoint');
    const [key] = await keys();
    const verifier = parseVerifierKey(key.verifierKey);
    if (!verifier) throw new Error('No verifier key.');
    expect(trustedCheckpoint(older, { origin: verifier.name, verifiers: [verifier] })).toMatchObject({
      size: (await events()).length,
    });
  });

  it('proves each event to whoever may read it, and to nobody else', async () => {
    await rename('A contact centre.');
    const id = await newest();
    await house.priya.get(`/api/audit-trail/inclusion-proofs/${id}`).expect(404);
    await drain();
    const { body: proof } = await house.priya.get(`/api/audit-trail/inclusion-proofs/${id}`).expect(200);
    const { body: event } = await house.priya.get(`/api/trail/${id}`).expect(200);
    const siblings = proof.siblings.map((hash: string) => Buffer.from(hash, 'hex'));
    const at = { index: proof.leafIndex, size: proof.treeSize };
    expect(rootFromInclusion(at, leafHash(event.body), siblings)?.toString('hex')).toBe(proof.rootSha256);
    expect(parseProofText(proof.proof)).toEqual({ index: proof.leafIndex, siblings, checkpoint: proof.checkpoint });
    const { officer } = await house.elsewhere();
    await officer.get(`/api/audit-trail/inclusion-proofs/${id}`).expect(404);
    await quill.contributor.get(`/api/audit-trail/inclusion-proofs/${id}`).expect(403);
  });

  it('is read by Go’s own packages: signature, tree, proofs and growth', async () => {
    for (let i = 0; i < 12; i += 1) await rename(`Version ${i}.`);
    await drain();
    const bodies = (await events()).map(({ body }) => body);
    const { body: growth } = await house.priya
      .get(`/api/audit-trail/consistency-proof?from=${older.split('\n')[1] ?? ''}`)
      .expect(200);
    const { body: page } = await house.priya.get('/api/trail?limit=8').expect(200);
    const proofs = [];
    for (const { id } of page.items) {
      const { body } = await house.priya.get(`/api/audit-trail/inclusion-proofs/${id}`).expect(200);
      proofs.push({ Index: body.leafIndex, Siblings: body.siblings.map(base64) });
    }
    const given = {
      ...{ VerifierKey: (await keys())[0].verifierKey, Checkpoint: await text('/api/audit-trail/checkpoint') },
      ...{ Older: older, Growth: growth.hashes.map(base64), Bodies: bodies, Proofs: proofs },
    };
    expect(judge(given)).toEqual({ ok: true, lines: ['signature', 'tree', 'inclusion 8', 'consistency'] });
    const changed = bodies.map((body, i) => (i === 3 ? body.replace('"v":1', '"v":2') : body));
    expect(judge({ ...given, Bodies: changed })).toMatchObject({ ok: false });
    expect(judge({ ...given, Growth: given.Growth.slice(1) })).toMatchObject({ ok: false });
  });

  it('serves its tiles at their standard addresses', async () => {
    const size = (await events()).length;
    const { body } = await house.priya.get(`/api/audit-trail/tile/0/000.p/${size}`).expect(200);
    const [first] = await events();
    expect(Buffer.from(body).subarray(0, 32)).toEqual(leafHash(first?.body ?? ''));
    expect(Buffer.from(body).length).toBe(32 * size);
    await house.priya.get(`/api/audit-trail/tile/0/000.p/${size + 1}`).expect(404);
    await house.priya.get('/api/audit-trail/tile/0/0').expect(404);
    await house.priya.get('/api/audit-trail/tile/1/000').expect(404);
  });

  it('sets an older checkpoint beside the log of today, and says what it finds', async () => {
    const compare = async (checkpoint: string) =>
      (await house.priya.post('/api/audit-trail/comparisons', { checkpoint }).expect(200)).body;
    expect(await compare(older)).toMatchObject({ agrees: true, olderSize: Number(older.split('\n')[1]) });
    expect((await compare(older.replace(/\n\d+\n/, '\n3\n'))).finding).toMatch(/No key of this log has signed/);
    expect((await compare('hello')).finding).toMatch(/not a checkpoint/);
  });

  it('counts every event once, however many portals extend it at once', async () => {
    const sequencer = house.app.get(Sequencer);
    for (let i = 0; i < 5; i += 1) await rename(`Again ${i}.`);
    const [waiting] = (await owner.query<{ count: number }>('SELECT count(*)::int FROM audit_pending')).rows;
    const taken = await Promise.all(Array.from({ length: 6 }, () => sequencer.drain()));
    expect(taken.reduce((sum, one) => sum + one, 0)).toBe(waiting?.count);
    const [both] = (
      await owner.query(
        'SELECT (SELECT count(*) FROM audit_leaf) AS leaves, (SELECT tree_size FROM audit_log) AS size, (SELECT max(leaf_index) + 1 FROM audit_leaf) AS next',
      )
    ).rows;
    expect([both.leaves, both.next]).toEqual([both.size, both.size]);
  });

  it('changes nothing that is there, for its owner neither', async () => {
    for (const sql of [
      `UPDATE audit_leaf SET sha256 = sha256`,
      `DELETE FROM audit_node`,
      `TRUNCATE audit_checkpoint`,
      `UPDATE audit_log SET tree_size = 1`,
      `DELETE FROM audit_log_key`,
      `UPDATE audit_log_key SET verifier_key = 'mine'`,
    ])
      await expect(owner.query(sql)).rejects.toThrow();
  });
});
