import type { Refusal } from '../foundation/refusal';

export const EXERCISE_STATES = [
  'planned',
  'scheduled',
  'in_progress',
  'results_entered',
  'aar_issued',
  'submitted',
  'reviewed',
  'closed',
  'postponed',
  'cancelled',
] as const;
export type ExerciseState = (typeof EXERCISE_STATES)[number];

export const EXERCISE_OUTCOMES = [
  'satisfactory',
  'satisfactory_with_findings',
  'unsatisfactory',
  'not_a_valid_test',
] as const;
export type ExerciseOutcome = (typeof EXERCISE_OUTCOMES)[number];

/** HSEEP letters: without challenges, some challenges, major challenges, unable to be performed. */
export const RATINGS = ['P', 'S', 'M', 'U'] as const;
export type Rating = (typeof RATINGS)[number];

export const MEASURES = ['rto', 'rpo'] as const;
export type Measures = (typeof MEASURES)[number];

export interface AfterActionReport {
  strengths: string[];
  areas: { observation: string; cause: string; effect: string }[];
  lessons: string[];
  /** Why it was issued although differences in the recovered data were open; absent where none was. */
  openDifferences?: string;
}

/**
 * Every move there is (model.md section 3). `scheduled` means that nothing is missing for the start, so an edit may lead back to
 * `planned`; a review that returns an exercise leads back to `in_progress`. The database's guard holds the same list.
 */
export const EXERCISE_MOVES: Record<ExerciseState, readonly ExerciseState[]> = {
  planned: ['scheduled', 'postponed', 'cancelled'],
  scheduled: ['planned', 'in_progress', 'postponed', 'cancelled'],
  in_progress: ['results_entered'],
  results_entered: ['aar_issued', 'submitted'],
  aar_issued: ['submitted'],
  submitted: ['reviewed', 'in_progress'],
  reviewed: ['closed'],
  closed: [],
  postponed: ['scheduled', 'cancelled'],
  cancelled: [],
};

export const EXERCISE_STATE_WORDS: Record<ExerciseState, string> = {
  planned: 'is planned, but not ready to start',
  scheduled: 'is scheduled',
  in_progress: 'is in progress',
  results_entered: 'has its results',
  aar_issued: 'has its after-action report',
  submitted: 'is submitted',
  reviewed: 'is reviewed',
  closed: 'is closed',
  postponed: 'is postponed',
  cancelled: 'was cancelled',
};

const HELD: readonly ExerciseState[] = ['results_entered', 'aar_issued', 'submitted', 'reviewed', 'closed'];

/** Whether its results are in. */
export function wasHeld(state: ExerciseState): boolean {
  return HELD.includes(state);
}

export function refusalToMove(from: ExerciseState, to: ExerciseState): Refusal<'no-such-move'> | null {
  if (EXERCISE_MOVES[from].includes(to)) return null;
  const reason = `This exercise ${EXERCISE_STATE_WORDS[from]}; it cannot become ${to.replaceAll('_', ' ')} from there.`;
  return { code: 'no-such-move', reason };
}

/** `what` may be done in the named states only. */
export function refusalUnless(
  state: ExerciseState,
  allowed: readonly ExerciseState[],
  what: string,
): Refusal<'not-now'> | null {
  if (allowed.includes(state)) return null;
  return { code: 'not-now', reason: `This exercise ${EXERCISE_STATE_WORDS[state]}; ${what}.` };
}

export interface ReadinessFacts {
  scenario: string;
  clockBasis: string | null;
  evaluator: string | null;
  objectives: number;
  /** Owners of the plan's steps. */
  stepOwners: readonly (string | null)[];
  /** Owners of the systems that the service rests on. */
  systemOwners?: readonly string[];
}

