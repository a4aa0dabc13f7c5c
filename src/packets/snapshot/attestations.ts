import type {
  AttestationDecisionFacts,
  AttestationFacts,
  AttestationLineFacts,
  AuthorityFacts,
  SignatureFacts,
} from '../snapshot-review.model';
import { THE_ATTESTATION_ITSELF } from '../../attestations/attestation.rules';
import { columns, iso, ownedBy, people, rows, times } from '../../foundation/sql-columns';
import type { Registers } from './registers';

type Owned<T> = T & { ownerId: string };
type SignatureRow = Owned<Omit<SignatureFacts, 'authority'> & AuthorityFacts>;

const ATTESTATION = `
  SELECT ${columns('a.id', 'a.ref', 'a.kind', 'a.state', 'a.due_on::text', 'a.period_from::text', 'a.period_to::text', 'a.sub_outsourcers', 'a.supersedes')},
    app.person_name(a.attestor_id) AS attestor, ${people('a.scheduled_by', 'a.prepared_by')}, a.prepared_by AS "preparedById", ${times('a.scheduled_at')},
    (SELECT o.id FROM obligation o WHERE o.vendor_id = a.vendor_id AND o.period_id = a.period_id AND o.requirement_code = '${THE_ATTESTATION_ITSELF}' AND o.occurrence_key = 'year' LIMIT 1) AS "obligationId",
    CASE WHEN w.id IS NULL THEN NULL ELSE jsonb_build_object('reason', w.reason, 'grantedBy', app.person_name(w.granted_by), 'grantedAt', ${iso('w.granted_at')}, 'expiresOn', w.expires_on::text) END AS waiver
  FROM attestation a LEFT JOIN preparation_waiver w ON w.id = a.waiver_id WHERE a.vendor_id = $1 AND a.period_id = $2 ORDER BY a.ref`;

const LINE = `
  SELECT l.attestation_id AS "ownerId", ${columns('l.obligation_id', 'l.requirement_code', 'l.answer', 'l.explanation')}
  FROM attestation_line l JOIN attestation a ON a.id = l.attestation_id JOIN obligation o ON o.id = l.obligation_id
  JOIN requirement r ON r.id = o.requirement_id LEFT JOIN service s ON s.id = o.service_id
  WHERE a.vendor_id = $1 AND a.period_id = $2 ORDER BY l.attestation_id, r.position, s.ref NULLS FIRST, o.occurrence, l.id`;

const SIGNATURE = `
  SELECT g.attestation_id AS "ownerId", ${columns('g.id', 'g.signer_id', 'g.signer_name', 'g.signer_title', 'g.qualified', 'g.statement_version', 'g.shown_text', 'g.shown_sha256', 'g.local_time', 'g.address', 'g.user_agent')},
    ${times('g.signed_at', 'g.reauthenticated_at', 'v.revoked_at')}, ${people('v.verified_by')},
    ${columns('v.title', 'v.basis', 'v.evidence_version_id', 'v.verified_on::text', 'v.expires_on::text')}
  FROM attestation_signature g JOIN attestation a ON a.id = g.attestation_id JOIN authority_verification v ON v.id = g.authority_verification_id
  WHERE a.vendor_id = $1 AND a.period_id = $2 ORDER BY g.signed_at, g.id`;

const DECISION = `
  SELECT d.attestation_id AS "ownerId", ${columns('d.decision', 'd.reason')}, ${people('d.decided_by')}, ${times('d.decided_at')}
  FROM attestation_decision d JOIN attestation a ON a.id = d.attestation_id
  WHERE a.vendor_id = $1 AND a.period_id = $2 ORDER BY d.decided_at, d.id`;

/** Every attestation of the period: signed, late, declined, withdrawn and superseded ones alike. */
export async function readAttestations({ manager, vendorId, period }: Registers): Promise<AttestationFacts[]> {
  const parameters = [vendorId, period.id];
  const attestations = await rows<Omit<AttestationFacts, 'lines' | 'signature' | 'decisions'>>(
    manager,
    ATTESTATION,
    parameters,
  );
  const lines = await rows<Owned<AttestationLineFacts>>(manager, LINE, parameters);
  const signatures = await rows<SignatureRow>(manager, SIGNATURE, parameters);
  const decisions = await rows<Owned<AttestationDecisionFacts>>(manager, DECISION, parameters);
  return attestations.map((attestation) => ({
    ...attestation,
    lines: ownedBy(lines, attestation.id),
    signature: signatureOf(ownedBy(signatures, attestation.id)[0]),
    decisions: ownedBy(decisions, attestation.id),
  }));
}

function signatureOf(row: Omit<SignatureRow, 'ownerId'> | undefined): SignatureFacts | null {
  if (!row) return null;
  const { title, basis, evidenceVersionId, verifiedBy, verifiedOn, expiresOn, revokedAt, ...signature } = row;
  const authority = { title, basis, evidenceVersionId, verifiedBy, verifiedOn, expiresOn, revokedAt };
  return { ...signature, authority };
}
