import type { Lane, Scope, Tier } from '../catalogue/catalogue.rules';
import type { PeriodState } from '../catalogue/period.rules';
import type { CoverageState } from './coverage.rules';
import type { VendorOrder } from './figure-words.rules';
import type { ObligationFlag } from './flag.rules';

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

export class StateCount {
  state: CoverageState;
  count: number;
}

/** Its figures are those of all vendors that the report is about, not of the page alone. */
export class CoverageFamily {
  code: string;
  title: string;
  /** Its requirements have no cells in this answer; the family itself has one for each vendor. */
  isClosed: boolean;
  met: number;
  applicable: number;
  percentMet: number | null;
  counts: StateCount[];
  requirements: CoverageRequirement[];
}

/** A tier with how many vendors it has. */
export class CoverageTier {
  /** Null: vendors of whose services none has a tier yet. */
  tier: Tier | null;
  vendors: number;
  met: number;
  applicable: number;
  percentMet: number | null;
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

export class CoverageFamilyCell {
  familyCode: string;
  vendorId: string;
  /** The worst of all that the family asks of the vendor. */
  state: CoverageState;
  laneLabels: string[];
  met: number;
  applicable: number;
  percentMet: number | null;
  counts: StateCount[];
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
}

export class OverdueFigure {
  count: number;
  vendors: number;
  tier1Vendors: number;
}

export class RecoveryFigure {
  /** Services with at least one test in the period; the latest of each counts. */
  testedServices: number;
  missed: number;
}

export class LaneFiguresView extends LaneMeasure {
  withExceptions: number;
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
  /** Of all vendors of the tier, whatever the page; `GET /api/coverage/rows` leads to the obligations behind each. */
  lanes: LaneFiguresView[];
  /** Every tier, whichever one is asked for. */
  tiers: CoverageTier[];
  families: CoverageFamily[];
  /** Vendors of the tier that are sought, on all pages together. */
  total: number;
  page: number;
  pageSize: number;
  order: VendorOrder;
  /** Those of this page. */
  vendors: CoverageVendor[];
  /** Of this page's vendors and the open families. */
  cells: CoverageCell[];
  /** Of this page's vendors and the closed families. */
  familyCells: CoverageFamilyCell[];
  /** The registrant's own programme; belongs to no vendor and is counted in no vendor's percent. */
  programme: CoverageCell[];
}
