import fc from 'fast-check';
import { addDays } from '../../obligations/iso-date.rules';
import { EXERCISE_KINDS, KIND_FACTS, kindEnoughFor, tiersEnough } from '../exercise-kinds.rules';
import { EXERCISE_STATES, readinessGaps } from '../exercise.rules';
import { areasWithoutResult, cycleCoverage, TEST_AREAS, AREA_RESULTS, type AreaTrial } from './areas.rules';
import { approvalRule, refusalOfNewDate, refusalToDecide, refusalToMoveDate } from './deferral.rules';
import { drillErrors, pctOf, type DrillFacts } from './drill.rules';
import { ACTIVITY_KINDS, refusalsToPropose, refusalToDecide as refusalToAgree } from './programme.rules';
import { openDifferences } from '../reconciliation/reconciliation.rules';
import { achievedRpoMinutes, restoreErrors } from './restore.rules';
import { cycleEnding, kindWarning, missingForService, missingForVendor, standingOf } from './sufficiency.rules';
import { trainingErrors } from './training.rules';

const day = fc.integer({ min: 0, max: 1500 }).map((n) => addDays('2024-01-01', n));
const tier = fc.constantFrom('T1' as const, 'T2' as const, 'T3' as const);
const kind = fc.constantFrom(...EXERCISE_KINDS);
const trial: fc.Arbitrary<AreaTrial> = fc.record({
  area: fc.constantFrom(...TEST_AREAS),
  on: day,
  result: fc.constantFrom(...AREA_RESULTS),
  ref: fc.constant('EX-0001'),
});
const cycle = fc.tuple(day, fc.integer({ min: 0, max: 730 })).map(([from, n]) => ({ from, to: addDays(from, n) }));

