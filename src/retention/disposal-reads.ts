import type { EntityManager } from 'typeorm';
import { notFound } from '../foundation/problem';
import { columns, people, times } from '../packets/snapshot/registers';
import type { DisposalDecisionView, DisposalView, TombstoneView } from './retention.dto';

const DISPOSAL = `
  SELECT ${columns('d.id', 'd.ref', 'd.vendor_id', 'd.evidence_item_id', 'd.kept_until::text', 'd.clocks', 'd.reason', 'd.state')},
    ${people('d.proposed_by')}, d.proposed_by AS "proposedById", ${times('d.proposed_at', 'd.executed_at')},
    app.vendor_name(d.vendor_id) AS "vendorName", i.ref AS "evidenceItemRef", i.title AS "evidenceTitle"
  FROM disposal d JOIN evidence_item i ON i.id = d.evidence_item_id`;

type Row = Omit<DisposalView, 'decisions' | 'tombstones'>;

export async function disposalList(manager: EntityManager): Promise<DisposalView[]> {
  const rows: Row[] = await manager.query(`${DISPOSAL} ORDER BY d.proposed_at DESC, d.ref DESC`);
  const disposals: DisposalView[] = [];
  for (const row of rows) disposals.push(await whole(manager, row));
  return disposals;
}

export async function disposalView(manager: EntityManager, id: string): Promise<DisposalView> {
  const [row]: Row[] = await manager.query(`${DISPOSAL} WHERE d.id = $1`, [id]);
  if (!row) throw notFound('disposal');
  return whole(manager, row);
}

async function whole(manager: EntityManager, row: Row): Promise<DisposalView> {
  const decisions: DisposalDecisionView[] = await manager.query(
    `SELECT decision, reason, app.person_name(decided_by) AS "by", decided_by AS "byId", decided_as AS "as",
       to_char(decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "at"
     FROM disposal_decision WHERE disposal_id = $1 ORDER BY decided_at`,
    [row.id],
  );
  const tombstones: TombstoneView[] = await manager.query(
    `SELECT t.evidence_version_id AS "evidenceVersionId", v.number, v.file_name AS "fileName", v.sha256, t.body_sha256 AS "tombstoneSha256", t.body, ${times('e.erased_at')}
     FROM evidence_tombstone t JOIN evidence_version v ON v.id = t.evidence_version_id LEFT JOIN evidence_erasure e ON e.evidence_version_id = v.id WHERE t.disposal_id = $1 ORDER BY v.number`,
    [row.id],
  );
  return { ...row, decisions, tombstones };
}
