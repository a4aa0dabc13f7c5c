import type { Effect, EvaluationConclusion } from './assurance-report.rules';
import type { CoverKind } from './gaps/fiscal-coverage.rules';
import type { UserControlStanding, UserControlState } from './user-controls/user-control.rules';

export class EvaluationView {
  id: string;
  number: number;
  conclusion: EvaluationConclusion;
  auditorCheck: string;
  opinionEvaluation: string | null;
  scopeEvaluation: string;
  effect: string;
  needsApproval: boolean;
  preparedBy: string;
  preparedByName: string;
  preparedAt: string;
  decision: 'approved' | 'sent_back' | null;
  decisionReason: string | null;
  decidedByName: string | null;
  decidedAt: string | null;
}

export class GapCoverView {
  id: string;
  periodId: string;
  periodCode: string;
  kind: CoverKind;
  letterId: string | null;
  coversFrom: string;
  coversTo: string;
  words: string;
  workpaperRef: string | null;
  doneOn: string;
  needsApproval: boolean;
  madeBy: string;
  madeByName: string;
  madeAt: string;
  decision: 'approved' | 'refused' | null;
  decisionReason: string | null;
  decidedByName: string | null;
  decidedAt: string | null;
}

export class UserControlTestView {
  id: string;
  result: 'passed' | 'failed';
  testedOn: string;
  method: string;
  workpaperRef: string | null;
  recordedByName: string;
  recordedAt: string;
  evaluation: string | null;
  compensatingControl: string | null;
  effect: Effect | null;
  evaluatedByName: string | null;
  evaluatedAt: string | null;
}

export class UserControlView {
  id: string;
  number: number;
  label: string;
  text: string;
  standing: UserControlStanding;
  state: UserControlState;
  stateWords: string;
  controlRef: string | null;
  controlWords: string | null;
  ownerName: string | null;
  ownerPersonId: string | null;
  notRelevantReason: string | null;
  mappedByName: string | null;
  mappedAt: string | null;
  carriedFromRef: string | null;
  confirmedByName: string | null;
  confirmedAt: string | null;
  version: number;
  /** The latest first. */
  tests: UserControlTestView[];
}

export class UserControlCountsView {
  total: number;
  unmapped: number;
  withoutOwner: number;
  failedWithoutEvaluation: number;
  notTested: number;
}

export class EarlierReportView {
  id: string;
  ref: string;
  title: string;
  controls: number;
}

/** What the registrant makes of a report. No vendor is answered this. */
export class OwnEvaluationView {
  needsApproval: boolean;
  evaluations: EvaluationView[];
  gapCovers: GapCoverView[];
  userControls: UserControlView[];
  counts: UserControlCountsView;
  /** Reports whose user-entity controls can be carried forward. */
  earlier: EarlierReportView[];
}
