import type { ImpactBand, ImpactCategory, ImpactState, PeakKind } from './impact-words.rules';

export class BandView {
  band: ImpactBand;
  label: string;
  /** Whole minutes of outage at which it begins. */
  startsAtMinutes: number;
}

export class CategoryView {
  category: ImpactCategory;
  label: string;
  asks: string;
  /** What each score means here; the position is the score. */
  anchors: string[];
}

export class ImpactGuideView {
  version: string;
  bands: BandView[];
  categories: CategoryView[];
  /** Words of the scores 0 to 4. */
  scoreWords: string[];
  /** The score at which harm is not acceptable. */
  unacceptable: number;
}

export class ScoreView {
  category: ImpactCategory;
  band: ImpactBand;
  score: number;
  note: string;
}

export class RaisedView {
  category: ImpactCategory;
  band: ImpactBand;
  score: number;
  /** Score times multiplier in hundredths, at most 400. */
  hundredths: number;
}

export class PeakView {
  kind: PeakKind;
  label: string;
  daysBefore: number | null;
  daysAfter: number | null;
  seasonFrom: string | null;
  seasonTo: string | null;
  multiplierPct: number;
  categories: ImpactCategory[];
  reason: string;
  /** The longest tolerable outage on its days; never longer than on others. Null when none. */
  mtpdMinutes: number | null;
  /** Cells whose score it raises. */
  raised: RaisedView[];
  /** Whether today (UTC) is one of its days. */
  isToday: boolean;
}

export class ImpactProblem {
  code: string;
  /** JSON pointer, `/scores/<category>/<band>` or `/peaks/<position>/…`. */
  pointer: string;
  message: string;
}

export class ScoreChange {
  category: ImpactCategory;
  band: ImpactBand;
  before: number | null;
  after: number | null;
}

export class ImpactComparison {
  ref: string;
  number: number;
  mtpdMinutes: number | null;
  changes: ScoreChange[];
  /** Names of peaks that are new, gone or different. */
  peaksAdded: string[];
  peaksRemoved: string[];
  peaksChanged: string[];
}

export class ImpactSummary {
  id: string;
  ref: string;
  number: number;
  state: ImpactState;
  /** Null when no band reaches 4, and while it is a draft. */
  mtpdMinutes: number | null;
  proposedByName: string | null;
  proposedAt: string | null;
  returnReason: string;
  /** `YYYY-MM-DD` */
  effectiveFrom: string | null;
  supersededAt: string | null;
}

export class ImpactView extends ImpactSummary {
  serviceId: string;
  guideVersion: string;
  note: string;
  scores: ScoreView[];
  peaks: PeakView[];
  highestScore: number | null;
  /** Derived from the scores as they stand, drafts included; null when none reaches 4. */
  derivedMtpdMinutes: number | null;
  /** The categories that reach 4 first. */
  decidedBy: ImpactCategory[];
  /** What keeps it from being proposed. */
  gaps: ImpactProblem[];
  /** SHA-256 of scores and peaks as canonical JSON; null while it is a draft. */
  contentSha256: string | null;
  draftedByName: string;
  draftedAt: string;
  vendorAcceptedByName: string | null;
  vendorAcceptedAt: string | null;
  registrantAcceptedByName: string | null;
  registrantAcceptedAt: string | null;
  returnedByName: string | null;
  returnedAt: string | null;
  /** Against the version that was in force before it, or is in force now; null for the first. */
  comparison: ImpactComparison | null;
  /** What the objectives in force do not keep under it. */
  breaksObjectives: ImpactProblem[];
  /** Peaks on whose days the recovery time in force is too long. */
  peaksTooShort: string[];
  version: number;
}

export class OutageCostView {
  number: number;
  currency: string;
  /** One amount for each band in order, in whole units of the currency. */
  amounts: number[];
  basis: string;
  statedByName: string;
  statedAt: string;
}

export class ServiceImpact {
  serviceId: string;
  inForce: ImpactView | null;
  /** A draft or a proposal; null when there is none. */
  open: ImpactView | null;
  /** Newest first. */
  versions: ImpactSummary[];
  /** The registrant's own, newest first: empty for vendors. */
  outageCosts: OutageCostView[];
}

export class ImpactRegisterRow {
  serviceId: string;
  serviceRef: string;
  serviceName: string;
  vendorId: string;
  vendorName: string;
  tier: string | null;
  impactRef: string | null;
  impactState: 'missing' | 'draft' | 'proposed' | 'in_force' | 'in_revision';
  effectiveFrom: string | null;
  mtpdMinutes: number | null;
  /** The shortest longest tolerable outage of all peaks; null when none is shorter. */
  peakMtpdMinutes: number | null;
  highestScore: number | null;
  rtoMinutes: number | null;
  rpoMinutes: number | null;
  wrtMinutes: number | null;
  objectivesState: 'none' | 'proposed' | 'in_force';
  /** What the objectives in force do not keep under the impact in force. */
  breaches: string[];
}

export class ImpactRegister {
  total: number;
  items: ImpactRegisterRow[];
}

export class ScoresRead {
  scores: ScoreView[];
  /** Cells that could not be read; `row` counts from 1, with the heading. */
  errors: ScoreReadProblem[];
}

export class ScoreReadProblem {
  row: number;
  column: string | null;
  message: string;
}
