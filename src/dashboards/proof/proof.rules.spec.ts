import fc from 'fast-check';
import { TIERS } from '../../catalogue/words.rules';
import { addDays, addMonths, daysBetween } from '../../obligations/iso-date.rules';
import { monthsProved, TEST_STANDINGS, type ProvingTest } from '../quarters/quarter.rules';
import { proofAge, trendOf } from './proof.rules';

const TODAY = '2026-11-22';
const test = fc
  .record({ days: fc.integer({ min: -40, max: 1200 }), standing: fc.constantFrom(...TEST_STANDINGS), id: fc.uuid() })
  .map(({ days, standing, id }): ProvingTest => ({ id, standing, provedAt: `${addDays(TODAY, -days)}T10:00:00.000Z` }));
const tests = fc.uniqueArray(test, { maxLength: 12, selector: ({ provedAt }) => provedAt });
const tier = fc.constantFrom(...TIERS, null);
const dayOf = ({ provedAt }: ProvingTest) => provedAt.slice(0, 10);

describe('the age of proof', () => {
  it('runs from the latest accepted test of the past, whatever came before and whatever is planned', () => {
    fc.assert(
      fc.property(tests, tier, (all, of) => {
        const past = all.filter((one) => one.standing === 'accepted' && dayOf(one) <= TODAY).map(dayOf);
        const latest = past.toSorted().at(-1) ?? null;
        const age = proofAge(all, { tier: of, today: TODAY });
        expect(age.provedOn).toBe(latest);
        expect(age.ageDays).toBe(latest === null ? null : daysBetween(latest, TODAY));
        expect(age.dueBy).toBe(latest === null ? null : addMonths(latest, monthsProved(of)));
      }),
    );
  });

  it('is proven exactly while it is not due and nothing fell short since', () => {
    fc.assert(
      fc.property(tests, tier, (all, of) => {
        const { state, provedOn, dueBy } = proofAge(all, { tier: of, today: TODAY });
        if (provedOn === null || dueBy === null) {
          expect(['reported', 'refuted', 'untested']).toContain(state);
          return;
        }
        const refuted = all.some(
          (one) => one.standing === 'fell_short' && dayOf(one) > provedOn && dayOf(one) <= TODAY,
        );
        expect(state === 'proven').toBe(TODAY <= dueBy && !refuted);
        if (state === 'overdue') expect(dueBy < TODAY).toBe(true);
        if (state === 'refuted') expect(refuted).toBe(true);
      }),
    );
  });

  it('does not depend on the order in which tests are read', () => {
    fc.assert(
      fc.property(tests, tier, (all, of) => {
        const on = { tier: of, today: TODAY };
        expect(proofAge(all.toReversed(), on)).toEqual(proofAge(all, on));
      }),
    );
  });

  it('is none where no test was accepted: reported results, a test that fell short, or nothing', () => {
    const of = (...standings: ProvingTest['standing'][]) =>
      proofAge(
        standings.map((standing, i) => ({ id: String(i), standing, provedAt: `2026-0${i + 1}-10T10:00:00.000Z` })),
        { tier: 'T1', today: TODAY },
      ).state;
    expect(of()).toBe('untested');
    expect(of('too_weak', 'not_valid')).toBe('untested');
    expect(of('reported', 'fell_short')).toBe('reported');
    expect(of('fell_short')).toBe('refuted');
    expect(of('accepted', 'fell_short', 'accepted')).toBe('proven');
  });
});

describe('the trend', () => {
  it('holds the last measured time against the one before; zero is a time, and what was not measured is left out', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(600)), { maxLength: 8 }), (minutes) => {
        const [before, last] = minutes.filter((one) => one !== null).slice(-2);
        const trend = trendOf(minutes);
        if (before === undefined || last === undefined) {
          expect(trend).toBeNull();
          return;
        }
        const signed = trend?.way === 'shorter' ? -trend.byMinutes : (trend?.byMinutes ?? Number.NaN);
        expect(before + signed).toBe(last);
      }),
    );
    expect(trendOf([15, null, 0])).toEqual({ way: 'shorter', byMinutes: 15 });
    expect(trendOf([0])).toBeNull();
  });
});
