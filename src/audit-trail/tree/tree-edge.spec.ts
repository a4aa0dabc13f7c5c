import fc from 'fast-check';
import { leafHash } from './hashing.rules';
import { rootOfLeaves } from './proof.rules';
import { TreeEdge } from './tree-edge';

const leavesOf = (count: number) => Array.from({ length: count }, (_, i) => leafHash(`event ${i}`));

describe('the edge of the growing tree', () => {
  it('has the root of all leaves, however they came in', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 5 }), (batches) => {
        const edge = TreeEdge.empty();
        const leaves = leavesOf(batches.reduce((sum, batch) => sum + batch, 0));
        let at = 0;
        for (const batch of batches) {
          edge.append(Buffer.concat(leaves.slice(at, at + batch)));
          at += batch;
        }
        expect([edge.size, edge.root()]).toEqual([leaves.length, rootOfLeaves(leaves)]);
      }),
      { numRuns: 30 },
    );
  });

  it('hands out each root to be kept once everything under it is there, of the heights above too', () => {
    const leaves = leavesOf(65_536 + 300);
    const nodes = TreeEdge.empty().append(Buffer.concat(leaves));
    expect(nodes.filter(({ height }) => height === 8).map(({ nodeIndex }) => nodeIndex)).toEqual(
      Array.from({ length: 257 }, (_, i) => i),
    );
    expect(nodes.filter(({ height }) => height === 16)).toEqual([
      { height: 16, nodeIndex: 0, sha256: rootOfLeaves(leaves.slice(0, 65_536)) },
    ]);
    expect(nodes.at(-1)).toEqual({ height: 4, nodeIndex: 4113, sha256: rootOfLeaves(leaves.slice(65_808, 65_824)) });
    expect(nodes.filter(({ height }) => height === 8).at(-1)).toEqual({
      height: 8,
      nodeIndex: 256,
      sha256: rootOfLeaves(leaves.slice(65_536, 65_792)),
    });
  });
});
