import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { leafHash } from '../../src/audit-trail/tree/hashing.rules';
import { inconsistencyOf, rootFromInclusion } from '../../src/audit-trail/tree/proof.rules';
import { parseCheckpoint } from '../../src/audit-trail/tree/checkpoint.rules';
import type { PacketDetail } from '../../src/packets/packets.dto';
import type { PacketProofs } from '../../src/packets/proof/proofs.rules';
import { openPacketScene, type PacketScene } from '../support/issued-packet';

describe('the proofs that a packet carries', () => {
  let scene: PacketScene;
  let folder: string;
  let first: PacketDetail;

  beforeAll(async () => {
    scene = await openPacketScene();
    folder = mkdtempSync(path.join(tmpdir(), 'holdfast-proofs-spec-'));
    first = await scene.issued();
  });
  afterAll(async () => {
    await scene.house.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const carried = async (id: string) => {
    const out = mkdtempSync(path.join(folder, 'out-'));
    const file = path.join(out, 'packet.pdf');
    writeFileSync(file, await scene.download(id, 'pdf', scene.house.ruben));
    execFileSync('pdfdetach', ['-saveall', '-o', out, file]);
    const text = (name: string) => readFileSync(path.join(out, name), 'utf8');
    return { proofs: JSON.parse(text('proofs.json')) as PacketProofs, checkpoint: text('checkpoint.txt') };
  };
  const hashesAt = ({ hashes }: PacketProofs, places: readonly number[]) =>
    places.map((place) => Buffer.from(hashes[place]!, 'hex'));

  it('lead every event of section 17, the assembly and the approval to one signed checkpoint', async () => {
    const { proofs, checkpoint } = await carried(first.id);
    const head = parseCheckpoint(checkpoint)!;
    expect(proofs).toMatchObject({
      manifestSha256: first.manifestSha256,
      waiting: [],
      checkpoint: { note: checkpoint },
    });
    const events = proofs.events.map(({ body }) => JSON.parse(body));
    const manifest = JSON.parse((await scene.download(first.id, 'manifest')).toString('utf8'));
    const ids = new Set(events.map((event) => event.id));
    expect(manifest.custody.length).toBeGreaterThan(5);
    for (const { id } of manifest.custody) expect(ids.has(id)).toBe(true);
    for (const deed of ['packet.assembled', 'packet.approved'])
      expect(events.find((event) => event.deed === deed)?.particulars.manifestSha256).toBe(first.manifestSha256);
    const introduced = events.find((event) => event.deed === 'signing-certificate.introduced');
    expect(introduced?.particulars.certificateSha256).toBe(first.signature?.certificateSha256);
    for (const { body, leafIndex, siblings } of proofs.events) {
      const at = { index: leafIndex, size: head.size };
      expect(rootFromInclusion(at, leafHash(body), hashesAt(proofs, siblings))).toEqual(head.root);
    }
  });

  it('are on record with their digest, and stay what they were when more is recorded', async () => {
    const trail = await scene.house.ines.get(`/api/trail?subjectId=${first.id}&deed=packet.issued`).expect(200);
    const { files } = trail.body.items[0].particulars;
    expect(files.map((one: { name: string }) => one.name).slice(0, 2)).toEqual(['proofs.json', 'checkpoint.txt']);
    const again = await carried(first.id);
    expect(again).toEqual(await carried(first.id));
  });

  it('of a later packet show that the log only grew since the earlier one', async () => {
    const { proofs: before } = await carried(first.id);
    const second = await scene.issued();
    const { proofs, checkpoint } = await carried(second.id);
    const then = parseCheckpoint(before.checkpoint.note)!;
    const growth = proofs.growth.find((one) => one.treeSize === then.size);
    expect(growth?.of).toBe(first.ref);
    expect(inconsistencyOf(then, parseCheckpoint(checkpoint)!, hashesAt(proofs, growth!.path))).toBeNull();
    expect(proofs.growth.map(({ of }) => of)).toContain('manifest');
  });

  it('of a draft hold no approval', async () => {
    const { id } = await scene.assembled();
    const { proofs } = await carried(id);
    const deeds = proofs.events.map(({ body }) => JSON.parse(body).deed);
    expect(deeds).toContain('packet.requested');
    expect(deeds).not.toContain('packet.approved');
  });
});
