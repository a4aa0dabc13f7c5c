import type { ObjectLiteral } from 'typeorm';
import type { OpenWork } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { newId } from '../../foundation/ids';
import { notFound, Problem } from '../../foundation/problem';

export type RegisterTable = 'drill' | 'training_record' | 'maintenance_window' | 'restore_test';

const PREFIX: Record<RegisterTable, string> = {
  drill: 'DL',
  training_record: 'TR',
  maintenance_window: 'MW',
  restore_test: 'RT',
};

/** Where a row stands: the first of a new reference, or the next of the one that it corrects. */
export interface RegisterPlace {
  id: string;
  registrantId: string;
  vendorId: string;
  ref: string;
  number: number;
  corrects: string | null;
  recordedBy: string;
  recordedAt: string;
}

export function vendorOf(actor: Actor): string {
  if (actor.vendorId === null)
    throw new Problem('not-allowed', 'This register is kept by the vendor whose register it is.');
  return actor.vendorId;
}

/** Throws not-found, or stale-version when the row was corrected since it was read, or was withdrawn. */
export async function placeOf(w: OpenWork, table: RegisterTable, corrects: string | null): Promise<RegisterPlace> {
  const by = { id: newId(), registrantId: w.actor.registrantId, vendorId: vendorOf(w.actor), corrects };
  const stamp = { recordedBy: w.actor.personId, recordedAt: w.at };
  if (corrects === null) {
    const [next]: { ref: string }[] = await w.manager.query('SELECT app.next_reference($1) AS ref', [PREFIX[table]]);
    return { ...by, ...stamp, ref: next?.ref ?? '', number: 1 };
  }
  const [row]: { ref: string; number: number; withdrawn: boolean; later: boolean }[] = await w.manager.query(
    `SELECT r.ref, r.number, r.withdrawn_reason IS NOT NULL AS withdrawn, EXISTS (SELECT 1 FROM ${table} n WHERE n.corrects = r.id) AS later
     FROM ${table} r WHERE r.id = $1 AND r.vendor_id = $2`,
    [corrects, by.vendorId],
  );
  if (!row) throw notFound('entry');
  if (row.withdrawn) throw new Problem('wrong-state', 'This entry was withdrawn. Enter it anew.');
  if (row.later) throw new Problem('stale-version', 'This entry was corrected since you read it. Nothing was saved.');
  return { ...by, ...stamp, ref: row.ref, number: row.number + 1 };
}

// What a foreign key says about a field, whatever the table.
const UNKNOWN: [suffix: string, pointer: string, message: string][] = [
  ['_evidence', '/evidenceVersionId', 'There is no such file. Bring it as evidence first.'],
  ['_site', '/siteId', 'There is no such site.'],
  ['_system', '/systemId', 'There is no such system.'],
  ['_service', '/serviceId', 'There is no such service.'],
  ['_exercise', '/exerciseId', 'There is no such exercise.'],
  ['_finding', '/retestFindingId', 'There is no such finding.'],
  ['_maintenance_window', '/maintenanceWindowId', 'There is no such maintenance window.'],
  ['_record', '/trainingRecordIds', 'There is no such training record.'],
];

/** The database's word about a row that is not there, at the field that named it. */
export function inWords(error: unknown): unknown {
  const constraint = (error as { driverError?: { constraint?: string } }).driverError?.constraint ?? '';
  if (/^uq_.*_(corrects|number)$/.test(constraint))
    return new Problem('stale-version', 'This entry was corrected at the same moment. Nothing was saved.');
  const known = constraint.startsWith('fk_') ? UNKNOWN.find(([suffix]) => constraint.endsWith(suffix)) : undefined;
  if (!known) return error;
  const [, pointer, message] = known;
  return new Problem('refused', message, [{ pointer, message, code: 'not-there' }]);
}

/** Writes a row of a register. */
export async function insertEntry<T extends ObjectLiteral>(w: OpenWork, entity: new () => T, row: T): Promise<void> {
  try {
    await w.manager.getRepository(entity).insert(row);
  } catch (error) {
    throw inWords(error);
  }
}

/** The condition that a row `x` of a register is the last of its reference. */
export const isLast = (table: RegisterTable): string => `NOT EXISTS (SELECT 1 FROM ${table} n WHERE n.corrects = x.id)`;
