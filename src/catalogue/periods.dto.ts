import { IsIn, IsInt, IsISO8601, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { PeriodState } from './period.rules';

export class PlanPeriod {
  /** What people call it, for example `FY2026`. */
  @Matches(/^[A-Za-z0-9][A-Za-z0-9 ._-]{0,31}$/, {
    message: 'Up to 32 letters, digits, spaces, dots, dashes or underscores, such as FY2026',
  })
  code: string;
  /** First day, `YYYY-MM-DD`. */
  @IsISO8601({ strict: true }) @MaxLength(10) startsOn: string;
  /** Last day, `YYYY-MM-DD`. */
  @IsISO8601({ strict: true }) @MaxLength(10) endsOn: string;
}

export class OpenPeriod {
  @IsInt() version: number;
}

const SOMETHING = /\S/;

export class MovePeriod {
  @IsInt() version: number;
  /** Why, in words; may be left out. */
  @IsOptional() @IsString() @MaxLength(4000) reason?: string;
}

export class RequestReopening {
  /** What has to change, and why it cannot wait for the next period. */
  @IsString() @Matches(SOMETHING, { message: 'Say why the period is reopened.' }) @MaxLength(4000) reason: string;
}

export class DecideReopening {
  @IsIn(['approved', 'refused']) decision: 'approved' | 'refused';
  @IsString() @Matches(SOMETHING, { message: 'Give a reason.' }) @MaxLength(4000) reason: string;
}

export class ReopeningDecisionView {
  decision: 'approved' | 'refused';
  reason: string;
  decidedBy: string;
  decidedByName: string;
  decidedAt: string;
}

export class ReopeningView {
  id: string;
  state: 'requested' | 'approved' | 'refused';
  reason: string;
  requestedBy: string;
  requestedByName: string;
  requestedAt: string;
  /** How many approvals it needs, each of another person. */
  approvalsNeeded: number;
  decisions: ReopeningDecisionView[];
  /** Why the person who asks may not decide on it; null when they may. */
  refusal: string | null;
}

export class PeriodTransitionView {
  fromState: PeriodState;
  toState: PeriodState;
  reason: string;
  madeByName: string;
  madeAt: string;
}

export class PeriodSuggestion {
  code: string;
  startsOn: string;
  endsOn: string;
  /** Where the days come from, in words. */
  because: string;
}

export class PeriodView {
  id: string;
  code: string;
  startsOn: string;
  endsOn: string;
  state: PeriodState;
  /** The pinned version; null while the period is only planned. */
  catalogueVersionId: string | null;
  /** For example `vcc 1.0.0`. */
  catalogue: string | null;
  openedAt: string | null;
  openedByName: string | null;
  plannedByName: string;
  plannedAt: string;
  /** When it was last locked; null while it never was, and for a vendor. */
  lockedAt: string | null;
  /** A reopening is asked for and not decided yet. */
  reopeningPending: boolean;
  version: number;
}

export class PeriodDetail extends PeriodView {
  /** States that it can move to from here, before anybody's role is asked about. */
  moves: PeriodState[];
  transitions: PeriodTransitionView[];
  reopenings: ReopeningView[];
}

export class PeriodList {
  total: number;
  items: PeriodView[];
}
