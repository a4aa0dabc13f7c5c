import type { EntityManager } from 'typeorm';
import { pctOf } from './drill.rules';
import type { DrillView, RestoreView, TrainingView, WindowView } from './register-views.dto';
import { isLast, type RegisterTable } from './register-writing';
import { openDifferences } from '../reconciliation/reconciliation.rules';

const ENTRY = `x.id, x.ref, x.number, x.vendor_id AS "vendorId", app.vendor_name(x.vendor_id) AS "vendorName", x.note,
  x.withdrawn_reason AS "withdrawnReason", app.person_name(x.recorded_by) AS "recordedByName", x.recorded_at AS "recordedAt"`;

const mine = (table: RegisterTable): string => `${isLast(table)} AND ($1::uuid IS NULL OR x.vendor_id = $1)`;
/** Every entry of the reference that an entry belongs to, the latest first. */
const history = (table: RegisterTable): string =>
  `(x.vendor_id, x.ref) = (SELECT o.vendor_id, o.ref FROM ${table} o WHERE o.id = $1)`;

const SELECT: Record<RegisterTable, string> = {
  drill: `SELECT ${ENTRY}, x.kind, x.title, x.held_on::text AS "heldOn", x.site_id AS "siteId", i.name AS "siteName", x.service_id AS "serviceId", s.name AS "serviceName",
      x.exercise_id AS "exerciseId", e.ref AS "exerciseRef", x.target_minutes AS "targetMinutes", x.called, x.reached, x.reached_within_target AS "reachedWithinTarget",
      x.minutes, x.minutes_to_90_pct AS "minutesTo90Pct", x.registrant_contact AS "registrantContact", x.registrant_reached AS "registrantReached",
      x.evidence_version_id AS "evidenceVersionId"
    FROM drill x LEFT JOIN site i ON i.id = x.site_id LEFT JOIN service s ON s.id = x.service_id LEFT JOIN exercise e ON e.id = x.exercise_id`,
  training_record: `SELECT ${ENTRY}, x.audience, x.role_label AS "roleLabel", x.topic, x.held_on::text AS "heldOn", x.people, x.completed, x.trainer,
      x.evidence_version_id AS "evidenceVersionId",
      ARRAY(SELECT DISTINCT e.ref FROM exercise_training l JOIN training_record o ON o.id = l.training_record_id JOIN exercise e ON e.id = l.exercise_id
        WHERE o.vendor_id = x.vendor_id AND o.ref = x.ref ORDER BY e.ref) AS "exerciseRefs"
    FROM training_record x`,
  maintenance_window: `SELECT ${ENTRY}, x.title, x.starts_at AS "startsAt", x.ends_at AS "endsAt", x.time_zone AS "timeZone", x.site_id AS "siteId", i.name AS "siteName",
      x.system_id AS "systemId", y.name AS "systemName",
      ARRAY(SELECT DISTINCT e.ref FROM exercise e JOIN maintenance_window o ON o.id = e.maintenance_window_id WHERE o.vendor_id = x.vendor_id AND o.ref = x.ref ORDER BY e.ref) AS "exerciseRefs"
    FROM maintenance_window x LEFT JOIN site i ON i.id = x.site_id LEFT JOIN it_system y ON y.id = x.system_id`,
  restore_test: `SELECT ${ENTRY}, x.service_id AS "serviceId", s.name AS "serviceName", x.system_id AS "systemId", y.name AS "systemName", x.exercise_id AS "exerciseId",
      e.ref AS "exerciseRef", x.held_on::text AS "heldOn", x.restored_to AS "restoredTo", x.sample_basis AS "sampleBasis", x.sample_size AS "sampleSize",
      x.sample_failures AS "sampleFailures", x.records_compared::float8 AS "recordsCompared", x.differences, x.wanted_up_to AS "wantedUpTo", x.recovered_up_to AS "recoveredUpTo",
      x.achieved_rpo_minutes AS "achievedRpoMinutes", x.rpo_objective_minutes AS "rpoObjectiveMinutes", x.minutes, x.evidence_version_id AS "evidenceVersionId",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('reconciled', r.reconciled, 'explanation', r.explanation, 'recordedByName', app.person_name(r.recorded_by),
        'recordedAt', to_char(r.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY r.recorded_at), '[]')
       FROM restore_reconciliation r JOIN restore_test o ON o.id = r.restore_test_id WHERE o.vendor_id = x.vendor_id AND o.ref = x.ref) AS reconciliations
    FROM restore_test x JOIN service s ON s.id = x.service_id LEFT JOIN it_system y ON y.id = x.system_id LEFT JOIN exercise e ON e.id = x.exercise_id`,
};

const DAY: Record<RegisterTable, string> = {
  ...{ drill: 'x.held_on', training_record: 'x.held_on', maintenance_window: 'x.starts_at', restore_test: 'x.held_on' },
};

/** Which entries: the last of each reference, of one vendor or all; or every one of a reference. */
export type Which = { vendorId: string | null } | { historyOf: string };

async function entries<T extends { recordedAt: string }>(
  manager: EntityManager,
  table: RegisterTable,
  which: Which,
): Promise<T[]> {
  const [condition, parameter] =
    'historyOf' in which ? [history(table), which.historyOf] : [mine(table), which.vendorId];
  const order = 'historyOf' in which ? 'x.number DESC' : `${DAY[table]} DESC, x.ref DESC`;
  const rows: Record<string, unknown>[] = await manager.query(`${SELECT[table]} WHERE ${condition} ORDER BY ${order}`, [
    parameter,
  ]);
  return rows.map(
    (row) => Object.fromEntries(Object.entries(row).map(([k, v]) => [k, v instanceof Date ? v.toISOString() : v])) as T,
  );
}

export async function drillRows(manager: EntityManager, which: Which): Promise<DrillView[]> {
  const rows = await entries<DrillView>(manager, 'drill', which);
  return rows.map((row) => ({
    ...row,
    reachedPct: pctOf(row.reached, row.called),
    reachedWithinTargetPct: pctOf(row.reachedWithinTarget, row.called),
  }));
}

export async function trainingRows(manager: EntityManager, which: Which): Promise<TrainingView[]> {
  const rows = await entries<TrainingView>(manager, 'training_record', which);
  return rows.map((row) => ({ ...row, completedPct: pctOf(row.completed, row.people) }));
}

export function windowRows(manager: EntityManager, which: Which): Promise<WindowView[]> {
  return entries<WindowView>(manager, 'maintenance_window', which);
}

export async function restoreRows(manager: EntityManager, which: Which): Promise<RestoreView[]> {
  const rows = await entries<RestoreView>(manager, 'restore_test', which);
  return rows.map((row) => ({
    ...row,
    differencesOpen: openDifferences(
      row.differences,
      row.reconciliations.map(({ reconciled }) => reconciled),
    ),
  }));
}
