import type { Client } from 'pg';
import type { DatabaseAccess } from '../../src/foundation/database/access';
import { prepareDatabase } from '../../src/portal-host/prepare-database';
import { earlierDatabase } from '../support/earlier-database';
import { populate, populatedId as id, POPULATED_AT as at } from '../support/populated';

/** The last migration of the portal that had attestations and packets, and no questionnaire yet. */
const LAST_OF_THE_EARLIER = 1763700001000;

type Rows = Map<string, Record<string, unknown>[]>;

describe('the data of an earlier release', () => {
  let database: Awaited<ReturnType<typeof earlierDatabase>>;
  let access: DatabaseAccess;
  let owner: Client;

  beforeAll(async () => {
    database = await earlierDatabase(LAST_OF_THE_EARLIER);
    ({ access, owner } = database);
    await populate(owner);
    await owner.query(finding(20, 'open'));
    await owner.query(finding(21, 'closed'));
  });
  afterAll(() => database.drop());

  const finding = (n: number, state: 'open' | 'closed') => `
    INSERT INTO finding (id, registrant_id, vendor_id, ref, severity, title, description, source_kind, obligation_id, owner_name, due_on, state, opened_by, opened_at, closed_by, closed_at, closing_note)
    VALUES ('${id(n)}', '${id(1)}', '${id(2)}', 'FD-00${n}', 'high', 'No deputy', '', 'other', '${id(8)}', 'Bo Lind', '2026-03-31', '${state}', '${id(3)}', ${at},
      ${state === 'closed' ? `'${id(3)}', ${at}, 'Deputy named, letter seen'` : 'NULL, NULL, NULL'})`;

  async function everyRow(tables: readonly string[]): Promise<Rows> {
    const rows: Rows = new Map();
    for (const table of tables) {
      const found = await owner.query<{ row: Record<string, unknown> }>(
        `SELECT to_jsonb(t) AS row FROM ${table} t ORDER BY to_jsonb(t)->>'id'`,
      );
      rows.set(
        table,
        found.rows.map(({ row }) => row),
      );
    }
    return rows;
  }

  it('is taken over row by row, and a closed finding keeps its closing as a verification', async () => {
    const { rows: tables } = await owner.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
         AND relname NOT IN ('schema_migration', 'typeorm_metadata') ORDER BY 1`,
    );
    const before = await everyRow(tables.map(({ name }) => name));
    await prepareDatabase(access);
    const after = await everyRow([...before.keys(), 'finding_verification']);
    expect(after.get('finding')?.map(({ state }) => state)).toEqual(['open', 'closed_verified']);
    for (const [table, rows] of before) {
      const kept = rows.map((row) => (row['state'] === 'closed' ? { ...row, state: 'closed_verified' } : row));
      expect({ table, rows: after.get(table) }).toMatchObject({ table, rows: kept });
    }
    expect([...before.values()].flat().length).toBeGreaterThan(10);
    expect(after.get('finding_verification')).toMatchObject([
      { finding_id: id(21), result: 'fixed', method: 'earlier_note', inspected: 'Deputy named, letter seen' },
    ]);
  });

  it('moves on by the rules of now: no open period is locked, nor one whose obligations lack a conclusion', async () => {
    const move = (state: string) => owner.query(`UPDATE compliance_period SET state = '${state}'`);
    await expect(move('locked')).rejects.toThrow('a period that is open does not become locked');
    await move('closing');
    await expect(move('locked')).rejects.toThrow('each of its obligations has a conclusion');
  });
});
