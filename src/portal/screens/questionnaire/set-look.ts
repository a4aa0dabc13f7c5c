import type { SetState } from '../../api/questionnaires';

type Standing = SetState | 'unfinished';

/** The state to show: what was never finished before its year was locked stays unfinished. */
export const setStanding = ({ state, periodLocked }: { state: SetState; periodLocked: boolean }): Standing =>
  periodLocked && (state === 'open' || state === 'returned') ? 'unfinished' : state;

const LOOKS: Partial<Record<Standing, string>> = { open: 'in_preparation', unfinished: 'not_tested' };

/** How the state of a set looks. */
export const setLook = (standing: Standing): string => LOOKS[standing] ?? standing;
