import type { EntityManager } from 'typeorm';
import type { Tier } from '../../catalogue/words.rules';
import { alternatesOf } from './alternate-facts';
import { readColumns, type Columns } from './columns';
import { dependenciesOf } from './dependency-facts';
import type { Loss, LossFacts, ServiceFacts } from './loss-facts.rules';
import { placesLost } from './place-reads';
import { reachOf } from './reach-reads';

export interface ServiceTraits extends ServiceFacts {
  tier: Tier | null;
  icfrRelevant: boolean;
}

/** For whom, and on which day, a loss is simulated. */
export interface Onlooker {
  /** Shared identities are theirs to see. */
  seesResources: boolean;
  /** ISO date: agreements that have not begun or are over count for nothing. */
  today: string;
}

export interface LossGround extends LossFacts {
  services: ServiceTraits[];
}

const SERVICES = `
  SELECT s.id, s.vendor_id, s.tier, s.icfr_relevant::int AS icfr, o.rto_minutes, coalesce(o.mtpd_minutes, a.mtpd_minutes) AS mtpd_minutes, o.mbco_pct
  FROM (SELECT id FROM unnest($1::uuid[]) AS asked (id) UNION SELECT x.id FROM service x JOIN unnest($2::uuid[]) AS provider (id) ON provider.id = x.vendor_id) c
  JOIN service s ON s.id = c.id AND s.state = 'active'
  JOIN vendor v ON v.id = s.vendor_id AND v.state NOT IN ('prospect', 'exited')
  LEFT JOIN objective_set o ON o.service_id = s.id AND o.superseded_at IS NULL AND o.effective_from IS NOT NULL
  LEFT JOIN impact_assessment a ON a.service_id = s.id AND a.state = 'in_force'`;

const NAMES = ['id', 'vendor_id', 'tier', 'icfr', 'rto_minutes', 'mtpd_minutes', 'mbco_pct'] as const;

/**
 * Everything that the simulation of these losses has to know: the services that they can reach, with what those rest on
 * of the kinds that the losses can touch. Everything else would come out untouched. Few statements, however many vendors there are.
 */
export async function readGround(
  manager: EntityManager,
  losses: readonly Loss[],
  { seesResources, today }: Onlooker,
): Promise<LossGround> {
  const places = await placesLost(manager, losses, seesResources);
  const reach = await reachOf(manager, { losses, places, seesResources });
  const parameters = [reach.serviceIds, reach.providerIds];
  const services = servicesIn(await readColumns(manager, NAMES, { sql: SERVICES, parameters }));
  const serviceIds = services.map(({ id }) => id);
  const asked = { serviceIds, losses, places, byKind: reach.byKind };
  const dependencies = await dependenciesOf(manager, { ...asked, seesResources });
  const atPlaces = reach.byKind.get('site') ?? new Set();
  const alternates = await alternatesOf(manager, {
    ...{ losses, places, today },
    serviceIds: serviceIds.filter((id) => atPlaces.has(id)),
  });
  return { services, dependencies: [...dependencies, ...alternates] };
}

function servicesIn({ rows, columns }: Columns<(typeof NAMES)[number]>): ServiceTraits[] {
  const tierOf = (text: string | undefined) => (text ? (text as Tier) : null);
  return Array.from({ length: rows }, (_, i) => ({
    id: columns.id[i] ?? '',
    vendorId: columns.vendor_id[i] ?? '',
    tier: tierOf(columns.tier[i]),
    icfrRelevant: columns.icfr[i] === '1',
    rtoMinutes: wholeOrNull(columns.rto_minutes[i]),
    mtpdMinutes: wholeOrNull(columns.mtpd_minutes[i]),
    mbcoPct: wholeOrNull(columns.mbco_pct[i]),
  }));
}

const wholeOrNull = (text: string | undefined): number | null => (text ? Number(text) : null);
