import type { Client } from 'pg';

interface ForeignKey {
  name: string;
  child: string;
  parent: string;
  columns: string[];
  targets: string[];
}

const FOREIGN_KEYS = `
  SELECT c.conname AS name, c.conrelid::regclass::text AS child, c.confrelid::regclass::text AS parent,
    ARRAY(SELECT a.attname::text FROM unnest(c.conkey) WITH ORDINALITY k (n, i) JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.n ORDER BY k.i) AS columns,
    ARRAY(SELECT a.attname::text FROM unnest(c.confkey) WITH ORDINALITY k (n, i) JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.n ORDER BY k.i) AS targets
  FROM pg_constraint c WHERE c.contype = 'f' AND c.conrelid = ANY ($1::regclass[]) ORDER BY 2, 1`;

/**
 * What foreign keys and the guards of locked periods would have refused, had they been asked row by row. CHECKs, unique
 * keys and the guards of plans, exercises and appended facts are never passed by, so they need no second look.
 * Answers one line for each rule that does not hold; none when the rows are sound.
 */
export async function broken(client: Client, tables: readonly string[]): Promise<string[]> {
  const { rows: keys } = await client.query<ForeignKey>(FOREIGN_KEYS, [tables]);
  const found: string[] = [];
  for (const key of keys) {
    const orphans = await count(client, orphansOf(key));
    if (orphans > 0) found.push(`${key.name} does not hold for ${orphans} rows of ${key.child}.`);
  }
  const locked = await count(
    client,
    `SELECT 1 FROM compliance_period p JOIN ground g ON g.registrant = p.registrant_id WHERE p.state IN ('locked', 'archived')`,
  );
  if (locked > 0)
    found.push(`${locked} periods of the made-up registrant are locked; nothing may be written into them.`);
  return found;
}

function orphansOf({ child, parent, columns, targets }: ForeignKey): string {
  const named = columns.map((column) => `c."${column}" IS NOT NULL`).join(' AND ');
  const meets = columns.map((column, i) => `p."${targets[i] ?? ''}" = c."${column}"`).join(' AND ');
  return `SELECT 1 FROM ${child} c WHERE ${named} AND NOT EXISTS (SELECT 1 FROM ${parent} p WHERE ${meets})`;
}

async function count(client: Client, query: string): Promise<number> {
  const { rows } = await client.query<{ n: number }>(`SELECT count(*)::integer AS n FROM (${query}) x`);
  return rows[0]?.n ?? 0;
}

/** Given anew by each portal, or true of the moment only: not part of what the seed makes. */
const NOT_MADE = new Set(['requirement_id', 'catalogue_version_id', 'questionnaire_version_id']);
const NOT_COUNTED = new Set(['nightly_run', 'audit_event', 'credential']);

const COLUMNS = `
  SELECT table_name AS "table", array_agg(column_name::text ORDER BY column_name) AS columns FROM information_schema.columns
  WHERE table_schema = 'public' AND table_name = ANY ($1) GROUP BY table_name ORDER BY table_name`;

/**
 * A digest of every row of the fleet, table by table in the order of their names: the same seed gives the same digest.
 * Of each table, the number of its rows and two sums over the halves of their MD5s, which need no order.
 */
export async function digestOf(client: Client, tables: readonly string[]): Promise<{ rows: number; digest: string }> {
  const counted = tables.filter((table) => !NOT_COUNTED.has(table));
  const { rows: known } = await client.query<{ table: string; columns: string[] }>(COLUMNS, [counted]);
  const parts: string[] = [];
  let total = 0;
  for (const { table, columns } of known) {
    const made = columns.filter((column) => !NOT_MADE.has(column)).map((column) => `t."${column}"`);
    const { rows } = await client.query<{ n: number; digest: string | null }>(
      `SELECT count(*)::integer AS n, count(*) || ' ' || sum(${half(1)}) || ' ' || sum(${half(17)}) AS digest FROM (SELECT md5(ROW(${made.join(', ')})::text) AS d FROM ${table} t, ground g WHERE ${ofFleet(table)} OFFSET 0) x`,
    );
    total += rows[0]?.n ?? 0;
    parts.push(`${table} ${rows[0]?.digest ?? ''}`);
  }
  const { rows } = await client.query<{ digest: string }>('SELECT md5($1) AS digest', [parts.join('\n')]);
  return { rows: total, digest: rows[0]?.digest ?? '' };
}

const half = (from: number): string => `('x' || substr(d, ${from}, 15))::bit(60)::bigint`;

function ofFleet(table: string): string {
  if (table === 'registrant') return 't.id = g.registrant';
  if (table === 'person')
    return 'EXISTS (SELECT 1 FROM membership m WHERE m.person_id = t.id AND m.registrant_id = g.registrant)';
  return 't.registrant_id = g.registrant';
}
