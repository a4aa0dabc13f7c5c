import { daysBetween } from '../../obligations/iso-date.rules';

/** Whether a figure wants somebody; never which vendor is the best. */
export type FigureTone = 'ok' | 'warn' | 'bad' | 'none';

export interface Figure {
  value: string;
  number: number | null;
  note: string | null;
  tone: FigureTone;
}

export const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** A count that should be none. */
export function countFigure(count: number, note: string | null, tone: 'warn' | 'bad' = 'warn'): Figure {
  return { value: String(count), number: count, note, tone: count === 0 ? 'ok' : tone };
}

export const plainFigure = (value: string, number: number | null, note: string | null = null): Figure => ({
  ...{ value, number, note, tone: 'none' },
});

/** Met of what applies: only all of it is all right. */
export function metFigure({ met, applicable }: { met: number; applicable: number }): Figure {
  if (applicable === 0) return plainFigure('–', null, 'nothing applies');
  const percent = Math.floor((100 * met) / applicable);
  return {
    value: `${percent}%`,
    number: percent,
    note: `${met} of ${applicable}`,
    tone: percent === 100 ? 'ok' : 'none',
  };
}

export interface ServiceProof {
  /** Day of the latest accepted test, YYYY-MM-DD. */
  provedOn: string | null;
  /** Last day of what is proved without a break from today; null when nothing is. */
  currentUntil: string | null;
}

/** The age of the oldest of the latest proofs, and how many services have none that holds today. */
export function proofFigure(services: readonly ServiceProof[], today: string): Figure {
  if (services.length === 0) return plainFigure('–', null, 'no active service');
  const days = services.flatMap(({ provedOn }) => (provedOn === null ? [] : [daysBetween(provedOn, today)]));
  const without = services.filter(({ currentUntil }) => currentUntil === null).length;
  const note = without === 0 ? null : `${counted(without, 'service', 'services')} without a test that holds today`;
  if (days.length === 0) return { value: 'Never', number: null, note, tone: 'bad' };
  const oldest = Math.max(...days);
  return { value: counted(oldest, 'day', 'days'), number: oldest, note, tone: without === 0 ? 'ok' : 'bad' };
}
