import { YEAR, type Step } from './volume-ground';
import { PLACES } from './volume-words';

const RESOURCES = `SELECT 'carrier' AS kind, n, (ARRAY['Longline', 'Meridian Fibre', 'Cobalt Telecom', 'Packet & Sons', 'Harbour Wireless', 'Northern Exchange'])[n] AS name, '' AS region, '{}'::text[] AS hazards FROM generate_series(1, 6) AS n
  UNION ALL SELECT 'cloud_region', n, 'Cumulus ' || r, r, '{}' FROM unnest(ARRAY['us-east', 'us-west', 'us-central', 'eu-west', 'eu-central', 'ap-south', 'ap-east', 'ca-east']) WITH ORDINALITY AS c (r, n)
  UNION ALL SELECT 'fourth_party', n, (ARRAY['Larch Telephony', 'Quiet Mailroom', 'Bellwether Data', 'Inkwell Print', 'Foxglove Staffing', 'Lantern Payroll', 'Millrace Storage', 'Pinion Identity', 'Saddleback SMS', 'Tidewater Scanning'])[n], '', '{}' FROM generate_series(1, 10) AS n
  UNION ALL SELECT 'site_area', n + 1, city, region, hazards FROM ${PLACES}`;

// What services rest on: each link to a site or a system, a carrier, for some a cloud region and a sub-outsourcer.
const DRAWN = `CREATE TEMP TABLE rests ON COMMIT DROP AS
  SELECT row_number() OVER (ORDER BY x.vendor_no, x.service_no, x.kind, x.half) AS no, x.* FROM (
    SELECT s.vendor_no, s.no AS service_no, s.vendor_id, s.id AS service_id, 'site' AS kind, half, pg_temp.made('site', s.vendor_no * 2 + half) AS site_id, NULL::uuid AS system_id, NULL::uuid AS fourth_party_id, '' AS name,
      pg_temp.made('resource site_area', 1 + pg_temp.roll('place', s.vendor_no * 2 + half) % 12) AS resource_id FROM service_drawn s, generate_series(0, 1) AS half WHERE half = 0 OR s.tier <> 'T3'
    UNION ALL SELECT s.vendor_no, s.no, s.vendor_id, s.id, 'system', half, NULL, pg_temp.made('system', s.vendor_no * 2 + half), NULL, '', NULL FROM service_drawn s, generate_series(0, 1) AS half WHERE half = s.slot % 2 OR s.icfr
    UNION ALL SELECT s.vendor_no, s.no, s.vendor_id, s.id, 'carrier', half, NULL, NULL, NULL, r.name, pg_temp.made('resource carrier', r.n) FROM service_drawn s CROSS JOIN generate_series(0, 1) AS half
      JOIN resource_drawn r ON r.kind = 'carrier' AND r.n = 1 + (pg_temp.roll('carrier', s.no) + half) % 6 WHERE half = 0 OR s.tier = 'T1'
    UNION ALL SELECT s.vendor_no, s.no, s.vendor_id, s.id, 'cloud_region', 0, NULL, NULL, NULL, r.name, pg_temp.made('resource cloud_region', r.n) FROM service_drawn s
      JOIN resource_drawn r ON r.kind = 'cloud_region' AND r.n = 1 + pg_temp.roll('cloud', s.no) % 8 WHERE pg_temp.roll('cloud', s.no) < 5000
    UNION ALL SELECT s.vendor_no, s.no, s.vendor_id, s.id, 'fourth_party', 0, NULL, NULL, pg_temp.made('fourth party', s.vendor_no), '', pg_temp.made('resource fourth_party', 1 + pg_temp.roll('fourth party', s.vendor_no) % 10) FROM service_drawn s
      WHERE s.slot = 1 AND pg_temp.roll('fourth party', s.vendor_no) < 4000) x`;

const STANDBY = `d.half = 1`;

