import fc from 'fast-check';
import {
  CONFIRMED_FOR_DAYS,
  isShared,
  refusalOfWord,
  sideState,
  standingOf,
  type ConfirmationFacts,
} from './confirmation.rules';
import { DEPENDENCY_KINDS, OBJECTIONS } from './dependency-words.rules';

const TODAY = '2026-11-21';
const SHARED: ConfirmationFacts = {
  ...{ kind: 'carrier', ownerSide: 'them', uses: 1, terms: 2, termsOn: '2026-03-01' },
  ...{ us: { on: '2026-03-02', terms: 2 }, them: { on: '2026-03-04', terms: 2 }, objection: null },
};

const word = fc.option(
  fc.record({ on: fc.constantFrom('2024-01-05', '2025-09-01', '2026-06-01'), terms: fc.integer({ min: 1, max: 3 }) }),
);
const anyFacts: fc.Arbitrary<ConfirmationFacts> = fc.record({
  kind: fc.constantFrom(...DEPENDENCY_KINDS),
  ownerSide: fc.constantFrom('us' as const, 'them' as const, 'registrant' as const, null),
  uses: fc.integer({ min: 1, max: 4 }),
  terms: fc.constant(3),
  termsOn: fc.constant('2026-01-01'),
  us: word,
  them: word,
  objection: fc.option(fc.record({ kind: fc.constantFrom(...OBJECTIONS), terms: fc.integer({ min: 1, max: 3 }) })),
});

describe('two-sided confirmation', () => {
  it('stands when both sides confirmed the present terms within 395 days', () => {
    expect(standingOf(SHARED, TODAY)).toBe('confirmed');
    expect(standingOf({ ...SHARED, them: null }, TODAY)).toBe('unconfirmed');
    expect(standingOf({ ...SHARED, terms: 3 }, TODAY)).toBe('stale');
    expect(standingOf({ ...SHARED, us: { on: '2025-10-01', terms: 2 } }, TODAY)).toBe('stale');
    expect(CONFIRMED_FOR_DAYS).toBe(395);
  });

  it('needs only our own word for what nobody else uses or recovers', () => {
    const own = { ...SHARED, kind: 'site', ownerSide: 'us', them: null } as const;
    expect(sideState(own, 'them', TODAY)).toBe('not_needed');
    expect(standingOf(own, TODAY)).toBe('confirmed');
    expect(standingOf({ ...own, uses: 2 }, TODAY)).toBe('unconfirmed');
    expect(isShared({ kind: 'site', uses: 1 })).toBe(false);
    expect(isShared({ kind: 'fourth_party', uses: 1 })).toBe(true);
  });

  it('is outweighed by an objection to the present terms only', () => {
    const objecting = { ...SHARED, objection: { kind: 'not_ours' as const, terms: 2 } };
    expect(standingOf(objecting, TODAY)).toBe('objected');
    expect(standingOf({ ...objecting, terms: 3 }, TODAY)).toBe('stale');
  });

  it('never reads confirmed while a needed side is missing, stale, old or objecting', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const standing = standingOf(facts, TODAY);
        const sides = [sideState(facts, 'us', TODAY), sideState(facts, 'them', TODAY)];
        const good = sides.every((side) => side === 'confirmed' || side === 'not_needed');
        const objected = facts.objection?.terms === facts.terms;
        expect(standing === 'confirmed').toBe(good && !objected);
        expect(sideState(facts, 'us', TODAY)).not.toBe('not_needed');
      }),
    );
  });

  it('is stale after any change of terms, whatever was confirmed before', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const changed = { ...facts, terms: facts.terms + 1 };
        expect(['unconfirmed', 'stale']).toContain(standingOf(changed, TODAY));
      }),
    );
  });

  it('is given by two people, on a day that is over, to the terms as they stand, with an owner named', () => {
    const at = { today: TODAY, termsOn: '2026-03-01', ownerName: 'Meridian NOC', otherPersonId: 'cleo' };
    const given = { side: 'them', on: '2026-04-01', personId: 'avery' } as const;
    expect(refusalOfWord(given, at)).toBeNull();
    expect(refusalOfWord({ ...given, on: '2026-11-22' }, at)?.code).toBe('in_the_future');
    expect(refusalOfWord({ ...given, on: '2026-02-28' }, at)?.code).toBe('before_the_terms');
    expect(refusalOfWord({ ...given, personId: 'cleo' }, at)?.code).toBe('same_person');
    expect(refusalOfWord(given, { ...at, ownerName: '' })?.code).toBe('no_owner');
  });
});
