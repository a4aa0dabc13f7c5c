import type { PlanFacts, ExerciseFacts, FindingFacts } from './snapshot-recovery.model';
import type { AttestationFacts, SubmissionFacts } from './snapshot-review.model';

// Facts as they stood at the cut-off, each as it is read from the registers. Times are UTC ISO instants with milliseconds,
// dates `YYYY-MM-DD`, durations whole minutes, digests lower-case hex. Everything is plain JSON: no undefined.

export interface PacketIdentity {
  id: string;
  ref: string;
  kind: 'VP';
  requestedAt: string;
  preparedBy: string;
  preparedById: string;
  asOf: string;
}

export interface RegistrantFacts {
  id: string;
  name: string;
  filerStatus: string;
  fiscalYearEnd: string;
  framework: string;
}

export interface VendorFacts {
  id: string;
  ref: string;
  name: string;
  legalName: string;
  country: string;
  state: string;
  sectors: string[];
  summary: string;
  contractNoticeMinutes: number | null;
}

export interface PeriodFacts {
  id: string;
  code: string;
  startsOn: string;
  endsOn: string;
  state: string;
}

export interface CatalogueFacts {
  code: string;
  version: string;
  title: string;
  sha256: string;
  publishedAt: string;
  sourcesCheckedOn: string;
  disclaimer: string;
}

export interface PreviousPacket {
  ref: string;
  state: string;
  asOf: string;
  issuedAt: string;
  manifestSha256: string;
}

/** Where the audit trail stood when the snapshot was taken. */
export interface LogPosition {
  events: number;
  firstAt: string | null;
  lastAt: string | null;
  lastEventId: string | null;
}

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
  concludedBy: string | null;
  concludedById: string | null;
  concludedAt: string | null;
}

export interface UseFacts {
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
  number: number;
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
}

export interface Snapshot {
  packet: PacketIdentity;
  cutOffAt: string;
  portalVersion: string;
  registrant: RegistrantFacts;
  vendor: VendorFacts;
  period: PeriodFacts;
  catalogue: CatalogueFacts;
  previous: PreviousPacket | null;
  log: LogPosition;
  services: ServiceFacts[];
  sites: SiteFacts[];
  systems: SystemFacts[];
  obligations: ObligationFacts[];
  plans: PlanFacts[];
  exercises: ExerciseFacts[];
  findings: FindingFacts[];
  submissions: SubmissionFacts[];
  attestations: AttestationFacts[];
  evidence: EvidenceFacts[];
  custody: CustodyEvent[];
}
