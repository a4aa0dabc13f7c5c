import fc from 'fast-check';
import { TIERS, type Tier } from '../catalogue/catalogue.rules';
import {
  highestTier,
  isLower,
  proposeTier,
  refusalToLowerTier,
  refusalToSwitchIcfrOff,
  unionOfFlags,
  urgencyScore,
  type TierChange,
  type TieringFacts,
} from './tiering.rules';

const ordinary: TieringFacts = {
  mtpdMinutes: 'never_unacceptable',
  highestImpact: 1,
  substitutability: 'ready',
  volumeSharePct: 5,
  sensitiveData: false,
  lifeSafety: false,
  icfrRelevant: false,
  sharedConcentration: false,
  regulatorCallsCritical: false,
};

const someFacts: fc.Arbitrary<TieringFacts> = fc.record({
  mtpdMinutes: fc.oneof(fc.nat(20_000), fc.constantFrom('never_unacceptable' as const, 'not_analysed' as const)),
  highestImpact: fc.constantFrom(0, 1, 2, 3, 4),
  substitutability: fc.constantFrom('none', 'slow', 'ready'),
  volumeSharePct: fc.nat(100),
  sensitiveData: fc.boolean(),
  lifeSafety: fc.boolean(),
  icfrRelevant: fc.boolean(),
  sharedConcentration: fc.boolean(),
  regulatorCallsCritical: fc.boolean(),
});

describe('proposing a tier', () => {
  it.each<[Partial<TieringFacts>, Tier, string]>([
    [{}, 'T3', 'Standard: its loss is tolerable for more than a day, and no ground for a higher tier holds.'],
    [{ lifeSafety: true }, 'T1', 'Critical: life or safety depends on it.'],
    [{ mtpdMinutes: 0 }, 'T1', 'Critical: harm is unacceptable within 4 hours.'],
    [{ mtpdMinutes: 240 }, 'T1', 'Critical: harm is unacceptable within 4 hours.'],
    [{ mtpdMinutes: 241 }, 'T2', 'Important: harm is unacceptable within 24 hours.'],
    [{ mtpdMinutes: 1440 }, 'T2', 'Important: harm is unacceptable within 24 hours.'],
    [
      { mtpdMinutes: 1441 },
      'T3',
      'Standard: its loss is tolerable for more than a day, and no ground for a higher tier holds.',
    ],
    [{ icfrRelevant: true }, 'T2', 'Important: it is relevant to financial reporting.'],
    [{ regulatorCallsCritical: true }, 'T1', 'Critical: a regulator names it critical.'],
    [
      { mtpdMinutes: 'not_analysed' },
      'T2',
      'Important: its impact has not been analysed, so it is not taken for standard.',
    ],
    [
      { icfrRelevant: true, substitutability: 'none', lifeSafety: true },
      'T1',
      'Critical: life or safety depends on it; it is relevant to financial reporting and has no workable substitute.',
    ],
  ])('%j is %s', (change, tier, reason) => {
    expect(proposeTier({ ...ordinary, ...change })).toMatchObject({ tier, reason });
  });

  it('scores from 0 to 16 and never lets the score decide', () => {
    expect(urgencyScore({ ...ordinary, highestImpact: 0 })).toBe(0);
    const shares = [19, 20, 49, 50].map((volumeSharePct) =>
      urgencyScore({ ...ordinary, highestImpact: 0, volumeSharePct }),
    );
    expect(shares).toEqual([0, 1, 1, 2]);
    const heavy = { highestImpact: 4, substitutability: 'none', volumeSharePct: 100, sensitiveData: true } as const;
    expect(proposeTier({ ...ordinary, ...heavy })).toMatchObject({ tier: 'T3', score: 9 });
    fc.assert(
      fc.property(someFacts, (facts) => {
        expect(urgencyScore(facts)).toBeGreaterThanOrEqual(0);
        expect(urgencyScore(facts)).toBeLessThanOrEqual(16);
      }),
    );
  });

  it('never proposes a lower tier, or a lower score, when a fact gets worse', () => {
    const worse = fc.constantFrom<Partial<TieringFacts>>(
      { lifeSafety: true },
      { icfrRelevant: true },
      { regulatorCallsCritical: true },
      { substitutability: 'none' },
      { mtpdMinutes: 0 },
      { volumeSharePct: 100 },
    );
    fc.assert(
      fc.property(someFacts, worse, (facts, change) => {
        const [before, after] = [proposeTier(facts), proposeTier({ ...facts, ...change })];
        expect(isLower(after.tier, before.tier)).toBe(false);
        expect(after.score).toBeGreaterThanOrEqual(before.score);
      }),
    );
  });
});

it('gives a vendor the highest tier and all flags of its services', () => {
  expect(highestTier(['T3', 'T1', 'T2'])).toBe('T1');
  expect(highestTier([])).toBeNull();
  expect(unionOfFlags([{ flags: ['phi'] }, { flags: ['icfr_relevant', 'phi'] }])).toEqual(['phi', 'icfr_relevant']);
});

describe('lowering a tier', () => {
  const ruben = { personId: 'ruben', role: 'second_line_approver' };
  const mei = { personId: 'mei', role: 'sox_office' };
  const change: TierChange = {
    from: 'T1',
    to: 'T2',
    reason: 'Substitute in place',
    requestedBy: 'dana',
    approvals: [ruben],
  };

  it('needs a reason and the second line, and not the requester alone', () => {
    expect(refusalToLowerTier(change)).toBeNull();
    expect(refusalToLowerTier({ ...change, reason: ' ' })).toBe('reason_missing');
    expect(refusalToLowerTier({ ...change, approvals: [] })).toBe('second_line_approval_missing');
    expect(refusalToLowerTier({ ...change, approvals: [mei] })).toBe('second_line_approval_missing');
    expect(refusalToLowerTier({ ...change, requestedBy: 'ruben' })).toBe('approver_is_requester');
    const wanda = { personId: 'wanda', role: 'second_line_approver' };
    expect(refusalToLowerTier({ ...change, requestedBy: 'ruben', approvals: [ruben, wanda] })).toBeNull();
    expect(refusalToLowerTier({ ...change, from: 'T3', to: 'T1', reason: '', approvals: [] })).toBeNull();
  });

  it('is refused exactly when it lowers without approval', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TIERS), fc.constantFrom(...TIERS), (from, to) => {
        expect(refusalToLowerTier({ ...change, from, to, approvals: [] }) !== null).toBe(isLower(to, from));
      }),
    );
  });

  it('and switching ICFR relevance off also needs the SOX office, where there is one', () => {
    expect(refusalToSwitchIcfrOff({ ...change, hasSoxOffice: false })).toBeNull();
    expect(refusalToSwitchIcfrOff({ ...change, hasSoxOffice: true })).toBe('sox_office_approval_missing');
    expect(refusalToSwitchIcfrOff({ ...change, approvals: [ruben, mei], hasSoxOffice: true })).toBeNull();
    expect(refusalToSwitchIcfrOff({ ...change, requestedBy: 'mei', approvals: [ruben, mei], hasSoxOffice: true })).toBe(
      'approver_is_requester',
    );
  });
});
