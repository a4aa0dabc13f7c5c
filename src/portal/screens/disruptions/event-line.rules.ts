import type { Disruption } from '../../api/disruptions';

export type Bar = { from: string; to: string; tone: 'calm' | 'bad' | 'plain' };
export type Lane = { id: string; label: string; bars: Bar[]; dots: string[]; detail: string };
export type Tick = { id: string; number: number; at: string };

type Moment = { id: string; at: string | null };

/** The moments of an event in the order of the clock; those that are not known have no place on the line. */
export function momentsOf(event: Disruption): Moment[] {
  const latest = (times: (string | null)[]) =>
    times
      .filter((at) => at !== null)
      .sort()
      .at(-1) ?? null;
  return [
    { id: 'occurredAt', at: event.occurredAt },
    { id: 'detectedAt', at: event.detectedAt },
    { id: 'declaredAt', at: event.declaredAt },
    { id: 'notifiedAt', at: event.notice.firstNoticeAt },
    { id: 'restoredAt', at: latest(event.hits.map(({ restoredAt }) => restoredAt)) },
    { id: 'verifiedAt', at: latest(event.hits.map(({ verifiedAt }) => verifiedAt)) },
    { id: 'returnedToNormalAt', at: event.returnedToNormalAt },
  ];
}

/** From the first to the last thing that is drawn, with a little room at both ends; milliseconds. */
export function spanOf(times: readonly string[]): { from: number; to: number } {
  const known = times.map((at) => Date.parse(at));
  const [from, to] = [Math.min(...known), Math.max(...known)];
  const room = Math.max(60_000, (to - from) * 0.04);
  return { from: from - room, to: to + room };
}

/** Where a time stands between the ends, in percent of the width. */
export function placeOf(at: string, { from, to }: { from: number; to: number }): number {
  return Math.max(0, Math.min(100, ((Date.parse(at) - from) / (to - from)) * 100));
}

/** A row for each label, so that none covers the one before it. Places are percent, in ascending order. */
export function rowsFor(places: readonly number[], least: number): number[] {
  const last: number[] = [];
  return places.map((place) => {
    const free = last.findIndex((before) => place - before >= least);
    const row = free < 0 ? last.length : free;
    last[row] = place;
    return row;
  });
}
