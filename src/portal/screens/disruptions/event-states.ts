import type { DisruptionSummary } from '../../api/disruptions';

type Result = DisruptionSummary['notice']['result'];

/** How a judged notice looks: `late` alone is how a signature that came late is drawn. */
export const noticeState = (result: Result): string => (result === 'late' ? 'told_late' : result);

/** A report that was withdrawn shows so, whatever state it was in. */
export const shownState = ({ state, withdrawnAt }: Pick<DisruptionSummary, 'state' | 'withdrawnAt'>): string =>
  withdrawnAt === null ? state : 'withdrawn';
