import type { AchievedTimes, ClockMoment } from '../achieved-times.rules';
import type { StepOutcome } from '../step-results.rules';

/** Where the zone of a time comes from. */
export type ZoneFrom = 'offset' | 'zone-in-cell' | 'zone-of-form';

export interface RowRefusal {
  /** `C7`, or null where the row as a whole is meant. */
  address: string | null;
  code: string;
  message: string;
}

/** What one row of the file says, as far as it can be read. */
export interface PlannedTimeRow {
  /** Line of the file, from 1. */
  row: number;
  step: number | null;
  moment: ClockMoment | null;
  title: string;
  outcome: StepOutcome | null;
  /** ISO 8601 in UTC. */
  startedAt: string | null;
  finishedAt: string | null;
  /** As it stands in the file. */
  startedAs: string;
  finishedAs: string;
  zoneFrom: ZoneFrom | null;
  /** Whole minutes, a begun one counted. */
  minutes: number | null;
  tester: string | null;
  note: string | null;
  reason: string | null;
  action: 'record' | 'mark' | 'unchanged' | 'refused';
  refusals: RowRefusal[];
}

/** What is no error but has to be acknowledged: a step that is missing, or time that nothing explains. */
export interface TimesWarning {
  row: number | null;
  step: number | null;
  code: 'missing-step' | 'unexplained-gap';
  message: string;
}

export interface StepTimesPlan {
  rows: PlannedTimeRow[];
  warnings: TimesWarning[];
  /** From the moments as they would stand, with the pairs that were used. */
  achieved: AchievedTimes | null;
}
