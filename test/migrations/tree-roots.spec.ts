import { leafHash } from '../../src/audit-trail/tree/hashing.rules';
import { findLeaf, proofOf, type Found } from '../../src/audit-trail/tree/inclusion';
import { rootFromInclusion, rootOfLeaves } from '../../src/audit-trail/tree/proof.rules';
import { TreeEdge, type NewNode } from '../../src/audit-trail/tree/tree-edge';
import { prepareDatabase } from '../../src/portal-host/prepare-database';
import { earlierDatabase } from '../support/earlier-database';

/** The last migration of the portal that kept the roots over 256 leaves, over 65,536 and so on only. */
const LAST_WITH_TILES_ONLY = 1764800100200;
/** Two roots over 4,096, and an edge at each height. */
const LEAVES = 2 * 4096 + 256 + 16 + 3;

describe('the tree of an earlier release', () => {
  let database: Awaited<ReturnType<typeof earlierDatabase>>;
  const leaves = Array.from({ length: LEAVES }, (_, i) => leafHash(`event ${i}`));
  const nodes = TreeEdge.empty().append(Buffer.concat(leaves));

  beforeAll(async () => {
    database = await earlierDatabase(LAST_WITH_TILES_ONLY);
    const { owner } = database;
    // Leaves without their events.
    await owner.query('SET session_replication_role = replica');
    await owner.query(
      `INSERT INTO audit_leaf (leaf_index, event_id, sha256) SELECT place - 1, gen_random_uuid(), hash FROM unnest($1::bytea[]) WITH ORDINALITY AS l (hash, place)`,
      [leaves],
    );
    const then = nodes.filter(({ height }) => height % 8 === 0);
    await owner.query(
      'INSERT INTO audit_node (level, node_index, sha256) SELECT * FROM unnest($1::int[], $2::bigint[], $3::bytea[])',
      [then.map(({ height }) => height / 8), then.map(({ nodeIndex }) => nodeIndex), then.map(({ sha256 }) => sha256)],
    );
    await owner.query('SET session_replication_role = origin');
    await prepareDatabase(database.access);
  });
  afterAll(() => database.drop());

  const place = ({ height, nodeIndex }: Pick<NewNode, 'height' | 'nodeIndex'>) => height * 1e9 + nodeIndex;

  it('gets every root that is kept now, and keeps those that it had', async () => {
    const { rows } = await database.owner.query<{ height: number; index: string; sha256: Buffer }>(
      'SELECT height, node_index AS index, sha256 FROM audit_node ORDER BY height, node_index',
    );
    const kept = rows.map(({ height, index, sha256 }) => ({ height, nodeIndex: Number(index), sha256 }));
    expect(kept).toEqual([...nodes].sort((one, other) => place(one) - place(other)));
    expect([...new Set(kept.map(({ height }) => height))]).toEqual([4, 8, 12]);
  });

  it('proves every kind of leaf under a checkpoint of every kind of size', async () => {
    const { owner } = database;
    const ask = async (sql: string, values: unknown[]) => (await owner.query<Found>(sql, values)).rows;
    const idAt = async (leaf: number) =>
      (await owner.query<{ id: string }>('SELECT event_id AS id FROM audit_leaf WHERE leaf_index = $1', [leaf])).rows[0]
        ?.id ?? '';
    for (const size of [1, 2, 15, 16, 17, 255, 256, 257, 4095, 4096, 4097, 8192, LEAVES]) {
      const root = rootOfLeaves(leaves.slice(0, size));
      await owner.query(
        'INSERT INTO audit_checkpoint (tree_size, root_sha256, note, made_at) VALUES ($1, $2, $3, now())',
        [...[size, root, 'unsigned']],
      );
      for (const index of new Set(
        [0, 1, 15, 16, 255, 256, 4095, 4096, size >> 1, size - 1].filter((one) => one < size),
      )) {
        const found = await findLeaf(ask, await idAt(index));
        const { siblings } = proofOf('', found!);
        const hashes = siblings.map((hash) => Buffer.from(hash, 'hex'));
        expect({ size, index, root: rootFromInclusion({ index, size }, leaves[index]!, hashes) }).toEqual({
          ...{ size, index, root },
        });
      }
    }
  });

  it('is append-only again', async () => {
    for (const sql of ['UPDATE audit_node SET height = height', 'DELETE FROM audit_node', 'TRUNCATE audit_node'])
      await expect(database.owner.query(sql)).rejects.toThrow('append-only');
    await database.owner.query('SET session_replication_role = replica');
    await expect(database.owner.query('DELETE FROM audit_node')).rejects.toThrow('append-only');
  });
});
