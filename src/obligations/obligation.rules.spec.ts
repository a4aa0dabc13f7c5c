import fc from 'fast-check';
import { FLAGS, TIERS } from '../catalogue/catalogue.rules';
import { readShippedCatalogue } from '../catalogue/catalogue.file';
import {
  CONCLUSIONS,
  obligationsFor,
  programmeObligations,
  PROGRESS,
  PROGRESS_MOVES,
  refusalToConclude,
  refusalToMoveProgress,
  stateOf,
  type Obligation,
  type ObligedService,
} from './obligation.rules';

const { requirements } = readShippedCatalogue();
const period = { startsOn: '2026-01-01', endsOn: '2026-12-31' };
const voice: ObligedService = { id: 'voice', tier: 'T1', flags: ['customer_contact', 'icfr_relevant'] };
const letters: ObligedService = { id: 'letters', tier: 'T3', flags: [] };

const of = (list: Obligation[], code: string): Obligation[] => list.filter((one) => one.requirementCode === code);

describe('the obligations of a vendor', () => {
  const both = obligationsFor({ requirements, services: [voice, letters], vendorTier: 'T1', period });

  it('arise per service for service requirements', () => {
    expect(of(both, 'TST-02').map((one) => one.serviceId)).toEqual(['voice', 'letters']);
    expect(of(both, 'PLN-01').map((one) => one.serviceId)).toEqual(['voice']);
    expect(of(both, 'PLN-06').map((one) => one.serviceId)).toEqual(['letters']);
  });

  it('arise once for the vendor, with the tier of its highest service and all flags together', () => {
    expect(of(both, 'GOV-01')).toEqual([
      {
        requirementCode: 'GOV-01',
        serviceId: null,
        dueOn: '2026-12-31',
        dueRule: 'Annual: first instance, due by the end of the period',
        occurrence: 'year',
      },
    ]);
    expect(of(both, 'GOV-02').map((one) => one.occurrence)).toContain('change_confirmation:Q1');
    expect(of(both, 'IMP-01').map((one) => one.occurrence)).toEqual(['Q1', 'Q2', 'Q3', 'Q4']);
  });

  it('never include the registrant programme', () => {
    expect(['GOV-03', 'INV-04', 'REC-01'].flatMap((code) => of(both, code))).toEqual([]);
  });

  it('take history into account', () => {
    const historyOf = (code: string, serviceId: string | null): { lastCompletedOn?: string } =>
      code === 'INV-02' && serviceId === 'voice' ? { lastCompletedOn: '2025-04-03' } : {};
    const list = obligationsFor({ requirements, services: [voice], vendorTier: 'T1', period, historyOf });
    expect(of(list, 'INV-02')[0]?.dueOn).toBe('2026-04-30');
  });

  it('are never two for the same requirement, service and occurrence, and grow with services', () => {
    const service = fc.record({ tier: fc.constantFrom(...TIERS), flags: fc.subarray([...FLAGS]) });
    fc.assert(
      fc.property(fc.array(service, { minLength: 1, maxLength: 4 }), (list) => {
        const services = list.map((one, index) => ({ ...one, id: `s${index}` }));
        const all = obligationsFor({ requirements, services, vendorTier: 'T1', period });
        const keys = all.map((one) => `${one.requirementCode}|${one.serviceId ?? ''}|${one.occurrence}`);
        expect(new Set(keys).size).toBe(keys.length);
        const fewer = obligationsFor({ requirements, services: services.slice(1), vendorTier: 'T1', period });
        expect(fewer.length).toBeLessThanOrEqual(all.length);
      }),
      { numRuns: 40 },
    );
  });
});

it('gives the programme its own obligations once per period', () => {
  const list = programmeObligations({ requirements, period });
  expect(list.map((one) => `${one.requirementCode} ${one.occurrence}`)).toEqual([
    'GOV-03 year',
    'INV-04 year',
    'REC-01 year',
    'REC-02 year',
    'REC-03 Q1',
    'REC-03 Q2',
    'REC-03 Q3',
    'REC-03 Q4',
  ]);
});

