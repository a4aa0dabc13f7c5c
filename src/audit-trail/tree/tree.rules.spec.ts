import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { parseCheckpoint, signCheckpoint, trustedCheckpoint } from './checkpoint.rules';
import { EMPTY_ROOT, leafHash, nodeHash } from './hashing.rules';
import { parseProofText, proofText } from './proof-text.rules';
import { inconsistencyOf, rootFromInclusion, rootOfLeaves } from './proof.rules';
import {
  openNote,
  parseSignerKey,
  parseVerifierKey,
  signerKey,
  signerOf,
  verifiedBy,
  verifierKey,
} from './signed-note.rules';
import { consistencyPath, frontierOf, inclusionPath, stretchOf } from './subtrees.rules';
import { BRANCHES, edgeOf, runOf, runsBeside } from './kept.rules';
import { runsOf } from './run-hashes.rules';
import { parseTilePath, rootOfPerfect, runOfTile, tilePath } from './tile.rules';

const leavesOf = (count: number) => Array.from({ length: count }, (_, i) => leafHash(`event ${i}`));
const stretchRoot = (leaves: Buffer[], { from, to }: { from: number; to: number }) =>
  rootOfLeaves(leaves.slice(from, to));
const sizes = fc.integer({ min: 1, max: 300 });
const flipped = (hash: Buffer) => Buffer.from(hash.map((byte, i) => (i === 7 ? byte ^ 1 : byte)));

describe('the tree of the audit trail', () => {
  it('hashes as RFC 9162 says, with the roots it is known by', () => {
    expect(EMPTY_ROOT.toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(leafHash('').toString('hex')).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
    const [one, two, three] = leavesOf(3);
    if (!one || !two || !three) throw new Error('Three leaves');
    expect(rootOfLeaves([one, two, three])).toEqual(nodeHash(nodeHash(one, two), three));
  });

  it('proves every leaf, and nothing but that leaf in that place', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), (size, chosen) => {
        const index = chosen % size;
        const leaves = leavesOf(size);
        const siblings = inclusionPath(index, size).map((stretch) => stretchRoot(leaves, stretch));
        const leaf = leaves[index] ?? EMPTY_ROOT;
        const root = rootOfLeaves(leaves);
        expect(rootFromInclusion({ index, size }, leaf, siblings)).toEqual(root);
        expect(rootFromInclusion({ index, size }, flipped(leaf), siblings)).not.toEqual(root);
        expect(rootFromInclusion({ index, size }, leaf, [...siblings, root])).toBeNull();
        if (size > 1) {
          expect(rootFromInclusion({ index, size }, leaf, siblings.slice(1))).toBeNull();
          const other = (index + 1) % size;
          expect(rootFromInclusion({ index: other, size }, leaf, siblings)).not.toEqual(root);
        }
      }),
    );
  });

  it('proves that it only grew: any other past is refused, and so is a shrunken tree', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), fc.nat(), (a, b, chosen) => {
        const [before, after] = [Math.min(a, b), Math.max(a, b)];
        const leaves = leavesOf(after);
        const head = (of: Buffer[]) => ({ size: of.length, root: rootOfLeaves(of) });
        const proof = consistencyPath(before, after).map((stretch) => stretchRoot(leaves, stretch));
        const earlier = leaves.slice(0, before);
        expect(inconsistencyOf(head(earlier), head(leaves), proof)).toBeNull();
        if (before < after) expect(inconsistencyOf(head(leaves), head(earlier), proof)).toBe('shrunk');
        if (before === 0) return;
        const rewritten = earlier.map((leaf, i) => (i === chosen % before ? flipped(leaf) : leaf));
        expect(inconsistencyOf(head(rewritten), head(leaves), proof)).not.toBeNull();
        expect(inconsistencyOf(head(earlier), head(leaves), [...proof, EMPTY_ROOT])).toBe('proof-length');
      }),
    );
  });

  it('is kept in runs that hold each root of its paths', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 140_000 }), fc.nat(), (size, chosen) => {
        const stretches = [{ from: 0, to: size }, ...inclusionPath(chosen % size, size)];
        for (const { from, to } of stretches)
          for (const subtree of stretchOf(from, to)) {
            const { run, from: first, count } = runOf(subtree, size);
            expect(first + count).toBeLessThanOrEqual(run.count);
            expect(run.count).toBeLessThanOrEqual(BRANCHES);
            expect((run.first + first) * 2 ** run.height).toBe(subtree.index * 2 ** subtree.level);
            expect(count * 2 ** run.height).toBe(2 ** subtree.level);
          }
      }),
    );
    expect(edgeOf(16 * 16 + 5)).toEqual([
      { height: 0, first: 256, count: 5 },
      { height: 4, first: 16, count: 0 },
      { height: 8, first: 0, count: 1 },
    ]);
    const leaves = leavesOf(64);
    expect(rootOfPerfect(Buffer.concat(leaves))).toEqual(rootOfLeaves(leaves));
    for (const count of [0, 3, 63])
      expect(() => rootOfPerfect(Buffer.concat(leaves.slice(0, count)))).toThrow(
        `${count} hashes make no perfect tree.`,
      );
    expect(frontierOf(13).map(({ level, index }) => [level, index])).toEqual([
      [3, 0],
      [2, 2],
      [0, 12],
    ]);
  });

  it('has every root beside a leaf in the runs around its way and at the edge', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_000_000 }), fc.nat(), (size, chosen) => {
        const beside = runsBeside(chosen % size, size);
        expect(beside).toEqual(expect.arrayContaining(runsOf(inclusionPath(chosen % size, size), size)));
        expect(new Set(beside.map(({ height, first }) => `${height}/${first}`)).size).toBe(beside.length);
      }),
    );
  });

  it('addresses tiles as others do', () => {
    expect(runOfTile({ level: 2, index: 3, width: 7 })).toEqual({ height: 16, first: 768, count: 7 });
    expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067');
    expect(tilePath({ level: 1, index: 5, width: 3 })).toBe('tile/1/005.p/3');
    expect(tilePath({ level: 'entries', index: 0, width: 1 })).toBe('tile/entries/000.p/1');
    for (const wrong of ['tile/0/5', 'tile/00/005', 'tile/0/x000/005', 'tile/0/005.p/256', 'tile/0/005.p/0', '../005'])
      expect(parseTilePath(wrong)).toBeNull();
  });
});

