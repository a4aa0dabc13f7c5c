import { YEAR, type Step } from './volume-ground';

// One for each exercise that missed its objective, and one of another source for three vendors of ten.
const DRAWN = `CREATE TEMP TABLE found ON COMMIT DROP AS
  SELECT x.*, pg_temp.made('finding', x.no) AS id, pg_temp.moment(1440 * (290 + pg_temp.roll('found', x.no) % 25)) AS opened_at,
    (ARRAY['open', 'acknowledged', 'plan_agreed', 'in_progress', 'ready_to_verify', 'closed_verified', 'closed_verified'])[1 + pg_temp.roll('finding state', x.no) % 7] AS state,
    (ARRAY['low', 'medium', 'medium', 'high', 'high', 'critical'])[1 + pg_temp.roll('severity', x.no) % 6] AS severity
  FROM (
    SELECT m.no, m.vendor_no, m.vendor_id, m.id AS exercise_id FROM missed m
    UNION ALL SELECT 1000000 + d.no, d.no, d.id, NULL FROM drawn d WHERE pg_temp.roll('other finding', d.no) < 3000) x`;

const OPEN_ENDED = `f.state = 'closed_verified'`;

export const findings: Step[] = [
  { makes: 'findings, drawn', sql: DRAWN },
  {
    makes: 'finding',
    sql: `INSERT INTO finding (id, registrant_id, vendor_id, ref, severity, title, description, source_kind, source_id, exercise_id, from_test, owner_name, owner_person_id, due_on, state, opened_by, opened_at, closed_by, closed_at, closing_note)
      SELECT f.id, g.registrant, f.vendor_id, pg_temp.ref('FD', row_number() OVER (ORDER BY f.no)), f.severity, CASE WHEN f.exercise_id IS NULL THEN 'The deputy is not named' ELSE 'The recovery objective was missed' END, 'Made up by the volume seed.',
        CASE WHEN f.exercise_id IS NULL THEN 'other' ELSE 'exercise' END, f.exercise_id, f.exercise_id, f.exercise_id IS NOT NULL, 'Continuity manager', pg_temp.made('contributor', f.vendor_no), date '${YEAR}-11-01' + pg_temp.roll('finding due', f.no) % 120, f.state,
        g.officer, f.opened_at, CASE WHEN ${OPEN_ENDED} THEN g.officer END, CASE WHEN ${OPEN_ENDED} THEN pg_temp.moment(1440 * 317) END, CASE WHEN ${OPEN_ENDED} THEN 'Seen in place.' END
      FROM found f, ground g ORDER BY f.no`,
  },
  {
    makes: 'finding_move',
    sql: `INSERT INTO finding_move (id, registrant_id, vendor_id, finding_id, from_state, to_state, note, moved_by, moved_at)
      SELECT pg_temp.made('moved ' || i, f.no), g.registrant, f.vendor_id, f.id, m.path[i], m.path[i + 1], '', CASE WHEN m.path[i + 1] IN ('plan_agreed', 'closed_verified') THEN g.officer ELSE pg_temp.made('contributor', f.vendor_no) END, f.opened_at + i * interval '1 hour'
      FROM found f CROSS JOIN ground g CROSS JOIN (SELECT ARRAY['open', 'acknowledged', 'plan_agreed', 'in_progress', 'ready_to_verify', 'closed_verified'] AS path) m CROSS JOIN generate_series(1, 5) AS i WHERE i < array_position(m.path, f.state)`,
  },
  {
    makes: 'finding_action',
    sql: `INSERT INTO finding_action (id, registrant_id, vendor_id, finding_id, number, text, owner_name, starts_on, due_on, added_by, added_at)
      SELECT pg_temp.made('action', f.no), g.registrant, f.vendor_id, f.id, 1, 'Write the missing number into the runbook.', 'Continuity manager', date '${YEAR}-11-01', date '${YEAR}-12-15', pg_temp.made('contributor', f.vendor_no), f.opened_at + interval '90 minutes'
      FROM found f, ground g WHERE f.state NOT IN ('open', 'acknowledged')`,
  },
  {
    makes: 'finding_verification',
    sql: `INSERT INTO finding_verification (id, registrant_id, vendor_id, finding_id, result, method, inspected, verified_by, verified_at)
      SELECT pg_temp.made('verified', f.no), g.registrant, f.vendor_id, f.id, 'fixed', 'inspection', 'The runbook of today.', g.officer, pg_temp.moment(1440 * 317) FROM found f, ground g WHERE ${OPEN_ENDED}`,
  },
  {
    makes: 'programme_exception',
    sql: `INSERT INTO programme_exception (id, registrant_id, vendor_id, ref, obligation_id, renewal_number, reason, risk, tier, critical, max_days, needs_executive, wanted_until, state, requested_by, requested_at, assessment, residual_risk, assessed_by, assessed_at, effective_from)
      SELECT pg_temp.made('exception', o.no), g.registrant, o.vendor_id, pg_temp.ref('XC', row_number() OVER (ORDER BY o.no)), o.id, 0, 'The second site opens in spring.', 'A longer outage.', d.tier, false, 365, d.tier = 'T1', date '${YEAR + 1}-03-31', 'approved',
        pg_temp.made('contributor', o.vendor_no), pg_temp.moment(1440 * 280), 'Borne until spring.', 'medium', g.officer, pg_temp.moment(1440 * 285), date '${YEAR}-10-15'
      FROM owed o CROSS JOIN ground g JOIN drawn d ON d.no = o.vendor_no WHERE o.state = 'excepted' ORDER BY o.no`,
  },
  {
    makes: 'exception_measure',
    sql: `INSERT INTO exception_measure (id, registrant_id, vendor_id, programme_exception_id, number, description, owner_name, verdict, verdict_note)
      SELECT pg_temp.made('measure', o.no), g.registrant, o.vendor_id, pg_temp.made('exception', o.no), 1, 'Calls go to the partner site.', 'Continuity manager', 'works', 'Seen.' FROM owed o, ground g WHERE o.state = 'excepted'`,
  },
  {
    makes: 'exception_decision',
    sql: `INSERT INTO exception_decision (id, registrant_id, vendor_id, programme_exception_id, requested_by, part, decision, reason, decided_by, decided_at)
      SELECT pg_temp.made('exception decided ' || part, o.no), g.registrant, o.vendor_id, pg_temp.made('exception', o.no), pg_temp.made('contributor', o.vendor_no), part, 'approved', 'Until spring.', CASE part WHEN 'executive' THEN pg_temp.made('executive', 1) ELSE g.approver END, pg_temp.moment(1440 * 287)
      FROM owed o CROSS JOIN ground g CROSS JOIN unnest(ARRAY['second_line', 'executive']) AS part JOIN drawn d ON d.no = o.vendor_no WHERE o.state = 'excepted' AND (part = 'second_line' OR d.tier = 'T1')`,
  },
];
