import fc from 'fast-check';
import {
  achievedTimes,
  clockErrors,
  CLOCK_BASES,
  CLOCK_ORDER,
  minutesBetween,
  momentOf,
  type ClockTimes,
} from './achieved-times.rules';
import { completionGaps, validityFlags } from './completion.rules';
import { EXERCISE_KINDS, kindEnoughFor, runsClock } from './exercise-kinds.rules';
import {
  EXERCISE_MOVES,
  EXERCISE_STATES,
  exerciseDay,
  missed,
  RATINGS,
  readinessGaps,
  refusalOfRating,
  refusalToConclude,
  refusalToMove,
} from './exercise.rules';
import {
  outsideWindow,
  performedEnoughFor,
  performedShare,
  STEP_OUTCOMES,
  stepResultErrors,
  stepsWithoutOutcome,
} from './step-results.rules';

const START = Date.parse('2026-03-29T00:30:00Z'); // half an hour before European clocks go forward
const at = (minutes: number) => new Date(START + minutes * 60_000).toISOString();
const none: ClockTimes = {
  occurredAt: null,
  detectedAt: null,
  declaredAt: null,
  restoredAt: null,
  verifiedAt: null,
  lastRecoveredAt: null,
  returnedToNormalAt: null,
};
const whole: ClockTimes = {
  lastRecoveredAt: at(-9),
  occurredAt: at(0),
  detectedAt: at(4),
  declaredAt: at(10),
  restoredAt: at(180),
  verifiedAt: at(192),
  returnedToNormalAt: at(600),
};
const LATER = at(100_000);

describe('achieved times', () => {
  it('are verification minus the basis, and disruption minus the last recovered transaction', () => {
    const { rto, rtoFromDisruption, rpo } = achievedTimes(whole, 'declaration');
    expect([rto?.minutes, rtoFromDisruption?.minutes, rpo?.minutes]).toEqual([182, 192, 9]);
    expect(rto?.words).toBe(
      'Service verified 2026-03-29 03:42 UTC minus declaration 2026-03-29 00:40 UTC is 3:02 h (182 min).',
    );
  });

  it('cannot be flattered by a late declaration: the pair from the disruption is never shorter', () => {
    const minutes = fc.array(fc.nat(5000), { minLength: 5, maxLength: 5 }).map((list) => list.sort((a, b) => a - b));
    fc.assert(
      fc.property(minutes, fc.constantFrom(...CLOCK_BASES), (m, basis) => {
        const [occurredAt, detectedAt, declaredAt, restoredAt, verifiedAt] = m.map(at) as [
          string,
          string,
          string,
          string,
          string,
        ];
        const { rto, rtoFromDisruption } = achievedTimes(
          { ...none, occurredAt, detectedAt, declaredAt, restoredAt, verifiedAt },
          basis,
        );
        expect(rtoFromDisruption!.minutes).toBeGreaterThanOrEqual(rto!.minutes);
        expect(rto!.minutes).toBe(minutesBetween(rto!.from, verifiedAt));
      }),
    );
  });

  it('do not care about offsets or clock changes: instants are compared', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: -12, max: 14 }), (minutes, offset) => {
        const local = new Date(START + (minutes + offset * 60) * 60_000).toISOString().slice(0, 19);
        const sign = offset < 0 ? '-' : '+';
        const withOffset = `${local}${sign}${String(Math.abs(offset)).padStart(2, '0')}:00`;
        expect(minutesBetween(at(0), withOffset)).toBe(minutes);
      }),
    );
  });

  it('count zero as a value, a begun minute as a whole one, and an unknown moment as nothing', () => {
    expect(achievedTimes({ ...none, occurredAt: at(0), verifiedAt: at(0) }, 'disruption').rto?.minutes).toBe(0);
    expect(minutesBetween('2026-01-01T00:00:00Z', '2026-01-01T00:00:01Z')).toBe(1);
    expect(achievedTimes({ ...whole, detectedAt: null }, 'detection').rto).toBeNull();
    expect(achievedTimes(whole, null).rto).toBeNull();
    expect(achievedTimes(none, 'disruption')).toEqual({ rto: null, rtoFromDisruption: null, rpo: null });
  });
});

describe('logged moments', () => {
  it('are in order or refused, whichever are known', () => {
    const known = fc.tuple(...CLOCK_ORDER.map(() => fc.option(fc.integer({ min: 0, max: 50 }))));
    fc.assert(
      fc.property(known, (minutes) => {
        const times = Object.fromEntries(
          CLOCK_ORDER.map((moment, i) => [moment, minutes[i] == null ? null : at(minutes[i])]),
        );
        const given = minutes.filter((m): m is number => m !== null);
        const ordered = given.every((m, i) => i === 0 || m >= (given[i - 1] ?? 0));
        expect(clockErrors(times as unknown as ClockTimes, LATER).length === 0).toBe(ordered);
      }),
    );
  });

  it('do not lie in the future', () => {
    expect(clockErrors({ ...none, occurredAt: at(1) }, at(0))).toEqual([
      { moment: 'occurredAt', code: 'in-the-future', reason: 'Disruption lies in the future.' },
    ]);
  });
});

