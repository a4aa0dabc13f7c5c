import type { EntityManager } from 'typeorm';
import type { ExhibitFacts, Manifest } from '../manifest.model';
import { rows } from '../../foundation/sql-columns';

/** An exhibit whose bytes were disposed of when their retention was over, after the packet had been assembled. */
export interface LeftOut {
  versionId: string;
  /** The disposal, such as `RD-0001`, and its day (UTC). */
  ref: string;
  on: string;
  /** The event of the trail that says so. */
  eventId: string;
}

const DISPOSED = `
  SELECT t.evidence_version_id AS "versionId", d.ref, (t.disposed_at AT TIME ZONE 'UTC')::date::text AS "on", e.id AS "eventId"
  FROM evidence_tombstone t JOIN disposal d ON d.id = t.disposal_id
    JOIN audit_event e ON e.subject_id = d.evidence_item_id AND e.deed = 'evidence.disposed'
      AND e.body::jsonb #>> '{particulars,disposalId}' = d.id::text
  WHERE t.evidence_version_id = ANY ($1::uuid[]) ORDER BY t.evidence_version_id`;

/** Exhibits of the manifest that nobody holds any more, and why. */
export function leftOutOf(manager: EntityManager, { exhibits }: Manifest): Promise<LeftOut[]> {
  return rows<LeftOut>(manager, DISPOSED, [exhibits.map(({ versionId }) => versionId)]);
}

/** One line for each, by the number that the packet gives it. */
export function leftOutLines({ exhibits }: Manifest, left: readonly LeftOut[]): string[] {
  return exhibits.flatMap(({ number, title, versionId }: ExhibitFacts) =>
    left
      .filter((one) => one.versionId === versionId)
      .map(({ ref, on }) => `${number} ${title}: ${ref} disposed of it on ${on}, when its retention was over`),
  );
}
