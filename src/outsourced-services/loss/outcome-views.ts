import type { EntityManager } from 'typeorm';
import type { LossGround, ServiceTraits } from './ground-reads';
import type { CauseView, RemainingView, SimulatedService } from './loss.dto';
import { pathTo, type Hop } from './loss-path.rules';
import type { Cause, Reasons, Remaining } from './loss-reasons.rules';
import type { Summed } from './loss-summary.rules';
import { STATE_WORDS } from './loss-words.rules';
import type { Simulation } from './loss.rules';
import type { DependencyName } from './dependency-name';
import { dependencyNamesOf, latestPeaks, serviceNamesOf, type ServiceName } from './outcome-names';
import type { PeakDemandView } from './peak-demand.dto';

interface Names {
  dependencies: ReadonlyMap<string, DependencyName>;
  services: ReadonlyMap<string, ServiceName>;
  peaks: ReadonlyMap<string, PeakDemandView>;
  traits: ReadonlyMap<string, ServiceTraits>;
}

type Shown = Summed & Reasons & { path: Hop[] };

/** Outcomes with all names that a reader needs; only these are looked up, so that a page costs a page. */
export async function describedOutcomes(
  manager: EntityManager,
  page: readonly Summed[],
  { ground, reasons, seesResources }: { ground: LossGround; reasons: Simulation['reasons']; seesResources: boolean },
): Promise<SimulatedService[]> {
  const shown = page.map((outcome): Shown => {
    const path = pathTo(outcome.serviceId, (serviceId) => reasons(serviceId).causes);
    return { ...outcome, ...reasons(outcome.serviceId), path };
  });
  const dependencyIds = shown.flatMap(({ causes, remaining, path }) =>
    [...causes, ...remaining, ...path].flatMap(({ dependencyId }) => dependencyId ?? []),
  );
  const serviceIds = shown.flatMap(({ serviceId, causes, path }) => [
    ...[serviceId, ...causes.flatMap((one) => one.providerServiceIds)],
    ...path.map((hop) => hop.serviceId),
  ]);
  const ids = shown.map(({ serviceId }) => serviceId);
  const names: Names = {
    dependencies: await dependencyNamesOf(manager, [...new Set(dependencyIds)], seesResources),
    services: await serviceNamesOf(manager, [...new Set(serviceIds)]),
    peaks: await latestPeaks(manager, ids),
    traits: new Map(ground.services.map((one) => [one.id, one])),
  };
  return shown.flatMap((outcome) => viewOf(outcome, names));
}

function viewOf(outcome: Shown, names: Names): SimulatedService[] {
  const service = names.services.get(outcome.serviceId);
  const traits = names.traits.get(outcome.serviceId);
  if (!service || !traits) return [];
  const { low, high } = outcome.capacity;
  return [
    {
      ...service,
      ...{ tier: traits.tier, icfrRelevant: traits.icfrRelevant, state: outcome.state },
      words: STATE_WORDS[outcome.state],
      survivingPct: low === high ? low : null,
      ...{ atLeastPct: low, atMostPct: high, atOncePct: outcome.atOncePct },
      resumesAfterMinutes: outcome.resumesAfterMinutes,
      ...{ rtoMinutes: traits.rtoMinutes, rto: outcome.rto, mtpdMinutes: traits.mtpdMinutes, mtpd: outcome.mtpd },
      ...{ mbcoPct: traits.mbcoPct, meetsMinimum: outcome.meetsMinimum, fallbackLost: outcome.fallbackLost },
      peak: names.peaks.get(outcome.serviceId) ?? null,
      causes: outcome.causes.flatMap((cause) => causeOf(cause, names)),
      remaining: outcome.remaining.flatMap((one) => remainingOf(one, names)),
      path: pathOf(outcome.path, names),
    },
  ];
}

function causeOf({ dependencyId, effect, lossKeys, providerServiceIds }: Cause, names: Names): CauseView[] {
  const found = names.dependencies.get(dependencyId);
  if (!found) return [];
  const { ref, kind, name, role, theirRtoMinutes, resourceId, resourceName } = found;
  const providers = providerServiceIds.flatMap((id) => {
    const provider = names.services.get(id);
    return provider ? [{ ...refOf(provider) }] : [];
  });
  const about = { dependencyId, dependencyRef: ref, kind, name, role, effect };
  return [{ ...about, theirRtoMinutes, lossKeys, resourceId, resourceName, providers }];
}

const refOf = ({ serviceId, name, vendorId, vendorName }: ServiceName) => ({
  ...{ serviceId, serviceName: name, vendorId, vendorName },
});

function remainingOf(one: Remaining, names: Names): RemainingView[] {
  const found = names.dependencies.get(one.dependencyId);
  if (!found) return [];
  const { name, kind, place } = found;
  const { low: atLeastPct, high: atMostPct } = one.capacity;
  const about = { dependencyId: one.dependencyId, name, kind, place, atLeastPct, atMostPct };
  return [{ ...about, afterMinutes: one.afterMinutes, basis: found.basis }];
}

function pathOf(path: readonly Hop[], { services, dependencies }: Names): string[] {
  return path.flatMap((hop, i) => {
    const service = services.get(hop.serviceId);
    const over = hop.dependencyId === null ? undefined : dependencies.get(hop.dependencyId);
    const own = i === 0 || !service ? [] : [`${service.vendorName}: ${service.name}`];
    return [...own, ...(over ? [over.name] : [])];
  });
}
