import { Client } from 'pg';
import { DataSource } from 'typeorm';
import type { DatabaseAccess } from '../../src/foundation/database/access';
import { dataSourceOptions } from '../../src/foundation/database/data-source';
import { prepareDatabase } from '../../src/portal-host/prepare-database';
import { freshDatabase } from '../support/database';
import { populate } from '../support/populated';

/** Tables that no entity describes, each with the reason. */
const WITHOUT_ENTITY: Record<string, string> = {
  schema_migration: 'written by TypeORM itself, while migrating as the owner',
  typeorm_metadata: 'written by TypeORM itself, because some entities have generated columns',
  audit_event: 'appended as one canonical text and read by SQL; every other column is read from it by a trigger',
  audit_pending: 'written by a trigger and drained by the sequencer in SQL',
  reference_counter: 'counted by app.next_reference only',
  idempotency_key: 'taken and answered by functions of schema app only',
  credential: 'read and written by sign-in in SQL, so that a password hash is never part of an object',
  session: 'resolved by app.session_by_hash and written in SQL',
  sign_in_throttle: 'counted in one statement',
  job_progress: 'written by housekeeping in SQL',
  nightly_run: 'written by functions of schema app only, on behalf of the queue',
};

interface Column {
  table: string;
  name: string;
  type: string;
  nullable: boolean;
}

const COLUMNS = `
  SELECT c.relname AS "table", a.attname AS name, format_type(a.atttypid, NULL) AS type, NOT a.attnotnull AS nullable
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
  ORDER BY 1, a.attnum`;

const SAME_TYPE: Record<string, string> = {
  timestamptz: 'timestamp with time zone',
  int: 'integer',
  int4: 'integer',
  int8: 'bigint',
  bool: 'boolean',
};

describe('migrations', () => {
  let access: DatabaseAccess;
  let drop: () => Promise<void>;
  let owner: Client;
  let source: DataSource;

  beforeAll(async () => {
    const database = await freshDatabase(true);
    access = database.access;
    drop = () => database.drop();
    await prepareDatabase(access);
    owner = new Client({ connectionString: access.ownerUrl });
    await owner.connect();
    source = await new DataSource(dataSourceOptions(access.ownerUrl, 2)).initialize();
  });
  afterAll(async () => {
    await source.destroy();
    await owner.end();
    await drop();
  });

  const names = async (sql: string): Promise<string[]> =>
    (await owner.query<{ name: string }>(sql)).rows.map(({ name }) => name);
  const tables = () =>
    names(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`,
    );

  it('stand in the order of their numbers, and all of them ran on the empty database', async () => {
    const ran = await names('SELECT name FROM schema_migration ORDER BY id');
    const known = source.migrations.map((migration) => migration.constructor.name);
    expect(ran).toEqual(known);
    const stamps = ran.map((name) => Number(name.slice(-13)));
    expect(stamps).toEqual([...stamps].sort((a, b) => a - b));
    expect(new Set(stamps).size).toBe(stamps.length);
  });

  it('change nothing when they are run again', async () => {
    const before = await owner.query(COLUMNS);
    await prepareDatabase(access);
    expect((await owner.query(COLUMNS)).rows).toEqual(before.rows);
  });

  it('give every entity the columns, types and nullability that it declares', async () => {
    const { rows } = await owner.query<Column>(COLUMNS);
    const inDatabase = new Map<string, Column[]>();
    for (const row of rows) inDatabase.set(row.table, [...(inDatabase.get(row.table) ?? []), row]);
    const differences = source.entityMetadatas.flatMap((entity) => {
      const actual = new Map((inDatabase.get(entity.tableName) ?? []).map((c) => [c.name, describeColumn(c)]));
      if (actual.size === 0) return [`${entity.name}: there is no table ${entity.tableName}`];
      const declared = new Map(
        entity.columns.map((column) => [
          column.databaseName,
          describeColumn({
            type: `${plainType(String(column.type))}${column.isArray ? '[]' : ''}`,
            nullable: column.isNullable,
          }),
        ]),
      );
      const all = [...new Set([...actual.keys(), ...declared.keys()])];
      return all
        .filter((name) => actual.get(name) !== declared.get(name))
        .map(
          (name) =>
            `${entity.tableName}.${name}: table ${actual.get(name) ?? 'lacks it'}, entity ${declared.get(name) ?? 'lacks it'}`,
        );
    });
    expect(differences).toEqual([]);
    expect(source.entityMetadatas.length).toBeGreaterThan(30);
  });

  it('make no table without an entity, but for those named here with a reason', async () => {
    const described = new Set(source.entityMetadatas.map(({ tableName }) => tableName));
    const all = await tables();
    const undescribed = all.filter((table) => !described.has(table));
    expect(undescribed.filter((table) => !WITHOUT_ENTITY[table])).toEqual([]);
    const stale = Object.keys(WITHOUT_ENTITY).filter((table) => described.has(table) || !all.includes(table));
    expect(stale).toEqual([]);
  });

  it('name every constraint by its kind and table', async () => {
    const prefixes = { p: 'pk_', u: 'uq_', f: 'fk_', c: 'ck_', x: 'ex_' };
    const { rows } = await owner.query<{ table: string; name: string; kind: keyof typeof prefixes | 'n' | 't' }>(
      `SELECT r.relname AS "table", c.conname AS name, c.contype AS kind FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid
       WHERE c.connamespace = 'public'::regnamespace AND c.contype NOT IN ('n', 't') AND r.relname <> 'schema_migration'`,
    );
    const misnamed = rows.filter(
      ({ table, name, kind }) => !name.startsWith(`${prefixes[kind as keyof typeof prefixes]}${table}`),
    );
    expect(misnamed).toEqual([]);
    expect(rows.length).toBeGreaterThan(100);
  });

  it('name every index by its kind and table', async () => {
    const { rows } = await owner.query<{ table: string; name: string; unique: boolean }>(
      `SELECT r.relname AS "table", i.relname AS name, x.indisunique AS "unique" FROM pg_index x
       JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class r ON r.oid = x.indrelid
       WHERE i.relnamespace = 'public'::regnamespace AND r.relname <> 'schema_migration'
         AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = x.indexrelid AND c.contype IN ('p', 'u'))`,
    );
    const misnamed = rows.filter(({ table, name, unique }) => !name.startsWith(`${unique ? 'uq' : 'ix'}_${table}`));
    expect(misnamed).toEqual([]);
  });

  it('let every foreign key of a table that belongs to a vendor carry the tenant', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `SELECT c.conname AS name FROM pg_constraint c
       WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace AND cardinality(c.conkey) = 1
         AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.conrelid AND a.attname = 'vendor_id')
         AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.confrelid AND a.attname = 'vendor_id' AND a.attnotnull)
       ORDER BY 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual([]);
  });

  it('go down to nothing and up again on a database with rows in it', async () => {
    const before = await owner.query(COLUMNS);
    await populate(owner);
    for (let left = source.migrations.length; left > 0; left--) await source.undoLastMigration();
    expect(await tables()).toEqual(['schema_migration', 'typeorm_metadata']);
    expect(await names(`SELECT nspname AS name FROM pg_namespace WHERE nspname = 'app'`)).toEqual([]);
    expect(await names('SELECT name FROM schema_migration')).toEqual([]);
    await prepareDatabase(access);
    expect((await owner.query(COLUMNS)).rows).toEqual(before.rows);
  });
});

const describeColumn = ({ type, nullable }: Pick<Column, 'type' | 'nullable'>): string =>
  `${type}${nullable ? ' null' : ' not null'}`;

const plainType = (type: string): string => SAME_TYPE[type] ?? type;
