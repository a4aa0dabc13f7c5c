import type { EntityManager } from 'typeorm';
import { notFound } from '../../foundation/problem';
import type { Standing } from './comparison.rules';
import type { LogKey } from './trail-tree.dto';

/** A checkpoint as it is kept. */
export interface KeptCheckpoint {
  treeSize: number;
  rootSha256: string;
  note: string;
  madeAt: string;
}

/** Throws `not-found` until the log was founded. */
export async function standing(manager: EntityManager): Promise<Standing> {
  const [log]: { origin: string; size: string }[] = await manager.query(
    'SELECT origin, tree_size AS size FROM audit_log',
  );
  if (!log) throw notFound('log');
  return { origin: log.origin, size: Number(log.size) };
}

const KEPT = `SELECT tree_size::float8 AS "treeSize", encode(root_sha256, 'hex') AS "rootSha256", note, made_at AS "madeAt" FROM audit_checkpoint`;

export function lastCheckpoint(manager: EntityManager): Promise<KeptCheckpoint | null> {
  return kept(manager, `${KEPT} ORDER BY tree_size DESC LIMIT 1`, []);
}

export function checkpointOf(manager: EntityManager, size: number): Promise<KeptCheckpoint | null> {
  return kept(manager, `${KEPT} WHERE tree_size = $1`, [size]);
}

async function kept(manager: EntityManager, sql: string, parameters: unknown[]): Promise<KeptCheckpoint | null> {
  const [row]: (Omit<KeptCheckpoint, 'madeAt'> & { madeAt: Date })[] = await manager.query(sql, parameters);
  return row ? { ...row, madeAt: row.madeAt.toISOString() } : null;
}

export async function keysOf(manager: EntityManager): Promise<LogKey[]> {
  const rows: (Omit<LogKey, 'introducedAt' | 'retiredAt'> & { introducedAt: Date; retiredAt: Date | null })[] =
    await manager.query(
      `SELECT key_id AS "keyId", verifier_key AS "verifierKey", introduced_at AS "introducedAt", introduced_by AS "introducedByEventId",
         retired_at AS "retiredAt", retired_by AS "retiredByEventId" FROM audit_log_key ORDER BY introduced_at, key_id`,
    );
  return rows.map((row) => ({
    ...row,
    introducedAt: row.introducedAt.toISOString(),
    retiredAt: row.retiredAt?.toISOString() ?? null,
  }));
}

/** The newest checkpoint with the keys that one verifies it by: what leaves the house with receipts and packets. */
export async function newestCheckpoint(
  manager: EntityManager,
): Promise<(KeptCheckpoint & { verifierKeys: string[] }) | null> {
  const checkpoint = await lastCheckpoint(manager);
  if (!checkpoint) return null;
  const keys = await keysOf(manager);
  return { ...checkpoint, verifierKeys: keys.map(({ verifierKey }) => verifierKey) };
}
