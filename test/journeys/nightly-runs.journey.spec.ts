import { Jobs } from '../../src/foundation/jobs';
import { asOwner } from '../support/database';
import { openTestPortal, type TestPortal } from '../support/portal';

interface Night {
  name: string;
  night: string;
  state: string;
  attempts: number;
  failure: string | null;
}

describe('what happens at night', () => {
  let house: TestPortal;
  beforeAll(async () => {
    house = await openTestPortal({ jobs: true });
  });
  afterAll(() => house.close());

  const NIGHT = '2026-01-15';
  const nights = async (): Promise<Night[]> => (await house.sam.get('/api/nightly-runs').expect(200)).body.items;
  const settled = async (): Promise<Night | undefined> => {
    for (;;) {
      const one = (await nights()).find(({ night }) => night === NIGHT);
      if (one?.state === 'done') return one;
      await new Promise((later) => setTimeout(later, 200));
    }
  };

  it('is shown to the administrator alone, night by night', async () => {
    await house.app.get(Jobs).openNight('obligations.recompute', NIGHT);
    expect(await settled()).toMatchObject({ name: 'obligations.recompute', attempts: 1, failure: null });
    await house.ines.get('/api/nightly-runs').expect(403);
    const elsewhere = await house.elsewhere();
    expect((await elsewhere.admin.get('/api/nightly-runs').expect(200)).body.total).toBe(0);
    const retried = { name: 'obligations.recompute', night: NIGHT };
    await house.sam.post('/api/nightly-runs/retries', retried).expect(409);
    await elsewhere.admin.post('/api/nightly-runs/retries', retried).expect(404);
  });

  it('is tried again where it failed, and says who asked for that', async () => {
    const spoil = `UPDATE nightly_run SET finished_at = NULL, failure = 'connection lost' WHERE night = '${NIGHT}'`;
    await asOwner(house.access, spoil);
    const failed = (await nights()).find(({ night }) => night === NIGHT);
    expect(failed).toMatchObject({ state: 'failed', failure: 'connection lost' });
    await house.sam.post('/api/nightly-runs/retries', { name: 'obligations.recompute', night: NIGHT }).expect(204);
    expect(await settled()).toMatchObject({ attempts: 2, failure: null });
    const trail = await house.ines.get('/api/trail?deed=nightly-run.retried').expect(200);
    expect(trail.body.items[0].particulars).toMatchObject({ night: NIGHT, attempts: 1, failure: 'connection lost' });
  });
});
