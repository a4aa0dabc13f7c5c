import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { pickedItems, randomOrder, refusalToPick, replacementOf, type ReplacementFacts } from './sample.rules';

const digest = fc.stringMatching(/^[0-9a-f]{64}$/);
const seed = fc.stringMatching(/^[a-z0-9]{4,20}$/);

describe('samples', () => {
  it('at random are the items of lowest rank, and the same whenever they are drawn again', () => {
    fc.assert(
      fc.property(seed, digest, fc.integer({ min: 1, max: 60 }), (given, sha256, count) => {
        const size = Math.ceil(count / 2);
        const facts = { method: 'random' as const, count, size, items: [], reason: '', seed: given };
        const items = pickedItems({ ...facts, populationSha256: sha256 });
        const rank = (n: number) => createHash('sha256').update(`${given}:${sha256}:${n}`).digest('hex');
        const all = Array.from({ length: count }, (_, at) => at + 1);
        const left = all.filter((n) => !items.includes(n)).map(rank);
        expect(items).toHaveLength(size);
        expect(new Set(items).size).toBe(size);
        expect(items.every((n) => left.every((other) => rank(n) < other))).toBe(true);
        expect(pickedItems({ ...facts, populationSha256: sha256 })).toEqual(items);
      }),
      { numRuns: 60 },
    );
  });

  it('change with the seed and with the population', () => {
    const order = (by: string, of: string) => randomOrder(by, of.repeat(64), 40).join();
    expect(order('seed-one', 'a')).not.toBe(order('seed-two', 'a'));
    expect(order('seed-one', 'a')).not.toBe(order('seed-one', 'b'));
  });

  it('grow without changing what was drawn before', () => {
    fc.assert(
      fc.property(seed, digest, fc.integer({ min: 2, max: 40 }), (given, sha256, count) => {
        const facts = {
          method: 'random' as const,
          count,
          items: [],
          reason: '',
          seed: given,
          populationSha256: sha256,
        };
        const [less, more] = [pickedItems({ ...facts, size: count - 1 }), pickedItems({ ...facts, size: count })];
        expect(more.slice(0, count - 1)).toEqual(less);
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    [{ count: 0 }, 'empty-population'],
    [{ size: null }, 'size-missing'],
    [{ size: 11 }, 'larger-than-population'],
    [{ method: 'judgement' as const }, 'items-missing'],
    [{ method: 'judgement' as const, items: [3, 12] }, 'unknown-item'],
    [{ method: 'judgement' as const, items: [3] }, 'reason-missing'],
    [{ method: 'judgement' as const, items: [3], reason: 'Largest' }, undefined],
    [{ method: 'all' as const }, undefined],
    [{}, undefined],
  ])('are refused where %p lacks something: %s', (part, code) => {
    const facts = { method: 'random' as const, count: 10, size: 10, items: [], reason: '', ...part };
    expect(refusalToPick(facts)?.code).toBe(code);
  });
});

describe('a replacement', () => {
  const facts = (part: Partial<ReplacementFacts>): ReplacementFacts => ({
    ...{ method: 'random', count: 6, seed: 'seed', populationSha256: 'a'.repeat(64), picked: [1, 2], replaced: [] },
    ...{ out: 1, wanted: null, ...part },
  });

  it('at random is the next one in the order of the draw', () => {
    const order = randomOrder('seed', 'a'.repeat(64), 6);
    const [first = 0, second = 0, third = 0] = order;
    expect(replacementOf(facts({ picked: [first, second], out: first }))).toEqual({ number: third });
    expect(replacementOf(facts({ picked: order, out: first }))).toMatchObject({ refusal: { code: 'nothing-left' } });
  });

  it.each([
    [{ method: 'all' as const }, 'all-items'],
    [{ out: 5 }, 'not-in-sample'],
    [{ replaced: [1] }, 'replaced-already'],
    [{ method: 'judgement' as const }, 'unknown-item'],
    [{ method: 'judgement' as const, wanted: 2 }, 'in-sample-already'],
  ])('is refused for %p: %s', (part, code) => {
    expect(replacementOf(facts(part))).toMatchObject({ refusal: { code } });
  });
});