describe('what is enough for which tier', () => {
  it('a kind that is enough for a tier is enough for every lower one', () => {
    fc.assert(
      fc.property(kind, (one) => {
        if (kindEnoughFor(one, 'T1')) expect(kindEnoughFor(one, 'T2')).toBe(true);
        if (kindEnoughFor(one, 'T2')) expect(kindEnoughFor(one, 'T3')).toBe(true);
      }),
    );
  });

  it('warns exactly where a kind is not enough, and never where no tier is decided', () => {
    fc.assert(
      fc.property(kind, tier, (one, of) => {
        expect(kindWarning(one, of) === null).toBe(kindEnoughFor(one, of));
        expect(kindWarning(one, null)).toBeNull();
      }),
    );
  });

  it('the nine kinds stand in their order, each with a family; a seminar and a drill are the test of no tier', () => {
    expect(Object.keys(KIND_FACTS)).toEqual([...EXERCISE_KINDS]);
    expect([tiersEnough('seminar'), tiersEnough('drill'), tiersEnough('tabletop')]).toEqual([[], [], ['T3']]);
    expect(EXERCISE_KINDS.filter((one) => tiersEnough(one).includes('T1'))).toEqual([
      'functional',
      'parallel',
      'full_interruption',
      'full_scale',
    ]);
  });

  it('planning one more exercise or trying one more thing never makes more missing', () => {
    const exercise = fc.record({
      kind,
      standing: fc.constantFrom('planned' as const, 'held' as const, 'cancelled' as const, 'overdue' as const),
      on: day,
      observedByRegistrant: fc.boolean(),
      areas: fc.subarray([...TEST_AREAS]),
    });
    const service = fc.record({
      tier,
      holdsRegistrantData: fc.boolean(),
      exercises: fc.array(exercise, { maxLength: 4 }),
      trials: fc.array(trial, { maxLength: 4 }),
      restores: fc.array(day, { maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.tuple(service, cycle, exercise, trial), ([facts, within, more, tried]) => {
        const before = missingForService(facts, within).length;
        const after = missingForService(
          { ...facts, exercises: [...facts.exercises, more], trials: [...facts.trials, tried] },
          within,
        );
        expect(after.length).toBeLessThanOrEqual(before);
      }),
    );
  });

  it('what was cancelled or is overdue counts for nothing', () => {
    const base = { tier: 'T1' as const, holdsRegistrantData: false, trials: [], restores: [] };
    const within = { from: '2026-01-01', to: '2026-12-31' };
    const codes = (standing: 'cancelled' | 'overdue' | 'planned') =>
      missingForService(
        {
          ...base,
          exercises: [{ kind: 'functional', standing, on: '2026-05-01', observedByRegistrant: true, areas: [] }],
        },
        within,
      ).map(({ code }) => code);
    expect(codes('cancelled')).toContain('no-exercise');
    expect(codes('overdue')).toContain('no-exercise');
    expect(codes('planned')).not.toContain('no-exercise');
  });

  it('asks T1 for a joint exercise and two drills a year, T2 for one, T3 for neither', () => {
    const facts = { joint: [], drills: ['2026-02-01'], drillsToCome: [], today: '2026-11-22' };
    const codes = (of: 'T1' | 'T2' | 'T3') => missingForVendor({ ...facts, tier: of }).map(({ code }) => code);
    expect(codes('T1')).toEqual(['joint-exercise', 'communications-drill']);
    expect([codes('T2'), codes('T3')]).toEqual([[], []]);
  });

  it('a cycle ends with the day and is a year long, two for T3', () => {
    expect(cycleEnding('T1', '2026-12-31')).toEqual({ from: '2026-01-01', to: '2026-12-31' });
    expect(cycleEnding('T3', '2026-12-31')).toEqual({ from: '2025-01-01', to: '2026-12-31' });
    expect(cycleEnding(null, '2024-02-29').from).toBe('2023-03-01');
  });

  it('every state stands somewhere, and only a day that is over makes it overdue', () => {
    fc.assert(
      fc.property(fc.constantFrom(...EXERCISE_STATES), day, day, (state, plannedOn, today) => {
        const standing = standingOf({ state, plannedOn }, today);
        if (standing === 'overdue') expect(plannedOn < today).toBe(true);
        if (state === 'cancelled') expect(standing).toBe('cancelled');
        if (state === 'postponed') expect(['postponed', 'overdue']).toContain(standing);
      }),
    );
  });
});

describe('coverage of the three areas in a cycle', () => {
  it('each area stands once; missing means that nothing was tried within it', () => {
    fc.assert(
      fc.property(fc.array(trial, { maxLength: 12 }), cycle, (trials, within) => {
        const covers = cycleCoverage(trials, within);
        expect(covers.map(({ area }) => area)).toEqual([...TEST_AREAS]);
        for (const { area, state, last } of covers) {
          const tried = trials.filter(
            (t) => t.area === area && t.result !== 'not_performed' && t.on >= within.from && t.on <= within.to,
          );
          expect(state === 'missing').toBe(tried.length === 0);
          expect(last === null).toBe(tried.length === 0);
          if (last) expect(tried.every((t) => t.on <= last.on)).toBe(true);
        }
      }),
    );
  });

  it('does not depend on the order of trials, and a failure is not hidden by a pass of the same day', () => {
    fc.assert(
      fc.property(fc.array(trial, { maxLength: 8 }), cycle, (trials, within) => {
        const states = (of: readonly AreaTrial[]) => cycleCoverage(of, within).map(({ state }) => state);
        expect(states([...trials].reverse())).toEqual(states(trials));
      }),
    );
    const both: AreaTrial[] = (['pass', 'fail'] as const).map((result) => ({
      ...{ area: 'communications', on: '2026-05-01', result, ref: 'x' },
    }));
    expect(cycleCoverage(both, { from: '2026-01-01', to: '2026-12-31' })[0]?.state).toBe('failed');
  });

  it('asks for a result of every area that was chosen, and of none where nobody chose', () => {
    expect(areasWithoutResult(['communications', 'data_recovery'], ['communications'])).toEqual(['data_recovery']);
    expect(areasWithoutResult(null, [])).toEqual([]);
  });
});

describe('postponing and cancelling', () => {
  const facts = { kind: 'postponement' as const, tiers: ['T3' as const], plannedBefore: '2026-05-01', earlier: 0 };

  it('needs no approval only for the first short postponement at a vendor of tier T3', () => {
    const tiers = fc.array(fc.constantFrom('T1' as const, 'T2' as const, 'T3' as const, null), { maxLength: 4 });
    const asked = fc.record({
      kind: fc.constantFrom('postponement' as const, 'cancellation' as const),
      ...{ tiers, earlier: fc.nat(2), days: fc.integer({ min: 1, max: 200 }) },
    });
    fc.assert(
      fc.property(asked, ({ days, ...one }) => {
        const proposedOn = one.kind === 'cancellation' ? null : addDays('2026-05-01', days);
        const { needed, rule } = approvalRule({ ...one, plannedBefore: '2026-05-01', proposedOn });
        const alone =
          one.kind === 'postponement' &&
          one.tiers.length > 0 &&
          one.tiers.every((t) => t === 'T3') &&
          one.earlier === 0 &&
          days <= 90;
        expect(needed).toBe(!alone);
        expect(rule).not.toBe('');
      }),
    );
    expect(approvalRule({ ...facts, proposedOn: '2026-07-30' }).needed).toBe(false);
    expect(approvalRule({ ...facts, proposedOn: '2026-07-31' }).needed).toBe(true);
  });

  it('is never decided by who asked, nor refused without a reason, nor decided twice', () => {
    const ask = {
      state: 'requested' as const,
      decision: 'approved' as const,
      note: '',
      requestedBy: 'a',
      decider: 'b',
    };
    expect(refusalToDecide(ask)).toBeNull();
    expect(refusalToDecide({ ...ask, decider: 'a' })?.code).toBe('own-request');
    expect(refusalToDecide({ ...ask, decision: 'refused', note: ' ' })?.code).toBe('note-missing');
    expect(refusalToDecide({ ...ask, state: 'refused' })?.code).toBe('decided-already');
  });

  it('sets a later day that is still to come, and nothing else moves an agreed day back', () => {
    fc.assert(
      fc.property(day, day, day, (plannedBefore, proposedOn, today) => {
        const refusal = refusalOfNewDate({ plannedBefore, proposedOn, today });
        expect(refusal === null).toBe(proposedOn > plannedBefore && proposedOn >= today);
        const moved = { before: plannedBefore, after: proposedOn, isPostponed: false };
        expect(refusalToMoveDate({ ...moved, isAgreed: true }) === null).toBe(proposedOn <= plannedBefore);
        expect(refusalToMoveDate({ ...moved, isAgreed: false })).toBeNull();
      }),
    );
  });
});

describe('the programme of a year', () => {
  const year = { startsOn: '2026-01-01', endsOn: '2026-12-31' };
  const activities = ACTIVITY_KINDS.map((one) => ({ kind: one, plannedOn: '2026-03-01', ownerName: 'Nora Beck' }));

  it('dates each of the four activities within the year, with an owner', () => {
    expect(refusalsToPropose(activities, year)).toEqual([]);
    const codes = (changes: object) =>
      refusalsToPropose(
        activities.map((one, index) => (index === 2 ? { ...one, ...changes } : one)),
        year,
      ).map(({ code }) => code);
    expect(codes({ plannedOn: null })).toEqual(['activity-without-date']);
    expect(codes({ plannedOn: '2027-01-01', ownerName: ' ' })).toEqual(['outside-the-year', 'owner-missing']);
    expect(refusalsToPropose([], year)).toHaveLength(4);
  });

  it('is agreed by somebody else, and against something that is missing only with a reason', () => {
    const asked = { decision: 'agreed' as const, note: '', proposedBy: 'a', decider: 'b', missing: ['No drill.'] };
    expect(refusalToAgree(asked)?.code).toBe('note-missing');
    expect(refusalToAgree({ ...asked, note: 'In March.' })).toBeNull();
    expect(refusalToAgree({ ...asked, missing: [] })).toBeNull();
    expect(refusalToAgree({ ...asked, decider: 'a', note: 'x' })?.code).toBe('own-proposal');
    expect(refusalToAgree({ ...asked, decision: 'returned', missing: [] })?.code).toBe('note-missing');
  });
});

describe('the evaluator (SD-15)', () => {
  it('owns neither a step nor a system of what is tested, however the name is written', () => {
    const facts = { scenario: 'x', clockBasis: 'disruption', objectives: 1, stepOwners: ['Floor lead', null] };
    const codes = (evaluator: string) =>
      readinessGaps({ ...facts, evaluator, systemOwners: ['Mo  Adler'] }).map(({ code }) => code);
    expect(codes('Eva Brandt')).toEqual([]);
    expect(codes(' floor LEAD')).toEqual(['evaluator-owns-step']);
    expect(codes('mo adler ')).toEqual(['evaluator-owns-system']);
  });
});

describe('registers', () => {
  const drill: DrillFacts = {
    ...{ kind: 'call_tree', heldOn: '2026-05-01', targetMinutes: 30, called: 40, reached: 38 },
    ...{ reachedWithinTarget: 37, minutes: 44, minutesTo90Pct: 26, registrantContact: 'Dana', registrantReached: true },
  };
  const codes = (changes: Partial<DrillFacts>) =>
    drillErrors({ ...drill, ...changes }, '2026-11-22').map((e) => e.code);

  it('take a drill whose numbers can be true, zero included', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ reached: 0, reachedWithinTarget: 0, minutes: 0, minutesTo90Pct: null })).toEqual([]);
  });

  it('refuse what cannot be: more reached than called, in time and late at once, a day to come', () => {
    expect(codes({ reached: 41 })).toEqual(['more-reached-than-called']);
    expect(codes({ reachedWithinTarget: 39 })).toEqual(['more-in-time-than-reached']);
    expect(codes({ minutes: 30 })).toEqual(['late-within-target']);
    expect(codes({ reached: 35, reachedWithinTarget: 35 })).toEqual(['ninety-not-reached']);
    expect(codes({ minutesTo90Pct: 45 })).toEqual(['after-the-end']);
    expect(codes({ heldOn: '2026-11-23' })).toEqual(['in-the-future']);
    expect(codes({ registrantContact: ' ' })).toEqual(['contact-missing']);
    expect(codes({ registrantReached: null, registrantContact: null })).toEqual(['registrant-missing']);
    expect(codes({ kind: 'evacuation', registrantReached: null })).toEqual([]);
  });

  it('never round a share up, nor out of 0 to 100', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), (a, b) => {
        const [part, whole] = [Math.min(a, b), Math.max(a, b)];
        const pct = pctOf(part, whole);
        if (whole === 0) expect(pct).toBeNull();
        else expect((pct ?? -1) * whole).toBeLessThanOrEqual(part * 100);
      }),
    );
  });

  it('compute the recovery point that a restore achieved, and what is still open', () => {
    fc.assert(
      fc.property(fc.nat(100_000), (seconds) => {
        const wantedUpTo = '2026-05-02T00:00:00.000Z';
        const recoveredUpTo = new Date(Date.parse(wantedUpTo) - seconds * 1000).toISOString();
        expect(achievedRpoMinutes({ wantedUpTo, recoveredUpTo })).toBe(Math.ceil(seconds / 60));
      }),
    );
    expect(achievedRpoMinutes({ wantedUpTo: null, recoveredUpTo: null })).toBeNull();
    expect(openDifferences(3, [2, 1])).toBe(0);
  });

  it('refuse a restore of more than there was, and half a recovery point', () => {
    const restore = {
      ...{ heldOn: '2026-05-01', sampleSize: 20, sampleFailures: 0, recordsCompared: 1000, differences: 3 },
      ...{ wantedUpTo: '2026-05-01T10:00:00.000Z', recoveredUpTo: '2026-05-01T09:50:00.000Z' },
    };
    const of = (changes: object) =>
      restoreErrors({ ...restore, ...changes }, '2026-11-22T00:00:00.000Z').map((e) => e.code);
    expect(of({})).toEqual([]);
    expect(of({ sampleFailures: 21, differences: 1001 })).toEqual([
      'more-failed-than-sampled',
      'more-different-than-compared',
    ]);
    expect(of({ recoveredUpTo: null })).toEqual(['half-a-point']);
    expect(of({ recoveredUpTo: '2026-05-01T10:00:01.000Z' })).toEqual(['recovered-too-much']);
    expect(trainingErrors({ heldOn: '2026-05-01', people: 3, completed: 4 }, '2026-11-22')).toHaveLength(1);
  });
});
