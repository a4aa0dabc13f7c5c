import type { EntityManager } from 'typeorm';
import { gapsOfFourthParty } from './fourth-party.rules';
import type { SubOutsourcerView } from './fourth-parties.dto';

type Row = Omit<SubOutsourcerView, 'addedAt' | 'toldAhead' | 'gaps'> & { addedAt: Date };

const ROWS = `
  SELECT f.id, f.vendor_id AS "vendorId", app.vendor_name(f.vendor_id) AS "vendorName", f.ref, f.name, f.legal_name AS "legalName", f.country, f.place, f.what, f.critical,
    f.holds_registrant_data AS "holdsRegistrantData", f.icfr_relevant AS "icfrRelevant", f.plan_on_file AS "planOnFile", f.plan_seen_on::text AS "planSeenOn",
    f.last_tested_on::text AS "lastTestedOn", f.test_result AS "testResult", f.assurance, f.assurance_until::text AS "assuranceUntil", f.soc_method AS "socMethod",
    f.assessed_on::text AS "assessedOn", app.person_name(f.assessed_by) AS "assessedByName", f.assessment_note AS "assessmentNote", f.starts_on::text AS "startsOn",
    f.added_at AS "addedAt", f.state, f.ended_on::text AS "endedOn", f.version,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'ref', s.ref, 'name', s.name) ORDER BY s.ref), '[]')
      FROM dependency d JOIN service s ON s.id = d.service_id WHERE d.vendor_id = f.vendor_id AND d.fourth_party_id = f.id AND d.ended_on IS NULL) AS services
  FROM fourth_party f WHERE ($1::uuid IS NULL OR f.vendor_id = $1) AND ($2::uuid IS NULL OR f.id = $2)
  ORDER BY f.state, "vendorName", f.name`;

/** Sub-outsourcers with what is missing about each on a day; those that ended stand last. */
export async function subOutsourcers(
  manager: EntityManager,
  filter: { vendorId?: string | undefined; id?: string },
  today: string,
): Promise<SubOutsourcerView[]> {
  const rows: Row[] = await manager.query(ROWS, [filter.vendorId ?? null, filter.id ?? null]);
  return rows.map((row) => ({
    ...row,
    addedAt: row.addedAt.toISOString(),
    toldAhead: row.startsOn === null ? null : row.addedAt.toISOString().slice(0, 10) < row.startsOn,
    gaps: row.state === 'active' ? gapsOfFourthParty(row, today) : [],
  }));
}
