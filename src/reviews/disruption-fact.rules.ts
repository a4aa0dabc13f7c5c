import type { ReconciliationCounts } from '../disruptions/reconciliation.rules';

/** A real event as far as checks ask of it. Days are YYYY-MM-DD, minutes whole. */
export interface DisruptionFact {
  ref: string;
  /** Obligations that the event itself made due. */
  obligationIds: string[];
  services: {
    serviceId: string;
    ref: string;
    rtoObjectiveMinutes: number | null;
    rpoObjectiveMinutes: number | null;
    achievedRtoMinutes: number | null;
    achievedRpoMinutes: number | null;
    verifiedOn: string | null;
  }[];
  returnedToNormalOn: string | null;
  reportedOn: string | null;
  undecidedSteps: number;
  /** Current records only. */
  reconciliations: (ReconciliationCounts & { serviceId: string })[];
  controls: { verdict: string | null }[];
  /** Parts of the event that have a finding which is not void. */
  partsWithFinding: string[];
}

/** What was stated of an area of emergency-call reliability, for one obligation; what was replaced left out. */
export interface ReliabilityFact {
  obligationId: string;
  stance: 'certified' | 'alternative' | 'not_applicable';
  explained: boolean;
  decision: 'accepted' | 'finding' | null;
}

export interface DisruptionMetricFacts {
  events: DisruptionFact[];
  reliability: ReliabilityFact[];
}
