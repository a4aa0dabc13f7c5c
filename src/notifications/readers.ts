import type { EntityManager } from 'typeorm';
import type { Delivery, Reader, Topic } from './notice.rules';
import { DEFAULT_DELIVERY } from './notice.rules';

export interface Addressee extends Reader {
  name: string;
  address: string;
}

/** Everybody of the registrant and its vendors who can sign in on that day (YYYY-MM-DD); auditors are told nothing. */
export function addressees(manager: EntityManager, today: string): Promise<Addressee[]> {
  return manager.query(
    `SELECT m.person_id AS "personId", m.vendor_id AS "vendorId", m.role, p.name, p.email AS address
     FROM membership m JOIN person p ON p.id = m.person_id
     WHERE m.revoked_at IS NULL AND m.role <> 'external_auditor' AND m.starts_on <= $1 AND (m.ends_on IS NULL OR m.ends_on >= $1)
       AND p.disabled_at IS NULL AND app.has_password(p.id)
     ORDER BY m.granted_at, m.id`,
    [today],
  );
}

/** How each person wants each topic; where somebody chose nothing, the default. */
export async function wishes(manager: EntityManager): Promise<(personId: string, topic: Topic) => Delivery> {
  const rows: { personId: string; topic: Topic; delivery: Delivery }[] = await manager.query(
    'SELECT person_id AS "personId", topic, delivery FROM notice_preference',
  );
  const chosen = new Map(rows.map(({ personId, topic, delivery }) => [`${personId} ${topic}`, delivery]));
  return (personId, topic) => chosen.get(`${personId} ${topic}`) ?? DEFAULT_DELIVERY[topic];
}

export async function registrantName(manager: EntityManager): Promise<string> {
  const [row]: { name: string }[] = await manager.query('SELECT name FROM registrant WHERE id = app.registrant()');
  return row?.name ?? '';
}