describe('a checkpoint', () => {
  const seed = createHash('sha256').update('a key for tests').digest();
  const signer = signerOf('trail.holdfast.example', seed);
  const checkpoint = { origin: signer.name, size: 3, root: rootOfLeaves(leavesOf(3)) };
  const known = { origin: signer.name, verifiers: [signer] };
  const note = signCheckpoint(checkpoint, [signer]);

  it('is read back as it was signed', () => {
    expect(parseCheckpoint(note)).toEqual(checkpoint);
    expect(trustedCheckpoint(note, known)).toEqual(checkpoint);
    expect(parseVerifierKey(verifierKey(signer))).toMatchObject({ name: signer.name, keyId: signer.keyId });
    expect(parseSignerKey(signerKey(signer.name, seed))?.publicKey).toEqual(signer.publicKey);
  });

  it('knows the example that signed notes are specified with', () => {
    const key = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
    const text = `If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n`;
    const signature = 'x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=';
    const verifier = parseVerifierKey(key);
    const opened = openNote(`${text}\n\u2014 PeterNeumann ${signature}\n`);
    if (!verifier || !opened) throw new Error('The example is not read.');
    expect(opened.text).toBe(text);
    expect(verifiedBy(opened, [verifier])).toEqual([verifier]);
    expect(verifiedBy({ ...opened, text: `${text}more\n` }, [verifier])).toEqual([]);
  });

  it('is not believed when any byte of it is changed, when another key signed it, or under another name', () => {
    const bytes = Buffer.from(note);
    for (let i = 0; i < bytes.length; i += 1) {
      const changed = Buffer.from(bytes.map((byte, at) => (at === i ? byte ^ 1 : byte))).toString();
      expect(typeof trustedCheckpoint(changed, known)).toBe('string');
    }
    const stranger = signerOf(signer.name, createHash('sha256').update('another').digest());
    expect(trustedCheckpoint(signCheckpoint(checkpoint, [stranger]), known)).toBe('not-signed-by-a-known-key');
    expect(trustedCheckpoint(note, { ...known, origin: 'elsewhere.example' })).toBe('other-origin');
    expect(trustedCheckpoint('no note', known)).toBe('not-a-checkpoint');
  });

  it('may be signed by two keys while one takes over from the other', () => {
    const next = signerOf(signer.name, createHash('sha256').update('the next key').digest());
    const both = signCheckpoint(checkpoint, [signer, next]);
    for (const one of [signer, next])
      expect(trustedCheckpoint(both, { ...known, verifiers: [one] })).toEqual(checkpoint);
  });

  it('ends a proof, which is read back as it was written and not otherwise', () => {
    const proof = { index: 1, siblings: leavesOf(2), checkpoint: note };
    expect(parseProofText(proofText(proof))).toEqual(proof);
    expect(parseProofText(proofText(proof).replace('@v1', '@v2'))).toBeNull();
    expect(parseProofText(proofText(proof).replace('index 1', 'index 01'))).toBeNull();
    expect(parseProofText('')).toBeNull();
  });
});
