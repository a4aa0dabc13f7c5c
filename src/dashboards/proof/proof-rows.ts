import type { EntityManager } from 'typeorm';
import type { Tier } from '../../catalogue/words.rules';
import { PROVED_AT } from '../../coverage/coverage-sql';
import type { ExerciseKind } from '../../exercises/exercise-kinds.rules';
import type { ExerciseOutcome, ExerciseState } from '../../exercises/exercise.rules';
import { STANDING } from '../quarters/quarter-sql';
import type { TestStanding } from '../quarters/quarter.rules';

export interface ProofService {
  serviceId: string;
  serviceRef: string;
  serviceName: string;
  vendorId: string;
  vendorName: string;
  tier: Tier | null;
  rtoObjectiveMinutes: number | null;
  rpoObjectiveMinutes: number | null;
}

export interface ProofRow {
  id: string;
  ref: string;
  title: string;
  kind: ExerciseKind;
  state: ExerciseState;
  outcome: ExerciseOutcome | null;
  planVersionLabel: string;
  disruptionId: string | null;
  disruptionRef: string | null;
  provedAt: Date;
  standing: TestStanding;
  rtoObjective: number | null;
  rpoObjective: number | null;
  rtoAchieved: number | null;
  rpoAchieved: number | null;
  notRecoveredReason: string | null;
}

const SERVICE = `
  SELECT s.id AS "serviceId", s.ref AS "serviceRef", s.name AS "serviceName", s.vendor_id AS "vendorId", v.name AS "vendorName", s.tier,
    o.rto_minutes AS "rtoObjectiveMinutes", o.rpo_minutes AS "rpoObjectiveMinutes"
  FROM service s JOIN vendor v ON v.id = s.vendor_id
  LEFT JOIN objective_set o ON o.service_id = s.id AND o.effective_from IS NOT NULL AND o.superseded_at IS NULL
  WHERE s.id = $1`;

const TESTS = `
  SELECT e.id, e.ref, e.title, e.kind, e.state, e.outcome, p.label AS "planVersionLabel", e.disruption_id AS "disruptionId", d.ref AS "disruptionRef",
    ${PROVED_AT} AS "provedAt", ${STANDING} AS standing, e.rto_objective_minutes AS "rtoObjective", e.rpo_objective_minutes AS "rpoObjective",
    e.achieved_rto_minutes AS "rtoAchieved", e.achieved_rpo_minutes AS "rpoAchieved", e.not_recovered_reason AS "notRecoveredReason"
  FROM exercise e JOIN service s ON s.id = e.service_id JOIN plan_version p ON p.id = e.plan_version_id LEFT JOIN disruption d ON d.id = e.disruption_id
  WHERE e.service_id = $1 AND e.results_at IS NOT NULL ORDER BY "provedAt", e.id`;

/** A service that the asking person may see, with the objectives in force today; null where there is none. */
export async function proofService(manager: EntityManager, serviceId: string): Promise<ProofService | null> {
  const [row]: ProofService[] = await manager.query(SERVICE, [serviceId]);
  return row ?? null;
}

/** Exercises of a service whose results are in, those that stand for a real event among them; the first one first. */
export function proofRows(manager: EntityManager, serviceId: string): Promise<ProofRow[]> {
  return manager.query(TESTS, [serviceId]);
}
