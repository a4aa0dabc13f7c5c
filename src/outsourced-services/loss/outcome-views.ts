import type { EntityManager } from 'typeorm';
import type { LossGround, ServiceTraits } from './ground-reads';
import type { CauseView, RemainingView, SimulatedService } from './loss.dto';
import { pathsOf, type Hop } from './loss-path.rules';
import type { Summed } from './loss-summary.rules';
import { STATE_WORDS } from './loss-words.rules';
import { dependencyNamesOf, latestPeaks, serviceNamesOf, type DependencyName, type ServiceName } from './outcome-names';
import type { PeakDemandView } from './peak-demand.dto';

interface Names {
  dependencies: ReadonlyMap<string, DependencyName>;
  services: ReadonlyMap<string, ServiceName>;
  peaks: ReadonlyMap<string, PeakDemandView>;
  paths: ReadonlyMap<string, Hop[]>;
  traits: ReadonlyMap<string, ServiceTraits>;
}

/** Outcomes with all names that a reader needs; only these are looked up, so that a page costs a page. */
export async function describedOutcomes(
  manager: EntityManager,
  shown: readonly Summed[],
  at: { all: readonly Summed[]; ground: LossGround; seesResources: boolean },
): Promise<SimulatedService[]> {
  if (shown.length === 0) return [];
  const paths = pathsOf(at.all);
  const hops = shown.flatMap(({ serviceId }) => paths.get(serviceId) ?? []);
  const dependencyIds = [
    ...shown.flatMap(({ causes, remaining }) => [...causes, ...remaining].map(({ dependencyId }) => dependencyId)),
    ...hops.flatMap(({ dependencyId }) => dependencyId ?? []),
  ];
  const serviceIds = [
    ...shown.flatMap(({ serviceId, causes }) => [serviceId, ...causes.flatMap((one) => one.providerServiceIds)]),
    ...hops.map(({ serviceId }) => serviceId),
  ];
  const names: Names = {
    dependencies: await dependencyNamesOf(manager, [...new Set(dependencyIds)], at.seesResources),
    services: await serviceNamesOf(manager, [...new Set(serviceIds)]),
    peaks: await latestPeaks(
      manager,
      shown.map(({ serviceId }) => serviceId),
    ),
    paths,
    traits: new Map(at.ground.services.map((one) => [one.id, one])),
  };
  return shown.flatMap((outcome) => viewOf(outcome, names));
}

function viewOf(outcome: Summed, names: Names): SimulatedService[] {
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
      path: pathOf(outcome.serviceId, names),
    },
  ];
}

function causeOf(
  { dependencyId, effect, lossKeys, providerServiceIds }: Summed['causes'][number],
  names: Names,
): CauseView[] {
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

function remainingOf(one: Summed['remaining'][number], names: Names): RemainingView[] {
  const found = names.dependencies.get(one.dependencyId);
  if (!found) return [];
  const { name, kind, place } = found;
  const { low: atLeastPct, high: atMostPct } = one.capacity;
  const about = { dependencyId: one.dependencyId, name, kind, place, atLeastPct, atMostPct };
  return [{ ...about, afterMinutes: one.afterMinutes, basis: basisOf(found) }];
}

/** Who stands behind the figures of a dependency, and since when. */
export function basisOf({ termsOn, confirmedByUsOn, confirmedByThemOn, confirmedByThem }: DependencyName): string {
  const sides = [
    ...(confirmedByUsOn === null ? [] : [`confirmed by the vendor on ${confirmedByUsOn}`]),
    ...(confirmedByThemOn === null ? [] : [`confirmed by ${confirmedByThem} on ${confirmedByThemOn}`]),
  ];
  return [`stated on ${termsOn}`, ...(sides.length === 0 ? ['confirmed by nobody'] : sides)].join(', ');
}

function pathOf(serviceId: string, { paths, services, dependencies }: Names): string[] {
  return (paths.get(serviceId) ?? []).flatMap((hop, i) => {
    const service = services.get(hop.serviceId);
    const over = hop.dependencyId === null ? undefined : dependencies.get(hop.dependencyId);
    const own = i === 0 || !service ? [] : [`${service.vendorName}: ${service.name}`];
    return [...own, ...(over ? [over.name] : [])];
  });
}
