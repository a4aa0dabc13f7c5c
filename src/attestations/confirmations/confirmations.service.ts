import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import './confirmations.deeds';
import { Work, type OpenRead } from '../../audit-trail/work';
import { CatalogueService } from '../../catalogue/catalogue.service';
import type { Actor } from '../../foundation/actor';
import { Clock } from '../../foundation/clock';
import { newId } from '../../foundation/ids';
import { heed, heedState, Problem } from '../../foundation/problem';
import { ObligationsService } from '../../obligations/obligations.service';
import { authoritiesOf } from '../attestation-record';
import { authorityOn, isLate, refusalToSign } from '../signing.rules';
import { waiverWords } from '../waiver.rules';
import { waiverOf } from '../waivers.service';
import {
  confirmationDecisions,
  confirmationItem,
  confirmationRecords,
  confirmationSubject,
  lockConfirmation,
  requireConfirmation,
  type ConfirmationRecord,
} from './confirmation-reads';
import { ConfirmationSchedule } from './confirmation-schedule.service';
import { buildConfirmation, wordsOf } from './confirmation-statement';
import { ConfirmationDecision } from './confirmation.entity';
import {
  conclusionOfConfirmation,
  refusalsOfChanges,
  refusalToMoveConfirmation,
  type ConfirmationDecisionValue,
} from './confirmation.rules';
import type { ConfirmationList, ConfirmationQuery, ConfirmationView, PrepareConfirmation } from './confirmations.dto';

/** Quarterly change confirmations: read, prepared by a contributor, decided on; the signature is a service of its own. */
@Injectable()
export class ConfirmationsService {
  constructor(
    private readonly work: Work,
    private readonly catalogues: CatalogueService,
    private readonly obligations: ObligationsService,
    private readonly schedules: ConfirmationSchedule,
    private readonly clock: Clock,
  ) {}

  list(actor: Actor, query: ConfirmationQuery): Promise<ConfirmationList> {
    return this.work.read(actor, async ({ manager }) => {
      const records = await confirmationRecords(manager, query);
      const items = records.map((record) => confirmationItem(record, this.clock.today()));
      return { total: items.length, items };
    });
  }

  one(actor: Actor, id: string): Promise<ConfirmationView> {
    return this.work.read(actor, async (read) => this.view(read, await requireConfirmation(read.manager, id)));
  }

  /** States what changed, or that nothing did; then an attestor reads and signs. */
  prepare(actor: Actor, id: string, given: PrepareConfirmation): Promise<ConfirmationView> {
    return this.work.perform(actor, async (w) => {
      const record = await lockConfirmation(w.manager, id);
      heedState(refusalToMoveConfirmation(record.state, 'ready'));
      const { catalogue } = await this.catalogues.current(w.manager);
      const changes = given.changes.map(({ event = null, happenedOn, text }) => ({
        ...{ event, happenedOn, text: text.trim() },
      }));
      const known = { today: w.at.slice(0, 10), events: Object.keys(catalogue.vocabularies.event) };
      heed(...refusalsOfChanges(changes, known));
      const [, changed]: [unknown, number] = await w.manager.query(
        `UPDATE change_confirmation SET state = 'ready', changes = $3, prepared_by = $4, prepared_at = $5, version = version + 1 WHERE id = $1 AND version = $2`,
        [id, given.version, JSON.stringify(changes), actor.personId, w.at],
      );
      if (changed === 0) throw new Problem('stale-version', 'Somebody changed this since you read it. Read it again.');
      const particulars = { before: record.changes, changes };
      await w.record('change-confirmation.prepared', confirmationSubject(record), particulars);
      return this.view(w, await requireConfirmation(w.manager, id));
    });
  }

