import type { ImpactFact } from './impact-fact.rules';
import { myServices, type Measured, type Metric } from './metric.rules';

type Agreed = ImpactFact & { objectives: NonNullable<ImpactFact['objectives']> };

const mine = (on: Measured): ImpactFact[] => {
  const ids = myServices(on).map(({ id }) => id);
  return on.facts.impact.filter(({ serviceId }) => ids.includes(serviceId));
};
const agreed = (on: Measured): Agreed[] => mine(on).filter((one): one is Agreed => one.objectives !== null);

/** Services whose impact nobody has agreed; null where there is no service. */
const notAssessed: Metric = (on) => {
  const facts = mine(on);
  return facts.length === 0 ? null : facts.filter(({ isAssessed }) => !isAssessed).length;
};

const over = (on: Measured): number[] =>
  agreed(on).flatMap(({ objectives: { rpoMinutes, backups } }) =>
    backups.map(({ intervalMinutes, copyLagMinutes }) => intervalMinutes + copyLagMinutes - rpoMinutes),
  );

export const IMPACT_METRICS: Record<string, Metric> = {
  'bia.services_missing': notAssessed,
  // An assessment in force gives an outage, or says that none is ever unacceptable: only without one neither is known.
  'bia.services_without_mtpd': (on) => {
    const facts = mine(on);
    return facts.length === 0 ? null : facts.filter((one) => !one.isAssessed && one.mtpdMinutes === null).length;
  },
  // Where no assessment is in force and the objectives name no outage, there is nothing to compare with.
  'objectives.rto_not_below_mtpd_count': (on) => {
    const known = agreed(on).filter((one) => one.isAssessed || one.mtpdMinutes !== null);
    if (known.length === 0) return null;
    return known.filter(({ mtpdMinutes, objectives }) => mtpdMinutes !== null && objectives.rtoMinutes >= mtpdMinutes)
      .length;
  },
  // Services whose objectives name no backup say nothing about it.
  'objectives.backup_interval_plus_lag_gt_rpo_count': (on) => {
    const minutes = over(on);
    return minutes.length === 0 ? null : minutes.filter((one) => one > 0).length;
  },
  'backup.interval_plus_lag_minutes_minus_rpo': (on) => {
    const minutes = over(on);
    return minutes.length === 0 ? null : Math.max(...minutes);
  },
};
