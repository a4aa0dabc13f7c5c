import fc from 'fast-check';
import { nextFiscalYear } from './fiscal-year.rules';
import {
  isReopened,
  PERIOD_MOVES,
  PERIOD_STATES,
  refusalToChangeIn,
  refusalToDecideReopening,
  refusalToLock,
  refusalToMovePeriod,
  refusalToOpenPeriod,
  refusalToPlanPeriod,
  takesChanges,
  type PeriodState,
} from './period.rules';

const period = (startsOn: string, endsOn: string, code = 'FY') => ({ code, startsOn, endsOn });
const anyState = fc.constantFrom(...PERIOD_STATES);

describe('compliance periods', () => {
  it('are a fiscal year, of 53 weeks at most with room for a changed year end', () => {
    expect(refusalToPlanPeriod(period('2026-01-01', '2026-12-31'), [])).toBeNull();
    expect(refusalToPlanPeriod(period('2026-02-01', '2027-02-06'), [])).toBeNull();
    expect(refusalToPlanPeriod(period('2026-01-01', '2027-01-16'), [])).toBeNull();
    expect(refusalToPlanPeriod(period('2026-01-01', '2027-01-17'), [])?.code).toBe('longer_than_a_fiscal_year');
    expect(refusalToPlanPeriod(period('2026-01-01', '2026-01-01'), [])?.code).toBe('ends_before_start');
  });

  it('share no day', () => {
    const others = [period('2026-01-01', '2026-12-31', 'FY2026')];
    expect(refusalToPlanPeriod(period('2027-01-01', '2027-12-31'), others)).toBeNull();
    expect(refusalToPlanPeriod(period('2026-12-31', '2027-12-30'), others)?.reason).toContain('FY2026');
    expect(refusalToPlanPeriod(period('2025-01-01', '2026-01-01'), others)?.code).toBe('overlaps');
  });

  it('are opened once', () => {
    const openable = PERIOD_STATES.filter((state) => refusalToOpenPeriod(state) === null);
    expect(openable).toEqual(['planned']);
  });

  it('move only as the table says, and never out of the archive', () => {
    fc.assert(
      fc.property(anyState, anyState, (from, to) => {
        expect(refusalToMovePeriod(from, to) === null).toBe(PERIOD_MOVES[from].includes(to));
      }),
    );
    expect(PERIOD_STATES.flatMap((from) => (PERIOD_MOVES[from].includes('reopened') ? [from] : []))).toEqual([
      'locked',
    ]);
    expect(PERIOD_MOVES.archived).toEqual([]);
  });

  it('take changes from the opening to the lock, and after a reopening', () => {
    expect(PERIOD_STATES.filter(takesChanges)).toEqual(['open', 'closing', 'reopened']);
    fc.assert(
      fc.property(anyState, (state) => {
        const refusal = refusalToChangeIn({ code: 'FY2026', state });
        expect(refusal === null).toBe(takesChanges(state));
        if (state === 'locked' || state === 'archived') expect(refusal?.code).toBe('period-locked');
      }),
    );
  });

  it('are never locked over an obligation without a conclusion', () => {
    fc.assert(
      fc.property(anyState, fc.nat({ max: 50 }), (state, unconcluded) => {
        const refusal = refusalToLock({ code: 'FY2026', state, unconcluded });
        const closes: PeriodState[] = ['closing', 'reopened'];
        expect(refusal === null).toBe(closes.includes(state) && unconcluded === 0);
      }),
    );
    expect(refusalToLock({ code: 'FY2026', state: 'closing', unconcluded: 1 })?.reason).toMatch(/^One obligation has/);
  });
});

describe('a reopening (SD-14)', () => {
  const people = fc.constantFrom('ines', 'ruben', 'mei', 'harriet');

  it('is decided by somebody else, once, while it is asked for', () => {
    const asked = { state: 'requested' as const, requestedBy: 'ines', approvedBy: ['ruben'] };
    expect(refusalToDecideReopening(asked, 'ines')?.code).toBe('own-request');
    expect(refusalToDecideReopening(asked, 'ruben')?.code).toBe('approved-already');
    expect(refusalToDecideReopening(asked, 'mei')).toBeNull();
    expect(refusalToDecideReopening({ ...asked, state: 'refused' }, 'mei')?.code).toBe('decided-already');
  });

  it('takes two different people, whoever clicks in whatever order', () => {
    fc.assert(
      fc.property(people, fc.array(people, { maxLength: 8 }), (requestedBy, clicks) => {
        const approvedBy: string[] = [];
        for (const who of clicks)
          if (!refusalToDecideReopening({ state: 'requested', requestedBy, approvedBy }, who)) approvedBy.push(who);
        const others = new Set(clicks.filter((who) => who !== requestedBy));
        expect(isReopened({ requestedBy, approvedBy })).toBe(others.size >= 2);
      }),
    );
  });
});

describe('the next fiscal year', () => {
  it('is the one that holds today, then the one after the last', () => {
    const first = nextFiscalYear({ fiscalYearEnd: '06-30', lastEndsOn: null, today: '2026-11-22' });
    expect(first).toEqual({ code: 'FY2027', startsOn: '2026-07-01', endsOn: '2027-06-30' });
    expect(nextFiscalYear({ fiscalYearEnd: '06-30', lastEndsOn: '2027-06-30', today: '2026-11-22' })).toEqual({
      ...{ code: 'FY2028', startsOn: '2027-07-01', endsOn: '2028-06-30' },
    });
  });

  it('ends on the last day of February whether or not it is the 29th', () => {
    expect(nextFiscalYear({ fiscalYearEnd: '02-29', lastEndsOn: '2027-02-28', today: '2026-11-22' }).endsOn).toBe(
      '2028-02-29',
    );
    expect(nextFiscalYear({ fiscalYearEnd: '02-29', lastEndsOn: '2028-02-29', today: '2026-11-22' }).endsOn).toBe(
      '2029-02-28',
    );
  });

  it('follows on without a gap, can be planned, and has a name of its own', () => {
    const ends = fc.constantFrom('12-31', '06-30', '02-29', '02-28', '09-30', '01-31', '03-15');
    const day = fc
      .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(ends, day, fc.option(day), (fiscalYearEnd, today, lastEndsOn) => {
        const years = [];
        let last = lastEndsOn;
        for (let i = 0; i < 3; i += 1) {
          const takenCodes = years.map((year) => year.code);
          const year = nextFiscalYear({ fiscalYearEnd, lastEndsOn: last, today, takenCodes });
          expect(refusalToPlanPeriod(year, years)).toBeNull();
          if (last !== null) expect(Date.parse(year.startsOn) - Date.parse(last)).toBe(86_400_000);
          last = year.endsOn;
          years.push(year);
        }
        expect(new Set(years.map((year) => year.code)).size).toBe(3);
      }),
    );
  });
});
