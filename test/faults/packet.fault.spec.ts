import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { Client } from 'pg';
import { Sequencer } from '../../src/audit-trail/tree/sequencer';
import { ObjectStore } from '../../src/foundation/object-store';
import { PacketSweep } from '../../src/packets/packet-sweep';
import type { PacketDetail } from '../../src/packets/packets.dto';
import { openPacketScene, type PacketScene } from '../support/issued-packet';
import { buildVerifier, told, verified, wrong } from '../support/verified';

/** Points on the way of a packet, in their order: the snapshot is taken and read; while it is printed; before the commit. */
const WHILE_BUILT = ['exhibits-read', 'draft-printing', 'assembled-uncommitted'];

describe('a portal that is killed while it builds, issues or sends a packet', () => {
  let scene: PacketScene;
  let owner: Client;
  let packetId: string;
  const temporary = mkdtempSync(path.join(tmpdir(), 'holdfast-killed-'));

  beforeAll(async () => {
    buildVerifier();
    scene = await openPacketScene();
    owner = new Client({ connectionString: scene.house.access.ownerUrl });
    await owner.connect();
    const asked = { vendorId: scene.quill.id, periodId: scene.periodId };
    packetId = String((await scene.house.ines.post('/api/packets', asked).expect(201)).body.id);
  });
  afterAll(async () => {
    await owner.end();
    await scene.house.close();
    rmSync(temporary, { recursive: true, force: true });
  });

  /** A portal that takes the jobs over from the one before, and is gone when it has killed itself. */
  const killedAt = (point: string) =>
    new Promise<void>((resolve, reject) => {
      const { access, config, registrantId } = scene.house;
      const env = {
        ...{ LOGIN_URL: access.loginUrl, JOBS_URL: access.jobsUrl, HOLDFAST_DATA_DIR: config.dataDir },
        ...{ POINT: point, AT: scene.clock.iso(), TMPDIR: temporary, PATH: process.env['PATH'] },
        ...{ REGISTRANT: registrantId, PACKET: packetId, OUT: path.join(temporary, 'half.zip') },
      };
      const script = path.join(__dirname, '../support/packet-victim.cjs');
      const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'pipe'] });
      let said = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
      child.once('exit', () => (said.includes(`at ${point}`) ? resolve() : reject(new Error(`stopped: ${said}`))));
    });
  const until = async (isThere: () => Promise<boolean>) => {
    while (!(await isThere())) await new Promise((resolve) => setTimeout(resolve, 100));
  };
  const detail = async (): Promise<PacketDetail> =>
    (await scene.house.ines.get(`/api/packets/${packetId}`).expect(200)).body;
  const count = async (sql: string) =>
    Number((await owner.query(`SELECT count(*) FROM ${sql}`, [packetId])).rows[0].count);
  const deeds = (deed: string) => count(`audit_event WHERE subject_id = $1 AND deed = '${deed}'`);
  const files = () => count('packet_file WHERE packet_id = $1');

  const unmade = async () => [(await detail()).state, await files(), await deeds('packet.assembled')];
  const issues = async () => [
    (await detail()).state,
    await deeds('packet.issued'),
    await count('packet_signature WHERE packet_id = $1'),
  ];

  it('has kept nothing of a packet that it was building, and the next one builds it', async () => {
    for (const point of WHILE_BUILT) {
      await killedAt(point);
      expect([point, await unmade()]).toEqual([point, ['building', 0, 0]]);
    }
  });

  it('has issued it not at all or once, wherever it was killed, and the next one ends the job', async () => {
    const next = killedAt('signed');
    await until(async () => (await detail()).state === 'assembled');
    expect([await deeds('packet.assembled'), await deeds('packet.failed')]).toEqual([1, 0]);
    const { ruben } = scene.house;
    await ruben.confirms();
    await ruben.post(`/api/packets/${packetId}/approvals`, { decision: 'approved', reason: 'Read.' }).expect(201);
    await next;
    expect(await issues()).toEqual(['approved', 0, 0]);
    await killedAt('issued-uncommitted');
    expect(await issues()).toEqual(['approved', 0, 0]);
    await killedAt('issued');
    expect(await issues()).toEqual(['issued', 1, 1]);
  });

  it('has sent half a binder, which nobody can take for a whole one, and the next is whole and issued once', async () => {
    const jobs = () => count(`graphile_worker.jobs WHERE task_identifier LIKE 'packet.%' AND $1::uuid IS NOT NULL`);
    expect(await jobs()).toBe(1);
    const last = killedAt('binder');
    await until(async () => (await jobs()) === 0);
    expect(await issues()).toEqual(['issued', 1, 1]);
    writeFileSync(path.join(temporary, 'half.zip.go'), '');
    await last;
    expect((await wrong(readFileSync(path.join(temporary, 'half.zip')))).join('\n')).toMatch(/cut off or damaged/);
    await scene.house.app.get(Sequencer).drain();
    const report = await verified(await scene.download(packetId, 'binder'));
    expect(told(report, 'wrong')).toEqual([]);
    expect(told(report, 'proved').join('\n')).toContain('The PDF is byte for byte the one that was issued');
  });

  it('leaves printings behind, which are swept after a day, and stored files that no record names and nothing hands out', async () => {
    const vault = path.join(scene.house.config.dataDir, 'vault', 'objects');
    const stored = readdirSync(vault, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    const { rows } = await owner.query(
      'SELECT digest FROM unnest($1::text[]) digest WHERE NOT app.bytes_still_needed(digest)',
      [stored.map(({ name }) => name)],
    );
    // At most draft or final with its proofs for each time that it was killed with a file in the store.
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.length).toBeLessThanOrEqual(12);
    const unnamed = rows.map(({ digest }) => String(digest));
    const left = readdirSync(temporary).filter((name) => name.startsWith('holdfast-packet-'));
    expect(left.length).toBeGreaterThan(0);
    const sweep = scene.house.app.get(PacketSweep);
    expect(await sweep.sweep(new Date().toISOString(), temporary)).toBe(0);
    for (const name of left) utimesSync(path.join(temporary, name), new Date(0), new Date(0));
    expect(await sweep.sweep(new Date().toISOString(), temporary)).toBe(left.length);
    // After a day they go, and nothing else does: neither what a record names nor what somebody brought.
    const received = await scene.house.app.get(ObjectStore).put(Readable.from(['brought, and not on record yet']));
    const made = path.join(scene.house.config.dataDir, 'vault', 'made');
    for (const name of readdirSync(made)) utimesSync(path.join(made, name), new Date(0), new Date(0));
    expect(await sweep.sweep(new Date().toISOString(), temporary)).toBe(unnamed.length);
    const kept = stored.map(({ name }) => name).filter((name) => !unnamed.includes(name));
    const there = (name: string) => existsSync(path.join(vault, name.slice(0, 2), name));
    expect([unnamed.filter(there), kept.filter((name) => !there(name)), there(received.sha256)]).toEqual([
      [],
      [],
      true,
    ]);
    expect(readdirSync(made)).toEqual([]);
    expect(left.filter((name) => existsSync(path.join(temporary, name)))).toEqual([]);
  });
});
