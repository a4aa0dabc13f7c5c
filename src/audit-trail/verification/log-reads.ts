import type { Client } from 'pg';

export interface LeafRow {
  leafIndex: number;
  sha256: Buffer;
  eventId: string;
  /** Null where the event is gone. */
  body: string | null;
  /** The columns that one searches by, as `columnsIn` tells them of a body. */
  columns: string | null;
}

const FETCH = 4000;
type Stored = [leafIndex: string, sha256: Buffer, eventId: string, body: string | null, columns: string | null];

// Bodies are not taken apart here: to hash and to read them on this side costs less than to parse them on that one.
const LEAVES = `
  SELECT l.leaf_index, l.sha256, l.event_id, e.body,
    e.id::text || ' ' || e.at || ' ' || e.registrant_id || ' ' || coalesce(e.vendor_id::text, '') || ' ' || e.actor_id || ' ' || e.deed || ' ' || e.subject_kind || ' ' || e.subject_id
  FROM audit_leaf l LEFT JOIN audit_event e ON e.id = l.event_id
  ORDER BY l.leaf_index`;

/** Every leaf in order, with its event, some thousands at a time. Within a transaction of the client's. */
export async function* leavesOf(client: Client): AsyncGenerator<LeafRow[]> {
  await client.query(`DECLARE leaves NO SCROLL CURSOR FOR ${LEAVES}`);
  const fetch = { text: `FETCH ${FETCH} FROM leaves`, rowMode: 'array' as const };
  let ahead = client.query<Stored>(fetch);
  for (;;) {
    const { rows } = await ahead;
    if (rows.length === 0) break;
    // The next rows come while these are hashed.
    ahead = client.query<Stored>(fetch);
    yield rows.map(([leafIndex, sha256, eventId, body, columns]) => ({
      leafIndex: Number(leafIndex),
      sha256,
      eventId,
      body,
      columns,
    }));
  }
  await client.query('CLOSE leaves');
}

export interface CheckpointRow {
  treeSize: number;
  root: Buffer;
  note: string;
}

export async function checkpointsOf(client: Client): Promise<CheckpointRow[]> {
  const { rows } = await client.query<{ size: string; root: Buffer; note: string }>(
    'SELECT tree_size AS size, root_sha256 AS root, note FROM audit_checkpoint ORDER BY tree_size',
  );
  return rows.map(({ size, root, note }) => ({ treeSize: Number(size), root, note }));
}

export async function nodesOf(client: Client): Promise<Map<string, Buffer>> {
  const { rows } = await client.query<{ height: number; index: string; sha256: Buffer }>(
    'SELECT height, node_index AS index, sha256 FROM audit_node',
  );
  return new Map(rows.map(({ height, index, sha256 }) => [`${height}/${index}`, sha256]));
}

/** A key as the portal lists it. */
export interface KeyRow {
  verifierKey: string;
  introducedBy: string;
  retiredBy: string | null;
  /** Whether the event that brought it in, or took it out, is not in the tree yet. */
  waits: boolean;
}

const KEYS = `
  SELECT verifier_key AS "verifierKey", introduced_by AS "introducedBy", retired_by AS "retiredBy",
    EXISTS (SELECT 1 FROM audit_pending p WHERE p.event_id IN (k.introduced_by, k.retired_by)) AS waits
  FROM audit_log_key k ORDER BY introduced_at, key_id`;

export interface LogRow {
  origin: string;
  size: number;
  waiting: number;
  keys: KeyRow[];
  /** Events that are in no tree and do not wait for one. */
  outside: { id: string; deed: string; at: string }[];
}

export async function logOf(client: Client): Promise<LogRow | null> {
  const { rows } = await client.query<{ origin: string; size: string; waiting: number }>(
    'SELECT origin, tree_size AS size, (SELECT count(*)::int FROM audit_pending) AS waiting FROM audit_log',
  );
  const [log] = rows;
  if (!log) return null;
  const outside = await client.query<{ id: string; deed: string; at: string }>(
    `SELECT e.id, e.deed, e.at FROM audit_event e WHERE NOT EXISTS (SELECT 1 FROM audit_leaf l WHERE l.event_id = e.id)
       AND NOT EXISTS (SELECT 1 FROM audit_pending p WHERE p.event_id = e.id) ORDER BY e.at LIMIT 100`,
  );
  const keys = await client.query<KeyRow>(KEYS);
  const { origin, size, waiting } = log;
  return { origin, size: Number(size), waiting, keys: keys.rows, outside: outside.rows };
}

/** The events that stand at two leaves. */
export async function eventsAt(
  client: Client,
  leaves: readonly number[],
): Promise<Map<number, { id: string; at: string }>> {
  const { rows } = await client.query<{ leaf: string; id: string; at: string }>(
    'SELECT l.leaf_index AS leaf, e.id, e.at FROM audit_leaf l JOIN audit_event e ON e.id = l.event_id WHERE l.leaf_index = ANY ($1::bigint[])',
    [leaves],
  );
  return new Map(rows.map(({ leaf, id, at }) => [Number(leaf), { id, at }]));
}
