import type { ExerciseKind } from '../../api/exercises';

export const kinds: ExerciseKind[] = [
  'seminar',
  'tabletop',
  'walkthrough',
  'simulation',
  'drill',
  'functional',
  'parallel',
  'full_interruption',
  'full_scale',
];

export const kindWords: Record<ExerciseKind, string> = {
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

const ALL = 'T1, T2 and T3';

/** Tiers whose recovery test a kind is strong enough for (TST-02); null where it is for none. The server says it again as a flag. */
export const tiersOf: Record<ExerciseKind, string | null> = {
  seminar: null,
  tabletop: 'T3',
  walkthrough: 'T3',
  simulation: 'T2 and T3',
  drill: null,
  functional: ALL,
  parallel: ALL,
  full_interruption: ALL,
  full_scale: ALL,
};

/** Kinds that measure systems; what the server takes where nothing is said. */
export const isUsuallyTest = (kind: ExerciseKind): boolean =>
  ['drill', 'functional', 'parallel', 'full_interruption', 'full_scale'].includes(kind);
