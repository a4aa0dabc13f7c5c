import type { Block, TableRow } from '../document/document.model';
import { heldOn, latestResults } from '../achieved.rules';
import { planVersionOf } from '../check-recovery.rules';
import type { Manifest } from '../manifest.model';
import type { ExerciseFacts, PlanStepFacts, StepResultFacts } from '../snapshot-recovery.model';
import { columns } from './columns';
import { clockTime, exhibitOf, orDash, statusCell, when, words } from './words';

/** The latest attempt at each step of the plan version, and every step without one. */
export function steps(exercise: ExerciseFacts, manifest: Manifest): Block {
  const plan = planVersionOf(exercise, manifest.plans);
  const latest = latestResults(exercise);
  return {
    kind: 'table',
    caption: 'Steps: the latest attempt at each',
    columns: columns(
      'No.*> 6 | Step 24 | Outcome 15 | Time (UTC) 19 | Tester 14 | Reason, note, disposition 26 | Proof 8',
    ),
    rows: (plan?.version.steps ?? []).map((step) =>
      stepRow(
        step,
        latest.find((one) => one.planStepId === step.id),
        { exercise, manifest },
      ),
    ),
    none: 'The plan version has no steps.',
  };
}

function stepRow(
  step: PlanStepFacts,
  result: StepResultFacts | undefined,
  at: { exercise: ExerciseFacts; manifest: Manifest },
): TableRow {
  if (!result) return { cells: [String(step.number), step.title, statusCell(null, 'No outcome'), '-', '-', '-', '-'] };
  return {
    cells: [
      String(step.number),
      step.title,
      statusCell(result.outcome),
      span(result, heldOn(at.exercise)),
      orDash(result.tester),
      remarks(result),
      exhibitOf(result.proofEvidenceVersionId, at.manifest),
    ],
  };
}

function span({ startedAt, finishedAt }: StepResultFacts, day: string): string {
  if (startedAt === null || finishedAt === null) return '-';
  return `${clockTime(startedAt, day)} to ${clockTime(finishedAt, day)}`;
}

/** What the disposition repeats is said once. */
function remarks({ reason, note, disposition, dispositionNote }: StepResultFacts): string {
  const disposed =
    disposition === null ? '' : `${words(disposition)}${dispositionNote === '' ? '' : `: ${dispositionNote}`}`;
  const said = [reason, note].filter((part) => part !== '' && !dispositionNote.includes(part));
  return orDash([...said, disposed].filter((part) => part !== '').join('; '));
}

/** A retest adds a result and hides nothing. */
export function earlierAttempts(exercise: ExerciseFacts, { plans }: Manifest): Block[] {
  const latest = latestResults(exercise);
  const earlier = exercise.results.filter((one) => !latest.includes(one));
  if (earlier.length === 0) return [];
  const stepsById = new Map(planVersionOf(exercise, plans)?.version.steps.map((step) => [step.id, step]));
  return [
    {
      kind: 'table',
      caption: 'Earlier attempts',
      columns: columns('Step* 30 | Attempt> 10 | Outcome 20 | Recorded 30 | Remarks 30'),
      rows: earlier.map((one) => {
        const step = stepsById.get(one.planStepId);
        return {
          cells: [
            `${step?.number ?? ''} ${step?.title ?? ''}`,
            String(one.attempt),
            statusCell(one.outcome),
            `${one.recordedBy}, ${when(one.recordedAt)}`,
            remarks(one),
          ],
        };
      }),
    },
  ];
}
