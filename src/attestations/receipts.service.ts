import { Injectable } from '@nestjs/common';
import { receiptOfDeed } from '../audit-trail/tree/trail-receipt';
import { Work } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { notFound } from '../foundation/problem';
import type { SignedReceipt } from './receipts.dto';

const ATTESTATION = `
  SELECT a.id, a.ref, app.vendor_name(a.vendor_id) AS "vendorName", s.signer_name AS "signerName", s.signer_title AS "signerTitle",
    s.signed_at AS "signedAt", s.shown_text AS text, s.shown_sha256 AS "textSha256"
  FROM attestation a JOIN attestation_signature s ON s.attestation_id = a.id WHERE a.id = $1`;
const CONFIRMATION = `
  SELECT c.id, c.ref, app.vendor_name(c.vendor_id) AS "vendorName", s.signer_name AS "signerName", s.signer_title AS "signerTitle",
    s.signed_at AS "signedAt", s.shown_text AS text, s.shown_sha256 AS "textSha256"
  FROM change_confirmation c JOIN confirmation_signature s ON s.confirmation_id = c.id WHERE c.id = $1`;

type Row = Omit<SignedReceipt, 'signedAt' | 'trail'> & { signedAt: Date };

/** Receipts of signatures. Those of what is not signed do not exist. */
@Injectable()
export class ReceiptsService {
  constructor(private readonly work: Work) {}

  ofAttestation(actor: Actor, id: string): Promise<SignedReceipt> {
    return this.receipt(actor, id, { sql: ATTESTATION, deed: 'attestation.signed' });
  }

  ofConfirmation(actor: Actor, id: string): Promise<SignedReceipt> {
    return this.receipt(actor, id, { sql: CONFIRMATION, deed: 'change-confirmation.signed' });
  }

  private receipt(actor: Actor, id: string, of: { sql: string; deed: string }): Promise<SignedReceipt> {
    return this.work.read(actor, async ({ manager }) => {
      const [row]: Row[] = await manager.query(of.sql, [id]);
      if (!row) throw notFound('receipt');
      const trail = await receiptOfDeed(manager, id, of.deed);
      return { ...row, signedAt: row.signedAt.toISOString(), trail };
    });
  }
}
