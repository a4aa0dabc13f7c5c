import type { Tier } from '../../catalogue/words.rules';
import type { ExerciseFamily, ExerciseKind } from '../exercise-kinds.rules';

export class ExerciseKindView {
  kind: ExerciseKind;
  /** From talking about a plan (1) to moving production and several organisations (9). */
  order: number;
  label: string;
  family: ExerciseFamily;
  what: string;
  /** What else it is good for. */
  alsoFor: string;
  /** Tiers whose recovery test it is strong enough for (TST-02). */
  enoughFor: Tier[];
  usuallyTest: boolean;
  /** Whether a service is really recovered, so that times are logged. */
  runsClock: boolean;
}

export class ExerciseKindList {
  items: ExerciseKindView[];
}
