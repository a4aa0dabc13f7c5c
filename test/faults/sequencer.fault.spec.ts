import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { Sequencer } from '../../src/audit-trail/tree/sequencer';
import { verifyLog } from '../../src/audit-trail/verification/verify-log';
import { openTestPortal, type TestPortal } from '../support/portal';

/** Events that wait when a portal is killed, so that it is in the middle of taking them in. */
const BACKLOG = 3000;

interface Victim {
  child: ChildProcess;
  acknowledged: string[];
  ended: Promise<unknown>;
}

describe('a portal that is killed while it extends the tree', () => {
  let house: TestPortal;
  let owner: Client;
  const acknowledged: string[] = [];
  const notes: string[] = [];

  beforeAll(async () => {
    house = await openTestPortal({ trail: true });
    owner = new Client({ connectionString: house.access.ownerUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await house.close();
  });

  /** Resolves when it has opened the log and does deeds. */
  const victim = () =>
    new Promise<Victim>((resolve, reject) => {
      const env = {
        ...{ LOGIN_URL: house.access.loginUrl, HOLDFAST_DATA_DIR: house.config.dataDir },
        ...{ REGISTRANT: house.registrantId, PATH: process.env['PATH'] },
      };
      const script = path.join(__dirname, '../support/sequencing-portal.cjs');
      const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'pipe'] });
      const ended = new Promise((done) => child.once('exit', done));
      const mine: Victim = { child, acknowledged: [], ended };
      let wrong = '';
      child.stderr.on('data', (chunk: Buffer) => (wrong += chunk.toString()));
      createInterface({ input: child.stdout }).on('line', (line) => {
        if (line === 'open') resolve(mine);
        else mine.acknowledged.push(line);
      });
      child.once('exit', () => reject(new Error(`stopped: ${wrong}`)));
    });
  const fill = () =>
    owner.query(
      `INSERT INTO audit_event (body) SELECT replace(e.body, e.id::text, gen_random_uuid()::text)
       FROM (SELECT body, id FROM audit_event WHERE deed = 'registrant.founded' LIMIT 1) e, generate_series(1, ${BACKLOG})`,
    );
  const size = async () => Number((await owner.query('SELECT tree_size FROM audit_log')).rows[0].tree_size);
  const grownBeyond = async (before: number) => {
    while ((await size()) <= before) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const keepNewest = async () => {
    const { rows } = await owner.query('SELECT note FROM audit_checkpoint ORDER BY tree_size DESC LIMIT 1');
    if (rows[0]) notes.push(rows[0].note);
  };
  /** Cut off in the middle of a line that nobody acknowledged: the last one may lack its end. */
  const killed = async ({ child, acknowledged: said, ended }: Victim) => {
    child.kill('SIGKILL');
    await ended;
    acknowledged.push(...said.filter((line) => line.length === 36));
  };

  it('loses nothing that it acknowledged, leaves nothing half there, and leaves its work to another that is there', async () => {
    const [one, other] = await Promise.all([victim(), victim()]);
    await grownBeyond(await size());
    await keepNewest();
    await fill();
    await killed(one);
    const then = await size();
    expect((await verifyLog(owner, { older: notes })).faults).toEqual([]);
    await grownBeyond(then + BACKLOG / 2);
    await fill();
    await new Promise((resolve) => setTimeout(resolve, 40));
    await killed(other);
    await keepNewest();
    expect((await verifyLog(owner, { older: notes })).faults).toEqual([]);
    const { rows } = await owner.query('SELECT count(*)::int AS n FROM audit_event WHERE id = ANY ($1::uuid[])', [
      acknowledged,
    ]);
    expect(acknowledged.length).toBeGreaterThan(10);
    expect(rows[0].n).toBe(acknowledged.length);
  });

  it('takes in what was left when a portal opens again, without a gap and without a leaf twice', async () => {
    await house.app.get(Sequencer).drain();
    const report = await verifyLog(owner, { older: notes });
    expect([report.faults, report.waiting, report.agreeing]).toEqual([[], 0, notes.length]);
    const { rows } = await owner.query(
      'SELECT (SELECT count(*) FROM audit_event) AS events, (SELECT count(DISTINCT event_id) FROM audit_leaf) AS leaves',
    );
    expect(rows[0].leaves).toBe(rows[0].events);
    expect(report.events).toBe(Number(rows[0].events));
  });
});
