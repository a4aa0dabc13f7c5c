import type { EntityManager } from 'typeorm';
import { notFound } from '../../foundation/problem';
import { readableBody } from '../readable-body';
import { leafHash } from './hashing.rules';
import { inclusionSoFar } from './inclusion';
import type { TrailReceipt } from './trail-receipt.dto';
import { newestCheckpoint } from './tree-log';

/** The receipt of an event, under the asking person's own rights. Throws `not-found` for one that they may not read. */
export async function trailReceipt(manager: EntityManager, eventId: string): Promise<TrailReceipt> {
  const body = await readableBody(manager, eventId);
  if (body === null) throw notFound('event');
  const own = { eventId, body, leafSha256: leafHash(body).toString('hex') };
  const inclusion = await inclusionSoFar(manager, eventId);
  if (inclusion) {
    const { leafIndex, proof, checkpoint, checkpointAt, verifierKeys } = inclusion;
    return { ...own, leafIndex, proof, checkpoint, checkpointAt, verifierKeys };
  }
  const waiting = { ...own, leafIndex: null, proof: null };
  const newest = await newestCheckpoint(manager);
  if (!newest) return { ...waiting, checkpoint: null, checkpointAt: null, verifierKeys: [] };
  const { note, madeAt, verifierKeys } = newest;
  return { ...waiting, checkpoint: note, checkpointAt: madeAt, verifierKeys };
}

/** Receipt of the newest event of a deed on a subject. Throws `not-found` while there is none. */
export async function receiptOfDeed(manager: EntityManager, subjectId: string, deed: string): Promise<TrailReceipt> {
  const [event]: { id: string }[] = await manager.query(
    'SELECT id FROM audit_event WHERE subject_id = $1 AND deed = $2 ORDER BY at DESC, id DESC LIMIT 1',
    [subjectId, deed],
  );
  if (!event) throw notFound('receipt');
  return trailReceipt(manager, event.id);
}
