import fc from 'fast-check';
import { refusalsOfTerms } from './alternate-terms.rules';
import { countedMinutes, gapsOfAlternate, sharedZones, type AlternateFacts } from './alternate.rules';

const PLACE: AlternateFacts = {
  ...{ kind: 'agreement', name: 'Boise hall', forSiteId: 'duluth', siteId: null, counterparty: 'Boise Halls' },
  ...{ agreementFrom: '2026-01-01', agreementTo: '2027-12-31', readyMinutes: 240, use: 'exclusive', reserved: null },
  ...{ seats: 40, reliedOn: true, hazardZones: ['wildfire'], siteHazardZones: ['winter storm'] },
  services: [{ ref: 'SV-0001', tier: 'T1', rtoMinutes: 480, capacityPct: 80 }],
  trial: { triedOn: '2026-09-01', minutes: 200, seatsReached: 40, result: 'as_promised' },
};
const TODAY = '2026-11-22';
const codes = (change: Partial<AlternateFacts>, end: string | null = '2026-12-31') =>
  gapsOfAlternate({ ...PLACE, ...change }, TODAY, end).map(({ code }) => code);
const day = (at: number) => new Date(at * 86_400_000).toISOString().slice(0, 10);
const days = fc.integer({ min: 18_000, max: 23_000 }).map(day);

describe('an alternate place', () => {
  it('has no gap when it is agreed, near enough in time, elsewhere, and was tried', () => {
    expect(codes({})).toEqual([]);
  });

  it.each<[string, Partial<AlternateFacts>, string[]]>([
    ['an agreement that ran out', { agreementTo: '2026-11-21' }, ['expired']],
    ['one that runs out within the period', { agreementTo: '2026-12-30' }, ['ends_in_period']],
    ['one that is still to begin', { agreementFrom: '2026-11-23' }, ['not_begun']],
    ['a place that nobody tried', { trial: null }, ['never_tried']],
    ['a trial too long ago', { trial: { ...PLACE.trial!, triedOn: '2025-10-22' } }, ['trial_old']],
    ['a trial that fell short', { trial: { ...PLACE.trial!, seatsReached: 39 } }, ['trial_short']],
    ['a trial slower than the promise', { trial: { ...PLACE.trial!, minutes: 241 } }, ['slower_than_promised']],
    ['a place slower than the service may be', { readyMinutes: 481 }, ['slower_than_rto']],
    ['both places in one zone, however it is written', { hazardZones: ['Winter Storm '] }, ['shares_hazard']],
    ['hazards that nobody recorded', { hazardZones: [] }, ['hazards_unknown']],
    ['a shared place', { use: 'shared' }, ['shared_without_priority']],
    ['unmeasured capacity', { services: [{ ...PLACE.services[0]!, capacityPct: null }] }, ['capacity_unknown']],
  ])('shows %s', (_, change, expected) => {
    expect(codes(change)).toEqual(expected);
  });

  it('is ready in zero minutes without that being a gap, and shows seats that are relied on but not reserved', () => {
    const hosted = {
      kind: 'hosted_seats',
      forSiteId: null,
      siteHazardZones: null,
      use: null,
      counterparty: '',
    } as const;
    expect(codes({ ...hosted, readyMinutes: 0, reserved: true, trial: { ...PLACE.trial!, minutes: 0 } })).toEqual([]);
    expect(codes({ ...hosted, reserved: false })).toEqual(['relied_on_not_reserved']);
  });

  it('never has an agreement both run out and still to begin; the end of the period only ever adds', () => {
    fc.assert(
      fc.property(fc.option(days), fc.option(days), fc.option(days), (from, to, end) => {
        if (from !== null && to !== null && to < from) return;
        const found = codes({ agreementFrom: from, agreementTo: to }, end);
        expect(found.filter((code) => ['expired', 'not_begun', 'ends_in_period'].includes(code)).length).toBeLessThan(
          2,
        );
        expect(found).toEqual(expect.arrayContaining(codes({ agreementFrom: from, agreementTo: to }, null)));
      }),
    );
  });

  it('counts on the slower of promise and trial, and on no trial that failed', () => {
    fc.assert(
      fc.property(fc.option(fc.nat(2000)), fc.nat(2000), (readyMinutes, minutes) => {
        const trial = { ...PLACE.trial!, minutes };
        expect(countedMinutes({ readyMinutes, trial })).toBe(Math.max(minutes, readyMinutes ?? 0));
        expect(countedMinutes({ readyMinutes, trial: { ...trial, result: 'failed' } })).toBe(readyMinutes);
      }),
    );
  });

  it('shares zones both ways alike, and never where one side is silent', () => {
    const zones = fc.array(fc.constantFrom('flood', 'Flood', 'tornado', 'wildfire'), { maxLength: 4 });
    fc.assert(
      fc.property(zones, zones, (ones, others) => {
        const [there, back] = [sharedZones(ones, others), sharedZones(others, ones)];
        expect(there === null).toBe(ones.length === 0 || others.length === 0);
        expect((there?.length ?? 0) > 0).toBe((back?.length ?? 0) > 0);
      }),
    );
  });

  it('is refused at the field where its kind wants something else', () => {
    const at = (change: Partial<AlternateFacts>) =>
      refusalsOfTerms({ ...PLACE, ...change }).flatMap((refusal) => refusal?.pointer ?? []);
    expect(at({})).toEqual([]);
    expect(at({ counterparty: ' ', use: null })).toEqual(['/counterparty', '/use']);
    expect(at({ agreementTo: '2025-12-31' })).toEqual(['/agreementTo']);
    expect(at({ kind: 'second_site', siteId: 'duluth' })).toEqual(['/siteId']);
    expect(at({ kind: 'hosted_seats', readyMinutes: null })).toEqual(['/readyMinutes', '/reserved']);
    expect(at({ siteId: 'boise' })).toEqual(['/siteId']);
  });
});
