import fc from 'fast-check';
import { leafHash } from '../../audit-trail/tree/hashing.rules';
import { inconsistencyOf, rootFromInclusion, rootOfLeaves } from '../../audit-trail/tree/proof.rules';
import type { LoggedCheckpoint } from '../snapshot.model';
import { plannedProofs } from './proofs.rules';

const tree = fc
  .integer({ min: 1, max: 70 })
  .map((size) => Array.from({ length: size }, (_, i) => leafHash(`event ${i}`)));
const checkpointOf = (leaves: readonly Buffer[]): LoggedCheckpoint => ({
  ...{ treeSize: leaves.length, rootSha256: rootOfLeaves(leaves).toString('hex') },
  ...{ madeAt: '2026-03-02T08:00:00.000Z', note: '', verifierKeys: [] },
});

describe('the proofs of a packet', () => {
  it('lead every event and every earlier tree to the root, each hash told once', () => {
    fc.assert(
      fc.property(tree, fc.infiniteStream(fc.nat()), (leaves, numbers) => {
        const size = leaves.length;
        const picked = [...new Set([...numbers.take(8)].map((one) => one % size))];
        const earlier = [...new Set([...numbers.take(4)].map((one) => (one % size) + 1))];
        const { proofs, stretches } = plannedProofs({
          ...{ manifestSha256: '', checkpoint: checkpointOf(leaves) },
          events: picked.map((leafIndex) => ({ id: `id ${leafIndex}`, body: `event ${leafIndex}`, leafIndex })),
          earlier: earlier.map((treeSize) => ({ of: 'PK-0001', treeSize })),
        });
        const hashes = stretches.map(({ from, to }) => rootOfLeaves(leaves.slice(from, to)));
        expect(new Set(hashes.map(String)).size).toBe(hashes.length);
        const root = rootOfLeaves(leaves);
        const at = (places: readonly number[]) => places.map((place) => hashes[place]!);
        expect(proofs.events.map(({ leafIndex }) => leafIndex)).toEqual(picked.sort((a, b) => a - b));
        for (const { leafIndex, body, siblings } of proofs.events)
          expect(rootFromInclusion({ index: leafIndex, size }, leafHash(body), at(siblings))).toEqual(root);
        for (const { treeSize, path } of proofs.growth) {
          const before = { size: treeSize, root: rootOfLeaves(leaves.slice(0, treeSize)) };
          expect(inconsistencyOf(before, { size, root }, at(path))).toBeNull();
        }
      }),
      { numRuns: 60 },
    );
  });

  it('name what waits for its place, and leave out trees that are larger than their own', () => {
    const checkpoint = checkpointOf([leafHash('a'), leafHash('b')]);
    const events = [
      { id: 'waits', body: 'w', leafIndex: null },
      { id: 'beyond', body: 'x', leafIndex: 2 },
      { id: 'there', body: 'a', leafIndex: 0 },
    ];
    const { proofs } = plannedProofs({
      manifestSha256: '',
      checkpoint,
      events,
      earlier: [{ of: 'PK-0009', treeSize: 3 }],
    });
    expect(proofs).toMatchObject({ waiting: ['beyond', 'waits'], events: [{ leafIndex: 0 }], growth: [] });
  });
});
