import { Injectable } from '@nestjs/common';
import './disruptions.deeds';
import { Work, type OpenWork } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { heed, heedState, Problem } from '../foundation/problem';
import { refusalOfTimeZone } from '../outsourced-services/time-zone.rules';
import { requireVendor } from '../vendors/vendor-reads';
import { factsOf, instant, lockDisruption, requireSeen, subjectOf, textOrNull } from './disruption-record';
import { Disruption } from './disruption.entity';
import { eventClockRefusals, refusalToMove, refusalUnless, UNTIL_REPORT } from './disruption.rules';
import type { EventFacts } from './disruptions.deeds';
import type { ConfirmDisruption, EditDisruption, ReportDisruption, WithdrawDisruption } from './disruptions.dto';
import { MovedDisruption } from './disruption-views.dto';
import { hitPlaces, hitServices, requireOwn } from './event-hits';
import { writeNotice } from './notice-writing';

/** A real event from the first word to the officer's confirmation, and what it is said to be. */
@Injectable()
export class ReportingService {
  constructor(private readonly work: Work) {}

  /** A report through the portal is itself a notice, at the moment when the portal received it. */
  report(actor: Actor, given: ReportDisruption): Promise<MovedDisruption> {
    return this.work.perform(actor, async (w) => {
      const event = await this.written(w, given);
      const { occurredAt, detectedAt, declaredAt, returnedToNormalAt, contractNoticeMinutes, contractNoticeFrom } =
        event;
      await w.record('disruption.reported', subjectOf(event), {
        facts: await factsOf(w.manager, event),
        clock: { occurredAt, detectedAt, declaredAt, returnedToNormalAt },
        ...{ side: event.reportedBySide, contractNoticeMinutes, contractNoticeFrom },
      });
      if (given.told) await writeNotice(w, event, given.told);
      if (actor.vendorId !== null)
        await writeNotice(w, event, {
          ...{ givenAt: w.at, channel: 'portal', toldBy: actor.name, toldTo: 'Everybody in charge, by the portal' },
          words: event.title,
        });
      return { id: event.id, ref: event.ref, state: event.state, version: 1 };
    });
  }

  private async written(w: OpenWork, given: ReportDisruption): Promise<Disruption> {
    const { actor, manager } = w;
    const vendorId = vendorOf(actor, given.vendorId);
    const vendor = await requireVendor(manager, vendorId);
    heed(refusalOfTimeZone(given.timeZone));
    const named = { services: given.services, siteIds: given.siteIds ?? [], systemIds: given.systemIds ?? [] };
    await requireOwn(manager, vendorId, named);
    const clock = {
      occurredAt: new Date(given.occurredAt).toISOString(),
      ...{ detectedAt: instant(given.detectedAt), declaredAt: instant(given.declaredAt), returnedToNormalAt: null },
    };
    heed(...eventClockRefusals(clock, [], w.at));
    const [counted]: { ref: string }[] = await manager.query(`SELECT app.next_reference('DS') AS ref`);
    const id = newId();
    await manager.getRepository(Disruption).insert({
      ...{ id, registrantId: actor.registrantId, vendorId, ref: counted?.ref ?? '', title: given.title.trim() },
      ...{ description: given.description?.trim() ?? '', disruptionTypes: given.disruptionTypes, ...clock },
      ...{ timeZone: given.timeZone, state: 'reported', clockBasis: 'disruption' },
      ...{ contractNoticeMinutes: vendor.contractNoticeMinutes, contractNoticeFrom: vendor.contractNoticeFrom },
      ...{ reportedBy: actor.personId, reportedAt: w.at, version: 1 },
      reportedBySide: actor.vendorId === null ? 'registrant' : 'vendor',
    });
    const event = await lockDisruption(w, id);
    await hitServices(w, event, named.services);
    await hitPlaces(w, event, named);
    return event;
  }

  /** What the event is said to be; a service that is named no more stays on record with the reason. */
  edit(actor: Actor, id: string, given: EditDisruption): Promise<MovedDisruption> {
    return this.work.perform(actor, async (w) => {
      const event = await lockDisruption(w, id);
      heedState(refusalUnless(event, UNTIL_REPORT, 'what it was is settled with its report'));
      const { version, reason, ...said } = given;
      requireSeen(event, version);
      if (said.timeZone !== undefined) heed(refusalOfTimeZone(said.timeZone));
      const before = await factsOf(w.manager, event);
      const after = merged(before, said);
      heed(costRefusal(after));
      await requireOwn(w.manager, event.vendorId, after);
      await this.rewrite(w, event, { before, after, reason: reason?.trim() ?? '' });
      await w.record('disruption.edited', subjectOf(event), { before, after, reason: reason?.trim() ?? '' });
      return { id, ref: event.ref, state: event.state, version: version + 1 };
    });
  }

