import type { ResidualRisk, Tier } from './exception.rules';

declare module '../audit-trail/deeds' {
  interface Deeds {
    'exception.requested': {
      obligationId: string;
      requirementCode: string;
      findingId: string | null;
      renewsId: string | null;
      renewalNumber: number;
      reason: string;
      risk: string;
      until: string;
      tier: Tier;
      critical: boolean;
      maxDays: number;
      needsExecutive: boolean;
      measures: { description: string; ownerName: string; evidenceVersionId: string | null }[];
    };
    'exception.assessed': {
      assessment: string;
      residualRisk: ResidualRisk;
      measures: { number: number; verdict: string; note: string }[];
    };
    'exception.decided': {
      part: 'second_line' | 'executive';
      decision: 'approved' | 'rejected';
      reason: string;
      outcome: 'waits' | 'approved' | 'rejected';
      until: string;
    };
    // Written by a night, not by a person.
    'exception.expired': { obligationId: string; requirementCode: string; findingId: string | null; until: string };
    'exception.ended': { how: 'revoked' | 'closed_remediated'; reason: string };
  }
}

export {};
