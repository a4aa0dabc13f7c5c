import type {
  BridgeLetterView,
  DeviationView,
  ScopeOfPlace,
  ScopeOfService,
  SubserviceView,
  AssuranceReportView,
} from '../assurance-reports/report-views.dto';
import type { EvaluationView, GapCoverView, UserControlView } from '../assurance-reports/own-evaluation-views.dto';
import type { YearCoverageView } from '../assurance-reports/gaps/year-coverage.dto';
import type { ConfirmationDecisionView } from '../attestations/confirmations/confirmations.dto';
import type { ConfirmationRecord } from '../attestations/confirmations/confirmation-reads';
import type { DisruptionView } from '../disruptions/disruption-views.dto';

// Independent reports, real events and what officers signed about them, as they stood at the cut-off. Units as in
// snapshot.model.ts.

/** A report as the registrant has it, with what it makes of it. */
export type ReportFacts = Omit<AssuranceReportView, 'version'> & {
  opinionBasis: string | null;
  scopeWords: string | null;
  supersedesRef: string | null;
  supersededByRef: string | null;
  services: ScopeOfService[];
  places: ScopeOfPlace[];
  subservices: SubserviceView[];
  deviations: DeviationView[];
  letters: BridgeLetterView[];
  evaluations: EvaluationView[];
  gapCovers: GapCoverView[];
  userControls: Omit<UserControlView, 'version'>[];
};

/** Reports of the period, and how those of one kind cover the fiscal year for each group of services. */
export interface AssuranceFacts {
  reports: ReportFacts[];
  years: YearCoverageView[];
}

export type DisruptionFacts = Omit<DisruptionView, 'next' | 'version'>;

/** An officer's signed word that an event of a kind did not occur. */
export interface NoneOccurredFacts {
  obligationId: string;
  state: string;
  fromOn: string;
  toOn: string;
  signerName: string;
  signerTitle: string;
  signedAt: string;
  localTime: string;
  shownText: string;
  shownSha256: string;
  decidedBy: string | null;
  decidedAt: string | null;
  reason: string;
}

/** What is certified, or done instead, about the reliability of emergency calls. */
export interface ReliabilityFacts {
  ref: string;
  obligationId: string;
  area: string;
  stance: string;
  measure: string;
  whySufficient: string | null;
  evidenceVersionId: string | null;
  statedBy: string;
  statedAt: string;
  supersededAt: string | null;
  decision: string | null;
  decisionReason: string | null;
  decidedBy: string | null;
  decidedAt: string | null;
  findingRef: string | null;
}

export interface EventsFacts {
  disruptions: DisruptionFacts[];
  noneOccurred: NoneOccurredFacts[];
  reliability: ReliabilityFacts[];
}

/** A quarterly change confirmation with every decision about it. */
export type ConfirmationFacts = Omit<
  ConfirmationRecord,
  'registrantId' | 'registrantName' | 'vendorId' | 'vendorName' | 'vendorLegalName' | 'version'
> & { decisions: ConfirmationDecisionView[] };
