import type { ProgrammeRegister } from './programme.model';

interface Things {
  name: Exclude<keyof ProgrammeRegister, 'vendors' | 'services' | 'occurrences'>;
  table: string;
  sql: string;
}

// Each gives ref, vendorRef, title, standing, state and "on". $1 first and $2 last day of the period, $3 period, $4 as-of date; every query names all four.
const NAMED = `$1::date <= $2::date AND $3::uuid IS NOT NULL AND $4::date IS NOT NULL`;
const OWNER = 'JOIN vendor v ON v.id = x.vendor_id';

export const PROGRAMME_THINGS: readonly Things[] = [
  {
    name: 'plans',
    table: 'Plan versions',
    sql: `SELECT p.ref || ' v' || x.label AS ref, v.ref AS "vendorRef", p.title, x.state, x.effective_from::text AS "on",
        concat('in force ', x.effective_from, ' to ', coalesce(x.effective_to::text, 'open'), ', review due ', coalesce(x.review_due_on::text, 'not set')) AS standing
      FROM plan_version x JOIN plan p ON p.id = x.plan_id ${OWNER}
      WHERE ${NAMED} AND x.effective_from <= $2::date AND (x.effective_to IS NULL OR x.effective_to >= $1::date) ORDER BY v.ref, p.ref, x.number`,
  },
  {
    name: 'exercises',
    table: 'Exercises',
    sql: `SELECT x.ref, v.ref AS "vendorRef", x.title, x.state, coalesce((coalesce(x.occurred_at, x.started_at) AT TIME ZONE 'UTC')::date, x.planned_on)::text AS "on",
        concat_ws('; ', x.kind, s.ref, x.outcome, CASE WHEN x.achieved_rto_minutes IS NULL THEN NULL ELSE concat('RTO ', x.achieved_rto_minutes, ' of ', x.rto_objective_minutes, ' min') END,
          nullif(x.state_reason, '')) AS standing
      FROM exercise x JOIN service s ON s.id = x.service_id ${OWNER}
      WHERE ${NAMED} AND coalesce((coalesce(x.occurred_at, x.started_at) AT TIME ZONE 'UTC')::date, x.planned_on) BETWEEN $1::date AND $2::date ORDER BY v.ref, x.ref`,
  },
  {
    name: 'findings',
    table: 'Findings',
    sql: `SELECT x.ref, v.ref AS "vendorRef", x.title, app.finding_stands(x.state, x.accepted_until, $4::date) AS state, x.due_on::text AS "on",
        concat(x.severity, ', ', x.owner_name, ', due ', x.due_on) AS standing
      FROM finding x ${OWNER}
      WHERE ${NAMED} AND x.opened_at < $2::date + 1 AND (x.closed_at IS NULL OR x.closed_at >= $1::date) ORDER BY v.ref, x.ref`,
  },
  {
    name: 'exceptions',
    table: 'Approved exceptions',
    sql: `SELECT x.ref, v.ref AS "vendorRef", o.requirement_code || ': ' || x.reason AS title, CASE WHEN x.state = 'approved' AND x.wanted_until < $4::date THEN 'expired' ELSE x.state END AS state,
        x.wanted_until::text AS "on", concat('until ', x.wanted_until, '; risk: ', x.risk) AS standing
      FROM programme_exception x JOIN obligation o ON o.id = x.obligation_id ${OWNER} WHERE ${NAMED} AND o.period_id = $3 ORDER BY v.ref, x.ref`,
  },
  {
    name: 'attestations',
    table: 'Attestations',
    sql: `SELECT x.ref, v.ref AS "vendorRef", concat('Attestation ', x.period_from, ' to ', x.period_to) AS title, x.state, x.due_on::text AS "on",
        concat('due ', x.due_on, coalesce('; signed by ' || g.signer_name || CASE WHEN g.qualified THEN ', qualified' ELSE ', unqualified' END, '; not signed')) AS standing
      FROM attestation x ${OWNER} LEFT JOIN attestation_signature g ON g.attestation_id = x.id WHERE ${NAMED} AND x.period_id = $3 ORDER BY v.ref, x.ref`,
  },
  {
    name: 'reviews',
    table: 'Submissions and reviews',
    sql: `SELECT x.ref, v.ref AS "vendorRef", (SELECT string_agg(DISTINCT o.requirement_code, ', ' ORDER BY o.requirement_code) FROM submission_obligation l JOIN obligation o ON o.id = l.obligation_id WHERE l.submission_id = x.id) AS title,
        x.state, (r.concluded_at AT TIME ZONE 'UTC')::date::text AS "on", concat_ws('; ', app.person_name(r.reviewer_id), r.conclusion) AS standing
      FROM submission x ${OWNER} LEFT JOIN review r ON r.submission_id = x.id WHERE ${NAMED} AND x.period_id = $3 ORDER BY v.ref, x.ref`,
  },
  {
    name: 'reports',
    table: 'Independent reports',
    sql: `SELECT x.ref, v.ref AS "vendorRef", x.title, CASE WHEN x.state = 'expected' AND x.due_on < $4::date THEN 'overdue' ELSE x.state END AS state, coalesce(x.covers_to, x.due_on)::text AS "on",
        concat_ws('; ', x.kind, x.auditor_name, x.opinion, concat(x.covers_from, ' to ', x.covers_to)) AS standing
      FROM assurance_report x ${OWNER} WHERE ${NAMED} AND (x.period_id = $3 OR (x.covers_to >= $1::date AND coalesce(x.covers_from, x.covers_to) <= $2::date)) ORDER BY v.ref, x.ref`,
  },
  {
    name: 'disruptions',
    table: 'Disruptions',
    sql: `SELECT x.ref, v.ref AS "vendorRef", x.title, CASE WHEN x.withdrawn_at IS NULL THEN x.state ELSE 'withdrawn' END AS state, (x.occurred_at AT TIME ZONE 'UTC')::date::text AS "on",
        concat('reported by the ', x.reported_by_side, '; contract ', coalesce(x.contract_notice_minutes || ' min', 'without a time')) AS standing
      FROM disruption x ${OWNER}
      WHERE ${NAMED} AND (x.occurred_at AT TIME ZONE 'UTC')::date <= $2::date
        AND coalesce((coalesce(x.returned_to_normal_at, x.closed_at) AT TIME ZONE 'UTC')::date, $2::date) >= $1::date ORDER BY v.ref, x.ref`,
  },
];
