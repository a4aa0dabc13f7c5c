import type { EntityManager } from 'typeorm';
import {
  alertsOfAssumption,
  contradictionOf,
  standingOfAssumption,
  type AssumedRecord,
  type AssumptionFacts,
} from './assumption.rules';
import type { AssumptionView } from './assumptions.dto';
import type { AssumptionState, Objection } from './dependency-words.rules';

type Row = Omit<AssumptionView, 'standing' | 'contradiction' | 'alerts'> & {
  state: AssumptionState;
  addedOn: string;
  record: (AssumedRecord & { objection: Objection | null; objectedNow: boolean; objectedRto: number | null }) | null;
};

const ROWS = `
  SELECT a.id, a.ref, a.vendor_id AS "vendorId", app.vendor_name(a.vendor_id) AS "vendorName", coalesce(a.service_id, d.service_id) AS "serviceId", s.ref AS "serviceRef",
    a.dependency_id AS "dependencyId", d.ref AS "dependencyRef", a.claim, a.claim_minutes AS "claimMinutes", a.claim_pct AS "claimPct", a.text, a.about, a.owner_name AS "ownerName",
    a.agreed_on::text AS "agreedOn", a.state, a.checked_on::text AS "checkedOn", app.person_name(c.checked_by) AS "checkedByName", c.how AS "checkedHow",
    a.check_every_days AS "checkEveryDays", a.withdrawn_reason AS "withdrawnReason", (a.added_at AT TIME ZONE 'UTC')::date::text AS "addedOn", a.version,
    CASE WHEN d.id IS NULL OR d.ended_on IS NOT NULL THEN NULL ELSE jsonb_build_object('what', coalesce(si.name, sy.name, ds.name, te.name, fp.name, d.name), 'rtoMinutes', d.their_rto_minutes,
      'standbyCapacityPct', d.standby_capacity_pct, 'ownerSide', d.owner_side, 'ownerName', d.owner_name, 'planOnFile', fp.plan_on_file, 'lastTestedOn', fp.last_tested_on,
      'objection', d.objection, 'objectedNow', coalesce(d.objected_terms = d.terms, false), 'objectedRto', d.objected_rto_minutes) END AS record
  FROM assumption a LEFT JOIN dependency d ON d.id = a.dependency_id LEFT JOIN service s ON s.id = coalesce(a.service_id, d.service_id)
  LEFT JOIN site si ON si.id = d.site_id LEFT JOIN it_system sy ON sy.id = d.system_id LEFT JOIN data_set ds ON ds.id = d.data_set_id
  LEFT JOIN team te ON te.id = d.team_id LEFT JOIN fourth_party fp ON fp.id = d.fourth_party_id
  LEFT JOIN LATERAL (SELECT checked_by, how FROM assumption_check WHERE assumption_id = a.id ORDER BY checked_at DESC, id DESC LIMIT 1) c ON true
  WHERE ($1::uuid IS NULL OR a.vendor_id = $1) AND ($2::uuid IS NULL OR a.id = $2)
  ORDER BY a.state = 'withdrawn', "vendorName", a.ref`;

/** What is taken for granted, held against the register on a day; those that were withdrawn stand last. */
export async function assumptionsOf(
  manager: EntityManager,
  filter: { vendorId?: string | undefined; id?: string },
  today: string,
): Promise<AssumptionView[]> {
  const rows: Row[] = await manager.query(ROWS, [filter.vendorId ?? null, filter.id ?? null]);
  return rows.map(({ state, addedOn, record, ...row }) => {
    const facts: AssumptionFacts = { ...row, state, addedOn, record: record && recordOf(record) };
    return {
      ...row,
      standing: standingOfAssumption(facts, today),
      contradiction: contradictionOf(facts),
      alerts: alertsOfAssumption(facts, today),
    };
  });
}

/** The party's own number, where it objected to the one in the register. */
function recordOf({ objection, objectedNow, objectedRto, ...record }: NonNullable<Row['record']>): AssumedRecord {
  const rtoMinutes = objectedNow && objectedRto !== null ? objectedRto : record.rtoMinutes;
  return { ...record, rtoMinutes, objectsToOwning: objectedNow && objection === 'not_ours' };
}
