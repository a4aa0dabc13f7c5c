import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import './loss.deeds';
import { Work } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { newId } from '../../foundation/ids';
import { Problem } from '../../foundation/problem';
import { requireService } from '../service-reads';
import type { PeakDemandList, PeakDemandView, RecordPeakDemand } from './peak-demand.dto';
import { PeakDemand } from './peak-demand.entity';

const PEAKS = `
  SELECT p.id, p.service_id AS "serviceId", p.amount, p.unit, p.observed_on::text AS "observedOn", p.source,
    app.person_name(p.recorded_by) AS "recordedByName", p.recorded_at AS "recordedAt"
  FROM peak_demand p WHERE p.service_id = $1 ORDER BY p.observed_on DESC, p.recorded_at DESC`;

/** What a service had to carry at its peak, as it was observed. Observations are added, never changed. */
@Injectable()
export class PeakDemandService {
  constructor(private readonly work: Work) {}

  list(actor: Actor, serviceId: string): Promise<PeakDemandList> {
    return this.work.read(actor, async ({ manager }) => {
      await requireService(manager, serviceId);
      const items = await peaksOf(manager, serviceId);
      return { total: items.length, items };
    });
  }

  record(actor: Actor, serviceId: string, given: RecordPeakDemand): Promise<PeakDemandList> {
    return this.work.perform(actor, async (w) => {
      const { registrantId, vendorId, ref } = await requireService(w.manager, serviceId);
      refuseDay(given.observedOn, w.at.slice(0, 10));
      const { amount, unit, observedOn, source } = given;
      const id = newId();
      const observation = { serviceId, amount, unit, observedOn, source };
      await w.manager.getRepository(PeakDemand).insert({
        ...{ id, registrantId, vendorId, ...observation, recordedBy: actor.personId, recordedAt: w.at },
      });
      await w.record('peak-demand.recorded', { kind: 'peak_demand', id, vendorId, ref }, observation);
      const items = await peaksOf(w.manager, serviceId);
      return { total: items.length, items };
    });
  }
}

/** Only what has happened can have been observed; 30 February never has. */
function refuseDay(day: string, today: string): void {
  const parsed = Date.parse(`${day}T00:00:00Z`);
  const isDay = !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(day);
  if (isDay && day <= today) return;
  const message = isDay ? 'This day is still to come.' : 'There is no such day.';
  throw new Problem('refused', message, [{ pointer: '/observedOn', message, code: isDay ? 'to-come' : 'no-such-day' }]);
}

async function peaksOf(manager: EntityManager, serviceId: string): Promise<PeakDemandView[]> {
  const rows: (Omit<PeakDemandView, 'recordedAt'> & { recordedAt: Date })[] = await manager.query(PEAKS, [serviceId]);
  return rows.map((row) => ({ ...row, recordedAt: row.recordedAt.toISOString() }));
}
