import { IsInt, IsISO8601, Matches, MaxLength } from 'class-validator';
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
  version: number;
}

export class PeriodList {
  total: number;
  items: PeriodView[];
}
