import type { EntityManager } from 'typeorm';
import type { Tier } from '../../catalogue/words.rules';
import { PROVED_AT } from '../../coverage/coverage-sql';
import { EXERCISE_KINDS, kindEnoughFor } from '../../exercises/exercise-kinds.rules';
import { PROVES_FOR_MONTHS, type Quarter, type QuarterCode, type QuarterState } from './quarter.rules';

/** What the calendar is asked for; every figure is over the same services as the rows below it. */
export interface QuarterFilter {
  tier: Tier | null;
  vendorId: string | null;
  /** A part of the name of a vendor or service. */
  seek: string;
  /** Only services in one of these states: in this quarter, or in any of the year. */
  states: readonly QuarterState[] | null;
  quarter: QuarterCode | null;
  quarters: readonly Quarter[];
}

const enough = (tier: Tier): string =>
  EXERCISE_KINDS.filter((kind) => kindEnoughFor(kind, tier))
    .map((kind) => `'${kind}'`)
    .join(', ');

const ENOUGH = `CASE coalesce(s.tier, 'T1') WHEN 'T1' THEN e.kind IN (${enough('T1')}) WHEN 'T2' THEN e.kind IN (${enough('T2')}) ELSE e.kind IN (${enough('T3')}) END`;

/** What exercise `e` is worth to its service `s`. */
export const STANDING = `CASE WHEN e.outcome = 'not_a_valid_test' THEN 'not_valid' WHEN NOT ${ENOUGH} THEN 'too_weak' WHEN e.outcome = 'unsatisfactory' THEN 'fell_short'
  WHEN e.state IN ('reviewed', 'closed') THEN 'accepted' ELSE 'reported' END`;

export const IN_CALENDAR = `s.state = 'active' AND v.state NOT IN ('prospect', 'exited')`;

const MONTHS = `CASE WHEN s.tier = 'T3' THEN interval '${PROVES_FOR_MONTHS.T3} months' ELSE interval '${PROVES_FOR_MONTHS.T1} months' END`;

const CHOSEN = `WITH chosen AS MATERIALIZED (
    SELECT s.id, s.ref, s.name, s.tier, s.vendor_id, v.name AS vendor_name FROM service s JOIN vendor v ON v.id = s.vendor_id
    WHERE ${IN_CALENDAR} AND ($1::text IS NULL OR s.tier = $1) AND ($2::uuid IS NULL OR s.vendor_id = $2)
      AND ($3::text = '' OR position(lower($3) IN lower(v.name || ' ' || s.ref || ' ' || s.name)) > 0))`;

// The same as `proofsOf` and `quarterState`, with which a test compares it: what each test proves, cut by the next one that fell
// short, joined into the days of a service, and held against each quarter.
const STATES = `${CHOSEN},
  quarters AS (SELECT * FROM unnest($4::text[], $5::date[], $6::date[]) AS q (code, first_day, last_day)),
  tests AS (
    SELECT e.id, e.service_id, ${PROVED_AT} AS proved_at, (${PROVED_AT} AT TIME ZONE 'UTC')::date AS day, ${MONTHS} AS months, ${STANDING} AS standing
    FROM exercise e JOIN chosen s ON s.id = e.service_id WHERE e.results_at IS NOT NULL AND e.outcome IS DISTINCT FROM 'not_a_valid_test'
      AND ${PROVED_AT} >= (SELECT min(first_day) FROM quarters) - ${MONTHS}),
  lasting AS (
    SELECT service_id, standing, day, least((day + months)::date, min(day) FILTER (WHERE standing = 'fell_short') OVER (
      PARTITION BY service_id ORDER BY proved_at, id ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) - 1) AS until FROM tests),
  proven AS (
    SELECT service_id, range_agg(daterange(day, until, '[]')) FILTER (WHERE standing = 'accepted') AS accepted, range_agg(daterange(day, until, '[]')) AS reported
    FROM lasting WHERE standing IN ('accepted', 'reported') AND until >= day GROUP BY service_id),
  states AS (
    SELECT c.id, q.code, CASE WHEN p.accepted @> daterange(q.first_day, q.last_day, '[]') THEN 'covered' WHEN p.accepted && daterange(q.first_day, q.last_day, '[]') THEN 'partly'
      WHEN p.reported && daterange(q.first_day, q.last_day, '[]') THEN 'reported' ELSE 'none' END AS state
    FROM chosen c CROSS JOIN quarters q LEFT JOIN proven p ON p.service_id = c.id)`;

// Joined, never looked up service by service: a fleet has some ten thousands of them.
const FITTING = `fits AS (
    SELECT c.* FROM chosen c JOIN (SELECT DISTINCT id FROM states WHERE state = ANY ($7::text[]) AND ($8::text IS NULL OR code = $8)) w ON w.id = c.id)`;
const ALL_FIT = 'fits AS (SELECT * FROM chosen)';

/** The statement that selects from states and fits, and what it asks for. */
function asked(filter: QuarterFilter, select: string): [sql: string, parameters: unknown[]] {
  if (filter.states === null) return [`${STATES}, ${ALL_FIT} ${select}`, parametersOf(filter).slice(0, 6)];
  return [`${STATES}, ${FITTING} ${select}`, parametersOf(filter)];
}

const COUNTS = `SELECT x.code, x.state, count(*)::integer AS count FROM states x GROUP BY x.code, x.state UNION ALL SELECT '', 'fits', count(*)::integer FROM fits`;

const COLUMNS = `f.id, f.ref, f.name, f.tier, f.vendor_id AS "vendorId", f.vendor_name AS "vendorName"`;
const ORDER = 'ORDER BY f.vendor_name, f.vendor_id, f.ref, f.id';

const parametersOf = ({ tier, vendorId, seek, quarters, states, quarter }: QuarterFilter): unknown[] => [
  ...[tier, vendorId, seek.trim(), quarters.map(({ code }) => code)],
  ...[quarters.map(({ from }) => from), quarters.map(({ to }) => to), states, quarter],
];

export interface QuarterCount {
  code: QuarterCode;
  state: QuarterState;
  count: number;
}

/** How many services are in which state in each quarter, whatever states are asked for, and how many fit all that is asked. */
export async function quarterCounts(
  manager: EntityManager,
  filter: QuarterFilter,
): Promise<{ counts: QuarterCount[]; total: number }> {
  const rows: (QuarterCount | { code: ''; state: 'fits'; count: number })[] = await manager.query(
    ...asked(filter, COUNTS),
  );
  const counts = rows.filter((row): row is QuarterCount => row.code !== '');
  return { counts, total: rows.find(({ code }) => code === '')?.count ?? 0 };
}

export interface ServiceOfCalendar {
  id: string;
  ref: string;
  name: string;
  tier: Tier | null;
  vendorId: string;
  vendorName: string;
}

/** The services that fit, by vendor; null asks for all. */
export function calendarServices(
  manager: EntityManager,
  filter: QuarterFilter,
  page: { number: number; size: number } | null,
): Promise<ServiceOfCalendar[]> {
  const limit = page ? ` LIMIT ${page.size} OFFSET ${(page.number - 1) * page.size}` : '';
  if (filter.states === null) {
    const plain = parametersOf(filter).slice(0, 3);
    return manager.query(`${CHOSEN} SELECT ${COLUMNS} FROM chosen f ${ORDER}${limit}`, plain);
  }
  return manager.query(...asked(filter, `SELECT ${COLUMNS} FROM fits f ${ORDER}${limit}`));
}
