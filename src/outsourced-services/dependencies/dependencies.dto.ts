import { AlertView } from './conflicts.dto';
import type { SideState, Standing } from './confirmation.rules';
import type {
  ConfirmationSide,
  DependencyKind,
  DependencyRole,
  Objection,
  OwnerSide,
  RequestState,
} from './dependency-words.rules';

export class SideView {
  state: SideState;
  on: string | null;
  by: string | null;
  how: string;
}

export class ObjectionView {
  objection: Objection;
  note: string;
  on: string;
  by: string;
  statedRtoMinutes: number | null;
}

/** The identity that the registrant gave it: what several vendors rest on. Null for vendors. */
export class MatchView {
  id: string;
  ref: string;
  name: string;
  /** The vendor here that provides it. */
  providerVendorId: string | null;
  providerVendorName: string | null;
  /** The latest request to that vendor to confirm. */
  requestId: string | null;
  requestState: RequestState | null;
}

export class DependencyLine {
  id: string;
  ref: string;
  vendorId: string;
  vendorName: string;
  serviceId: string;
  serviceRef: string;
  serviceName: string;
  /** Recovery time objective in force of the service, in minutes. */
  serviceRtoMinutes: number | null;
  kind: DependencyKind;
  targetId: string | null;
  /** What the service rests on, by name. */
  what: string;
  place: string;
  role: DependencyRole;
  sharePct: number | null;
  standbyCapacityPct: number | null;
  activationMinutes: number | null;
  theirRtoMinutes: number | null;
  ownerSide: OwnerSide | null;
  ownerName: string;
  ownerPersonId: string | null;
  servesSiteId: string | null;
  servesSiteName: string | null;
  essentialFunction: string;
  note: string;
  /** Services of the vendor that rest on the same thing, this one included. */
  uses: number;
  /** Counts what was agreed: a change makes it one more. */
  terms: number;
  termsOn: string;
  us: SideView;
  them: SideView;
  objection: ObjectionView | null;
  standing: Standing;
  alerts: AlertView[];
  match: MatchView | null;
  endedOn: string | null;
  endedReason: string;
  version: number;
}

export class DependencyCounts {
  all: number;
  confirmed: number;
  unconfirmed: number;
  stale: number;
  objected: number;
  conflicts: number;
  /** For the registrant: those without a shared identity that could have one. */
  unmatched: number | null;
}

export class DependencyList {
  total: number;
  items: DependencyLine[];
  /** Of all that the vendor and service filters leave, whatever the others say. */
  counts: DependencyCounts;
}

export class WordView {
  id: string;
  side: ConfirmationSide;
  outcome: 'confirmed' | 'objected';
  objection: Objection | null;
  terms: number;
  givenOn: string;
  givenBy: string;
  how: string;
  note: string;
  recordedByName: string;
  recordedAt: string;
}

export class DependencyDetail extends DependencyLine {
  /** Newest first. */
  history: WordView[];
}
