import { PERIOD_STATES, refusalToOpenPeriod, refusalToPlanPeriod } from './period.rules';

const period = (startsOn: string, endsOn: string, code = 'FY') => ({ code, startsOn, endsOn });

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
});
