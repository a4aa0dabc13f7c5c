import type { EntityManager, EntityTarget, FindOptionsWhere } from 'typeorm';
import { canonicalJson } from '../foundation/canonical-json';
import { Problem } from '../foundation/problem';

export interface Versioned {
  id: string;
  version: number;
}

/** What a deed changed, field by field; enough to say what was. */
export type Changes = Record<string, { before: unknown; after: unknown }>;

type Fields<T> = Partial<Omit<T, 'id' | 'version'>>;
type UpdateOf<T> = Parameters<ReturnType<EntityManager['getRepository']>['update']>[1] & Partial<T>;

/** The fields that were given and differ; a field that was left out stays as it is. */
export function changesOf<T extends object>(before: T, given: Fields<T>): Changes {
  const entries = Object.entries(given as Record<string, unknown>)
    .filter(([, after]) => after !== undefined)
    .map(([name, after]) => [name, { before: (before as Record<string, unknown>)[name], after }] as const)
    .filter(([, change]) => canonicalJson(change.before) !== canonicalJson(change.after));
  return Object.fromEntries(entries);
}

/** Writes changed fields to the row that still stands at this version; throws `stale-version` when it does not. */
export async function amend<T extends Versioned>(
  manager: EntityManager,
  row: { of: EntityTarget<T>; id: string; version: number },
  changes: Changes,
): Promise<void> {
  const after = Object.fromEntries(Object.entries(changes).map(([name, change]) => [name, change.after]));
  const criteria = { id: row.id, version: row.version } as FindOptionsWhere<T>;
  const { affected } = await manager
    .getRepository(row.of)
    .update(criteria, { ...after, version: row.version + 1 } as UpdateOf<T>);
  if (affected !== 1) throw staleVersion();
}

/** Thrown also when nothing would change, so that a stale reader learns of it. */
export function refuseStale(row: Versioned, version: number): void {
  if (row.version !== version) throw staleVersion();
}

export function staleVersion(): Problem {
  return new Problem('stale-version', 'Somebody changed this since you read it. Read it again; your entries are kept.');
}
