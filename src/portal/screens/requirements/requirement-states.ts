import type { Obligation } from '../../api/obligations';

export type Standing = 'todo' | 'submitted' | 'done';
export type StandingFilter = Standing | 'overdue' | 'due_soon';

const SETTLED = ['met', 'met_with_exceptions', 'not_applicable', 'excepted'];

type Stands = Pick<Obligation, 'conclusion' | 'progress' | 'state' | 'periodLocked'>;

/** Whether the vendor, the reviewer or nobody has to do something; nothing of a locked year is anybody's to do. */
export const standingOf = (obligation: Stands): Standing =>
  obligation.periodLocked ? 'done' : standingOfOpen(obligation);

function standingOfOpen({ conclusion, progress, state }: Stands): Standing {
  if (conclusion === 'under_review') return 'submitted';
  /* an exception that has run out leaves the item to be met */
  if (conclusion === 'excepted' && state === 'not_met') return progress === 'submitted' ? 'submitted' : 'todo';
  if (conclusion !== null) return SETTLED.includes(conclusion) ? 'done' : 'todo';
  return progress === 'submitted' ? 'submitted' : 'todo';
}

export function fits(obligation: Obligation, filter: StandingFilter | ''): boolean {
  if (filter === '') return true;
  if (filter === 'overdue') return obligation.overdue;
  if (filter === 'due_soon') return obligation.dueSoon;
  return standingOf(obligation) === filter;
}

/** The state to draw: the calendar speaks where nothing was concluded. */
export function shownState({ conclusion, overdue, dueSoon, state }: Obligation): string {
  if (conclusion !== null || state === 'submitted') return state;
  if (overdue) return 'overdue';
  return dueSoon ? 'due_soon' : state;
}

/** References of what a requirement rests on; an empty list claims no SOX connection. */
export const basisRefs = ({ soxBasis }: Pick<Obligation, 'soxBasis'>): string[] =>
  soxBasis.flatMap(({ ref }) => (ref === null ? [] : [ref]));