  /** The attestor declines to sign; the registrant accepts what was signed, or returns it and the next one is open. */
  decide(
    actor: Actor,
    id: string,
    made: { decision: ConfirmationDecisionValue; reason: string },
  ): Promise<ConfirmationView> {
    return this.work.perform(actor, async (w) => {
      const record = await lockConfirmation(w.manager, id);
      heedState(refusalToMoveConfirmation(record.state, made.decision));
      const reason = made.reason.trim();
      const { registrantId, vendorId, obligationId } = record;
      const row = { id: newId(), registrantId, vendorId, confirmationId: id, decision: made.decision, reason };
      await w.manager
        .getRepository(ConfirmationDecision)
        .insert({ ...row, decidedBy: actor.personId, decidedAt: w.at });
      const move = 'UPDATE change_confirmation SET state = $2, version = version + 1 WHERE id = $1';
      await w.manager.query(move, [id, made.decision]);
      const particulars = { decision: made.decision, reason, before: record.state };
      await w.record('change-confirmation.decided', confirmationSubject(record), particulars);
      if (made.decision === 'accepted')
        await this.obligations.conclude(w, { obligationId, ...conclusionOfConfirmation(signedFacts(record)) });
      if (made.decision === 'declined')
        await this.obligations.admitNotMet(w, obligationId, `${record.ref} declined: ${reason}`);
      if (made.decision === 'returned') {
        await this.obligations.note(w, [obligationId], 'in_progress');
        await this.schedules.follow(w, vendorId, { periodId: record.periodId });
      }
      return this.view(w, await requireConfirmation(w.manager, id));
    });
  }

  private async view({ actor, manager }: OpenRead, record: ConfirmationRecord): Promise<ConfirmationView> {
    const { catalogue } = await this.catalogues.current(manager);
    const eventWords = catalogue.vocabularies.event;
    const by = await signerNow(manager, record, { actor, today: this.clock.today() });
    const { since, ...statement } = await buildConfirmation(manager, record, { ...by, eventWords });
    return {
      ...confirmationItem(record, this.clock.today()),
      registrantName: record.registrantName,
      changes: record.changes.map((one) => ({ ...one, eventWords: wordsOf(one.event, eventWords) })),
      ...{ preparedByName: record.preparedByName, preparedAt: record.preparedAt, supersedes: record.supersedes },
      ...{ version: record.version, since, statement, signature: signatureOf(record) },
      decisions: await confirmationDecisions(manager, record.id),
      events: Object.entries(eventWords).map(([event, words]) => ({ event, words })),
      signRefusal: record.state === 'ready' && actor.vendorId !== null ? by.refusal : null,
    };
  }
}

/** As the one who asks would sign it: with their name and title where they may, with dots where nobody is named yet. */
async function signerNow(
  manager: EntityManager,
  record: ConfirmationRecord,
  { actor, today }: { actor: Actor; today: string },
) {
  const { personId, name } = actor;
  const { vendorId } = record;
  const authority = authorityOn(await authoritiesOf(manager, vendorId, personId), today);
  const own = record.preparedBy === personId;
  const waiver = own ? await waiverOf(manager, { vendorId, personId, day: today }) : null;
  const preparers = own && waiver === null ? [personId] : [];
  const attestor = { actorId: personId, actorName: name, attestorId: personId, attestorName: name };
  const refusal = refusalToSign({ ...attestor, preparers, authority, typedName: null });
  const signer = authority ? { name, title: authority.title } : { name: '(name of the signer)', title: '(title)' };
  return { signer, waiver: waiver === null ? null : waiverWords(waiver), refusal: refusal?.reason ?? null };
}

function signedFacts(record: ConfirmationRecord) {
  const { ref, dueOn, signerName, signedAt, changes } = record;
  return { ref, dueOn, signerName: signerName ?? '', signedOn: signedAt?.slice(0, 10) ?? '', changes: changes.length };
}

function signatureOf(record: ConfirmationRecord): ConfirmationView['signature'] {
  const { signerName, signerTitle, shownText, shownSha256, signedAt, localTime, dueOn } = record;
  if (signedAt === null || signerName === null) return null;
  return {
    ...{ signerName, signerTitle: signerTitle ?? '', shownText: shownText ?? '', shownSha256: shownSha256 ?? '' },
    ...{ signedAt, localTime: localTime ?? '', late: isLate(signedAt, dueOn) },
  };
}
