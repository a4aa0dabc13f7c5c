import type { PoolClient } from 'pg';
import type { EntityManager } from 'typeorm';
import { sha256Hex } from '../ids';

export interface Statement {
  text: string;
  values: unknown[];
}

const names = new Map<string, string>();

/** The server keeps the plan of a statement under its name, so that it is parsed once for each connection. */
export function named({ text, values }: Statement): Statement & { name: string } {
  const name = names.get(text) ?? `hf_${sha256Hex(text).slice(0, 32)}`;
  names.set(text, name);
  return { name, text, values };
}

/**
 * Rows of a statement whose plan the server keeps, within the manager's open transaction: for statements that are asked
 * again and again with values that do not change the plan. Throws what the database refuses, and an Error outside of a transaction.
 */
export async function prepared<T extends object>(
  manager: EntityManager,
  text: string,
  values: unknown[],
): Promise<T[]> {
  if (!manager.queryRunner) throw new Error('A prepared statement needs an open transaction.');
  const client = (await manager.queryRunner.connect()) as PoolClient;
  return (await client.query<T>(named({ text, values }))).rows;
}
