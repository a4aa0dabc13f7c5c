import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import './none-occurred.deeds';
import { refusalWithoutFreshPassword } from '../../accounts/session.rules';
import { Work, type OpenRead, type OpenWork } from '../../audit-trail/work';
import { CatalogueService } from '../../catalogue/catalogue.service';
import type { Actor } from '../../foundation/actor';
import { Clock } from '../../foundation/clock';
import { newId, sha256Hex } from '../../foundation/ids';
import { heed, heedState, notFound, Problem } from '../../foundation/problem';
import { ObligationsService } from '../../obligations/obligations.service';
import { authoritiesOf } from '../attestation-record';
import type { SignAttestation } from '../attestation-requests.dto';
import { authorityOn, isLate, localTimeText, refusalToSign, type Authority } from '../signing.rules';
import { NONE_OCCURRED_TEXT_VERSION, noneOccurredText } from './none-occurred-text.rules';
import { NoneOccurred } from './none-occurred.entity';
import type { Contradiction, ContradictionList, NoneOccurredText, NoneOccurredView } from './none-occurred.dto';
import { NONE_OCCURRED_KEY, partSpokenOf, refusalToState, signedFrom } from './none-occurred.rules';
import { requireAsked, signedFor, type AskedForNone } from './none-occurred-reads';

/** The vendor's signed statement that none of a requirement's events occurred. */
@Injectable()
export class NoneOccurredService {
  constructor(
    private readonly work: Work,
    private readonly catalogues: CatalogueService,
    private readonly obligations: ObligationsService,
    private readonly clock: Clock,
  ) {}

  one(actor: Actor, obligationId: string): Promise<NoneOccurredView> {
    return this.work.read(actor, (read) => this.view(read, obligationId));
  }

  /** Signs exactly the text whose digest is sent, after the password again; it is submitted by that. */
  sign(actor: Actor, obligationId: string, given: SignAttestation): Promise<NoneOccurredView> {
    return this.work.perform(actor, async (w) => {
      await w.manager.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`none-occurred ${obligationId}`]);
      const asked = await requireAsked(w.manager, this.catalogues, obligationId);
      const today = w.at.slice(0, 10);
      heedState(await stating(w.manager, asked, today));
      const authority = await requireAuthority(w, asked, given.name ?? null);
      const fresh = refusalWithoutFreshPassword(actor.reauthenticatedAt, w.at);
      if (fresh) throw new Problem('reauthentication-needed', fresh.reason);
      const statement = textOf(asked, { name: actor.name, title: authority.title, today });
      refuseStale(given.shownSha256, statement);
      await this.write(w, asked, { given, authority, statement });
      return this.view(w, obligationId);
    });
  }

  /** Statements that stand although this event says otherwise, until the calendar supersedes them. */
  contradictions(actor: Actor, disruptionId: string): Promise<ContradictionList> {
    return this.work.read(actor, async ({ manager }) => {
      const seen: unknown[] = await manager.query('SELECT 1 FROM disruption WHERE id = $1', [disruptionId]);
      if (seen.length === 0) throw notFound('disruption');
      const rows: { obligationId: string }[] = await manager.query(
        `SELECT DISTINCT n.obligation_id AS "obligationId" FROM none_occurred n JOIN disruption d ON d.vendor_id = n.vendor_id
         WHERE d.id = $1 AND d.withdrawn_at IS NULL AND n.state IN ('signed', 'accepted')`,
        [disruptionId],
      );
      const items: Contradiction[] = [];
      for (const { obligationId } of rows) {
        const asked = await requireAsked(manager, this.catalogues, obligationId);
        const { requirementCode, title, periodCode } = asked;
        if (!asked.disruptions.some((one) => one.id === disruptionId && one.contradicts)) continue;
        const standing = (await signedFor(manager, asked)).filter(({ state }) =>
          ['signed', 'accepted'].includes(state),
        );
        for (const { state, signerName, signedAt } of standing)
          items.push({ obligationId, requirementCode, title, periodCode, state, signerName, signedAt });
      }
      return { items, total: items.length };
    });
  }

  private async write(
    w: OpenWork,
    asked: AskedForNone,
    { given, authority, statement }: { given: SignAttestation; authority: Authority; statement: NoneOccurredText },
  ): Promise<void> {
    const { from, to } = partSpokenOf(asked, w.at.slice(0, 10));
    const [id, localTime] = [newId(), localTimeText(w.at, given.timeZone ?? 'UTC')];
    const reauthenticatedAt = w.actor.reauthenticatedAt ?? '';
    await w.manager.getRepository(NoneOccurred).insert({
      ...{ id, registrantId: w.actor.registrantId, vendorId: asked.vendorId, obligationId: asked.id, state: 'signed' },
      ...{ fromOn: from, toOn: to, signerId: w.actor.personId, signerName: w.actor.name, signerTitle: authority.title },
      ...{ authorityVerificationId: authority.id, statementVersion: statement.version, shownText: statement.text },
      ...{ shownSha256: statement.sha256, signedAt: w.at, localTime, reauthenticatedAt },
      ...{ address: w.actor.remoteAddress ?? '', userAgent: (w.actor.userAgent ?? '').slice(0, 300) },
      ...{ decidedBy: null, decidedAt: null, reason: '', supersededAt: null, supersededBy: null },
    });
    await w.record('none-occurred.signed', subjectOf(asked), {
      ...{ statementId: id, textSha256: statement.sha256, statementVersion: statement.version, from, to },
      ...{ authorityVerificationId: authority.id, reauthenticatedAt, localTime, late: isLate(w.at, asked.dueOn) },
    });
    await this.obligations.note(w, [asked.id], 'submitted');
  }

  private async view({ actor, manager }: OpenRead, obligationId: string): Promise<NoneOccurredView> {
    const asked = await requireAsked(manager, this.catalogues, obligationId);
    const today = this.clock.today();
    const { personId, name, vendorId } = actor;
    const authority = authorityOn(await authoritiesOf(manager, asked.vendorId, personId), today);
    const byRule = await stating(manager, asked, today);
    const signer = { actorId: personId, actorName: name, attestorId: personId, attestorName: name, preparers: [] };
    const own = vendorId === null ? null : refusalToSign({ ...signer, authority, typedName: null });
    return {
      ...{ obligationId, applies: asked.occurrenceKey === NONE_OCCURRED_KEY, signedFrom: signedFrom(asked) },
      statement: textOf(asked, {
        ...(authority ? { name, title: authority.title } : { name: '(name of the signer)', title: '(title)' }),
        today,
      }),
      refusal: byRule?.reason ?? own?.reason ?? null,
      disruptions: asked.disruptions.map(({ id, ref, title, occurredOn, recoveredOn, wasActivated, contradicts }) => ({
        ...{ id, ref, title, occurredOn, recoveredOn, wasActivated, contradicts },
      })),
      signed: await signedFor(manager, asked),
    };
  }
}

