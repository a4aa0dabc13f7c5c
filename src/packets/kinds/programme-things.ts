import type { ProgrammeRegister } from './programme.model';

export interface Things {
  name: Exclude<keyof ProgrammeRegister, 'vendors' | 'services' | 'occurrences'>;
  table: string;
  /** The register, as `x`. */
  from: string;
  /** What the line is made of beside `ref`, `vendorRef`, `title`, `state`, `on` and `standing`. */
  joins: string;
  line: string;
  /** What takes a row of the register in; asked of the register alone when its rows are counted again. */
  where: string;
  order: string;
}

// $1 first and $2 last day of the period, $3 period, $4 as-of date; every query names all four.
const NAMED = `$1::date <= $2::date AND $3::uuid IS NOT NULL AND $4::date IS NOT NULL`;
const OWNER = 'JOIN vendor v ON v.id = x.vendor_id';

/** Minutes as `3:12 h (192 min)`, in SQL. */
const span = (column: string): string =>
  `concat(${column} / 60, ':', lpad((${column} % 60)::text, 2, '0'), ' h (', ${column}, ' min)')`;
const plain = (column: string): string => `replace(${column}, '_', ' ')`;

export const PROGRAMME_THINGS: readonly Things[] = [
  {
    name: 'plans',
    table: 'Plan versions',
    from: 'plan_version x',
    joins: `JOIN plan p ON p.id = x.plan_id ${OWNER}`,
    line: `p.ref || ' v' || x.label AS ref, v.ref AS "vendorRef", p.title, x.state, x.effective_from::text AS "on",
      concat('in force ', x.effective_from, ' to ', coalesce(x.effective_to::text, 'open'), ', review due ', coalesce(x.review_due_on::text, 'not set')) AS standing`,
    where: 'x.effective_from <= $2::date AND (x.effective_to IS NULL OR x.effective_to >= $1::date)',
    order: 'v.ref, p.ref, x.number',
  },
  {
    name: 'exercises',
    table: 'Exercises',
    from: 'exercise x',
    joins: `JOIN service s ON s.id = x.service_id ${OWNER}`,
    line: `x.ref, v.ref AS "vendorRef", x.title, x.state, coalesce((coalesce(x.occurred_at, x.started_at) AT TIME ZONE 'UTC')::date, x.planned_on)::text AS "on",
      concat_ws('; ', ${plain('x.kind')}, s.ref, ${plain('x.outcome')}, CASE WHEN x.achieved_rto_minutes IS NOT NULL
        THEN concat('RTO ', ${span('x.achieved_rto_minutes')}, CASE WHEN x.rto_objective_minutes IS NOT NULL THEN concat(' of ', ${span('x.rto_objective_minutes')}) END) END,
        nullif(x.state_reason, '')) AS standing`,
    where: `coalesce((coalesce(x.occurred_at, x.started_at) AT TIME ZONE 'UTC')::date, x.planned_on) BETWEEN $1::date AND $2::date`,
    order: 'v.ref, x.ref',
  },
  {
    name: 'findings',
    table: 'Findings',
    from: 'finding x',
    joins: OWNER,
    line: `x.ref, v.ref AS "vendorRef", x.title, app.finding_stands(x.state, x.accepted_until, $4::date) AS state, x.due_on::text AS "on",
      concat(x.severity, ', ', x.owner_name, ', due ', x.due_on) AS standing`,
    where: 'x.opened_at < $2::date + 1 AND (x.closed_at IS NULL OR x.closed_at >= $1::date)',
    order: 'v.ref, x.ref',
  },
  {
    name: 'exceptions',
    table: 'Approved exceptions',
    from: 'programme_exception x',
    joins: `JOIN obligation o ON o.id = x.obligation_id ${OWNER}`,
    line: `x.ref, v.ref AS "vendorRef", o.requirement_code || ': ' || x.reason AS title, CASE WHEN x.state = 'approved' AND x.wanted_until < $4::date THEN 'expired' ELSE x.state END AS state,
      x.wanted_until::text AS "on", concat('until ', x.wanted_until, '; risk: ', x.risk) AS standing`,
    where: 'x.obligation_id IN (SELECT id FROM obligation WHERE period_id = $3)',
    order: 'v.ref, x.ref',
  },
  {
    name: 'attestations',
    table: 'Attestations',
    from: 'attestation x',
    joins: `${OWNER} LEFT JOIN attestation_signature g ON g.attestation_id = x.id`,
    line: `x.ref, v.ref AS "vendorRef", concat('Attestation ', x.period_from, ' to ', x.period_to) AS title, x.state, x.due_on::text AS "on",
      concat('due ', x.due_on, coalesce('; signed by ' || g.signer_name || CASE WHEN g.qualified THEN ', qualified' ELSE ', unqualified' END, '; not signed')) AS standing`,
    where: 'x.period_id = $3',
    order: 'v.ref, x.ref',
  },
  {
    name: 'reviews',
    table: 'Submissions and reviews',
    from: 'submission x',
    joins: `${OWNER} LEFT JOIN review r ON r.submission_id = x.id`,
    line: `x.ref, v.ref AS "vendorRef", (SELECT string_agg(DISTINCT o.requirement_code, ', ' ORDER BY o.requirement_code) FROM submission_obligation l JOIN obligation o ON o.id = l.obligation_id WHERE l.submission_id = x.id) AS title,
      x.state, (r.concluded_at AT TIME ZONE 'UTC')::date::text AS "on", concat_ws('; ', app.person_name(r.reviewer_id), ${plain('r.conclusion')}) AS standing`,
    where: 'x.period_id = $3',
    order: 'v.ref, x.ref',
  },
  {
    name: 'reports',
    table: 'Independent reports',
    from: 'assurance_report x',
    joins: OWNER,
    line: `x.ref, v.ref AS "vendorRef", x.title, CASE WHEN x.state = 'expected' AND x.due_on < $4::date THEN 'overdue' ELSE x.state END AS state, coalesce(x.covers_to, x.due_on)::text AS "on",
      concat_ws('; ', regexp_replace(x.kind, '^soc(\\d)', 'SOC \\1'), nullif(x.auditor_name, ''), ${plain('x.opinion')}, CASE WHEN x.covers_to IS NULL THEN concat('expected by ', x.due_on) ELSE concat(coalesce(x.covers_from, x.covers_to), ' to ', x.covers_to) END) AS standing`,
    where: '(x.period_id = $3 OR (x.covers_to >= $1::date AND coalesce(x.covers_from, x.covers_to) <= $2::date))',
    order: 'v.ref, x.ref',
  },
  {
    name: 'disruptions',
    table: 'Disruptions',
    from: 'disruption x',
    joins: OWNER,
    line: `x.ref, v.ref AS "vendorRef", x.title, CASE WHEN x.withdrawn_at IS NULL THEN x.state ELSE 'withdrawn' END AS state, (x.occurred_at AT TIME ZONE 'UTC')::date::text AS "on",
      concat('reported by the ', x.reported_by_side, '; contract ', coalesce(x.contract_notice_minutes || ' min', 'without a time')) AS standing`,
    where: `(x.occurred_at AT TIME ZONE 'UTC')::date <= $2::date
      AND coalesce((coalesce(x.returned_to_normal_at, x.closed_at) AT TIME ZONE 'UTC')::date, $2::date) >= $1::date`,
    order: 'v.ref, x.ref',
  },
];

/** The lines of one register. */
export const linesOf = ({ from, joins, line, where, order }: Things): string =>
  `SELECT ${line} FROM ${from} ${joins} WHERE ${NAMED} AND ${where} ORDER BY ${order}`;

interface Counted {
  table: string;
  from: string;
  where: string;
}

const REGISTERS: readonly Counted[] = [
  { table: 'Vendors', from: 'vendor x', where: 'true' },
  { table: 'Services', from: 'service x', where: 'true' },
  { table: 'Occurrences', from: 'obligation x', where: 'x.period_id = $3' },
];

/** Counts every register by itself: all its rows, and those that the question takes in; nothing is joined to it. */
export const COUNT_PROGRAMME = [...REGISTERS, ...PROGRAMME_THINGS]
  .map(
    ({ table, from, where }, place) =>
      `SELECT ${place} AS place, '${table}' AS "table", count(*)::int AS registered, (count(*) FILTER (WHERE ${where}))::int AS selected FROM ${from} WHERE ${NAMED}`,
  )
  .join(' UNION ALL ');
