import type { Tier } from '../catalogue/words.rules';

/** From talking about a plan to moving production, weakest first (model.md section 6). */
export const EXERCISE_KINDS = [
  'seminar',
  'tabletop',
  'walkthrough',
  'simulation',
  'drill',
  'functional',
  'parallel',
  'full_interruption',
  'full_scale',
] as const;

export type ExerciseKind = (typeof EXERCISE_KINDS)[number];

export const KIND_LABELS: Record<ExerciseKind, string> = {
  seminar: 'Seminar',
  tabletop: 'Tabletop exercise',
  walkthrough: 'Plan walkthrough',
  simulation: 'Simulation',
  drill: 'Drill',
  functional: 'Functional exercise',
  parallel: 'Parallel test',
  full_interruption: 'Full interruption test',
  full_scale: 'Full-scale exercise',
};

/** Kinds that satisfy TST-02 for a tier. A seminar trains and a drill tests one function; neither tests a plan. */
const ENOUGH: Record<Tier, readonly ExerciseKind[]> = {
  T1: ['functional', 'parallel', 'full_interruption', 'full_scale'],
  T2: ['simulation', 'functional', 'parallel', 'full_interruption', 'full_scale'],
  T3: ['tabletop', 'walkthrough', 'simulation', 'functional', 'parallel', 'full_interruption', 'full_scale'],
};

/** Whether a kind is strong enough to count as the recovery test of a service of this tier (TST-02). */
export function kindEnoughFor(kind: ExerciseKind, tier: Tier): boolean {
  return ENOUGH[tier].includes(kind);
}

/** Kinds in which a service really is recovered, so that recovery times are logged and objectives measured. */
export function runsClock(kind: ExerciseKind): boolean {
  return ['functional', 'parallel', 'full_interruption', 'full_scale'].includes(kind);
}

/** Kinds that measure systems, where the others practise people and process. */
export function isUsuallyTest(kind: ExerciseKind): boolean {
  return runsClock(kind) || kind === 'drill';
}
