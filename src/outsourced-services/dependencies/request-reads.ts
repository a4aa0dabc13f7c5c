import type { EntityManager } from 'typeorm';
import type { DependencyRequestView } from './requests.dto';

type Row = Omit<DependencyRequestView, 'askedAt' | 'answeredAt'> & { askedAt: Date; answeredAt: Date | null };

const ROWS = `
  SELECT q.id, q.ref, q.vendor_id AS "vendorId", app.vendor_name(q.vendor_id) AS "vendorName", q.dependent_name AS "dependentName", q.service_name AS "serviceName", q.what, q.role,
    q.share_pct AS "sharePct", q.standby_capacity_pct AS "standbyCapacityPct", q.activation_minutes AS "activationMinutes", q.their_rto_minutes AS "theirRtoMinutes",
    q.owner_side AS "ownerSide", q.owner_name AS "ownerName", q.state, q.asked_at AS "askedAt", q.answered_at AS "answeredAt", app.person_name(q.answered_by) AS "answeredByName",
    q.objection, q.answer_note AS "answerNote", q.stated_rto_minutes AS "statedRtoMinutes", q.version
  FROM dependency_request q WHERE $1::uuid IS NULL OR q.id = $1 ORDER BY q.state = 'open' DESC, q.asked_at DESC, q.id DESC`;

export async function requestsOf(manager: EntityManager, id: string | null = null): Promise<DependencyRequestView[]> {
  const rows: Row[] = await manager.query(ROWS, [id]);
  return rows.map((row) => ({
    ...row,
    askedAt: row.askedAt.toISOString(),
    answeredAt: row.answeredAt?.toISOString() ?? null,
  }));
}
