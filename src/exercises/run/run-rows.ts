import type { EntityManager } from 'typeorm';
import { minutesBetween } from '../achieved-times.rules';
import type { Exercise } from '../exercise.entity';
import { sheetSteps } from './run-records';
import { unsettled } from './run-sheet.rules';
import type { RunEntryView, RunGuestView, RunInjectView, RunResultView, RunStepView } from './run-views.dto';

type Timed<T, K extends keyof T> = Omit<T, K> & Record<K, Date>;

const STEPS = `
  SELECT id AS "planStepId", title, instruction, owner, system_name AS "systemName", expected_minutes AS "expectedMinutes"
  FROM plan_step WHERE plan_version_id = $1`;

const RESULTS = `
  SELECT DISTINCT ON (plan_step_id) plan_step_id AS "planStepId", attempt, outcome, entered_how AS "enteredHow", corrects_attempt AS "correctsAttempt",
    correction_reason AS "correctionReason", reason, started_at AS "startedAt", finished_at AS "finishedAt", tester, note,
    app.person_name(recorded_by) AS "recordedByName", recorded_at AS "recordedAt"
  FROM step_result WHERE exercise_id = $1 ORDER BY plan_step_id, attempt DESC`;

type StepWords = Pick<RunStepView, 'planStepId' | 'title' | 'instruction' | 'owner' | 'systemName' | 'expectedMinutes'>;
type ResultRow = Omit<RunResultView, 'minutes' | 'startedAt' | 'finishedAt' | 'recordedAt'> & {
  planStepId: string;
  startedAt: Date | null;
  finishedAt: Date | null;
  recordedAt: Date;
};

export async function runSteps(manager: EntityManager, exercise: Exercise): Promise<RunStepView[]> {
  const sheet = await sheetSteps(manager, exercise);
  const words: StepWords[] = await manager.query(STEPS, [exercise.planVersionId]);
  const results: ResultRow[] = await manager.query(RESULTS, [exercise.id]);
  const wordsBy = new Map(words.map((row) => [row.planStepId, row]));
  const resultBy = new Map(results.map(({ planStepId, ...row }) => [planStepId, row]));
  return sheet.flatMap((step) => {
    const own = wordsBy.get(step.planStepId);
    const result = resultBy.get(step.planStepId);
    if (!own) return [];
    const { number, dependsOn, running } = step;
    const waitsFor = unsettled(step, sheet);
    return [{ ...own, number, dependsOn, waitsFor, running, result: result ? resultView(result) : null }];
  });
}

function resultView(row: Omit<ResultRow, 'planStepId'>): RunResultView {
  const startedAt = row.startedAt?.toISOString() ?? null;
  const finishedAt = row.finishedAt?.toISOString() ?? null;
  const minutes = startedAt === null || finishedAt === null ? null : minutesBetween(startedAt, finishedAt);
  return { ...row, startedAt, finishedAt, minutes, recordedAt: row.recordedAt.toISOString() };
}

const ENTRIES = `
  SELECT e.number, e.kind, e.side, s.number AS "stepNumber", e.attempt, r.outcome, i.number AS "injectNumber", g.name AS "guestName",
    g.organisation AS "guestOrganisation", e.moment, e.corrects,
    (SELECT min(c.number) FROM run_entry c WHERE c.exercise_id = e.exercise_id AND c.corrects = e.number) AS "correctedBy",
    e.happened_at AS "happenedAt", e.held_seconds AS "heldSeconds", e.performed_by AS "performedBy", e.text, e.reason,
    app.person_name(e.entered_by) AS "enteredByName", e.entered_at AS "enteredAt"
  FROM run_entry e
  LEFT JOIN plan_step s ON s.id = e.plan_step_id
  LEFT JOIN step_result r ON e.kind IN ('step_recorded', 'step_corrected') AND r.exercise_id = e.exercise_id AND r.plan_step_id = e.plan_step_id AND r.attempt = e.attempt
  LEFT JOIN run_inject i ON i.id = e.inject_id
  LEFT JOIN run_guest g ON g.id = e.guest_id
  WHERE e.exercise_id = $1 ORDER BY e.number`;

/** The log from its first entry. */
export async function runEntries(manager: EntityManager, exerciseId: string): Promise<RunEntryView[]> {
  const rows: Timed<RunEntryView, 'happenedAt' | 'enteredAt'>[] = await manager.query(ENTRIES, [exerciseId]);
  return rows.map((row) => ({
    ...row,
    happenedAt: row.happenedAt.toISOString(),
    enteredAt: row.enteredAt.toISOString(),
  }));
}

const INJECTS = `
  SELECT id, number, text, addressed_to AS "addressedTo", expected_response AS "expectedResponse", planned_minute AS "plannedMinute"
  FROM run_inject WHERE exercise_id = $1 ORDER BY number`;

const OF_INJECTS = `
  SELECT inject_id AS "injectId", kind, text, performed_by AS "performedBy", happened_at AS at
  FROM run_entry WHERE exercise_id = $1 AND inject_id IS NOT NULL ORDER BY number`;

interface InjectEntry {
  injectId: string;
  kind: string;
  text: string | null;
  performedBy: string | null;
  at: Date;
}

export async function runInjects(manager: EntityManager, exercise: Exercise): Promise<RunInjectView[]> {
  const rows: Omit<RunInjectView, 'dueAt' | 'deliveredAt' | 'deliveredBy' | 'answers'>[] = await manager.query(
    INJECTS,
    [exercise.id],
  );
  const entries: InjectEntry[] = await manager.query(OF_INJECTS, [exercise.id]);
  return rows.map((row) => {
    const own = entries.filter(({ injectId }) => injectId === row.id);
    const out = own.find(({ kind }) => kind === 'inject_delivered');
    const answers = own
      .filter(({ kind }) => kind === 'inject_answered')
      .map(({ text, performedBy, at }) => ({ text: text ?? '', performedBy, at: at.toISOString() }));
    const delivered = { deliveredAt: out?.at.toISOString() ?? null, deliveredBy: out?.performedBy ?? null };
    return { ...row, dueAt: dueAt(exercise.startedAt, row.plannedMinute), ...delivered, answers };
  });
}

function dueAt(startedAt: string | null, minute: number | null): string | null {
  if (startedAt === null || minute === null) return null;
  return new Date(Date.parse(startedAt) + minute * 60_000).toISOString();
}

export async function runGuests(manager: EntityManager, exerciseId: string): Promise<RunGuestView[]> {
  const rows: RunGuestView[] = await manager.query(
    `SELECT id, name, organisation, app.person_name(named_by) AS "namedByName" FROM run_guest WHERE exercise_id = $1 ORDER BY name, organisation`,
    [exerciseId],
  );
  return rows;
}
