import { Injectable } from '@nestjs/common';
import './disruptions.deeds';
import { Work, type OpenWork } from '../audit-trail/work';
import { achievedTimes } from '../exercises/achieved-times.rules';
import { countedExercises, setCountedClock } from '../exercises/counted-event';
import type { Actor } from '../foundation/actor';
import { heed, heedState } from '../foundation/problem';
import {
  clockOf,
  hitsOf,
  instant,
  lockDisruption,
  requireSeen,
  subjectOf,
  textOrNull,
  type NamedHit,
} from './disruption-record';
import type { Disruption } from './disruption.entity';
import { eventClockRefusals, refusalUnless, serviceClock, UNTIL_CLOSED } from './disruption.rules';
import type { ServiceMoments, WholeClock } from './disruptions.deeds';
import type { SetEventClock } from './disruptions.dto';
import { MovedDisruption } from './disruption-views.dto';

/** The moments of an event and of each service's recovery; an exercise that the event counts as follows them. */
@Injectable()
export class EventClockService {
  constructor(private readonly work: Work) {}

  setClock(actor: Actor, id: string, given: SetEventClock): Promise<MovedDisruption> {
    return this.work.perform(actor, async (w) => {
      const event = await lockDisruption(w, id);
      heedState(refusalUnless(event, UNTIL_CLOSED, 'its times are settled'));
      requireSeen(event, given.version);
      const hits = await hitsOf(w.manager, id);
      const before = clockOf(event, hits);
      const after = clockFrom(given, hits);
      heed(...clockRefusals(after, hits, w.at));
      if (!isSame(settled(before), settled(after))) await this.refuseSettled(w, event);
      await this.write(w, event, { after, hits });
      await w.record('disruption.clock-set', subjectOf(event), { before, after });
      return { id, ref: event.ref, state: event.state, version: event.version + 1 };
    });
  }

  /** All but the return to normal is settled with the report, and with the results of an exercise that the event counts as. */
  private async refuseSettled(w: OpenWork, event: Disruption): Promise<void> {
    if (event.state === 'aar_issued')
      heedState({
        code: 'not-now',
        reason: `${event.ref} has its report; only the return to normal is still entered.`,
      });
    const counted = await countedExercises(w.manager, event.id);
    const done = counted.find(({ state }) => state !== 'in_progress' && state !== 'cancelled');
    const reason = `${done?.ref ?? ''} has its results with the times of ${event.ref}; they are settled by that.`;
    if (done) heedState({ code: 'counted', reason });
    if (counted.length > 0 && w.actor.vendorId === null)
      heedState({ code: 'counted', reason: 'The event counts as a test; the vendor corrects its times.' });
  }

  private async write(
    w: OpenWork,
    event: Disruption,
    { after, hits }: { after: WholeClock; hits: readonly NamedHit[] },
  ): Promise<void> {
    const { occurredAt, detectedAt, declaredAt, returnedToNormalAt, clockBasis } = after;
    await w.manager.query(
      `UPDATE disruption SET occurred_at = $2, detected_at = $3, declared_at = $4, returned_to_normal_at = $5, clock_basis = $6, version = version + 1 WHERE id = $1`,
      [event.id, occurredAt, detectedAt, declaredAt, returnedToNormalAt, clockBasis],
    );
    if (event.state === 'aar_issued') return;
    for (const [index, moments] of after.services.entries()) {
      const hit = hits[index];
      if (hit) await measure(w, hit, { after, moments });
    }
    if (w.actor.vendorId !== null) await this.carry(w, event, after);
  }

  /** An exercise that the event counts as has the event's moments while it is in progress. */
  private async carry(w: OpenWork, event: Disruption, after: WholeClock): Promise<void> {
    for (const { id, serviceId, state } of await countedExercises(w.manager, event.id)) {
      const own = after.services.find((one) => one.serviceId === serviceId);
      if (state === 'in_progress' && own)
        await setCountedClock(w, id, { ...serviceClock(after, own), notRecoveredReason: own.notRecoveredReason });
    }
  }
}

async function measure(
  w: OpenWork,
  hit: NamedHit,
  { after, moments }: { after: WholeClock; moments: ServiceMoments },
): Promise<void> {
  const { rto, rtoFromDisruption, rpo } = achievedTimes(serviceClock(after, moments), after.clockBasis);
  const minutes = [rto, rtoFromDisruption, rpo].map((one) => one?.minutes ?? null);
  const { restoredAt, verifiedAt, lastRecoveredAt, notRecoveredReason } = moments;
  await w.manager.query(
    `UPDATE disruption_service SET restored_at = $2, verified_at = $3, last_recovered_at = $4, not_recovered_reason = $5, achieved_rto_minutes = $6,
       achieved_rto_from_disruption_minutes = $7, achieved_rpo_minutes = $8, version = version + 1 WHERE id = $1`,
    [hit.id, restoredAt, verifiedAt, lastRecoveredAt, notRecoveredReason, ...minutes],
  );
}

function clockFrom(given: SetEventClock, hits: readonly NamedHit[]): WholeClock {
  return {
    occurredAt: new Date(given.occurredAt).toISOString(),
    ...{ detectedAt: instant(given.detectedAt), declaredAt: instant(given.declaredAt) },
    ...{ returnedToNormalAt: instant(given.returnedToNormalAt), clockBasis: given.clockBasis },
    services: hits.map((hit) => {
      // A service that the body leaves out keeps its moments.
      const said = given.services.find((one) => one.serviceId === hit.serviceId) ?? hit;
      return {
        serviceId: hit.serviceId,
        ...{ restoredAt: instant(said.restoredAt), verifiedAt: instant(said.verifiedAt) },
        lastRecoveredAt: instant(said.lastRecoveredAt),
        notRecoveredReason: textOrNull(said.notRecoveredReason),
      };
    }),
  };
}

function clockRefusals(after: WholeClock, hits: readonly NamedHit[], now: string) {
  const services = after.services.map((one, index) => ({ ...one, serviceRef: hits[index]?.serviceRef ?? '' }));
  const both = services.flatMap(({ verifiedAt, notRecoveredReason, serviceRef }, index) =>
    verifiedAt === null || notRecoveredReason === null
      ? []
      : {
          ...{ code: 'recovered-and-not', pointer: `/services/${index}/notRecoveredReason` },
          reason: `${serviceRef} was verified; it cannot also be said that it was not recovered.`,
        },
  );
  return [...eventClockRefusals(after, services, now), ...both];
}

/** Without the return to normal, which may come long after. */
const settled = (clock: WholeClock): WholeClock => ({ ...clock, returnedToNormalAt: null });
const isSame = (one: object, other: object): boolean => JSON.stringify(one) === JSON.stringify(other);
