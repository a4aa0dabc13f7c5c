import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import './obligations.deeds';
import { Work, type OpenWork } from '../audit-trail/work';
import { CatalogueService } from '../catalogue/catalogue.service';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { heed, notFound, Problem } from '../foundation/problem';
import { requireService } from '../outsourced-services/service-reads';
import { requireVendor } from '../vendors/vendor-reads';
import type { EventList, EventView, RecordEvent } from './obligations.dto';
import { RecordedEventRow } from './recorded-event.entity';

/** What happened to a vendor and makes requirements due: the catalogue's events, each recorded once. */
@Injectable()
export class RecordedEventsService {
  constructor(
    private readonly work: Work,
    private readonly catalogues: CatalogueService,
  ) {}

  list(actor: Actor, vendorId: string): Promise<EventList> {
    return this.work.read(actor, async ({ manager }) => {
      await requireVendor(manager, vendorId);
      const items = await this.eventsOf(manager, vendorId);
      return { total: items.length, items };
    });
  }

  record(actor: Actor, vendorId: string, given: RecordEvent): Promise<EventView> {
    return this.work.perform(actor, async (w) => {
      const id = await this.note(w, vendorId, given);
      const event = (await this.eventsOf(w.manager, vendorId)).find((one) => one.id === id);
      if (!event) throw notFound('event');
      return event;
    });
  }

  /** For rooms above, in their own Work; answers the id. Throws `already-exists` for an event that is recorded. */
  async note(w: OpenWork, vendorId: string, given: RecordEvent): Promise<string> {
    const vendor = await requireVendor(w.manager, vendorId);
    const { catalogue } = await this.catalogues.current(w.manager);
    if (!Object.hasOwn(catalogue.vocabularies.event, given.event)) throw unknownEvent(given.event);
    if (given.happenedOn > w.at.slice(0, 10))
      heed({ code: 'in_the_future', reason: 'This day has not come yet.', pointer: '/happenedOn' });
    await requireOwnService(w.manager, vendorId, given.serviceId);
    const { event, happenedOn, ref = '', note = '', serviceId = null } = given;
    const row = { id: newId(), registrantId: vendor.registrantId, vendorId, serviceId, event, happenedOn, ref, note };
    await w.manager.getRepository(RecordedEventRow).insert({ ...row, recordedBy: w.actor.personId, recordedAt: w.at });
    const subject = { kind: 'vendor', id: vendorId, vendorId, ref: vendor.ref };
    await w.record('event.recorded', subject, { event, happenedOn, ref, note, serviceId });
    return row.id;
  }

  /**
   * Records what arose from a deed. Nothing for an event that is recorded already, that the catalogue does not know, or of
   * a vendor of whom nothing is asked in an open period: what it is set up with is no change. Answers whether it was.
   */
  async arise(w: OpenWork, vendorId: string, given: RecordEvent): Promise<boolean> {
    const { event, ref = '', note = '', serviceId = null } = given;
    if (!(await isAsked(w.manager, vendorId))) return false;
    const { catalogue } = await this.catalogues.current(w.manager);
    if (!Object.hasOwn(catalogue.vocabularies.event, event)) return false;
    const vendor = await requireVendor(w.manager, vendorId);
    const today = w.at.slice(0, 10);
    const happenedOn = given.happenedOn < today ? given.happenedOn : today;
    const added: { id: string }[] = await w.manager.query(
      `INSERT INTO recorded_event (id, registrant_id, vendor_id, service_id, event, happened_on, ref, note, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT ON CONSTRAINT uq_recorded_event_once DO NOTHING RETURNING id`,
      [newId(), vendor.registrantId, vendorId, serviceId, event, happenedOn, ref, note, w.actor.personId, w.at],
    );
    if (added.length === 0) return false;
    const subject = { kind: 'vendor', id: vendorId, vendorId, ref: vendor.ref };
    await w.record('event.recorded', subject, { event, happenedOn, ref, note, serviceId });
    return true;
  }

  private async eventsOf(manager: EntityManager, vendorId: string): Promise<EventView[]> {
    const rows: (Omit<EventView, 'recordedAt' | 'words'> & { recordedAt: Date })[] = await manager.query(
      `SELECT id, vendor_id AS "vendorId", service_id AS "serviceId", event, happened_on::text AS "happenedOn", ref, note,
         app.person_name(recorded_by) AS "recordedByName", recorded_at AS "recordedAt"
       FROM recorded_event WHERE vendor_id = $1 ORDER BY happened_on DESC, id DESC`,
      [vendorId],
    );
    const { catalogue } = await this.catalogues.current(manager);
    const words = catalogue.vocabularies.event;
    return rows.map((row) => ({
      ...{ ...row, words: words[row.event] ?? row.event, recordedAt: row.recordedAt.toISOString() },
    }));
  }
}

async function isAsked(manager: EntityManager, vendorId: string): Promise<boolean> {
  const asked: unknown[] = await manager.query(
    `SELECT 1 FROM obligation o JOIN compliance_period p ON p.id = o.period_id WHERE o.vendor_id = $1 AND p.state IN ('open', 'closing') LIMIT 1`,
    [vendorId],
  );
  return asked.length > 0;
}

function unknownEvent(event: string): Problem {
  const message = `The catalogue has no event ${event}.`;
  return new Problem('refused', message, [{ pointer: '/event', message, code: 'unknown_event' }]);
}

async function requireOwnService(manager: EntityManager, vendorId: string, serviceId?: string): Promise<void> {
  if (serviceId === undefined) return;
  const service = await requireService(manager, serviceId);
  if (service.vendorId !== vendorId) throw notFound('service');
}
