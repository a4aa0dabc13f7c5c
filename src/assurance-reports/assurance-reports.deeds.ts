import type {
  Criterion,
  Effect,
  EvaluationConclusion,
  Opinion,
  ReportKind,
  SubserviceCoveredBy,
  SubserviceMethod,
} from './assurance-report.rules';
import type { CoverKind } from './gaps/fiscal-coverage.rules';
import type { UserControlStanding } from './user-controls/user-control.rules';

/** What a report says, as its receipt and corrections record it. Dates are YYYY-MM-DD. */
export interface RecordedContent {
  reportType: 1 | 2 | null;
  standard: string | null;
  coversFrom: string | null;
  coversTo: string;
  issuedOn: string | null;
  auditorName: string;
  opinion: Opinion | null;
  opinionBasis: string | null;
  criteria: Criterion[];
  serviceIds: string[];
  siteIds: string[];
  scopeWords: string | null;
  restrictedUse: boolean;
  evidenceVersionId: string;
}

declare module '../audit-trail/deeds' {
  interface Deeds {
    'assurance.expected': {
      kind: ReportKind;
      title: string;
      periodId: string;
      serviceIds: string[];
      dueOn: string;
    };
    'assurance.expectation-changed': {
      before: { title: string; dueOn: string; serviceIds: string[] };
      after: { title: string; dueOn: string; serviceIds: string[] };
    };
    'assurance.overdue': { kind: ReportKind; title: string; dueOn: string };
    'assurance.received': RecordedContent & {
      kind: ReportKind;
      periodId: string;
      supersedesId: string | null;
      gapDays: number | null;
    };
    'assurance.corrected': { before: RecordedContent; after: RecordedContent };
    'assurance.subservice-added': {
      subserviceId: string;
      number: number;
      name: string;
      what: string;
      method: SubserviceMethod;
      icfrRelevant: boolean;
      expectedControls: string | null;
      fourthPartyId: string | null;
    };
    'assurance.subservice-linked': { subserviceId: string; before: string | null; after: string | null };
    'assurance.subservice-removed': { subserviceId: string; number: number };
    'assurance.deviation-added': {
      deviationId: string;
      number: number;
      controlRef: string;
      control: string;
      deviation: string;
      managementResponse: string | null;
    };
    'assurance.deviation-removed': { deviationId: string; number: number };
    'assurance.review-begun': { kind: ReportKind };
    'assurance.evaluated': { kind: ReportKind };
    'assurance.superseded': { by: string };
    'assurance.letter-wanted': { before: string | null; dueOn: string | null; gapDays: number | null };
    'assurance.letter-brought': {
      letterId: string;
      coversFrom: string;
      coversTo: string;
      signedOn: string;
      signer: string;
      changes: string | null;
      evidenceVersionId: string;
    };
    'assurance.letter-withdrawn': { letterId: string; reason: string };
    // The trail shows deeds that begin with `own-evaluation.` to no vendor.
    'own-evaluation.subservice-covered': {
      subserviceId: string;
      coveredBy: SubserviceCoveredBy;
      ownReportId: string | null;
      note: string;
    };
    'own-evaluation.deviation-evaluated': {
      deviationId: string;
      effect: Effect;
      evaluation: string;
      compensatingControl: string | null;
    };
    'own-evaluation.prepared': {
      evaluationId: string;
      conclusion: EvaluationConclusion;
      auditorCheck: string;
      opinionEvaluation: string | null;
      scopeEvaluation: string;
      effect: string;
      needsApproval: boolean;
    };
    'own-evaluation.decided': { evaluationId: string; decision: 'approved' | 'sent_back'; reason: string };
    'own-evaluation.gap-covered': {
      coverId: string;
      periodId: string;
      kind: CoverKind;
      letterId: string | null;
      coversFrom: string;
      coversTo: string;
      words: string;
      workpaperRef: string | null;
      doneOn: string;
      needsApproval: boolean;
    };
    'own-evaluation.gap-cover-decided': { coverId: string; decision: 'approved' | 'refused'; reason: string };
    'own-evaluation.controls-added': {
      controls: { id: string; number: number; label: string; text: string; carriedFrom: string | null }[];
    };
    'own-evaluation.control-mapped': {
      controlId: string;
      number: number;
      before: RecordedMapping;
      after: RecordedMapping;
    };
    'own-evaluation.controls-confirmed': { controlIds: string[]; note: string };
    'own-evaluation.control-removed': { controlId: string; number: number; reason: string };
    'own-evaluation.control-tested': {
      controlId: string;
      number: number;
      testId: string;
      result: 'passed' | 'failed';
      testedOn: string;
      method: string;
      workpaperRef: string | null;
    };
    'own-evaluation.test-evaluated': {
      controlId: string;
      testId: string;
      evaluation: string;
      compensatingControl: string | null;
      effect: Effect;
    };
  }
}

/** How a user-entity control is mapped to one of the registrant's. */
export interface RecordedMapping {
  standing: UserControlStanding;
  controlRef: string | null;
  controlWords: string | null;
  ownerName: string | null;
  ownerPersonId: string | null;
  notRelevantReason: string | null;
}
