import fc from 'fast-check';
import { refusalsToAcceptObjectives, type ObjectiveFacts } from '../objectives.rules';
import { IMPACT_BANDS, IMPACT_CATEGORIES, type Peak } from './impact-words.rules';
import { mtpdOf } from './impact.rules';
import { breachesUnder, peaksTooShort, refusalOfMtpd } from './objectives-on-impact.rules';
import { refusalsOfCost } from './outage-cost.rules';

const IMPACT = { id: 'i', ref: 'IA-0001', mtpdMinutes: 480 };
const OBJECTIVES: ObjectiveFacts = {
  ...{ rtoMinutes: 240, rpoMinutes: 15, mtpdMinutes: 480, wrtMinutes: 60, mbcoPct: 60 },
  ...{ dependencies: [], backups: [], replications: [] },
};
const minutes = fc.nat(12_000);

describe('objectives', () => {
  it('take their longest tolerable outage from the impact assessment in force', () => {
    expect(refusalOfMtpd(IMPACT, undefined)).toBeNull();
    expect(refusalOfMtpd(IMPACT, 480)).toBeNull();
    expect(refusalOfMtpd(IMPACT, 481)).toMatchObject({ code: 'mtpd_not_of_impact', pointer: '/mtpdMinutes' });
    expect(refusalOfMtpd(IMPACT, null)).toMatchObject({
      reason: expect.stringContaining('8:00 h (480 min), from impact assessment IA-0001'),
    });
    expect(refusalOfMtpd({ ...IMPACT, mtpdMinutes: null }, null)).toBeNull();
    expect(refusalOfMtpd({ ...IMPACT, mtpdMinutes: 0 }, null)).not.toBeNull();
    expect(refusalOfMtpd(null, undefined)).toMatchObject({ code: 'impact_missing', pointer: '/mtpdMinutes' });
  });

  it('that held go on to hold exactly when a new assessment leaves them enough time', () => {
    fc.assert(
      fc.property(minutes, minutes, fc.option(minutes), (rtoMinutes, wrtMinutes, mtpdMinutes) => {
        const breaches = breachesUnder(mtpdMinutes, { ...OBJECTIVES, rtoMinutes, wrtMinutes });
        const limit = mtpdMinutes ?? Infinity;
        expect(breaches.length === 0).toBe(rtoMinutes < limit && rtoMinutes + wrtMinutes <= limit);
      }),
    );
  });

  it('break only on the time that is left: copies and suppliers are judged as before', () => {
    const basis = { dependencies: [{ name: 'Trunks', rtoMinutes: 300 }], backups: [], replications: [] };
    const before = refusalsToAcceptObjectives({ ...OBJECTIVES, ...basis }).map(({ refusal }) => refusal);
    expect(breachesUnder(480, { ...OBJECTIVES, ...basis }).map(({ refusal }) => refusal)).toEqual(before);
    expect(breachesUnder(240, { ...OBJECTIVES, ...basis }).map(({ refusal }) => refusal)).toEqual([
      'rto_not_below_mtpd',
      ...before,
    ]);
  });

  it('may be short enough on most days and too long at month end', () => {
    const scores = IMPACT_CATEGORIES.flatMap((category) =>
      IMPACT_BANDS.map((band, at) => ({
        category,
        band,
        score: category === 'financial_reporting' ? Math.min(4, at) : 0,
      })),
    );
    const monthEnd: Peak = {
      ...{ kind: 'month_end', label: 'Month-end close', daysBefore: 1, daysAfter: 3, seasonFrom: null, seasonTo: null },
      ...{ multiplierPct: 200, categories: ['financial_reporting'], reason: '' },
    };
    expect(mtpdOf(scores)).toBe(1440);
    expect(breachesUnder(mtpdOf(scores), OBJECTIVES)).toEqual([]);
    expect(peaksTooShort(OBJECTIVES, { peaks: [monthEnd], scores })).toEqual([
      { label: 'Month-end close', mtpdMinutes: 240 },
    ]);
    expect(peaksTooShort({ rtoMinutes: 180, wrtMinutes: 60 }, { peaks: [monthEnd], scores })).toEqual([]);
  });
});

describe('the cost of an outage', () => {
  it('never falls the longer it lasts, and has a currency', () => {
    expect(refusalsOfCost('USD', [0, 0, 5, 5, 100, 1000, 1000])).toEqual([]);
    expect(refusalsOfCost('USD', [0, 10, 5, 5, 4, 4, 4]).map(({ pointer }) => pointer)).toEqual([
      '/amounts/2',
      '/amounts/4',
    ]);
    expect(refusalsOfCost('ZZZ', [0, 0, 0, 0, 0, 0, 0])).toMatchObject([
      { code: 'currency_unknown', pointer: '/currency' },
    ]);
  });
});
