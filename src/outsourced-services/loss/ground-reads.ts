import type { EntityManager } from 'typeorm';
import type { Tier } from '../../catalogue/words.rules';
import { readColumns } from './columns';
import { dependenciesOf } from './dependency-facts';
import type { Loss, LossFacts, ServiceFacts } from './loss-facts.rules';
import { placesLost } from './place-reads';

export interface ServiceTraits extends ServiceFacts {
  tier: Tier | null;
  icfrRelevant: boolean;
}

export interface LossGround extends LossFacts {
  services: ServiceTraits[];
}

// Whoever a loss reaches: services that rest on it, and those that use a vendor whose service it reaches, and so on.
const reached = (seesResources: boolean): string => `
  WITH RECURSIVE touched AS (
    SELECT d.service_id, d.vendor_id FROM dependency d
    LEFT JOIN team t ON t.id = d.team_id LEFT JOIN data_set ds ON ds.id = d.data_set_id LEFT JOIN fourth_party f ON f.id = d.fourth_party_id
    WHERE d.ended_on IS NULL AND (
      coalesce(d.site_id, t.site_id) = ANY ($1) OR coalesce(d.system_id, ds.system_id) = ANY ($2) OR d.data_set_id = ANY ($3) OR d.team_id = ANY ($4)
      OR d.fourth_party_id = ANY ($5) OR coalesce(d.resource_id, f.resource_id) = ANY ($6) OR ($8 AND d.kind = 'cloud_region' AND d.resource_id IS NULL))
    UNION SELECT s.id, s.vendor_id FROM service s WHERE s.vendor_id = ANY ($7)
  ), provided AS (${seesResources ? PROVIDED : 'SELECT NULL::uuid AS provider_id, NULL::uuid AS service_id, NULL::uuid AS vendor_id WHERE false'}
  ), reached AS (
    SELECT service_id, vendor_id FROM touched
    UNION SELECT p.service_id, p.vendor_id FROM reached r JOIN provided p ON p.provider_id = r.vendor_id
  ), providers AS (
    SELECT DISTINCT p.provider_id FROM provided p WHERE p.service_id IN (SELECT service_id FROM reached)
  )`;
const PROVIDED = `
    SELECT r.own_vendor_id AS provider_id, d.service_id, d.vendor_id FROM shared_resource r JOIN dependency d ON d.resource_id = r.id
    WHERE r.own_vendor_id IS NOT NULL AND d.ended_on IS NULL
    UNION SELECT r.own_vendor_id, d.service_id, d.vendor_id FROM shared_resource r JOIN fourth_party f ON f.resource_id = r.id JOIN dependency d ON d.fourth_party_id = f.id
    WHERE r.own_vendor_id IS NOT NULL AND d.ended_on IS NULL AND d.resource_id IS NULL`;

const SERVICES = `
  SELECT s.id, s.vendor_id, s.tier, s.icfr_relevant::int AS icfr, o.rto_minutes, coalesce(o.mtpd_minutes, a.mtpd_minutes) AS mtpd_minutes, o.mbco_pct
  FROM service s
  JOIN vendor v ON v.id = s.vendor_id AND v.state NOT IN ('prospect', 'exited')
  LEFT JOIN objective_set o ON o.service_id = s.id AND o.superseded_at IS NULL AND o.effective_from IS NOT NULL
  LEFT JOIN impact_assessment a ON a.service_id = s.id AND a.state = 'in_force'
  WHERE s.state = 'active' AND (s.id IN (SELECT service_id FROM reached) OR s.vendor_id IN (SELECT provider_id FROM providers))`;

const NAMES = ['id', 'vendor_id', 'tier', 'icfr', 'rto_minutes', 'mtpd_minutes', 'mbco_pct'] as const;

/**
 * Everything that the simulation of these losses has to know: the services that they can reach with all that those rest
 * on. Other services would come out untouched. Few statements, however many vendors there are.
 */
export async function readGround(
  manager: EntityManager,
  losses: readonly Loss[],
  seesResources: boolean,
): Promise<LossGround> {
  const places = await placesLost(manager, losses, seesResources);
  const of = (kind: Loss['kind']) => losses.filter((one) => one.kind === kind).map(({ id }) => id);
  const sites = [...of('site'), ...places.sites.keys()];
  const parameters = [
    ...[sites, of('system'), of('data_set'), of('team'), of('fourth_party')],
    ...[[...of('resource'), ...places.resources.keys()], of('vendor'), places.zonesLost || places.regionsLost],
  ];
  const sql = `${reached(seesResources)} ${SERVICES}`;
  const rows = await readColumns(manager, NAMES, { sql, parameters });
  const services = rows.map((row) => ({
    id: row.id,
    vendorId: row.vendor_id,
    tier: row.tier === '' ? null : (row.tier as Tier),
    icfrRelevant: row.icfr === '1',
    rtoMinutes: wholeOrNull(row.rto_minutes),
    mtpdMinutes: wholeOrNull(row.mtpd_minutes),
    mbcoPct: wholeOrNull(row.mbco_pct),
  }));
  const serviceIds = services.map(({ id }) => id);
  return { services, dependencies: await dependenciesOf(manager, { serviceIds, losses, places, seesResources }) };
}

const wholeOrNull = (text: string): number | null => (text === '' ? null : Number(text));
