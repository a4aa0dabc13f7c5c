import fc from 'fast-check';
import { IMPACT_GUIDE } from '../../../outsourced-services/impact/impact-anchors.rules';
import { effectOf } from '../../../outsourced-services/impact/impact-peak.rules';
import {
  BAND_STARTS_AT,
  BAND_WORDS,
  IMPACT_BANDS,
  IMPACT_CATEGORIES,
  UNACCEPTABLE,
} from '../../../outsourced-services/impact/impact-words.rules';
import { categoriesThatDecide, fallsIn, mtpdOf } from '../../../outsourced-services/impact/impact.rules';
import { derivedFrom, fallsAt, keyOf, type Cells } from './derived';

const GUIDE = {
  bands: IMPACT_BANDS.map((band) => ({ band, label: BAND_WORDS[band], startsAtMinutes: BAND_STARTS_AT[band] })),
  categories: IMPACT_CATEGORIES.map((category) => {
    const { label, asks, anchors } = IMPACT_GUIDE[category];
    return { category, label, asks, anchors: [...anchors] };
  }),
  unacceptable: UNACCEPTABLE,
};
const PLACES = IMPACT_CATEGORIES.flatMap((category) => IMPACT_BANDS.map((band) => ({ category, band })));
const someScores = fc.array(fc.option(fc.integer({ min: 0, max: 4 })), { minLength: 70, maxLength: 70 });
const somePeak = fc.record({
  multiplierPct: fc.integer({ min: 101, max: 1000 }),
  categories: fc.subarray([...IMPACT_CATEGORIES], { minLength: 1 }),
});

describe('what the grid shows while somebody scores', () => {
  it('is what the server derives from the same scores, in a half-filled grid too and on the days of a peak', () => {
    fc.assert(
      fc.property(someScores, somePeak, (all, peak) => {
        const given = PLACES.map((place, at) => ({ ...place, score: all[at] ?? null, note: '' }));
        const cells: Cells = Object.fromEntries(given.map((one) => [keyOf(one.category, one.band), one]));
        const saved = given.flatMap((one) => (one.score === null ? [] : [{ ...one, score: one.score }]));
        const shown = derivedFrom(cells, GUIDE);
        expect(shown.mtpdMinutes).toBe(mtpdOf(saved));
        expect(shown.categories).toEqual(categoriesThatDecide(saved));
        expect(derivedFrom(cells, GUIDE, peak).mtpdMinutes).toBe(effectOf(peak, saved).mtpdMinutes);
        const falls = PLACES.filter(({ category, band }) =>
          fallsAt(cells, { bands: GUIDE.bands, category, at: IMPACT_BANDS.indexOf(band) }),
        );
        expect(falls).toEqual(fallsIn(saved).map(({ category, band }) => ({ category, band })));
      }),
    );
  });
});
