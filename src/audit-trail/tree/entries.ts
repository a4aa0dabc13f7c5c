import type { EntityManager } from 'typeorm';
import { Problem } from '../../foundation/problem';
import { TILE_WIDTH } from './tile.rules';

/** A leaf with the text behind it; null where the asking person may not read the event. */
export interface Entry {
  leafIndex: number;
  body: string | null;
}

const ENTRIES = `
  SELECT l.leaf_index::float8 AS "leafIndex", l.event_id AS "eventId", e.body
  FROM audit_leaf l LEFT JOIN audit_event e ON e.id = l.event_id
  WHERE l.leaf_index >= $1 AND l.leaf_index < $2 ORDER BY l.leaf_index`;
const OF_THE_PORTAL = 'SELECT id, app.portal_event(id) AS body FROM unnest($1::uuid[]) AS wanted (id)';

/** Leaves `from` up to and without `to`, for those who read trails. */
export async function readEntries(manager: EntityManager, from: number, to: number): Promise<Entry[]> {
  const rows: (Entry & { eventId: string })[] = await manager.query(ENTRIES, [from, to]);
  const closed = rows.filter(({ body }) => body === null).map(({ eventId }) => eventId);
  const ofThePortal: { id: string; body: string | null }[] =
    closed.length === 0 ? [] : await manager.query(OF_THE_PORTAL, [closed]);
  const opened = new Map(ofThePortal.map(({ id, body }) => [id, body]));
  return rows.map(({ leafIndex, eventId, body }) => ({ leafIndex, body: body ?? opened.get(eventId) ?? null }));
}

/** A length that the standard's two bytes can say. */
const LONGEST = 65_535;

/**
 * A bundle of entries (C2SP tlog-tiles): each text with its length before it, in two bytes, the greater first. Refused when
 * one of them is not for the asking person to read, or is longer than the standard can say.
 */
export async function entryBundle(manager: EntityManager, at: { index: number; width: number }): Promise<Buffer> {
  const from = at.index * TILE_WIDTH;
  const entries = await readEntries(manager, from, from + at.width);
  return Buffer.concat(entries.map(bundled));
}

function bundled({ leafIndex, body }: Entry): Buffer {
  if (body === null)
    throw new Problem(
      'not-allowed',
      `Event ${leafIndex} of this bundle belongs to somebody whose trail you do not read.`,
    );
  const text = Buffer.from(body);
  if (text.length > LONGEST)
    throw new Problem(
      'refused',
      `Event ${leafIndex} of this bundle is longer than a bundle can hold; read it by itself.`,
    );
  const length = Buffer.alloc(2);
  length.writeUInt16BE(text.length);
  return Buffer.concat([length, text]);
}
