import type { OpenWork } from '../audit-trail/work';
import { newId } from '../foundation/ids';
import { columns, iso, people } from '../foundation/sql-columns';
import { RequestFileTombstone } from '../requests/files/request-file-tombstone.entity';
import type { Disposal } from './retention.entity';
import { tombstoneOfRequestFile, type DisposalRecord, type DisposedRequestFile } from './tombstone.rules';
import './retention.deeds';

const DELIVERIES = `SELECT coalesce(jsonb_agg(jsonb_build_object('number', d.number, 'preparedBy', app.person_name(d.prepared_by),
    'preparedAt', ${iso('d.prepared_at')}, 'decision', c.decision, 'checkedBy', app.person_name(c.checked_by),
    'checkedAt', ${iso('c.checked_at')}) ORDER BY d.number), '[]')
  FROM delivery_item i JOIN request_delivery d ON d.id = i.request_delivery_id
  LEFT JOIN delivery_check c ON c.request_delivery_id = d.id WHERE i.request_file_id = f.id`;

const FILE = `SELECT f.id AS "fileId", ${columns('f.ref', 'f.title', 'f.source', 'f.sha256', 'f.bytes::float8', 'f.file_name', 'f.detected_type', 'f.retention_class')},
    ${iso('f.ended_at')} AS "receivedAt", ${people('f.brought_by')}, app.vendor_name(f.vendor_id) AS vendor,
    jsonb_build_object('ref', r.ref, 'wanted', r.wanted, 'list', l.ref || ' ' || l.title, 'auditFirm', l.audit_firm, 'period', p.code) AS request,
    (${DELIVERIES}) AS deliveries
  FROM request_file f JOIN audit_request r ON r.id = f.audit_request_id JOIN request_list l ON l.id = r.request_list_id
    JOIN compliance_period p ON p.id = l.period_id WHERE f.id = $1`;

/** Puts a tombstone in the place of a file of a request; answers its digest, whose bytes may go once this is committed. */
export async function disposeOfRequestFile(
  w: OpenWork,
  disposal: Disposal,
  { record, fileId }: { record: DisposalRecord; fileId: string },
): Promise<string[]> {
  const [file]: DisposedRequestFile[] = await w.manager.query(FILE, [fileId]);
  if (!file) throw new Error('A disposal without its file.');
  const { body, sha256: tombstoneSha256 } = tombstoneOfRequestFile(file, record);
  const { id: disposalId, ref: disposalRef, registrantId, vendorId } = disposal;
  await w.manager.getRepository(RequestFileTombstone).insert({
    ...{ id: newId(), registrantId, vendorId, requestFileId: fileId, disposalId },
    ...{ body, bodySha256: tombstoneSha256, disposedAt: w.at },
  });
  const subject = { kind: 'request_file', id: fileId, vendorId, ref: file.ref };
  await w.record('request-file.disposed', subject, { disposalId, disposalRef, sha256: file.sha256, tombstoneSha256 });
  return [file.sha256];
}