  private async rewrite(
    w: OpenWork,
    event: Disruption,
    { before, after, reason }: { before: EventFacts; after: EventFacts; reason: string },
  ): Promise<void> {
    const gone = before.services.filter((one) => !after.services.some((kept) => kept.serviceId === one.serviceId));
    if (gone.length > 0 && reason === '')
      heed({ code: 'reason-missing', reason: 'Say why a service is named no more.', pointer: '/reason' });
    await nameServices(w, event, { gone, kept: after.services, reason });
    await w.manager.query('DELETE FROM disruption_place WHERE disruption_id = $1', [event.id]);
    await hitPlaces(w, event, after);
    await w.manager.query(
      `UPDATE disruption SET title = $2, description = $3, disruption_types = $4, time_zone = $5, customers_affected = $6, customer_impact = $7,
         cost_amount = $8, cost_currency = $9, cost_basis = $10, version = version + 1 WHERE id = $1`,
      [
        ...[event.id, after.title, after.description, after.disruptionTypes, after.timeZone, after.customersAffected],
        ...[after.customerImpact, after.costAmount, after.costCurrency, after.costBasis],
      ],
    );
  }

  /** The officer has seen that it is real. A plan that was started in the meantime makes it activated at once. */
  confirm(actor: Actor, id: string, given: ConfirmDisruption): Promise<MovedDisruption> {
    return this.work.perform(actor, async (w) => {
      const event = await lockDisruption(w, id);
      heedState(refusalToMove(event, 'confirmed'));
      requireSeen(event, given.version);
      const note = given.note?.trim() ?? '';
      await w.manager.query(
        `UPDATE disruption SET state = 'confirmed', confirmed_by = $2, confirmed_at = $3, confirmation_note = $4, version = version + 1 WHERE id = $1`,
        [id, actor.personId, w.at, textOrNull(note)],
      );
      const state = (await startedAPlan(w, id)) ? 'activated' : 'confirmed';
      if (state === 'activated') await w.manager.query(`UPDATE disruption SET state = 'activated' WHERE id = $1`, [id]);
      await w.record('disruption.confirmed', subjectOf(event), { note, state });
      return { id, ref: event.ref, state, version: event.version + 1 };
    });
  }

  /** A report that was a mistake: it stays in every list, with the reason. */
  withdraw(actor: Actor, id: string, given: WithdrawDisruption): Promise<MovedDisruption> {
    return this.work.perform(actor, async (w) => {
      const event = await lockDisruption(w, id);
      heedState(refusalUnless(event, ['reported'], 'only a report that nobody has confirmed is withdrawn'));
      requireSeen(event, given.version);
      const reason = given.reason.trim();
      await w.manager.query(
        'UPDATE disruption SET withdrawn_by = $2, withdrawn_at = $3, withdrawn_reason = $4, version = version + 1 WHERE id = $1',
        [id, actor.personId, w.at, reason],
      );
      await w.record('disruption.withdrawn', subjectOf(event), { reason });
      return { id, ref: event.ref, state: event.state, version: event.version + 1 };
    });
  }
}

export async function startedAPlan(w: OpenWork, id: string): Promise<boolean> {
  const rows: unknown[] = await w.manager.query('SELECT 1 FROM disruption_activation WHERE disruption_id = $1', [id]);
  return rows.length > 0;
}

async function nameServices(
  w: OpenWork,
  event: Disruption,
  { gone, kept, reason }: { gone: EventFacts['services']; kept: EventFacts['services']; reason: string },
): Promise<void> {
  await w.manager.query(
    `UPDATE disruption_service SET removed_at = $3, removed_reason = $4, version = version + 1 WHERE disruption_id = $1 AND service_id = ANY ($2::uuid[])`,
    [event.id, gone.map(({ serviceId }) => serviceId), w.at, reason],
  );
  const [known]: [{ serviceId: string }[], number] = await w.manager.query(
    `UPDATE disruption_service s SET effect = n.effect, removed_at = NULL, removed_reason = NULL, version = version + 1
     FROM jsonb_to_recordset($2::jsonb) AS n ("serviceId" uuid, effect text) WHERE s.disruption_id = $1 AND s.service_id = n."serviceId" RETURNING s.service_id AS "serviceId"`,
    [event.id, JSON.stringify(kept)],
  );
  const added = kept.filter((one) => !known.some(({ serviceId }) => serviceId === one.serviceId));
  await hitServices(w, event, added);
}

function vendorOf(actor: Actor, given: string | undefined): string {
  if (actor.vendorId !== null && (given === undefined || given === actor.vendorId)) return actor.vendorId;
  if (actor.vendorId === null && given !== undefined) return given;
  const message = 'Name the vendor that it happened to.';
  throw new Problem('refused', message, [{ pointer: '/vendorId', message, code: 'vendor-missing' }]);
}

function merged(before: EventFacts, said: Omit<EditDisruption, 'version' | 'reason'>): EventFacts {
  const known = Object.entries<unknown>({ ...said }).filter(([, value]) => value !== undefined);
  const after = { ...before, ...(Object.fromEntries(known) as Partial<EventFacts>) };
  return {
    ...after,
    ...{ title: after.title.trim(), description: after.description.trim() },
    ...{ customerImpact: textOrNull(after.customerImpact), costBasis: textOrNull(after.costBasis) },
    services: after.services.map(({ serviceId, effect }) => ({ serviceId, effect })),
    ...{ siteIds: after.siteIds.toSorted(), systemIds: after.systemIds.toSorted() },
  };
}

function costRefusal({ costAmount, costCurrency }: EventFacts) {
  const [amount, currency] = [costAmount !== null, costCurrency !== null];
  if (amount === currency) return null;
  const pointer = amount ? '/costCurrency' : '/costAmount';
  return { code: 'cost-incomplete', reason: 'A cost is an amount and its currency.', pointer };
}
