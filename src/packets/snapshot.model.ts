import type { CustodyEvent, EvidenceFacts, ObligationFacts } from './snapshot-evidence.model';
import type { ServiceFacts, SiteFacts, SystemFacts } from './snapshot-services.model';
import type { ExceptionFacts, PlanFacts, ExerciseFacts, FindingFacts } from './snapshot-recovery.model';
import type { PacketKind } from './packet-kinds.rules';
import type { Comparison } from './comparison/comparison.model';
import type { ProgrammeRegister } from './kinds/programme.model';
import type { AttestationFacts, SubmissionFacts } from './snapshot-review.model';
import type { AssuranceFacts, ConfirmationFacts, EventsFacts } from './snapshot-events.model';
import type {
  AccessFacts,
  ExcludedFacts,
  InventoryFacts,
  QuestionSetFacts,
  YearFacts,
} from './snapshot-registers.model';

export type * from './snapshot-evidence.model';
export type * from './snapshot-services.model';
export type * from './snapshot-registers.model';
export type * from './snapshot-events.model';

// Facts as they stood at the cut-off, each as it is read from the registers. Times are UTC ISO instants with milliseconds,
// dates `YYYY-MM-DD`, durations whole minutes, digests lower-case hex. Everything is plain JSON: no undefined.

/** What a packet of another kind than a vendor packet is about. */
export interface SubjectFacts {
  kind: 'service' | 'programme' | 'requirement' | 'disruption' | 'packet';
  id: string;
  ref: string;
  title: string;
}

export interface PacketIdentity {
  id: string;
  ref: string;
  kind: PacketKind;
  /** What it is about, where that is not one vendor as a whole. Vendor packets lack it. */
  subject?: SubjectFacts;
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

/** The result that the last packet printed for one obligation; `key` is requirement, service and occurrence. */
export interface PreviousResult {
  key: string;
  words: string;
}

export interface PreviousPacket {
  results: PreviousResult[];
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
  /** The signed tree head that was the newest. Packets built before there was one lack it; null when none was made yet. */
  checkpoint?: LoggedCheckpoint | null;
  /** What recomputing the extract of this packet found. Packets built before it was recomputed lack it. */
  extract?: LogExtract;
}

/** The packet's own events, each hashed again from its body and compared with the leaf that the tree holds. */
export interface LogExtract {
  events: number;
  /** Events that the sequencer had not taken into the tree yet. */
  waiting: number;
  firstLeaf: number | null;
  lastLeaf: number | null;
  /** Ids of events whose body no longer has the digest of its leaf. */
  altered: string[];
}

/** One query of the snapshot as it ran: its table in this packet, in code, with its parameters and how many rows it gave. */
export interface QueryFacts {
  table: string;
  code: string;
  parameters: string;
  rows: number;
}

/** How many rows a register holds for the vendor, and how many of them the packet's question takes in, counted by the database. */
export interface ControlCount {
  table: string;
  registered: number;
  selected: number;
  /** Rows of the question that a packet of a narrower kind leaves out; absent from whole packets. */
  leftOut?: number;
}

/** A checkpoint of the portal's audit trail, with the keys that one verifies it by. */
export interface LoggedCheckpoint {
  treeSize: number;
  rootSha256: string;
  madeAt: string;
  /** As signed (C2SP tlog-checkpoint). */
  note: string;
  verifierKeys: string[];
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
  /** Packets built before exceptions were held lack it. */
  exceptions?: ExceptionFacts[];
  submissions: SubmissionFacts[];
  attestations: AttestationFacts[];
  evidence: EvidenceFacts[];
  custody: CustodyEvent[];
  // Packets built before these were held lack them.
  inventory?: InventoryFacts;
  year?: YearFacts;
  assurance?: AssuranceFacts;
  events?: EventsFacts;
  confirmations?: ConfirmationFacts[];
  questionSets?: QuestionSetFacts[];
  excluded?: ExcludedFacts[];
  access?: AccessFacts;
  controlCounts?: ControlCount[];
  queries?: QueryFacts[];
  // Packets of narrower and wider kinds hold these.
  /** The vendors that a packet across vendors speaks of. */
  vendors?: VendorFacts[];
  /** Which rows a narrower packet keeps, in words, and why a section of it is empty, by the section's number. */
  narrowed?: { rule: string; omitted: Record<string, string> };
  /** What changed since the packet that a delta packet starts from. */
  delta?: Comparison;
  programme?: ProgrammeRegister;
}
