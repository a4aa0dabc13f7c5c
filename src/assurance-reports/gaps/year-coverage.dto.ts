import type { Opinion, ReportKind, ReportState } from '../assurance-report.rules';
import type { CoverKind, GapState } from './fiscal-coverage.rules';

export type YearStanding =
  'no_report' | 'none' | 'needed' | 'letter_received' | 'procedure_done' | 'accepted_uncovered';

export class SpanView {
  from: string;
  to: string;
}

export class YearGapView {
  from: string;
  to: string;
  place: 'before' | 'between' | 'after';
  days: number;
  /** Null for vendors: what covers a gap is the registrant's word. */
  state: GapState | null;
  stateWords: string | null;
  uncovered: SpanView[];
}

export class CoveredReport {
  id: string;
  ref: string;
  state: ReportState;
  from: string;
  to: string;
  opinion: Opinion | null;
  auditorName: string;
}

export class CoveringSpan {
  kind: CoverKind;
  from: string;
  to: string;
  words: string;
}

/** What reports of one kind say of one fiscal year, for services that share the same reports. */
export class YearCoverageView {
  vendorId: string;
  vendorName: string;
  kind: ReportKind;
  services: CoveredService[];
  reports: CoveredReport[];
  covers: CoveringSpan[];
  reportEnd: string | null;
  gapDays: number | null;
  monthsCovered: number;
  gaps: YearGapView[];
  expectedId: string | null;
  expectedRef: string | null;
  expectedDueOn: string | null;
  letterDueOn: string | null;
  /**
   * The gap as a whole, the worst of its parts; `none` without one, `no_report` without a report on a period. Null for
   * vendors: what covers a gap is the registrant's word.
   */
  standing: YearStanding | null;
}

export class CoveredService {
  id: string;
  ref: string;
  name: string;
  tier: string | null;
}

export class YearCoverageList {
  periodId: string;
  periodCode: string;
  startsOn: string;
  endsOn: string;
  /** Days for which a letter of the vendor's management is enough. */
  letterEnoughDays: number;
  total: number;
  items: YearCoverageView[];
}
