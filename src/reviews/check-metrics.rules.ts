import { ASSURANCE_METRICS } from './assurance-metrics.rules';
import type { Check, CheckValue } from '../catalogue/catalogue.rules';
import { ALTERNATE_METRICS } from './alternate-metrics.rules';
import { DEPENDENCY_METRICS } from './dependency-metrics.rules';
import { DISRUPTION_METRICS } from './disruption-metrics.rules';
import { EXERCISE_METRICS } from './exercise-metrics.rules';
import { IMPACT_METRICS } from './impact-metrics.rules';
import { age, myServices, ofPlan, type Measured, type Metric } from './metric.rules';
import { PROGRAMME_METRICS } from './programme-metrics.rules';
import { planFor, type PlanFact } from './register.rules';

const stepsWithoutOwner = (plan: PlanFact) => plan.steps.filter((step) => (step.owner ?? '').trim() === '').length;

function listed(check: Check, name: string): string[] {
  const value = check.params[name];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

const PLANS: Record<string, Metric> = {
  'plan.coop_sections_missing': ofPlan(
    (plan, _, check) => listed(check, 'sections').filter((key) => !plan.presentSections.includes(key)).length,
    'COOP',
  ),
  'plan.services_not_covered': (on) =>
    on.serviceId === null ? null : planFor(on.facts, on.serviceId) ? 0 : on.facts.plans.length > 0 ? 1 : null,
  'plan.dr_steps_count': ofPlan((plan) => plan.steps.length, 'DR'),
  'plan.dr_steps_without_owner': ofPlan(stepsWithoutOwner, 'DR'),
  'plan.steps_count': ofPlan((plan) => plan.steps.length),
  'plan.steps_without_owner': ofPlan(stepsWithoutOwner),
  'plan.systems_not_covered': ofPlan((plan, on) => {
    const named = plan.steps.map((step) => (step.systemName ?? '').trim().toLowerCase());
    const systems = myServices(on).flatMap((service) => service.systems);
    return systems.length === 0 ? null : systems.filter((one) => !named.includes(one.trim().toLowerCase())).length;
  }, 'DR'),
  'plan.offline_copy_declared': ofPlan((plan) => plan.offlineCopy),
  'plan.last_review_age_days': ofPlan((plan, on) => age(on, plan.approvedOn)),
  'coverage.types_without_process_or_solution': ofPlan((plan, on) => {
    const done = plan.coverage.filter(
      (one) => one.notApplicableReason !== null || (one.process !== null && one.solution !== null),
    );
    return on.disruptionTypes.filter((type) => !done.some((one) => one.type === type)).length;
  }),
  // The register takes no "not applicable" without its reason, so what is recorded can be counted.
  'coverage.na_without_reason': ofPlan(
    (plan) =>
      plan.coverage.filter((one) => [one.process, one.solution, one.notApplicableReason].every((text) => !text)).length,
  ),
};

const OBJECTIVES: Record<string, Metric> = {
  'objectives.unaccepted_count': (on) =>
    myServices(on).filter((one) => !one.objectivesInForce || one.objectivesWaiting).length,
  'inventory.services_without_dependency': (on) =>
    on.facts.services.filter((one) => one.sites === 0 || one.systems.length === 0).length,
};

const VENDORS: Record<string, Metric> = {
  'vendor.continuity_roles_filled': ({ facts }) => {
    if (facts.contacts.length === 0) return null;
    const labels = facts.contacts.map((contact) => contact.roleLabel.toLowerCase());
    return ['executive', 'coordinator', 'deputy'].filter((role) => labels.some((label) => label.includes(role))).length;
  },
  // The oldest verification counts: one stale number is enough to miss somebody.
  'contacts.last_verified_age_days': (on) => {
    const { contacts } = on.facts;
    const verified = contacts.flatMap((contact) => contact.verifiedOn ?? []).sort();
    return contacts.length === 0 || verified.length < contacts.length ? null : age(on, verified[0]);
  },
  'contacts.channels_count': ({ facts }) =>
    facts.contacts.length === 0 ? null : Math.max(...facts.contacts.map((contact) => contact.channels)),
  'contract.notice_hours': ({ facts }) =>
    facts.vendor.contractNoticeMinutes === null ? null : Math.ceil(facts.vendor.contractNoticeMinutes / 60),
  'evidence.EV-POL.approval_age_days': (on) => {
    const files = on.facts.files.filter((file) => file.kind === 'EV-POL' && file.obligationId === on.obligationId);
    return age(
      on,
      files
        .map((file) => file.madeOn)
        .sort()
        .at(-1),
    );
  },
  'findings.overdue_high_or_critical': ({ facts }) =>
    facts.findings.filter(
      (one) => one.state === 'open' && ['high', 'critical'].includes(one.severity) && one.dueOn < facts.today,
    ).length,
  'findings.closed_by_owner': ({ facts }) => facts.findings.filter((one) => one.closedByOwner).length,
};

const METRICS: Record<string, Metric> = {
  ...PLANS,
  ...OBJECTIVES,
  ...IMPACT_METRICS,
  ...ALTERNATE_METRICS,
  ...EXERCISE_METRICS,
  ...DISRUPTION_METRICS,
  ...PROGRAMME_METRICS,
  ...DEPENDENCY_METRICS,
  ...ASSURANCE_METRICS,
  ...VENDORS,
};

/** Names of the metrics that can be computed from the registers today. */
export const COMPUTED_METRICS = Object.keys(METRICS);

/** The value of a check's metric, or null when the registers do not hold it; null is never a pass. */
export function measure(on: Measured, check: Check): CheckValue | null {
  return METRICS[check.metric]?.(on, check) ?? null;
}
