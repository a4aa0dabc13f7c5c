import fc from 'fast-check';
import { flagsOf, OBLIGATION_FLAGS, type FlagFacts } from './flag.rules';

const day = fc
  .date({ min: new Date('2025-06-01'), max: new Date('2027-06-30'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const facts = (changes: Partial<FlagFacts> = {}): FlagFacts => ({
  today: '2026-11-22',
  obligation: { id: 'o', dueOn: '2026-12-31', settled: false },
  period: { code: 'FY2026', startsOn: '2026-01-01', endsOn: '2026-12-31' },
  ...{ evidence: [], plans: [], openChanges: [], authorities: [], exceptions: [], contradictions: [], ...changes },
});
const names = (given: Partial<FlagFacts>) => flagsOf(facts(given)).map(({ flag }) => flag);

describe('flags of an obligation', () => {
  it('say nothing where nothing is known', () => {
    expect(flagsOf(facts())).toEqual([]);
  });

  it('are overdue from the day after the due day, and never once it is settled', () => {
    fc.assert(
      fc.property(day, day, fc.boolean(), (dueOn, today, settled) => {
        const raised = flagsOf(facts({ today, obligation: { id: 'o', dueOn, settled } }));
        expect(raised.some(({ flag }) => flag === 'overdue')).toBe(!settled && dueOn < today);
      }),
    );
  });

  it('are stale when a plan review is overdue, or a change stays open for more than 60 days', () => {
    const plan = { id: 'p', ref: 'PL-0001 version 2' };
    expect(names({ plans: [{ ...plan, reviewDueOn: '2026-11-22' }] })).toEqual([]);
    expect(names({ plans: [{ ...plan, reviewDueOn: '2026-11-21' }] })).toEqual(['stale']);
    expect(names({ plans: [{ ...plan, reviewDueOn: null }] })).toEqual([]);
    const change = { id: 'x', ref: 'EX-0001', step: 'Reroute' };
    expect(names({ openChanges: [{ ...change, since: '2026-09-23' }] })).toEqual([]);
    expect(names({ openChanges: [{ ...change, since: '2026-09-22' }] })).toEqual(['stale']);
  });

  it('are out of period exactly when evidence and period share no day; what says nothing is not judged', () => {
    fc.assert(
      fc.property(day, day, (one, other) => {
        const [from = one, to = other] = [one, other].sort();
        const shared = from <= '2026-12-31' && to >= '2026-01-01';
        const evidence = [{ id: 'e', ref: 'EV-0001', from, to, validUntil: null }];
        expect(names({ evidence }).includes('out_of_period')).toBe(!shared);
      }),
    );
    expect(names({ evidence: [{ id: 'e', ref: 'EV-0001', from: null, to: null, validUntil: null }] })).toEqual([]);
  });

  it('are expiring from sixty days before the end up to the last day', () => {
    fc.assert(
      fc.property(day, day, (today, until) => {
        const left = (Date.parse(until) - Date.parse(today)) / 86_400_000;
        const soon = left >= 0 && left <= 60;
        const dueOn = '2099-12-31';
        const shared = { today, obligation: { id: 'o', dueOn, settled: false } };
        expect(names({ ...shared, exceptions: [{ id: 'w', ref: 'XC-0001', until }] }).length).toBe(soon ? 1 : 0);
        expect(names({ ...shared, authorities: [{ id: 'a', name: 'Avery', expiresOn: until }] }).length).toBe(
          soon ? 1 : 0,
        );
      }),
    );
  });

  it('stand in the order of their gravity, each with words and a subject', () => {
    const raised = flagsOf(
      facts({
        obligation: { id: 'o', dueOn: '2026-11-01', settled: false },
        evidence: [{ id: 'e', ref: 'EV-0001', from: '2025-01-01', to: '2025-12-31', validUntil: '2026-12-01' }],
        contradictions: [{ id: 'q', rule: 'CR-08', text: 'The RPO was missed' }],
        plans: [{ id: 'p', ref: 'PL-0001', reviewDueOn: '2026-01-01' }],
      }),
    );
    expect(raised.map(({ flag }) => flag)).toEqual([...OBLIGATION_FLAGS]);
    expect(raised.every(({ reason, subjectId }) => reason.endsWith('.') || (reason !== '' && subjectId !== ''))).toBe(
      true,
    );
  });
});