describe('completion', () => {
  const outcome = fc.option(fc.constantFrom(...STEP_OUTCOMES));
  const complete = {
    ...whole,
    kind: 'functional' as const,
    clockBasis: 'declaration' as const,
    notRecoveredReason: null,
  };

  it('names exactly the steps that have no outcome', () => {
    fc.assert(
      fc.property(fc.array(outcome, { maxLength: 30 }), (outcomes) => {
        const steps = outcomes.map((o, i) => ({ number: i + 1, outcome: o }));
        const open = steps.filter((s) => s.outcome === null).map((s) => s.number);
        expect(stepsWithoutOutcome([...steps].reverse())).toEqual(open);
        expect(completionGaps({ ...complete, steps }).map((g) => g.pointer)).toEqual(open.map((n) => `/steps/${n}`));
      }),
    );
  });

  it('needs the moments that achieved times rest on, where a service is recovered', () => {
    const gaps = (facts: Partial<typeof complete>) =>
      completionGaps({ ...complete, ...none, ...facts, steps: [] }).map((g) => g.pointer);
    expect(gaps({})).toEqual(['/occurredAt', '/declaredAt', '/verifiedAt']);
    expect(completionGaps({ ...complete, ...none, kind: 'tabletop', steps: [] })).toEqual([]);
    for (const basis of CLOCK_BASES) expect(momentOf(basis)).toMatch(/At$/);
  });

  it('takes a reason for a service that was not recovered, but not beside a time of verification', () => {
    const failed = { ...complete, notRecoveredReason: 'The standby did not start.', steps: [] };
    expect(completionGaps({ ...failed, verifiedAt: null })).toEqual([]);
    expect(completionGaps(failed).map((g) => g.code)).toEqual(['recovered-and-not']);
  });
});

describe('the share of steps performed', () => {
  it('leaves out steps that do not apply, and counts a failed step as performed', () => {
    expect(performedShare(['pass', 'fail', 'not_applicable', 'not_performed'])).toEqual({
      performed: 2,
      inScope: 3,
      pct: 66,
    });
    expect(performedShare([])).toEqual({ performed: 0, inScope: 0, pct: null });
  });

  it('is never enough when nothing was performed, and always when everything in scope was', () => {
    const tier = fc.constantFrom('T1' as const, 'T2' as const, 'T3' as const);
    const outcomes = fc.array(fc.constantFrom(...STEP_OUTCOMES), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(tier, outcomes, (which, list) => {
        const share = performedShare(list);
        if (share.performed === 0) expect(performedEnoughFor(share, which)).toBe(false);
        else if (share.performed === share.inScope) expect(performedEnoughFor(share, which)).toBe(true);
      }),
    );
    const nine = performedShare([...Array<'pass'>(9).fill('pass'), 'not_performed']);
    expect([
      performedEnoughFor(nine, 'T1'),
      performedEnoughFor(performedShare(['pass', 'not_performed']), 'T2'),
    ]).toEqual([true, false]);
  });
});

describe('one step result', () => {
  const done = {
    outcome: 'pass' as const,
    reason: null,
    startedAt: at(0),
    finishedAt: at(6),
    tester: 'Mo',
    note: null,
    disposition: null,
    dispositionNote: null,
  };
  const fields = (given: object) => stepResultErrors({ ...done, ...given }, LATER).map((e) => e.field);

  it('needs times and a tester when it was done, and a note when something went wrong', () => {
    expect(fields({})).toEqual([]);
    expect(fields({ startedAt: null, finishedAt: null, tester: null })).toEqual(['startedAt', 'finishedAt', 'tester']);
    expect(fields({ finishedAt: at(-1) })).toEqual(['finishedAt']);
    expect(fields({ finishedAt: at(200_000) })).toEqual(['finishedAt']);
    expect([fields({ outcome: 'fail' }), fields({ outcome: 'pass_with_issue', note: 'Slow' })]).toEqual([['note'], []]);
  });

  it('needs a reason and no times when it was not', () => {
    const skipped = { startedAt: null, finishedAt: null, tester: null };
    expect(fields({ ...skipped, outcome: 'not_performed' })).toEqual(['reason']);
    expect(fields({ ...skipped, outcome: 'not_applicable', reason: 'No such rack' })).toEqual([]);
    expect(fields({ outcome: 'not_performed', reason: 'Night' })).toEqual(['startedAt']);
  });

  it('explains a disposition other than keep', () => {
    expect([fields({ disposition: 'keep' }), fields({ disposition: 'change' })]).toEqual([[], ['dispositionNote']]);
  });

  it('is flagged when its times leave the exercise', () => {
    const window = { from: at(0), to: at(10) };
    expect(outsideWindow({ startedAt: at(0), finishedAt: at(10) }, window)).toBe(false);
    expect(outsideWindow({ startedAt: at(-1), finishedAt: at(5) }, window)).toBe(true);
    expect(outsideWindow({ startedAt: at(5), finishedAt: at(11) }, window)).toBe(true);
    expect(outsideWindow({ startedAt: at(5), finishedAt: at(11) }, { from: at(0), to: null })).toBe(false);
  });
});

