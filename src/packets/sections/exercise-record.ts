import type { Block, KeyValue, TableRow } from '../document/document.model';
import { columns } from './columns';
import { achievedRpo, achievedRto, achievedRtoFromDisruption, type Arithmetic } from '../achieved.rules';
import { findingsOf } from '../check-recovery.rules';
import type { Manifest } from '../manifest.model';
import { refOf } from '../results.rules';
import type { ExerciseFacts } from '../snapshot-recovery.model';
import { reconciliation } from './exercise-data';
import { exercisePart } from './exercise-part';
import { earlierAttempts, steps } from './exercise-steps';
import { anchor, duration, orDash, refs, serviceRef, statusCell, when, words, yesNo } from './words';

/** One exercise in full: what was tried, by which plan version, what the clock said, what came of every step. */
export function exerciseRecord(exercise: ExerciseFacts, manifest: Manifest, number: string): Block[] {
  return [
    { kind: 'heading', level: 2, number, text: `${exercise.ref} - ${exercise.title}`, anchor: anchor(exercise.ref) },
    { kind: 'keyValues', items: [...setting(exercise, manifest), ...outcome(exercise, manifest)] },
    times(exercise),
    arithmetic(exercise),
    ...objectives(exercise),
    steps(exercise, manifest),
    ...earlierAttempts(exercise, manifest),
    ...reconciliation(exercise),
    ...exercisePart(exercise),
  ];
}

function setting(exercise: ExerciseFacts, manifest: Manifest): KeyValue[] {
  const version = refOf(exercise.planVersionId, manifest);
  return [
    {
      key: 'Kind',
      value: `${words(exercise.kind)}; ${exercise.isTest ? 'counts as a test' : 'does not count as a test'}`,
    },
    { key: 'Service', value: serviceRef(exercise.serviceId, manifest) },
    { key: 'Plan version', value: version === null ? '-' : refs([version]) },
    { key: 'Scenario', value: orDash(exercise.scenario) },
    { key: 'Scope and limits', value: orDash(exercise.scopeLimits) },
    { key: 'Evaluator', value: orDash(exercise.evaluator) },
    { key: 'Observed by the registrant', value: yesNo(exercise.observedByRegistrant) },
    {
      key: 'Clock basis',
      value: exercise.clockBasis === null ? '-' : `${words(exercise.clockBasis)}: recovery time is counted from it`,
    },
  ];
}

function outcome(exercise: ExerciseFacts, { findings }: Manifest): KeyValue[] {
  const reviewed =
    exercise.reviewedAt === null
      ? 'Not reviewed at the cut-off'
      : `${exercise.reviewedBy ?? ''}, ${when(exercise.reviewedAt)}`;
  return [
    { key: 'Started', value: `${exercise.startedBy ?? ''}, ${when(exercise.startedAt)}; objectives were locked then` },
    {
      key: 'Results entered',
      value: exercise.resultsAt === null ? '-' : `${exercise.resultsBy ?? ''}, ${when(exercise.resultsAt)}`,
    },
    { key: 'Reviewed', value: reviewed },
    {
      key: 'Outcome',
      value: exercise.outcome === null ? `None; state: ${words(exercise.state)}` : statusCell(exercise.outcome),
    },
    { key: 'Reason', value: orDash(exercise.outcomeReason) },
    {
      key: 'Findings',
      value: refs(
        findingsOf(exercise.id, findings).map((one) => one.ref),
        'None',
      ),
    },
  ];
}

function times(exercise: ExerciseFacts): Block {
  const moments: [string, string | null][] = [
    ['Last recovered transaction', exercise.lastRecoveredAt],
    ['Disruption', exercise.occurredAt],
    ['Detection', exercise.detectedAt],
    ['Declaration', exercise.declaredAt],
    ['Service restored', exercise.restoredAt],
    ['Service verified', exercise.verifiedAt],
    ['Returned to normal', exercise.returnedToNormalAt],
  ];
  return {
    kind: 'table',
    caption: 'Logged times (UTC)',
    columns: columns('Moment* 40 | Time 60'),
    rows: moments.map(([moment, at]) => ({ cells: [moment, at === null ? 'not logged' : when(at)] })),
  };
}

function arithmetic(exercise: ExerciseFacts): Block {
  const row = (
    what: string,
    computed: Arithmetic,
    stated: { minutes: number | null; objective: number | null },
  ): TableRow => ({
    cells: [
      what,
      computed.words,
      stated.minutes === null ? 'not measured' : duration(stated.minutes),
      stated.objective === null ? '-' : duration(stated.objective),
      judged(stated),
    ],
  });
  const rto = { minutes: exercise.achievedRtoMinutes, objective: exercise.rtoObjectiveMinutes };
  const rpo = { minutes: exercise.achievedRpoMinutes, objective: exercise.rpoObjectiveMinutes };
  return {
    kind: 'table',
    caption: 'Arithmetic: whole minutes, a begun minute counted',
    columns: columns('What* 16 | From 44 | Achieved> 17 | Objective> 17 | Verdict 12'),
    rows: [
      row('RTO', achievedRto(exercise), rto),
      row('RTO from disruption', achievedRtoFromDisruption(exercise), {
        minutes: exercise.achievedRtoFromDisruptionMinutes,
        objective: null,
      }),
      row('RPO', achievedRpo(exercise), rpo),
    ],
  };
}

function judged({ minutes, objective }: { minutes: number | null; objective: number | null }) {
  if (minutes === null || objective === null) return '-';
  return minutes <= objective ? ({ mark: 'pass', word: 'Met' } as const) : ({ mark: 'fail', word: 'Missed' } as const);
}

const RATINGS: Record<string, string> = {
  P: 'P - performed without challenges',
  S: 'S - performed with some challenges',
  M: 'M - performed with major challenges',
  U: 'U - unable to be performed',
};

function objectives({ objectives: set }: ExerciseFacts): Block[] {
  return [
    {
      kind: 'table',
      caption: 'Objectives and ratings',
      columns: columns('No.*> 6 | Objective 44 | Rating 28 | Note 30'),
      rows: set.map((one) => ({
        cells: [
          String(one.number),
          one.text,
          one.rating === null ? 'Not rated' : (RATINGS[one.rating] ?? one.rating),
          orDash(one.ratingNote),
        ],
      })),
      none: 'No objectives beyond RTO and RPO were set.',
    },
  ];
}
