import type { EntityManager } from 'typeorm';
import type { OpenWork } from '../../audit-trail/work';
import { notFound, heedState } from '../../foundation/problem';
import { lockExercise } from '../exercise-records';
import type { Exercise } from '../exercise.entity';
import { refusalUnless } from '../exercise.rules';
import type { RunningClock, SheetStep } from './run-sheet.rules';

/** An exercise in progress, held alone until the Work ends. Throws not-found or wrong-state. */
export async function lockRun(w: OpenWork, exerciseId: string, what: string): Promise<Exercise> {
  const exercise = await lockExercise(w, exerciseId);
  heedState(refusalUnless(exercise.state, ['in_progress'], what));
  return exercise;
}

interface SheetRow extends Omit<SheetStep, 'running' | 'recordedAt'> {
  recordedAt: Date | null;
  lastKind: string | null;
  clockNumber: number | null;
  clockAttempt: number | null;
  clockStartedAt: Date | null;
  clockPerformedBy: string | null;
  clockByName: string | null;
}

// The clock of a step runs while the last entry about it is its start, or the correction of that start.
const SHEET = `
  SELECT s.id AS "planStepId", s.number, s.depends_on AS "dependsOn", coalesce(r.attempt, 0) AS attempt, r.outcome,
    app.person_name(r.recorded_by) AS "recordedByName", r.recorded_at AS "recordedAt",
    e.kind AS "lastKind", e.number AS "clockNumber", e.attempt AS "clockAttempt", e.happened_at AS "clockStartedAt",
    e.performed_by AS "clockPerformedBy", app.person_name(e.entered_by) AS "clockByName"
  FROM plan_step s
  LEFT JOIN LATERAL (SELECT attempt, outcome, recorded_by, recorded_at FROM step_result WHERE exercise_id = $2 AND plan_step_id = s.id ORDER BY attempt DESC LIMIT 1) r ON true
  LEFT JOIN LATERAL (SELECT kind, number, attempt, happened_at, performed_by, entered_by FROM run_entry WHERE exercise_id = $2 AND plan_step_id = s.id AND kind <> 'step_corrected' ORDER BY number DESC LIMIT 1) e ON true
  WHERE s.plan_version_id = $1 ORDER BY s.number`;

/** Every step of the plan version with its latest result and, where its clock runs, since when and by whom. */
export async function sheetSteps(
  manager: EntityManager,
  exercise: Pick<Exercise, 'id' | 'planVersionId'>,
): Promise<SheetStep[]> {
  const rows: SheetRow[] = await manager.query(SHEET, [exercise.planVersionId, exercise.id]);
  return rows.map(({ planStepId, number, dependsOn, attempt, outcome, recordedByName, recordedAt, ...clock }) => ({
    ...{ planStepId, number, dependsOn, attempt, outcome, recordedByName },
    recordedAt: recordedAt?.toISOString() ?? null,
    running: runningOf(clock),
  }));
}

type ClockColumns = Pick<
  SheetRow,
  'lastKind' | 'clockNumber' | 'clockAttempt' | 'clockStartedAt' | 'clockPerformedBy' | 'clockByName'
>;

function runningOf(row: ClockColumns): RunningClock | null {
  const runs = row.lastKind === 'step_started' || row.lastKind === 'start_corrected';
  if (!runs || row.clockNumber === null || row.clockAttempt === null || row.clockStartedAt === null) return null;
  return {
    number: row.clockNumber,
    attempt: row.clockAttempt,
    startedAt: row.clockStartedAt.toISOString(),
    performedBy: row.clockPerformedBy,
    byName: row.clockByName,
  };
}

export function stepOf(steps: readonly SheetStep[], planStepId: string): SheetStep {
  const step = steps.find((one) => one.planStepId === planStepId);
  if (!step) throw notFound('step in the plan version of this exercise');
  return step;
}

export interface RunZone {
  /** IANA name. */
  timeZone: string;
  /** Names of the service's sites that keep it. */
  sites: string[];
}

/** The zones of the sites from which the service is given, the one with most sites first. */
export async function zonesOf(manager: EntityManager, serviceId: string): Promise<RunZone[]> {
  const rows: RunZone[] = await manager.query(
    `SELECT s.time_zone AS "timeZone", array_agg(s.name ORDER BY s.name) AS sites
     FROM service_site l JOIN site s ON s.id = l.site_id AND s.vendor_id = l.vendor_id
     WHERE l.service_id = $1 GROUP BY s.time_zone ORDER BY count(*) DESC, s.time_zone`,
    [serviceId],
  );
  return rows;
}

export async function firstZone(manager: EntityManager, exercise: Pick<Exercise, 'serviceId'>): Promise<string | null> {
  const [zone] = await zonesOf(manager, exercise.serviceId);
  return zone?.timeZone ?? null;
}

/** The earliest moment that belongs to a run: its start in the portal, or the disruption where that was logged as earlier. */
export function beginningOf({ startedAt, occurredAt }: Pick<Exercise, 'startedAt' | 'occurredAt'>): string | null {
  if (startedAt === null || occurredAt === null) return startedAt ?? occurredAt;
  return Date.parse(occurredAt) < Date.parse(startedAt) ? occurredAt : startedAt;
}
