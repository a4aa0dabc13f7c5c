// Obligations, evidence and its custody, as they stood at the cut-off. Units as in snapshot.model.ts.

export interface SoxBasisFacts {
  ref: string | null;
  link: string;
  provisions: string[];
  how: string;
}

/** One due instance of a requirement, with what the catalogue says of it for this service's facts. */
export interface ObligationFacts {
  id: string;
  code: string;
  title: string;
  statement: string;
  family: string;
  scope: string;
  serviceId: string | null;
  /** Whose it is, in packets that speak of several vendors. */
  vendorRef?: string;
  forceLabel: string;
  lane: string;
  laneLabel: string;
  soxBasis: SoxBasisFacts[];
  provisions: string[];
  attestedBy: string;
  requiredEvidence: string[];
  occurrence: number;
  dueOn: string;
  dueRule: string;
  progress: string;
  conclusion: string | null;
  conclusionReason: string;
  /** Last day of the approved exception behind `excepted`. Packets built before exceptions had an end lack it. */
  exceptedUntil?: string | null;
  concludedBy: string | null;
  concludedById: string | null;
  concludedAt: string | null;
  /** The catalogue version that asks it. Packets built before it was compared lack it. */
  catalogueVersion?: string;
  /** Whether the sector rule covers it, as last answered; null while nobody did. Packets built before it was asked lack it. */
  coverage?: CoverageFacts | null;
  /** Plan versions and exercises that a reviewer accepted for this obligation. */
  servedBy: ServedBy[];
}

export interface CoverageFacts {
  covered: boolean;
  basis: string;
  answeredBy: string;
  answeredAt: string;
}

export interface ServedBy {
  kind: 'plan_version' | 'exercise';
  id: string;
}

export interface UseFacts {
  id: string;
  obligationId: string;
  state: string;
  decisionReason: string;
  proposedBy: string;
  proposedAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
}

export interface EvidenceFacts {
  versionId: string;
  itemId: string;
  itemRef: string;
  title: string;
  kind: string;
  versionNumber: number;
  sha256: string;
  bytes: number;
  fileName: string;
  claimedType: string;
  detectedType: string;
  typeVerdict: string;
  scanState: string;
  sourceParty: string;
  sourceKind: string;
  obtainedBy: string;
  madeOn: string;
  periodFrom: string | null;
  periodTo: string | null;
  grade: string;
  gradeReason: string;
  receivedAt: string;
  receivedBy: string;
  retentionClass: string;
  supersedes: string | null;
  supersededBy: string | null;
  withdrawnAt: string | null;
  withdrawnBy: string | null;
  withdrawnReason: string | null;
  uses: UseFacts[];
  /** The independent report that this file is, where its use is restricted, and who agreed to pass it on; null without. */
  restriction?: { reportRef: string; consent: string | null } | null;
  /** The disposal that took its bytes, and the day (UTC); null while they are held. Packets of before there were disposals lack it. */
  disposal?: { ref: string; on: string } | null;
}

export interface CustodyEvent {
  id: string;
  at: string;
  deed: string;
  actor: string;
  role: string;
  subjectKind: string;
  subjectRef: string | null;
  subjectId: string;
  /** Its place in the portal's tree; null while it waits to be taken in. Packets built before there was a tree lack it. */
  leaf?: number | null;
}
