import type { EntityManager } from 'typeorm';
import type { ObjectiveBasis } from './objective-set.entity';
import { breachesUnder } from './impact/objectives-on-impact.rules';
import type { ObjectiveSetView } from './objectives.dto';

type Times = 'proposedAt' | 'vendorAcceptedAt' | 'registrantAcceptedAt' | 'supersededAt';
type Lists = 'dependencies' | 'backups' | 'replications';
type Row = Omit<ObjectiveSetView, Times | Lists | 'state' | 'breaches'> & {
  basis: ObjectiveBasis;
  /** Of the assessment in force; both null without one. */
  bindingImpactId: string | null;
  bindingMtpdMinutes: number | null;
  proposedAt: Date;
  vendorAcceptedAt: Date | null;
  registrantAcceptedAt: Date | null;
  supersededAt: Date | null;
};

const SETS = `
  SELECT o.id, o.service_id AS "serviceId", rto_minutes AS "rtoMinutes", rpo_minutes AS "rpoMinutes", o.mtpd_minutes AS "mtpdMinutes",
    wrt_minutes AS "wrtMinutes", mbco_pct AS "mbcoPct", o.note, basis, app.person_name(o.proposed_by) AS "proposedByName", o.proposed_at AS "proposedAt",
    app.person_name(o.vendor_accepted_by) AS "vendorAcceptedByName", o.vendor_accepted_at AS "vendorAcceptedAt",
    app.person_name(o.registrant_accepted_by) AS "registrantAcceptedByName", o.registrant_accepted_at AS "registrantAcceptedAt",
    o.effective_from::text AS "effectiveFrom", o.superseded_at AS "supersededAt", r.ref AS "impactRef",
    b.id AS "bindingImpactId", b.mtpd_minutes AS "bindingMtpdMinutes"
  FROM objective_set o LEFT JOIN impact_assessment r ON r.id = o.impact_id
    LEFT JOIN impact_assessment b ON b.service_id = o.service_id AND b.state = 'in_force'
  WHERE o.service_id = ANY ($1) AND ($2::uuid IS NULL OR o.id = $2) AND (NOT $3 OR o.superseded_at IS NULL)
  ORDER BY o.proposed_at DESC, o.id DESC`;

export interface ObjectiveFilter {
  serviceIds: string[];
  id?: string;
  /** Leaves superseded sets out. */
  openOnly?: boolean;
}

/** Newest first. */
export async function objectiveSetsOf(manager: EntityManager, filter: ObjectiveFilter): Promise<ObjectiveSetView[]> {
  const { serviceIds, id = null, openOnly = false } = filter;
  const rows: Row[] = await manager.query(SETS, [serviceIds, id, openOnly]);
  return rows.map(shown);
}

function shown({ basis, bindingImpactId, bindingMtpdMinutes, ...row }: Row): ObjectiveSetView {
  return {
    ...row,
    dependencies: [...basis.dependencies],
    backups: [...basis.backups],
    replications: [...basis.replications],
    proposedAt: row.proposedAt.toISOString(),
    vendorAcceptedAt: row.vendorAcceptedAt?.toISOString() ?? null,
    registrantAcceptedAt: row.registrantAcceptedAt?.toISOString() ?? null,
    supersededAt: row.supersededAt?.toISOString() ?? null,
    state: stateOf(row),
    breaches: breachesOf({ basis, bindingImpactId, bindingMtpdMinutes, ...row }),
  };
}

function breachesOf({ basis, bindingImpactId, bindingMtpdMinutes, supersededAt, ...row }: Row): string[] {
  if (bindingImpactId === null || supersededAt !== null) return [];
  return breachesUnder(bindingMtpdMinutes, { ...row, ...basis }).map(({ detail }) => detail);
}

function stateOf(row: Pick<Row, 'supersededAt' | 'effectiveFrom'>): ObjectiveSetView['state'] {
  if (row.supersededAt !== null) return 'superseded';
  return row.effectiveFrom === null ? 'proposed' : 'in_force';
}

/** The objectives that both sides accepted and nothing has replaced; null when there are none. */
export async function objectivesInForce(manager: EntityManager, serviceId: string): Promise<ObjectiveSetView | null> {
  const open = await objectiveSetsOf(manager, { serviceIds: [serviceId], openOnly: true });
  return open.find(({ state }) => state === 'in_force') ?? null;
}
