import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsTimeZone,
  IsUUID,
  Matches,
  MaxLength,
  Min,
} from 'class-validator';
import {
  ATTESTATION_STATES,
  LINE_ANSWERS,
  type AttestationDecisionValue,
  type AttestationState,
  type LineAnswer,
} from './attestation.rules';

const SOMETHING = /\S/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MESSAGE = { message: 'A date is written YYYY-MM-DD.' };

export class VerifyAuthority {
  @IsUUID() personId: string;
  /** The title that the statement will carry. */
  @IsString() @Matches(SOMETHING, { message: 'Give the title.' }) @MaxLength(200) title: string;
  /** What was looked at: a board resolution, a register extract, a letter. */
  @IsString() @Matches(SOMETHING, { message: 'Say what you looked at.' }) @MaxLength(2000) basis: string;
  @IsOptional() @IsUUID() evidenceVersionId?: string;
  /** Last day on which the verification holds. */
  @IsISO8601({ strict: true }) @Matches(DAY, DAY_MESSAGE) expiresOn: string;
}

export class ScheduleAttestation {
  @IsUUID() periodId: string;
  @IsUUID() attestorId: string;
  @IsISO8601({ strict: true }) @Matches(DAY, DAY_MESSAGE) dueOn: string;
}

export class AttestationQuery {
  @IsOptional() @IsUUID() vendorId?: string;
  @IsOptional() @IsUUID() periodId?: string;
  @IsOptional() @IsIn(ATTESTATION_STATES) state?: AttestationState;
}

export class AnswerLine {
  @IsIn(LINE_ANSWERS) answer: LineAnswer;
  @IsString() @MaxLength(4000) explanation: string;
  @IsInt() @Min(1) version: number;
}

export class PrepareAttestation {
  /** Sub-outsourcers on which the services critically depend, one name each. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  subOutsourcers?: string[];
}

export class SignAttestation {
  /** Digest of the statement as it was shown: SHA-256, lower-case hex. */
  @IsString() @Matches(/^[0-9a-f]{64}$/) shownSha256: string;
  /** The signer's name, typed as a sign of intent. */
  @IsOptional() @IsString() @MaxLength(200) name?: string;
  /** IANA name of the signer's time zone; UTC when left out. */
  @IsOptional() @IsTimeZone() timeZone?: string;
}

export class ReasonedDecision {
  @IsString() @Matches(SOMETHING, { message: 'Give a reason.' }) @MaxLength(4000) reason: string;
}

export class AcceptAttestation {
  @IsOptional() @IsString() @MaxLength(4000) reason?: string;
}

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
  answered: number;
  lines: number;
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
  attestationLines: AttestationLineView[];
  statement: StatementView;
  signature: SignatureView | null;
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
