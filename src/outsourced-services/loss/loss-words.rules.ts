import type { LossState } from './loss.rules';

/** Changes whenever the same facts could come out otherwise; kept with every run. */
export const LOSS_RULES_VERSION = 'loss-3';

export const STATE_WORDS: Record<LossState, string> = {
  untouched: 'Runs on',
  fails_over: 'Fails over, all of the peak',
  degraded: 'Degraded',
  unknown: 'Not known',
  down: 'Down',
};
