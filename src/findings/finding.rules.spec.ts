import fc from 'fast-check';
import { AGE_BUCKETS, ageingOf, escalationOf } from './finding-ageing.rules';
import { refusalToVerify, VERIFICATION_METHODS } from './finding-retest.rules';
import {
  isGraver,
  refusalToAgree,
  refusalToClose,
  refusalToGrade,
  refusalToMoveDue,
  refusalToOpen,
  refusalWhenClosed,
  refusalWhenUndone,
  SEVERITIES,
} from './finding.rules';
import { FINDING_MOVES, FINDING_STATES, refusalToMove, standsOpen, stateOn } from './finding-states.rules';
import { defaultDueOn, refusalToSet, SHIPPED_POLICY } from './programme-policy.rules';

const state = fc.constantFrom(...FINDING_STATES);
const mover = fc.constantFrom('vendor', 'reviewer', 'second_line', 'exception' as const);
const severity = fc.constantFrom(...SEVERITIES);
const day = fc.integer({ min: 0, max: 2000 }).map((n) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10));

describe('the life of a finding', () => {
  it('takes no way that its table of moves does not show, whoever asks', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(state, mover), { maxLength: 40 }), (asked) => {
        let now: (typeof FINDING_STATES)[number] = 'open';
        for (const [to, by] of asked) {
          const allowed = FINDING_MOVES[now][to] === by;
          expect(refusalToMove({ ref: 'FD-0001', state: now }, to, by) === null).toBe(allowed);
          if (allowed) now = to;
        }
        if (now === 'closed_verified' || now === 'void') expect(Object.keys(FINDING_MOVES[now])).toEqual([]);
      }),
    );
  });

  it('closes only by a reviewer who verified, and lets no vendor close, void, reopen or agree', () => {
    const into = (to: string) =>
      FINDING_STATES.flatMap((from) => Object.entries(FINDING_MOVES[from]).filter(([one]) => one === to));
    expect(into('closed_verified')).toEqual([['closed_verified', 'reviewer']]);
    fc.assert(
      fc.property(state, state, (from, to) => {
        if (refusalToMove({ ref: 'FD-0001', state: from }, to, 'vendor') !== null) return;
        expect(['acknowledged', 'in_progress', 'ready_to_verify']).toContain(to);
      }),
    );
  });

  it('comes back where it was on the day after its exception ends, and not before', () => {
    fc.assert(
      fc.property(state, day, day, (stateBefore, acceptedUntil, today) => {
        const now = stateOn({ state: 'risk_accepted', stateBefore, acceptedUntil }, today);
        expect(now).toBe(acceptedUntil < today ? stateBefore : 'risk_accepted');
      }),
    );
    expect(stateOn({ state: 'in_progress', stateBefore: null, acceptedUntil: null }, '2026-01-01')).toBe('in_progress');
  });
});

