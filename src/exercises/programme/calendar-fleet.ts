import type { EntityManager } from 'typeorm';
import type { Tier } from '../../catalogue/words.rules';
import { EXERCISE_KINDS, kindEnoughFor, type ExerciseKind } from '../exercise-kinds.rules';
import type { Cycle } from './areas.rules';
import type { CsvExercise } from './calendar-csv.rules';
import type { StandingCounts, TierNeeds } from './calendar.dto';
import { DAY_OF_EXERCISE } from './programme-facts';
import { cycleEnding } from './sufficiency.rules';

/** What the fleet's figures are asked for; every figure is over the same vendors as the rows below it. */
export interface FleetFilter {
  vendorId: string | null;
  tier: Tier | null;
  search: string;
  lacking: boolean;
  unagreed: boolean;
  periodId: string | null;
  year: Cycle;
  today: string;
}

const TIERS = ['T1', 'T2', 'T3'] as const;
const enough = (tier: Tier): ExerciseKind[] => EXERCISE_KINDS.filter((kind) => kindEnoughFor(kind, tier));

// Kinds that are enough, and the first day of the cycle, by the tier of service `s`.
const BY_TIER = `CASE s.tier WHEN 'T1' THEN $6::text[] WHEN 'T2' THEN $7::text[] ELSE $8::text[] END`;
const CYCLE_FROM = `CASE s.tier WHEN 'T3' THEN $9::date ELSE $10::date END`;

const LACKS = `s.state = 'active' AND s.tier IS NOT NULL AND NOT EXISTS (SELECT 1 FROM exercise e WHERE e.service_id = s.id AND e.kind = ANY (${BY_TIER})
  AND e.state <> 'cancelled' AND NOT (e.state IN ('planned', 'scheduled', 'postponed') AND e.planned_on < $5::date)
  AND ${DAY_OF_EXERCISE} BETWEEN ${CYCLE_FROM} AND $11::date)`;

const AGREED = `EXISTS (SELECT 1 FROM exercise_programme p WHERE p.vendor_id = v.id AND p.period_id = $4 AND p.state = 'agreed')`;

const FITS = `
  SELECT v.id, v.name, min(s.tier) AS tier, ${AGREED} AS agreed FROM vendor v JOIN service s ON s.vendor_id = v.id AND s.state = 'active'
  WHERE ($1::uuid IS NULL OR v.id = $1) AND ($3::text = '' OR position(lower($3) IN lower(v.name)) > 0)
    AND (NOT $12::boolean OR EXISTS (SELECT 1 FROM service s WHERE s.vendor_id = v.id AND ${LACKS}))
    AND (NOT $13::boolean OR NOT ${AGREED})
  GROUP BY v.id, v.name HAVING $2::text IS NULL OR min(s.tier) = $2`;

const parametersOf = (filter: FleetFilter): unknown[] => [
  ...[filter.vendorId, filter.tier, filter.search.trim(), filter.periodId, filter.today],
  ...TIERS.map(enough),
  ...[cycleEnding('T3', filter.year.to).from, cycleEnding('T1', filter.year.to).from, filter.year.to],
  ...[filter.lacking, filter.unagreed],
];

export interface FleetPage {
  vendors: { id: string; name: string; tier: Tier | null; agreed: boolean }[];
  total: number;
  agreedTotal: number;
}

export async function fleetPage(
  manager: EntityManager,
  filter: FleetFilter,
  page: { number: number; size: number },
): Promise<FleetPage> {
  const parameters = parametersOf(filter);
  const [counted]: { total: number; agreed: number }[] = await manager.query(
    `SELECT count(*)::int AS total, (count(*) FILTER (WHERE f.agreed))::int AS agreed FROM (${FITS}) f`,
    parameters,
  );
  const vendors: FleetPage['vendors'] = await manager.query(`${FITS} ORDER BY v.name, v.id LIMIT $14 OFFSET $15`, [
    ...parameters,
    page.size,
    (page.number - 1) * page.size,
  ]);
  return { vendors, total: counted?.total ?? 0, agreedTotal: counted?.agreed ?? 0 };
}

