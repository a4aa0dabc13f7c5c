import type { EntityManager } from 'typeorm';
import { notFound } from '../foundation/problem';
import type { Finding } from './finding.entity';
import type { Retest } from './finding-retest.rules';
import type { VerifyFinding } from './finding-story.dto';

type Asked = Pick<VerifyFinding, 'retestExerciseId' | 'retestStepResultId'>;

interface Performed {
  ref: string;
  performedAt: Date | null;
  passed: boolean;
}

const EXERCISE = `
  SELECT ref, coalesce(started_at, results_at) AS "performedAt",
    coalesce(outcome IN ('satisfactory', 'satisfactory_with_findings'), false) AS passed
  FROM exercise WHERE id = $1 AND vendor_id = $2`;

const ATTEMPT = `
  SELECT e.ref || ', step ' || p.number || ', attempt ' || r.attempt AS ref, r.recorded_at AS "performedAt",
    r.outcome IN ('pass', 'pass_with_issue') AS passed
  FROM step_result r JOIN exercise e ON e.id = r.exercise_id JOIN plan_step p ON p.id = r.plan_step_id
  WHERE r.id = $1 AND r.vendor_id = $2`;

/** What the retest was; an exercise passed where its review said so, a step where its attempt did. */
export async function retestOf(manager: EntityManager, finding: Finding, asked: Asked): Promise<Retest | null> {
  const { retestExerciseId, retestStepResultId } = asked;
  const id = retestStepResultId ?? retestExerciseId;
  if (id === undefined) return null;
  const statement = retestStepResultId === undefined ? EXERCISE : ATTEMPT;
  const [found]: Performed[] = await manager.query(statement, [id, finding.vendorId]);
  if (!found) throw notFound('retest of this vendor');
  const { ref, performedAt, passed } = found;
  return { ref, performedAt: performedAt?.toISOString() ?? null, passed };
}

/**
 * ISO time from which a test counts as a retest: the start of the exercise that showed the gap, its failed attempt where
 * the same step was tried again, or else the opening of the finding.
 */
export async function shownAt(manager: EntityManager, finding: Finding, asked: Asked): Promise<string> {
  const [found]: { at: Date | null }[] = await manager.query(
    `SELECT CASE WHEN $2::uuid IS NULL THEN (SELECT coalesce(started_at, results_at) FROM exercise WHERE id = $1) ELSE
       (SELECT min(f.recorded_at) FROM step_result f JOIN step_result r ON r.id = $2 AND f.plan_step_id = r.plan_step_id
        WHERE f.exercise_id = $1 AND f.outcome NOT IN ('pass', 'not_applicable')) END AS at`,
    [finding.exerciseId, asked.retestStepResultId ?? null],
  );
  return found?.at?.toISOString() ?? finding.openedAt;
}
