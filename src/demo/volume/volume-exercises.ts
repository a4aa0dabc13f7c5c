import { YEAR, type Step } from './volume-ground';
import { PLAN_STEPS } from './volume-plans';

/**
 * Two exercises a vendor, of its first two services. They walk through their states as the table's guard has it: planned
 * with objectives, started, every step recorded, times entered, rated, submitted, reviewed.
 */
const DRAWN = `CREATE TEMP TABLE tested ON COMMIT DROP AS
  SELECT x.*, pg_temp.made('exercise', x.no) AS id, s.id AS service_id, s.vendor_id, s.rto, s.rpo, s.tier,
    CASE WHEN r < 6000 THEN 'reviewed' WHEN r < 6800 THEN 'submitted' WHEN r < 7600 THEN 'results_entered' WHEN r < 7800 THEN 'in_progress' WHEN r < 8200 THEN 'cancelled' ELSE 'scheduled' END AS reach,
    pg_temp.moment(1440 * (60 + r % 200)) AS began, greatest(40, s.rto * (45 + pg_temp.roll('took', x.no) % 80) / 100) AS took, s.rpo * (30 + pg_temp.roll('lost', x.no) % 85) / 100 AS lost
  FROM (SELECT (d.no - 1) * 2 + slot AS no, d.no AS vendor_no, slot, pg_temp.roll('exercise', d.no * 10 + slot) AS r FROM drawn d, generate_series(1, 2) AS slot) x
  JOIN service_drawn s ON s.vendor_no = x.vendor_no AND s.slot = x.slot`;

const STARTED = `t.reach NOT IN ('scheduled', 'cancelled')`;
const WITH_RESULTS = `t.reach IN ('results_entered', 'submitted', 'reviewed')`;
const DECLARED = `t.began + interval '10 minutes'`;
const at = (i: string): string => `${DECLARED} + (t.took * (${i}) / ${PLAN_STEPS}.0) * interval '1 minute'`;

const change = (sql: string, of: string): string =>
  `UPDATE exercise e SET ${sql}, version = e.version + 1 FROM tested t, ground g WHERE e.id = t.id AND ${of}`;

const PLANNED = `INSERT INTO exercise (id, registrant_id, vendor_id, ref, plan_version_id, service_id, kind, title, scenario, scope_limits, planned_on, state, is_test, clock_basis, evaluator, observed_by_registrant, objective_set_id, rto_objective_minutes, rpo_objective_minutes, created_by, created_at)
  SELECT t.id, g.registrant, t.vendor_id, pg_temp.ref('EX', t.no), pg_temp.made('plan version', t.vendor_no), t.service_id, CASE WHEN t.tier = 'T3' THEN 'tabletop' ELSE 'parallel' END, 'Failover of service ' || t.slot,
    'The main site is lost.', '', CASE WHEN ${STARTED} THEN (t.began AT TIME ZONE 'UTC')::date ELSE date '${YEAR}-12-05' END, 'scheduled', true, 'declaration', 'Internal audit', false,
    pg_temp.made('objectives', (t.vendor_no - 1) * 3::bigint + t.slot), t.rto, t.rpo, pg_temp.made('contributor', t.vendor_no), pg_temp.moment(1440 * 30)
  FROM tested t, ground g ORDER BY t.no`;

const RESULTS = `INSERT INTO step_result (id, registrant_id, vendor_id, exercise_id, plan_step_id, attempt, outcome, started_at, finished_at, tester, note, disposition, disposition_note, recorded_by, recorded_at)
  SELECT pg_temp.made('result', t.no * 10 + i), g.registrant, t.vendor_id, t.id, pg_temp.made('step', (t.vendor_no - 1) * ${PLAN_STEPS}::bigint + i), 1, CASE WHEN x.r < 9500 THEN 'pass' WHEN x.r < 9900 THEN 'pass_with_issue' ELSE 'fail' END,
    ${at('i - 1')}, ${at('i')}, 'Duty manager', CASE WHEN x.r >= 9500 THEN 'It took a second try.' END, CASE WHEN x.r < 9700 THEN 'keep' ELSE 'change' END, CASE WHEN x.r >= 9700 THEN 'Write the number down.' END,
    pg_temp.made('contributor', t.vendor_no), ${at('i')}
  FROM tested t CROSS JOIN ground g CROSS JOIN generate_series(1, ${PLAN_STEPS}) AS i, LATERAL (SELECT pg_temp.roll('result', t.no * 10 + i) AS r) x WHERE ${STARTED} AND (t.reach <> 'in_progress' OR i < 3) ORDER BY t.no, i`;

