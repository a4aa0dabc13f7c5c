import { SECTIONS } from '../../plans/plan-sections.rules';
import { DISRUPTION_TYPES } from '../../plans/disruption.rules';
import { AS_OF, YEAR, type Step } from './volume-ground';

const STEPS = [
  'Declare and page',
  'Confirm the last good copy',
  'Promote the standby',
  'Repoint telephony',
  'Check with a sample',
  'Verify and announce',
];
export const PLAN_STEPS = STEPS.length;

const sections = JSON.stringify(
  Object.keys(SECTIONS.DR).map((key, i) => ({ key, present: true, reference: `Page ${i + 1}` })),
);
const inState = (...states: string[]): string => `v.state IN (${states.map((one) => `'${one}'`).join(', ')})`;

/** Each vendor has one recovery plan; one of twenty is past its review, one of twelve still waits in its submission. */
export const plans: Step[] = [
  {
    makes: 'plan',
    sql: `INSERT INTO plan (id, registrant_id, vendor_id, ref, kind, title, created_by, created_at)
      SELECT pg_temp.made('plan', no), g.registrant, d.id, pg_temp.ref('PL', no), 'DR', 'Recovery plan', d.contributor, pg_temp.moment(1440 * 15) FROM drawn d, ground g ORDER BY no`,
  },
  {
    makes: 'plan_version',
    sql: `INSERT INTO plan_version (id, registrant_id, vendor_id, plan_id, number, label, state, source_evidence_version_id, service_ids, emphasis, sections, review_due_on, offline_copy, change_summary, authors, authored_by, authored_at)
      SELECT pg_temp.made('plan version', d.no), g.registrant, d.id, pg_temp.made('plan', d.no), 1, '1.0', 'draft', f.id, ARRAY[pg_temp.made('service', d.no * 3::bigint - 2), pg_temp.made('service', d.no * 3::bigint - 1), pg_temp.made('service', d.no * 3::bigint)], 'recovery',
        '${sections}', CASE WHEN pg_temp.roll('review', d.no) < 500 THEN ${AS_OF} - 20 ELSE date '${YEAR + 1}-03-31' END, true, 'First version.', ARRAY[d.contributor], d.contributor, f.received_at
      FROM drawn d CROSS JOIN ground g JOIN filed f ON f.vendor_no = d.no AND f.k = 0 ORDER BY d.no`,
  },
  {
    makes: 'plan_step',
    sql: `INSERT INTO plan_step (id, registrant_id, vendor_id, plan_version_id, number, title, instruction, owner, system_name, depends_on, expected_minutes)
      SELECT pg_temp.made('step', (d.no - 1) * ${PLAN_STEPS}::bigint + i), g.registrant, d.id, pg_temp.made('plan version', d.no), i, (ARRAY[${STEPS.map((one) => `'${one}'`).join(', ')}])[i], 'As the runbook says.', 'Duty manager', 'Workplace',
        CASE i WHEN 1 THEN '{}'::integer[] ELSE ARRAY[i - 1] END, 20 FROM drawn d, ground g, generate_series(1, ${PLAN_STEPS}) AS i ORDER BY d.no, i`,
  },
  {
    makes: 'disruption_coverage',
    sql: `INSERT INTO disruption_coverage (id, registrant_id, vendor_id, plan_version_id, disruption_type, process, solution)
      SELECT pg_temp.made('covered ' || kind, d.no), g.registrant, d.id, pg_temp.made('plan version', d.no), kind, 'Page the duty manager.', 'Move to the second site.'
      FROM drawn d, ground g, unnest(ARRAY['${DISRUPTION_TYPES.join("', '")}']) AS kind`,
  },
];

/** After the content was hashed: what the vendor approves, submits, and the registrant takes and accepts. */
export const plansAccepted: Step[] = [
  {
    makes: 'plans submitted',
    sql: `UPDATE plan_version v SET state = 'submitted', submitted_by = d.contributor, submitted_at = pg_temp.moment(1440 * 282), version = v.version + 1 FROM drawn d WHERE v.vendor_id = d.id AND ${inState('vendor_approved')}`,
  },
  {
    makes: 'plans taken',
    sql: `UPDATE plan_version v SET state = 'in_review', taken_by = g.officer, taken_at = pg_temp.moment(1440 * 284), version = v.version + 1
      FROM drawn d, ground g WHERE v.vendor_id = d.id AND ${inState('submitted')} AND pg_temp.roll('plan state', d.no) >= 800`,
  },
  {
    makes: 'plans accepted',
    sql: `UPDATE plan_version v SET state = 'accepted', accepted_by = g.officer, accepted_at = pg_temp.moment(1440 * 290), effective_from = date '${YEAR}-10-19', version = v.version + 1
      FROM drawn d, ground g WHERE v.vendor_id = d.id AND ${inState('in_review')}`,
  },
];
