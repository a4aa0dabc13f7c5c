import type { EntityManager } from 'typeorm';
import { Problem } from '../../foundation/problem';

/** What a place may point at; each belongs to the vendor itself. */
const LINKED = {
  site: { table: 'site', words: 'site' },
  service: { table: 'service', words: 'service' },
  exercise: { table: 'exercise', words: 'exercise' },
  evidenceVersion: { table: 'evidence_version', words: 'file' },
} as const;

export interface Link {
  to: keyof typeof LINKED;
  id: string | null | undefined;
  pointer: string;
}

/** Throws at the field where one of them is not the vendor's, or may not be seen. */
export async function requireLinked(manager: EntityManager, vendorId: string, links: readonly Link[]): Promise<void> {
  for (const { to, id, pointer } of links) {
    if (id === null || id === undefined) continue;
    const { table, words } = LINKED[to];
    const found: unknown[] = await manager.query(`SELECT 1 FROM ${table} WHERE vendor_id = $1 AND id = $2`, [
      vendorId,
      id,
    ]);
    if (found.length > 0) continue;
    const message = `This vendor has no such ${words}.`;
    throw new Problem('refused', message, [{ pointer, message, code: 'unknown' }]);
  }
}