describe('progress and conclusion', () => {
  it('moves only along the table', () => {
    for (const from of PROGRESS)
      for (const to of PROGRESS)
        expect(refusalToMoveProgress(from, to) === null).toBe(PROGRESS_MOVES[from].includes(to));
    expect(refusalToMoveProgress('not_started', 'submitted')).toBe('progress_move_not_allowed');
    expect(refusalToMoveProgress('submitted', 'in_progress')).toBeNull();
  });

  it('concludes nothing as met that was not submitted, and no absence without a reason', () => {
    expect(refusalToConclude({ progress: 'in_progress', conclusion: 'met', reason: 'fine' })).toBe('nothing_submitted');
    expect(refusalToConclude({ progress: 'submitted', conclusion: 'met', reason: '' })).toBeNull();
    expect(refusalToConclude({ progress: 'not_started', conclusion: 'not_tested', reason: ' ' })).toBe(
      'reason_missing',
    );
    expect(refusalToConclude({ progress: 'not_started', conclusion: 'not_met', reason: '' })).toBeNull();
  });

  const open = { progress: 'in_progress', conclusion: null, dueOn: '2026-03-31' } as const;

  it('is due until the end of the day, soon from thirty days before', () => {
    expect(stateOf({ ...open, today: '2026-02-28' })).toMatchObject({ overdue: false, dueSoon: false });
    expect(stateOf({ ...open, today: '2026-03-01' })).toMatchObject({ overdue: false, dueSoon: true });
    expect(stateOf({ ...open, today: '2026-03-31' })).toMatchObject({ overdue: false, dueSoon: true });
    expect(stateOf({ ...open, today: '2026-04-01' })).toMatchObject({ overdue: true, dueSoon: false });
  });

  it('says how many days are left, or have gone', () => {
    const words = (today: string) => stateOf({ ...open, today }).dueWords;
    const days = ['2026-03-01', '2026-03-30', '2026-03-31', '2026-04-01', '2026-04-12'].map(words);
    expect(days).toEqual(['Due in 30 days', 'Due in 1 day', 'Due today', 'Overdue by 1 day', 'Overdue by 12 days']);
  });

  it('is neither once the vendor has submitted or the registrant has concluded', () => {
    const late = { ...open, today: '2027-01-01' };
    expect(stateOf({ ...late, progress: 'submitted' })).toEqual({
      state: 'submitted',
      overdue: false,
      dueSoon: false,
      dueWords: '',
      words: 'Submitted',
    });
    expect(stateOf({ ...late, conclusion: 'not_tested' })).toMatchObject({ overdue: false, words: 'Not tested' });
  });

  it('never prints an excepted item as met', () => {
    const excepted = { ...open, conclusion: 'excepted', today: '2026-11-21' } as const;
    expect(stateOf({ ...excepted, exceptionUntil: '2027-03-31' }).words).toBe(
      'Not met - approved exception until 2027-03-31',
    );
    expect(stateOf({ ...excepted, exceptionUntil: '2026-11-20' }).words).toBe(
      'Not met - approved exception expired on 2026-11-20',
    );
    expect(stateOf({ ...excepted, exceptionUntil: '2026-11-21' }).words).toContain('until 2026-11-21');
    expect(stateOf(excepted).words).toMatch(/^Not met/);
    expect(stateOf({ ...excepted, exceptionUntil: '2026-11-21' }).state).toBe('excepted');
    expect(stateOf({ ...excepted, exceptionUntil: '2026-11-20' }).state).toBe('not_met');
  });

  it('has words for every state, and never two flags at once', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-05-${String(n).padStart(2, '0')}`);
    const facts = fc.record({
      progress: fc.constantFrom(...PROGRESS),
      conclusion: fc.constantFrom(null, ...CONCLUSIONS),
      dueOn: day,
      today: day,
    });
    fc.assert(
      fc.property(facts, (some) => {
        const shown = stateOf(some);
        expect(shown.words).toMatch(/^[A-Z]/);
        expect(shown.overdue && shown.dueSoon).toBe(false);
        if (some.progress === 'submitted') expect(shown.overdue).toBe(false);
      }),
    );
  });
});
