import type { EntityManager } from 'typeorm';
import type { Flag, ServiceFacts, Tier } from '../catalogue/catalogue.rules';
import { notFound } from '../foundation/problem';
import { highestTier, unionOfFlags } from '../outsourced-services/tiering.rules';
import type { ObligedService } from './obligation.rules';
import { ObligationRow } from './obligation.entity';
import type { Conclusion, Progress } from './obligation-state.rules';

/** The obligation's row, for those who may see it. */
export async function requireObligation(manager: EntityManager, id: string): Promise<ObligationRow> {
  const row = await manager.getRepository(ObligationRow).findOne({ where: { id } });
  if (!row) throw notFound('obligation');
  return row;
}

/** Locks rows until the Work ends, always in the order of their ids, so that two who want the same never wait for each other. */
export async function lockObligations(manager: EntityManager, ids: readonly string[]): Promise<void> {
  await manager.query('SELECT id FROM obligation WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE', [ids]);
}

export interface ListedRow {
  id: string;
  vendorId: string | null;
  vendorName: string | null;
  serviceId: string | null;
  serviceName: string | null;
  periodId: string;
  periodCode: string;
  /** The period is locked or in the archive: nothing of it changes any more. */
  periodLocked: boolean;
  catalogueVersionId: string;
  requirementId: string;
  requirementCode: string;
  occurrence: number;
  occurrenceKey: string;
  dueOn: string;
  dueRule: string;
  progress: Progress;
  conclusion: Conclusion | null;
  conclusionReason: string;
  concludedByName: string | null;
  concludedAt: Date | null;
  completedOn: string | null;
  /** Last day of the approved exception that it rests on. */
  exceptionUntil: string | null;
  /** A recorded answer says that the sector rule covers it. */
  covered: boolean;
  version: number;
}

/** Narrows a list; what is left out does not narrow. */
export interface ObligationWhere {
  ids?: readonly string[] | undefined;
  vendorId?: string | undefined;
  periodId?: string | undefined;
  serviceId?: string | undefined;
}

const LISTED = `
  SELECT o.id, o.vendor_id AS "vendorId", app.vendor_name(o.vendor_id) AS "vendorName", o.service_id AS "serviceId", s.name AS "serviceName",
    o.period_id AS "periodId", p.code AS "periodCode", p.state IN ('locked', 'archived') AS "periodLocked", p.catalogue_version_id AS "catalogueVersionId", o.requirement_id AS "requirementId",
    o.requirement_code AS "requirementCode", o.occurrence, o.occurrence_key AS "occurrenceKey", o.due_on::text AS "dueOn", o.due_rule AS "dueRule",
    o.progress, o.conclusion, o.conclusion_reason AS "conclusionReason", app.person_name(o.concluded_by) AS "concludedByName",
    o.concluded_at AS "concludedAt", o.completed_on::text AS "completedOn", o.excepted_until::text AS "exceptionUntil", app.rule_covers(o.vendor_id, o.service_id, o.requirement_code) AS covered, o.version
  FROM obligation o
  JOIN compliance_period p ON p.id = o.period_id
  JOIN requirement r ON r.id = o.requirement_id
  LEFT JOIN service s ON s.id = o.service_id
  WHERE ($1::uuid[] IS NULL OR o.id = ANY ($1)) AND ($2::uuid IS NULL OR o.vendor_id = $2) AND ($3::uuid IS NULL OR o.period_id = $3)
    AND ($4::uuid IS NULL OR o.service_id = $4)
  ORDER BY p.starts_on DESC, "vendorName" NULLS FIRST, r.position, s.ref, o.due_on, o.occurrence`;

export function listedRows(manager: EntityManager, where: ObligationWhere): Promise<ListedRow[]> {
  const { ids = null, vendorId = null, periodId = null, serviceId = null } = where;
  return manager.query(LISTED, [ids, vendorId, periodId, serviceId]);
}

interface ServiceRow {
  id: string;
  vendorId: string;
  tier: Tier;
  flags: Flag[];
  active: boolean;
}

/** Tier and flags by service and by vendor (all of its active services together), as they are now. */
export interface KnownFacts {
  ofService: ReadonlyMap<string, ServiceFacts>;
  ofVendor: ReadonlyMap<string, ServiceFacts>;
}

export async function knownFacts(manager: EntityManager, vendorId: string | null): Promise<KnownFacts> {
  const rows = await decidedServices(manager, vendorId);
  const vendorIds = [...new Set(rows.map((row) => row.vendorId))];
  const activeOf = (id: string) => rows.filter((row) => row.active && row.vendorId === id);
  const ofVendor = vendorIds.map((id): [string, ServiceFacts] => [id, together(activeOf(id))]);
  return { ofService: new Map(rows.map((row) => [row.id, row])), ofVendor: new Map(ofVendor) };
}

const together = (services: readonly ServiceRow[]): ServiceFacts => ({
  tier: highestTier(services.map(({ tier }) => tier)) ?? 'T3',
  flags: unionOfFlags(services),
});

/** Active services with a tier in force: what obligations arise from. */
export async function obligedServices(manager: EntityManager, vendorId: string): Promise<ObligedService[]> {
  return (await decidedServices(manager, vendorId)).filter(({ active }) => active);
}

function decidedServices(manager: EntityManager, vendorId: string | null): Promise<ServiceRow[]> {
  return manager.query(
    `SELECT id, vendor_id AS "vendorId", tier, flags, state = 'active' AS active FROM service
     WHERE tier IS NOT NULL AND ($1::uuid IS NULL OR vendor_id = $1) ORDER BY ref`,
    [vendorId],
  );
}