export const subjectOf = (asked: Pick<AskedForNone, 'id' | 'vendorId' | 'requirementCode'>) => ({
  ...{ kind: 'obligation', id: asked.id, vendorId: asked.vendorId, ref: asked.requirementCode },
});

async function stating(manager: EntityManager, asked: AskedForNone, today: string) {
  const standing: unknown[] = await manager.query(
    `SELECT 1 FROM none_occurred WHERE obligation_id = $1 AND state IN ('signed', 'accepted')`,
    [asked.id],
  );
  const { occurrenceKey, startsOn, endsOn, periodState, against, conclusion, disruptions } = asked;
  const contradicting = disruptions.filter((one) => one.contradicts);
  const period = { startsOn, endsOn, state: periodState };
  const stands = standing.length > 0;
  return refusalToState({ occurrenceKey, period, today, against, contradicting, stands, conclusion });
}

/** Whoever may sign for the vendor on that day. Nobody prepares it, so SD-1 asks for no second person. */
async function requireAuthority(w: OpenWork, { vendorId }: AskedForNone, typedName: string | null): Promise<Authority> {
  const { personId: actorId, name: actorName } = w.actor;
  const authority = authorityOn(await authoritiesOf(w.manager, vendorId, actorId), w.at.slice(0, 10));
  const attestor = { attestorId: actorId, attestorName: actorName, preparers: [] };
  heed(refusalToSign({ actorId, actorName, ...attestor, authority, typedName }));
  if (!authority) throw new Problem('internal', 'The rule let a signer without authority through.');
  return authority;
}

function textOf(
  asked: AskedForNone,
  { name, title, today }: { name: string; title: string; today: string },
): NoneOccurredText {
  const text = noneOccurredText({
    ...{ requirementCode: asked.requirementCode, title: asked.title, vendor: asked.vendorLegalName },
    ...{ registrant: asked.registrantName, service: asked.serviceName, periodCode: asked.periodCode },
    ...{ periodEndsOn: asked.endsOn, dueOn: asked.dueOn, ...partSpokenOf(asked, today), sentence: asked.sentence },
    events: asked.events.map((event) => asked.eventWords[event] ?? event),
    ...{ signerName: name, signerTitle: title },
  });
  return { version: NONE_OCCURRED_TEXT_VERSION, text, sha256: sha256Hex(text) };
}

function refuseStale(shownSha256: string, statement: NoneOccurredText): void {
  if (shownSha256 === statement.sha256) return;
  const reason = 'The statement changed since it was shown to you. Read it again, then sign.';
  throw new Problem('stale-version', reason, [{ pointer: '/shownSha256', message: reason, code: 'statement-changed' }]);
}
