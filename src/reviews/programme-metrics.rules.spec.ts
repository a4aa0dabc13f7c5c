import fc from 'fast-check';
import { readShippedCatalogue } from '../catalogue/catalogue.file';
import { COMPUTED_METRICS, measure } from './check-metrics.rules';
import type { ProgrammeFacts, RestoreFact } from './programme-fact.rules';
import type { RegisterFacts } from './register.rules';

const { requirements } = readShippedCatalogue();
const RESTORE: RestoreFact = {
  ...{ serviceId: 's1', on: '2026-05-01', sampleFailures: 0, differencesOpen: 3 },
  ...{ achievedRpoMinutes: 12, rpoObjectiveMinutes: 15 },
};
const DRILL = { on: '2026-05-01', called: 40, reachedWithinTarget: 37, registrantReached: true };

function measured(requirementId: string, metric: string, programme: ProgrammeFacts) {
  const requirement = requirements.find((one) => one.id === requirementId)!;
  const check = requirement.checks.find((one) => one.metric === metric)!;
  const facts: RegisterFacts = {
    ...{ today: '2026-11-22', vendor: { contractNoticeMinutes: null }, services: [], plans: [], exercises: [] },
    ...{
      contacts: [],
      findings: [],
      files: [],
      impact: [],
      alternates: [],
      disruptions: { events: [], reliability: [] },
      programme,
    },
    dependencies: { register: [], subOutsourcers: [] },
    assurance: { periodOf: {}, services: [], soc2: [], certificates: [] },
  };
  return measure({ facts, requirement, obligationId: 'o1', serviceId: 's1', tier: 'T1', disruptionTypes: [] }, check);
}

const METRICS: [requirement: string, metric: string][] = [
  ['TST-03', 'drill.reached_within_target_pct'],
  ['TST-03', 'drill.registrant_contact_reached'],
  ['TST-04', 'restore.sample_failures'],
  ['TST-04', 'restore.achieved_rpo_minus_objective'],
  ['TST-04', 'restore.reconciliation_differences_open'],
];

describe('metrics of drills and restore tests', () => {
  it('are computed, each for a check of the catalogue', () => {
    for (const [id, metric] of METRICS) {
      expect(COMPUTED_METRICS).toContain(metric);
      expect(requirements.find((one) => one.id === id)?.checks.some((check) => check.metric === metric)).toBe(true);
    }
  });

  it('have no value, and so never pass, where nothing was held', () => {
    for (const [id, metric] of METRICS) expect(measured(id, metric, { drills: [], restores: [] })).toBeNull();
    const other = { drills: [], restores: [{ ...RESTORE, serviceId: 's2' }] };
    expect(measured('TST-04', 'restore.sample_failures', other)).toBeNull();
  });

  it('read the last of them', () => {
    const older = { ...DRILL, on: '2025-05-01', reachedWithinTarget: 40, registrantReached: false };
    const programme = {
      drills: [DRILL, older],
      restores: [RESTORE, { ...RESTORE, on: '2025-05-01', differencesOpen: 0 }],
    };
    expect(METRICS.map(([id, metric]) => measured(id, metric, programme))).toEqual([92, true, 0, -3, 3]);
  });

  it('do not take an unknown for a zero', () => {
    const unsaid = {
      drills: [{ ...DRILL, registrantReached: null }],
      restores: [{ ...RESTORE, achievedRpoMinutes: null }],
    };
    expect(measured('TST-03', 'drill.registrant_contact_reached', unsaid)).toBeNull();
    expect(measured('TST-04', 'restore.achieved_rpo_minus_objective', unsaid)).toBeNull();
  });

  it('never round a share up to the threshold', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(5000), (called, reached) => {
        const reachedWithinTarget = Math.min(called, reached);
        const programme = { drills: [{ ...DRILL, called, reachedWithinTarget }], restores: [] };
        const pct = Number(measured('TST-03', 'drill.reached_within_target_pct', programme));
        expect(pct >= 90).toBe(reachedWithinTarget * 10 >= called * 9);
      }),
    );
  });
});
