import fc from 'fast-check';
import { IMPACT_GUIDE, SCORE_WORDS } from './impact-anchors.rules';
import { effectOf, isPeakDay, refusalsOfPeaks } from './impact-peak.rules';
import {
  BAND_STARTS_AT,
  IMPACT_BANDS,
  IMPACT_CATEGORIES,
  type ImpactBand,
  type ImpactCategory,
  type Peak,
  type Score,
} from './impact-words.rules';
import { categoriesThatDecide, fallsIn, highestOf, mtpdInWords, mtpdOf, refusalsToPropose } from './impact.rules';

const gridOf = (scoreOf: (category: ImpactCategory, band: number) => number): Score[] =>
  IMPACT_CATEGORIES.flatMap((category) =>
    IMPACT_BANDS.map((band, at) => ({ category, band, score: scoreOf(category, at), note: '' })),
  );

const someGrid: fc.Arbitrary<Score[]> = fc
  .array(fc.integer({ min: 0, max: 4 }), { minLength: 70, maxLength: 70 })
  .map((all) => gridOf((category, at) => all[IMPACT_CATEGORIES.indexOf(category) * 7 + at] ?? 0));

/** Harm that never falls. */
const risingGrid = someGrid.map((grid) =>
  IMPACT_CATEGORIES.flatMap((category) => {
    const row = grid.filter((one) => one.category === category);
    const sorted = row.map(({ score }) => score).sort((a, b) => a - b);
    return row.map((one, at) => ({ ...one, score: sorted[at] ?? 0 }));
  }),
);

const MONTH_END: Peak = {
  ...{ kind: 'month_end', label: 'Month-end close', daysBefore: 2, daysAfter: 3, seasonFrom: null, seasonTo: null },
  ...{ multiplierPct: 200, categories: ['financial_reporting'], reason: '' },
};
const somePeak = fc.record({
  multiplierPct: fc.integer({ min: 101, max: 1000 }),
  categories: fc.subarray([...IMPACT_CATEGORIES], { minLength: 1 }),
});

const inMinutes = (minutes: number | null): number => minutes ?? Infinity;

describe('the guide', () => {
  it('has ten categories, financial reporting and close among them, each with five different anchors', () => {
    expect(Object.keys(IMPACT_GUIDE)).toEqual([...IMPACT_CATEGORIES]);
    expect(IMPACT_GUIDE.financial_reporting.label).toBe('Financial reporting and close');
    for (const { anchors } of Object.values(IMPACT_GUIDE)) expect(new Set(anchors).size).toBe(SCORE_WORDS.length);
  });

  it('has seven bands that begin one after the other, from the first minute', () => {
    const starts = IMPACT_BANDS.map((band) => BAND_STARTS_AT[band]);
    expect(starts).toEqual([0, 60, 240, 480, 1440, 4320, 10_080]);
  });
});

describe('the longest tolerable outage', () => {
  it.each<[ImpactBand, number]>(IMPACT_BANDS.map((band) => [band, BAND_STARTS_AT[band]]))(
    'is the start of %s when a category first reaches 4 there: %d minutes',
    (band, start) => {
      const from = IMPACT_BANDS.indexOf(band);
      const grid = gridOf((category, at) => (category === 'financial_reporting' && at >= from ? 4 : 1));
      expect(mtpdOf(grid)).toBe(start);
      expect(categoriesThatDecide(grid)).toEqual(['financial_reporting']);
    },
  );

  it('is null when nothing ever reaches 4, which is not the same as zero', () => {
    expect(mtpdOf(gridOf(() => 3))).toBeNull();
    expect(mtpdInWords(null)).toBe('never reached');
    expect(mtpdOf(gridOf(() => 4))).toBe(0);
    expect(mtpdInWords(0)).toBe('at once (0 min)');
    expect(mtpdInWords(480)).toBe('8:00 h (480 min)');
  });

  it('is null exactly when the highest score is below 4, and otherwise the start of a band', () => {
    fc.assert(
      fc.property(someGrid, (grid) => {
        const mtpd = mtpdOf(grid);
        expect(mtpd === null).toBe((highestOf(grid) ?? 0) < 4);
        if (mtpd === null) return;
        expect(Object.values(BAND_STARTS_AT)).toContain(mtpd);
        expect(grid.some((one) => one.score === 4 && BAND_STARTS_AT[one.band] === mtpd)).toBe(true);
        expect(grid.some((one) => one.score === 4 && BAND_STARTS_AT[one.band] < mtpd)).toBe(false);
        expect(categoriesThatDecide(grid).length).toBeGreaterThan(0);
      }),
    );
  });

  it('never grows when a score is raised, and does not depend on the order of the cells', () => {
    fc.assert(
      fc.property(someGrid, fc.nat(69), fc.integer({ min: 0, max: 4 }), (grid, place, higher) => {
        const raised = grid.map((one, at) => (at === place ? { ...one, score: Math.max(one.score, higher) } : one));
        expect(inMinutes(mtpdOf(raised))).toBeLessThanOrEqual(inMinutes(mtpdOf(grid)));
        expect(mtpdOf([...grid].reverse())).toBe(mtpdOf(grid));
      }),
    );
  });
});

