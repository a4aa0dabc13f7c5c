import { countedMinutes, sharedZones } from '../outsourced-services/alternates/alternate.rules';
import type { AlternateFact } from './alternate-fact.rules';
import { myServices, type Measured, type Metric } from './metric.rules';

const mine = (on: Measured): AlternateFact[] => {
  const ids = myServices(on).map(({ id }) => id);
  return on.facts.alternates.filter(({ serviceIds }) => serviceIds.some((id) => ids.includes(id)));
};

/** Without a place there is nothing to measure, and nothing passes. */
const ofPlaces =
  (measure: (places: AlternateFact[], on: Measured) => number | boolean | null): Metric =>
  (on) => {
    const places = mine(on);
    return places.length === 0 ? null : measure(places, on);
  };

export const ALTERNATE_METRICS: Record<string, Metric> = {
  // The place that stays longest counts: one that stands through the period is enough. No end is no expiry.
  'altsite.agreement_expires_before_period_end': ofPlaces((places) => {
    const known = places.filter(({ periodEnd }) => periodEnd !== null);
    if (known.length === 0) return null;
    return known.every(({ agreementTo, periodEnd }) => agreementTo !== null && agreementTo < (periodEnd ?? ''));
  }),
  // The place that shares least counts; hazards that nobody recorded are not "none".
  'altsite.shared_hazard_zones': ofPlaces((places) => {
    const counts = places.flatMap(({ hazardZones, siteHazardZones }) => {
      const shared = sharedZones(hazardZones, siteHazardZones);
      return shared === null ? [] : [shared.length];
    });
    return counts.length === 0 ? null : Math.min(...counts);
  }),
  'altsite.activation_minutes_minus_rto': ofPlaces((places, on) => {
    const objectives = myServices(on).flatMap(({ rtoMinutes }) => rtoMinutes ?? []);
    const minutes = places.flatMap((place) => countedMinutes(place) ?? []);
    return objectives.length === 0 || minutes.length === 0 ? null : Math.min(...minutes) - Math.min(...objectives);
  }),
};
