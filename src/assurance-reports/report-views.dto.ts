import type {
  Criterion,
  Effect,
  Opinion,
  ReportKind,
  ReportState,
  SubserviceCoveredBy,
  SubserviceMethod,
} from './assurance-report.rules';
import type { StepKind } from './next-steps.rules';
import { YearCoverageView } from './gaps/year-coverage.dto';
import { OwnEvaluationView } from './own-evaluation-views.dto';

export class AssuranceReportView {
  id: string;
  ref: string;
  vendorId: string;
  vendorName: string;
  kind: ReportKind;
  kindWords: string;
  title: string;
  periodId: string;
  periodCode: string;
  /** Overdue is derived from the day: an expected report whose date has passed. */
  state: ReportState;
  stateWords: string;
  /** YYYY-MM-DD, as all days here. */
  dueOn: string;
  reportType: 1 | 2 | null;
  standard: string | null;
  coversFrom: string | null;
  coversTo: string | null;
  issuedOn: string | null;
  auditorName: string | null;
  opinion: Opinion | null;
  criteria: Criterion[];
  restrictedUse: boolean | null;
  evidenceItemId: string | null;
  evidenceVersionId: string | null;
  evidenceLabel: string | null;
  /** Services that it was expected to speak of. */
  expectedServiceIds: string[];
  /** Services in its scope; those expected while it is not here. */
  serviceNames: string[];
  letterDueOn: string | null;
  receivedAt: string | null;
  receivedByName: string | null;
  evaluatedAt: string | null;
  version: number;
}

export class AssuranceReportList {
  total: number;
  items: AssuranceReportView[];
}

export class ScopeOfService {
  id: string;
  ref: string;
  name: string;
  icfrRelevant: boolean;
  tier: string | null;
  expected: boolean;
  inScope: boolean;
}

export class ScopeOfPlace {
  id: string;
  name: string;
  city: string;
  /** Services of ours that run there. */
  serviceNames: string[];
  inScope: boolean;
}

export class SubserviceView {
  id: string;
  number: number;
  name: string;
  what: string;
  method: SubserviceMethod;
  icfrRelevant: boolean;
  expectedControls: string | null;
  fourthPartyId: string | null;
  fourthPartyRef: string | null;
  /** Null for vendors, and while nobody decided. */
  cover: SubserviceCoverView | null;
}

export class SubserviceCoverView {
  coveredBy: SubserviceCoveredBy;
  ownReportId: string | null;
  ownReportRef: string | null;
  note: string;
  decidedByName: string;
  decidedAt: string;
}

export class DeviationView {
  id: string;
  number: number;
  controlRef: string;
  control: string;
  deviation: string;
  managementResponse: string | null;
  /** Null for vendors, and while nobody evaluated it. */
  evaluation: DeviationEvaluationView | null;
}

export class DeviationEvaluationView {
  effect: Effect;
  evaluation: string;
  compensatingControl: string | null;
  evaluatedByName: string;
  evaluatedAt: string;
}

export class BridgeLetterView {
  id: string;
  reportId: string;
  reportRef: string;
  coversFrom: string;
  coversTo: string;
  signedOn: string;
  signer: string;
  changes: string | null;
  evidenceItemId: string;
  evidenceLabel: string;
  broughtByName: string;
  broughtAt: string;
  withdrawnReason: string | null;
}

export class ReportStepView {
  kind: StepKind;
  by: 'vendor' | 'registrant' | 'second_line';
  words: string;
}

export class AssuranceReportDetail extends AssuranceReportView {
  opinionBasis: string | null;
  scopeWords: string | null;
  services: ScopeOfService[];
  places: ScopeOfPlace[];
  subservices: SubserviceView[];
  deviations: DeviationView[];
  letters: BridgeLetterView[];
  supersedesId: string | null;
  supersedesRef: string | null;
  supersededById: string | null;
  supersededByRef: string | null;
  periodStartsOn: string;
  periodEndsOn: string;
  letterEnoughDays: number;
  /** The fiscal year as the reports of this kind cover it; one for each group of services that share reports. */
  years: YearCoverageView[];
  own: OwnEvaluationView | null;
  next: ReportStepView[];
}
