import type { Step } from './volume-ground';

// Up to three submissions a vendor: what is concluded, what a reviewer holds, what waits for one.
const DRAWN = `CREATE TEMP TABLE handed_in ON COMMIT DROP AS
  SELECT (o.vendor_no - 1) * 3::bigint + part AS no, o.vendor_no, o.vendor_id, part, d.tier, pg_temp.made('submission', (o.vendor_no - 1) * 3::bigint + part) AS id,
    pg_temp.moment(1440 * CASE part WHEN 1 THEN 283 WHEN 2 THEN 302 ELSE 285 + pg_temp.roll('handed in', o.vendor_no) % 30 END) AS submitted_at,
    CASE part WHEN 2 THEN 'in_review' WHEN 3 THEN 'submitted' ELSE CASE d.tier WHEN 'T1' THEN 'approved' ELSE 'concluded' END END AS state
  FROM (SELECT DISTINCT vendor_no, vendor_id, CASE state WHEN 'under_review' THEN 2 WHEN 'submitted' THEN 3 ELSE 1 END AS part FROM owed WHERE state IN ('met', 'met_with_exceptions', 'not_met', 'under_review', 'submitted')) o
  JOIN drawn d ON d.no = o.vendor_no`;

const PART = `CASE o.state WHEN 'under_review' THEN 2 WHEN 'submitted' THEN 3 ELSE 1 END`;
const HELD = `h.part < 3`;

export const reviews: Step[] = [
  { makes: 'submissions, drawn', sql: DRAWN },
  {
    makes: 'submission',
    sql: `INSERT INTO submission (id, registrant_id, vendor_id, ref, period_id, note, submitted_by, submitted_at, state)
      SELECT h.id, g.registrant, h.vendor_id, pg_temp.ref('SB', h.no), g.period, '', pg_temp.made('contributor', h.vendor_no), h.submitted_at, h.state FROM handed_in h, ground g ORDER BY h.no`,
  },
  {
    makes: 'submission_obligation',
    sql: `INSERT INTO submission_obligation (id, registrant_id, vendor_id, submission_id, obligation_id)
      SELECT pg_temp.made('handed in', o.no), g.registrant, o.vendor_id, h.id, o.id FROM owed o CROSS JOIN ground g JOIN handed_in h ON h.vendor_no = o.vendor_no AND h.part = ${PART}
      WHERE o.state IN ('met', 'met_with_exceptions', 'not_met', 'under_review', 'submitted') ORDER BY o.no`,
  },
  {
    makes: 'submission_line',
    sql: `INSERT INTO submission_line (id, registrant_id, vendor_id, submission_id, kind, target_id, obligation_id)
      SELECT pg_temp.made('line', f.no), g.registrant, f.vendor_id, h.id, 'evidence_use', pg_temp.made('use', f.no), f.obligation_id
      FROM filed f CROSS JOIN ground g JOIN handed_in h ON h.vendor_no = f.vendor_no AND h.part = CASE f.state WHEN 'under_review' THEN 2 WHEN 'submitted' THEN 3 ELSE 1 END
      WHERE f.round = 0 AND f.state IN ('met', 'met_with_exceptions', 'not_met', 'under_review', 'submitted') ORDER BY f.no`,
  },
  {
    makes: 'review',
    sql: `INSERT INTO review (id, registrant_id, vendor_id, submission_id, reviewer_id, started_at, state, conclusion, summary, concluded_at, needs_approval)
      SELECT pg_temp.made('review', h.no), g.registrant, h.vendor_id, h.id, g.officer, h.submitted_at + interval '1 day', CASE h.state WHEN 'in_review' THEN 'in_progress' ELSE h.state END,
        CASE h.part WHEN 1 THEN 'satisfactory_with_exceptions' END, CASE h.part WHEN 1 THEN 'Read as the criteria say.' END, CASE h.part WHEN 1 THEN pg_temp.moment(1440 * 290) END, h.tier = 'T1'
      FROM handed_in h, ground g WHERE ${HELD} ORDER BY h.no`,
  },
  {
    makes: 'review_line',
    sql: `INSERT INTO review_line (id, registrant_id, vendor_id, review_id, round, submission_line_id, decision, reason, decided_by, decided_at)
      SELECT pg_temp.made('decided', f.no), g.registrant, f.vendor_id, pg_temp.made('review', (f.vendor_no - 1) * 3::bigint + 1), 1, pg_temp.made('line', f.no), CASE f.state WHEN 'not_met' THEN 'rejected' ELSE 'accepted' END, 'Read against the criteria.', g.officer, pg_temp.moment(1440 * 290)
      FROM filed f, ground g WHERE f.round = 0 AND f.state IN ('met', 'met_with_exceptions', 'not_met') ORDER BY f.no`,
  },
  {
    makes: 'review_conclusion',
    sql: `INSERT INTO review_conclusion (id, registrant_id, vendor_id, review_id, round, obligation_id, procedure_performed, criteria, judgement, checks, conclusion, decided_by, decided_at)
      SELECT pg_temp.made('concluded', o.no), g.registrant, o.vendor_id, pg_temp.made('review', (o.vendor_no - 1) * 3::bigint + 1), 1, o.id, 'Read the files.', 'The statement of the requirement.', 'As concluded.', '[]', o.state, g.officer, pg_temp.moment(1440 * 290)
      FROM owed o, ground g WHERE o.state IN ('met', 'met_with_exceptions', 'not_met') ORDER BY o.no`,
  },
  {
    makes: 'review_approval',
    sql: `INSERT INTO review_approval (id, registrant_id, vendor_id, review_id, round, reviewer_id, decision, reason, approver_id, approved_at)
      SELECT pg_temp.made('approval', h.no), g.registrant, h.vendor_id, pg_temp.made('review', h.no), 1, g.officer, 'approved', 'Read beside the reviewer.', g.approver, pg_temp.moment(1440 * 291) FROM handed_in h, ground g WHERE h.state = 'approved'`,
  },
];
