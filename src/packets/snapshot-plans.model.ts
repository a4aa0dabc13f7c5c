// Plans as they stood at the cut-off. Units as in snapshot.model.ts.

export interface PlanStepFacts {
  id: string;
  number: number;
  title: string;
  instruction: string;
  owner: string;
  systemName: string;
  dependsOn: number[];
  expectedMinutes: number | null;
}

export interface DisruptionCoverageFacts {
  disruptionType: string;
  process: string;
  solution: string;
  notApplicableReason: string;
}

export interface PlanVersionFacts {
  id: string;
  number: number;
  label: string;
  state: string;
  contentSha256: string | null;
  sourceEvidenceVersionId: string | null;
  serviceIds: string[];
  changeSummary: string;
  reviewDueOn: string | null;
  offlineCopy: boolean;
  authoredBy: string;
  authoredAt: string;
  vendorApprovedBy: string | null;
  vendorApprovedAt: string | null;
  submittedAt: string | null;
  acceptedBy: string | null;
  acceptedAt: string | null;
  effectiveFrom: string | null;
  effectiveTo: string | null;
  returnedBy: string | null;
  returnedAt: string | null;
  returnReasons: { section: string; reason: string }[];
  steps: PlanStepFacts[];
  coverage: DisruptionCoverageFacts[];
  /** Sections whose text this packet keeps back, with the SHA-256 of what opens them. */
  withheld?: { section: 'steps' | 'coverage'; reason: string; commitment: string }[];
  // With these the digest that the vendor approved can be computed again. Packets of before lack them.
  emphasis?: string | null;
  sections?: { key: string; present: boolean; reference: string }[];
}

export interface PlanFacts {
  id: string;
  ref: string;
  kind: string;
  title: string;
  versions: PlanVersionFacts[];
}