describe('a finding', () => {
  it('is never closed by its owner, known by account or by name, nor by who repaired it', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), fc.string({ minLength: 1 }), (owner, closer, name) => {
        const facts = { ownerPersonId: owner, ownerName: name, doerIds: [], closerId: closer, closerName: ` ${name} ` };
        expect(refusalToClose(facts)?.code ?? null).toBe(owner === closer ? 'closer-is-owner' : null);
        expect(refusalToClose({ ...facts, ownerPersonId: null })?.code).toBe('closer-is-owner');
        expect(refusalToClose({ ...facts, doerIds: [closer] })?.code).toBe('closer-is-owner');
      }),
    );
    const facts = { ownerPersonId: null, ownerName: 'Carrier team', doerIds: ['q'], closerId: 'p', closerName: 'Ines' };
    expect(refusalToClose(facts)).toBeNull();
  });

  it('never loses severity by the reviewer, and never gains it by the second line', () => {
    fc.assert(
      fc.property(severity, severity, (from, to) => {
        const may = (by: 'reviewer' | 'second_line') => refusalToGrade({ from, to, by }) === null;
        expect(may('reviewer')).toBe(isGraver(to, from));
        expect(may('second_line')).toBe(isGraver(from, to));
      }),
    );
  });

  it('that a test showed is closed by nothing but a later test that passed', () => {
    const retest = fc.option(
      fc.record({ ref: fc.constant('EX-0002'), performedAt: fc.option(day), passed: fc.boolean() }),
    );
    const method = fc.constantFrom(...VERIFICATION_METHODS);
    fc.assert(
      fc.property(fc.tuple(fc.boolean(), method, day, retest), ([fromTest, by, shownAt, again]) => {
        const facts = { fromTest, result: 'fixed' as const, method: by, shownAt, retest: again };
        if (refusalToVerify(facts) !== null || !fromTest) return;
        expect(by).toBe('retest');
        expect(again?.passed && (again.performedAt ?? '') > shownAt).toBe(true);
      }),
    );
    const failed = { ref: 'EX-0002', performedAt: '2026-09-12', passed: false };
    const again = { fromTest: true, method: 'retest' as const, shownAt: '2026-06-20', retest: failed };
    expect(refusalToVerify({ ...again, result: 'fixed' })?.code).toBe('retest-not-passed');
    expect(refusalToVerify({ ...again, result: 'not_fixed' })).toBeNull();
  });

  it('has a plan with something to do, and is ready when all of it is done', () => {
    const [open, done] = [
      { done: false, withdrawn: false },
      { done: true, withdrawn: false },
    ];
    const withdrawn = { done: false, withdrawn: true };
    expect(refusalToAgree([])?.code).toBe('plan-empty');
    expect(refusalToAgree([withdrawn])?.code).toBe('plan-empty');
    expect(refusalToAgree([open])).toBeNull();
    expect(refusalWhenUndone([open, done])?.code).toBe('actions-open');
    expect(refusalWhenUndone([done, withdrawn])).toBeNull();
  });

  it('is due today at the earliest, and moves only to another such day', () => {
    expect(refusalToOpen('2026-03-02', '2026-03-02')).toBeNull();
    expect(refusalToOpen('2026-03-01', '2026-03-02')?.code).toBe('due-in-the-past');
    const move = (to: string) => refusalToMoveDue({ from: '2026-04-01', to, today: '2026-03-02' })?.code ?? null;
    expect(['2026-05-01', '2026-04-01', '2026-03-01'].map(move)).toEqual([null, 'same-date', 'due-in-the-past']);
  });

  it('stays closed', () => {
    expect(refusalWhenClosed({ ref: 'FD-0001', state: 'open' })).toBeNull();
    expect(refusalWhenClosed({ ref: 'FD-0001', state: 'closed_verified' })?.reason).toContain('FD-0001');
  });
});

describe('the age of a finding', () => {
  it('is counted to its closing or today, is late only while it stands open, and falls in one bucket', () => {
    fc.assert(
      fc.property(fc.tuple(state, severity, day, day, day), ([now, grade, openedOn, dueOn, today]) => {
        const facts = { state: now, severity: grade, openedAt: `${openedOn}T10:00:00.000Z`, closedAt: null, dueOn };
        const age = ageingOf({ ...facts, timesMoved: 0, today });
        expect(AGE_BUCKETS).toContain(age.bucket);
        expect(age.daysOverdue > 0).toBe(standsOpen(now) && dueOn < today);
        expect(age.escalation === '').toBe(age.daysOverdue === 0);
      }),
    );
    const bucket = (today: string) =>
      ageingOf({
        ...{ state: 'open', severity: 'low', openedAt: '2026-01-01T23:00:00.000Z', closedAt: null },
        ...{ dueOn: '2027-01-01', timesMoved: 0, today },
      }).bucket;
    expect(['2026-01-31', '2026-02-01', '2026-04-01', '2026-04-02', '2026-12-31'].map(bucket)).toEqual([
      ...['0 to 30 days', '31 to 60 days', '61 to 90 days', '91 to 180 days', 'over 180 days'],
    ]);
  });

  it('is told to more senior people the later it is', () => {
    const tell = (daysOverdue: number) => escalationOf({ severity: 'high', daysOverdue, timesMoved: 0 });
    expect(tell(0)).toBe('');
    expect(tell(1)).toBe('Overdue by 1 day: tell the relationship owner');
    expect(tell(10)).toContain('the second line');
    expect(tell(30)).toContain('the executive');
    expect(escalationOf({ severity: 'low', daysOverdue: 0, timesMoved: 2 })).toContain('Moved 2 times');
  });

  it('starts with the days that the programme’s policy gives its severity', () => {
    expect(defaultDueOn('critical', '2026-01-31', SHIPPED_POLICY)).toBe('2026-03-02');
    expect(refusalToSet(SHIPPED_POLICY)).toBeNull();
    const odd = { ...SHIPPED_POLICY, exceptionMaxDays: { T1: 365, T2: 180, T3: 90 } };
    expect(refusalToSet(odd)).toMatchObject({ code: 'limits-out-of-order', pointer: '/exceptionMaxDays' });
  });
});
