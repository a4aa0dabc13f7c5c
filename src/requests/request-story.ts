import type { EntityManager } from 'typeorm';
import { columns, people, times } from '../foundation/sql-columns';
import { disposalOf } from './files/request-file-reads';
import { REQUEST_WORDS } from './request.rules';
import type { DeliveredItemView, DeliveryView, RequestMoveView, RequestNoteView } from './request-views.dto';

export async function movesOf(manager: EntityManager, requestId: string): Promise<RequestMoveView[]> {
  const moves: Omit<RequestMoveView, 'words'>[] = await manager.query(
    `SELECT from_state AS "from", to_state AS "to", reason, app.person_name(made_by) AS "by", to_char(made_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "at"
     FROM request_move WHERE audit_request_id = $1 ORDER BY made_at, id`,
    [requestId],
  );
  return moves.map((move) => ({ ...move, words: REQUEST_WORDS[move.to] }));
}

export async function notesOf(manager: EntityManager, requestId: string): Promise<RequestNoteView[]> {
  const notes: RequestNoteView[] = await manager.query(
    `SELECT id, words, app.person_name(written_by) AS "by", to_char(written_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "at"
     FROM request_note WHERE audit_request_id = $1 ORDER BY written_at, id`,
    [requestId],
  );
  return notes;
}

type DeliveryRow = Omit<DeliveryView, 'items'> & { id: string };

/** Every delivery, latest first; an auditor sees those that passed their check. */
export async function deliveriesOf(manager: EntityManager, requestId: string): Promise<DeliveryView[]> {
  const rows: DeliveryRow[] = await manager.query(
    `SELECT d.id, ${columns('d.number', 'd.answer', 'c.decision')}, d.prepared_by AS "preparedById", ${people('d.prepared_by', 'c.checked_by')},
       ${times('d.prepared_at', 'c.checked_at')}, c.reason AS "checkReason"
     FROM request_delivery d LEFT JOIN delivery_check c ON c.request_delivery_id = d.id
     WHERE d.audit_request_id = $1 ORDER BY d.number DESC`,
    [requestId],
  );
  const deliveries: DeliveryView[] = [];
  for (const { id, ...row } of rows) deliveries.push({ ...row, items: await itemsOf(manager, id) });
  return deliveries;
}

async function itemsOf(manager: EntityManager, deliveryId: string): Promise<DeliveredItemView[]> {
  const items: DeliveredItemView[] = await manager.query(
    `SELECT ${columns('i.number', 'i.kind', 'i.target_id', 'v.item_id', 'i.label', 'i.sha256', 'i.bytes::float8')},
       coalesce(${disposalOf('request_file', 'i.request_file_id')}, ${disposalOf('evidence_version', 'i.evidence_version_id')}) AS disposal
     FROM delivery_item i LEFT JOIN evidence_version v ON v.id = i.evidence_version_id
     WHERE i.request_delivery_id = $1 ORDER BY i.number`,
    [deliveryId],
  );
  return items;
}