const MISSED = `(t.took > t.rto OR t.lost > t.rpo)`;

export const exercises: Step[] = [
  { makes: 'exercises, drawn', sql: DRAWN },
  { makes: 'exercise', sql: PLANNED },
  {
    makes: 'exercise_objective',
    sql: `INSERT INTO exercise_objective (id, registrant_id, vendor_id, exercise_id, number, text, measures)
      SELECT pg_temp.made('exercise objective', t.no * 10 + i), g.registrant, t.vendor_id, t.id, i, CASE i WHEN 1 THEN 'Back within the recovery time.' ELSE 'No more lost than the recovery point.' END, CASE i WHEN 1 THEN 'rto' ELSE 'rpo' END
      FROM tested t, ground g, generate_series(1, 2) AS i ORDER BY t.no, i`,
  },
  {
    makes: 'exercise_deferral',
    sql: `INSERT INTO exercise_deferral (id, registrant_id, vendor_id, exercise_id, kind, state, reason, agreed_by, planned_before, approval_rule, requested_by, requested_at)
      SELECT pg_temp.made('deferral', t.no), g.registrant, t.vendor_id, t.id, 'cancellation', 'requested', 'The site was being moved.', 'Chief operating officer', date '${YEAR}-12-05', 'A cancellation is approved by the registrant.', pg_temp.made('contributor', t.vendor_no), pg_temp.moment(1440 * 300)
      FROM tested t, ground g WHERE t.reach = 'cancelled'`,
  },
  {
    makes: 'deferrals approved',
    sql: `UPDATE exercise_deferral d SET state = 'approved', decided_by = g.officer, decided_at = pg_temp.moment(1440 * 302), decision_note = 'Seen.', version = d.version + 1 FROM tested t, ground g WHERE d.exercise_id = t.id`,
  },
  {
    makes: 'exercises cancelled',
    sql: change(
      `state = 'cancelled', state_reason = 'The site was being moved.', state_approver = 'Chief operating officer', deferral_id = pg_temp.made('deferral', t.no)`,
      `t.reach = 'cancelled'`,
    ),
  },
  {
    makes: 'exercises started',
    sql: change(`state = 'in_progress', started_by = e.created_by, started_at = t.began`, STARTED),
  },
  { makes: 'step_result', sql: RESULTS },
  {
    makes: 'times of exercises',
    sql: change(
      `occurred_at = t.began, detected_at = t.began + interval '5 minutes', declared_at = ${DECLARED}, restored_at = ${DECLARED} + (t.took - 5) * interval '1 minute', verified_at = ${DECLARED} + t.took * interval '1 minute',
       last_recovered_at = t.began - t.lost * interval '1 minute', achieved_rto_minutes = t.took, achieved_rto_from_disruption_minutes = t.took + 10, achieved_rpo_minutes = t.lost`,
      WITH_RESULTS,
    ),
  },
  {
    makes: 'results of exercises',
    sql: change(
      `state = 'results_entered', results_by = e.created_by, results_at = ${DECLARED} + (t.took + 60) * interval '1 minute'`,
      WITH_RESULTS,
    ),
  },
  {
    makes: 'ratings of objectives',
    sql: `UPDATE exercise_objective o SET rating = CASE WHEN (o.number = 1 AND t.took > t.rto) OR (o.number = 2 AND t.lost > t.rpo) THEN 'U' ELSE 'P' END, rating_note = '' FROM tested t WHERE o.exercise_id = t.id AND ${WITH_RESULTS}`,
  },
  {
    makes: 'exercises submitted',
    sql: change(
      `state = 'submitted', submitted_by = e.created_by, submitted_at = ${DECLARED} + (t.took + 90) * interval '1 minute'`,
      `t.reach IN ('submitted', 'reviewed')`,
    ),
  },
  {
    makes: 'exercises reviewed',
    sql: change(
      `state = 'reviewed', outcome = CASE WHEN ${MISSED} THEN 'satisfactory_with_findings' ELSE 'satisfactory' END, outcome_reason = CASE WHEN ${MISSED} THEN 'An objective was missed.' END,
       reviewed_by = g.officer, reviewed_at = pg_temp.moment(1440 * 290)`,
      `t.reach = 'reviewed'`,
    ),
  },
  {
    makes: 'exercises that missed',
    sql: `CREATE TEMP TABLE missed ON COMMIT DROP AS SELECT t.* FROM tested t WHERE t.reach = 'reviewed' AND ${MISSED}`,
  },
];