export const dependencies: Step[] = [
  { makes: 'shared resources, drawn', sql: `CREATE TEMP TABLE resource_drawn ON COMMIT DROP AS ${RESOURCES}` },
  {
    makes: 'shared_resource',
    sql: `INSERT INTO shared_resource (id, registrant_id, ref, kind, name, region, hazard_zones, added_by, added_at)
      SELECT pg_temp.made('resource ' || r.kind, r.n), g.registrant, pg_temp.ref('SR', row_number() OVER (ORDER BY r.kind, r.n)), r.kind, r.name, r.region, r.hazards, g.officer, pg_temp.moment(60) FROM resource_drawn r, ground g`,
  },
  {
    makes: 'fourth_party',
    sql: `INSERT INTO fourth_party (id, registrant_id, vendor_id, ref, name, country, what, critical, resource_id, added_by, added_at)
      SELECT pg_temp.made('fourth party', d.no), g.registrant, d.id, pg_temp.ref('SO', row_number() OVER (ORDER BY d.no)), r.name, 'US', 'A part of the service.', d.tier = 'T1', pg_temp.made('resource fourth_party', r.n), g.officer, pg_temp.moment(90)
      FROM drawn d CROSS JOIN ground g JOIN resource_drawn r ON r.kind = 'fourth_party' AND r.n = 1 + pg_temp.roll('fourth party', d.no) % 10 WHERE pg_temp.roll('fourth party', d.no) < 4000`,
  },
  { makes: 'dependencies, drawn', sql: DRAWN },
  {
    makes: 'dependency',
    sql: `INSERT INTO dependency (id, registrant_id, vendor_id, service_id, ref, kind, site_id, system_id, fourth_party_id, name, role, share_pct, standby_capacity_pct, activation_minutes, their_rto_minutes, owner_side, owner_name, resource_id, terms_on, confirmed_by_us_on, confirmed_by_us_by, confirmed_by_us_how, confirmed_by_us_terms, added_by, added_at)
      SELECT pg_temp.made('dependency', d.no), g.registrant, d.vendor_id, d.service_id, pg_temp.ref('DP', d.no), d.kind, d.site_id, d.system_id, d.fourth_party_id, d.name, CASE WHEN ${STANDBY} THEN 'standby' ELSE 'primary' END,
        CASE WHEN NOT ${STANDBY} AND d.kind IN ('site', 'carrier') THEN 100 END, CASE WHEN ${STANDBY} AND pg_temp.roll('capacity', d.no) < 8000 THEN 40 + pg_temp.roll('capacity', d.no) % 61 END, CASE WHEN ${STANDBY} THEN 30 + pg_temp.roll('capacity', d.no) % 240 END,
        CASE WHEN d.kind IN ('fourth_party', 'cloud_region') THEN 60 * (1 + pg_temp.roll('their rto', d.no) % 24) END, 'us', 'Continuity manager', d.resource_id, date '${YEAR}-01-15',
        CASE WHEN pg_temp.roll('confirmed', d.no) < 7000 THEN date '${YEAR}-02-01' END, CASE WHEN pg_temp.roll('confirmed', d.no) < 7000 THEN pg_temp.made('contributor', d.vendor_no) END,
        CASE WHEN pg_temp.roll('confirmed', d.no) < 7000 THEN 'Read in the register' ELSE '' END, CASE WHEN pg_temp.roll('confirmed', d.no) < 7000 THEN 1 END, pg_temp.made('contributor', d.vendor_no), pg_temp.moment(100)
      FROM rests d, ground g ORDER BY d.no`,
  },
  {
    makes: 'peak_demand',
    sql: `INSERT INTO peak_demand (id, registrant_id, vendor_id, service_id, amount, unit, observed_on, source, recorded_by, recorded_at)
      SELECT pg_temp.made('peak', s.no), g.registrant, s.vendor_id, s.id, 100 + pg_temp.roll('peak', s.no) % 900, 'contacts an hour', date '${YEAR}-03-15', 'Telephony report', pg_temp.made('contributor', s.vendor_no), pg_temp.moment(1440 * 75)
      FROM service_drawn s, ground g WHERE pg_temp.roll('peak', s.no) < 9000 ORDER BY s.no`,
  },
];
