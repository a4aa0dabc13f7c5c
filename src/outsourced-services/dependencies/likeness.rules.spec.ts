import fc from 'fast-check';
import { ALIKE_FROM, likeness, likenessKey, tellingWords } from './likeness.rules';

describe('likeness of names', () => {
  it('takes Meridian Fiber and Meridian Fibre Networks for one, whoever spells it', () => {
    expect(likenessKey('Meridian Fiber')).toBe(likenessKey('Meridian Fibre Networks, Inc.'));
    expect(likenessKey('MERIDIAN FIBRE')).toBe('fiber meridian');
    expect(likeness('Meridian Fiber', 'Meridian Fibre Networks')).toBe(1);
    expect(likeness('Meridian Fiber', 'Meridien Fiber')).toBeGreaterThanOrEqual(ALIKE_FROM);
  });

  it('keeps companies and regions apart that only share a kind', () => {
    expect(likeness('Harbor Networks', 'Meridian Networks')).toBe(0);
    expect(likenessKey('us-east-1')).not.toBe(likenessKey('us-east-2'));
    expect(likeness('Northlake region 4', 'Northlake region 5')).toBeLessThan(ALIKE_FROM);
  });

  it('keeps a name that has only generic words', () => {
    expect(tellingWords('Cloud Services Inc.')).toEqual(['cloud', 'inc', 'services']);
    expect(likeness('', 'Meridian')).toBe(0);
  });

  it('does not depend on case, order, punctuation or legal form', () => {
    // Words that no list of generic ones or spellings holds.
    const word = fc.stringMatching(/^q[a-z]{5,10}q$/);
    const form = fc.constantFrom('Inc.', 'LLC', 'GmbH', 'Networks', 'S.A.');
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 4 }), form, (words, legal) => {
        const key = [...words].sort().join(' ');
        expect(likenessKey(words.join(' '))).toBe(key);
        expect(likenessKey([...words].reverse().join('-').toUpperCase())).toBe(key);
        expect(likenessKey(`${words.join(' ')}, ${legal}`)).toBe(key);
        expect(likeness(words.join(' '), `${words.join('/')} ${legal}`)).toBe(1);
      }),
    );
  });

  it('is a share, the same both ways for one word lists, and whole for a name and itself', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const value = likeness(one, other);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        if (tellingWords(one).length > 0) expect(likeness(one, one)).toBe(1);
      }),
    );
  });
});
