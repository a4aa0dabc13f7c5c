import { minutesBetween } from '../exercises/achieved-times.rules';
import type { ExerciseFacts, PlanVersionFacts, StepResultFacts } from './snapshot-recovery.model';

export interface Arithmetic {
  /** Null when a time that it needs was not logged. Whole minutes, a begun minute counted. */
  minutes: number | null;
  /** The logged times that were subtracted, in words. */
  words: string;
}

const STARTS = {
  disruption: ['occurredAt', 'disruption'],
  detection: ['detectedAt', 'detection'],
  declaration: ['declaredAt', 'declaration'],
} as const;

/** Achieved RTO: service verified less the start of the clock (model.md section 9). */
export function achievedRto(exercise: ExerciseFacts): Arithmetic {
  const basis = exercise.clockBasis as keyof typeof STARTS | null;
  if (basis === null) return { minutes: null, words: 'No clock basis was set.' };
  const [field, word] = STARTS[basis];
  return between({ at: exercise[field], word }, { at: exercise.verifiedAt, word: 'service verified' });
}

/** The same from the moment of disruption, so that a late declaration cannot flatter the number. */
export function achievedRtoFromDisruption(exercise: ExerciseFacts): Arithmetic {
  return between(
    { at: exercise.occurredAt, word: 'disruption' },
    { at: exercise.verifiedAt, word: 'service verified' },
  );
}

/** Achieved RPO: disruption less the last recovered, verified transaction. */
export function achievedRpo(exercise: ExerciseFacts): Arithmetic {
  return between(
    { at: exercise.lastRecoveredAt, word: 'last recovered transaction' },
    { at: exercise.occurredAt, word: 'disruption' },
  );
}

interface Moment {
  at: string | null;
  word: string;
}

function between(from: Moment, to: Moment): Arithmetic {
  const missing = [from, to].filter((moment) => moment.at === null).map((moment) => moment.word);
  if (from.at === null || to.at === null) return { minutes: null, words: `Not logged: ${missing.join(', ')}.` };
  return {
    minutes: minutesBetween(from.at, to.at),
    words: `${to.word} ${shortTime(to.at)} - ${from.word} ${shortTime(from.at)}`,
  };
}

/** `2026-05-16 09:12:00Z` */
export function shortTime(iso: string): string {
  return iso.replace('T', ' ').replace(/\.\d+Z$/, 'Z');
}

/** Whether the exercise was really carried out, as far as its state says. */
export function wasHeld(exercise: Pick<ExerciseFacts, 'state'>): boolean {
  return ['results_entered', 'aar_issued', 'submitted', 'reviewed', 'closed'].includes(exercise.state);
}

/** The day on which the exercise took place, `YYYY-MM-DD` in UTC. */
export function heldOn(exercise: ExerciseFacts): string {
  return (exercise.occurredAt ?? exercise.startedAt ?? exercise.plannedOn).slice(0, 10);
}

/** In force from `effectiveFrom`, that day included, until `effectiveTo`, that day excluded. */
export function inForceOn(version: PlanVersionFacts, day: string): boolean {
  if (version.effectiveFrom === null || version.effectiveFrom > day) return false;
  return version.effectiveTo === null || version.effectiveTo > day;
}

/** The attempt that counts: the latest at each step. */
export function latestResults(exercise: ExerciseFacts): StepResultFacts[] {
  const latest = new Map<string, StepResultFacts>();
  for (const result of exercise.results) {
    const known = latest.get(result.planStepId);
    if (!known || known.attempt < result.attempt) latest.set(result.planStepId, result);
  }
  return [...latest.values()];
}

export interface Miss {
  exerciseId: string;
  exerciseRef: string;
  words: string;
}

/** Objectives that an exercise did not reach, and steps that failed in their latest attempt. Equal is reached. */
export function missesOf(exercise: ExerciseFacts): Miss[] {
  if (!wasHeld(exercise)) return [];
  const miss = (words: string): Miss => ({ exerciseId: exercise.id, exerciseRef: exercise.ref, words });
  const misses: Miss[] = [];
  if (over(exercise.achievedRtoMinutes, exercise.rtoObjectiveMinutes)) misses.push(miss('RTO missed'));
  if (over(exercise.achievedRpoMinutes, exercise.rpoObjectiveMinutes)) misses.push(miss('RPO missed'));
  if (exercise.notRecoveredReason !== '') misses.push(miss(`not recovered: ${exercise.notRecoveredReason}`));
  const failed = latestResults(exercise).filter((result) => result.outcome === 'fail').length;
  if (failed > 0) misses.push(miss(`${failed} ${failed === 1 ? 'step' : 'steps'} failed`));
  return misses;
}

function over(achieved: number | null, objective: number | null): boolean {
  return achieved !== null && objective !== null && achieved > objective;
}
