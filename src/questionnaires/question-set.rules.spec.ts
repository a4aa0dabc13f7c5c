import fc from 'fast-check';
import { addDays, daysBetween } from '../obligations/iso-date.rules';
import { dueDateOf, refusalToMoveSet, refusalsToConclude, refusalsToSubmit } from './question-set.rules';

describe('when a questionnaire is due', () => {
  const period = { code: 'FY2026', endsOn: '2026-12-31' };

  it('is 60 days before the period ends, and says so', () => {
    expect(dueDateOf(period, '2026-01-05')).toMatchObject({ dueOn: '2026-11-01' });
    expect(dueDateOf(period, '2026-01-05').dueRule).toContain('60 days before FY2026 ends on 2026-12-31');
  });

  it('is never less than 30 days after opening, but within the period while that lasts', () => {
    expect(dueDateOf(period, '2026-10-15').dueOn).toBe('2026-11-14');
    expect(dueDateOf(period, '2026-12-20').dueOn).toBe('2026-12-31');
    expect(dueDateOf(period, '2027-01-10').dueOn).toBe('2027-02-09');
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 100 }), (days) => {
        const openedOn = addDays(period.endsOn, days);
        const { dueOn } = dueDateOf(period, openedOn);
        expect(dueOn >= addDays(period.endsOn, -60)).toBe(true);
        expect(dueOn >= openedOn).toBe(true);
        if (openedOn <= period.endsOn) expect(dueOn <= period.endsOn).toBe(true);
        expect(daysBetween(openedOn, dueOn) >= 30 || dueOn === period.endsOn).toBe(true);
      }),
    );
  });
});

describe('a submission', () => {
  const cell = {
    questionId: 'QTE-1',
    subjectName: 'Order desk',
    answered: true,
    returned: false,
    registerChanged: false,
  };

  it('names every cell and query in its way', () => {
    expect(refusalsToSubmit([cell], [])).toEqual([]);
    const codes = refusalsToSubmit(
      [
        { ...cell, answered: false },
        { ...cell, returned: true },
        { ...cell, registerChanged: true },
      ],
      [{ questionId: 'QTE-5', text: 'They contradict.' }],
    ).map(({ code }) => code);
    expect(codes).toEqual(['unanswered', 'returned-answer', 'register-changed', 'query-open']);
  });

  it('comes from an open or returned set, and is concluded once', () => {
    expect(refusalToMoveSet('open', 'submit')).toBeNull();
    expect(refusalToMoveSet('returned', 'submit')).toBeNull();
    expect(refusalToMoveSet('submitted', 'conclude')).toBeNull();
    for (const state of ['submitted', 'reviewed'] as const) expect(refusalToMoveSet(state, 'submit')).not.toBeNull();
    for (const state of ['open', 'returned', 'reviewed'] as const)
      expect(refusalToMoveSet(state, 'conclude')).not.toBeNull();
  });
});

describe('a conclusion', () => {
  it('returns at least one answer with a reason, or leaves nothing waiting', () => {
    const codes = (
      decision: 'reviewed' | 'returned',
      facts: { returnedCells: number; waitingQueries: number; reason: string },
    ) => refusalsToConclude(decision, facts).map(({ code }) => code);
    expect(codes('returned', { returnedCells: 0, waitingQueries: 3, reason: ' ' })).toEqual([
      'reason-missing',
      'nothing-returned',
    ]);
    expect(codes('returned', { returnedCells: 1, waitingQueries: 3, reason: 'Thin.' })).toEqual([]);
    expect(codes('reviewed', { returnedCells: 1, waitingQueries: 1, reason: '' })).toEqual([
      'returned-answer',
      'query-waiting',
    ]);
    expect(codes('reviewed', { returnedCells: 0, waitingQueries: 0, reason: '' })).toEqual([]);
  });
});
