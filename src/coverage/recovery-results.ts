import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { labelOfLane, type Flag, type Tier } from '../catalogue/catalogue.rules';
import { CoverageFacts } from './coverage-facts';
import type { ReportPeriod } from './coverage.dto';
import type { RecoveryRow, RecoveryView, UntestedService } from './deadlines.dto';
import { ageOfProofDays, latestByService, recoveryResultOf, type RecoveryFacts } from './recovery.rules';

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
  > & { flags: Flag[]; isTest: boolean; provedAt: Date };

// The vendor's tier is the highest of its services, as in the heat map.
const OF_TIER = `($4::text IS NULL OR $4 = (SELECT min(x.tier) FROM service x WHERE x.vendor_id = s.vendor_id AND x.state = 'active'))`;
const WITHIN = `coalesce(e.verified_at, e.occurred_at, e.results_at) >= $1::date AND coalesce(e.verified_at, e.occurred_at, e.results_at) < $2::date + 1`;

const EXERCISES = `
  SELECT e.id AS "exerciseId", e.ref, e.title, e.kind, e.state, e.outcome, e.vendor_id AS "vendorId", v.name AS "vendorName",
    e.service_id AS "serviceId", s.name AS "serviceName", s.tier AS "serviceTier", s.flags, e.is_test AS "isTest",
    e.clock_basis AS "clockBasis", e.rto_objective_minutes AS "rtoObjectiveMinutes", e.rpo_objective_minutes AS "rpoObjectiveMinutes",
    e.achieved_rto_minutes AS "achievedRtoMinutes", e.achieved_rto_from_disruption_minutes AS "rtoFromDisruptionMinutes",
    e.achieved_rpo_minutes AS "achievedRpoMinutes", e.not_recovered_reason AS "notRecoveredReason",
    coalesce(e.verified_at, e.occurred_at, e.results_at) AS "provedAt"
  FROM exercise e
  JOIN vendor v ON v.id = e.vendor_id
  JOIN service s ON s.vendor_id = e.vendor_id AND s.id = e.service_id
  WHERE e.results_at IS NOT NULL AND ${WITHIN} AND ($3::uuid IS NULL OR e.vendor_id = $3) AND ${OF_TIER}
  ORDER BY "provedAt" DESC, e.id`;

const UNTESTED = `
  SELECT s.id AS "serviceId", s.ref, s.name, s.tier, s.vendor_id AS "vendorId", v.name AS "vendorName"
  FROM service s JOIN vendor v ON v.id = s.vendor_id
  WHERE s.state = 'active'
    AND (v.state NOT IN ('prospect', 'exited') OR EXISTS (SELECT 1 FROM obligation o WHERE o.vendor_id = v.id AND o.period_id = $5)) AND ($3::uuid IS NULL OR s.vendor_id = $3) AND ${OF_TIER}
    AND NOT EXISTS (
      SELECT 1 FROM exercise e WHERE e.vendor_id = s.vendor_id AND e.service_id = s.id AND e.results_at IS NOT NULL AND e.is_test
        AND coalesce(e.outcome, '') <> 'not_a_valid_test' AND ${WITHIN})
  ORDER BY s.tier NULLS FIRST, v.name, s.name, s.id`;

/** What exercises showed against what was promised. */
@Injectable()
export class RecoveryResults {
  constructor(private readonly facts: CoverageFacts) {}

  async read(
    manager: EntityManager,
    asked: { period: ReportPeriod; today: string; vendorId?: string; tier?: Tier },
  ): Promise<Omit<RecoveryView, 'period' | 'ranAt'>> {
    const { period, today } = asked;
    const parameters = [period.startsOn, period.endsOn, asked.vendorId ?? null, asked.tier ?? null];
    const rows: ExerciseRow[] = await manager.query(EXERCISES, parameters);
    const untested: UntestedService[] = await manager.query(UNTESTED, [...parameters, period.id]);
    const laneOf = await this.facts.recoveryLane(manager, period.id);
    const items = rows.map((row) => {
      const lane = laneOf({ tier: row.serviceTier, flags: row.flags });
      return { ...rowOf(row, today), lane, laneLabel: labelOfLane(lane), isLatest: false };
    });
    const valid = items.filter((item, i) => rows[i]?.isTest === true && item.outcome !== 'not_a_valid_test');
    const latest = latestByService(valid);
    for (const item of latest) item.isLatest = true;
    const missed = latest.filter((item) => item.missed).length;
    return { total: items.length, testedServices: latest.length, missed, items, untested };
  }
}

function rowOf(row: ExerciseRow, today: string): Omit<RecoveryRow, 'lane' | 'laneLabel' | 'isLatest'> {
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
    provedAt,
    ageOfProofDays: ageOfProofDays(provedAt.slice(0, 10), today),
  };
}
