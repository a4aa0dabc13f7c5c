import { Client } from 'pg';
import { Jobs, type NightPayload } from '../../src/foundation/jobs';
import { freshDatabase } from '../support/database';
import { openTestPortal, type TestPortal } from '../support/portal';

describe('what is done every night', () => {
  let house: TestPortal;
  let queue: Client;
  let other: string;
  const running: Jobs[] = [];

  beforeAll(async () => {
    house = await openTestPortal();
    other = (await house.elsewhere()).registrantId;
    queue = new Client({ connectionString: house.access.ownerUrl });
    await queue.connect();
  });
  afterEach(async () => {
    for (const jobs of running.splice(0)) await jobs.beforeApplicationShutdown();
  });
  afterAll(async () => {
    await queue.end();
    await house.close();
  });

  const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const until = async (isSo: () => Promise<boolean> | boolean) => {
    for (let tries = 0; tries < 100 && !(await isSo()); tries++) await pause(100);
    expect(await isSo()).toBe(true);
  };
  const runs = async (name: string) =>
    (
      await queue.query<{ registrant: string; night: string; attempts: number; done: boolean; failure: string | null }>(
        `SELECT registrant_id AS registrant, night::text, attempts, finished_at IS NOT NULL AS done, failure FROM nightly_run WHERE name = $1 ORDER BY night, registrant_id`,
        [name],
      )
    ).rows;
  const portal = async (name: string, task: (payload: NightPayload) => Promise<void>) => {
    const jobs = new Jobs();
    jobs.nightly(name, 2, task);
    await jobs.start(house.access.jobsUrl);
    running.push(jobs);
    return jobs;
  };

  it('is done once for each registrant, though two portals keep the hour', async () => {
    const done: NightPayload[] = [];
    const keep = (payload: NightPayload) => Promise.resolve(void done.push(payload));
    const [one, two] = [await portal('count', keep), await portal('count', keep)];
    await Promise.all([one.openNight('count', '2026-03-01'), two.openNight('count', '2026-03-01')]);
    await until(() => done.length >= 2);
    expect(await two.openNight('count', '2026-03-01')).toBe(0);
    await pause(500);
    const each = [house.registrantId, other].sort();
    expect(done.map(({ registrantId }) => registrantId).sort()).toEqual(each);
    expect(new Set(done.map(({ night }) => night))).toEqual(new Set(['2026-03-01']));
    await until(async () => (await runs('count')).every((run) => run.done));
    expect(await one.openNight('count', '2026-03-02')).toBe(2);
    await until(() => done.length === 4);
  });

  it('is tried again after a failure, which the night shows until it succeeds; others go on', async () => {
    let failures = 0;
    const jobs = await portal('stumble', ({ registrantId }) => {
      if (registrantId !== other || failures > 0) return Promise.resolve();
      failures += 1;
      return Promise.reject(new Error('The mail server is asleep.'));
    });
    await jobs.openNight('stumble', '2026-03-01');
    const of = async (registrant: string) => (await runs('stumble')).find((run) => run.registrant === registrant);
    await until(async () => (await of(other))?.failure === 'The mail server is asleep.');
    await until(async () => (await of(house.registrantId))?.done === true);
    await until(async () => (await of(other))?.done === true);
    expect(await of(other)).toMatchObject({ attempts: 2, failure: null });
    expect(await of(house.registrantId)).toMatchObject({ attempts: 1 });
  });

  it('is caught up once after the portal was down at its hour', async () => {
    const done: NightPayload[] = [];
    const keep = (payload: NightPayload) => Promise.resolve(void done.push(payload));
    await portal('asleep', keep);
    await pause(300);
    expect(done).toEqual([]);
    await running.pop()?.beforeApplicationShutdown();
    // As if it had been known for a week, and last kept its hour then.
    await queue.query(
      `UPDATE graphile_worker._private_known_crontabs SET known_since = now() - interval '7 days', last_execution = now() - interval '3 days' WHERE identifier = 'asleep.night'`,
    );
    await portal('asleep', keep);
    await until(() => done.length >= 2);
    await running.pop()?.beforeApplicationShutdown();
    await portal('asleep', keep);
    await pause(500);
    expect(done).toHaveLength(2);
    const now = await queue.query<{ night: string }>(
      `SELECT ((now() AT TIME ZONE 'UTC') - interval '2 hours')::date::text AS night`,
    );
    expect(new Set(done.map(({ night }) => night))).toEqual(new Set([now.rows[0]?.night]));
  });

  it('is opened by nobody but the queue', async () => {
    const database = await freshDatabase();
    const login = new Client({ connectionString: database.access.loginUrl });
    await login.connect();
    for (const role of ['holdfast_staff', 'holdfast_worker', 'holdfast_vendor', 'holdfast_door'])
      await expect(login.query(`BEGIN; SET LOCAL ROLE ${role}; SELECT app.open_night('count', '2026-01-01')`))
        .rejects.toThrow('permission denied')
        .finally(() => login.query('ROLLBACK'));
    await login.end();
    await database.drop();
  });

  it('has a name of its own and an hour that the day has', () => {
    const jobs = new Jobs();
    jobs.nightly('one', 23, () => Promise.resolve());
    expect(() => jobs.nightly('one', 2, () => Promise.resolve())).toThrow('already');
    expect(() => jobs.nightly('two', 24, () => Promise.resolve())).toThrow(RangeError);
  });
});
