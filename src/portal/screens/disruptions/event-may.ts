import type { Disruption } from '../../api/disruptions';

/** Until it is closed or withdrawn. */
export const isOpen = ({ state, withdrawnAt }: Disruption): boolean => withdrawnAt === null && state !== 'closed';

/** Until its report is issued, what happened is still written down. */
export const isBeforeReport = (event: Disruption): boolean => isOpen(event) && event.state !== 'aar_issued';

export const isUnderWay = ({ state, withdrawnAt }: Disruption): boolean =>
  withdrawnAt === null && ['reported', 'confirmed', 'activated'].includes(state);
