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

export type ExerciseFamily = 'discussion' | 'discussion_operations' | 'operations';

/** What happens in each kind, and its family after HSEEP (model.md section 6). */
export const KIND_FACTS: Record<ExerciseKind, { family: ExerciseFamily; what: string; alsoFor: string }> = {
  seminar: { family: 'discussion', what: 'The plan is explained.', alsoFor: 'Training only' },
  tabletop: {
    family: 'discussion',
    what: 'Roles talk through a scenario.',
    alsoFor: 'Supplement for T1 and T2',
  },
  walkthrough: {
    family: 'discussion',
    what: 'Each step is read and checked by its owner; no systems.',
    alsoFor: '',
  },
  simulation: {
    family: 'discussion_operations',
    what: 'A scenario is played with injects and a clock; systems are not moved.',
    alsoFor: '',
  },
  drill: {
    family: 'operations',
    what: 'One function for real: call tree, evacuation, restore.',
    alsoFor: 'TST-03 and TST-04',
  },
  functional: {
    family: 'operations',
    what: 'Recovery steps are done on real or standby systems; production stays.',
    alsoFor: '',
  },
  parallel: {
    family: 'operations',
    what: 'The standby processes real work beside production, and results are compared.',
    alsoFor: '',
  },
  full_interruption: {
    family: 'operations',
    what: 'Production is switched off or moved for a time.',
    alsoFor: '',
  },
  full_scale: {
    family: 'operations',
    what: 'Several organisations, people and systems together.',
    alsoFor: 'Joint exercise',
  },
};

/** Tiers whose recovery test a kind is strong enough for, the highest first. */
export function tiersEnough(kind: ExerciseKind): Tier[] {
  return (['T1', 'T2', 'T3'] as const).filter((tier) => ENOUGH[tier].includes(kind));
}

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
