import type { ServiceOutcome } from './loss.rules';

export interface Hop {
  serviceId: string;
  /** The dependency over which it is hit; null where its whole vendor is lost. */
  dependencyId: string | null;
}

/** For each service the shortest way from it to what is lost, service by service. */
export function pathsOf(outcomes: readonly ServiceOutcome[]): Map<string, Hop[]> {
  const paths = new Map<string, Hop[]>();
  let waiting = outcomes.filter((one) => {
    const own =
      one.causes.find(({ effect }) => effect === 'lost') ?? one.causes.find(({ effect }) => effect !== 'provider_hit');
    if (own || one.causes.length === 0)
      paths.set(one.serviceId, [{ serviceId: one.serviceId, dependencyId: own?.dependencyId ?? null }]);
    return !paths.has(one.serviceId);
  });
  for (;;) {
    const found = waiting.flatMap((one) => stepFrom(one, paths));
    if (found.length === 0) return paths;
    for (const path of found) paths.set(path[0].serviceId, path);
    waiting = waiting.filter(({ serviceId }) => !paths.has(serviceId));
  }
}

function stepFrom({ serviceId, causes }: ServiceOutcome, paths: ReadonlyMap<string, Hop[]>): [Hop, ...Hop[]][] {
  for (const { dependencyId, providerServiceIds } of causes) {
    const onward = providerServiceIds.map((id) => paths.get(id)).find((path) => path !== undefined);
    if (onward) return [[{ serviceId, dependencyId }, ...onward]];
  }
  return [];
}
