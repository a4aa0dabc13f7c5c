import type { EntityManager } from 'typeorm';
import { nextAttestationStep } from './home.rules';
import type { AttestationStanding, OpenFindingItem, PacketStanding } from './home.dto';
import type { OpenQuery, ReturnedItem } from './vendor-items.dto';
import type { Role } from '../foundation/actor';

// The statements behind the home pages. Row-level security decides whose rows they see.

const iso = <K extends string>(row: Record<K, Date | null>, key: K): string | null => row[key]?.toISOString() ?? null;

type Dated<T, K extends keyof T> = Omit<T, K> & Record<K, Date | null>;

// What a final review handed back and nobody has mended: its target still stands so, and no newer one took its place.
const RETURNED = `
  SELECT CASE l.kind WHEN 'evidence_use' THEN 'evidence' ELSE l.kind END AS kind,
    coalesce(i.id, l.target_id) AS "targetId", coalesce(i.ref, p.ref, e.ref) AS ref, coalesce(i.title, p.title || ' ' || pv.label, e.title) AS title,
    d.decision, d.reason, app.person_name(d.decided_by) AS "decidedByName", d.decided_at AS "decidedAt", b.id AS "submissionId", b.ref AS "submissionRef"
  FROM review_line d
  JOIN submission_line l ON l.vendor_id = d.vendor_id AND l.id = d.submission_line_id
  JOIN submission b ON b.vendor_id = l.vendor_id AND b.id = l.submission_id
  JOIN review r ON r.vendor_id = d.vendor_id AND r.id = d.review_id AND r.round = d.round
  LEFT JOIN evidence_use u ON u.vendor_id = l.vendor_id AND u.id = l.evidence_use_id
  LEFT JOIN evidence_version ev ON ev.vendor_id = u.vendor_id AND ev.id = u.evidence_version_id
  LEFT JOIN evidence_item i ON i.vendor_id = ev.vendor_id AND i.id = ev.item_id
  LEFT JOIN plan_version pv ON pv.vendor_id = l.vendor_id AND pv.id = l.plan_version_id
  LEFT JOIN plan p ON p.vendor_id = pv.vendor_id AND p.id = pv.plan_id
  LEFT JOIN exercise e ON e.vendor_id = l.vendor_id AND e.id = l.exercise_id
  LEFT JOIN obligation o ON o.vendor_id = l.vendor_id AND o.id = l.obligation_id
  WHERE d.decision IN ('returned', 'rejected')
    AND CASE l.kind
      WHEN 'evidence_use' THEN u.state = 'rejected' AND i.withdrawn_at IS NULL AND o.progress <> 'submitted'
        AND NOT EXISTS (SELECT 1 FROM evidence_version n WHERE n.vendor_id = ev.vendor_id AND n.supersedes = ev.id)
      WHEN 'plan_version' THEN pv.state IN ('returned', 'rejected') AND NOT EXISTS (SELECT 1 FROM plan_version n WHERE n.vendor_id = pv.vendor_id AND n.plan_id = pv.plan_id AND n.number > pv.number)
      ELSE d.decision = 'returned' AND e.state = 'in_progress' END
  ORDER BY d.decided_at DESC LIMIT 50`;

export async function returnedItems(manager: EntityManager): Promise<ReturnedItem[]> {
  const rows: Dated<ReturnedItem, 'decidedAt'>[] = await manager.query(RETURNED);
  return rows.map((row) => ({ ...row, decidedAt: iso(row, 'decidedAt') ?? '' }));
}

const OPEN_QUERIES = `
  SELECT q.id AS "queryId", q.subject, q.text, app.person_name(q.asked_by) AS "askedByName", q.asked_at AS "askedAt",
    b.id AS "submissionId", b.ref AS "submissionRef"
  FROM review_query q
  JOIN review r ON r.vendor_id = q.vendor_id AND r.id = q.review_id
  JOIN submission b ON b.vendor_id = r.vendor_id AND b.id = r.submission_id
  WHERE q.state = 'open' ORDER BY q.asked_at, q.id LIMIT 50`;

export async function openQueries(manager: EntityManager): Promise<OpenQuery[]> {
  const rows: Dated<OpenQuery, 'askedAt'>[] = await manager.query(OPEN_QUERIES);
  return rows.map((row) => ({ ...row, askedAt: iso(row, 'askedAt') ?? '' }));
}

const FINDINGS = `
  SELECT f.id AS "findingId", f.ref, f.title, f.severity, f.vendor_id AS "vendorId", v.name AS "vendorName",
    f.owner_name AS "ownerName", f.due_on::text AS "dueOn", f.due_on < $1::date AS overdue
  FROM finding f JOIN vendor v ON v.id = f.vendor_id
  WHERE app.finding_stands(f.state, f.accepted_until, $1::date) = 'open'
  ORDER BY array_position(ARRAY['critical', 'high', 'medium', 'low'], f.severity), f.due_on, f.id LIMIT 50`;

export async function openFindings(manager: EntityManager, today: string): Promise<OpenFindingItem[]> {
  const rows: OpenFindingItem[] = await manager.query(FINDINGS, [today]);
  return rows;
}

const ATTESTATIONS = `
  SELECT a.id AS "attestationId", a.ref, a.vendor_id AS "vendorId", v.name AS "vendorName", c.code AS "periodCode", a.state,
    a.due_on::text AS "dueOn", a.due_on < $1::date AND a.state IN ('open', 'in_preparation', 'ready') AS late,
    app.person_name(a.attestor_id) AS "attestorName", s.qualified, s.signed_at AS "signedAt"
  FROM attestation a
  JOIN vendor v ON v.id = a.vendor_id
  JOIN compliance_period c ON c.id = a.period_id
  LEFT JOIN attestation_signature s ON s.vendor_id = a.vendor_id AND s.attestation_id = a.id
  WHERE a.state <> 'superseded' AND ($2::uuid IS NULL OR a.period_id = $2)
  ORDER BY a.due_on, v.name, a.scheduled_at DESC`;

export async function attestationStandings(
  manager: EntityManager,
  asked: { role: Role; today: string; periodId: string | null },
): Promise<AttestationStanding[]> {
  const rows: Dated<Omit<AttestationStanding, 'nextAction'>, 'signedAt'>[] = await manager.query(ATTESTATIONS, [
    asked.today,
    asked.periodId,
  ]);
  return rows.map((row) => ({
    ...row,
    signedAt: iso(row, 'signedAt'),
    nextAction: nextAttestationStep(row.state, asked.role),
  }));
}

const PACKETS = `
  SELECT p.id AS "packetId", p.ref, p.vendor_id AS "vendorId", coalesce(v.name, 'all vendors') AS "vendorName", c.code AS "periodCode", p.state,
    p.requested_at AS "requestedAt", p.issued_at AS "issuedAt"
  FROM packet p LEFT JOIN vendor v ON v.id = p.vendor_id JOIN compliance_period c ON c.id = p.period_id
  WHERE p.state = ANY ($1) ORDER BY coalesce(p.issued_at, p.requested_at) DESC, p.id LIMIT 50`;

export async function packetStandings(manager: EntityManager, states: readonly string[]): Promise<PacketStanding[]> {
  const rows: Dated<PacketStanding, 'requestedAt' | 'issuedAt'>[] = await manager.query(PACKETS, [states]);
  return rows.map((row) => ({
    ...row,
    requestedAt: iso(row, 'requestedAt') ?? '',
    issuedAt: iso(row, 'issuedAt'),
  }));
}
