import { Injectable } from '@nestjs/common';
import './notifications.deeds';
import { Work } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import { heed } from '../foundation/problem';
import { DEFAULT_DELIVERY, deliveriesFor, TOPICS, type Delivery, type Topic } from './notice.rules';
import type { NoticeList, NoticeView, PreferenceList, SetPreference } from './notices.dto';
import { PostOffice } from './post-office';

const SHOWN = 200;

/** A person's own notices and how that person wants them. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
    private readonly postOffice: PostOffice,
  ) {}

  /** The newest 200, with the number of all and of unread ones. */
  list(actor: Actor, unreadOnly: boolean): Promise<NoticeList> {
    return this.work.read(actor, async ({ manager }) => {
      const rows: Row[] = await manager.query(`${NOTICES} ${unreadOnly ? 'AND n.read_at IS NULL' : ''} ${NEWEST}`, [
        actor.personId,
      ]);
      const [counts]: { total: number; unread: number }[] = await manager.query(COUNTS, [actor.personId]);
      return { items: rows.map(shown), total: counts?.total ?? 0, unread: counts?.unread ?? 0 };
    });
  }

  async markRead(actor: Actor, ids: readonly string[] | null): Promise<void> {
    const now = this.clock.iso();
    await this.work.housekeeping(actor, (manager) =>
      manager.query(
        `UPDATE notice SET read_at = $2 WHERE person_id = $1 AND read_at IS NULL AND ($3::uuid[] IS NULL OR id = ANY ($3))`,
        [actor.personId, now, ids],
      ),
    );
  }

  async preferences(actor: Actor): Promise<PreferenceList> {
    const rows = await this.chosen(actor);
    const chosen = new Map(rows.map(({ topic, delivery }) => [topic, delivery]));
    const items = TOPICS.map((topic) => ({
      topic,
      delivery: chosen.get(topic) ?? DEFAULT_DELIVERY[topic],
      isDefault: !chosen.has(topic),
      choices: [...deliveriesFor(topic)],
    }));
    const address = await this.addressOf(actor);
    return { items, total: items.length, mailConfigured: this.postOffice.open, address };
  }

  async prefer(actor: Actor, { topic, delivery }: SetPreference): Promise<PreferenceList> {
    if (!deliveriesFor(topic).includes(delivery))
      heed({
        code: 'one-by-one',
        reason: 'Reminders of due dates come once a morning, never one by one.',
        pointer: '/delivery',
      });
    await this.work.perform(actor, async (w) => {
      const [before]: { delivery: Delivery }[] = await w.manager.query(
        'SELECT delivery FROM notice_preference WHERE person_id = $1 AND topic = $2',
        [actor.personId, topic],
      );
      await w.manager.query(
        `INSERT INTO notice_preference (registrant_id, vendor_id, person_id, topic, delivery, changed_at)
         VALUES (app.registrant(), $1, $2, $3, $4, $5)
         ON CONFLICT (registrant_id, person_id, topic) DO UPDATE SET delivery = excluded.delivery, changed_at = excluded.changed_at`,
        [actor.vendorId, actor.personId, topic, delivery, w.at],
      );
      const subject = { kind: 'person', id: actor.personId, vendorId: actor.vendorId };
      const was = before?.delivery ?? DEFAULT_DELIVERY[topic];
      await w.record('notice-preference.set', subject, { topic, before: was, after: delivery });
    });
    return this.preferences(actor);
  }

  private chosen(actor: Actor): Promise<{ topic: Topic; delivery: Delivery }[]> {
    return this.work.read(actor, ({ manager }) =>
      manager.query('SELECT topic, delivery FROM notice_preference WHERE person_id = $1', [actor.personId]),
    );
  }

  private addressOf(actor: Actor): Promise<string> {
    return this.work.read(actor, async ({ manager }) => {
      const [row]: { email: string }[] = await manager.query('SELECT email FROM person WHERE id = $1', [
        actor.personId,
      ]);
      return row?.email ?? '';
    });
  }
}

const NOTICES = `
  SELECT n.id, n.kind, n.topic, n.title, n.detail, n.link, n.due_on::text AS "dueOn", n.about_vendor_id AS "vendorId",
    app.vendor_name(n.about_vendor_id) AS "vendorName", n.created_at AS "createdAt", n.read_at AS "readAt",
    n.email_id IS NOT NULL AS mailed
  FROM notice n WHERE n.person_id = $1`;
const NEWEST = `ORDER BY n.created_at DESC, n.id DESC LIMIT ${SHOWN}`;
const COUNTS = `
  SELECT count(*)::int AS total, count(*) FILTER (WHERE read_at IS NULL)::int AS unread FROM notice WHERE person_id = $1`;

type Row = Omit<NoticeView, 'createdAt' | 'readAt'> & { createdAt: Date; readAt: Date | null };

const shown = (row: Row): NoticeView => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  readAt: row.readAt?.toISOString() ?? null,
});
