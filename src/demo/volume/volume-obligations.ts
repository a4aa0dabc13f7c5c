import { AS_OF, YEAR, type Step } from './volume-ground';

const DUE = `(ARRAY[date '${YEAR}-03-31', date '${YEAR}-06-30', date '${YEAR}-09-30', date '${YEAR}-11-30', date '${YEAR}-12-15', date '${YEAR}-12-31'])`;

/** What was due by the fifteenth of November is mostly concluded, what is ahead mostly not; shares of ten thousand. */
const PAST = `CASE WHEN r < 6800 THEN 'met' WHEN r < 7600 THEN 'met_with_exceptions' WHEN r < 8000 THEN 'not_met' WHEN r < 8200 THEN 'not_tested' WHEN r < 8400 THEN 'excepted'
  WHEN r < 8700 THEN 'not_applicable' WHEN r < 9100 THEN 'submitted' WHEN r < 9400 THEN 'under_review' WHEN r < 9700 THEN 'in_progress' ELSE 'not_started' END`;
const AHEAD = `CASE WHEN r < 1500 THEN 'met' WHEN r < 1700 THEN 'met_with_exceptions' WHEN r < 1800 THEN 'not_met' WHEN r < 1900 THEN 'not_applicable' WHEN r < 2900 THEN 'submitted'
  WHEN r < 3300 THEN 'under_review' WHEN r < 5500 THEN 'in_progress' ELSE 'not_started' END`;

export const obligations: Step[] = [
  {
    makes: 'compliance_period',
    sql: `INSERT INTO compliance_period (id, registrant_id, code, starts_on, ends_on, catalogue_version_id, state, planned_by, planned_at, opened_by, opened_at)
      SELECT period, registrant, 'FY${YEAR}', date '${YEAR}-01-01', date '${YEAR}-12-31', catalogue, 'open', officer, pg_temp.moment(0), officer, pg_temp.moment(0) FROM ground`,
  },
  {
    makes: 'period_questionnaire',
    sql: `INSERT INTO period_questionnaire (id, period_id, registrant_id, questionnaire_version_id, chosen_at)
      SELECT pg_temp.made('chosen', 1), period, registrant, questionnaire, pg_temp.moment(0) FROM ground`,
  },
  {
    makes: 'obligations, drawn',
    sql: `CREATE TEMP TABLE owed ON COMMIT DROP AS
      SELECT no, pg_temp.made('obligation', no) AS id, vendor_no, vendor_id, k, due_on, CASE WHEN due_on <= ${AS_OF} THEN ${PAST} ELSE ${AHEAD} END AS state,
        CASE scope WHEN 'service' THEN pg_temp.made('service', (vendor_no - 1) * 3::bigint + 1 + k % 3) END AS service_id, requirement_id, code, kind, retention, attested
      FROM (
        SELECT (d.no - 1) * (SELECT count(*) FROM asked) + a.k AS no, d.no AS vendor_no, d.id AS vendor_id, a.k, a.id AS requirement_id, a.code, a.scope, a.kind, a.retention, a.attested,
          pg_temp.roll('obligation', d.no * 100::bigint + a.k) AS r, (${DUE})[1 + (ARRAY[0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 4, 4, 5, 5, 5, 5, 5])[1 + pg_temp.roll('due', d.no * 100::bigint + a.k) % 20]] AS due_on
        FROM drawn d CROSS JOIN asked a) x
      ORDER BY no`,
  },
  {
    makes: 'obligation',
    sql: `INSERT INTO obligation (id, registrant_id, vendor_id, service_id, period_id, requirement_id, requirement_code, occurrence, occurrence_key, due_on, due_rule, progress, conclusion, conclusion_reason, concluded_by, concluded_at, completed_on, excepted_until, scheduled_by, scheduled_at)
      SELECT o.id, g.registrant, o.vendor_id, o.service_id, g.period, o.requirement_id, o.code, 1, 'annual', o.due_on, 'Made up by the volume seed: by the end of ' || to_char(o.due_on, 'FMMonth YYYY') || '.',
        CASE WHEN o.state IN ('not_started', 'not_tested', 'not_applicable') THEN 'not_started' WHEN o.state IN ('in_progress', 'excepted') THEN 'in_progress' ELSE 'submitted' END,
        CASE WHEN o.state NOT IN ('not_started', 'in_progress', 'submitted') THEN o.state END,
        CASE o.state WHEN 'not_tested' THEN 'No test was held in time.' WHEN 'not_applicable' THEN 'The service has nothing of it.' WHEN 'excepted' THEN 'Approved exception.' ELSE '' END,
        CASE WHEN o.state NOT IN ('not_started', 'in_progress', 'submitted') THEN g.officer END,
        CASE WHEN o.state = 'under_review' THEN pg_temp.moment(1440 * 306) WHEN o.state NOT IN ('not_started', 'in_progress', 'submitted') THEN pg_temp.moment(1440 * 290) END,
        CASE WHEN o.state IN ('met', 'met_with_exceptions') THEN least(o.due_on, date '${YEAR}-10-20') END, CASE o.state WHEN 'excepted' THEN date '${YEAR + 1}-03-31' END, g.officer, pg_temp.moment(10)
      FROM owed o, ground g ORDER BY o.no`,
  },
  {
    makes: 'obligations that files speak to',
    sql: `CREATE TEMP TABLE opened ON COMMIT DROP AS
      SELECT vendor_no, row_number() OVER (PARTITION BY vendor_no ORDER BY k) - 1 AS slot, count(*) OVER (PARTITION BY vendor_no) AS slots, no, id, state, code, kind, retention
      FROM owed WHERE state NOT IN ('not_started', 'not_tested', 'not_applicable')`,
  },
  { makes: 'figures for the planner', sql: 'ANALYZE drawn, service_drawn, owed, opened' },
];
