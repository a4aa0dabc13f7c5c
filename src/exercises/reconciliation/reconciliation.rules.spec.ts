import fc from 'fast-check';
import { reconciliationReport } from './reconciliation-csv.rules';
import {
  comparisonRefusals,
  COMPARISON_METHODS,
  differingRecords,
  isOpen,
  momentRefusal,
  openDifferences,
  openRecords,
  reconciliationState,
  refusalToReport,
  refusalToResolve,
  refusalToSubmit,
  RESOLUTION_WAYS,
} from './reconciliation.rules';

const count = fc.nat(1_000_000);
const records = fc.array(fc.record({ records: fc.integer({ min: 1, max: 500 }) }), { maxLength: 20 });
const ways = fc.array(fc.constantFrom(...RESOLUTION_WAYS), { maxLength: 8 });

describe('the figures of a comparison', () => {
  it('agree with the records that are named: a sample names exactly those that differ', () => {
    fc.assert(
      fc.property(count, records, fc.integer({ min: -3, max: 3 }), (agree, differences, off) => {
        const expected = agree + differingRecords(differences) + off;
        fc.pre(expected >= 1 && agree <= expected);
        const refused = comparisonRefusals({ method: 'sample', expected, found: agree, differences });
        expect(refused.length === 0).toBe(off === 0);
      }),
    );
  });

  it('a count names as many records as the counts lie apart, or more, because one may be missing and another too much', () => {
    fc.assert(
      fc.property(count, count, records, (expected, found, differences) => {
        const named = differingRecords(differences);
        const fits = expected === found ? named === 0 : named >= Math.abs(expected - found);
        expect(comparisonRefusals({ method: 'count', expected, found, differences }).length === 0).toBe(fits);
      }),
    );
  });

  it('a sum may be negative and have hundredths; two sums apart name at least one record', () => {
    const sums = { method: 'sum' as const, expected: -12.5, found: 12.25 };
    expect(comparisonRefusals({ ...sums, differences: [] })[0]?.pointer).toBe('/differences');
    expect(comparisonRefusals({ ...sums, differences: [{ records: 1 }] })).toEqual([]);
    expect(comparisonRefusals({ ...sums, found: -12.5, differences: [] })).toEqual([]);
  });

  it('are whole, not negative, and never agree in more records than were looked at', () => {
    const of = (changes: object) =>
      comparisonRefusals({ method: 'sample', expected: 10, found: 10, differences: [], ...changes }).map((r) => r.code);
    expect(of({ expected: 10.5 })).toContain('not-a-count');
    expect(of({ method: 'count', found: -1 })).toEqual(['not-a-count']);
    expect(of({ found: 11 })).toEqual(['more-than-compared']);
    expect(of({ expected: 0, found: 0 })).toEqual(['nothing-compared']);
  });

  it('never throw, whatever is given', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...COMPARISON_METHODS),
        fc.tuple(fc.double(), fc.double()),
        records,
        (method, pair, differences) => {
          const [expected, found] = pair;
          for (const refusal of comparisonRefusals({ method, expected, found, differences }))
            expect(refusal.pointer).toMatch(/^\/(expected|found|differences)$/);
        },
      ),
    );
  });
});

describe('a difference', () => {
  it('is open until somebody resolves it, and again when somebody opens it again', () => {
    fc.assert(
      fc.property(ways, fc.constantFrom(...RESOLUTION_WAYS), (before, next) => {
        const refused = refusalToResolve(before, next);
        if (refused === null) expect(isOpen({ ways: [...before, next] })).toBe(next === 'reopened');
        else expect(isOpen({ ways: before })).toBe(next === 'reopened');
      }),
    );
  });

  it('counts with all its records: what is open and what is resolved make up what differs', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ records: fc.integer({ min: 1, max: 99 }), ways })), (known) => {
        const resolved = differingRecords(known.filter((one) => !isOpen(one)));
        expect(openRecords(known) + resolved).toBe(differingRecords(known));
      }),
    );
    expect(openDifferences(2, [3])).toBe(0);
  });

  it('keeps the report from being issued, unless the report says why', () => {
    fc.assert(
      fc.property(fc.nat(9), fc.option(fc.constant('Replayed by Monday')), (open, stated) => {
        expect(refusalToReport({ openRecords: open, stated }) === null).toBe(open === 0 || stated !== null);
      }),
    );
    expect(refusalToSubmit({ openRecords: 2, isReported: false })?.code).toBe('difference-open');
    expect(refusalToSubmit({ openRecords: 2, isReported: true })).toBeNull();
    expect(refusalToSubmit({ openRecords: 0, isReported: false })).toBeNull();
    expect(refusalToReport({ openRecords: 1, stated: null })?.reason).toContain('1 of the records that differ is not');
  });
});

describe('the state of a reconciliation', () => {
  it('looks at the comparisons that count only', () => {
    const of = (...rows: [boolean, number][]) =>
      reconciliationState(rows.map(([isCurrent, open]) => ({ isCurrent, openRecords: open })));
    expect(of()).toBe('not_compared');
    expect(of([false, 3])).toBe('not_compared');
    expect(of([true, 0], [false, 3])).toBe('reconciled');
    expect(of([true, 0], [true, 1])).toBe('open');
  });
});

describe('the moments', () => {
  it('lie between the exercise and now', () => {
    const between = { notBefore: '2026-08-14T08:00:00.000Z', now: '2026-08-14T12:00:00.000Z' };
    expect(momentRefusal('comparedAt', '2026-08-14T08:00:00.000Z', between)).toBeNull();
    expect(momentRefusal('comparedAt', '2026-08-14T07:59:59.000Z', between)?.code).toBe('too-early');
    expect(momentRefusal('resolvedAt', '2026-08-14T12:00:01.000Z', between)?.code).toBe('in-the-future');
    expect(momentRefusal('resolvedAt', '2020-01-01T00:00:00.000Z', { ...between, notBefore: null })).toBeNull();
  });
});

describe('the reconciliation as CSV', () => {
  it('has a row for every differing record, with the word that counts, and one for a comparison without any', () => {
    const one = {
      ...{ subject: 'Pay runs', unit: 'records', source: 'Ledger', recovered: 'Copy', comparedBy: 'Wendell Oakes' },
      ...{ comparedAt: '2026-08-14T10:00:00.000Z', replacedBy: null },
    };
    const said = { words: 'From the journal', resolvedBy: 'Rosa Lind', resolvedAt: '2026-08-14T11:00:00.000Z' };
    const difference = {
      ...{ number: 1, record: '=B-0311', records: 2, expected: '12', found: '', isOpen: false },
      resolutions: [
        { ...said, way: 'explained' as const },
        { ...said, way: 'replayed' as const },
      ],
    };
    const report = reconciliationReport({
      ...{ ref: 'EX-0009', state: 'reconciled', ranAt: '2026-11-22T09:00:00.000Z' },
      comparisons: [
        { ...one, number: 1, method: 'count', expected: 10, found: 10, differences: [] },
        { ...one, number: 2, method: 'sample', expected: 10, found: 8, differences: [difference] },
      ],
    });
    expect(report.rows).toHaveLength(2);
    expect(report.rows[0]).toHaveLength(11);
    expect(report.rows[1]?.slice(11)).toEqual([
      1,
      '=B-0311',
      2,
      '12',
      '',
      'no',
      'Replayed',
      'From the journal',
      'Rosa Lind',
      '2026-08-14T11:00:00.000Z',
    ]);
    expect(report.columns).toHaveLength(21);
  });
});