describe('a proposal', () => {
  it('has a score in every cell, and zero is one', () => {
    expect(refusalsToPropose(gridOf(() => 0))).toEqual([]);
    const grid = gridOf(() => 0).filter((one) => one.band !== 'over_7d' || one.category !== 'reputation');
    expect(refusalsToPropose(grid)).toMatchObject([
      { code: 'score_missing', pointer: '/scores/reputation/over_7d', reason: expect.stringContaining('Reputation') },
    ]);
  });

  it('explains where harm falls over time', () => {
    const falls = gridOf((category, at) =>
      category === 'contractual' && at === 3 ? 1 : category === 'contractual' ? 2 : 0,
    );
    expect(refusalsToPropose(falls)).toMatchObject([
      { code: 'fall_not_explained', pointer: '/scores/contractual/h8_to_24' },
    ]);
    const explained = falls.map((one) => ({
      ...one,
      note: one.band === 'h8_to_24' ? 'The night shift is closed.' : '',
    }));
    expect(refusalsToPropose(explained)).toEqual([]);
    expect(fallsIn(explained)).toMatchObject([{ from: 2, to: 1, note: 'The night shift is closed.' }]);
  });

  it('is refused for each fall without a note, and for nothing else, when the grid is full', () => {
    fc.assert(
      fc.property(someGrid, fc.boolean(), (grid, explains) => {
        const noted = grid.map((one) => ({ ...one, note: explains ? 'Seen last year.' : ' ' }));
        const falls = grid.filter((one, at) => at % 7 > 0 && one.score < (grid[at - 1]?.score ?? 0)).length;
        expect(refusalsToPropose(noted)).toHaveLength(explains ? 0 : falls);
      }),
    );
    fc.assert(fc.property(risingGrid, (grid) => expect(refusalsToPropose(grid)).toEqual([])));
  });
});

describe('a peak', () => {
  it('changes what it names: at month end the close is unacceptable sooner', () => {
    const grid = gridOf((category, at) => (category === 'financial_reporting' ? Math.min(4, at) : 0));
    expect(mtpdOf(grid)).toBe(1440);
    const effect = effectOf(MONTH_END, grid);
    expect(effect.mtpdMinutes).toBe(240);
    expect(effect.raised.map(({ band, hundredths }) => [band, hundredths])).toEqual([
      ['h1_to_4', 200],
      ['h4_to_8', 400],
      ['h8_to_24', 400],
    ]);
  });

  it('rounds nothing up: 3 times 1.3 is not unacceptable, 3 times 1.34 is', () => {
    const grid = gridOf((category) => (category === 'financial_reporting' ? 3 : 0));
    expect(effectOf({ ...MONTH_END, multiplierPct: 130 }, grid).mtpdMinutes).toBeNull();
    expect(effectOf({ ...MONTH_END, multiplierPct: 134 }, grid).mtpdMinutes).toBe(0);
  });

  it('never gives more time, and leaves alone what it does not name', () => {
    fc.assert(
      fc.property(someGrid, somePeak, (grid, peak) => {
        const effect = effectOf(peak, grid);
        expect(inMinutes(effect.mtpdMinutes)).toBeLessThanOrEqual(inMinutes(mtpdOf(grid)));
        for (const { category, score, hundredths } of effect.raised) {
          expect(peak.categories).toContain(category);
          expect(hundredths).toBeGreaterThan(score * 100);
          expect(hundredths).toBeLessThanOrEqual(400);
        }
      }),
    );
  });

  const season = { kind: 'season' as const, seasonFrom: '11-20', seasonTo: '01-06' };
  it.each<[Partial<Peak>, { day: string; fiscalYearEnds: number; isOne: boolean }]>([
    [{}, { day: '2026-01-29', fiscalYearEnds: 12, isOne: true }],
    [{}, { day: '2026-01-28', fiscalYearEnds: 12, isOne: false }],
    [{}, { day: '2026-02-03', fiscalYearEnds: 12, isOne: true }],
    [{}, { day: '2026-02-04', fiscalYearEnds: 12, isOne: false }],
    [{}, { day: '2028-02-27', fiscalYearEnds: 12, isOne: true }],
    [{ kind: 'quarter_end' }, { day: '2026-04-02', fiscalYearEnds: 12, isOne: true }],
    [{ kind: 'quarter_end' }, { day: '2026-05-01', fiscalYearEnds: 12, isOne: false }],
    [{ kind: 'quarter_end' }, { day: '2026-05-01', fiscalYearEnds: 1, isOne: true }],
    [{ kind: 'year_end' }, { day: '2027-01-03', fiscalYearEnds: 12, isOne: true }],
    [{ kind: 'year_end' }, { day: '2026-07-01', fiscalYearEnds: 6, isOne: true }],
    [{ kind: 'year_end' }, { day: '2026-07-01', fiscalYearEnds: 12, isOne: false }],
    [season, { day: '2026-12-24', fiscalYearEnds: 12, isOne: true }],
    [season, { day: '2027-01-06', fiscalYearEnds: 12, isOne: true }],
    [season, { day: '2026-01-07', fiscalYearEnds: 12, isOne: false }],
  ])('%j knows its days: %j', (change, { day, fiscalYearEnds, isOne }) => {
    expect(isPeakDay({ ...MONTH_END, ...change }, day, fiscalYearEnds)).toBe(isOne);
  });

  it('says when it is, and what it makes worse', () => {
    const sales = { ...MONTH_END, ...season, label: 'Sales', seasonFrom: '02-30', seasonTo: null };
    expect(refusalsOfPeaks([MONTH_END]).length).toBe(0);
    expect(
      refusalsOfPeaks([
        MONTH_END,
        sales,
        { ...MONTH_END, daysAfter: null, categories: [], label: 'month-END close ' },
      ]).map(({ pointer }) => pointer),
    ).toEqual([
      '/peaks/1/seasonFrom',
      '/peaks/1/seasonTo',
      '/peaks/2/daysBefore',
      '/peaks/2/categories',
      '/peaks/2/label',
    ]);
  });
});
