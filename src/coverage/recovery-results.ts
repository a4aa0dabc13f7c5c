import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { labelOfLane, type Flag, type Tier } from '../catalogue/catalogue.rules';
import { CoverageFacts } from './coverage-facts';
import type { ReportPeriod } from './coverage.dto';
import type { RecoveryRow, RecoveryView, UntestedService } from './deadlines.dto';
import { MISSED, PROVED_AT, VALID_TEST } from './coverage-sql';
import { ageOfProofDays, recoveryResultOf, type RecoveryFacts } from './recovery.rules';

type ExerciseRow = RecoveryFacts &
  Pick<
    RecoveryRow,
    | 'exerciseId'
    | 'ref'
    | 'title'
    | 'kind'
    | 'state'
    | 'outcome'
    | 'vendorId'
    | 'vendorName'
    | 'serviceId'
    | 'serviceName'
    | 'serviceTier'
    | 'clockBasis'
    | 'rtoFromDisruptionMinutes'
    | 'isLatest'
  > & { flags: Flag[]; provedAt: Date };

// The vendor's tier is the highest of its services, as in the heat map.
const OF_TIER = `($4::text IS NULL OR $4 = (SELECT min(x.tier) FROM service x WHERE x.vendor_id = s.vendor_id AND x.state = 'active'))`;
const WITHIN = `${PROVED_AT} >= $1::date AND ${PROVED_AT} < $2::date + 1`;

// The latest valid test of each service counts. Which of those missed is asked of the rows on all pages.
const PROVEN = `
  WITH proven AS (
    SELECT e.id, e.vendor_id, e.service_id, ${PROVED_AT} AS proved_at, ${MISSED} AS missed,
      ${VALID_TEST} AND row_number() OVER (PARTITION BY e.service_id, ${VALID_TEST} ORDER BY ${PROVED_AT} DESC, e.id) = 1 AS is_latest
    FROM exercise e JOIN service s ON s.vendor_id = e.vendor_id AND s.id = e.service_id
    WHERE e.results_at IS NOT NULL AND ${WITHIN} AND ($3::uuid IS NULL OR e.vendor_id = $3) AND ${OF_TIER}), counted AS (
    SELECT count(*) FILTER (WHERE NOT $5 OR (is_latest AND missed))::integer AS total, count(*) FILTER (WHERE is_latest)::integer AS "testedServices", count(*) FILTER (WHERE is_latest AND missed)::integer AS missed FROM proven)`;

const COUNTED = `${PROVEN} SELECT * FROM counted`;

const EXERCISES = `${PROVEN}
  SELECT e.id AS "exerciseId", e.ref, e.title, e.kind, e.state, e.outcome, e.vendor_id AS "vendorId", v.name AS "vendorName",
    e.service_id AS "serviceId", s.name AS "serviceName", s.tier AS "serviceTier", s.flags, p.is_latest AS "isLatest",
    e.clock_basis AS "clockBasis", e.rto_objective_minutes AS "rtoObjectiveMinutes", e.rpo_objective_minutes AS "rpoObjectiveMinutes",
    e.achieved_rto_minutes AS "achievedRtoMinutes", e.achieved_rto_from_disruption_minutes AS "rtoFromDisruptionMinutes",
    e.achieved_rpo_minutes AS "achievedRpoMinutes", e.not_recovered_reason AS "notRecoveredReason", p.proved_at AS "provedAt"
  FROM (SELECT * FROM proven WHERE NOT $5 OR (is_latest AND missed) ORDER BY proved_at DESC, id LIMIT $6 OFFSET $7) p
  JOIN exercise e ON e.id = p.id JOIN vendor v ON v.id = e.vendor_id JOIN service s ON s.id = e.service_id
  ORDER BY p.proved_at DESC, e.id`;

