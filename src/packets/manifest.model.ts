import type { EvidenceFacts, Snapshot } from './snapshot.model';

export const MANIFEST_FORMAT = 'holdfast-packet-manifest/1';
export const TEMPLATE = 'vendor-packet/1';

export type CheckVerdict = 'pass' | 'fail';

export interface CheckResult {
  id: string;
  words: string;
  verdict: CheckVerdict;
  /** What fails, one sentence each; for a pass, what there is to know about it. */
  reasons: string[];
}

/** The result of one obligation as printed. Never blank: an absence is "not tested" with its reason. */
export interface ResultFacts {
  obligationId: string;
  /** ICFR support stands in Part I, everything else in Part II. */
  part: 'I' | 'II';
  result: string;
  words: string;
  reason: string;
  /** Who says so: the registrant's conclusion, or the absence of one at the cut-off. */
  from: 'registrant' | 'absence';
  /** What the result stands on: E-001, PL-0001 v3.2, EX-0001, AT-0001. */
  cites: string[];
}

export interface ExhibitFacts extends EvidenceFacts {
  /** E-001, in order of the evidence's own reference and version. */
  number: string;
  /** How its file is called inside the PDF. */
  attachedAs: string | null;
  notAttachedReason: string | null;
  /** How its file is called in the binder; null where it is not passed on. Packets of before there were binders lack it. */
  inBinderAs?: string | null;
  /** Whether the stored bytes had this digest when the packet was built. */
  vault: 'verified' | 'missing' | 'damaged' | 'disposed';
  /** What somebody who opens the file should know about its form. Packets of before files were looked at lack it. */
  remarks?: string[];
  /** Whether a conclusion, a plan, an exercise, a reply or a verification of authority stands on it. */
  reliedUpon: boolean;
  outOfPeriod: boolean;
  /** Reviewer's reasons where an out-of-period file was accepted. */
  outOfPeriodReasons: string[];
}

/** Completeness statement of one table of the packet. */
export interface PopulationFacts {
  table: string;
  section: string;
  query: string;
  rows: number;
  /** Control totals beyond the count, in words: "met 12". Packets built before they were held lack these two. */
  totals?: string[];
  /** What the database counted beside the rows that were read; null for tables without a register of their own. */
  control?: { registered: number; selected: number; leftOut?: number } | null;
}

/**
 * Everything that a vendor packet says, and nothing that it does not. Its canonical JSON is the packet's identity; see
 * `manifestText`.
 */
export interface Manifest extends Omit<Snapshot, 'evidence'> {
  format: typeof MANIFEST_FORMAT;
  template: typeof TEMPLATE;
  results: ResultFacts[];
  exhibits: ExhibitFacts[];
  populations: PopulationFacts[];
  checks: CheckResult[];
}

/** What is decided about a packet after its manifest was frozen; printed on the Final, not part of the manifest. */
export interface PacketApprovalFacts {
  approver: string;
  decision: 'approved';
  reason: string;
  method: string;
  decidedAt: string;
}
