import type { EntityManager } from 'typeorm';
import { newId } from '../foundation/ids';
import type { Delivery, Topic } from './notice.rules';
import type { Addressee } from './readers';

/** What somebody is to be told. */
export interface Told {
  key: string;
  kind: string;
  topic: Topic;
  aboutVendorId: string | null;
  title: string;
  detail: string;
  link: string;
  dueOn: string | null;
}

export interface WrittenNotice extends Told {
  id: string;
  personId: string;
  delivery: Delivery;
}

const most = (text: string, length: number): string => (text.length <= length ? text : `${text.slice(0, length - 1)}…`);

/** Writes a notice for each of the people; answers those that were new. Somebody who was told before is not told again. */
export async function writeNotices(
  manager: EntityManager,
  told: Told,
  to: { people: readonly Addressee[]; at: string; wish: (personId: string, topic: Topic) => Delivery },
): Promise<WrittenNotice[]> {
  const written: WrittenNotice[] = [];
  for (const { personId, vendorId } of to.people) {
    const notice = { ...told, id: newId(), personId, delivery: to.wish(personId, told.topic) };
    const rows: unknown[] = await manager.query(
      `INSERT INTO notice (id, registrant_id, vendor_id, person_id, key, kind, topic, about_vendor_id, title, detail, link, due_on, delivery, created_at)
       VALUES ($1, app.registrant(), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
       ON CONFLICT (registrant_id, person_id, key) DO NOTHING RETURNING id`,
      [
        ...[notice.id, vendorId, personId, told.key, told.kind, told.topic, told.aboutVendorId],
        ...[most(told.title, 300), most(told.detail, 2000), told.link, told.dueOn, notice.delivery, to.at],
      ],
    );
    if (rows.length > 0) written.push(notice);
  }
  return written;
}
