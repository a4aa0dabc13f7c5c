import type { EntityManager } from 'typeorm';
import type { FlagFacts } from './flag.rules';

/** An obligation with what its flags are made of, still without the day and the period. */
export type FlaggedRow = Omit<FlagFacts, 'today' | 'period' | 'obligation' | 'contradictions'> & {
  id: string;
  requirementCode: string;
  vendorId: string | null;
  serviceId: string | null;
  dueOn: string;
  settled: boolean;
};

/** Of which obligations: of these vendors, these alone; null: of all that the reader sees. */
export interface FlagScope {
  periodId: string;
  vendorIds: readonly string[] | null;
  ids: readonly string[] | null;
}

type Owed = Omit<FlaggedRow, 'plans' | 'openChanges' | 'authorities'>;

const OWED = `
  SELECT o.id, o.requirement_code AS "requirementCode", o.vendor_id AS "vendorId", o.service_id AS "serviceId", o.due_on::text AS "dueOn",
    NOT (o.progress <> 'submitted' AND (o.conclusion IS NULL OR o.conclusion = 'under_review')) AS settled,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'ref', i.ref, 'from', coalesce(v.period_from, v.made_on), 'to', coalesce(v.period_to, v.made_on), 'validUntil', v.period_to) ORDER BY i.ref), '[]')
      FROM evidence_use u JOIN evidence_version v ON v.id = u.evidence_version_id JOIN evidence_item i ON i.id = v.item_id
      WHERE u.obligation_id = o.id AND u.state IN ('proposed', 'accepted') AND i.withdrawn_at IS NULL) AS evidence,
    CASE WHEN o.conclusion = 'excepted' THEN (SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'ref', x.ref, 'until', x.wanted_until::text) ORDER BY x.ref), '[]') FROM programme_exception x
      WHERE x.vendor_id = o.vendor_id AND x.obligation_id = o.id AND x.state = 'approved' AND x.wanted_until = o.excepted_until) ELSE '[]' END AS exceptions
  FROM obligation o WHERE o.period_id = $1 AND ($2::uuid[] IS NULL OR o.vendor_id = ANY ($2)) AND ($3::uuid[] IS NULL OR o.id = ANY ($3))
  ORDER BY o.requirement_code, o.due_on, o.id`;

const PLANS = `
  SELECT v.vendor_id AS "vendorId", v.service_ids::text[] AS "serviceIds", v.id, p.ref || ' version ' || v.label AS ref, v.review_due_on::text AS "reviewDueOn"
  FROM plan_version v JOIN plan p ON p.id = v.plan_id
  WHERE v.state = 'accepted' AND v.review_due_on IS NOT NULL AND ($1::uuid[] IS NULL OR v.vendor_id = ANY ($1)) ORDER BY 4`;

// An exercise's "change" is answered by a later version of its plan.
const CHANGES = `
  WITH latest AS (
    SELECT DISTINCT ON (r.exercise_id, r.plan_step_id) r.exercise_id, r.plan_step_id, r.disposition, r.recorded_at
    FROM step_result r WHERE $1::uuid[] IS NULL OR r.vendor_id = ANY ($1) ORDER BY r.exercise_id, r.plan_step_id, r.attempt DESC)
  SELECT e.vendor_id AS "vendorId", e.service_id AS "serviceId", e.id, e.ref, (l.recorded_at AT TIME ZONE 'UTC')::date::text AS since, t.title AS step
  FROM latest l JOIN exercise e ON e.id = l.exercise_id JOIN plan_step t ON t.id = l.plan_step_id JOIN plan_version v ON v.id = e.plan_version_id
  WHERE l.disposition = 'change' AND NOT EXISTS (SELECT 1 FROM plan_version n WHERE n.plan_id = v.plan_id AND n.vendor_approved_at > l.recorded_at)
  ORDER BY e.ref, t.title`;

const SIGNERS = `
  SELECT DISTINCT ON (a.vendor_id) a.vendor_id AS "vendorId", a.id, app.person_name(a.person_id) AS name, a.expires_on::text AS "expiresOn"
  FROM authority_verification a WHERE a.revoked_at IS NULL AND ($1::uuid[] IS NULL OR a.vendor_id = ANY ($1)) ORDER BY a.vendor_id, a.expires_on DESC`;

type OfVendor<T> = T & { vendorId: string };
type Plan = OfVendor<FlagFacts['plans'][number] & { serviceIds: string[] }>;
type Change = OfVendor<FlagFacts['openChanges'][number] & { serviceId: string }>;
type Signer = OfVendor<FlagFacts['authorities'][number]>;

// Plans weigh on what asks for plans and their tests.
const ASKS_FOR_PLANS = /^(PLN|TST)-/;
const ATTESTATION = 'GOV-02';

/** Four statements, however many obligations there are; what belongs to a vendor is put to its obligations here. */
export async function flaggedRows(manager: EntityManager, of: FlagScope): Promise<FlaggedRow[]> {
  const { periodId, ids } = of;
  const owed: Owed[] = await manager.query(OWED, [periodId, of.vendorIds, ids]);
  const vendorIds = ids === null ? of.vendorIds : [...new Set(owed.flatMap(({ vendorId }) => vendorId ?? []))];
  const plans = byVendor<Plan>(await manager.query(PLANS, [vendorIds]));
  const changes = byVendor<Change>(await manager.query(CHANGES, [vendorIds]));
  const signers = byVendor<Signer>(await manager.query(SIGNERS, [vendorIds]));
  return owed.map((row) => {
    const { vendorId, serviceId, requirementCode } = row;
    const own = ASKS_FOR_PLANS.test(requirementCode) ? (vendorId ?? '') : '';
    return {
      ...row,
      plans: (plans.get(own) ?? []).filter(({ serviceIds }) => serviceId === null || serviceIds.includes(serviceId)),
      openChanges: (changes.get(own) ?? []).filter((one) => serviceId === null || one.serviceId === serviceId),
      authorities: requirementCode === ATTESTATION ? (signers.get(vendorId ?? '') ?? []) : [],
    };
  });
}

export function byVendor<T extends { vendorId: string }>(rows: readonly T[]): ReadonlyMap<string, T[]> {
  const known = new Map<string, T[]>();
  for (const row of rows) {
    const own = known.get(row.vendorId);
    if (own) own.push(row);
    else known.set(row.vendorId, [row]);
  }
  return known;
}