const FILE = `
  WITH fits AS (${FITS}) SELECT f.name AS "vendorName", s.name AS "serviceName", s.tier, e.ref, e.title, e.kind, e.state, e.planned_on::text AS "plannedOn",
    ${DAY_OF_EXERCISE}::text AS "on", e.outcome, e.test_areas AS "testAreas", e.observed_by_registrant AS "observedByRegistrant",
    (SELECT d.kind FROM exercise_deferral d WHERE d.exercise_id = e.id AND d.state = 'requested') AS "waitingFor",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('from', d.planned_before, 'to', d.proposed_on) ORDER BY d.requested_at), '[]') FROM exercise_deferral d
      WHERE d.exercise_id = e.id AND d.kind = 'postponement' AND d.state IN ('approved', 'not_needed')) AS moves
  FROM exercise e JOIN fits f ON f.id = e.vendor_id JOIN service s ON s.id = e.service_id ORDER BY f.name, s.ref, e.planned_on, e.ref`;

/** Every exercise of the vendors that fit, for a file. */
export function fleetExercises(manager: EntityManager, filter: FleetFilter): Promise<CsvExercise[]> {
  return manager.query(FILE, parametersOf(filter));
}

const COUNTS = `
  WITH fits AS (${FITS}), mine AS (SELECT e.*, ${DAY_OF_EXERCISE} AS day FROM exercise e JOIN fits f ON f.id = e.vendor_id)
  SELECT (count(*) FILTER (WHERE state IN ('planned', 'scheduled', 'postponed') AND planned_on >= $5::date AND (state <> 'postponed' OR deferral_id IS NOT NULL) AND planned_on BETWEEN $14 AND $11))::int AS planned,
    (count(*) FILTER (WHERE state IN ('planned', 'scheduled', 'postponed') AND planned_on < $5::date AND planned_on BETWEEN $14 AND $11))::int AS overdue,
    (count(*) FILTER (WHERE state = 'in_progress' AND planned_on BETWEEN $14 AND $11))::int AS running,
    (count(*) FILTER (WHERE results_at IS NOT NULL AND day BETWEEN $14 AND $11))::int AS held,
    (count(*) FILTER (WHERE state = 'cancelled' AND planned_on BETWEEN $14 AND $11))::int AS cancelled,
    (count(*) FILTER (WHERE state = 'postponed' AND deferral_id IS NULL AND planned_on >= $5::date AND planned_on BETWEEN $14 AND $11))::int
      + (SELECT count(*)::int FROM exercise_deferral d JOIN fits f ON f.id = d.vendor_id WHERE d.kind = 'postponement' AND d.state IN ('approved', 'not_needed') AND d.planned_before BETWEEN $14 AND $11) AS postponed,
    (SELECT count(*)::int FROM exercise_deferral d JOIN fits f ON f.id = d.vendor_id WHERE d.state = 'requested') AS waiting
  FROM mine`;

/** How the exercises of the year stand; what was postponed or cancelled stays in the counts. */
export async function fleetCounts(manager: EntityManager, filter: FleetFilter): Promise<StandingCounts> {
  const [row]: StandingCounts[] = await manager.query(COUNTS, [...parametersOf(filter), filter.year.from]);
  return row ?? { planned: 0, overdue: 0, running: 0, held: 0, postponed: 0, cancelled: 0, waiting: 0 };
}

/** For each tier: its services, and how many have no exercise that is enough in their cycle. */
export async function fleetNeeds(manager: EntityManager, filter: FleetFilter): Promise<TierNeeds[]> {
  const rows: { tier: Tier; services: number; lacking: number }[] = await manager.query(
    `WITH fits AS (${FITS}) SELECT s.tier, count(*)::int AS services, (count(*) FILTER (WHERE ${LACKS}))::int AS lacking
     FROM service s JOIN fits f ON f.id = s.vendor_id WHERE s.state = 'active' AND s.tier IS NOT NULL GROUP BY s.tier`,
    parametersOf(filter),
  );
  return TIERS.map((tier) => {
    const row = rows.find((one) => one.tier === tier);
    return { tier, services: row?.services ?? 0, lacking: row?.lacking ?? 0, enough: enough(tier) };
  });
}
