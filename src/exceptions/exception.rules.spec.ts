import fc from 'fast-check';
import {
  EXCEPTION_MOVES,
  exceptionStateOn,
  needsExecutive,
  outcomeOf,
  refusalsToRequest,
  refusalToAssess,
  refusalToDecide,
  refusalToMoveException,
  STORED_STATES,
  type StoredState,
} from './exception.rules';

const stored = fc.constantFrom(...STORED_STATES);
const day = fc.integer({ min: 0, max: 1500 }).map((n) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10));

describe('the life of an exception', () => {
  it('takes no way that its table does not show, and is approved only after an assessment', () => {
    fc.assert(
      fc.property(fc.array(stored, { maxLength: 30 }), (asked) => {
        let now: StoredState = 'requested';
        const past: StoredState[] = [now];
        for (const to of asked) {
          if (refusalToMoveException({ ref: 'XC-0001', state: now }, to) !== null) continue;
          expect(EXCEPTION_MOVES[now]).toContain(to);
          now = to;
          past.push(now);
        }
        if (past.includes('approved')) expect(past).toContain('assessed');
      }),
    );
  });

  it('is active, then expiring, then expired by the calendar alone, and holds to the end of its last day', () => {
    fc.assert(
      fc.property(stored, day, day, (state, until, today) => {
        const now = exceptionStateOn({ state, until }, today, 30);
        if (state !== 'approved') expect(now).toBe(state);
        else expect(now === 'expired').toBe(until < today);
      }),
    );
    const on = (today: string) => exceptionStateOn({ state: 'approved', until: '2026-03-31' }, today, 30);
    expect(['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].map(on)).toEqual([
      ...['active', 'expiring', 'expiring', 'expired'],
    ]);
  });
});

describe('an exception', () => {
  const asked = {
    ...{ today: '2026-03-02', until: '2026-05-31', tier: 'T1' as const, maxDays: 90, measures: 1 },
    ...{ conclusion: 'not_met', renews: null },
  };
  const codes = (facts: Partial<typeof asked>) => refusalsToRequest({ ...asked, ...facts }).map(({ code }) => code);

  it('lasts no longer than its tier allows, from tomorrow on', () => {
    fc.assert(
      fc.property(day, day, fc.integer({ min: 1, max: 400 }), (today, until, maxDays) => {
        const days = (Date.parse(until) - Date.parse(today)) / 86_400_000;
        expect(codes({ today, until, maxDays }).length === 0).toBe(days >= 1 && days <= maxDays);
      }),
    );
    expect(codes({ until: '2026-06-01' })).toEqual(['longer-than-limit']);
  });

  it('needs something to except, a compensating measure, and an approved one to renew', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ conclusion: 'met' })).toEqual(['nothing-to-except']);
    expect(codes({ measures: 0 })).toEqual(['measure-missing']);
    const renews = (sameObligation: boolean, state: StoredState) =>
      refusalsToRequest({ ...asked, renews: { sameObligation, state } }).map(({ code }) => code);
    expect(renews(true, 'approved')).toEqual([]);
    expect(renews(false, 'approved')).toEqual(['not-a-renewal']);
    expect(renews(true, 'rejected')).toEqual(['not-a-renewal']);
  });

  it('is never decided by who asked for it or assessed it, nor by an executive before or without need', () => {
    const person = fc.constantFrom('vera', 'ines', 'ruben', 'harriet');
    const part = fc.constantFrom('second_line' as const, 'executive' as const);
    const said = fc.constantFrom('approved' as const, 'rejected' as const, null);
    fc.assert(
      fc.property(
        fc.tuple(person, person, person, part, fc.boolean(), said),
        ([by, assessor, decider, which, exec, line]) => {
          const facts = { part: which, requestedBy: by, assessedBy: assessor, deciderId: decider };
          const refusal = refusalToDecide({ ...facts, needsExecutive: exec, secondLine: line });
          if (refusal !== null) return;
          expect([by, assessor]).not.toContain(decider);
          if (which === 'executive') expect([exec, line]).toEqual([true, 'approved']);
        },
      ),
    );
  });

  it('waits for an executive in tier 1, with a critical finding, and from the second renewal on', () => {
    expect(needsExecutive({ tier: 'T1', critical: false, renewalNumber: 0 })).toBe(true);
    expect(needsExecutive({ tier: 'T3', critical: true, renewalNumber: 0 })).toBe(true);
    expect(needsExecutive({ tier: 'T3', critical: false, renewalNumber: 1 })).toBe(false);
    expect(needsExecutive({ tier: 'T3', critical: false, renewalNumber: 2 })).toBe(true);
    const outcome = (part: 'second_line' | 'executive', decision: 'approved' | 'rejected', needs: boolean) =>
      outcomeOf({ part, decision, needsExecutive: needs });
    expect(outcome('second_line', 'approved', true)).toBe('waits');
    expect(outcome('second_line', 'approved', false)).toBe('approved');
    expect(outcome('executive', 'approved', true)).toBe('approved');
    expect(outcome('second_line', 'rejected', true)).toBe('rejected');
  });

  it('is assessed by somebody else than who asked, measure by measure', () => {
    const facts = { requestedBy: 'vera', assessorId: 'ines', measureIds: ['a', 'b'], assessedIds: ['b', 'a'] };
    expect(refusalToAssess(facts)).toBeNull();
    expect(refusalToAssess({ ...facts, assessedIds: ['a'] })?.code).toBe('measure-not-assessed');
    expect(refusalToAssess({ ...facts, assessorId: 'vera' })?.code).toBe('assessor-is-requester');
  });
});
