// Findings and exceptions as they stood at the cut-off. Units as in snapshot.model.ts.

export interface FindingFacts {
  id: string;
  ref: string;
  severity: string;
  title: string;
  description: string;
  sourceKind: string;
  sourceId: string | null;
  obligationId: string | null;
  exerciseId: string | null;
  /** Of the obligation or exercise that it came from, whichever year's; null for the vendor as a whole. Earlier packets lack it. */
  serviceId?: string | null;
  ownerName: string;
  dueOn: string;
  dueDateChanges: { at: string; by: string; from: string; to: string; reason: string }[];
  /** 'open', 'accepted' (by an exception that holds) or 'closed', on the day that the packet speaks of. */
  state: string;
  /** How far it has come: acknowledged, plan_agreed, closed_verified and so on. */
  stage?: string;
  acceptedUntil?: string | null;
  // Packets built before actions and verifications were held lack them.
  actions?: {
    number: number;
    text: string;
    ownerName: string;
    dueOn: string;
    doneAt: string | null;
    evidenceRef: string | null;
  }[];
  verifications?: {
    at: string;
    by: string;
    result: string;
    method: string;
    inspected: string;
    retestRef: string | null;
  }[];
  openedBy: string;
  openedAt: string;
  closedBy: string | null;
  closedAt: string | null;
  closingNote: string;
}

/** A request to depart from a requirement for a time, and what became of it. */
export interface ExceptionFacts {
  id: string;
  ref: string;
  obligationId: string;
  findingRef: string | null;
  renewsRef: string | null;
  reason: string;
  risk: string;
  tier: string;
  /** Last day, YYYY-MM-DD. */
  until: string;
  /** requested, assessed, approved, rejected, revoked, closed_remediated; 'expired' once its last day has passed. */
  state: string;
  assessment: string;
  residualRisk: string | null;
  requestedBy: string;
  requestedAt: string;
  assessedBy: string | null;
  effectiveFrom: string | null;
  endReason: string;
  measures: {
    number: number;
    description: string;
    ownerName: string;
    verdict: string | null;
    verdictNote: string;
    evidenceRef: string | null;
  }[];
  decisions: { at: string; by: string; part: string; decision: string; reason: string }[];
}
