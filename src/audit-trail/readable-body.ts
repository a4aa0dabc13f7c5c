import type { EntityManager } from 'typeorm';

/**
 * The text of an event that the asking person may read: one of their tenant, or for those who read trails one of the
 * portal itself, which belongs to no registrant. Null for any other.
 */
export async function readableBody(manager: EntityManager, eventId: string): Promise<string | null> {
  const [own]: { body: string }[] = await manager.query('SELECT body FROM audit_event WHERE id = $1', [eventId]);
  if (own) return own.body;
  const [of]: { may: boolean }[] = await manager.query(
    `SELECT has_function_privilege(current_user, 'app.portal_event(uuid)', 'EXECUTE') AS may`,
  );
  if (of?.may !== true) return null;
  const [ofThePortal]: { body: string | null }[] = await manager.query('SELECT app.portal_event($1) AS body', [
    eventId,
  ]);
  return ofThePortal?.body ?? null;
}
