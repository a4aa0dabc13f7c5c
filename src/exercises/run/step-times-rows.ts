import type { EntityManager } from 'typeorm';
import { notFound } from '../../foundation/problem';
import type { Exercise } from '../exercise.entity';
import { sheetSteps } from './run-records';
import type { SheetStep } from './run-sheet.rules';
import type { KnownStep } from './step-order.rules';
import type { StepTimesImportSummary, StepTimesImportView } from './step-times.dto';
import type { StepTimesPlan } from './step-times.model';

interface TimedRow {
  planStepId: string;
  title: string;
  startedAt: Date | null;
  finishedAt: Date | null;
}

const TIMED = `
  SELECT s.id AS "planStepId", s.title, r.started_at AS "startedAt", r.finished_at AS "finishedAt"
  FROM plan_step s LEFT JOIN LATERAL (
    SELECT started_at, finished_at FROM step_result WHERE exercise_id = $2 AND plan_step_id = s.id ORDER BY attempt DESC LIMIT 1
  ) r ON true WHERE s.plan_version_id = $1`;

/** The steps of the plan version with their latest results. */
export async function knownSteps(manager: EntityManager, exercise: Exercise): Promise<KnownStep[]> {
  const sheet = await sheetSteps(manager, exercise);
  const rows: TimedRow[] = await manager.query(TIMED, [exercise.planVersionId, exercise.id]);
  const timed = new Map(rows.map((row) => [row.planStepId, row]));
  return sheet.map((step) => {
    const own = timed.get(step.planStepId);
    const { planStepId, number, dependsOn, running } = step;
    return {
      planStepId,
      number,
      title: own?.title ?? '',
      dependsOn,
      running: running !== null,
      result: resultOf(step, own),
    };
  });
}

function resultOf({ outcome, recordedByName: byName }: SheetStep, own: TimedRow | undefined): KnownStep['result'] {
  if (outcome === null || !own) return null;
  const startedAt = own.startedAt?.toISOString() ?? null;
  return { outcome, startedAt, finishedAt: own.finishedAt?.toISOString() ?? null, byName };
}

const SUMMARY = `
  id, ref, file_name AS "fileName", file_sha256 AS "fileSha256", time_zone AS "timeZone", gap_minutes AS "gapMinutes", row_count AS "rowCount",
  refused_count AS "refusedCount", warning_count AS "warningCount", app.person_name(previewed_by) AS "previewedByName", previewed_at AS "previewedAt",
  app.person_name(applied_by) AS "appliedByName", applied_at AS "appliedAt", acknowledgement`;

type SummaryRow = Omit<StepTimesImportSummary, 'previewedAt' | 'appliedAt'> & {
  previewedAt: Date;
  appliedAt: Date | null;
};

function summaryOf(row: SummaryRow): StepTimesImportSummary {
  return {
    ...row,
    previewedAt: row.previewedAt.toISOString(),
    appliedAt: row.appliedAt?.toISOString() ?? null,
  };
}

/** The newest first. */
export async function importSummaries(manager: EntityManager, exerciseId: string): Promise<StepTimesImportSummary[]> {
  const rows: SummaryRow[] = await manager.query(
    `SELECT ${SUMMARY} FROM step_time_import WHERE exercise_id = $1 ORDER BY previewed_at DESC, ref DESC`,
    [exerciseId],
  );
  return rows.map(summaryOf);
}

export async function importView(
  manager: EntityManager,
  exerciseId: string,
  importId: string,
): Promise<StepTimesImportView> {
  const [row]: (SummaryRow & { plan: StepTimesPlan; planSha256: string })[] = await manager.query(
    `SELECT ${SUMMARY}, plan, plan_sha256 AS "planSha256" FROM step_time_import WHERE exercise_id = $1 AND id = $2`,
    [exerciseId, importId],
  );
  if (!row) throw notFound('import of step times');
  const { plan, planSha256, ...rest } = row;
  return { ...summaryOf(rest), planSha256, ...plan };
}
