import { Client } from 'pg';
import { seedVolume, type VolumeMade } from '../../src/demo/volume/volume-seeder';
import { volumeWish } from '../../src/demo/volume/volume.rules';
import { PASSWORD, signInAs, type Person } from '../support/person';
import { openTestPortal, type TestPortal } from '../support/portal';

const WISH = volumeWish({ vendors: 12, evidence: 600, seed: 7 });

describe('a made-up fleet', () => {
  let house: TestPortal;
  let made: VolumeMade;
  let owner: Client;
  let inBulk: VolumeMade;
  let guardsAfterBulk: unknown[];
  const seed = (rowByRow: boolean, fleet = 'volume') =>
    seedVolume(
      { ...WISH, fleet },
      {
        ownerUrl: house.access.ownerUrl,
        say: () => undefined,
        at: '2026-11-22T08:00:00.000Z',
        rowByRow,
        password: PASSWORD,
      },
    );
  const counted = async (table: string) =>
    Number(
      (await owner.query(`SELECT count(*) AS n FROM ${table} WHERE registrant_id = $1`, [made.registrantId])).rows[0].n,
    );
  const asRole = (role: string): Promise<Person> => {
    const account = made.accounts.find((one) => one.role === role);
    return signInAs(house.url, { name: role, email: account?.email ?? '' });
  };

  beforeAll(async () => {
    house = await openTestPortal();
    inBulk = await seed(false);
    guardsAfterBulk = await guardsOf(house.access.ownerUrl);
    await house.close();
    house = await openTestPortal();
    made = await seed(true);
    owner = new Client({ connectionString: house.access.ownerUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await house.close();
  });

  it('has as many of everything as was wished for', async () => {
    expect(await counted('vendor')).toBe(12);
    expect(await counted('service')).toBe(36);
    expect(await counted('obligation')).toBe(480);
    expect(await counted('evidence_version')).toBe(600);
    for (const table of [
      'plan_step',
      'step_result',
      'finding',
      'attestation_line',
      'answer',
      'review_conclusion',
      'notice',
    ])
      expect([table, (await counted(table)) > 0]).toEqual([table, true]);
  });

  it('is the same whether each trigger was asked row by row or all rules at once afterwards', async () => {
    expect([inBulk.digest, inBulk.rows]).toEqual([made.digest, made.rows]);
    expect(guardsAfterBulk).toEqual(await guardsOf(house.access.ownerUrl));
  });

  it('differs with the seed, and lives beside another fleet', async () => {
    const other = await seed(false, 'second');
    expect(other.digest).not.toBe(made.digest);
    expect(other.registrantId).not.toBe(made.registrantId);
    await expect(seed(true)).rejects.toThrow(/pk_registrant|uq_registrant_name/);
    expect(await counted('vendor')).toBe(12);
  });

  it('can be looked at: its people sign in and find their vendors, coverage and next steps', async () => {
    const officer = await asRole('compliance_officer');
    const { body: coverage } = await officer.get('/api/coverage').expect(200);
    expect(coverage.period.code).toBe('FY2026');
    expect(coverage.vendors).toHaveLength(12);
    expect((await officer.get('/api/vendors').expect(200)).body.total).toBe(12);
    for (const path of [
      '/api/findings',
      '/api/submissions',
      '/api/coverage/deadlines',
      '/api/attestation-tracker',
      '/api/questionnaires',
      '/api/notices',
    ])
      await officer.get(path).expect(200);
    const contributor = await asRole('vendor_contributor');
    const { body: home } = await contributor.get('/api/home').expect(200);
    expect(home.vendor).not.toBeNull();
    expect((await contributor.get('/api/obligations').expect(200)).body.items).toHaveLength(40);
  });

  it('goes on with its references where the seed stopped', async () => {
    const officer = await asRole('compliance_officer');
    const about = { name: 'Newcomer', legalName: 'Newcomer LLC', country: 'US', sectors: [], summary: '' };
    expect((await officer.post('/api/vendors', about).expect(201)).body.ref).toBe('VN-0013');
  });

  it('counts references past 9999 without taking one twice', async () => {
    await owner.query(`UPDATE reference_counter SET last = 9999 WHERE registrant_id = $1 AND kind = 'VN'`, [
      made.registrantId,
    ]);
    const officer = await asRole('compliance_officer');
    const named = (name: string) =>
      officer.post('/api/vendors', { name, legalName: name, country: 'US', sectors: [], summary: '' }).expect(201);
    expect((await named('Ten Thousandth')).body.ref).toBe('VN-10000');
    expect((await named('One More')).body.ref).toBe('VN-10001');
  });
});

/** Every trigger with how it is enabled: bulk writing leaves none behind that sleeps. */
async function guardsOf(url: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    `SELECT tgrelid::regclass::text AS "table", tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2`,
  );
  await client.end();
  return rows;
}
