import type { EntityManager } from 'typeorm';
import { sha256Hex } from '../../foundation/ids';
import type { ConfirmationRecord } from './confirmation-reads';
import { CONFIRMATION_TEXT_VERSION, confirmationText, type ConfirmationFacts } from './confirmation-text.rules';
import type { ConfirmationStatement } from './confirmations.dto';

// The newest when this is read; for one that is signed, the newest of its own day.
const LAST = `
  SELECT a.ref, (s.signed_at AT TIME ZONE 'UTC')::date::text AS "signedOn", s.signer_name AS "signerName", s.shown_sha256 AS sha256
  FROM attestation_signature s JOIN attestation a ON a.id = s.attestation_id
  WHERE s.vendor_id = $1 AND a.state IN ('signed', 'accepted') AND ($2::timestamptz IS NULL OR s.signed_at < $2)
  ORDER BY s.signed_at DESC, s.id DESC LIMIT 1`;

export interface Signing {
  signer: { name: string; title: string };
  /** The waiver of SD-1 in words, where the signer prepared it. */
  waiver: string | null;
}

/** The confirmation as it reads now, for this signer; its digest is SHA-256 of its UTF-8 bytes, lower-case hex. */
export async function buildConfirmation(
  manager: EntityManager,
  record: ConfirmationRecord,
  by: Signing & { eventWords: Readonly<Record<string, string>> },
): Promise<ConfirmationStatement & { since: string }> {
  const services: ConfirmationFacts['services'] = await manager.query(
    `SELECT ref, name, tier FROM service WHERE vendor_id = $1 AND state = 'active' ORDER BY ref`,
    [record.vendorId],
  );
  const last = await lastAttestation(manager, record);
  const { ref, registrantName, vendorLegalName, periodCode, quarter, dueOn, dueRule, periodStartsOn } = record;
  const text = confirmationText({
    ...{ ref, periodCode, quarter, dueOn, dueRule, periodStartsOn, services, last, waiver: by.waiver },
    ...{
      signerName: by.signer.name,
      signerTitle: by.signer.title,
      vendor: vendorLegalName,
      registrant: registrantName,
    },
    changes: record.changes.map((one) => ({ ...one, eventWords: wordsOf(one.event, by.eventWords) })),
  });
  const since = last?.signedOn ?? periodStartsOn;
  return { version: CONFIRMATION_TEXT_VERSION, text, sha256: sha256Hex(text), since };
}

export const wordsOf = (event: string | null, words: Readonly<Record<string, string>>): string | null =>
  event === null ? null : (words[event] ?? event);

async function lastAttestation(
  manager: EntityManager,
  { vendorId, signedAt }: ConfirmationRecord,
): Promise<ConfirmationFacts['last']> {
  const [row]: NonNullable<ConfirmationFacts['last']>[] = await manager.query(LAST, [vendorId, signedAt]);
  return row ?? null;
}
