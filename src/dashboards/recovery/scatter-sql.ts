import type { EntityManager } from 'typeorm';
import type { Tier } from '../../catalogue/words.rules';
import { PROVED_AT } from '../../coverage/coverage-sql';
import type { Point, ScatterMeasure, ScatterResult } from './scatter.rules';
import type { ScatterRow } from './scatter.dto';

export interface ScatterFilter {
  measure: ScatterMeasure;
  from: string;
  to: string;
  tier: Tier | null;
  vendorId: string | null;
  result: ScatterResult | null;
  within: {
    objectiveFrom: number | null;
    objectiveTo: number | null;
    achievedFrom: number | null;
    achievedTo: number | null;
  };
}

const COLUMNS: Record<ScatterMeasure, { objective: string; achieved: string; reason: string }> = {
  rto: { objective: 'rto_objective_minutes', achieved: 'achieved_rto_minutes', reason: 'not_recovered_reason' },
  rpo: { objective: 'rpo_objective_minutes', achieved: 'achieved_rpo_minutes', reason: 'NULL::text' },
};

// Exercises with results, and real events that no exercise counts: what one of those showed stands there already. The result is
// the same as `scatterResult`, with which a test compares it.
function results(measure: ScatterMeasure): string {
  const { objective, achieved, reason } = COLUMNS[measure];
  const own = (row: string) => (reason.startsWith('NULL') ? reason : `${row}.${reason}`);
  return `WITH shown AS (
    SELECT e.id, 'exercise' AS source, e.ref, e.title, e.kind, e.vendor_id, e.service_id, e.${objective} AS objective, e.${achieved} AS achieved, ${own('e')} AS reason, ${PROVED_AT} AS proved_at
    FROM exercise e WHERE e.results_at IS NOT NULL AND coalesce(e.outcome, '') <> 'not_a_valid_test' AND ${PROVED_AT} >= $1::date AND ${PROVED_AT} < $2::date + 1
    UNION ALL SELECT d.id, 'event', d.ref, d.title, NULL, d.vendor_id, h.service_id, h.${objective}, h.${achieved}, ${own('h')}, coalesce(h.verified_at, d.occurred_at)
    FROM disruption d JOIN disruption_service h ON h.disruption_id = d.id AND h.removed_at IS NULL
    WHERE d.withdrawn_at IS NULL AND (h.verified_at IS NOT NULL OR h.not_recovered_reason IS NOT NULL) AND coalesce(h.verified_at, d.occurred_at) >= $1::date AND coalesce(h.verified_at, d.occurred_at) < $2::date + 1
      AND NOT EXISTS (SELECT 1 FROM exercise e WHERE e.disruption_id = d.id AND e.service_id = h.service_id AND e.results_at IS NOT NULL)),
  judged AS (
    SELECT x.*, s.ref AS service_ref, s.name AS service_name, s.tier, CASE WHEN x.objective IS NULL THEN 'not_measured' WHEN x.reason IS NOT NULL THEN 'not_recovered' WHEN x.achieved IS NULL THEN 'not_measured'
      WHEN x.achieved <= x.objective THEN 'achieved' ELSE 'missed' END AS result
    FROM shown x JOIN service s ON s.id = x.service_id WHERE ($3::text IS NULL OR s.tier = $3) AND ($4::uuid IS NULL OR x.vendor_id = $4))`;
}

const FITS = `($5::text IS NULL OR result = $5) AND ($6::int IS NULL OR objective >= $6) AND ($7::int IS NULL OR objective <= $7) AND ($8::int IS NULL OR achieved >= $8) AND ($9::int IS NULL OR achieved <= $9)`;

const parametersOf = ({ from, to, tier, vendorId, result, within }: ScatterFilter): unknown[] => [
  ...[from, to, tier, vendorId, result],
  ...[within.objectiveFrom, within.objectiveTo, within.achievedFrom, within.achievedTo],
];

/** How many results there are of each kind, whatever result is asked for, and how many fit all that is asked. */
export async function scatterCounts(
  manager: EntityManager,
  filter: ScatterFilter,
): Promise<{ counts: Map<ScatterResult, number>; total: number }> {
  const rows: { result: ScatterResult; count: number; fitting: number }[] = await manager.query(
    `${results(filter.measure)} SELECT result, count(*)::integer AS count, (count(*) FILTER (WHERE ${FITS}))::integer AS fitting FROM judged GROUP BY result`,
    parametersOf(filter),
  );
  return {
    counts: new Map(rows.map(({ result, count }) => [result, count])),
    total: rows.reduce((sum, { fitting }) => sum + fitting, 0),
  };
}

/** Every pair of objective and achieved time, with how often it stands there. */
export function scatterPoints(manager: EntityManager, filter: ScatterFilter): Promise<Point[]> {
  return manager.query(
    `${results(filter.measure)} SELECT objective AS "objectiveMinutes", achieved AS "achievedMinutes", count(*)::integer AS count, (count(*) FILTER (WHERE result = 'missed'))::integer AS missed,
      min(source || ' ' || id) AS "sampleId" FROM judged WHERE result IN ('achieved', 'missed') AND ($5::text IS NULL OR result = $5) GROUP BY objective, achieved ORDER BY objective, achieved`,
    parametersOf(filter).slice(0, 5),
  );
}

type Row = Omit<ScatterRow, 'provedAt' | 'resultWords'> & { provedAt: Date };

/** The results that fit, the latest first; null asks for all. */
export function scatterRows(
  manager: EntityManager,
  filter: ScatterFilter,
  page: { number: number; size: number } | null,
): Promise<Row[]> {
  const limit = page ? `LIMIT ${page.size} OFFSET ${(page.number - 1) * page.size}` : '';
  return manager.query(
    `${results(filter.measure)}, wanted AS (SELECT * FROM judged WHERE ${FITS} ORDER BY proved_at DESC, id, service_id ${limit})
    SELECT w.source, w.id, w.ref, w.title, w.kind, w.vendor_id AS "vendorId", v.name AS "vendorName", w.service_id AS "serviceId", w.service_ref AS "serviceRef", w.service_name AS "serviceName", w.tier,
      w.objective AS "objectiveMinutes", w.achieved AS "achievedMinutes", w.reason AS "notRecoveredReason", w.result, w.proved_at AS "provedAt"
    FROM wanted w JOIN vendor v ON v.id = w.vendor_id ORDER BY w.proved_at DESC, w.id, w.service_id`,
    parametersOf(filter),
  );
}
