import { IsISO8601, IsString, MaxLength } from 'class-validator';

export const NIGHT_STATES = ['waiting', 'running', 'failed', 'done'] as const;
export type NightState = (typeof NIGHT_STATES)[number];

export class RetryNight {
  /** The task, as the list names it. */
  @IsString() @MaxLength(80) name: string;
  /** `YYYY-MM-DD`. */
  @IsISO8601({ strict: true }) @MaxLength(10) night: string;
}

export class NightlyRunView {
  name: string;
  /** The UTC day of the night, `YYYY-MM-DD`. */
  night: string;
  registrantName: string;
  state: NightState;
  attempts: number;
  openedAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  /** What the last attempt said; null where none failed. */
  failure: string | null;
}

export class NightlyRunList {
  total: number;
  items: NightlyRunView[];
}
