import type { DisruptionCoverageFacts, PlanFacts, PlanStepFacts, PlanVersionFacts } from '../snapshot-recovery.model';
import { columns, ownedBy, people, rows, texts, times } from '../../foundation/sql-columns';
import type { Registers } from './registers';

type Owned<T> = T & { ownerId: string };

// A version belongs in the register when it was in force, or was put forward, at any time in the period; drafts are the vendor's own.
export const PLANNED_IN_PERIOD = `v.vendor_id = $1 AND v.state <> 'draft' AND (
  (coalesce(v.effective_from, $2::date) <= $3::date AND (v.effective_to IS NULL OR v.effective_to >= $2::date))
  OR EXISTS (SELECT 1 FROM submission_line l JOIN submission b ON b.id = l.submission_id WHERE b.period_id = $4
    AND (l.target_id = v.id OR l.target_id IN (SELECT e.id FROM exercise e WHERE e.plan_version_id = v.id)))
  OR EXISTS (SELECT 1 FROM exercise e WHERE e.plan_version_id = v.id
    AND coalesce((coalesce(e.occurred_at, e.started_at) AT TIME ZONE 'UTC')::date, e.planned_on) BETWEEN $2::date AND $3::date))`;

const VERSION = `
  SELECT v.plan_id AS "ownerId", ${columns('v.id', 'v.number', 'v.label', 'v.state', 'v.content_sha256', 'v.source_evidence_version_id', 'v.service_ids', 'v.change_summary', 'v.review_due_on::text', 'v.offline_copy', 'v.effective_from::text', 'v.effective_to::text', 'v.emphasis', 'v.sections')},
    coalesce(v.return_reasons, '[]'::jsonb) AS "returnReasons",
    ${people('v.authored_by', 'v.vendor_approved_by', 'v.accepted_by', 'v.returned_by')},
    ${times('v.authored_at', 'v.vendor_approved_at', 'v.submitted_at', 'v.accepted_at', 'v.returned_at')}
  FROM plan_version v WHERE ${PLANNED_IN_PERIOD} ORDER BY v.plan_id, v.number`;

const STEP = `
  SELECT s.plan_version_id AS "ownerId", ${columns('s.id', 's.number', 's.title', 's.depends_on', 's.expected_minutes')}, ${texts('s.instruction', 's.owner', 's.system_name')}
  FROM plan_step s JOIN plan_version v ON v.id = s.plan_version_id WHERE ${PLANNED_IN_PERIOD} ORDER BY s.plan_version_id, s.number`;

const COVERAGE = `
  SELECT d.plan_version_id AS "ownerId", d.disruption_type AS "disruptionType", ${texts('d.process', 'd.solution', 'd.not_applicable_reason')}
  FROM disruption_coverage d JOIN plan_version v ON v.id = d.plan_version_id WHERE ${PLANNED_IN_PERIOD} ORDER BY d.plan_version_id, d.disruption_type`;

/** Every plan with its versions that were in force, put forward or exercised in the period, with steps and coverage. */
export async function readPlans({ manager, vendorId, period }: Registers): Promise<PlanFacts[]> {
  const parameters = [vendorId, period.startsOn, period.endsOn, period.id];
  const plans = await rows<Omit<PlanFacts, 'versions'>>(
    manager,
    'SELECT id, ref, kind, title FROM plan WHERE vendor_id = $1 ORDER BY ref',
    [vendorId],
  );
  const versions = await rows<Owned<Omit<PlanVersionFacts, 'steps' | 'coverage'>>>(manager, VERSION, parameters);
  const steps = await rows<Owned<PlanStepFacts>>(manager, STEP, parameters);
  const coverage = await rows<Owned<DisruptionCoverageFacts>>(manager, COVERAGE, parameters);
  return plans
    .map((plan) => ({
      ...plan,
      versions: ownedBy(versions, plan.id).map((version) => ({
        ...version,
        steps: ownedBy(steps, version.id),
        coverage: ownedBy(coverage, version.id),
      })),
    }))
    .filter((plan) => plan.versions.length > 0);
}
