import fc from 'fast-check';
import { completionDay, type Accepted } from './completion-day.rules';
import { addDays } from './iso-date.rules';

const nothing: Accepted = { exercises: [], plans: [], files: [] };
const year = { startsOn: '2026-01-01', concludedOn: '2026-10-05' };

describe('the day on which a thing was done', () => {
  it('is the day of the exercise, not of its review', () => {
    expect(completionDay({ ...nothing, exercises: ['2026-06-11'], files: ['2026-09-30'] }, year)).toBe('2026-06-11');
  });

  it('is the last of several exercises, also of one held before the period', () => {
    expect(completionDay({ ...nothing, exercises: ['2026-03-01', '2026-06-11'] }, year)).toBe('2026-06-11');
    expect(completionDay({ ...nothing, exercises: ['2025-11-20'] }, year)).toBe('2025-11-20');
  });

  it('is the day a plan came into force, and the making of a drill’s record', () => {
    expect(completionDay({ ...nothing, plans: ['2026-04-02'], files: ['2026-05-01'] }, year)).toBe('2026-04-02');
    expect(completionDay({ ...nothing, files: ['2026-05-01', '2026-02-10'] }, year)).toBe('2026-05-01');
  });

  it('is not the day of an old plan or policy that still holds', () => {
    expect(completionDay({ ...nothing, plans: ['2024-04-02'], files: ['2019-05-01'] }, year)).toBeNull();
  });

  it('is never after the conclusion, and always one of the days given', () => {
    const days = fc.array(fc.integer({ min: 0, max: 1500 }).map((offset) => addDays('2024-01-01', offset)));
    fc.assert(
      fc.property(days, days, days, (exercises, plans, files) => {
        const day = completionDay({ exercises, plans, files }, year);
        if (day === null) return;
        expect(day <= year.concludedOn).toBe(true);
        expect([...exercises, ...plans, ...files]).toContain(day);
      }),
    );
  });
});
