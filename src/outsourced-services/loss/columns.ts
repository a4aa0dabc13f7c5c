import type { EntityManager } from 'typeorm';

export interface Columns<Name extends string> {
  rows: number;
  columns: Record<Name, string[]>;
}

/**
 * Reads a statement whose values are ids, numbers and fixed words, column by column: one row goes over the wire however
 * many there are, which for a whole fleet takes a fraction of the time. A null comes as an empty string.
 */
export async function readColumns<Name extends string>(
  manager: EntityManager,
  names: readonly Name[],
  { sql, parameters }: { sql: string; parameters: unknown[] },
): Promise<Columns<Name>> {
  const lists = names.map((name) => `string_agg(coalesce("${name}"::text, ''), ',') AS "${name}"`);
  const [found]: ({ rows: string } & Record<Name, string | null>)[] = await manager.query(
    `SELECT count(*) AS "rows", ${lists.join(', ')} FROM (${sql}) AS q`,
    parameters,
  );
  const columns = names.map((name) => [name, (found?.[name] ?? '').split(',')] as const);
  return { rows: Number(found?.rows ?? 0), columns: Object.fromEntries(columns) as Columns<Name>['columns'] };
}
