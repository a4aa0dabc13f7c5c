import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { signCheckpoint } from '../../src/audit-trail/tree/checkpoint.rules';
import { leafHash } from '../../src/audit-trail/tree/hashing.rules';
import { parseKeys } from '../../src/audit-trail/tree/key-file';
import { Sequencer } from '../../src/audit-trail/tree/sequencer';
import { signerOf, verifierKey } from '../../src/audit-trail/tree/signed-note.rules';
import { TreeEdge } from '../../src/audit-trail/tree/tree-edge';
import { reportLines } from '../../src/audit-trail/verification/log-report';
import { columnsIn } from '../../src/audit-trail/verification/body-columns.rules';
import { verifyLog, verifyLogWithin } from '../../src/audit-trail/verification/verify-log';
import { Work } from '../../src/audit-trail/work';
import { systemActor } from '../../src/foundation/actor';
import { newId } from '../../src/foundation/ids';
import { openTestPortal, type TestPortal } from '../support/portal';

// Whoever attacks here is the owner of the database, switches triggers off, and may hold the signing key too.
describe('an audit trail that somebody changed', () => {
  let house: TestPortal;
  let owner: Client;
  let older: string;

  beforeAll(async () => {
    house = await openTestPortal({ trail: true });
    owner = new Client({ connectionString: house.access.ownerUrl });
    await owner.connect();
    for (const events of [300, 250, 40]) {
      await recorded(events);
      await house.app.get(Sequencer).drain();
    }
    const { rows } = await owner.query<{ note: string }>('SELECT note FROM audit_checkpoint ORDER BY tree_size');
    older = rows[0]?.note ?? '';
  });
  afterAll(async () => {
    await owner.end();
    await house.close();
  });

  /** Events that say the same but for their own id and time. */
  const recorded = (count: number) =>
    house.app.get(Work).perform(systemActor(house.registrantId, 'tamper'), async (w) => {
      const subject = { kind: 'trail', id: newId(), vendorId: null };
      for (let i = 0; i < count; i += 1) await w.record('trail.exported', subject, { filter: {}, rows: 7 });
    });

  const TABLES = ['audit_event', 'audit_leaf', 'audit_node', 'audit_checkpoint', 'audit_log', 'audit_log_key'];
  const unguarded = async () => {
    for (const table of TABLES) await owner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    await owner.query('ALTER TABLE audit_leaf DROP CONSTRAINT IF EXISTS fk_audit_leaf_event');
  };

  /** What the verifier finds after an attack, which is taken back afterwards. */
  async function after(attack: () => Promise<unknown>, given: { older?: string[] } = {}) {
    await owner.query('BEGIN');
    try {
      await unguarded();
      await attack();
      return await verifyLogWithin(owner, given);
    } finally {
      await owner.query('ROLLBACK');
    }
  }

  const firstOf = async (attack: () => Promise<unknown>, given: { older?: string[] } = {}) => {
    const { faults } = await after(attack, given);
    return faults[0] ? [faults[0].kind, faults[0].leaf] : null;
  };
  const eventAt = async (leaf: number) => {
    const { rows } = await owner.query<{ id: string; body: string }>(
      'SELECT e.id, e.body FROM audit_leaf l JOIN audit_event e ON e.id = l.event_id WHERE leaf_index = $1',
      [leaf],
    );
    if (!rows[0]) throw new Error('No such leaf.');
    return rows[0];
  };
  const edited = async (leaf: number) => {
    const { id, body } = await eventAt(leaf);
    const changed = body.replace('"rows":7', '"rows":8');
    await owner.query('UPDATE audit_event SET body = $2 WHERE id = $1', [id, changed]);
    return changed;
  };
  /** Builds the whole tree anew over what is there now, and signs it with the portal's own key. */
  const rewritten = async () => {
    const signers = parseKeys(readFileSync(path.join(house.config.dataDir, 'keys/trail-keys.txt'), 'utf8'), 'keys');
    const { rows } = await owner.query<{ leaf: string; body: string }>(
      'SELECT leaf_index AS leaf, body FROM audit_leaf l JOIN audit_event e ON e.id = l.event_id ORDER BY leaf_index',
    );
    const sizes = (await owner.query<{ size: string }>('SELECT tree_size AS size FROM audit_checkpoint')).rows;
    const edge = TreeEdge.empty();
    for (const { leaf, body } of rows) {
      const hash = leafHash(body);
      await owner.query('UPDATE audit_leaf SET sha256 = $2 WHERE leaf_index = $1', [leaf, hash]);
      for (const { height, nodeIndex, sha256 } of edge.append(hash))
        await owner.query('UPDATE audit_node SET sha256 = $3 WHERE height = $1 AND node_index = $2', [
          ...[height, nodeIndex, sha256],
        ]);
      if (!sizes.some(({ size }) => Number(size) === edge.size)) continue;
      const checkpoint = { origin: signers[0]?.name ?? '', size: edge.size, root: edge.root() };
      await owner.query('UPDATE audit_checkpoint SET root_sha256 = $2, note = $3 WHERE tree_size = $1', [
        ...[edge.size, checkpoint.root, signCheckpoint(checkpoint, signers)],
      ]);
    }
  };
  const swapped = (one: string, other: string) =>
    owner.query(
      `UPDATE audit_leaf SET leaf_index = -1 - leaf_index WHERE leaf_index IN (${one}, ${other});
       UPDATE audit_leaf SET leaf_index = CASE leaf_index WHEN -1 - ${one} THEN ${other} ELSE ${one} END WHERE leaf_index < 0`,
    );
  const last = async () =>
    Number((await owner.query<{ size: string }>('SELECT tree_size AS size FROM audit_log')).rows[0]?.size) - 1;

  it('is as recorded when nobody did: with an older checkpoint, and while events wait', async () => {
    expect((await verifyLog(owner, { older: [older] })).faults).toEqual([]);
    await recorded(3);
    const report = await verifyLog(owner, { older: [older] });
    expect([report.faults, report.waiting, report.agreeing, report.checkpoints]).toEqual([[], 3, 1, 3]);
    await house.app.get(Sequencer).drain();
    expect(await firstOf(() => Promise.resolve())).toBeNull();
  });

  it('shows an edited text', async () => {
    expect(await firstOf(() => edited(120))).toEqual(['event-changed', 120]);
  });

  it('shows an edited text whose leaf hash was edited to match', async () => {
    const attack = async () => {
      const body = await edited(120);
      await owner.query('UPDATE audit_leaf SET sha256 = $1 WHERE leaf_index = 120', [leafHash(body)]);
    };
    const { faults } = await after(attack);
    // The roots over 16 and over 256 leaves, and every checkpoint after it.
    const kinds = [...Array<string>(2).fill('node-changed'), ...Array<string>(4).fill('checkpoint-root')];
    expect(faults.map(({ kind }) => kind)).toEqual(kinds);
    expect(faults.slice(0, 2).map(({ leaf }) => leaf)).toEqual([127, 255]);
  });

  it('shows an edited column that one searches by', async () => {
    const attack = async () => {
      const { id } = await eventAt(300);
      await owner.query(`UPDATE audit_event SET deed = 'trail.other' WHERE id = $1`, [id]);
    };
    expect(await firstOf(attack)).toEqual(['column-changed', 300]);
  });

  it('shows a deleted end, with or without the checkpoints over it', async () => {
    const end = await last();
    const cut = `DELETE FROM audit_leaf WHERE leaf_index > ${end - 10}`;
    expect(await firstOf(() => owner.query(cut))).toEqual(['tail-missing', end - 9]);
    const also = `${cut}; DELETE FROM audit_checkpoint WHERE tree_size > ${end - 10}; UPDATE audit_log SET tree_size = ${end - 9}`;
    expect(await firstOf(() => owner.query(also))).toEqual(['tail-missing', end - 9]);
    const newest = (
      await owner.query<{ note: string }>('SELECT note FROM audit_checkpoint ORDER BY tree_size DESC LIMIT 1')
    ).rows[0];
    const kinds = (await after(() => owner.query(also), { older: [newest?.note ?? ''] })).faults.map(
      ({ kind }) => kind,
    );
    expect(kinds).toContain('older-checkpoint');
    expect(kinds).toContain('not-in-tree');
  });

  it.each([4, 8])('shows a changed root at height %i', async (height) => {
    const attack = () =>
      owner.query('UPDATE audit_node SET sha256 = sha256(sha256) WHERE height = $1 AND node_index = 1', [height]);
    expect(await firstOf(attack)).toEqual(['node-changed', 2 * 2 ** height - 1]);
  });

  it('shows a deleted middle: the event, its leaf, or both with the rest moved up', async () => {
    const { id } = await eventAt(200);
    expect(await firstOf(() => owner.query('DELETE FROM audit_event WHERE id = $1', [id]))).toEqual([
      'event-missing',
      200,
    ]);
    const both = `DELETE FROM audit_event WHERE id = '${id}'; DELETE FROM audit_leaf WHERE leaf_index = 200`;
    expect(await firstOf(() => owner.query(both))).toEqual(['leaf-missing', 200]);
    const moved = `${both}; UPDATE audit_leaf SET leaf_index = -leaf_index WHERE leaf_index > 200; UPDATE audit_leaf SET leaf_index = -leaf_index - 1 WHERE leaf_index < 0;
      UPDATE audit_log SET tree_size = tree_size - 1`;
    const attack = async () => {
      await owner.query('ALTER TABLE audit_leaf DROP CONSTRAINT ck_audit_leaf_index');
      await owner.query(moved);
    };
    expect(await firstOf(attack)).toEqual(['node-changed', 207]);
  });

  it('shows two events whose places were exchanged, though they say the same', async () => {
    const attack = async () => {
      await owner.query('ALTER TABLE audit_leaf DROP CONSTRAINT ck_audit_leaf_index');
      await swapped('310', '311');
    };
    const { faults } = await after(attack);
    expect(faults.map(({ kind }) => kind).slice(0, 2)).toEqual(['node-changed', 'checkpoint-root']);
    expect(faults[0]?.leaf).toBe(319);
    expect(faults.map(({ words }) => words).join(' ')).toMatch(/something was changed, reordered, added or taken away/);
  });

  it('shows two events that were given each other’s text', async () => {
    const attack = async () => {
      const [one, other] = [await eventAt(310), await eventAt(311)];
      await owner.query('UPDATE audit_event SET body = $2 WHERE id = $1', [one.id, other.body]);
      await owner.query('UPDATE audit_event SET body = $2 WHERE id = $1', [other.id, one.body]);
      await owner.query('UPDATE audit_leaf SET sha256 = $1 WHERE leaf_index = 310', [leafHash(other.body)]);
      await owner.query('UPDATE audit_leaf SET sha256 = $1 WHERE leaf_index = 311', [leafHash(one.body)]);
    };
    expect(await firstOf(attack)).toEqual(['event-repeated', 310]);
  });

  it('shows an event that was slipped in beside the tree', async () => {
    const attack = async () => {
      await owner.query('ALTER TABLE audit_event ENABLE TRIGGER audit_event_columns');
      await owner.query(
        `INSERT INTO audit_event (body) SELECT replace(body, id::text, '${newId()}') FROM audit_event LIMIT 1`,
      );
    };
    expect(await firstOf(attack)).toEqual(['not-in-tree', null]);
  });

  it('shows a checkpoint that was signed by another key, or filed under another size', async () => {
    const { rows } = await owner.query<{ size: string; root: Buffer }>(
      'SELECT tree_size AS size, root_sha256 AS root FROM audit_checkpoint ORDER BY tree_size',
    );
    const first = { size: Number(rows[0]?.size), root: rows[0]?.root ?? Buffer.alloc(32) };
    const origin = older.split('\n')[0] ?? '';
    const note = signCheckpoint({ origin, ...first }, [signerOf(origin, Buffer.alloc(32, 7))]);
    const forged = () => owner.query('UPDATE audit_checkpoint SET note = $1 WHERE tree_size = $2', [note, first.size]);
    expect(await firstOf(forged)).toEqual(['checkpoint-signature', first.size - 1]);
    const other = `UPDATE audit_checkpoint c SET note = (SELECT note FROM audit_checkpoint ORDER BY tree_size DESC LIMIT 1) WHERE tree_size = (SELECT min(tree_size) FROM audit_checkpoint)`;
    expect((await firstOf(() => owner.query(other)))?.[0]).toBe('checkpoint-root');
  });

  it('shows a log that was rewritten as a whole with the real key, to whoever kept a checkpoint from before', async () => {
    const attack = async () => {
      await edited(120);
      await rewritten();
    };
    expect(await firstOf(attack)).toBeNull();
    const { faults } = await after(attack, { older: [older] });
    expect(faults.map(({ kind }) => kind)).toEqual(['older-checkpoint']);
    expect(faults[0]?.words).toMatch(/stood over other events: among leaves 0 to \d+/);
  });

  it('is found out also by whoever trusts no key that the database names', async () => {
    const { faults } = await verifyLog(owner, {
      verifierKeys: ['PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
    });
    expect(new Set(faults.map(({ kind }) => kind))).toEqual(new Set(['checkpoint-signature']));
  });

  it('names the first wrong event, or the few among which it is', async () => {
    const exact = await after(() => edited(120));
    const { id, body } = await eventAt(120);
    expect(exact.firstWrong).toEqual({
      ...{ from: 120, to: 120, fromEvent: { id, at: JSON.parse(body).at } },
      toEvent: { id, at: JSON.parse(body).at },
    });
    const sizes = (await owner.query<{ size: string }>('SELECT tree_size AS size FROM audit_checkpoint ORDER BY 1'))
      .rows;
    const [first = 0, second = 0] = sizes.map(({ size }) => Number(size));
    const hidden = async () => {
      const body = await edited(first + 5);
      await owner.query('UPDATE audit_leaf SET sha256 = $1 WHERE leaf_index = $2', [leafHash(body), first + 5]);
    };
    const report = await after(hidden);
    // Between two checkpoints, and under one root of 16 leaves.
    const under = 16 * Math.floor((first + 5) / 16);
    const among = { from: Math.max(first, under), to: Math.min(under + 16, second) - 1 };
    expect(report.firstWrong).toMatchObject(among);
    expect(among.to - among.from).toBeLessThan(16);
    expect(reportLines(report)[1]).toMatch(/^ {2}The first event that is wrong is one of the \d+ leaves/);
    expect((await after(() => Promise.resolve())).firstWrong).toBeNull();
  });

  it('shows a key that was slipped into the list, taken from it, or brought back', async () => {
    const mine = verifierKey(signerOf(older.split('\n')[0] ?? '', Buffer.alloc(32, 9)));
    const slipped = () =>
      owner.query(
        `INSERT INTO audit_log_key (key_id, verifier_key, introduced_at, introduced_by)
         SELECT '00000001', $1, now(), introduced_by FROM audit_log_key LIMIT 1`,
        [mine],
      );
    expect((await after(slipped)).faults).toEqual([
      { kind: 'key-history', leaf: null, eventId: expect.any(String), words: expect.stringContaining(mine) },
    ]);
    const taken = async () => {
      await slipped();
      await owner.query('DELETE FROM audit_log_key WHERE verifier_key <> $1', [mine]);
    };
    const { faults } = await after(taken);
    expect(faults.filter(({ kind }) => kind === 'key-history')).toHaveLength(2);
    expect(faults.map(({ kind }) => kind)).toContain('checkpoint-signature');
  });

  it('tells of an event that says a time long before those that were in the log already', async () => {
    const report = await verifyLog(owner);
    expect(report.backDated).toEqual({ count: 0, first: null });
    const attack = async () => {
      const { id, body } = await eventAt(500);
      const changed = body.replace(/"at":"\d{4}/, '"at":"2019');
      const at = /"at":"([^"]+)/.exec(changed)?.[1];
      await owner.query('UPDATE audit_event SET body = $2, at = $3 WHERE id = $1', [id, changed, at]);
      await owner.query('UPDATE audit_leaf SET sha256 = $1 WHERE leaf_index = 500', [leafHash(changed)]);
    };
    expect((await after(attack)).backDated).toMatchObject({ count: 1, first: { leaf: 500 } });
  });

  it('sets an earlier checkpoint beside the tree as it stands now, in a portal that read it before', async () => {
    const agrees = async () =>
      (await house.ines.post('/api/audit-trail/comparisons').send({ checkpoint: older }).expect(200)).body.agrees;
    const flip = async () => {
      await owner.query('ALTER TABLE audit_node DISABLE TRIGGER audit_node_insert_only');
      await owner.query(
        'UPDATE audit_node SET sha256 = set_byte(sha256, 0, 255 - get_byte(sha256, 0)) WHERE height = 8 AND node_index = 0',
      );
      await owner.query('ALTER TABLE audit_node ENABLE ALWAYS TRIGGER audit_node_insert_only');
    };
    expect(await agrees()).toBe(true);
    await flip();
    const changed = await agrees();
    await flip();
    expect([changed, await agrees()]).toEqual([false, true]);
  });

  it('files an event under what its text says, whatever was given beside it, in a replica’s role too', async () => {
    const { body, id } = await eventAt(500);
    await owner.query('BEGIN');
    await owner.query('SET LOCAL session_replication_role = replica');
    const other = newId();
    await owner.query(
      `INSERT INTO audit_event (body, id, at, registrant_id, vendor_id, actor_id, deed, subject_kind, subject_id)
       SELECT replace(body, id::text, $2), id, '1999', id, id, id, 'nothing.done', 'nobody', id FROM audit_event WHERE id = $1`,
      [id, other],
    );
    const { rows } = await owner.query<{ columns: string }>(
      `SELECT concat_ws(' ', id, at, registrant_id, coalesce(vendor_id::text, ''), actor_id, deed, subject_kind, subject_id) AS columns FROM audit_event WHERE id = $1`,
      [other],
    );
    await owner.query('ROLLBACK');
    expect(rows).toEqual([{ columns: columnsIn(body.replace(id, other)) }]);
  });

  it('takes in no event of another version, in a replica’s role neither', async () => {
    const { id } = await eventAt(500);
    for (const version of ['2', 'null', '"1.0"']) {
      await owner.query('BEGIN');
      await owner.query('SET LOCAL session_replication_role = replica');
      const inserted = owner.query(
        `INSERT INTO audit_event (body) SELECT replace(replace(body, id::text, $2), '"v":1,', '"v":' || $3 || ',') FROM audit_event WHERE id = $1`,
        [id, newId(), version],
      );
      await expect(inserted).rejects.toMatchObject({ code: '23514', constraint: 'ck_audit_event_version' });
      await owner.query('ROLLBACK');
    }
  });

  it('does nothing to the log for whoever only owns the database: no trigger gives way, in a replica’s role neither', async () => {
    for (const sql of [
      `UPDATE audit_event SET body = replace(body, '7', '8')`,
      `DELETE FROM audit_event`,
      `TRUNCATE audit_event CASCADE`,
      `UPDATE audit_checkpoint SET note = ''`,
      `DELETE FROM audit_leaf WHERE leaf_index > 3`,
      `TRUNCATE audit_log_key`,
    ]) {
      await owner.query('BEGIN');
      await owner.query('SET LOCAL session_replication_role = replica');
      await expect(owner.query(sql)).rejects.toThrow(/append-only|retired once/);
      await owner.query('ROLLBACK');
    }
    expect((await verifyLog(owner, { older: [older] })).faults).toEqual([]);
  });
});
