import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import './attestations.deeds';
import { Work } from '../audit-trail/work';
import { EvidenceService } from '../evidence/evidence.service';
import type { Actor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import { newId } from '../foundation/ids';
import { heed, notFound, Problem } from '../foundation/problem';
import type { VerifyAuthority } from './attestation-requests.dto';
import type { AuthorityList, AuthorityView } from './attestations.dto';
import { AuthorityVerification } from './authority.entity';

const VERIFICATIONS = `
  SELECT a.id, a.person_id AS "personId", app.person_name(a.person_id) AS "personName", a.title, a.basis, a.evidence_version_id AS "evidenceVersionId",
    app.person_name(a.verified_by) AS "verifiedByName", a.verified_on::text AS "verifiedOn", a.expires_on::text AS "expiresOn", a.revoked_at AS "revokedAt",
    CASE WHEN a.revoked_at IS NOT NULL THEN 'revoked' WHEN a.expires_on < $2::date THEN 'expired' ELSE 'holds' END AS state
  FROM authority_verification a WHERE a.vendor_id = $1 ORDER BY a.verified_at DESC, a.id DESC`;

/** Verifications of who may sign for a vendor, with what was looked at and until when it holds. */
export async function authorityRows(manager: EntityManager, vendorId: string, today: string): Promise<AuthorityView[]> {
  const rows: (Omit<AuthorityView, 'revokedAt'> & { revokedAt: Date | null })[] = await manager.query(VERIFICATIONS, [
    vendorId,
    today,
  ]);
  return rows.map((row) => ({ ...row, revokedAt: row.revokedAt?.toISOString() ?? null }));
}

/** The registrant verifies that a person may sign for the vendor (SD-2). */
@Injectable()
export class AuthorityService {
  constructor(
    private readonly work: Work,
    private readonly evidence: EvidenceService,
    private readonly clock: Clock,
  ) {}

  list(actor: Actor, vendorId: string): Promise<AuthorityList> {
    return this.work.read(actor, async ({ manager }) => {
      await requireVendor(manager, vendorId);
      const items = await authorityRows(manager, vendorId, this.clock.today());
      return { total: items.length, items };
    });
  }

  verify(actor: Actor, vendorId: string, given: VerifyAuthority): Promise<AuthorityView> {
    return this.work.perform(actor, async (w) => {
      await requireVendor(w.manager, vendorId);
      const today = w.at.slice(0, 10);
      await requireAttestor(w.manager, { vendorId, personId: given.personId, today, pointer: '/personId' });
      heed(refusalOfExpiry(given.expiresOn, today));
      const evidenceVersionId = given.evidenceVersionId ?? null;
      if (evidenceVersionId) await this.evidence.requireVersions(w.manager, vendorId, [evidenceVersionId]);
      const id = newId();
      const about = {
        personId: given.personId,
        title: given.title.trim(),
        basis: given.basis.trim(),
        evidenceVersionId,
      };
      await w.manager.getRepository(AuthorityVerification).insert({
        ...{ id, registrantId: actor.registrantId, vendorId, ...about, expiresOn: given.expiresOn },
        ...{ verifiedBy: actor.personId, verifiedAt: w.at, verifiedOn: today, revokedAt: null, revokedBy: null },
      });
      const subject = { kind: 'authority_verification', id, vendorId };
      await w.record('authority.verified', subject, { ...about, expiresOn: given.expiresOn });
      return found(await authorityRows(w.manager, vendorId, today), id);
    });
  }

  revoke(actor: Actor, id: string): Promise<AuthorityView> {
    return this.work.perform(actor, async (w) => {
      const row = await w.manager.getRepository(AuthorityVerification).findOne({ where: { id } });
      if (!row) throw notFound('verification');
      const [, changed]: [unknown, number] = await w.manager.query(
        'UPDATE authority_verification SET revoked_at = $2, revoked_by = $3 WHERE id = $1 AND revoked_at IS NULL',
        [id, w.at, actor.personId],
      );
      if (changed === 0) throw new Problem('wrong-state', 'This verification was revoked already.');
      const subject = { kind: 'authority_verification', id, vendorId: row.vendorId };
      await w.record('authority.revoked', subject, { personId: row.personId });
      return found(await authorityRows(w.manager, row.vendorId, w.at.slice(0, 10)), id);
    });
  }
}

function found(rows: AuthorityView[], id: string): AuthorityView {
  const row = rows.find((one) => one.id === id);
  if (!row) throw notFound('verification');
  return row;
}

function refusalOfExpiry(expiresOn: string, today: string) {
  if (expiresOn >= today) return null;
  return { code: 'expired', reason: 'The last day of the verification has passed already.', pointer: '/expiresOn' };
}

export async function requireVendor(manager: EntityManager, vendorId: string): Promise<void> {
  const [row]: { id: string }[] = await manager.query('SELECT id FROM vendor WHERE id = $1', [vendorId]);
  if (!row) throw notFound('vendor');
}

/** Only somebody who holds the role vendor_attestor for this vendor today can be verified or named. */
export async function requireAttestor(
  manager: EntityManager,
  who: { vendorId: string; personId: string; today: string; pointer: string },
): Promise<void> {
  const [row]: { id: string }[] = await manager.query(
    `SELECT id FROM membership WHERE person_id = $1 AND vendor_id = $2 AND role = 'vendor_attestor' AND revoked_at IS NULL
       AND starts_on <= $3::date AND (ends_on IS NULL OR ends_on >= $3::date) LIMIT 1`,
    [who.personId, who.vendorId, who.today],
  );
  if (row) return;
  const reason = 'This person does not hold the role of attestor for this vendor. An administrator grants it.';
  heed({ code: 'not-an-attestor', reason, pointer: who.pointer });
}
