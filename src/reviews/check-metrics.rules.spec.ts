import fc from 'fast-check';
import { readShippedCatalogue } from '../catalogue/catalogue.file';
import { COMPUTED_METRICS, measure } from './check-metrics.rules';
import type { Measured } from './metric.rules';
import { inForceOn, missedObjectives, type ExerciseFact, type PlanFact, type RegisterFacts } from './register.rules';
import { linesOf, refusalsOfNothing, type LineSources } from './submission-line.rules';

const { requirements, vocabularies } = readShippedCatalogue();
const of = (id: string) => requirements.find((one) => one.id === id)!;

const PLAN: PlanFact = {
  ...{
    versionId: 'v1',
    planRef: 'PL-0001',
    title: 'DR',
    kind: 'DR',
    label: '3.2',
    number: 1,
    state: 'vendor_approved',
  },
  ...{
    serviceIds: ['s1'],
    presentSections: ['scope'],
    approvedOn: '2026-02-01',
    approvedBy: 'Avery',
    reviewDueOn: null,
    offlineCopy: true,
  },
  ...{ contentSha256: 'a'.repeat(64), effectiveFrom: null, effectiveTo: null },
  steps: [
    { owner: 'Floor lead', systemName: 'Orders' },
    { owner: ' ', systemName: null },
  ],
  coverage: [{ type: 'facility_damage', process: 'Move', solution: 'Tucson', notApplicableReason: null }],
};
const EXERCISE: ExerciseFact = {
  ...{ id: 'e1', ref: 'EX-0001', title: 'Failover', kind: 'functional', state: 'aar_issued', stateReason: null },
  ...{ serviceId: 's1', planVersionId: 'v1', planLabel: 'PL-0001 3.2', on: '2026-05-16', held: true },
  ...{ observedByRegistrant: true, clockBasis: 'disruption', rtoObjectiveMinutes: 60, achievedRtoMinutes: 167 },
  ...{
    achievedRtoFromDisruptionMinutes: 167,
    rpoObjectiveMinutes: 15,
    achievedRpoMinutes: 9,
    notRecoveredReason: null,
  },
  ...{ returnedToNormalOn: null, reportedOn: '2026-05-30', outcome: null, steps: 2, ratings: ['P', 'M'] },
  results: [
    { outcome: 'pass', reason: null, disposition: 'keep' },
    { outcome: 'not_performed', reason: 'Out of time', disposition: null },
  ],
};
const EMPTY: RegisterFacts = {
  ...{ today: '2026-06-01', vendor: { contractNoticeMinutes: null }, services: [], plans: [], exercises: [] },
  ...{
    contacts: [],
    findings: [],
    files: [],
    impact: [],
    alternates: [],
    disruptions: { events: [], reliability: [] },
    programme: { drills: [], restores: [] },
  },
  dependencies: { register: [], subOutsourcers: [] },
  assurance: { periodOf: {}, services: [], soc2: [], certificates: [] },
};
const FULL: RegisterFacts = { ...EMPTY, plans: [PLAN], exercises: [EXERCISE] };

const on = (id: string, facts: RegisterFacts): Measured => ({
  ...{ facts, requirement: of(id), obligationId: 'o1', serviceId: 's1', tier: 'T1' },
  disruptionTypes: Object.keys(vocabularies.disruptionType),
});
const valuesOf = (id: string, facts: RegisterFacts) =>
  Object.fromEntries(of(id).checks.map((check) => [check.id, measure(on(id, facts), check)]));

describe('metrics', () => {
  it('are each asked for by the catalogue', () => {
    const asked = requirements.flatMap((one) => one.checks.map((check) => check.metric));
    expect(COMPUTED_METRICS.filter((metric) => !asked.includes(metric))).toEqual([]);
  });

  it('of plans and exercises have no value while there is none', () => {
    for (const id of ['PLN-01', 'PLN-02', 'PLN-03', 'PLN-06', 'TST-02', 'TST-05'])
      for (const value of Object.values(valuesOf(id, EMPTY))) expect(value).toBeNull();
  });

  it('of a plan count its steps, owners, gaps and age', () => {
    expect(valuesOf('PLN-02', FULL)).toMatchObject({ steps_numbered: 2, steps_have_owner: 1 });
    expect(valuesOf('PLN-03', FULL)).toMatchObject({ matrix_complete: 9, na_has_reason: 0 });
    expect(valuesOf('PLN-04', FULL)).toMatchObject({ review_age: 120, offline_copy: true });
  });

  it('of an exercise compare achieved with objective and count what was really performed', () => {
    expect(valuesOf('TST-02', FULL)).toEqual({
      ...{
        step_coverage: 100,
        steps_performed: 50,
        skipped_explained: 0,
        version_match: true,
        kind_strong_enough: true,
      },
    });
    expect(valuesOf('TST-05', FULL)).toMatchObject({ rto_met: 107, rpo_met: -6, miss_has_finding: 2 });
    expect(valuesOf('TST-06', FULL)).toMatchObject({ issued_in_time: 14, every_step_dispositioned: 1 });
    expect(missedObjectives(EXERCISE)).toEqual(['RTO', '1 rated M or U']);
  });

  it('take a plan as in force from its approval until it is replaced', () => {
    expect(inForceOn(PLAN, '2026-02-01')).toBe(true);
    expect(inForceOn(PLAN, '2026-01-31')).toBe(false);
    expect(inForceOn({ ...PLAN, effectiveFrom: '2026-03-01', effectiveTo: '2026-05-16' }, '2026-05-16')).toBe(false);
    expect(inForceOn(undefined, '2026-05-16')).toBe(false);
  });
});

describe('lines of a submission', () => {
  const sources = (ids: string[], more: Partial<LineSources> = {}): LineSources => ({
    obligations: ids.map((id) => ({ id, serviceId: 's1', requirement: of(id) })),
    ...{ uses: [], plans: [PLAN], exercises: [EXERCISE], elsewhere: [], ...more },
    period: { startsOn: '2026-01-01', endsOn: '2026-12-31' },
  });

  it('take the plan version and the exercise that serve the obligation, once each', () => {
    const lines = linesOf(sources(['PLN-02', 'PLN-03', 'TST-02', 'TST-05']));
    expect(lines.map((line) => [line.kind, line.targetId])).toEqual([
      ['plan_version', 'v1'],
      ['exercise', 'e1'],
    ]);
    expect(linesOf(sources(['PLN-01']))).toEqual([]);
    expect(linesOf(sources(['PLN-02'], { plans: [{ ...PLAN, state: 'draft' }] }))).toEqual([]);
    expect(linesOf(sources(['TST-02'], { elsewhere: ['e1'] }))).toEqual([]);
    expect(linesOf(sources(['TST-02'], { exercises: [{ ...EXERCISE, serviceId: 's2' }] }))).toEqual([]);
  });

  it('are never made out of nothing', () => {
    const ids = requirements.filter((one) => one.scope === 'service').map((one) => one.id);
    fc.assert(
      fc.property(fc.subarray(ids, { minLength: 1 }), fc.subarray(ids), (wanted, withFile) => {
        const from = sources(wanted, {
          uses: withFile.filter((id) => wanted.includes(id)).map((id) => ({ useId: `u${id}`, obligationId: id })),
        });
        const bare = { ...from, plans: [], exercises: [], acceptedEarlier: [] };
        const refused = refusalsOfNothing(bare, linesOf(bare)).map((one) => Number(one.pointer?.split('/').pop()));
        expect(refused).toEqual(wanted.flatMap((id, index) => (withFile.includes(id) ? [] : [index])));
      }),
    );
  });
});
