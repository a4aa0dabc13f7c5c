import { Injectable } from '@nestjs/common';
import './confirmations.deeds';
import { refusalWithoutFreshPassword } from '../../accounts/session.rules';
import { Work, type OpenWork } from '../../audit-trail/work';
import { CatalogueService } from '../../catalogue/catalogue.service';
import type { Actor } from '../../foundation/actor';
import { newId } from '../../foundation/ids';
import { heed, heedState, Problem } from '../../foundation/problem';
import { ObligationsService } from '../../obligations/obligations.service';
import { RecordedEventsService } from '../../obligations/recorded-events.service';
import { authoritiesOf } from '../attestation-record';
import type { SignAttestation } from '../attestation-requests.dto';
import { authorityOn, isLate, localTimeText, refusalToSign, type Authority } from '../signing.rules';
import { waiverWords, type Waiver } from '../waiver.rules';
import { waiverOf } from '../waivers.service';
import { confirmationSubject, lockConfirmation, type ConfirmationRecord } from './confirmation-reads';
import { buildConfirmation } from './confirmation-statement';
import { ConfirmationSignature } from './confirmation.entity';
import { refusalToMoveConfirmation } from './confirmation.rules';
import type { ConfirmationStatement } from './confirmations.dto';

interface Signer {
  authority: Authority;
  /** Set where the signer prepared it under a waiver. */
  waiver: Waiver | null;
}

/** The signature under a change confirmation, and the events that its changes are. */
@Injectable()
export class ConfirmationSigning {
  constructor(
    private readonly work: Work,
    private readonly catalogues: CatalogueService,
    private readonly obligations: ObligationsService,
    private readonly events: RecordedEventsService,
  ) {}

  sign(actor: Actor, id: string, given: SignAttestation): Promise<void> {
    return this.work.perform(actor, async (w) => {
      const record = await lockConfirmation(w.manager, id);
      heedState(refusalToMoveConfirmation(record.state, 'signed'));
      const signer = await requireConfirmationSigner(w, record, given.name ?? null);
      const fresh = refusalWithoutFreshPassword(actor.reauthenticatedAt, w.at);
      if (fresh) throw new Problem('reauthentication-needed', fresh.reason);
      const { catalogue } = await this.catalogues.current(w.manager);
      const statement = await buildConfirmation(w.manager, record, {
        signer: { name: actor.name, title: signer.authority.title },
        waiver: signer.waiver === null ? null : waiverWords(signer.waiver),
        eventWords: catalogue.vocabularies.event,
      });
      refuseStale(given.shownSha256, statement);
      await this.write(w, record, { given, signer, statement });
    });
  }

  private async write(
    w: OpenWork,
    record: ConfirmationRecord,
    with_: { given: SignAttestation; signer: Signer; statement: ConfirmationStatement },
  ): Promise<void> {
    const signature = signatureOf(w, record, with_);
    await w.manager.getRepository(ConfirmationSignature).insert(signature);
    await w.manager.query(`UPDATE change_confirmation SET state = 'signed', version = version + 1 WHERE id = $1`, [
      record.id,
    ]);
    const eventIds = await this.openEvents(w, record);
    const { statementVersion, authorityVerificationId, waiverId, reauthenticatedAt, localTime } = signature;
    await w.record('change-confirmation.signed', confirmationSubject(record), {
      ...{ textSha256: signature.shownSha256, statementVersion, changes: record.changes, eventIds },
      ...{ authorityVerificationId, waiverId, reauthenticatedAt, localTime, late: isLate(w.at, record.dueOn) },
    });
    await this.obligations.note(w, [record.obligationId], 'submitted');
  }

  /** A change that names a catalogue event opens it, so that what it makes due again becomes due. */
  private async openEvents(w: OpenWork, record: ConfirmationRecord): Promise<string[]> {
    const ids: string[] = [];
    for (const { event, happenedOn, text } of record.changes)
      if (event !== null) {
        const note = text.slice(0, 1000);
        ids.push(await this.events.note(w, record.vendorId, { event, happenedOn, ref: record.ref, note }));
      }
    return ids;
  }
}

async function requireConfirmationSigner(
  w: OpenWork,
  record: ConfirmationRecord,
  typedName: string | null,
): Promise<Signer> {
  const { personId: actorId, name: actorName } = w.actor;
  const day = w.at.slice(0, 10);
  const authority = authorityOn(await authoritiesOf(w.manager, record.vendorId, actorId), day);
  const own = record.preparedBy === actorId;
  const waiver = own ? await waiverOf(w.manager, { vendorId: record.vendorId, personId: actorId, day }) : null;
  const preparers = own && waiver === null ? [actorId] : [];
  const attestor = { attestorId: actorId, attestorName: actorName };
  heed(refusalToSign({ actorId, actorName, ...attestor, preparers, authority, typedName }));
  if (!authority) throw new Problem('internal', 'The rule let a signer without authority through.');
  return { authority, waiver };
}

function refuseStale(shownSha256: string, statement: ConfirmationStatement): void {
  if (shownSha256 === statement.sha256) return;
  const reason = 'The confirmation changed since it was shown to you. Read it again, then sign.';
  throw new Problem('stale-version', reason, [{ pointer: '/shownSha256', message: reason, code: 'statement-changed' }]);
}

function signatureOf(
  w: OpenWork,
  record: ConfirmationRecord,
  { given, signer, statement }: { given: SignAttestation; signer: Signer; statement: ConfirmationStatement },
): ConfirmationSignature {
  const { actor, at } = w;
  return {
    ...{ id: newId(), registrantId: actor.registrantId, vendorId: record.vendorId, confirmationId: record.id },
    ...{ signerId: actor.personId, signerName: actor.name, signerTitle: signer.authority.title },
    ...{ authorityVerificationId: signer.authority.id, preparedBy: record.preparedBy ?? '' },
    ...{ waiverId: signer.waiver?.id ?? null, changes: record.changes.length },
    ...{ statementVersion: statement.version, shownText: statement.text, shownSha256: statement.sha256, signedAt: at },
    localTime: localTimeText(at, given.timeZone ?? 'UTC'),
    reauthenticatedAt: actor.reauthenticatedAt ?? '',
    ...{ address: actor.remoteAddress ?? '', userAgent: (actor.userAgent ?? '').slice(0, 300) },
  };
}