const UNTESTED = `
  SELECT s.id AS "serviceId", s.ref, s.name, s.tier, s.vendor_id AS "vendorId", v.name AS "vendorName", count(*) OVER ()::integer AS total
  FROM service s JOIN vendor v ON v.id = s.vendor_id
  WHERE s.state = 'active'
    AND (v.state NOT IN ('prospect', 'exited') OR EXISTS (SELECT 1 FROM obligation o WHERE o.vendor_id = v.id AND o.period_id = $5)) AND ($3::uuid IS NULL OR s.vendor_id = $3) AND ${OF_TIER}
    AND NOT EXISTS (
      SELECT 1 FROM exercise e WHERE e.vendor_id = s.vendor_id AND e.service_id = s.id AND e.results_at IS NOT NULL AND ${VALID_TEST} AND ${WITHIN})
  ORDER BY s.tier NULLS FIRST, v.name, s.name, s.id LIMIT $6`;

const SHOWN_UNTESTED = 25;

export interface RecoveryAsked {
  period: ReportPeriod;
  today: string;
  vendorId?: string | undefined;
  tier?: Tier | undefined;
  onlyMissed: boolean;
  /** Number from 1; null: all, for a file. */
  page: { number: number; size: number } | null;
}

/** What exercises showed against what was promised. */
@Injectable()
export class RecoveryResults {
  constructor(private readonly facts: CoverageFacts) {}

  async read(
    manager: EntityManager,
    asked: RecoveryAsked,
  ): Promise<Omit<RecoveryView, 'period' | 'ranAt' | 'page' | 'pageSize'>> {
    const { period, today, onlyMissed, page } = asked;
    const within = [period.startsOn, period.endsOn, asked.vendorId ?? null, asked.tier ?? null];
    const [counted = NO_COUNTS]: Counts[] = await manager.query(COUNTED, [...within, onlyMissed]);
    const rows: ExerciseRow[] = await manager.query(EXERCISES, [...within, onlyMissed, ...limits(page)]);
    const shown = page ? SHOWN_UNTESTED : null;
    const untested: (UntestedService & { total: number })[] = await manager.query(UNTESTED, [
      ...[...within, period.id, shown],
    ]);
    const laneOf = await this.facts.recoveryLane(manager, period.id);
    const items = rows.map((row) => {
      const lane = laneOf({ tier: row.serviceTier, flags: row.flags });
      return { ...rowOf(row, today), lane, laneLabel: labelOfLane(lane) };
    });
    return { ...counted, items, untestedTotal: untested[0]?.total ?? 0, untested: untested.map(withoutTotal) };
  }
}

const limits = (page: RecoveryAsked['page']): [number | null, number] =>
  page ? [page.size, (page.number - 1) * page.size] : [null, 0];

function withoutTotal({ serviceId, ref, name, tier, vendorId, vendorName }: UntestedService): UntestedService {
  return { serviceId, ref, name, tier, vendorId, vendorName };
}

interface Counts {
  total: number;
  testedServices: number;
  missed: number;
}

const NO_COUNTS: Counts = { total: 0, testedServices: 0, missed: 0 };

function rowOf(row: ExerciseRow, today: string): Omit<RecoveryRow, 'lane' | 'laneLabel'> {
  const { exerciseId, ref, title, kind, state, outcome, vendorId, vendorName, serviceId, serviceName, serviceTier } =
    row;
  const result = recoveryResultOf(row);
  const provedAt = row.provedAt.toISOString();
  return {
    ...{ exerciseId, ref, title, kind, state, outcome, vendorId, vendorName, serviceId, serviceName, serviceTier },
    clockBasis: row.clockBasis,
    rtoObjectiveMinutes: row.rtoObjectiveMinutes,
    rtoAchievedMinutes: row.achievedRtoMinutes,
    rtoFromDisruptionMinutes: row.rtoFromDisruptionMinutes,
    rtoResult: result.rto,
    rpoObjectiveMinutes: row.rpoObjectiveMinutes,
    rpoAchievedMinutes: row.achievedRpoMinutes,
    rpoResult: result.rpo,
    notRecoveredReason: row.notRecoveredReason,
    missed: result.missed,
    isLatest: row.isLatest,
    provedAt,
    ageOfProofDays: ageOfProofDays(provedAt.slice(0, 10), today),
  };
}
