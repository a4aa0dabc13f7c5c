import type { Measured, Metric } from './metric.rules';
import type { RestoreFact } from './programme-fact.rules';

/** The last restore test of the service; of a vendor-wide requirement, the last of any. */
function lastRestore({ facts, serviceId }: Measured): RestoreFact | null {
  return facts.programme.restores.find((one) => serviceId === null || one.serviceId === serviceId) ?? null;
}

function achievedOver(restore: RestoreFact | null): number | null {
  if (restore === null || restore.achievedRpoMinutes === null || restore.rpoObjectiveMinutes === null) return null;
  return restore.achievedRpoMinutes - restore.rpoObjectiveMinutes;
}

/** Each is of the last drill or restore test: an older success does not stand for it. None held is not evaluated. */
export const PROGRAMME_METRICS: Record<string, Metric> = {
  'drill.reached_within_target_pct': ({ facts }) => {
    const [last] = facts.programme.drills;
    return last && last.called > 0 ? Math.floor((last.reachedWithinTarget * 100) / last.called) : null;
  },
  'drill.registrant_contact_reached': ({ facts }) => facts.programme.drills[0]?.registrantReached ?? null,
  'restore.sample_failures': (on) => lastRestore(on)?.sampleFailures ?? null,
  'restore.achieved_rpo_minus_objective': (on) => achievedOver(lastRestore(on)),
  'restore.reconciliation_differences_open': (on) => lastRestore(on)?.differencesOpen ?? null,
};
