const PLACE = 'holdfast.trail.head';

/** The signed head that this browser kept when it last verified the log; null when there is none. */
export const keptHead = (): string | null => localStorage.getItem(PLACE);

export const keepHead = (checkpoint: string): void => localStorage.setItem(PLACE, checkpoint);
