import fc from 'fast-check';
import { addDays } from '../../obligations/iso-date.rules';
import {
  disruptionsAgainst,
  type KnownDisruption,
  eventsAgainst,
  LAST_DAYS,
  partSpokenOf,
  refusalToState,
  signedFrom,
  type StatingFacts,
} from './none-occurred.rules';
import { noneOccurredText } from './none-occurred-text.rules';

const day = fc.integer({ min: 0, max: 1500 }).map((n) => addDays('2024-01-01', n));
const period = fc
  .tuple(day, fc.integer({ min: 27, max: 400 }))
  .map(([startsOn, length]) => ({ startsOn, endsOn: addDays(startsOn, length) }));
const event = fc.record({
  id: fc.uuid(),
  event: fc.constantFrom('exercise_completed', 'disruption_recovered', 'site_change'),
  on: day,
  serviceId: fc.constantFrom(null, 'a', 'b'),
});
const lookedFor = { events: ['exercise_completed', 'disruption_recovered'], serviceId: 'a' };

const facts = (given: Partial<StatingFacts>): StatingFacts => ({
  ...{
    occurrenceKey: 'none_occurred',
    today: '2026-12-20',
    against: [],
    contradicting: [],
    stands: false,
    conclusion: null,
  },
  period: { startsOn: '2026-01-01', endsOn: '2026-12-31', state: 'open' },
  ...given,
});

describe('a statement that nothing occurred', () => {
  it('is contradicted by exactly the events of its kinds, of its service or the whole vendor, in its period', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 20 }), period, (recorded, within) => {
        const against = eventsAgainst(recorded, lookedFor, within);
        const counts = recorded.filter(
          (one) =>
            one.event !== 'site_change' &&
            one.serviceId !== 'b' &&
            one.on >= within.startsOn &&
            one.on <= within.endsOn,
        );
        expect(new Set(against)).toEqual(new Set(counts));
        expect(against.map(({ on }) => on)).toEqual(against.map(({ on }) => on).sort());
      }),
    );
  });

  it('is signed in the last 45 days of the period or later, never of a day that has not come', () => {
    fc.assert(
      fc.property(period, day, (within, today) => {
        const refusal = refusalToState(facts({ period: { ...within, state: 'open' }, today }));
        expect(refusal?.code ?? null).toBe(today < addDays(within.endsOn, 1 - LAST_DAYS) ? 'too_early' : null);
        const { from, to } = partSpokenOf(within, today);
        expect(from).toBe(within.startsOn);
        expect(to <= today && to <= within.endsOn).toBe(true);
      }),
    );
    expect(signedFrom({ startsOn: '2026-01-01', endsOn: '2026-12-31' })).toBe('2026-11-17');
  });

  it('is never signed once such an event is recorded, whatever else holds', () => {
    const signing = fc.record({ period, today: day, stands: fc.boolean() });
    fc.assert(
      fc.property(signing, fc.array(event, { minLength: 1, maxLength: 5 }), (given, all) => {
        const against = eventsAgainst(all, lookedFor, given.period);
        fc.pre(against.length > 0);
        const held = { ...given.period, state: 'open' };
        expect(refusalToState(facts({ ...given, period: held, against }))?.code).toBe('occurred');
      }),
    );
  });

  it('is signed once, in an open period, where the calendar asks for it and nothing is concluded', () => {
    expect(refusalToState(facts({}))).toBeNull();
    expect(refusalToState(facts({ stands: true }))?.code).toBe('stands');
    expect(refusalToState(facts({ conclusion: 'not_applicable' }))?.code).toBe('concluded');
    expect(refusalToState(facts({ occurrenceKey: 'year' }))?.code).toBe('not_asked');
    const locked = { startsOn: '2026-01-01', endsOn: '2026-12-31', state: 'locked' };
    expect(refusalToState(facts({ period: locked }))?.code).toBe('period_closed');
  });

  it('says what it spoke of, and what follows where the period goes on', () => {
    const shown = {
      ...{ requirementCode: 'TST-05', title: 'Recovery in  time', vendor: 'Quill LLC', registrant: 'Tarnbrook, Inc.' },
      ...{ service: 'Voice', periodCode: 'FY2026', periodEndsOn: '2026-12-31', dueOn: '2026-12-31' },
      ...{ from: '2026-01-01', to: '2026-12-20', events: ['an exercise ended'], sentence: 'No exercise took place.' },
      ...{ signerName: 'Avery Quill', signerTitle: 'COO' },
    };
    const text = noneOccurredText(shown);
    expect(text).toContain(
      'From 2026-01-01 to 2026-12-20 none of the events listed below occurred at Quill LLC for Voice, except: none. I am Avery Quill, COO,',
    );
    expect(text).toContain('\nEvents\n- an exercise ended\n');
    expect(text).toContain('The period ends on 2026-12-31.');
    expect(text.endsWith('\n')).toBe(true);
    expect(noneOccurredText({ ...shown, to: '2026-12-31' })).not.toContain('After this day');
  });
});

describe('a recorded disruption', () => {
  const period = { startsOn: '2026-01-01', endsOn: '2026-12-31' };
  const storm = {
    ...{ id: 'd', ref: 'DS-0001', title: 'Ice storm', occurredOn: '2026-01-26', recoveredOn: '2026-01-26' },
    ...{ wasActivated: true, serviceIds: ['a'] },
  };
  const looked = { events: ['disruption_recovered'], serviceId: 'a' };
  const against = (more: Partial<KnownDisruption>) =>
    disruptionsAgainst([{ ...storm, ...more }], looked, period).map(({ contradicts }) => contradicts);

  it('contradicts "none occurred" when a plan was started, and as long as it lasts', () => {
    expect(against({})).toEqual([true]);
    expect(against({ wasActivated: false })).toEqual([false]);
    expect(against({ wasActivated: false, recoveredOn: null })).toEqual([true]);
  });

  it('does so for its own services and its own period only', () => {
    expect(against({ serviceIds: ['b'] })).toEqual([]);
    expect(against({ occurredOn: '2027-01-02', recoveredOn: '2027-01-02' })).toEqual([]);
    expect(against({ occurredOn: '2025-12-30', recoveredOn: '2025-12-31' })).toEqual([]);
    expect(against({ occurredOn: '2025-12-30', recoveredOn: '2026-01-01' })).toEqual([true]);
    expect(disruptionsAgainst([storm], { ...looked, events: ['exercise_completed'] }, period)).toEqual([]);
  });
});
