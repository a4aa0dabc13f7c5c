import type { EntityManager } from 'typeorm';
import type { DueItem } from './notice.rules';

// The yearly statement and its quarterly confirmations (GOV-02) are told as what they are, not as requirements too.
// Each source answers what somebody still has to do, in the same columns. `until` is $1, `today` is $2 (YYYY-MM-DD).
const OBLIGATIONS = `
  SELECT 'obligation' AS kind, o.id, o.vendor_id, o.requirement_code || ' ' || r.title || coalesce(' - ' || s.name, '') AS title,
    o.due_rule AS rule, o.due_on, '/requirements/' || o.id AS link
  FROM obligation o
  JOIN compliance_period p ON p.id = o.period_id AND p.state IN ('open', 'closing')
  JOIN requirement r ON r.id = o.requirement_id
  LEFT JOIN service s ON s.id = o.service_id
  WHERE o.progress <> 'submitted' AND o.conclusion IS NULL AND o.requirement_code <> 'GOV-02' AND o.due_on <= $1`;

const ATTESTATIONS = `
  SELECT 'attestation' AS kind, a.id, a.vendor_id, 'Attestation ' || a.ref AS title,
    'Due date set by the registrant' AS rule, a.due_on, '/attestations/' || a.id AS link
  FROM attestation a WHERE a.state IN ('open', 'in_preparation', 'ready') AND a.due_on <= $1`;

const FINDINGS = `
  SELECT 'finding' AS kind, f.id, f.vendor_id, 'Finding ' || f.ref || ' (' || f.severity || '): ' || f.title AS title,
    'Due date of the finding' AS rule, f.due_on, '/findings/' || f.id AS link
  FROM finding f WHERE app.finding_stands(f.state, f.accepted_until, $2::date) = 'open' AND f.due_on <= $1
    AND (CASE WHEN f.state = 'risk_accepted' THEN f.state_before ELSE f.state END) <> 'ready_to_verify'`;

// An exception that nobody has asked to renew yet, until its last day.
const EXCEPTIONS = `
  SELECT 'exception' AS kind, x.id, x.vendor_id, 'Exception ' || x.ref || ' from ' || o.requirement_code || ' ends' AS title,
    'Last day of the approved exception' AS rule, x.wanted_until AS due_on, '/exceptions/' || x.id AS link
  FROM programme_exception x JOIN obligation o ON o.id = x.obligation_id
  WHERE x.state = 'approved' AND x.wanted_until BETWEEN $2::date AND $1
    AND NOT EXISTS (SELECT 1 FROM programme_exception n WHERE n.renews_id = x.id AND n.state <> 'rejected')`;

const QUESTIONNAIRES = `
  SELECT 'question_set' AS kind, q.id, q.vendor_id, 'Questionnaire of ' || p.code AS title, q.due_rule AS rule, q.due_on,
    '/questionnaires/' || q.id AS link
  FROM question_set q JOIN compliance_period p ON p.id = q.period_id AND p.state IN ('open', 'closing')
  WHERE q.state IN ('open', 'returned') AND q.due_on <= $1`;

const CONFIRMATIONS = `
  SELECT 'change_confirmation' AS kind, c.id, c.vendor_id, 'Change confirmation ' || c.ref || ' (' || c.quarter || ')' AS title,
    c.due_rule AS rule, c.due_on, '/attestations' AS link
  FROM change_confirmation c WHERE c.state IN ('open', 'ready') AND c.due_on <= $1`;

// An exercise is due on the day that is planned for it, or to which it was put off.
const EXERCISES = `
  SELECT 'exercise' AS kind, e.id, e.vendor_id, 'Exercise ' || e.ref || ': ' || e.title AS title, 'Day planned in the exercise programme' AS rule,
    e.planned_on AS due_on, '/exercises/' || e.id AS link
  FROM exercise e WHERE e.state IN ('planned', 'scheduled', 'postponed') AND e.planned_on <= $1`;

const REPORTS = `
  SELECT 'assurance_report' AS kind, r.id, r.vendor_id, r.title, 'Day by which the report is expected' AS rule, r.due_on, '/assurance-reports/' || r.id AS link
  FROM assurance_report r JOIN compliance_period p ON p.id = r.period_id AND p.state IN ('open', 'closing')
  WHERE r.state = 'expected' AND r.due_on <= $1`;

// Until a letter is here that speaks of the days to the one by which it is wanted.
const LETTERS = `
  SELECT 'gap_letter' AS kind, r.id, r.vendor_id, 'Gap letter for ' || r.title AS title, 'Day by which the letter is wanted' AS rule, r.letter_due_on AS due_on,
    '/assurance-reports/' || r.id AS link
  FROM assurance_report r JOIN compliance_period p ON p.id = r.period_id
  WHERE r.letter_due_on <= $1 AND r.state <> 'superseded'
    AND NOT EXISTS (SELECT 1 FROM bridge_letter l WHERE l.report_id = r.id AND l.withdrawn_at IS NULL AND l.covers_to >= p.ends_on)`;

const OF_ROLES = [
  OBLIGATIONS,
  ATTESTATIONS,
  FINDINGS,
  EXCEPTIONS,
  QUESTIONNAIRES,
  CONFIRMATIONS,
  EXERCISES,
  REPORTS,
  LETTERS,
].join('\n  UNION ALL');

// What the external auditor waits for. It is the registrant's to answer, whichever vendor it is about.
const REQUESTS = `
  SELECT 'audit_request' AS kind, r.id, NULL::uuid AS vendor_id, 'Request ' || r.ref || ' of the auditor: ' || left(r.wanted, 160) AS title,
    'Day by which the auditor asked for it' AS rule, r.due_on, '/audit-requests/' || r.id AS link, r.owner_id
  FROM audit_request r WHERE r.state IN ('requested', 'accepted', 'in_progress', 'internal_check', 'returned') AND r.due_on <= $1`;

const FOR_VENDOR = `SELECT o.*, NULL::uuid AS owner_id FROM (${OF_ROLES}) o`;
const ALL = `${FOR_VENDOR} UNION ALL ${REQUESTS}`;

/** Everything that waits for somebody and is due by a day (YYYY-MM-DD), as far as the transaction's role may see it. */
export async function dueItems(
  manager: EntityManager,
  { today, until, forVendor = false }: { today: string; until: string; forVendor?: boolean },
): Promise<DueItem[]> {
  return manager.query(
    `SELECT d.kind, d.id, d.vendor_id AS "vendorId", v.name AS "vendorName", d.title, d.rule, d.due_on::text AS "dueOn", d.link, d.owner_id AS "ownerId"
     FROM (${forVendor ? FOR_VENDOR : ALL}) d LEFT JOIN vendor v ON v.id = d.vendor_id ORDER BY d.due_on, d.vendor_id, d.title`,
    [until, today],
  );
}
