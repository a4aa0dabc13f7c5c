import type { EntityManager } from 'typeorm';

/** A timestamptz as ISO 8601 UTC text with milliseconds, in SQL: the manifest holds text, never a clock's object. */
export const iso = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Columns of one table as camelCase text, each read as it is: `['due_on::text', …]` gives `due_on::text AS "dueOn"`. */
export function columns(...names: string[]): string {
  return names.map((name) => `${name} AS "${camel(name)}"`).join(', ');
}

/** timestamptz columns, the same way. */
export function times(...names: string[]): string {
  return names.map((name) => `${iso(name)} AS "${camel(name)}"`).join(', ');
}

/** The names of the people behind id columns: `accepted_by` gives `acceptedBy`. */
export function people(...names: string[]): string {
  return names.map((name) => `app.person_name(${name}) AS "${camel(name)}"`).join(', ');
}

/** Texts that may be null in the register and are printed as empty. */
export function texts(...names: string[]): string {
  return names.map((name) => `coalesce(${name}, '') AS "${camel(name)}"`).join(', ');
}

function camel(name: string): string {
  const bare = name.replace(/^\w+\./, '').replace(/::\w+(\[\])?$/, '');
  return bare.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

export async function rows<Row>(manager: EntityManager, sql: string, parameters: unknown[]): Promise<Row[]> {
  const found: Row[] = await manager.query(sql, parameters);
  return found;
}

/** The rows that belong to `id`, without the key that said so. */
export function ownedBy<Row extends { ownerId: string }>(all: readonly Row[], id: string): Omit<Row, 'ownerId'>[] {
  return all.filter((row) => row.ownerId === id).map((row) => without(row, 'ownerId'));
}

/** The object without one member, as plain JSON. */
export function without<T extends object, Key extends keyof T>(whole: T, key: Key): Omit<T, Key> {
  return Object.fromEntries(Object.entries(whole).filter(([name]) => name !== key)) as Omit<T, Key>;
}
