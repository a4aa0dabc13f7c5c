import type { Flag, Tier } from '../catalogue/words.rules';
import type { Changes } from '../vendors/amendment';
import type { ObjectiveBasis } from './objective-set.entity';
import type { TieringFacts } from './tiering.rules';

export interface ObjectiveNumbers {
  rtoMinutes: number;
  rpoMinutes: number;
  mtpdMinutes: number | null;
  wrtMinutes: number | null;
  mbcoPct: number | null;
}

interface Scope {
  decisionId: string;
  tier: Tier;
  flags: Flag[];
  icfrRelevant: boolean;
}

declare module '../audit-trail/deeds' {
  interface Deeds {
    'service.added': { name: string; category: string; description: string };
    'service.changed': { changes: Changes };
    'service.sites-set': { before: string[]; after: string[] };
    'service.systems-set': { before: string[]; after: string[] };
    'site.added': {
      name: string;
      kind: string;
      city: string;
      region: string;
      country: string;
      timeZone: string;
      hazardZones: string[];
    };
    'site.changed': { changes: Changes };
    'system.added': { name: string; kind: string; description: string };
    'system.changed': { changes: Changes };
    'scope.decided': Scope & {
      facts: TieringFacts;
      proposedTier: Tier;
      proposedScore: number;
      proposedReason: string;
      previousTier: Tier | null;
      icfrReason: string;
      accounts: string;
      reason: string;
      needsApproval: boolean;
      approvalGrounds: string[];
    };
    'scope.approved': Scope & { reason: string };
    'scope.sox-office-approved': Scope & { reason: string };
    'scope.rejected': Scope & { reason: string };
    'objectives.proposed': ObjectiveNumbers & {
      objectiveSetId: string;
      basis: ObjectiveBasis;
      note: string;
      replacesProposal: string | null;
    };
    'objectives.accepted': ObjectiveNumbers & {
      objectiveSetId: string;
      side: 'vendor' | 'registrant';
      inForce: boolean;
    };
  }
}
