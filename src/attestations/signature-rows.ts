import type { EntityManager } from 'typeorm';
import type { AttestationRecord } from './attestation-record';
import type { AttestationDecisionView, SignatureView } from './attestations.dto';
import { isLate } from './signing.rules';
import type { BuiltStatement } from './statement-facts';
import { changesBetween } from './text-change.rules';

const SIGNATURES = `
  SELECT id, attestation_id AS "attestationId", signer_name AS "signerName", signer_title AS "signerTitle", qualified, statement_version AS "statementVersion",
    shown_text AS "shownText", shown_sha256 AS "shownSha256", signed_at AS "signedAt", local_time AS "localTime", reauthenticated_at AS "reauthenticatedAt",
    address, user_agent AS "userAgent", authority_verification_id AS "authorityVerificationId"
  FROM attestation_signature WHERE attestation_id = ANY($1::uuid[])`;

export type SignatureRow = Omit<SignatureView, 'late' | 'changedSince'> & { attestationId: string };
type RawRow = Omit<SignatureRow, 'signedAt' | 'reauthenticatedAt'> & { signedAt: Date; reauthenticatedAt: Date };

export async function signatureRows(manager: EntityManager, attestationIds: string[]): Promise<SignatureRow[]> {
  const rows: RawRow[] = await manager.query(SIGNATURES, [attestationIds]);
  return rows.map((row) => ({
    ...row,
    signedAt: row.signedAt.toISOString(),
    reauthenticatedAt: row.reauthenticatedAt.toISOString(),
  }));
}

/** A signature beside the statement as it reads now for the same signer, compared by digest. */
export function shownSignature(attestation: AttestationRecord, row: SignatureRow, now: BuiltStatement): SignatureView {
  const changed = now.sha256 !== row.shownSha256;
  const difference = changed ? changesBetween(row.shownText, now.text) : { added: [], removed: [] };
  return {
    ...{ id: row.id, signerName: row.signerName, signerTitle: row.signerTitle, qualified: row.qualified },
    ...{ statementVersion: row.statementVersion, shownText: row.shownText, shownSha256: row.shownSha256 },
    ...{ signedAt: row.signedAt, localTime: row.localTime, late: isLate(row.signedAt, attestation.dueOn) },
    ...{ reauthenticatedAt: row.reauthenticatedAt, address: row.address, userAgent: row.userAgent },
    authorityVerificationId: row.authorityVerificationId,
    changedSince: { changed, currentSha256: now.sha256, ...difference },
  };
}

export async function decisionRows(manager: EntityManager, attestationId: string): Promise<AttestationDecisionView[]> {
  const rows: (Omit<AttestationDecisionView, 'decidedAt'> & { decidedAt: Date })[] = await manager.query(
    `SELECT decision, reason, app.person_name(decided_by) AS "decidedByName", decided_at AS "decidedAt"
     FROM attestation_decision WHERE attestation_id = $1 ORDER BY decided_at, id`,
    [attestationId],
  );
  return rows.map((row) => ({ ...row, decidedAt: row.decidedAt.toISOString() }));
}
