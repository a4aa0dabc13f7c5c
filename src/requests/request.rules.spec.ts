import fc from 'fast-check';
import { ageingOf } from './ageing.rules';
import { fileOf, notesOf, reconciles, totalsOf } from './populations/population.rules';
import { requestCsv } from './request-csv.rules';
import {
  ageBand,
  isOpen,
  overdueDays,
  REQUEST_MOVES,
  REQUEST_STATES,
  refusalToChangeOwner,
  refusalToMoveRequest,
  refusalToStart,
  type Side,
} from './request.rules';

const SIDES: Side[] = ['auditor', 'client'];

describe('the moves of a request', () => {
  it('are those of the table, each by its own side', () => {
    for (const state of REQUEST_STATES)
      for (const to of REQUEST_STATES)
        for (const side of SIDES) {
          const listed = REQUEST_MOVES[state].find((move) => move.to === to);
          const refusal = refusalToMoveRequest({ ref: 'RQ-0001', state }, to, side);
          if (listed?.by === side) expect(refusal).toBeNull();
          else expect(refusal?.code).toBe(listed ? 'other-side' : 'move-not-allowed');
        }
  });

  it('let the auditor alone close, return and withdraw, and never answer', () => {
    const by = (side: Side) =>
      new Set(REQUEST_STATES.flatMap((state) => REQUEST_MOVES[state].filter((m) => m.by === side).map((m) => m.to)));
    expect([...by('auditor')].sort()).toEqual(['closed', 'requested', 'returned', 'withdrawn']);
    expect([...by('client')]).not.toContain('closed');
  });

  it('lead from every open state to an end', () => {
    for (const state of REQUEST_STATES) {
      const reached = new Set([state]);
      for (const one of reached) for (const { to } of REQUEST_MOVES[one]) reached.add(to);
      expect([...reached].some((one) => !isOpen(one))).toBe(true);
    }
  });
});

describe('ages', () => {
  it('are counted while the registrant has the request, not while the auditor has', () => {
    expect(overdueDays({ state: 'in_progress', dueOn: '2026-03-01' }, '2026-03-04')).toBe(3);
    expect(overdueDays({ state: 'in_progress', dueOn: '2026-03-04' }, '2026-03-04')).toBeNull();
    for (const state of ['draft', 'delivered', 'closed', 'withdrawn', 'not_applicable'] as const)
      expect(overdueDays({ state, dueOn: '2026-03-01' }, '2026-03-04')).toBeNull();
  });

  it('are reported by owner and band, and every request that waits is in one of them', () => {
    const row = fc.record({
      state: fc.constantFrom(...REQUEST_STATES),
      owner: fc.constantFrom('Ines', 'Mei', null),
      openDays: fc.integer({ min: 0, max: 90 }),
      overdueDays: fc.constantFrom(null, 4),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
        const waiting = rows.filter(({ state }) => isOpen(state) && !['draft', 'delivered'].includes(state));
        const lines = ageingOf(rows);
        expect(lines.reduce((sum, { count }) => sum + count, 0)).toBe(waiting.length);
        for (const { owner, band, count } of lines) {
          const of = waiting.filter((one) => (one.owner ?? 'Nobody yet') === owner && ageBand(one.openDays) === band);
          expect(count).toBe(of.length);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the file of a population', () => {
  const row = { subjectId: 'id-1', vendorId: 'v-1', label: 'One', happenedOn: null, ref: 'SV-0001', tier: 'T1' };

  it('numbers its items and ends each with the record’s id', () => {
    const file = fileOf([row, { ...row, subjectId: 'id-2' }], [{ id: 'ref', header: 'Reference' }]);
    expect(file).toEqual({
      columns: ['Item', 'Reference', 'Record id'],
      rows: [
        [1, 'SV-0001', 'id-1'],
        [2, 'SV-0001', 'id-2'],
      ],
    });
  });

  it('states totals that add up, what was left out, and the query in one line', () => {
    const totals = totalsOf([row, { ...row, tier: 'T2' }, row], { column: 'tier', header: 'Tier' });
    expect(totals).toEqual([
      { label: 'Rows', value: 3 },
      { label: 'Vendors', value: 1 },
      { label: 'Tier: T1', value: 2 },
      { label: 'Tier: T2', value: 1 },
    ]);
    const leftOut = [{ reason: 'ended', count: 4 }];
    expect(reconciles({ rows: 3, leftOut, source: 7 })).toBe(true);
    expect(reconciles({ rows: 3, leftOut, source: 8 })).toBe(false);
    const notes = notesOf({
      words: 'All',
      code: 'SELECT\n  1',
      parameters: { vendor: null },
      totals,
      leftOut,
      source: 7,
    });
    expect(notes).toContain('Query in code: SELECT 1');
    expect(notes).toContain('Left out, ended: 4');
  });
});

describe('the report of a list', () => {
  it('has a line for each request', () => {
    const line = {
      ...{ ref: 'RQ-0001', number: 1, auditorRef: 'A-1', control: 'TST-02', wanted: 'Logs', format: 'CSV' },
      ...{ periodFrom: '2026-01-01', periodTo: '2026-12-31', vendorName: null, populationRef: null, sampleRef: null },
      ...{ requestedAt: null, dueOn: '2026-05-01', owner: null, stateWords: 'Requested', overdueDays: 2, openDays: 9 },
      ...{ deliveredItems: 0, deliveredDigests: [], deliveredAt: null, closedBy: null, closedAt: null },
    };
    const list = { ref: 'RL-0001', title: 'Interim', auditFirm: 'Penhallow', periodCode: 'FY2026', items: [line] };
    const report = requestCsv(list, '2026-05-03T08:00:00.000Z');
    expect(report.filter).toBe('Penhallow; period FY2026');
    expect(report.rows).toHaveLength(1);
    expect(report.rows[0]).toHaveLength(report.columns.length);
    expect(report.rows[0]).toContain('Logs');
  });
});

describe('a request in somebody’s hands', () => {
  it('is not begun anew while it waits for its check', () => {
    for (const state of REQUEST_STATES)
      expect(refusalToStart({ ref: 'RQ-0001', state })?.code).toBe(
        state === 'internal_check' ? 'move-not-allowed' : undefined,
      );
  });

  it('changes hands while it is open and somebody has it', () => {
    for (const state of REQUEST_STATES) {
      expect(refusalToChangeOwner({ ref: 'RQ-0001', state, ownerId: null })).not.toBeNull();
      expect(refusalToChangeOwner({ ref: 'RQ-0001', state, ownerId: 'dana' }) === null).toBe(isOpen(state));
    }
  });
});
