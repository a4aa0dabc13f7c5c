import type { Check, Requirement } from '../catalogue/catalogue.rules';
import { measure } from './check-metrics.rules';
import type { DisruptionFact, ReliabilityFact } from './disruption-fact.rules';
import type { Measured } from './metric.rules';
import type { RegisterFacts } from './register.rules';

const storm: DisruptionFact = {
  ...{ ref: 'DS-0001', obligationIds: ['o1'], returnedToNormalOn: null, reportedOn: '2026-02-10', undecidedSteps: 2 },
  services: [
    {
      ...{ serviceId: 's1', ref: 'SV-0001', rtoObjectiveMinutes: 60, rpoObjectiveMinutes: 15 },
      ...{ achievedRtoMinutes: 88, achievedRpoMinutes: 9, verifiedOn: '2026-01-26' },
    },
  ],
  reconciliations: [{ serviceId: 's1', processedCount: 412, comparedCount: 412, differenceCount: 3, resolvedCount: 1 }],
  controls: [{ verdict: 'operated' }, { verdict: 'did_not_operate' }],
  partsWithFinding: [],
};

const value = (
  metric: string,
  given: { event?: Partial<DisruptionFact>; reliability?: ReliabilityFact[]; of?: string },
) => {
  const events = [{ ...storm, ...given.event }];
  const facts = { exercises: [], findings: [], disruptions: { events, reliability: given.reliability ?? [] } };
  const on: Measured = {
    ...{ facts: facts as unknown as RegisterFacts, requirement: {} as Requirement, tier: 'T1', disruptionTypes: [] },
    ...{ obligationId: given.of ?? 'o1', serviceId: 's1' },
  };
  return measure(on, { metric, params: {} } as unknown as Check);
};

describe('checks of a requirement that a real event made due', () => {
  it('are measured on the event, not on an exercise', () => {
    expect(value('exercise.achieved_rto_minus_objective', {})).toBe(28);
    expect(value('exercise.achieved_rpo_minus_objective', {})).toBe(-6);
    expect(value('exercise.missed_objectives_without_finding', {})).toBe(1);
    expect(value('exercise.missed_objectives_without_finding', { event: { partsWithFinding: ['rto SV-0001'] } })).toBe(
      0,
    );
    expect(value('aar.days_after_event', {})).toBe(15);
    expect(value('aar.steps_without_disposition', {})).toBe(2);
    expect(value('exercise.failback_tested_within_24_months', {})).toBe(false);
    expect(value('exercise.achieved_rto_minus_objective', { of: 'another' })).toBeNull();
  });

  it('stay not evaluated while there is nothing to measure: that is never a pass', () => {
    expect(value('recovery.unreconciled_items', {})).toBe(2);
    expect(value('recovery.unreconciled_items', { event: { reconciliations: [] } })).toBeNull();
    expect(value('recovery.key_controls_not_operating', {})).toBe(1);
    expect(value('recovery.key_controls_not_operating', { event: { controls: [] } })).toBeNull();
    expect(value('recovery.key_controls_not_operating', { event: { controls: [{ verdict: null }] } })).toBeNull();
    expect(value('aar.days_after_event', { event: { reportedOn: null } })).toBeNull();
  });
});

describe('checks of emergency-call reliability', () => {
  const of = (more: Partial<ReliabilityFact>): ReliabilityFact => ({
    ...{ obligationId: 'o1', stance: 'certified', explained: true, decision: null, ...more },
  });

  it('count areas that are neither certified nor covered by an accepted alternative', () => {
    const areas = (list: ReliabilityFact[]) => value('sector.reliability_areas_not_certified', { reliability: list });
    expect(areas([])).toBeNull();
    expect(areas([of({}), of({}), of({ stance: 'alternative' })])).toBe(1);
    expect(areas([of({}), of({}), of({ stance: 'alternative', decision: 'accepted' })])).toBe(0);
    expect(areas([of({}), of({}), of({ stance: 'alternative', decision: 'finding' })])).toBe(1);
    expect(value('sector.reliability_alternatives_without_explanation', { reliability: [of({})] })).toBe(0);
  });
});
