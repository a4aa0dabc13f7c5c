import type { Obligation } from './obligation.rules';
import { refusalToNote, staysAsNoted } from './progress-note.rules';
import { refusalToRelease, scheduleChange, type Standing } from './schedule.rules';

const wanted = (requirementCode: string, occurrence: string, dueOn = '2026-12-31'): Obligation => ({
  ...{ requirementCode, serviceId: 's1', dueOn, dueRule: 'Annual', occurrence },
});
const standing = (change: Partial<Standing> = {}): Standing => ({
  ...{ id: 'o1', requirementCode: 'TST-01', serviceId: 's1', occurrenceKey: 'year', occurrence: 1 },
  ...{ dueOn: '2026-12-31', dueRule: 'Annual', progress: 'not_started', conclusion: null },
  ...change,
});

describe('scheduling again', () => {
  it('adds what is missing and counts on', () => {
    const change = scheduleChange(
      [standing({ occurrenceKey: 'Q1' })],
      [wanted('TST-01', 'Q1'), wanted('TST-01', 'Q2'), wanted('TST-01', 'Q3'), wanted('PLN-01', 'year')],
    );
    expect(change.added.map((one) => [one.requirementCode, one.occurrence, one.number])).toEqual([
      ['TST-01', 'Q2', 2],
      ['TST-01', 'Q3', 3],
      ['PLN-01', 'year', 1],
    ]);
    expect(change.kept).toBe(1);
  });

  it('changes nothing the second time', () => {
    expect(scheduleChange([standing()], [wanted('TST-01', 'year')])).toEqual({
      ...{ added: [], rescheduled: [], reinstated: [], noLongerRequired: [], kept: 1 },
    });
  });

  it('dates again only what nobody has begun', () => {
    const later = [wanted('TST-01', 'year', '2026-11-30')];
    expect(scheduleChange([standing()], later).rescheduled).toHaveLength(1);
    expect(scheduleChange([standing({ progress: 'in_progress' })], later).rescheduled).toEqual([]);
    expect(scheduleChange([standing({ conclusion: 'not_met' })], later).rescheduled).toEqual([]);
  });

  it('names what is no longer required, also when it was begun, and keeps what was concluded', () => {
    const begun = standing({ progress: 'in_progress' });
    expect(scheduleChange([begun], []).noLongerRequired).toEqual([begun]);
    expect(scheduleChange([standing({ conclusion: 'met' })], []).noLongerRequired).toEqual([]);
  });

  it('takes back a release when the requirement applies again', () => {
    const released = standing({ conclusion: 'not_applicable' });
    expect(scheduleChange([released], [wanted('TST-01', 'year')]).reinstated).toEqual([released]);
    const reviewed = standing({ conclusion: 'not_applicable', progress: 'submitted' });
    expect(scheduleChange([reviewed], [wanted('TST-01', 'year')]).reinstated).toEqual([]);
  });
});

describe('a release', () => {
  it('is for what nothing asks for and nobody submitted', () => {
    const change = (progress: Standing['progress']) => scheduleChange([standing({ progress })], []);
    expect(refusalToRelease(change('not_started'), 'o1')).toBeNull();
    expect(refusalToRelease(change('in_progress'), 'o1')).toBeNull();
    expect(refusalToRelease(change('submitted'), 'o1')?.code).toBe('submitted');
    expect(refusalToRelease(scheduleChange([standing()], [wanted('TST-01', 'year')]), 'o1')?.code).toBe(
      'still_required',
    );
  });
});

describe('notes of progress', () => {
  const note = { from: 'not_started', to: 'in_progress', conclusion: null, by: 'owner' } as const;

  it('are the owner’s, forward', () => {
    expect(refusalToNote(note)).toBeNull();
    expect(refusalToNote({ ...note, to: 'submitted' })).toBeNull();
    expect(refusalToNote({ ...note, by: 'registrant' })?.code).toBe('not_the_owner');
  });

  it('hand back what was submitted, unless it is concluded as met', () => {
    const back = { from: 'submitted', to: 'in_progress', by: 'registrant', conclusion: 'under_review' } as const;
    expect(refusalToNote(back)).toBeNull();
    expect(refusalToNote({ ...back, conclusion: 'met' })?.code).toBe('concluded');
    expect(refusalToNote({ ...back, to: 'not_started' })?.code).toBe('not_the_owner');
  });

  it('leave a submission standing when the owner brings more', () => {
    expect(staysAsNoted({ ...note, from: 'submitted' })).toBe(true);
    expect(staysAsNoted({ ...note, from: 'submitted', by: 'registrant' })).toBe(false);
    expect(staysAsNoted({ ...note, from: 'in_progress' })).toBe(true);
  });
});
