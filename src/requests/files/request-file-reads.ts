import type { EntityManager } from 'typeorm';
import { receiptOfDeed } from '../../audit-trail/tree/trail-receipt';
import { notFound } from '../../foundation/problem';
import { columns, iso, people } from '../../foundation/sql-columns';
import type { DisposedUnder, RequestFileReceipt, RequestFileView } from './request-files.dto';

/** The disposal whose tombstone stands in the place of a version of evidence, or of a file of a request; null without one. */
export const disposalOf = (kind: 'evidence_version' | 'request_file', id: string): string =>
  `(SELECT jsonb_build_object('id', s.id, 'ref', s.ref, 'at', ${iso('t.disposed_at')}) FROM ${kind.replace('_version', '')}_tombstone t
    JOIN disposal s ON s.id = t.disposal_id WHERE t.${kind}_id = ${id})`;

const FILE = `SELECT ${columns('f.id', 'f.ref', 'f.title', 'f.source', 'f.file_name', 'f.bytes::float8', 'f.sha256', 'f.detected_type', 'f.type_verdict', 'f.scan_state', 'f.retention_class')},
    ${people('f.brought_by')}, ${iso('f.ended_at')} AS "receivedAt",
    ARRAY(SELECT d.number FROM delivery_item i JOIN request_delivery d ON d.id = i.request_delivery_id WHERE i.request_file_id = f.id ORDER BY d.number) AS deliveries,
    ${disposalOf('request_file', 'f.id')} AS disposal`;

/** Files that were received for a request, oldest first; an auditor sees those that were delivered. */
export async function filesOf(manager: EntityManager, requestId: string): Promise<RequestFileView[]> {
  const files: RequestFileView[] = await manager.query(
    `${FILE} FROM request_file f WHERE f.audit_request_id = $1 AND f.state = 'received' ORDER BY f.ended_at, f.ref`,
    [requestId],
  );
  return files;
}

/** The disposal that took the bytes of a received file; null while they are kept. */
export async function disposalOfFile(manager: EntityManager, id: string): Promise<DisposedUnder | null> {
  const [row]: { disposal: DisposedUnder | null }[] = await manager.query(
    `SELECT ${disposalOf('request_file', '$1::uuid')} AS disposal`,
    [id],
  );
  return row?.disposal ?? null;
}

/** Read from the record and from the event that recorded it; both were written in one Work. */
export async function receiptOfFile(manager: EntityManager, id: string): Promise<RequestFileReceipt> {
  const [file]: Omit<RequestFileReceipt, 'trail'>[] = await manager.query(
    `${FILE}, r.id AS "requestId", r.ref AS "requestRef" FROM request_file f JOIN audit_request r ON r.id = f.audit_request_id
     WHERE f.id = $1 AND f.state = 'received'`,
    [id],
  );
  if (!file) throw notFound('file');
  return { ...file, trail: await receiptOfDeed(manager, id, 'request-file.received') };
}
