import type { ObjectiveFacts, ScopeDecisionFacts, ServiceFacts, SiteFacts, SystemFacts } from '../snapshot.model';
import { columns, ownedBy, people, rows, times } from '../../foundation/sql-columns';
import type { Registers } from './registers';

type Owned<T> = T & { ownerId: string };

const SERVICE = `
  SELECT ${columns('id', 'ref', 'name', 'category', 'description', 'state', 'tier', 'flags', 'icfr_relevant', 'icfr_reason')},
    ARRAY(SELECT s.name FROM service_site x JOIN site s ON s.id = x.site_id WHERE x.service_id = service.id ORDER BY s.name) AS sites,
    ARRAY(SELECT s.name FROM service_system x JOIN it_system s ON s.id = x.system_id WHERE x.service_id = service.id ORDER BY s.name) AS systems
  FROM service WHERE vendor_id = $1 ORDER BY ref`;

const DECISION = `
  SELECT service_id AS "ownerId", ${columns('proposed_tier', 'proposed_score', 'proposed_reason', 'previous_tier', 'tier', 'flags', 'icfr_relevant', 'icfr_reason', 'accounts', 'reason', 'needs_approval', 'approval_grounds', 'approval', 'approval_reason', 'effective_from::text')},
    ${people('decided_by', 'approved_by')}, ${times('decided_at', 'approved_at')}
  FROM scope_decision WHERE vendor_id = $1 ORDER BY scope_decision.decided_at, id`;

const OBJECTIVE = `
  SELECT service_id AS "ownerId", ${columns('rto_minutes', 'rpo_minutes', 'mtpd_minutes', 'wrt_minutes', 'mbco_pct', 'note', 'effective_from::text')},
    ${people('proposed_by', 'vendor_accepted_by', 'registrant_accepted_by')},
    ${times('proposed_at', 'vendor_accepted_at', 'registrant_accepted_at', 'superseded_at')}
  FROM objective_set WHERE vendor_id = $1 ORDER BY objective_set.proposed_at, id`;

/** The vendor's services with every scope decision and objective set ever made, oldest first. */
export async function readServices({ manager, vendorId }: Registers): Promise<ServiceFacts[]> {
  const services = await rows<Omit<ServiceFacts, 'decisions' | 'objectives'>>(manager, SERVICE, [vendorId]);
  const decisions = await rows<Owned<ScopeDecisionFacts>>(manager, DECISION, [vendorId]);
  const objectives = await rows<Owned<ObjectiveFacts>>(manager, OBJECTIVE, [vendorId]);
  return services.map((service) => ({
    ...service,
    decisions: ownedBy(decisions, service.id),
    objectives: ownedBy(objectives, service.id),
  }));
}

export function readSites({ manager, vendorId }: Registers): Promise<SiteFacts[]> {
  const what = columns('name', 'kind', 'city', 'region', 'country', 'time_zone', 'hazard_zones');
  return rows(manager, `SELECT ${what} FROM site WHERE vendor_id = $1 ORDER BY name`, [vendorId]);
}

export function readSystems({ manager, vendorId }: Registers): Promise<SystemFacts[]> {
  const what = columns('name', 'kind', 'description');
  return rows(manager, `SELECT ${what} FROM it_system WHERE vendor_id = $1 ORDER BY name`, [vendorId]);
}
