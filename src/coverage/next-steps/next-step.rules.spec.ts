import fc from 'fast-check';
import { addDays } from '../../obligations/iso-date.rules';
import { inOrder, SOON_DAYS, standingOf, STEP_KINDS, STEP_STANDINGS, type StepFacts } from './next-step.rules';

const TODAY = '2026-11-22';
const aDay = fc.integer({ min: -400, max: 400 }).map((days) => addDays(TODAY, days));
const facts = fc.record({
  kind: fc.constantFrom(...STEP_KINDS),
  words: fc.string(),
  why: fc.string(),
  dueOn: fc.option(aDay),
  dueAt: fc.option(
    aDay.map((day) => `${day}T10:00:00.000Z`),
    { freq: 6 },
  ),
  link: fc.constant('/home'),
  isWaitedFor: fc.boolean(),
  needs: fc.constant('session.own' as const),
});
const step = (given: Partial<StepFacts>): StepFacts => ({
  ...{ kind: 'finding', words: 'x', why: 'y', dueOn: null, link: '/', isWaitedFor: false, needs: 'findings.respond' },
  ...given,
});

describe('what to do next', () => {
  it('stands by its clock, its day, and who waits for it', () => {
    expect(standingOf(step({ dueAt: '2026-11-22T12:00:00.000Z', dueOn: '2026-11-22' }), TODAY)).toBe('clock');
    expect(standingOf(step({ dueOn: '2026-11-21', isWaitedFor: true }), TODAY)).toBe('overdue');
    expect(standingOf(step({ dueOn: TODAY }), TODAY)).toBe('due_soon');
    expect(standingOf(step({ dueOn: addDays(TODAY, SOON_DAYS + 1) }), TODAY)).toBe('later');
    expect(standingOf(step({ dueOn: addDays(TODAY, 90), isWaitedFor: true }), TODAY)).toBe('waited_for');
    expect(standingOf(step({}), TODAY)).toBe('open');
  });

  it('keeps every step, the most pressing first, and of those the earliest', () => {
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 30 }), (all) => {
        const ordered = inOrder(all, TODAY);
        expect(ordered.map(({ words }) => words).sort()).toEqual(all.map(({ words }) => words).sort());
        ordered.slice(1).forEach((one, i) => {
          const before = ordered[i];
          if (!before) throw new Error('there is one before');
          const [rank, earlier] = [STEP_STANDINGS.indexOf(one.standing), STEP_STANDINGS.indexOf(before.standing)];
          expect(earlier).toBeLessThanOrEqual(rank);
          if (earlier === rank && before.dueOn !== null && one.dueOn !== null && rank > 0)
            expect(before.dueOn <= one.dueOn).toBe(true);
          if (one.standing === 'overdue') expect(one.daysLeft).toBeLessThan(0);
        });
      }),
    );
  });
});
