import fc from 'fast-check';
import { suggestionsOf, type Known, type Unmatched } from './suggestion.rules';

const said = (vendorId: string, name: string, kind: Unmatched['kind'] = 'carrier'): Unmatched => ({
  ...{ dependencyId: `${vendorId} ${name}`, vendorId, kind, name },
});

describe('suggestions of one identity', () => {
  it('group names that are alike across vendors', () => {
    const [one] = suggestionsOf([said('a', 'Meridian Fiber'), said('b', 'Meridian Fibre Networks')], []);
    expect(one).toMatchObject({ knownId: null, name: 'Meridian Fiber', likeness: 1 });
    expect(one?.items).toHaveLength(2);
  });

  it('leave alone what one vendor names twice, and things of another kind', () => {
    expect(suggestionsOf([said('a', 'Meridian Fiber'), said('a', 'Meridian Fibre')], [])).toEqual([]);
    expect(suggestionsOf([said('a', 'Meridian'), said('b', 'Meridian', 'utility')], [])).toEqual([]);
  });

  it('put a name to the identity that is known under a like name', () => {
    const known: Known[] = [{ id: 'k', kind: 'carrier', name: 'MFN', knownAs: ['Meridian Fiber'] }];
    expect(suggestionsOf([said('c', 'Meridian Fibre, Inc.')], known)).toMatchObject([{ knownId: 'k', name: 'MFN' }]);
  });

  it('put each thing into one group at most, whatever the names', () => {
    const name = fc.constantFrom(
      'Meridian Fiber',
      'Meridien Fibre',
      'Ridge Telecom',
      'Ridge',
      'Northlake 4',
      'Northlake 5',
    );
    const list = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), name), { maxLength: 20 });
    fc.assert(
      fc.property(list, (pairs) => {
        const unmatched = pairs.map(([vendor, one], at) => ({ ...said(vendor, one), dependencyId: String(at) }));
        const grouped = suggestionsOf(unmatched, []).flatMap(({ items }) =>
          items.map(({ dependencyId }) => dependencyId),
        );
        expect(new Set(grouped).size).toBe(grouped.length);
        for (const { items } of suggestionsOf(unmatched, []))
          expect(new Set(items.map(({ vendorId }) => vendorId)).size).toBeGreaterThan(1);
      }),
    );
  });

  it('are found among thousands of names', () => {
    const many = Array.from({ length: 4000 }, (_, i) =>
      said(`v${i % 1000}`, `Carrier ${(i * 7919) % 600} of county ${i % 97}`),
    );
    expect(suggestionsOf(many, []).length).toBeGreaterThan(0);
  });
});
