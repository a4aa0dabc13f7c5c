import type { EntityManager } from 'typeorm';
import type { ObjectiveBasis } from './objective-set.entity';
import type { ObjectiveSetView } from './objectives.dto';

type Times = 'proposedAt' | 'vendorAcceptedAt' | 'registrantAcceptedAt' | 'supersededAt';
type Lists = 'dependencies' | 'backups' | 'replications';
type Row = Omit<ObjectiveSetView, Times | Lists | 'state'> & {
  basis: ObjectiveBasis;
  proposedAt: Date;
  vendorAcceptedAt: Date | null;
  registrantAcceptedAt: Date | null;
  supersededAt: Date | null;
};

const SETS = `
  SELECT id, service_id AS "serviceId", rto_minutes AS "rtoMinutes", rpo_minutes AS "rpoMinutes", mtpd_minutes AS "mtpdMinutes",
    wrt_minutes AS "wrtMinutes", mbco_pct AS "mbcoPct", note, basis, app.person_name(proposed_by) AS "proposedByName", proposed_at AS "proposedAt",
    app.person_name(vendor_accepted_by) AS "vendorAcceptedByName", vendor_accepted_at AS "vendorAcceptedAt",
    app.person_name(registrant_accepted_by) AS "registrantAcceptedByName", registrant_accepted_at AS "registrantAcceptedAt",
    effective_from::text AS "effectiveFrom", superseded_at AS "supersededAt"
  FROM objective_set
  WHERE service_id = ANY ($1) AND ($2::uuid IS NULL OR id = $2) AND (NOT $3 OR superseded_at IS NULL)
  ORDER BY proposed_at DESC, id DESC`;

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

function shown({ basis, ...row }: Row): ObjectiveSetView {
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
  };
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
