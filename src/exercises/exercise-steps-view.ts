import type { EntityManager } from 'typeorm';
import { minutesBetween } from './achieved-times.rules';
import type { ExerciseStepView, StepAttemptView } from './exercise-views.dto';
import type { Exercise } from './exercise.entity';
import { outsideWindow } from './step-results.rules';

type StepRow = Omit<ExerciseStepView, 'result' | 'attempts'>;

interface AttemptRow extends Omit<
  StepAttemptView,
  'minutes' | 'outsideWindow' | 'startedAt' | 'finishedAt' | 'recordedAt'
> {
  planStepId: string;
  startedAt: Date | null;
  finishedAt: Date | null;
  recordedAt: Date;
}

const STEPS = `
  SELECT id AS "planStepId", number, title, instruction, owner, system_name AS "systemName", depends_on AS "dependsOn", expected_minutes AS "expectedMinutes"
  FROM plan_step WHERE plan_version_id = $1 ORDER BY number`;

const ATTEMPTS = `
  SELECT plan_step_id AS "planStepId", attempt, outcome, reason, started_at AS "startedAt", finished_at AS "finishedAt", tester, note, disposition,
    disposition_note AS "dispositionNote", proof_evidence_version_id AS "proofEvidenceVersionId", app.person_name(recorded_by) AS "recordedByName",
    recorded_at AS "recordedAt",
    entered_how AS "enteredHow", corrects_attempt AS "correctsAttempt", correction_reason AS "correctionReason"
  FROM step_result WHERE exercise_id = $1 ORDER BY plan_step_id, attempt`;

/** Every step of the plan version with all attempts at it; the latest counts. */
export async function exerciseSteps(manager: EntityManager, exercise: Exercise): Promise<ExerciseStepView[]> {
  const steps: StepRow[] = await manager.query(STEPS, [exercise.planVersionId]);
  const rows: AttemptRow[] = await manager.query(ATTEMPTS, [exercise.id]);
  const window = { from: exercise.occurredAt, to: exercise.returnedToNormalAt ?? exercise.verifiedAt };
  const byStep = new Map<string, StepAttemptView[]>();
  for (const { planStepId, ...row } of rows)
    byStep.set(planStepId, [...(byStep.get(planStepId) ?? []), attemptView(row, window)]);
  return steps.map((step) => {
    const attempts = byStep.get(step.planStepId) ?? [];
    return { ...step, result: attempts.at(-1) ?? null, attempts };
  });
}

function attemptView(
  row: Omit<AttemptRow, 'planStepId'>,
  window: { from: string | null; to: string | null },
): StepAttemptView {
  const startedAt = row.startedAt?.toISOString() ?? null;
  const finishedAt = row.finishedAt?.toISOString() ?? null;
  const minutes = startedAt === null || finishedAt === null ? null : minutesBetween(startedAt, finishedAt);
  const recordedAt = row.recordedAt.toISOString();
  return {
    ...row,
    startedAt,
    finishedAt,
    recordedAt,
    minutes,
    outsideWindow: outsideWindow({ startedAt, finishedAt }, window),
  };
}
