import { ConfirmationItem } from '../attestations/confirmations/confirmations.dto';
import type { Role } from '../foundation/actor';
import { LaneMeasure, ReportPeriod, StateCount } from './coverage.dto';
import { DeadlineRow } from './deadlines.dto';
import { OpenQuery, ReturnedItem, VendorStep } from './vendor-items.dto';

/** What a link on the home page leads to: the kind names the screen, the id its row. */
export type HomeTargetKind =
  | 'obligation'
  | 'evidence'
  | 'plan_version'
  | 'exercise'
  | 'submission'
  | 'query'
  | 'finding'
  | 'exception'
  | 'attestation'
  | 'change_confirmation'
  | 'packet'
  | 'service'
  | 'list';

export class HomeTarget {
  kind: HomeTargetKind;
  /** Null for a list as a whole. */
  id: string | null;
}

/** Something that waits for the person who asks: what to do, in words, and where. */
export class HomeAction {
  words: string;
  target: HomeTarget;
  /** Day on which it is due, where it has one. */
  dueOn: string | null;
}

export class OpenFindingItem {
  findingId: string;
  ref: string;
  title: string;
  severity: 'low' | 'medium' | 'high' | 'critical';
  vendorId: string;
  vendorName: string;
  ownerName: string;
  dueOn: string;
  overdue: boolean;
}

export class AttestationStanding {
  attestationId: string;
  ref: string;
  vendorId: string;
  vendorName: string;
  periodCode: string;
  state: string;
  dueOn: string;
  /** Due day is past and nothing is signed. */
  late: boolean;
  attestorName: string;
  qualified: boolean | null;
  signedAt: string | null;
  /** What happens next, in words for the role that asks. */
  nextAction: string;
}

export class VendorHome {
  /** What this person does next, the most pressing first. */
  next: VendorStep[];
  /** Obligations of the period as a whole, and lane by lane. */
  progress: StateCount[];
  lanes: LaneMeasure[];
  overdue: number;
  dueSoon: number;
  /** Everything that is overdue or due within 30 days, earliest first. */
  due: DeadlineRow[];
  /** What is due next and why, earliest first; at most ten. */
  dueNext: DeadlineRow[];
  returned: ReturnedItem[];
  openQueries: OpenQuery[];
  findings: OpenFindingItem[];
  attestation: AttestationStanding | null;
  /** Quarterly change confirmations that are not accepted yet, earliest due first. */
  confirmations: ConfirmationItem[];
}

export class ReviewQueueFigures {
  /** Submitted and taken by nobody. */
  waiting: number;
  oldestWaitingDays: number | null;
  inReview: number;
  /** Of those in review, the ones of the person who asks. */
  mine: number;
  /** Concluded and waiting for the second line. */
  toApprove: number;
  openQueries: number;
  answeredQueries: number;
}

export class PacketStanding {
  packetId: string;
  ref: string;
  /** Null where it speaks of all vendors. */
  vendorId: string | null;
  vendorName: string;
  periodCode: string;
  state: string;
  requestedAt: string;
  issuedAt: string | null;
}

export class OfficerHome {
  reviewQueue: ReviewQueueFigures;
  overdue: number;
  overdueVendors: number;
  dueSoon: number;
  /** Earliest of what is overdue or due within 30 days; at most ten. */
  dueNext: DeadlineRow[];
  /** Attestations that are not accepted yet, earliest due first: the first of them, and how many there are. */
  attestations: AttestationStanding[];
  attestationsTotal: number;
  /** Change confirmations that are signed and wait for a word. */
  confirmations: ConfirmationItem[];
  /** Packets under way: building, assembled, approved. */
  packets: PacketStanding[];
  findings: OpenFindingItem[];
  tierDecisionsToApprove: number;
}

export class ScopedVendor {
  id: string;
  ref: string;
  name: string;
}

export class AuditorHome {
  /** True when the grant names no vendors and so covers all of the registrant's. */
  allVendors: boolean;
  vendors: ScopedVendor[];
  periods: ReportPeriod[];
  /** Issued packets, latest first. */
  packets: PacketStanding[];
  attestations: AttestationStanding[];
}

export class RoleCount {
  role: Role;
  roleLabel: string;
  people: number;
}

export class OpenInvitation {
  personId: string;
  name: string;
  email: string;
  madeAt: string;
  expiresAt: string;
  expired: boolean;
}

export class AdministratorHome {
  /** People with a membership that is in force and not disabled. */
  activePeople: number;
  disabledPeople: number;
  byRole: RoleCount[];
  /** Invitations of people who have no password yet, the latest of each. */
  openInvitations: OpenInvitation[];
  vendors: number;
}

export class HomeView {
  role: Role;
  ranAt: string;
  period: ReportPeriod | null;
  /** What waits for this person, most pressing first. */
  actions: HomeAction[];
  vendor: VendorHome | null;
  officer: OfficerHome | null;
  auditor: AuditorHome | null;
  administrator: AdministratorHome | null;
}
