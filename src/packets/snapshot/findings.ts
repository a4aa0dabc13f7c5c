import type { ExceptionFacts, FindingFacts } from '../snapshot-recovery.model';
import { columns, iso, ownedBy, people, rows, texts, times } from '../../foundation/sql-columns';
import type { Registers } from './registers';

type Owned<Row> = Row & { ownerId: string };

const FINDING = `
  SELECT ${columns('f.id', 'f.ref', 'f.severity', 'f.title', 'f.description', 'f.source_kind', 'f.source_id', 'f.obligation_id', 'f.exercise_id', 'f.owner_name', 'f.due_on::text')},
    app.finding_stands(f.state, f.accepted_until, $4::date) AS state, f.accepted_until::text AS "acceptedUntil",
    (SELECT s.service_id FROM (
      SELECT o.service_id FROM obligation o WHERE o.id = f.obligation_id UNION ALL SELECT e.service_id FROM exercise e WHERE e.id = f.exercise_id
    ) s WHERE s.service_id IS NOT NULL LIMIT 1) AS "serviceId",
    CASE WHEN f.state = 'risk_accepted' AND f.accepted_until < $4::date THEN f.state_before ELSE f.state END AS stage,
    ${texts('f.closing_note')}, ${people('f.opened_by', 'f.closed_by')}, ${times('f.opened_at', 'f.closed_at')}
  FROM finding f
  WHERE f.vendor_id = $1 AND f.opened_at < $3::date + 1 AND (f.closed_at IS NULL OR f.closed_at >= $2::date)
  ORDER BY f.ref`;

const DUE_CHANGE = `
  SELECT c.finding_id AS "ownerId", c.due_before::text AS "from", c.due_on::text AS "to", c.reason,
    app.person_name(c.changed_by) AS "by", ${iso('c.changed_at')} AS "at"
  FROM finding_due_change c WHERE c.vendor_id = $1 AND c.action_id IS NULL ORDER BY c.finding_id, c.changed_at, c.id`;

const ACTION = `
  SELECT a.finding_id AS "ownerId", a.number, a.text, a.owner_name AS "ownerName", a.due_on::text AS "dueOn", ${iso('a.done_at')} AS "doneAt",
    i.ref AS "evidenceRef"
  FROM finding_action a LEFT JOIN evidence_version v ON v.id = a.evidence_version_id LEFT JOIN evidence_item i ON i.id = v.item_id
  WHERE a.vendor_id = $1 AND a.withdrawn_at IS NULL ORDER BY a.finding_id, a.number`;

const VERIFICATION = `
  SELECT v.finding_id AS "ownerId", v.result, v.method, v.inspected, e.ref AS "retestRef", app.person_name(v.verified_by) AS "by", ${iso('v.verified_at')} AS "at"
  FROM finding_verification v LEFT JOIN step_result r ON r.id = v.retest_step_result_id
    LEFT JOIN exercise e ON e.id = coalesce(v.retest_exercise_id, r.exercise_id)
  WHERE v.vendor_id = $1 ORDER BY v.finding_id, v.verified_at, v.id`;

type Bare = Omit<FindingFacts, 'dueDateChanges' | 'actions' | 'verifications'>;

/** Findings opened, open or closed in the period, with dates, actions and verifications. */
export async function readFindings({ manager, vendorId, period, asOf }: Registers): Promise<FindingFacts[]> {
  const findings = await rows<Bare>(manager, FINDING, [vendorId, period.startsOn, period.endsOn, asOf]);
  const changes = await rows<Owned<FindingFacts['dueDateChanges'][number]>>(manager, DUE_CHANGE, [vendorId]);
  const actions = await rows<Owned<NonNullable<FindingFacts['actions']>[number]>>(manager, ACTION, [vendorId]);
  const verifications = await rows<Owned<NonNullable<FindingFacts['verifications']>[number]>>(manager, VERIFICATION, [
    vendorId,
  ]);
  return findings.map((finding) => ({
    ...finding,
    dueDateChanges: ownedBy(changes, finding.id),
    actions: ownedBy(actions, finding.id),
    verifications: ownedBy(verifications, finding.id),
  }));
}

const EXCEPTION = `
  SELECT x.id, x.ref, x.obligation_id AS "obligationId", f.ref AS "findingRef", b.ref AS "renewsRef", x.reason, x.risk, x.tier, x.wanted_until::text AS until,
    CASE WHEN x.state = 'approved' AND x.wanted_until < $3::date THEN 'expired' ELSE x.state END AS state,
    coalesce(x.assessment, '') AS assessment, x.residual_risk AS "residualRisk", ${people('x.requested_by', 'x.assessed_by')}, ${times('x.requested_at')},
    x.effective_from::text AS "effectiveFrom", coalesce(x.end_reason, '') AS "endReason"
  FROM programme_exception x JOIN obligation o ON o.id = x.obligation_id
  LEFT JOIN finding f ON f.id = x.finding_id LEFT JOIN programme_exception b ON b.id = x.renews_id
  WHERE x.vendor_id = $1 AND o.period_id = $2 ORDER BY x.ref`;

const MEASURE = `
  SELECT m.programme_exception_id AS "ownerId", m.number, m.description, m.owner_name AS "ownerName", m.verdict, coalesce(m.verdict_note, '') AS "verdictNote", i.ref AS "evidenceRef"
  FROM exception_measure m LEFT JOIN evidence_version v ON v.id = m.evidence_version_id LEFT JOIN evidence_item i ON i.id = v.item_id
  WHERE m.vendor_id = $1 ORDER BY m.programme_exception_id, m.number`;

const DECISION = `
  SELECT d.programme_exception_id AS "ownerId", d.part, d.decision, d.reason, app.person_name(d.decided_by) AS "by", ${iso('d.decided_at')} AS "at"
  FROM exception_decision d WHERE d.vendor_id = $1 ORDER BY d.programme_exception_id, d.decided_at, d.id`;

type BareException = Omit<ExceptionFacts, 'measures' | 'decisions'>;

/** Every exception that was asked for from an obligation of the period, whatever became of it. */
export async function readExceptions({ manager, vendorId, period, asOf }: Registers): Promise<ExceptionFacts[]> {
  const exceptions = await rows<BareException>(manager, EXCEPTION, [vendorId, period.id, asOf]);
  const measures = await rows<Owned<ExceptionFacts['measures'][number]>>(manager, MEASURE, [vendorId]);
  const decisions = await rows<Owned<ExceptionFacts['decisions'][number]>>(manager, DECISION, [vendorId]);
  return exceptions.map((one) => ({
    ...one,
    measures: ownedBy(measures, one.id),
    decisions: ownedBy(decisions, one.id),
  }));
}
