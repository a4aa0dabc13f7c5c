import type { ReliabilityArea, ReliabilityDecision, ReliabilityStance } from './reliability.rules';

declare module '../../audit-trail/deeds' {
  interface Deeds {
    'reliability.stated': {
      measureId: string;
      obligationId: string;
      area: ReliabilityArea;
      stance: ReliabilityStance;
      measure: string;
      whySufficient: string | null;
      evidenceVersionId: string | null;
      supersedes: string | null;
    };
    'reliability.decided': {
      measureId: string;
      obligationId: string;
      decision: ReliabilityDecision;
      reason: string;
      findingId: string | null;
    };
  }
}

export {};
