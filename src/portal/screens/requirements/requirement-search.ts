import type { Obligation } from '../../api/obligations';
import type { StandingFilter } from './requirement-states';

export const standings = ['todo', 'overdue', 'due_soon', 'submitted', 'done'] as const satisfies StandingFilter[];
const lanes = ['icfr', 'dcp', 'record', 'context'] as const satisfies Obligation['lane'][];

/** What an address asks the checklist to show first; whoever reads it may choose otherwise. */
export type RequirementsSearch = {
  standing?: StandingFilter | 'any' | undefined;
  lane?: Obligation['lane'] | undefined;
};

export function narrowingOf(search: Record<string, unknown>): RequirementsSearch {
  const standing = [...standings, 'any' as const].find((one) => one === search['standing']);
  const lane = lanes.find((one) => one === search['lane']);
  return { ...(standing && { standing }), ...(lane && { lane }) };
}
