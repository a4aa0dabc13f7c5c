import { spawn } from 'node:child_process';
import { Client } from 'pg';
import { Jobs } from '../../src/foundation/jobs';
import type { TestPortal } from '../support/portal';
import { openReviewable } from '../support/reviewable';

/** A worker of another process that takes the first packet job and never finishes it. */
const HANGING_WORKER = `
  const { run } = require('graphile-worker');
  const taskList = { 'packet.build': () => { console.log('taken'); return new Promise(() => undefined); } };
  run({ connectionString: process.env.JOBS_URL, concurrency: 1, pollInterval: 200, noHandleSignals: true, taskList });
`;

describe('jobs of a portal that was killed', () => {
  let house: TestPortal;
  let periodId: string;
  let vendorId: string;
  let queue: Client;

  beforeAll(async () => {
    const scene = await openReviewable();
    ({ house, periodId } = scene);
    vendorId = (await scene.vendor('Harbour Line', 'T2')).id;
    queue = new Client({ connectionString: house.access.jobsUrl });
    await queue.connect();
  });
  afterAll(async () => {
    await queue.end();
    await house.close();
  });

  const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const locked = async () => {
    const { rows } = await queue.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE locked_at IS NOT NULL',
    );
    return rows[0]?.n;
  };

  const takenAndKilled = () =>
    new Promise<void>((resolve, reject) => {
      const env = { ...process.env, JOBS_URL: house.access.jobsUrl };
      const child = spawn(process.execPath, ['-e', HANGING_WORKER], { env, stdio: ['ignore', 'pipe', 'pipe'] });
      let said = '';
      child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
      child.stdout.on('data', (chunk: Buffer) => {
        if (chunk.toString().includes('taken')) child.kill('SIGKILL');
      });
      child.once('exit', (_, signal) => (signal === 'SIGKILL' ? resolve() : reject(new Error(said))));
    });

  it('are done when the next portal starts: a packet in the middle of its build is assembled', async () => {
    const asked = await house.ines.post('/api/packets', { vendorId, periodId }).expect(201);
    await takenAndKilled();
    expect(await locked()).toBe(1);
    await house.app.get(Jobs).start(house.access.jobsUrl);
    const packet = async () => (await house.ines.get(`/api/packets/${asked.body.id}`).expect(200)).body;
    for (let tries = 0; tries < 200 && (await packet()).state === 'building'; tries++) await pause(100);
    expect(await packet()).toMatchObject({ state: 'assembled', failure: null });
    const { body } = await house.ines.get(`/api/trail?subjectId=${asked.body.id}&deed=packet.assembled`).expect(200);
    expect(body.items).toHaveLength(1);
    await house.app.get(Jobs).beforeApplicationShutdown();
  });

  it('are left alone while another portal is at work', async () => {
    const [first, second] = [new Jobs(), new Jobs()];
    let begun = 0;
    let finish: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (finish = resolve));
    const slow = async () => {
      begun += 1;
      await gate;
    };
    for (const jobs of [first, second]) jobs.define('slow', slow);
    await first.start(house.access.jobsUrl);
    await queue.query(`SELECT graphile_worker.add_job('slow', '{}')`);
    for (let tries = 0; tries < 50 && begun === 0; tries++) await pause(100);
    await second.start(house.access.jobsUrl);
    await pause(2500);
    expect([begun, await locked()]).toEqual([1, 1]);
    finish();
    await first.beforeApplicationShutdown();
    await second.beforeApplicationShutdown();
    expect([begun, await locked()]).toEqual([1, 0]);
  });
});
