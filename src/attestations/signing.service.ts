import { Injectable } from '@nestjs/common';
import './attestations.deeds';
import { refusalWithoutFreshPassword } from '../accounts/session.rules';
import { Work, type OpenWork } from '../audit-trail/work';
import { CatalogueService } from '../catalogue/catalogue.service';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { heed, heedState, Problem } from '../foundation/problem';
import {
  isQualified,
  refusalsOfCriticalFindings,
  refusalToFinishPreparing,
  refusalToMove,
  type CriticalFinding,
} from './attestation.rules';
import { AttestationDuty } from './attestation-duty.service';
import { AttestationSignature } from './attestation.entity';
import { authoritiesOf, lockAttestation, signerOf, subjectOf, type AttestationRecord } from './attestation-record';
import type { SignAttestation } from './attestation-requests.dto';
import type { SignedAttestation } from './attestations.dto';
import {
  authorityOn,
  isLate,
  localTimeText,
  refusalOfUnqualified,
  refusalToSign,
  type Authority,
} from './signing.rules';
import type { BuiltStatement } from './statement-facts';
import { Statements } from './statements';
import { waiverOf } from './waivers.service';

/** The signature: by the named attestor, on exactly the text that was shown, at the true time. */
@Injectable()
export class SigningService {
  constructor(
    private readonly work: Work,
    private readonly catalogues: CatalogueService,
    private readonly duty: AttestationDuty,
    private readonly statements: Statements,
  ) {}

  sign(actor: Actor, id: string, given: SignAttestation): Promise<SignedAttestation> {
    return this.work.perform(actor, async (w) => {
      const attestation = await lockAttestation(w.manager, this.catalogues, id);
      const authority = await requireSigner(w, attestation, given.name ?? null);
      heedState(refusalToMove(attestation.state, 'signed'));
      const fresh = refusalWithoutFreshPassword(actor.reauthenticatedAt, w.at);
      if (fresh) throw new Problem('reauthentication-needed', fresh.reason);
      const statement = await this.statements.build(w.manager, attestation, signerOf(attestation, authority));
      refuseStale(given.shownSha256, statement);
      heed(refusalToFinishPreparing(attestation.lines));
      const weaknesses = await this.statements.weaknesses(w.manager, attestation);
      heed(refusalOfUnqualified({ qualified: isQualified(attestation.lines), weaknesses }));
      const criticals = await openCriticals(w, attestation.vendorId);
      heed(...refusalsOfCriticalFindings(criticals, attestation.lines));
      return this.write(w, attestation, { given, authority, statement });
    });
  }

  private async write(
    w: OpenWork,
    attestation: AttestationRecord,
    with_: { given: SignAttestation; authority: Authority; statement: BuiltStatement },
  ): Promise<SignedAttestation> {
    const signature = signatureOf(w, attestation, with_);
    await w.manager.getRepository(AttestationSignature).insert(signature);
    await w.manager.query(`UPDATE attestation SET state = 'signed', version = version + 1 WHERE id = $1`, [
      attestation.id,
    ]);
    const { qualified, statementVersion, authorityVerificationId, reauthenticatedAt, localTime } = signature;
    const late = isLate(w.at, attestation.dueOn);
    await w.record('attestation.signed', subjectOf(attestation), {
      ...{ textSha256: signature.shownSha256, statementVersion, qualified, authorityVerificationId },
      ...{ reauthenticatedAt, localTime, late },
    });
    await supersede(w, attestation);
    await this.duty.signed(w, attestation);
    const { id: signatureId, shownSha256: sha256, signedAt } = signature;
    return { id: attestation.id, signatureId, signedAt, sha256, qualified, late };
  }
}

async function requireSigner(w: OpenWork, attestation: AttestationRecord, typedName: string | null) {
  const { attestorId, attestorName, preparedBy, lines } = attestation;
  const authorities = await authoritiesOf(w.manager, attestation.vendorId, attestorId);
  const authority = authorityOn(authorities, w.at.slice(0, 10));
  const waived = await isWaived(w, attestation);
  const preparers = waived
    ? []
    : [preparedBy, ...lines.map((line) => line.answeredBy)].filter((one): one is string => one !== null);
  const { personId: actorId, name: actorName } = w.actor;
  heed(refusalToSign({ actorId, actorName, attestorId, attestorName, preparers, authority, typedName }));
  if (!authority) throw new Problem('internal', 'The rule let a signer without authority through.');
  return authority;
}

/** Prepared under a waiver that still holds on the day of signing. */
async function isWaived(w: OpenWork, { waiver, vendorId, attestorId }: AttestationRecord): Promise<boolean> {
  if (waiver === null) return false;
  return (await waiverOf(w.manager, { vendorId, personId: attestorId, day: w.at.slice(0, 10) })) !== null;
}

function refuseStale(shownSha256: string, statement: BuiltStatement): void {
  if (shownSha256 === statement.sha256) return;
  const reason = `The statement changed since it was shown to you (${shownSha256.slice(0, 12)}… is now ${statement.sha256.slice(0, 12)}…). Read it again, then sign.`;
  throw new Problem('stale-version', reason, [{ pointer: '/shownSha256', message: reason, code: 'statement-changed' }]);
}

/** Critical findings that stand open; with `openedBy` (ISO time), only those that were open by then. */
export async function openCriticals(
  { manager }: Pick<OpenWork, 'manager'>,
  vendorId: string,
  openedBy: string | null = null,
): Promise<(CriticalFinding & { id: string })[]> {
  return manager.query(
    `SELECT id, ref, title, obligation_id AS "obligationId" FROM finding WHERE vendor_id = $1 AND state NOT IN ('closed_verified', 'void') AND severity = 'critical' AND ($2::timestamptz IS NULL OR opened_at <= $2) ORDER BY ref`,
    [vendorId, openedBy],
  );
}

function signatureOf(
  w: OpenWork,
  attestation: AttestationRecord,
  with_: { given: SignAttestation; authority: Authority; statement: BuiltStatement },
): AttestationSignature {
  const { authority, statement, given } = with_;
  const { actor, at } = w;
  return {
    ...{ id: newId(), registrantId: actor.registrantId, vendorId: attestation.vendorId, attestationId: attestation.id },
    ...{ signerId: actor.personId, signerName: attestation.attestorName, signerTitle: authority.title },
    authorityVerificationId: authority.id,
    preparedBy: attestation.preparedBy ?? '',
    waiverId: attestation.waiver?.id ?? null,
    qualified: isQualified(attestation.lines),
    ...{ statementVersion: statement.version, shownText: statement.text, shownSha256: statement.sha256, signedAt: at },
    localTime: localTimeText(at, given.timeZone ?? 'UTC'),
    reauthenticatedAt: actor.reauthenticatedAt ?? '',
    ...{ address: actor.remoteAddress ?? '', userAgent: (actor.userAgent ?? '').slice(0, 300) },
  };
}

/** The attestation that was returned, and that this one follows, is now superseded. */
async function supersede(w: OpenWork, attestation: AttestationRecord): Promise<void> {
  if (attestation.supersedes === null) return;
  const [rows]: [{ id: string; ref: string }[], number] = await w.manager.query(
    `UPDATE attestation SET state = 'superseded', version = version + 1 WHERE id = $1 AND state = 'returned' RETURNING id, ref`,
    [attestation.supersedes],
  );
  for (const { id, ref } of rows)
    await w.record(
      'attestation.superseded',
      { kind: 'attestation', id, ref, vendorId: attestation.vendorId },
      { by: attestation.id },
    );
}
