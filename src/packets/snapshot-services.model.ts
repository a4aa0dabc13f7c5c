// Services and what was decided about them, as they stood at the cut-off. Units as in snapshot.model.ts.

export interface ScopeDecisionFacts {
  proposedTier: string;
  proposedScore: number;
  proposedReason: string;
  previousTier: string | null;
  tier: string;
  flags: string[];
  icfrRelevant: boolean;
  icfrReason: string;
  accounts: string;
  reason: string;
  decidedBy: string;
  decidedAt: string;
  needsApproval: boolean;
  approvalGrounds: string[];
  approval: string | null;
  approvalReason: string | null;
  approvedBy: string | null;
  approvedAt: string | null;
  effectiveFrom: string | null;
}

export interface ObjectiveFacts {
  rtoMinutes: number;
  rpoMinutes: number;
  mtpdMinutes: number | null;
  wrtMinutes: number | null;
  mbcoPct: number | null;
  note: string;
  proposedBy: string;
  proposedAt: string;
  vendorAcceptedBy: string | null;
  vendorAcceptedAt: string | null;
  registrantAcceptedBy: string | null;
  registrantAcceptedAt: string | null;
  effectiveFrom: string | null;
  supersededAt: string | null;
}

export interface ServiceFacts {
  id: string;
  ref: string;
  name: string;
  category: string;
  description: string;
  state: string;
  tier: string | null;
  flags: string[];
  icfrRelevant: boolean;
  icfrReason: string;
  sites: string[];
  systems: string[];
  decisions: ScopeDecisionFacts[];
  objectives: ObjectiveFacts[];
}

export interface SiteFacts {
  name: string;
  kind: string;
  city: string;
  region: string;
  country: string;
  timeZone: string;
  hazardZones: string[];
}

export interface SystemFacts {
  name: string;
  kind: string;
  description: string;
}
