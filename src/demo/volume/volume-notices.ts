import { AS_OF, type Step } from './volume-ground';

/** What the portal does at night for each registrant. */
const NIGHTS = ['obligations.recompute', 'notices.morning', 'exceptions.run-out'];

const COUNTERS = [
  ['VN', 'vendor'],
  ['SV', 'service'],
  ['EV', 'evidence_item'],
  ['PL', 'plan'],
  ['EX', 'exercise'],
  ['SB', 'submission'],
  ['FD', 'finding'],
  ['XC', 'programme_exception'],
  ['AT', 'attestation'],
  ['SR', 'shared_resource'],
  ['SO', 'fourth_party'],
  ['DP', 'dependency'],
] as const;

/** What people are told in the portal, and where the next references go on. */
export const notices: Step[] = [
  {
    makes: 'notice',
    sql: `INSERT INTO notice (id, registrant_id, vendor_id, person_id, key, kind, topic, about_vendor_id, title, detail, link, due_on, delivery, created_at)
      SELECT pg_temp.made('notice', h.no), g.registrant, NULL::uuid, g.officer, 'volume ' || h.id, 'submission.made', 'reviews', h.vendor_id, 'A submission waits for a review', '', '/reviews', NULL::date, 'portal_only', h.submitted_at FROM handed_in h, ground g WHERE h.state = 'submitted'
      UNION ALL SELECT pg_temp.made('notice due', o.no), g.registrant, o.vendor_id, pg_temp.made('contributor', o.vendor_no), 'volume ' || o.id, 'obligation.overdue', 'due', o.vendor_id, o.code || ' is overdue', '', '/requirements/' || o.id, o.due_on, 'portal_only', pg_temp.moment(1440 * 318)
      FROM owed o, ground g WHERE o.state IN ('in_progress', 'not_started') AND o.due_on <= ${AS_OF}`,
  },
  ...COUNTERS.map(([kind, table]): Step => ({
    makes: 'reference_counter',
    sql: `INSERT INTO reference_counter (registrant_id, kind, last) SELECT g.registrant, '${kind}', coalesce(max(split_part(t.ref, '-', 2)::integer), 0) FROM ground g LEFT JOIN ${table} t ON t.registrant_id = g.registrant GROUP BY g.registrant`,
  })),
  {
    // The schedule of the day on which the data is made is taken as done: its rules would ask for other obligations than were made up.
    makes: 'nightly_run',
    sql: `INSERT INTO nightly_run (registrant_id, name, night, opened_at, attempts, started_at, finished_at)
      SELECT g.registrant, name, (now() AT TIME ZONE 'UTC')::date - ago, now(), 1, now(), now() FROM ground g, unnest(ARRAY['${NIGHTS.join("', '")}']) AS name, generate_series(0, 1) AS ago`,
  },
];
