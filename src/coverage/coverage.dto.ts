import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { TIERS, type Lane, type Scope, type Tier } from '../catalogue/catalogue.rules';
import type { PeriodState } from '../catalogue/period.rules';
import type { CoverageState } from './coverage.rules';
import { OBLIGATION_FLAGS, type ObligationFlag } from './flag.rules';

export const FORMATS = ['json', 'csv'] as const;

export class ReportQuery {
  /** Without it, the period of today; without one of today, the one opened last. */
  @IsOptional() @IsUUID() periodId?: string;
  /** Vendors of this tier only: the highest tier of a vendor's services. */
  @IsOptional() @IsIn(TIERS) tier?: Tier;
  /** One vendor only. */
  @IsOptional() @IsUUID() vendorId?: string;
  /** Only what has this flag: of deadlines, and of the cells of the map. */
  @IsOptional() @IsIn(OBLIGATION_FLAGS) flag?: ObligationFlag;
  /** `csv` answers a file for spreadsheets instead. */
  @IsOptional() @IsIn(FORMATS) format?: (typeof FORMATS)[number];
}

export class ReportPeriod {
  id: string;
  code: string;
  startsOn: string;
  endsOn: string;
  state: PeriodState;
}

/** A condition under which a label is stronger, in the words of the catalogue. */
export class CoverageRequirement {
  code: string;
  title: string;
  scope: Scope;
  /** The label that always holds. */
  forceLabel: string;
  lane: Lane;
  laneLabel: string;
  /** The lane where the service is ICFR-relevant, when that is another one. */
  laneLabelWhenIcfr: string | null;
}

export class CoverageFamily {
  code: string;
  title: string;
  requirements: CoverageRequirement[];
}

export class LaneMeasure {
  lane: Lane;
  laneLabel: string;
  met: number;
  applicable: number;
  /** Whole percent, rounded down; null where nothing applies. */
  percentMet: number | null;
}

export class CoverageVendor {
  id: string;
  ref: string;
  /** A few letters for the head of a column; no two vendors of one answer share them. */
  shortCode: string;
  name: string;
  /** The highest tier of its services; null until one is decided. */
  tier: Tier | null;
  met: number;
  applicable: number;
  percentMet: number | null;
  /** The same lane by lane: a pass in one never colours another. */
  lanes: LaneMeasure[];
}

export class StateCount {
  state: CoverageState;
  count: number;
}

/** A flag that obligations of a cell have. */
export class CellFlag {
  flag: ObligationFlag;
  words: string;
  /** How many obligations have it. */
  count: number;
  /** Why, each reason once. */
  reasons: string[];
}

export class CoverageCell {
  requirementCode: string;
  /** Null for the registrant's own programme. */
  vendorId: string | null;
  /** The worst of its obligations. */
  state: CoverageState;
  /** The worst one in words. */
  words: string;
  /** Earliest day on which one that waits for the vendor is due; null when none waits. */
  dueOn: string | null;
  /** Lanes of its obligations; two where one service is ICFR-relevant and another is not. */
  laneLabels: string[];
  counts: StateCount[];
  flags: CellFlag[];
  obligationIds: string[];
}

export class WaitingFigure {
  count: number;
  /** Whole days since the oldest was submitted; null when nothing waits. */
  oldestDays: number | null;
  obligationIds: string[];
}

export class OverdueFigure {
  count: number;
  vendors: number;
  tier1Vendors: number;
  obligationIds: string[];
}

export class RecoveryFigure {
  /** Services with at least one test in the period; the latest of each counts. */
  testedServices: number;
  missed: number;
  missedExerciseIds: string[];
}

export class LaneFiguresView extends LaneMeasure {
  withExceptions: number;
  metObligationIds: string[];
  waiting: WaitingFigure;
  overdue: OverdueFigure;
  /** Null in the lanes that recovery tests say nothing about. */
  recovery: RecoveryFigure | null;
}

export class CoverageView {
  /** Null when no period is open yet: then everything else is empty. */
  period: ReportPeriod | null;
  tier: Tier | null;
  /** Server time, ISO 8601 UTC. */
  ranAt: string;
  lanes: LaneFiguresView[];
  families: CoverageFamily[];
  vendors: CoverageVendor[];
  cells: CoverageCell[];
  /** The registrant's own programme; belongs to no vendor and is counted in no vendor's percent. */
  programme: CoverageCell[];
}
