import type { CoverageState, DisruptionType } from './disruption.rules';
import type { PlanKind } from './plan-sections.rules';
import type { Emphasis, PlanVersionState } from './plan.rules';
import type { StepColumn } from './step-list.rules';
import type { ChangeDisposition } from './revisions/plan-change.entity';

export class StartedPlan {
  id: string;
  ref: string;
  versionId: string;
}

export class DraftedPlanVersion {
  id: string;
  number: number;
}

/** What an edit leaves: the number that the next edit must bring. */
export class EditedPlanVersion {
  id: string;
  version: number;
}

export class ApprovedPlanVersion {
  id: string;
  version: number;
  contentSha256: string;
}

export class PlanVersionSummary {
  id: string;
  planId: string;
  number: number;
  label: string;
  state: PlanVersionState;
  stepCount: number;
  contentSha256: string | null;
  authoredAt: string;
  authoredByName: string | null;
  vendorApprovedAt: string | null;
  vendorApprovedByName: string | null;
  submittedAt: string | null;
  acceptedAt: string | null;
  acceptedByName: string | null;
  /** First day in force. */
  effectiveFrom: string | null;
  /** First day no longer in force. */
  effectiveTo: string | null;
  reviewDueOn: string | null;
  /** True where the version is in force and its review date has passed. */
  reviewOverdue: boolean;
  inForceToday: boolean;
  changeSummary: string;
}

export class PlanSummary {
  id: string;
  ref: string;
  vendorId: string;
  vendorName: string | null;
  kind: PlanKind;
  title: string;
  createdAt: string;
  latest: PlanVersionSummary;
  /** The version in force today. */
  inForce: PlanVersionSummary | null;
}

export class PlanList {
  items: PlanSummary[];
  total: number;
}

export class PlanView extends PlanSummary {
  /** Newest first. */
  versions: PlanVersionSummary[];
}

export class SectionView {
  key: string;
  label: string;
  present: boolean;
  reference: string;
}

export class StepView {
  id: string;
  number: number;
  title: string;
  instruction: string | null;
  owner: string | null;
  systemName: string | null;
  dependsOn: number[];
  expectedMinutes: number | null;
}

export class DisruptionCoverageView {
  disruptionType: DisruptionType;
  label: string;
  state: CoverageState;
  process: string | null;
  solution: string | null;
  notApplicableReason: string | null;
}

export class PlanGapView {
  code: string;
  reason: string;
  pointer: string;
  /** True where the vendor cannot approve the version with it. */
  blocks: boolean;
}

export class ReturnReasonView {
  section: string;
  reason: string;
}

export class PlanServiceView {
  id: string;
  ref: string;
  name: string;
  tier: string | null;
}

/** What a test said that has to change, and that no version took in yet. */
export class PlanChangeView {
  id: string;
  /** Number and title of the step in the version that was tested. */
  stepNumber: number;
  stepTitle: string;
  disposition: ChangeDisposition;
  reason: string;
  exerciseId: string;
  exerciseRef: string;
  findingId: string;
  findingRef: string;
  addedAt: string;
}

export class PlanVersionView extends PlanVersionSummary {
  planRef: string;
  planTitle: string;
  kind: PlanKind;
  vendorId: string;
  vendorName: string | null;
  sourceEvidenceVersionId: string;
  services: PlanServiceView[];
  emphasis: Emphasis | null;
  offlineCopy: boolean;
  sections: SectionView[];
  steps: StepView[];
  coverage: DisruptionCoverageView[];
  /** Decided after tests, and to be taken in by this version. */
  changes: PlanChangeView[];
  gaps: PlanGapView[];
  returnReasons: ReturnReasonView[];
  returnedAt: string | null;
  /** Names of everyone who wrote content of this version. */
  authorNames: string[];
  /** Why the version cannot be edited; null while it is a draft. */
  refusalToEdit: string | null;
  version: number;
}

export class PlanContentView {
  /** The canonical text that the vendor approves; of a draft, what would be approved now. */
  text: string;
  /** SHA-256 of the text in UTF-8, lower-case hex. */
  sha256: string;
}

export class ParsedStepView {
  row: number;
  number: number | null;
  title: string;
  instruction: string | null;
  owner: string | null;
  systemName: string | null;
  dependsOn: number[];
  expectedMinutes: number | null;
}

export class ParseErrorView {
  row: number;
  column: StepColumn | null;
  message: string;
}

export class ParsedStepsView {
  steps: ParsedStepView[];
  errors: ParseErrorView[];
  ignoredColumns: string[];
}
