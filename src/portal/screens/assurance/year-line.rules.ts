/** A piece of a fiscal year as it is drawn. */
export type Piece = { kind: 'report' | 'letter' | 'procedure' | 'accepted' | 'open'; from: string; to: string };
export type YearSpan = { startsOn: string; endsOn: string };

const DAY = 86_400_000;
const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY;

/** Where a day begins in the year, in percent of it; days outside lie at its edges. */
export function placeOf(day: string, { startsOn, endsOn }: YearSpan): number {
  const whole = days(startsOn, endsOn) + 1;
  return Math.min(100, Math.max(0, (days(startsOn, day) / whole) * 100));
}

/** Left edge and width in percent, or null for what does not touch the year. */
export function drawn({ from, to }: { from: string; to: string }, year: YearSpan): { x: number; width: number } | null {
  if (to < year.startsOn || from > year.endsOn) return null;
  const x = placeOf(from, year);
  const end = placeOf(new Date(Date.parse(to) + DAY).toISOString().slice(0, 10), year);
  // A single day can be seen, and never stands out of the year.
  return { x, width: Math.min(Math.max(0.5, end - x), 100 - x) };
}

type Months = { at: number; label: string }[];

/** The first days of calendar months in the year. */
export function monthsOf(year: YearSpan): Months {
  const months: Months = [];
  const first = new Date(`${year.startsOn.slice(0, 7)}-01T00:00:00Z`);
  for (let i = 0; i < 15; i++) {
    const day = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + i, 1)).toISOString().slice(0, 10);
    if (day > year.endsOn) break;
    if (day >= year.startsOn) months.push({ at: placeOf(day, year), label: day });
  }
  return months;
}
