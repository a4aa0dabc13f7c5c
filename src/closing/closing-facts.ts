import type { EntityManager } from 'typeorm';
import type { OpenItem } from './closing.dto';
import type { OpenKind } from './closing.rules';

const OBLIGATIONS = `
  SELECT o.id, o.requirement_code AS ref, r.title || coalesce(' (' || s.name || ')', '') || ': ' ||
      CASE WHEN o.conclusion = 'under_review' THEN 'under review' ELSE replace(o.progress, '_', ' ') END AS words,
    o.vendor_id AS "vendorId", v.name AS "vendorName", o.due_on::text AS "dueOn"
  FROM obligation o JOIN requirement r ON r.id = o.requirement_id
  LEFT JOIN vendor v ON v.id = o.vendor_id LEFT JOIN service s ON s.id = o.service_id
  WHERE o.period_id = $1 AND (o.conclusion IS NULL OR o.conclusion = 'under_review')
  ORDER BY v.name NULLS FIRST, o.requirement_code, o.due_on, o.id`;

const REVIEWS = `
  SELECT b.id, b.ref, 'Submission ' || replace(b.state, '_', ' ') AS words, b.vendor_id AS "vendorId", v.name AS "vendorName", NULL AS "dueOn"
  FROM submission b JOIN vendor v ON v.id = b.vendor_id LEFT JOIN review w ON w.submission_id = b.id
  WHERE b.period_id = $1 AND (b.state IN ('submitted', 'in_review') OR (b.state = 'concluded' AND w.needs_approval)) ORDER BY v.name, b.ref`;

const ATTESTATIONS = `
  SELECT a.id, a.ref, 'Attestation ' || replace(a.state, '_', ' ') AS words, a.vendor_id AS "vendorId", v.name AS "vendorName", a.due_on::text AS "dueOn"
  FROM attestation a JOIN vendor v ON v.id = a.vendor_id WHERE a.period_id = $1 AND a.state IN ('open', 'in_preparation', 'ready')
  UNION ALL
  SELECT v.id, v.ref, 'No attestation stands for this period', v.id, v.name, NULL
  FROM vendor v WHERE EXISTS (SELECT 1 FROM obligation o WHERE o.vendor_id = v.id AND o.period_id = $1)
    AND NOT EXISTS (SELECT 1 FROM attestation a WHERE a.vendor_id = v.id AND a.period_id = $1 AND a.state IN ('open', 'in_preparation', 'ready', 'signed', 'accepted'))
  ORDER BY "vendorName", ref`;

// Of a year that is locked, only what had been opened by then: a later finding belongs to a later year.
const CRITICALS = `
  SELECT f.id, f.ref, f.title AS words, f.vendor_id AS "vendorId", v.name AS "vendorName", f.due_on::text AS "dueOn"
  FROM finding f JOIN vendor v ON v.id = f.vendor_id
  WHERE f.severity = 'critical' AND f.closed_at IS NULL AND f.state NOT IN ('closed_verified', 'void')
    AND NOT EXISTS (SELECT 1 FROM compliance_period p JOIN period_transition t ON t.period_id = p.id AND t.to_state = 'locked'
      WHERE p.id = $1 AND p.state IN ('locked', 'archived') GROUP BY p.id HAVING max(t.made_at) < f.opened_at)
    AND EXISTS (SELECT 1 FROM obligation o WHERE o.vendor_id = f.vendor_id AND o.period_id = $1) ORDER BY v.name, f.ref`;

const PACKETS = `
  SELECT v.id, v.ref, coalesce((SELECT 'Packet ' || k.ref || ' is ' || k.state FROM packet k WHERE k.vendor_id = v.id AND k.kind = 'VP' AND k.period_id = $1
      AND k.state <> 'superseded' ORDER BY k.requested_at DESC LIMIT 1), 'No packet was prepared') AS words,
    v.id AS "vendorId", v.name AS "vendorName", NULL AS "dueOn"
  FROM vendor v WHERE EXISTS (SELECT 1 FROM obligation o WHERE o.vendor_id = v.id AND o.period_id = $1)
    AND NOT EXISTS (SELECT 1 FROM packet k WHERE k.vendor_id = v.id AND k.kind = 'VP' AND k.period_id = $1 AND k.state = 'issued') ORDER BY v.name`;

const CONFIRMATIONS = `
  SELECT c.id, c.ref, 'Change confirmation of ' || c.quarter || ' ' || c.state AS words, c.vendor_id AS "vendorId", v.name AS "vendorName", c.due_on::text AS "dueOn"
  FROM change_confirmation c JOIN vendor v ON v.id = c.vendor_id WHERE c.period_id = $1 AND c.state IN ('open', 'ready') ORDER BY v.name, c.due_on`;

const QUESTION_SETS = `
  SELECT q.id, v.ref, 'Questionnaire ' || q.state AS words, q.vendor_id AS "vendorId", v.name AS "vendorName", q.due_on::text AS "dueOn"
  FROM question_set q JOIN vendor v ON v.id = q.vendor_id WHERE q.period_id = $1 AND q.state <> 'reviewed' ORDER BY v.name`;

const QUERIES: Record<OpenKind, string> = {
  obligation: OBLIGATIONS,
  review: REVIEWS,
  attestation: ATTESTATIONS,
  change_confirmation: CONFIRMATIONS,
  question_set: QUESTION_SETS,
  critical_finding: CRITICALS,
  packet: PACKETS,
};

/** What of one kind still stands open in a period, vendor by vendor. */
export async function openItems(manager: EntityManager, kind: OpenKind, periodId: string): Promise<OpenItem[]> {
  return manager.query(QUERIES[kind], [periodId]);
}

/** How many obligations of the period have each conclusion; `none` where there is none yet. */
export async function conclusionCounts(
  manager: EntityManager,
  periodId: string,
): Promise<{ conclusion: string; obligations: number }[]> {
  return manager.query(
    `SELECT coalesce(conclusion, 'none') AS conclusion, count(*)::int AS obligations FROM obligation WHERE period_id = $1 GROUP BY 1 ORDER BY 1`,
    [periodId],
  );
}

const OPEN_CONCLUSIONS = ['none', 'under_review'];

export const unconcludedIn = (counts: readonly { conclusion: string; obligations: number }[]): number =>
  counts.filter((one) => OPEN_CONCLUSIONS.includes(one.conclusion)).reduce((sum, one) => sum + one.obligations, 0);
