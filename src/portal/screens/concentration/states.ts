import type { LossState } from '../../api/loss';
import type { AnyState } from '../../parts/state-chip';

/** How the states of a loss look: names of `parts/state`. */
export const lookNames: Record<LossState, AnyState> = {
  down: 'loss_down',
  unknown: 'loss_unknown',
  degraded: 'loss_degraded',
  fails_over: 'loss_fails_over',
  untouched: 'loss_untouched',
};

export const lossStates: readonly LossState[] = ['down', 'unknown', 'degraded', 'fails_over', 'untouched'];
