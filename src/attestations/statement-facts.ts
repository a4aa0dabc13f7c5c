import type { EntityManager } from 'typeorm';
import { sha256Hex } from '../foundation/ids';
import type { AttestationRecord } from './attestation-record';
import type { Weakness } from './signing.rules';
import { waiverWords } from './waiver.rules';
import { STATEMENT_VERSION, statementText, type StatementExercise, type StatementFacts } from './statement.rules';

/** A statement as it reads at this moment; its digest is SHA-256 of its UTF-8 bytes, lower-case hex. */
export interface BuiltStatement {
  version: number;
  text: string;
  sha256: string;
}

const SERVICES = `SELECT ref, name, tier FROM service WHERE vendor_id = $1 AND state = 'active' ORDER BY ref`;

// Approved by the vendor by the end of the period, not sent back, and not replaced before it began.
const PLANS = `
  SELECT p.ref, v.label, p.kind, p.title, (v.vendor_approved_at AT TIME ZONE 'UTC')::date::text AS "approvedOn", v.content_sha256 AS sha256
  FROM plan_version v JOIN plan p ON p.id = v.plan_id
  WHERE v.vendor_id = $1 AND v.vendor_approved_at IS NOT NULL AND v.state NOT IN ('returned', 'rejected')
    AND (v.vendor_approved_at AT TIME ZONE 'UTC')::date <= $3::date AND (v.effective_to IS NULL OR v.effective_to > $2::date)
  ORDER BY p.ref, v.number`;

const EXERCISES = `
  SELECT x.*, (SELECT count(*)::int FROM latest r WHERE r.exercise_id = x.id AND r.outcome IN ('pass', 'pass_with_issue', 'fail')) AS performed,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('number', t.number, 'title', t.title, 'outcome', coalesce(r.outcome, 'without outcome'), 'note', coalesce(r.reason, r.note, '')) ORDER BY t.number), '[]')
      FROM plan_step t LEFT JOIN latest r ON r.plan_step_id = t.id AND r.exercise_id = x.id
      WHERE t.plan_version_id = x.plan_version_id AND coalesce(r.outcome, 'none') IN ('none', 'fail', 'not_performed')) AS shortfalls,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('text', o.text, 'rating', o.rating, 'note', coalesce(o.rating_note, '')) ORDER BY o.number), '[]')
      FROM exercise_objective o WHERE o.exercise_id = x.id AND o.rating IN ('M', 'U')) AS "weakObjectives"
  FROM held x ORDER BY x."on", x.ref`;

const WITH = `
  WITH held AS (
    SELECT e.id, e.plan_version_id, e.ref, e.title, e.kind, coalesce((coalesce(e.occurred_at, e.started_at) AT TIME ZONE 'UTC')::date, e.planned_on)::text AS "on",
      e.results_at IS NOT NULL AS held, e.state, e.state_reason AS "stateReason", p.ref || ' version ' || v.label AS "planLabel", e.clock_basis AS "clockBasis",
      e.rto_objective_minutes AS "rtoObjectiveMinutes", e.achieved_rto_minutes AS "achievedRtoMinutes", e.not_recovered_reason AS "notRecoveredReason",
      e.rpo_objective_minutes AS "rpoObjectiveMinutes", e.achieved_rpo_minutes AS "achievedRpoMinutes",
      (SELECT count(*)::int FROM plan_step t WHERE t.plan_version_id = e.plan_version_id) AS steps
    FROM exercise e JOIN plan_version v ON v.id = e.plan_version_id JOIN plan p ON p.id = v.plan_id
    WHERE e.vendor_id = $1 AND (e.results_at IS NOT NULL OR e.state IN ('cancelled', 'postponed'))
      AND coalesce((coalesce(e.occurred_at, e.started_at) AT TIME ZONE 'UTC')::date, e.planned_on) BETWEEN $2::date AND $3::date),
  latest AS (
    SELECT DISTINCT ON (r.exercise_id, r.plan_step_id) r.* FROM step_result r JOIN held h ON h.id = r.exercise_id
    ORDER BY r.exercise_id, r.plan_step_id, r.attempt DESC)`;

const FINDINGS = `SELECT ref, severity, title, due_on::text AS "dueOn", accepted_until::text AS "acceptedUntil" FROM finding WHERE vendor_id = $1 AND state NOT IN ('closed_verified', 'void') ORDER BY ref`;

/** Builds the statement of an attestation from the registers, for this signer. */
export async function buildStatement(
  manager: EntityManager,
  attestation: AttestationRecord & { weaknesses: readonly Weakness[] },
  signer: { name: string; title: string },
): Promise<BuiltStatement> {
  const text = statementText(await statementFacts(manager, attestation, signer));
  return { version: STATEMENT_VERSION, text, sha256: sha256Hex(text) };
}

async function statementFacts(
  manager: EntityManager,
  attestation: AttestationRecord & { weaknesses: readonly Weakness[] },
  signer: { name: string; title: string },
): Promise<StatementFacts> {
  const { vendorId, periodFrom, periodTo } = attestation;
  const services: StatementFacts['services'] = await manager.query(SERVICES, [vendorId]);
  const plans: StatementFacts['plans'] = await manager.query(PLANS, [vendorId, periodFrom, periodTo]);
  const exercises: StatementExercise[] = await manager.query(`${WITH} ${EXERCISES}`, [vendorId, periodFrom, periodTo]);
  const findings: StatementFacts['findings'] = await manager.query(FINDINGS, [vendorId]);
  return {
    ref: attestation.ref,
    signerName: signer.name,
    signerTitle: signer.title,
    vendor: attestation.vendorLegalName,
    registrant: attestation.registrantName,
    periodCode: attestation.periodCode,
    from: periodFrom,
    to: periodTo,
    services,
    plans,
    exercises,
    findings,
    subOutsourcers: attestation.subOutsourcers,
    waiver: attestation.waiver === null ? null : waiverWords(attestation.waiver),
    weaknesses: attestation.weaknesses.map(({ words }) => words),
    lines: attestation.lines,
  };
}
