import type { Cause } from './loss-reasons.rules';

export interface Hop {
  serviceId: string;
  /** The dependency over which it is hit; null where its whole vendor is lost. */
  dependencyId: string | null;
}

type CausesOf = (serviceId: string) => readonly Cause[];

/** The shortest way from a service to what is lost, service by service. */
export function pathTo(serviceId: string, causesOf: CausesOf): Hop[] {
  const seen = new Set([serviceId]);
  let waiting: { at: string; way: Hop[] }[] = [{ at: serviceId, way: [] }];
  while (waiting.length > 0) {
    for (const { at, way } of waiting) {
      const last = lastHop(at, causesOf);
      if (last) return [...way, last];
    }
    waiting = waiting.flatMap(({ at, way }) =>
      onward(causesOf(at), seen).map(([next, dependencyId]) => ({
        at: next,
        way: [...way, { serviceId: at, dependencyId }],
      })),
    );
  }
  return [];
}

function lastHop(serviceId: string, causesOf: CausesOf): Hop | null {
  const causes = causesOf(serviceId);
  const own = ownCauseOf(causes);
  return own || causes.length === 0 ? { serviceId, dependencyId: own?.dependencyId ?? null } : null;
}

/* providers that no other way has come to yet */
function onward(causes: readonly Cause[], seen: Set<string>): [string, string][] {
  return causes.flatMap(({ dependencyId, providerServiceIds }) =>
    providerServiceIds.flatMap((id): [string, string][] => {
      if (seen.has(id)) return [];
      seen.add(id);
      return [[id, dependencyId]];
    }),
  );
}

const ownCauseOf = (causes: readonly Cause[]): Cause | undefined =>
  causes.find(({ effect }) => effect === 'lost') ?? causes.find(({ effect }) => effect !== 'provider_hit');
