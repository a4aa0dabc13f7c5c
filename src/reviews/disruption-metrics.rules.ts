import { missed } from '../exercises/exercise.rules';
import { daysBetween } from '../obligations/iso-date.rules';
import type { DisruptionFact, ReliabilityFact } from './disruption-fact.rules';
import { EXERCISE_METRICS } from './exercise-metrics.rules';
import { unreconciledItems } from '../disruptions/reconciliation.rules';
import type { Measured, Metric } from './metric.rules';

const AREAS = 3;

const eventOf = ({ facts, obligationId }: Measured): DisruptionFact | undefined =>
  facts.disruptions.events.find(({ obligationIds }) => obligationIds.includes(obligationId));

const servicesOf = (event: DisruptionFact, { serviceId }: Measured) =>
  event.services.filter((one) => serviceId === null || one.serviceId === serviceId);

/** Of the event where the event made the requirement due; of an exercise otherwise. */
const ofEvent =
  (metric: string, measure: (event: DisruptionFact, on: Measured) => number | boolean | null): Metric =>
  (on, check) => {
    const event = eventOf(on);
    return event ? measure(event, on) : (EXERCISE_METRICS[metric]?.(on, check) ?? null);
  };

/** The worst of the services; not measured where one has an objective and no time. */
function worstOver(pairs: readonly [achieved: number | null, objective: number | null][]): number | null {
  const known = pairs.filter(([, objective]) => objective !== null);
  if (known.length === 0 || known.some(([achieved]) => achieved === null)) return null;
  return Math.max(...known.map(([achieved, objective]) => (achieved ?? 0) - (objective ?? 0)));
}

function missedWithoutFinding(event: DisruptionFact, on: Measured): number {
  return servicesOf(event, on)
    .flatMap((one) => [
      ...(missed(one.achievedRtoMinutes, one.rtoObjectiveMinutes) ? [`rto ${one.ref}`] : []),
      ...(missed(one.achievedRpoMinutes, one.rpoObjectiveMinutes) ? [`rpo ${one.ref}`] : []),
    ])
    .filter((part) => !event.partsWithFinding.includes(part)).length;
}

function daysToReport(event: DisruptionFact, on: Measured): number | null {
  const verified = servicesOf(event, on).flatMap(({ verifiedOn }) => verifiedOn ?? []);
  const last = verified.toSorted().at(-1);
  return last === undefined || event.reportedOn === null ? null : Math.max(0, daysBetween(last, event.reportedOn));
}

const EVENTS: Record<string, (event: DisruptionFact, on: Measured) => number | boolean | null> = {
  'exercise.achieved_rto_minus_objective': (event, on) =>
    worstOver(servicesOf(event, on).map((one) => [one.achievedRtoMinutes, one.rtoObjectiveMinutes])),
  'exercise.achieved_rpo_minus_objective': (event, on) =>
    worstOver(servicesOf(event, on).map((one) => [one.achievedRpoMinutes, one.rpoObjectiveMinutes])),
  'exercise.clock_basis_recorded': () => true,
  'exercise.failback_tested_within_24_months': (event) => event.returnedToNormalOn !== null,
  'exercise.missed_objectives_without_finding': missedWithoutFinding,
  'aar.days_after_event': daysToReport,
  'aar.steps_without_disposition': (event) => (event.reportedOn === null ? null : event.undecidedSteps),
  'aar.gaps_without_finding': missedWithoutFinding,
  'recovery.unreconciled_items': (event, on) => {
    const ids = servicesOf(event, on).map(({ serviceId }) => serviceId);
    const own = event.reconciliations.filter(({ serviceId }) => ids.includes(serviceId));
    const isWhole = ids.every((id) => own.some(({ serviceId }) => serviceId === id));
    return isWhole ? own.reduce((sum, one) => sum + unreconciledItems(one), 0) : null;
  },
  // What our reviewer saw counts; a control that nobody looked at is no pass.
  'recovery.key_controls_not_operating': ({ controls }) =>
    controls.length === 0 || controls.some(({ verdict }) => verdict === null)
      ? null
      : controls.filter(({ verdict }) => verdict === 'did_not_operate').length,
};

const reliabilityOf = ({ facts, obligationId }: Measured): ReliabilityFact[] =>
  facts.disruptions.reliability.filter((one) => one.obligationId === obligationId);

/** Metrics that a real event answers; beside them those of emergency-call reliability. */
export const DISRUPTION_METRICS: Record<string, Metric> = {
  ...Object.fromEntries(Object.entries(EVENTS).map(([metric, measure]) => [metric, ofEvent(metric, measure)])),
  'sector.reliability_areas_not_certified': (on) => {
    const stated = reliabilityOf(on);
    if (stated.length === 0) return null;
    const stands = stated.filter(({ stance, decision }) => stance === 'certified' || decision === 'accepted');
    return AREAS - stands.length;
  },
  'sector.reliability_alternatives_without_explanation': (on) => {
    const stated = reliabilityOf(on);
    if (stated.length === 0) return null;
    return stated.filter(({ stance, explained }) => stance === 'alternative' && !explained).length;
  },
};
