import type { DependencyMetricFacts } from './dependency-fact.rules';
import { age, type Measured, type Metric } from './metric.rules';

const mine = ({ facts, serviceId }: Measured) =>
  facts.dependencies.register.filter((one) => serviceId === null || one.serviceId === serviceId);

/** The service's register, once the vendor has given its word on all of it; one that only came with links says nothing. */
function confirmedRegister(on: Measured): DependencyMetricFacts['register'] | null {
  const register = mine(on);
  return register.length === 0 || register.every(({ usOn }) => usOn === null) ? null : register;
}

export const DEPENDENCY_METRICS: Record<string, Metric> = {
  'dependencies.not_confirmed_by_both': (on) => {
    const register = confirmedRegister(on);
    return register && register.filter(({ shared, confirmed }) => shared && !confirmed).length;
  },
  'dependencies.rto_longer_than_dependent_service': (on) => {
    const shared = confirmedRegister(on)?.filter((one) => one.shared);
    if (!shared) return null;
    const slower = shared.filter((one) => one.slower === true).length;
    return slower === 0 && shared.some((one) => one.slower === null) ? null : slower;
  },
  // The oldest word counts: one line that nobody looked at leaves the inventory unconfirmed.
  'inventory.last_confirmed_age_days': (on) => {
    const register = mine({ ...on, serviceId: null });
    const days = register.flatMap(({ usOn }) => usOn ?? []).sort();
    return register.length === 0 || days.length < register.length ? null : age(on, days[0]);
  },
  'subservice.unassessed_critical': (on) => {
    const all = on.facts.dependencies.subOutsourcers.filter(
      ({ serviceIds }) => on.serviceId === null || serviceIds.length === 0 || serviceIds.includes(on.serviceId),
    );
    return all.length === 0 ? null : all.filter(({ critical, assessed }) => critical && !assessed).length;
  },
};
