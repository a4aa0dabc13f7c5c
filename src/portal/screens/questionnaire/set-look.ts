import type { SetState } from '../../api/questionnaires';

/** How the state of a set looks. */
export const setLook = (state: SetState): string => (state === 'open' ? 'in_preparation' : state);
