import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Work } from '../audit-trail/work';
import { countedExercises } from '../exercises/counted-event';
import type { Actor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import { eventView } from './disruption-view';
import type { DisruptionList, DisruptionSummary, DisruptionView } from './disruption-views.dto';
import { activationsOf, gapsOf } from './disruption-gaps';
import { hitsOf, requireDisruption } from './disruption-record';
import { Disruption } from './disruption.entity';
import type { DisruptionQuery } from './disruptions.dto';
import { minutesInRecoveryMode } from './recovery-mode.rules';

@Injectable()
export class DisruptionReads {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
  ) {}

  all(actor: Actor, query: DisruptionQuery): Promise<DisruptionList> {
    return this.work.read(actor, async ({ manager }) => {
      const where = query.vendorId === undefined ? {} : { vendorId: query.vendorId };
      const found = await manager.getRepository(Disruption).find({ where, order: { occurredAt: 'DESC', ref: 'DESC' } });
      const items: DisruptionSummary[] = [];
      for (const event of found.filter((one) => isWanted(one, query.state)))
        items.push(await eventSummary(manager, event, this.clock.now().toISOString()));
      return { items, total: items.length };
    });
  }

  one(actor: Actor, id: string): Promise<DisruptionView> {
    return this.work.read(actor, async ({ manager }) => {
      const event = await requireDisruption(manager, id);
      const summary = await eventSummary(manager, event, this.clock.now().toISOString());
      return eventView(manager, { event, summary, now: this.clock.now().toISOString() });
    });
  }
}

function isWanted({ state, withdrawnAt }: Disruption, wanted: DisruptionQuery['state']): boolean {
  if (wanted === undefined) return true;
  if (wanted === 'withdrawn') return withdrawnAt !== null;
  if (withdrawnAt !== null) return false;
  return wanted === 'open' ? state !== 'closed' : state === wanted;
}

/** One event as lists show it; `now` is ISO 8601 UTC. */
export async function eventSummary(manager: EntityManager, event: Disruption, now: string): Promise<DisruptionSummary> {
  const { id, ref, vendorId, title, state, disruptionTypes, timeZone, occurredAt, reportedAt, withdrawnAt } = event;
  const hits = await hitsOf(manager, id);
  const activations = await activationsOf(manager, id);
  const { verdict, gaps, findings } = await gapsOf(manager, event, now);
  const [vendor]: { name: string }[] = await manager.query('SELECT app.vendor_name($1) AS name', [vendorId]);
  const outages = hits.flatMap(({ achievedRtoFromDisruptionMinutes: minutes }) => (minutes === null ? [] : [minutes]));
  const spans = activations.map(({ recoveryModeFrom: from, recoveryModeTo: to }) => ({ from, to }));
  return {
    ...{ id, ref, vendorId, vendorName: vendor?.name ?? '', title, state, disruptionTypes, timeZone, occurredAt },
    ...{ reportedAt, withdrawnAt, services: hits.map(({ serviceRef, serviceName }) => `${serviceRef} ${serviceName}`) },
    ...{ notice: verdict, wasActivated: activations.length > 0, findings: findings.length },
    recoveryModeMinutes: minutesInRecoveryMode(spans, now),
    longestOutageMinutes: outages.length === 0 ? null : Math.max(...outages),
    openGaps: withdrawnAt === null ? gaps.filter(({ hasFinding }) => !hasFinding).length : 0,
    countsAs: (await countedExercises(manager, id)).map((one) => one.ref),
  };
}