describe('ratings', () => {
  it('of a missed objective are M or U, of a met one anything', () => {
    const minutes = fc.option(fc.nat(500));
    const given = fc.record({
      achieved: minutes,
      objective: minutes,
      rating: fc.constantFrom(...RATINGS),
      measures: fc.constantFrom('rto' as const, 'rpo' as const),
    });
    fc.assert(
      fc.property(given, ({ achieved, objective, rating, measures }) => {
        const facts = {
          achievedRtoMinutes: achieved,
          rtoObjectiveMinutes: objective,
          achievedRpoMinutes: achieved,
          rpoObjectiveMinutes: objective,
        };
        const refused = refusalOfRating({ number: 1, measures, rating }, facts) !== null;
        expect(refused).toBe(missed(achieved, objective) && (rating === 'P' || rating === 'S'));
        expect(refusalOfRating({ number: 1, measures: null, rating }, facts)).toBeNull();
      }),
    );
  });

  it('take zero as achieved and not measured as missed', () => {
    expect([missed(0, 0), missed(null, 0), missed(null, null), missed(61, 60), missed(60, 60)]).toEqual([
      false,
      true,
      false,
      true,
      false,
    ]);
  });
});

describe('states', () => {
  it('move along the table only, and nothing leaves closed or cancelled', () => {
    const state = fc.constantFrom(...EXERCISE_STATES);
    fc.assert(
      fc.property(state, state, (from, to) => {
        expect(refusalToMove(from, to) === null).toBe(EXERCISE_MOVES[from].includes(to));
      }),
    );
    expect([EXERCISE_MOVES.closed, EXERCISE_MOVES.cancelled]).toEqual([[], []]);
  });

  it('reach the start only with everything that model.md asks', () => {
    const ready = {
      scenario: 'Fire',
      clockBasis: 'declaration',
      evaluator: 'Eva',
      objectives: 1,
      stepOwners: ['Ops', null],
    };
    expect(readinessGaps(ready)).toEqual([]);
    expect(
      readinessGaps({ scenario: ' ', clockBasis: null, evaluator: null, objectives: 0, stepOwners: [] }),
    ).toHaveLength(4);
    expect(readinessGaps({ ...ready, evaluator: ' OPS ' }).map((g) => g.code)).toEqual(['evaluator-owns-step']);
  });

  it('stand for the day of the disruption, else of the start, else the planned one', () => {
    expect(exerciseDay({ occurredAt: at(0), startedAt: LATER, plannedOn: '2026-01-01' })).toBe('2026-03-29');
    expect(exerciseDay({ occurredAt: null, startedAt: null, plannedOn: '2026-01-01' })).toBe('2026-01-01');
  });
});

describe('validity', () => {
  it('follows the catalogue: kinds by tier, never a seminar', () => {
    const accepted = (tier: 'T1' | 'T2' | 'T3') => EXERCISE_KINDS.filter((kind) => kindEnoughFor(kind, tier));
    expect(accepted('T1')).toEqual(['functional', 'parallel', 'full_interruption', 'full_scale']);
    expect(accepted('T2')).toEqual(['simulation', ...accepted('T1')]);
    expect(accepted('T3')).toEqual(['tabletop', 'walkthrough', ...accepted('T2')]);
    expect(EXERCISE_KINDS.filter(runsClock)).toEqual(accepted('T1'));
  });

  it('flags a plan not in force, a weak kind and too few steps performed', () => {
    const facts = {
      kind: 'tabletop' as const,
      tier: 'T1' as const,
      day: '2026-05-16',
      planLabel: '3.1',
      planInForce: false,
    };
    const flags = validityFlags({ ...facts, outcomes: ['not_performed'] });
    expect(flags.map((f) => f.code)).toEqual(['plan-not-in-force', 'kind-not-enough', 'too-few-performed']);
    expect(validityFlags({ ...facts, tier: null, planInForce: true, outcomes: [] })).toEqual([]);
  });

  it('is decided by the reviewer, who explains what speaks against it', () => {
    const said = (outcome: 'satisfactory' | 'unsatisfactory', reason: string, failedChecks: string[]) =>
      refusalToConclude({ outcome, reason, failedChecks }) === null;
    expect(said('satisfactory', '', [])).toBe(true);
    expect(said('satisfactory', '', ['Plan not in force.'])).toBe(false);
    expect(said('satisfactory', 'Same steps in both', ['Plan not in force.'])).toBe(true);
    expect(said('unsatisfactory', ' ', [])).toBe(false);
  });
});
