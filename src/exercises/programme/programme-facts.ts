import type { EntityManager } from 'typeorm';
import type { Tier } from '../../catalogue/words.rules';
import type { ExerciseKind } from '../exercise-kinds.rules';
import type { ExerciseState } from '../exercise.rules';
import type { AreaResult, AreaTrial, TestArea } from './areas.rules';
import { REACHED_TARGET_PCT, REACHES_PEOPLE } from './drill.rules';
import { isLast } from './register-writing';

export interface ServiceRow {
  id: string;
  vendorId: string;
  ref: string;
  name: string;
  tier: Tier | null;
  holdsRegistrantData: boolean;
}

export interface ExerciseRow {
  id: string;
  vendorId: string;
  serviceId: string;
  ref: string;
  title: string;
  kind: ExerciseKind;
  state: ExerciseState;
  plannedOn: string;
  /** The day that it stands for. */
  on: string;
  isTest: boolean;
  observedByRegistrant: boolean;
  testAreas: TestArea[] | null;
  outcome: string | null;
  waitingFor: string | null;
  /** Postponements that stand: from which day to which. */
  moves: { from: string; to: string }[];
}

/** An area tried; without a service it was tried for all of the vendor. */
export interface TrialRow extends AreaTrial {
  vendorId: string;
  serviceId: string | null;
}

export interface ProgrammeRows {
  services: ServiceRow[];
  exercises: ExerciseRow[];
  trials: TrialRow[];
  restores: { serviceId: string; on: string }[];
  drills: { vendorId: string; on: string; ref: string; title: string }[];
}

export const DAY_OF_EXERCISE = `coalesce((coalesce(e.occurred_at, e.started_at) AT TIME ZONE 'UTC')::date, e.planned_on)`;

const SERVICES = `
  SELECT id, vendor_id AS "vendorId", ref, name, tier, 'holds_registrant_data' = ANY (flags) AS "holdsRegistrantData"
  FROM service WHERE vendor_id = ANY ($1) AND state = 'active' ORDER BY vendor_id, tier NULLS LAST, ref`;

const EXERCISES = `
  SELECT e.id, e.vendor_id AS "vendorId", e.service_id AS "serviceId", e.ref, e.title, e.kind, e.state, e.planned_on::text AS "plannedOn",
    ${DAY_OF_EXERCISE}::text AS "on", e.is_test AS "isTest", e.observed_by_registrant AS "observedByRegistrant", e.test_areas AS "testAreas", e.outcome,
    (SELECT d.kind FROM exercise_deferral d WHERE d.exercise_id = e.id AND d.state = 'requested') AS "waitingFor",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('from', d.planned_before, 'to', d.proposed_on) ORDER BY d.requested_at), '[]') FROM exercise_deferral d
      WHERE d.exercise_id = e.id AND d.kind = 'postponement' AND d.state IN ('approved', 'not_needed')) AS moves
  FROM exercise e WHERE e.vendor_id = ANY ($1) ORDER BY 9, e.ref`;

// Areas as they were recorded; for an exercise of which nobody said its areas, as its times tell.
const TRIALS = `
  SELECT e.vendor_id AS "vendorId", e.service_id AS "serviceId", a.area, ${DAY_OF_EXERCISE}::text AS "on", a.result, e.ref
    FROM exercise_area a JOIN exercise e ON e.id = a.exercise_id WHERE a.vendor_id = ANY ($1)
  UNION ALL SELECT e.vendor_id, e.service_id, k.area, ${DAY_OF_EXERCISE}::text, CASE WHEN e.outcome IN ('unsatisfactory', 'not_a_valid_test') THEN 'fail' ELSE 'pass' END, e.ref
    FROM exercise e CROSS JOIN LATERAL (VALUES ('communications', e.declared_at), ('application_recovery', e.restored_at), ('data_recovery', CASE WHEN e.achieved_rpo_minutes IS NOT NULL THEN e.occurred_at END)) AS k (area, at)
    WHERE e.vendor_id = ANY ($1) AND e.test_areas IS NULL AND e.results_at IS NOT NULL AND k.at IS NOT NULL
  UNION ALL SELECT x.vendor_id, x.service_id, 'communications', x.held_on::text,
      CASE WHEN x.reached_within_target::bigint * 100 >= x.called::bigint * $2 THEN 'pass' WHEN x.reached::bigint * 100 >= x.called::bigint * $2 THEN 'pass_with_issue' ELSE 'fail' END, x.ref
    FROM drill x WHERE x.vendor_id = ANY ($1) AND x.kind = ANY ($3) AND x.withdrawn_reason IS NULL AND ${isLast('drill')}
  UNION ALL SELECT x.vendor_id, x.service_id, 'data_recovery', x.held_on::text, CASE WHEN x.sample_failures > 0 THEN 'fail' WHEN x.differences > 0 THEN 'pass_with_issue' ELSE 'pass' END, x.ref
    FROM restore_test x WHERE x.vendor_id = ANY ($1) AND x.withdrawn_reason IS NULL AND ${isLast('restore_test')}`;

const RESTORES = `SELECT x.service_id AS "serviceId", x.held_on::text AS "on" FROM restore_test x
  WHERE x.vendor_id = ANY ($1) AND x.withdrawn_reason IS NULL AND ${isLast('restore_test')}`;

const DRILLS = `SELECT x.vendor_id AS "vendorId", x.held_on::text AS "on", x.ref, x.title FROM drill x
  WHERE x.vendor_id = ANY ($1) AND x.kind = ANY ($2) AND x.withdrawn_reason IS NULL AND ${isLast('drill')} ORDER BY x.held_on`;

/** What the registers hold about the programmes of some vendors, in five statements however many they are. */
export async function programmeRows(manager: EntityManager, vendorIds: readonly string[]): Promise<ProgrammeRows> {
  const services: ServiceRow[] = await manager.query(SERVICES, [vendorIds]);
  const exercises: ExerciseRow[] = await manager.query(EXERCISES, [vendorIds]);
  const trials: (TrialRow & { result: AreaResult })[] = await manager.query(TRIALS, [
    vendorIds,
    REACHED_TARGET_PCT,
    REACHES_PEOPLE,
  ]);
  const restores: ProgrammeRows['restores'] = await manager.query(RESTORES, [vendorIds]);
  const drills: ProgrammeRows['drills'] = await manager.query(DRILLS, [vendorIds, REACHES_PEOPLE]);
  return { services, exercises, trials, restores, drills };
}
