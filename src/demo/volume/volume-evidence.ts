import { AS_OF, YEAR, type Step } from './volume-ground';

// Every fourth file of a vendor is a newer version of the one before it. A vendor's files go round its obligations.
const DRAWN = `CREATE TEMP TABLE filed ON COMMIT DROP AS
  SELECT f.no, f.vendor_no, f.vendor_id, f.k, f.newer, o.id AS obligation_id, o.state, o.slot, f.turn / coalesce(o.slots, 1) AS round, coalesce(o.kind, 'EV-LOG') AS kind, coalesce(o.retention, 'R-SOX7') AS retention,
    coalesce(o.code, '') AS code, pg_temp.made('version', f.no) AS id, pg_temp.made('item', CASE WHEN f.newer THEN f.no - 1 ELSE f.no END) AS item_id,
    pg_temp.moment(1440 * (20 + pg_temp.roll('received', CASE WHEN f.newer THEN f.no - 1 ELSE f.no END) % 250) + CASE WHEN f.newer THEN 1440 ELSE 0 END) AS received_at,
    pg_temp.roll('file', f.no) AS r
  FROM (
    SELECT x.no, x.vendor_no, d.id AS vendor_id, x.k, x.k % 4 = 3 AS newer, x.k - x.k / 4 - CASE WHEN x.k % 4 = 3 THEN 1 ELSE 0 END AS turn
    FROM (
      SELECT no, v AS vendor_no, no - 1 - ((v - 1) * g.evidence + g.vendors - 1) / g.vendors AS k
      FROM ground g, generate_series(1::bigint, g.evidence) AS no, LATERAL (SELECT (no - 1) * g.vendors / g.evidence + 1 AS v) AS of_vendor
    ) x JOIN drawn d ON d.no = x.vendor_no
  ) f LEFT JOIN (SELECT DISTINCT vendor_no, slots FROM opened) c ON c.vendor_no = f.vendor_no
  LEFT JOIN opened o ON o.vendor_no = f.vendor_no AND o.slot = f.turn % c.slots
  ORDER BY f.no`;

const ITEM = `INSERT INTO evidence_item (id, registrant_id, vendor_id, ref, title, kind, retention_class, created_by, created_at)
  SELECT f.item_id, g.registrant, f.vendor_id, pg_temp.ref('EV', f.no), 'File ' || (f.k + 1) || CASE f.code WHEN '' THEN '' ELSE ' for ' || f.code END, f.kind, f.retention, pg_temp.made('contributor', f.vendor_no), f.received_at
  FROM filed f, ground g WHERE NOT f.newer ORDER BY f.no`;

// Three of a hundred speak of the year before; two of five name a period, of which some end within weeks.
const VERSION = `INSERT INTO evidence_version (id, registrant_id, vendor_id, item_id, number, sha256, bytes, file_name, claimed_type, detected_type, type_verdict, scan_state, source_party, source_kind, obtained_by, made_on, period_from, period_to, grade, grade_reason, received_at, received_by, supersedes)
  SELECT f.id, g.registrant, f.vendor_id, f.item_id, CASE WHEN f.newer THEN 2 ELSE 1 END, pg_temp.digest('file', f.no), 20000 + f.r * 37, 'file-' || f.no || '.pdf', 'application/pdf', 'application/pdf', 'match', 'not_scanned',
    CASE WHEN f.r % 10 < 6 THEN 'The vendor' ELSE 'An assessor' END, CASE WHEN f.r % 10 < 3 THEN 'system' WHEN f.r % 10 < 6 THEN 'vendor_staff' ELSE 'third_party' END, 'supplied_by_vendor',
    CASE WHEN f.r < 300 THEN date '${YEAR - 1}-06-01' + f.r % 150 ELSE (f.received_at AT TIME ZONE 'UTC')::date - f.r % 15 END,
    CASE WHEN f.r < 300 THEN date '${YEAR - 1}-01-01' WHEN f.r < 4000 THEN date '${YEAR}-01-01' END,
    CASE WHEN f.r < 300 THEN date '${YEAR - 1}-12-31' WHEN f.r < 600 THEN ${AS_OF} + f.r % 60 WHEN f.r < 4000 THEN date '${YEAR + 1}-06-30' END,
    CASE WHEN f.r % 10 < 3 THEN 'B' WHEN f.r % 10 < 6 THEN 'C' ELSE 'B' END, 'As its source', f.received_at, pg_temp.made('contributor', f.vendor_no), CASE WHEN f.newer THEN pg_temp.made('version', f.no - 1) END
  FROM filed f, ground g ORDER BY f.no`;

const DECIDED = `f.state IN ('met', 'met_with_exceptions', 'not_met')`;

export const evidence: Step[] = [
  { makes: 'files, drawn', sql: DRAWN },
  { makes: 'figures for the planner', sql: 'ANALYZE filed' },
  { makes: 'evidence_item', sql: ITEM },
  { makes: 'evidence_version', sql: VERSION },
  {
    makes: 'evidence_use',
    sql: `INSERT INTO evidence_use (id, registrant_id, vendor_id, evidence_version_id, obligation_id, state, decision_reason, decided_by, decided_at, created_by, created_at)
      SELECT pg_temp.made('use', f.no), g.registrant, f.vendor_id, f.id, f.obligation_id,
        CASE WHEN NOT ${DECIDED} THEN 'proposed' WHEN f.state = 'not_met' THEN 'rejected' ELSE 'accepted' END, CASE WHEN f.state = 'not_met' THEN 'It does not show what is asked.' ELSE '' END,
        CASE WHEN ${DECIDED} THEN g.officer END, CASE WHEN ${DECIDED} THEN pg_temp.moment(1440 * 290) END, pg_temp.made('contributor', f.vendor_no), f.received_at
      FROM filed f, ground g WHERE f.obligation_id IS NOT NULL ORDER BY f.no`,
  },
];
