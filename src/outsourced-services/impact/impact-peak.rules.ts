import type { Refusal } from '../../foundation/refusal';
import { BAND_STARTS_AT, UNACCEPTABLE, type Peak } from './impact-words.rules';
import type { Scored } from './impact.rules';

/** What a peak changes: the cells whose score it raises, and the longest tolerable outage on its days. */
export interface PeakEffect {
  /** Whole minutes; null when harm never becomes unacceptable, on these days either. */
  mtpdMinutes: number | null;
  /** Score times multiplier, at most 4, in hundredths so that nothing is rounded: 350 is 3.5. */
  raised: (Scored & { hundredths: number })[];
}

const MOST = UNACCEPTABLE * 100;

/** Score times multiplier in hundredths, at most 400; a category that the peak does not name keeps its score. */
export function hundredthsAt(peak: Pick<Peak, 'multiplierPct' | 'categories'>, scored: Scored): number {
  const pct = peak.categories.includes(scored.category) ? peak.multiplierPct : 100;
  return Math.min(MOST, scored.score * pct);
}

/** The MTPD of a peak is the start of the first band in which score times multiplier reaches 4: it is never later. */
export function effectOf(peak: Pick<Peak, 'multiplierPct' | 'categories'>, scores: readonly Scored[]): PeakEffect {
  const atPeak = scores.map((scored) => ({ ...scored, hundredths: hundredthsAt(peak, scored) }));
  const starts = atPeak.filter(({ hundredths }) => hundredths >= MOST).map(({ band }) => BAND_STARTS_AT[band]);
  return {
    mtpdMinutes: starts.length === 0 ? null : Math.min(...starts),
    raised: atPeak.filter(({ hundredths, score }) => hundredths > score * 100),
  };
}

const LAST_DAY = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDayOfYear(text: string | null): boolean {
  const [, month, day] = /^(\d{2})-(\d{2})$/.exec(text ?? '') ?? [];
  const last = LAST_DAY[Number(month) - 1];
  return last !== undefined && Number(day) >= 1 && Number(day) <= last;
}

export type PeakRefusal = 'peak_days_missing' | 'peak_season_missing' | 'peak_categories_missing' | 'peak_label_taken';

/** What is wrong with the peaks of an assessment, with pointers into `/peaks`. */
export function refusalsOfPeaks(peaks: readonly Peak[]): Refusal<PeakRefusal>[] {
  return peaks.flatMap((peak, index) => refusalsOfPeak(peak, { index, peaks }));
}

function refusalsOfPeak(
  peak: Peak,
  { index, peaks }: { index: number; peaks: readonly Peak[] },
): Refusal<PeakRefusal>[] {
  const at = `/peaks/${index}`;
  const found: Refusal<PeakRefusal>[] = [];
  if (peak.kind === 'season') found.push(...seasonProblems(peak, at));
  else if (peak.daysBefore === null || peak.daysAfter === null) {
    const reason = 'Say how many days before and after the end it lasts; zero is a number.';
    found.push({ code: 'peak_days_missing', pointer: `${at}/daysBefore`, reason });
  }
  if (peak.categories.length === 0)
    found.push({
      ...{ code: 'peak_categories_missing', pointer: `${at}/categories` },
      reason: 'Say which categories it makes worse.',
    });
  const label = peak.label.trim().toLowerCase();
  if (peaks.findIndex((one) => one.label.trim().toLowerCase() === label) < index)
    found.push({ code: 'peak_label_taken', pointer: `${at}/label`, reason: 'Another peak has this name.' });
  return found;
}

function seasonProblems({ seasonFrom, seasonTo }: Peak, at: string): Refusal<PeakRefusal>[] {
  const reason = 'A season begins and ends on a day of the year, for example 11-15 and 12-31.';
  return (
    [
      ['seasonFrom', seasonFrom],
      ['seasonTo', seasonTo],
    ] as const
  )
    .filter(([, day]) => !isDayOfYear(day))
    .map(([field]) => ({ code: 'peak_season_missing', pointer: `${at}/${field}`, reason }));
}

const DAY = 86_400_000;
const plus = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
const endOfMonth = (year: number, month: number): string =>
  new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);

/** The last days of months from a month before to a month after `day`, as those ends that the kind means. */
function endsNear(day: string, kind: Peak['kind'], fiscalYearEndMonth: number): string[] {
  const [year = 0, month = 0] = day.split('-').map(Number);
  const every = { month_end: 1, quarter_end: 3, year_end: 12, season: 12 }[kind];
  return [-2, -1, 0, 1, 2]
    .map((shift) => month + shift)
    .filter((one) => (((one - fiscalYearEndMonth) % every) + every) % every === 0)
    .map((one) => endOfMonth(year, one));
}

/** Whether a day (`YYYY-MM-DD`) is one of the peak's. Quarters and years are fiscal: they end with this month (1 to 12). */
export function isPeakDay(peak: Peak, day: string, fiscalYearEndMonth: number): boolean {
  if (peak.kind === 'season') {
    const [from, to, on] = [peak.seasonFrom ?? '', peak.seasonTo ?? '', day.slice(5)];
    return from <= to ? from <= on && on <= to : on >= from || on <= to;
  }
  const { daysBefore, daysAfter } = peak;
  return endsNear(day, peak.kind, fiscalYearEndMonth).some(
    (end) => plus(end, -(daysBefore ?? 0)) <= day && day <= plus(end, daysAfter ?? 0),
  );
}
