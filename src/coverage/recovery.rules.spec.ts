import { ageOfProofDays, recoveryResultOf, resultOf } from './recovery.rules';

describe('recovery against objective', () => {
  it.each([
    [240, 240, 'achieved'],
    [240, 241, 'missed'],
    [0, 0, 'achieved'],
    [0, 1, 'missed'],
    [null, 10, 'not_measured'],
    [10, null, 'not_measured'],
  ] as const)('objective %s, achieved %s: %s', (objective, achieved, expected) => {
    expect(resultOf(objective, achieved)).toBe(expected);
  });

  const facts = {
    rtoObjectiveMinutes: 240,
    rpoObjectiveMinutes: 15,
    achievedRtoMinutes: 192,
    achievedRpoMinutes: 10,
    notRecoveredReason: null,
  };

  it('is missed when either objective is', () => {
    expect(recoveryResultOf(facts)).toEqual({ rto: 'achieved', rpo: 'achieved', missed: false });
    expect(recoveryResultOf({ ...facts, achievedRpoMinutes: 16 })).toEqual({
      rto: 'achieved',
      rpo: 'missed',
      missed: true,
    });
    expect(recoveryResultOf({ ...facts, achievedRtoMinutes: 300 }).missed).toBe(true);
  });

  it('is missed by what never recovered, though no time was logged', () => {
    const result = recoveryResultOf({
      ...facts,
      achievedRtoMinutes: null,
      notRecoveredReason: 'The site stayed down.',
    });
    expect(result).toMatchObject({ rto: 'missed', missed: true });
  });

  it('is not missed where nothing was measured', () => {
    expect(recoveryResultOf({ ...facts, achievedRtoMinutes: null, achievedRpoMinutes: null })).toEqual({
      rto: 'not_measured',
      rpo: 'not_measured',
      missed: false,
    });
  });

  it('ages by whole days and never below zero', () => {
    expect(ageOfProofDays('2026-11-20', '2026-11-21')).toBe(1);
    expect(ageOfProofDays('2026-11-22', '2026-11-21')).toBe(0);
  });
});
