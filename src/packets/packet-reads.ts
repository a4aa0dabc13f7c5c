import type { EntityManager } from 'typeorm';
import { refusalToApproveOwn } from '../access/segregation.rules';
import type { Actor } from '../foundation/actor';
import { notFound } from '../foundation/problem';
import { KIND_NAMES, type PacketKind } from './packet-kinds.rules';
import { refusalsToIssue } from './packet.rules';
import { refusalToMove, statusWord } from './packet-states.rules';
import type {
  PacketApprovalView,
  PacketCheck,
  PacketDetail,
  PacketExhibitView,
  PacketSummary,
  PacketsQuery,
} from './packets.dto';
import { signatureOf } from './signature/kept-signature';
import { columns, iso, people, rows, times } from '../foundation/sql-columns';

type Row = Omit<PacketSummary, 'statusWord' | 'failingChecks' | 'laterChangesSince' | 'kindName' | 'subject'> & {
  serviceName: string | null;
  requirementTitle: string | null;
  eventName: string | null;
  checks: PacketCheck[] | null;
  reopenedAt: Date | null;
};

const SUMMARY = `
  SELECT ${columns('k.id', 'k.ref', 'k.kind', 'k.vendor_id', 'k.period_id', 'k.state', 'k.as_of::text', 'k.page_count', 'k.manifest_sha256', 'k.pdf_sha256', 'k.pdf_bytes::float8', 'k.draft_pdf_sha256', 'k.draft_pdf_bytes::float8', 'k.superseded_by', 'k.failure', 'k.checks', 'k.service_id', 'k.requirement_code', 'k.disruption_id', 'k.base_packet_id', 'k.withdrawn_reason')},
    ${times('k.cut_off_at', 'k.requested_at', 'k.assembled_at', 'k.issued_at', 'k.superseded_at', 'k.withdrawn_at')}, ${people('k.prepared_by', 'k.withdrawn_by')}, k.prepared_by AS "preparedById",
    v.name AS "vendorName", b.ref AS "basePacketRef", (SELECT x.ref || ' ' || x.name FROM service x WHERE x.id = k.service_id) AS "serviceName",
    (SELECT x.title FROM requirement x WHERE x.catalogue_version_id = p.catalogue_version_id AND x.code = k.requirement_code) AS "requirementTitle",
    (SELECT x.ref || ' ' || x.title FROM disruption x WHERE x.id = k.disruption_id) AS "eventName", p.code AS "periodCode", s.ref AS "supersededByRef", later.made_at AS "reopenedAt",
    CASE WHEN j.subject_id IS NULL THEN NULL ELSE jsonb_build_object('stage', j.stage, 'done', j.done, 'total', j.total, 'updatedAt', ${iso('j.updated_at')}) END AS progress
  FROM packet k LEFT JOIN vendor v ON v.id = k.vendor_id LEFT JOIN packet b ON b.id = k.base_packet_id JOIN compliance_period p ON p.id = k.period_id
  LEFT JOIN packet s ON s.id = k.superseded_by LEFT JOIN job_progress j ON j.subject_id = k.id
  LEFT JOIN LATERAL (SELECT max(t.made_at) AS made_at FROM period_transition t
    WHERE t.period_id = k.period_id AND t.to_state = 'reopened' AND k.issued_at IS NOT NULL AND t.made_at > k.issued_at) later ON true`;

export async function packetList(manager: EntityManager, query: PacketsQuery): Promise<PacketSummary[]> {
  const found = await rows<Row>(
    manager,
    `${SUMMARY} WHERE ($1::uuid IS NULL OR k.vendor_id = $1) AND ($2::uuid IS NULL OR k.period_id = $2) ORDER BY k.requested_at DESC, k.ref DESC`,
    [query.vendorId ?? null, query.periodId ?? null],
  );
  return found.map(summaryOf);
}

/** One packet with its checks, exhibits and decisions, and what keeps this person from approving it. Throws `not-found`. */
export async function packetDetail(manager: EntityManager, id: string, actor: Actor): Promise<PacketDetail> {
  const [row] = await rows<Row>(manager, `${SUMMARY} WHERE k.id = $1`, [id]);
  if (!row) throw notFound('packet');
  const checks = row.checks ?? [];
  return {
    ...summaryOf(row),
    checks,
    exhibits: await exhibitsOf(manager, id),
    approvals: await approvalsOf(manager, id),
    signature: await signatureOf(manager, id),
    approvalRefusals: [
      refusalToMove(row.state, 'approved'),
      refusalToApproveOwn(actor.personId, { preparedBy: row.preparedById, what: 'packet' }),
      ...refusalsToIssue(checks),
    ].flatMap((refusal) => (refusal ? [refusal.reason] : [])),
  };
}

function summaryOf({ checks, reopenedAt, serviceName, requirementTitle, eventName, ...row }: Row): PacketSummary {
  const failingChecks = checks?.filter((check) => check.verdict === 'fail').length ?? null;
  const laterChangesSince = reopenedAt?.toISOString() ?? null;
  const kindName = KIND_NAMES[row.kind];
  const subject = subjectOf(row, { serviceName, requirementTitle, eventName });
  return { ...row, kindName, subject, statusWord: statusWord(row.state), failingChecks, laterChangesSince };
}

/** What a packet is about, in the words that stand on it. */
function subjectOf(
  row: Pick<PacketSummary, 'kind' | 'vendorName' | 'requirementCode' | 'basePacketRef'>,
  named: Pick<Row, 'serviceName' | 'requirementTitle' | 'eventName'>,
): string {
  const vendor = row.vendorName ?? '';
  const words: Record<PacketKind, string> = {
    VP: vendor,
    SP: `${named.serviceName ?? ''}, ${vendor}`,
    PP: 'All vendors',
    RP: `${row.requirementCode ?? ''} ${named.requirementTitle ?? ''}`.trim(),
    IP: `${named.eventName ?? ''}, ${vendor}`,
    DP: `${vendor}, since ${row.basePacketRef ?? ''}`,
  };
  return words[row.kind];
}

function exhibitsOf(manager: EntityManager, packetId: string): Promise<PacketExhibitView[]> {
  return rows(
    manager,
    `SELECT ${columns('x.number', 'x.evidence_version_id', 'v.item_id', 'i.title', 'v.file_name', 'v.sha256', 'v.bytes::float8', 'x.attached', 'x.not_attached_reason')}, i.ref AS "itemRef"
     FROM packet_exhibit x JOIN evidence_version v ON v.id = x.evidence_version_id JOIN evidence_item i ON i.id = v.item_id
     WHERE x.packet_id = $1 ORDER BY length(x.number), x.number`,
    [packetId],
  );
}

function approvalsOf(manager: EntityManager, packetId: string): Promise<PacketApprovalView[]> {
  return rows(
    manager,
    `SELECT ${columns('approver_id', 'decision', 'reason', 'method')}, app.person_name(approver_id) AS approver, ${times('decided_at')}
     FROM packet_approval WHERE packet_id = $1 ORDER BY packet_approval.decided_at`,
    [packetId],
  );
}
