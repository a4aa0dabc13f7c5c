import { Inject, Injectable } from '@nestjs/common';
import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import { randomBytes } from 'node:crypto';
import './notifications.deeds';
import { DATABASE_ROLE_OF } from '../access/database-roles';
import { Work } from '../audit-trail/work';
import { systemActor, type Actor, type Role } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import type { Config } from '../foundation/config';
import { CONFIG } from '../foundation/foundation.module';
import { newId, sha256Hex } from '../foundation/ids';
import { notFound } from '../foundation/problem';
import { addDays } from '../obligations/iso-date.rules';
import { entriesOf, type CalendarEntry } from './calendar.rules';
import { dueItems } from './due-items';
import { CalendarFeed } from './notice.entity';
import type { CalendarFeedList, MadeCalendarFeed } from './notices.dto';

const DAYS_AHEAD = 400;

/** Calendars by subscription. The address is the key: only its digest is kept, and its owner can revoke it. */
@Injectable()
export class CalendarsService {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  list(actor: Actor): Promise<CalendarFeedList> {
    return this.work.read(actor, async ({ manager }) => {
      const rows = await manager
        .getRepository(CalendarFeed)
        .find({ where: { personId: actor.personId }, order: { madeAt: 'DESC' }, take: 100 });
      return { items: rows.map(({ id, madeAt, revokedAt }) => ({ id, madeAt, revokedAt })), total: rows.length };
    });
  }

  make(actor: Actor): Promise<MadeCalendarFeed> {
    const token = randomBytes(32).toString('base64url');
    return this.work.perform(actor, async (w) => {
      const { registrantId, vendorId, personId, membershipId } = actor;
      const id = newId();
      const row = { id, registrantId, vendorId, personId, membershipId, tokenHash: sha256Hex(token), madeAt: w.at };
      await w.manager.getRepository(CalendarFeed).insert({ ...row, revokedAt: null });
      await w.record('calendar-feed.made', { kind: 'person', id: personId, vendorId }, { feedId: id });
      return { id, url: `${this.config.publicUrl}/api/calendars/${token}.ics` };
    });
  }

  revoke(actor: Actor, feedId: string): Promise<void> {
    return this.work.perform(actor, async (w) => {
      const { personId, vendorId } = actor;
      const [, revoked]: [unknown, number] = await w.manager.query(
        'UPDATE calendar_feed SET revoked_at = $3 WHERE id = $1 AND person_id = $2 AND revoked_at IS NULL',
        [feedId, personId, w.at],
      );
      if (revoked === 0) throw notFound('calendar');
      await w.record('calendar-feed.revoked', { kind: 'person', id: personId, vendorId }, { feedId });
    });
  }

  /** The calendar behind a secret, as text/calendar (RFC 5545). Throws `not-found` for any other. */
  async read(token: string, requestId: string): Promise<string> {
    const actor = await this.ownerOf(token, requestId);
    const today = this.clock.today();
    const until = addDays(today, DAYS_AHEAD);
    const forVendor = actor.vendorId !== null;
    const items = await this.work.read(actor, ({ manager }) => dueItems(manager, { today, until, forVendor }));
    return calendarOf(
      entriesOf(items, { vendorId: actor.vendorId, publicUrl: this.config.publicUrl }),
      this.clock.now(),
    );
  }

  private async ownerOf(token: string, requestId: string): Promise<Actor> {
    const door = systemActor('00000000-0000-0000-0000-000000000000', requestId, 'holdfast_door');
    const [row] = await this.work.read(door, ({ manager }) => {
      const asked: Promise<OwnerRow[]> = manager.query(
        `SELECT person_id AS "personId", name, membership_id AS "membershipId", registrant_id AS "registrantId",
           vendor_id AS "vendorId", role FROM app.calendar_by_hash($1, $2)`,
        [sha256Hex(token), this.clock.iso()],
      );
      return asked;
    });
    if (!row) throw notFound('calendar');
    return { ...row, databaseRole: DATABASE_ROLE_OF[row.role], requestId };
  }
}

interface OwnerRow {
  personId: string;
  name: string;
  membershipId: string;
  registrantId: string;
  vendorId: string | null;
  role: Role;
}

function calendarOf(entries: readonly CalendarEntry[], stamp: Date): string {
  const calendar = ical({
    name: 'Holdfast: due dates',
    prodId: { company: 'Holdfast', product: 'Due dates', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 6 * 3600,
  });
  for (const { uid, on, summary, description, link } of entries)
    calendar.createEvent({
      ...{ id: uid, summary, description, url: link, stamp, allDay: true, start: `${on}T00:00:00Z`, timezone: 'UTC' },
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  return calendar.toString();
}
