import fc from 'fast-check';
import {
  gradeOf,
  outOfPeriod,
  periodFit,
  refusalToChangeKind,
  refusalToDecide,
  refusalToRemoveUse,
  refusalToSupersede,
  refusalToUse,
  refusalToWithdraw,
} from './evidence.rules';
import type { Grade } from './evidence.words';

const FY = { from: '2026-01-01', to: '2026-12-31' };
const made = (madeOn: string) => ({ madeOn, periodFrom: null, periodTo: null });
const covers = (periodFrom: string, periodTo: string) => ({ madeOn: '2025-06-01', periodFrom, periodTo });

describe('evidence against a period', () => {
  it.each([
    [made('2026-01-01'), 'inside'],
    [made('2026-12-31'), 'inside'],
    [made('2025-12-31'), 'outside'],
    [made('2027-01-01'), 'outside'],
    [covers('2026-03-01', '2026-03-31'), 'inside'],
    [covers('2025-10-01', '2026-09-30'), 'partly'],
    [covers('2026-10-01', '2027-09-30'), 'partly'],
    [covers('2024-01-01', '2027-12-31'), 'inside'],
    [covers('2026-01-01', '2026-12-31'), 'inside'],
    [covers('2025-01-01', '2025-12-31'), 'outside'],
    [covers('2025-12-31', '2026-01-01'), 'partly'],
  ])('%j lies %s', (version, fit) => {
    expect(periodFit(version, FY)).toBe(fit);
    expect(outOfPeriod(version, FY)).toBe(fit === 'outside');
  });

  it('is out of period exactly when no day is shared', () => {
    const day = fc.date({ min: new Date('2025-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, day, (one, other) => {
        const [from = '', to = ''] = [one, other].map((d) => d.toISOString().slice(0, 10)).sort();
        const shared = from <= FY.to && FY.from <= to;
        expect(outOfPeriod(covers(from, to), FY)).toBe(!shared);
      }),
    );
  });
});

describe('a reliability grade', () => {
  const words: Record<Grade, string> = { A: 'a', B: 'b', C: 'c', D: 'd', E: 'e' };
  const grade = (kindGrade: Grade, sourceKind: Parameters<typeof gradeOf>[0]['sourceKind']) =>
    gradeOf({ kind: 'EV-SOC1', kindGrade, sourceKind, gradeWords: words }).grade;

  it('is that of the kind, unless the source cannot carry it', () => {
    expect(grade('A', 'issuer')).toBe('A');
    expect(grade('B', 'third_party')).toBe('B');
    expect(grade('A', 'system')).toBe('C');
    expect(grade('B', 'vendor_staff')).toBe('D');
    expect(grade('C', 'vendor_staff')).toBe('C');
    expect(grade('D', 'issuer')).toBe('D');
  });

  it('is E for every statement', () => {
    for (const kindGrade of ['A', 'B', 'C', 'D', 'E'] as const) expect(grade(kindGrade, 'statement')).toBe('E');
  });

  it('always says why', () => {
    const given = gradeOf({ kind: 'EV-RST', kindGrade: 'C', sourceKind: 'system', gradeWords: words });
    expect(given.reason).toBe('Default grade of EV-RST in the catalogue. c');
  });
});

describe('what can still be done with evidence', () => {
  const stands = { withdrawnAt: null, supersededBy: null };
  const withdrawn = { withdrawnAt: '2026-01-01T00:00:00.000Z', supersededBy: null };
  const superseded = { withdrawnAt: null, supersededBy: 'newer' };

  it('uses and newer versions only for what stands', () => {
    expect([refusalToUse(stands), refusalToSupersede(stands), refusalToWithdraw(stands)]).toEqual([null, null, null]);
    expect(refusalToUse(withdrawn)?.code).toBe('withdrawn');
    expect(refusalToUse(superseded)?.code).toBe('superseded');
    expect(refusalToSupersede(withdrawn)?.code).toBe('withdrawn');
    expect(refusalToSupersede(superseded)?.code).toBe('superseded');
    expect(refusalToWithdraw(withdrawn)?.code).toBe('withdrawn');
  });

  it('a use goes while nobody has decided on it', () => {
    expect(refusalToRemoveUse({ state: 'proposed' })).toBeNull();
    expect(refusalToRemoveUse({ state: 'accepted' })?.code).toBe('decided');
    expect(refusalToRemoveUse({ state: 'rejected' })?.code).toBe('decided');
  });

  it('a use is decided once, by somebody else', () => {
    expect(refusalToDecide({ state: 'proposed', createdBy: 'cleo' }, 'ines')).toBeNull();
    expect(refusalToDecide({ state: 'proposed', createdBy: 'cleo' }, 'cleo')?.code).toBe('own-evidence');
    expect(refusalToDecide({ state: 'accepted', createdBy: 'cleo' }, 'ines')?.code).toBe('decided');
  });

  it('a kind stays once somebody relied on it', () => {
    expect(refusalToChangeKind({ withdrawnAt: null, decidedUses: 0 })).toBeNull();
    expect(refusalToChangeKind({ withdrawnAt: null, decidedUses: 1 })?.code).toBe('decided');
    expect(refusalToChangeKind({ withdrawnAt: '2026-01-01T00:00:00.000Z', decidedUses: 0 })?.code).toBe('withdrawn');
  });
});
