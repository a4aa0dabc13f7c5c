import { EvaluatedCheckView } from '../reviews/workspace.dto';
import type { AttestationDecisionValue, AttestationState, LineAnswer } from './attestation.rules';

export class AuthorityView {
  id: string;
  personId: string;
  personName: string;
  title: string;
  basis: string;
  evidenceVersionId: string | null;
  verifiedByName: string;
  verifiedOn: string;
  expiresOn: string;
  revokedAt: string | null;
  /** `holds` today, `expired`, or `revoked`. */
  state: 'holds' | 'expired' | 'revoked';
}

export class AuthorityList {
  total: number;
  items: AuthorityView[];
}

export class AttestationItem {
  id: string;
  ref: string;
  vendorId: string;
  vendorName: string;
  periodId: string;
  periodCode: string;
  kind: 'annual';
  dueOn: string;
  periodFrom: string;
  periodTo: string;
  attestorId: string;
  attestorName: string;
  state: AttestationState;
  overdue: boolean;
  answeredCount: number;
  lineCount: number;
  /** What it will be, or was signed as. */
  qualified: boolean;
  signedAt: string | null;
  late: boolean;
}

export class AttestationList {
  total: number;
  items: AttestationItem[];
}

export class AttestationLineView {
  id: string;
  obligationId: string;
  requirementCode: string;
  title: string;
  statement: string;
  serviceId: string | null;
  serviceRef: string | null;
  serviceName: string | null;
  dueOn: string;
  progress: string;
  /** The registrant's own conclusion, where there is one. */
  conclusion: string | null;
  forceLabel: string;
  lane: 'icfr' | 'dcp' | 'record' | 'context';
  laneLabel: string;
  answer: LineAnswer | null;
  answerWords: string | null;
  explanation: string;
  answeredByName: string | null;
  answeredAt: string | null;
  /** Wording of an alternative measure for this requirement. */
  alternativeWording: string;
  version: number;
}

export class StatementView {
  version: number;
  text: string;
  /** SHA-256 of the text's UTF-8 bytes, lower-case hex. */
  sha256: string;
  qualified: boolean;
}

export class StatementChangeView {
  changed: boolean;
  currentSha256: string;
  /** Lines of the statement as it would read now that the signed one has not. */
  added: string[];
  removed: string[];
}

export class SignatureView {
  id: string;
  signerName: string;
  signerTitle: string;
  qualified: boolean;
  statementVersion: number;
  shownText: string;
  shownSha256: string;
  /** Server time, ISO 8601 UTC. */
  signedAt: string;
  localTime: string;
  late: boolean;
  reauthenticatedAt: string;
  address: string;
  userAgent: string;
  authorityVerificationId: string;
  changedSince: StatementChangeView;
}

export class AttestationDecisionView {
  decision: AttestationDecisionValue;
  reason: string;
  decidedByName: string;
  decidedAt: string;
}

export class CriticalFindingView {
  id: string;
  ref: string;
  title: string;
  /** Whether an answer lists it as an exception. */
  listed: boolean;
}

/** A critical gap of the questionnaire, or an exception that ran out. */
export class WeaknessView {
  kind: 'critical_gap' | 'expired_exception';
  id: string;
  ref: string;
  words: string;
}

export class AttestationView extends AttestationItem {
  vendorLegalName: string;
  registrantName: string;
  subOutsourcers: string[];
  scheduledByName: string;
  scheduledAt: string;
  preparedByName: string | null;
  preparedAt: string | null;
  supersedes: string | null;
  version: number;
  /** Requirement codes of lines without an answer. */
  unanswered: string[];
  authority: AuthorityView | null;
  criticalFindings: CriticalFindingView[];
  /** Why it cannot be unqualified, whatever the lines say. */
  weaknesses: WeaknessView[];
  lines: AttestationLineView[];
  statement: StatementView;
  signature: SignatureView | null;
  /** Of the duty to attest (GOV-02); not evaluated before the signature. */
  checks: EvaluatedCheckView[];
  decisions: AttestationDecisionView[];
}

export class MadeAttestation {
  id: string;
  ref: string;
  lines: number;
}

export class SignedAttestation {
  id: string;
  signatureId: string;
  signedAt: string;
  sha256: string;
  qualified: boolean;
  late: boolean;
}

export class AttestationMoved {
  id: string;
  state: AttestationState;
}
