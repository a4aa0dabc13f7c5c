import type { Refusal } from '../../foundation/refusal';
import { minutesBetween } from '../achieved-times.rules';

export interface RestoreFacts {
  /** YYYY-MM-DD. */
  heldOn: string;
  sampleSize: number;
  sampleFailures: number;
  recordsCompared: number;
  differences: number;
  /** ISO 8601 in UTC: up to when data were to be had, and up to when they were. */
  wantedUpTo: string | null;
  recoveredUpTo: string | null;
}

export function restoreErrors(restore: RestoreFacts, now: string): Refusal[] {
  const { sampleSize, sampleFailures, recordsCompared, differences, wantedUpTo, recoveredUpTo } = restore;
  const half = (wantedUpTo === null) !== (recoveredUpTo === null);
  const backwards = wantedUpTo !== null && recoveredUpTo !== null && Date.parse(recoveredUpTo) > Date.parse(wantedUpTo);
  const checks: [boolean, string, string, string][] = [
    [restore.heldOn > now.slice(0, 10), 'heldOn', 'in-the-future', 'Enter a restore test once it was held.'],
    [sampleFailures > sampleSize, 'sampleFailures', 'more-failed-than-sampled', 'Not more can fail than were sampled.'],
    [
      differences > recordsCompared,
      'differences',
      'more-different-than-compared',
      'Not more records can differ than were compared.',
    ],
    [half, 'recoveredUpTo', 'half-a-point', 'Give both moments, or neither.'],
    [
      backwards,
      'recoveredUpTo',
      'recovered-too-much',
      'Data cannot be recovered up to a later moment than was wanted.',
    ],
    [
      wantedUpTo !== null && Date.parse(wantedUpTo) > Date.parse(now),
      'wantedUpTo',
      'in-the-future',
      'This moment lies in the future.',
    ],
  ];
  return checks.filter(([wrong]) => wrong).map(([, field, code, reason]) => ({ code, reason, pointer: `/${field}` }));
}

/** Recovery point achieved in whole minutes, a begun minute counted; null where the moments were not taken. */
export function achievedRpoMinutes(restore: Pick<RestoreFacts, 'wantedUpTo' | 'recoveredUpTo'>): number | null {
  const { wantedUpTo, recoveredUpTo } = restore;
  return wantedUpTo === null || recoveredUpTo === null ? null : minutesBetween(recoveredUpTo, wantedUpTo);
}