/** What an exercise lacks before it is scheduled and may start. SD-15: the evaluator owns nothing that is tested. */
export function readinessGaps(facts: ReadinessFacts): Refusal[] {
  const evaluator = plain(facts.evaluator);
  const owns = evaluator !== '' && facts.stepOwners.some((owner) => plain(owner) === evaluator);
  const ownsSystem = evaluator !== '' && (facts.systemOwners ?? []).some((owner) => plain(owner) === evaluator);
  const gaps: [boolean, string, string, string][] = [
    [plain(facts.scenario) === '', 'scenario-missing', '/scenario', 'Describe the scenario.'],
    [facts.clockBasis === null, 'clock-basis-missing', '/clockBasis', 'Say from which moment the clock runs.'],
    [evaluator === '', 'evaluator-missing', '/evaluator', 'Name the evaluator.'],
    [facts.objectives === 0, 'objectives-missing', '/objectives', 'Set at least one objective.'],
    [owns, 'evaluator-owns-step', '/evaluator', 'The evaluator owns a step of this plan. Name somebody who does not.'],
    [
      ownsSystem,
      'evaluator-owns-system',
      '/evaluator',
      'The evaluator owns a system that is tested (SD-15). Name somebody who does not.',
    ],
  ];
  return gaps.filter(([open]) => open).map(([, code, pointer, reason]) => ({ code, pointer, reason }));
}

function plain(text: string | null): string {
  return (text ?? '').trim().toLowerCase().replaceAll(/\s+/g, ' ');
}

/** The day that an exercise stands for: of the disruption, else of the start, else the planned one. YYYY-MM-DD in UTC. */
export function exerciseDay(facts: { occurredAt: string | null; startedAt: string | null; plannedOn: string }): string {
  return (facts.occurredAt ?? facts.startedAt)?.slice(0, 10) ?? facts.plannedOn;
}

/** Whether an achieved time misses its objective; not measured although there is an objective is a miss. */
export function missed(achievedMinutes: number | null, objectiveMinutes: number | null): boolean {
  if (objectiveMinutes === null) return false;
  return achievedMinutes === null || achievedMinutes > objectiveMinutes;
}

export interface MeasuredFacts {
  achievedRtoMinutes: number | null;
  rtoObjectiveMinutes: number | null;
  achievedRpoMinutes: number | null;
  rpoObjectiveMinutes: number | null;
}

/** A missed recovery objective was not performed without or with some challenges: neither P nor S. */
export function refusalOfRating(
  objective: { number: number; measures: Measures | null; rating: Rating | null },
  facts: MeasuredFacts,
): Refusal<'missed-objective-rating'> | null {
  if (objective.rating !== 'P' && objective.rating !== 'S') return null;
  const miss = {
    rto: missed(facts.achievedRtoMinutes, facts.rtoObjectiveMinutes),
    rpo: missed(facts.achievedRpoMinutes, facts.rpoObjectiveMinutes),
  };
  if (objective.measures === null || !miss[objective.measures]) return null;
  const name = objective.measures === 'rto' ? 'recovery time' : 'recovery point';
  const reason = `Objective ${objective.number} measures the ${name} objective, which was missed; it is rated M or U.`;
  return { code: 'missed-objective-rating', reason, pointer: `/ratings/${objective.number}` };
}

/** Checks inform, the reviewer decides: a result other than satisfactory needs a reason, and so does one against a check. */
export function refusalToConclude(conclusion: {
  outcome: ExerciseOutcome;
  reason: string;
  failedChecks: readonly string[];
}): Refusal<'reason-missing'> | null {
  if (conclusion.reason.trim() !== '') return null;
  const [check] = conclusion.failedChecks;
  if (conclusion.outcome === 'satisfactory' && check === undefined) return null;
  const why = check === undefined ? 'Give the reason for this result.' : `${check} Give the reason for this result.`;
  return { code: 'reason-missing', reason: why, pointer: '/reason' };
}

/** The clock of an exercise that stands for a real event is the event's: it is corrected there. */
export function refusalOfOwnClock(exercise: { disruptionId: string | null }): Refusal<'clock-of-event'> | null {
  if (exercise.disruptionId === null) return null;
  const reason = 'This exercise stands for a real event; its times are those of the event, and are corrected there.';
  return { code: 'clock-of-event', reason };
}

/** A real event counts as a test with its step results, its times and its after-action report. */
export function refusalWithoutReport(exercise: {
  disruptionId: string | null;
  state: ExerciseState;
}): Refusal<'report-missing'> | null {
  if (exercise.disruptionId === null || exercise.state === 'aar_issued') return null;
  const reason = 'A real event counts as a test with its after-action report. Issue it, then submit.';
  return { code: 'report-missing', reason };
}
