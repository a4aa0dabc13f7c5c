import type { EntityManager } from 'typeorm';
import { isTelling } from './fourth-party.rules';
import type { DataSetView, TeamView } from './registers.dto';

const services = (column: 'data_set_id' | 'team_id'): string => `
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'ref', s.ref, 'name', s.name) ORDER BY s.ref), '[]')
      FROM dependency d JOIN service s ON s.id = d.service_id WHERE d.vendor_id = x.vendor_id AND d.${column} = x.id AND d.ended_on IS NULL) AS services`;

const DATA_SETS = `
  SELECT x.id, x.vendor_id AS "vendorId", x.ref, x.name, x.contents, x.feeds, x.personal_data AS "personalData", x.system_id AS "systemId", y.name AS "systemName",
    x.oldest_copy_minutes AS "oldestCopyMinutes", x.if_lost AS "ifLost", x.ended_on::text AS "endedOn", x.version, ${services('data_set_id')}
  FROM data_set x LEFT JOIN it_system y ON y.id = x.system_id WHERE x.vendor_id = $1 ORDER BY x.ended_on NULLS FIRST, x.name`;

const TEAMS = `
  SELECT x.id, x.vendor_id AS "vendorId", x.ref, x.name, x.what, x.lead, x.people, x.site_id AS "siteId", y.name AS "siteName", x.ended_on::text AS "endedOn", x.version, ${services('team_id')}
  FROM team x LEFT JOIN site y ON y.id = x.site_id WHERE x.vendor_id = $1 ORDER BY x.ended_on NULLS FIRST, x.name`;

/** Those that ended stand last. */
export async function dataSetsOf(manager: EntityManager, vendorId: string): Promise<DataSetView[]> {
  const rows: Omit<DataSetView, 'telling'>[] = await manager.query(DATA_SETS, [vendorId]);
  return rows.map((row) => ({ ...row, telling: isTelling(row.feeds) }));
}

/** Those that ended stand last. */
export function teamsOf(manager: EntityManager, vendorId: string): Promise<TeamView[]> {
  return manager.query(TEAMS, [vendorId]);
}
