import type { EntityManager } from 'typeorm';
import { notFound } from '../../foundation/problem';
import type { ExerciseState } from '../exercise.rules';
import { KIND_LABELS } from '../exercise-kinds.rules';
import { DAY_OF_EXERCISE } from './programme-facts';
import { isLast } from './register-writing';
import { ACTIVITY_KINDS } from './programme.rules';
import type { ActivityView, ProgrammeLineView, ProgrammeSummary } from './programmes.dto';
import { standingOf } from './sufficiency.rules';

interface SummaryRow extends Omit<ProgrammeSummary, 'proposedAt' | 'decidedAt'> {
  proposedAt: Date | null;
  decidedAt: Date | null;
}

const SUMMARIES = `
  SELECT p.id, p.ref, p.number, p.vendor_id AS "vendorId", app.vendor_name(p.vendor_id) AS "vendorName", p.period_id AS "periodId", c.code AS "periodCode",
    p.state, p.note, (SELECT count(*)::int FROM exercise_programme_line l WHERE l.programme_id = p.id) AS exercises,
    (SELECT count(*)::int FROM programme_activity a WHERE a.programme_id = p.id AND a.done_on IS NOT NULL) AS "activitiesDone",
    app.person_name(p.proposed_by) AS "proposedByName", p.proposed_at AS "proposedAt", app.person_name(p.decided_by) AS "decidedByName",
    p.decided_at AS "decidedAt", p.decision_note AS "decisionNote", p.version
  FROM exercise_programme p JOIN compliance_period c ON c.id = p.period_id
  WHERE ($1::uuid IS NULL OR p.vendor_id = $1) AND ($2::uuid IS NULL OR p.period_id = $2) AND ($3::uuid IS NULL OR p.id = $3)
  ORDER BY c.starts_on DESC, 5, p.number DESC`;

export async function programmeSummaries(
  manager: EntityManager,
  which: { vendorId?: string | undefined; periodId?: string | undefined; id?: string },
): Promise<ProgrammeSummary[]> {
  const rows: SummaryRow[] = await manager.query(SUMMARIES, [
    ...[which.vendorId ?? null, which.periodId ?? null, which.id ?? null],
  ]);
  return rows.map((row) => ({
    ...row,
    proposedAt: row.proposedAt?.toISOString() ?? null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
  }));
}

export async function requireSummary(manager: EntityManager, id: string): Promise<ProgrammeSummary> {
  const [summary] = await programmeSummaries(manager, { id });
  if (!summary) throw notFound('programme');
  return summary;
}

type LineRow = Omit<ProgrammeLineView, 'kindLabel' | 'standing' | 'now'> & {
  state: ExerciseState;
  now: string;
  on: string;
};

const MEMBERS = `e.id AS "exerciseId", e.ref, e.title, e.kind, s.name AS "serviceName", s.tier, e.state, e.planned_on::text AS now, ${DAY_OF_EXERCISE}::text AS "on"`;
const WRITTEN = `SELECT ${MEMBERS}, l.planned_on::text AS "plannedOn" FROM exercise_programme_line l JOIN exercise e ON e.id = l.exercise_id JOIN service s ON s.id = e.service_id
  WHERE l.programme_id = $1 ORDER BY l.planned_on, e.ref`;
const CANDIDATES = `SELECT ${MEMBERS}, e.planned_on::text AS "plannedOn" FROM exercise e JOIN service s ON s.id = e.service_id
  WHERE e.vendor_id = $1 AND e.state <> 'cancelled' AND e.planned_on BETWEEN $2 AND $3 ORDER BY e.planned_on, e.ref`;

/** The exercises as they were written into a programme, each with how it stands today. */
export async function writtenLines(manager: EntityManager, id: string, today: string): Promise<ProgrammeLineView[]> {
  const rows: LineRow[] = await manager.query(WRITTEN, [id]);
  return rows.map((row) => lineView(row, today));
}

/** The exercises of a year that a programme would take in if it were proposed now. */
export async function candidateLines(
  manager: EntityManager,
  of: { vendorId: string; from: string; to: string },
  today: string,
): Promise<ProgrammeLineView[]> {
  const rows: LineRow[] = await manager.query(CANDIDATES, [of.vendorId, of.from, of.to]);
  return rows.map((row) => lineView(row, today));
}

function lineView({ state, on, ...row }: LineRow, today: string): ProgrammeLineView {
  const standing = standingOf({ state, plannedOn: row.now }, today);
  return { ...row, kindLabel: KIND_LABELS[row.kind], standing, now: standing === 'held' ? on : row.now };
}

// The last day of the year on which the registers show each of the four.
const SHOWN = `
  SELECT DISTINCT ON (kind) kind, day::text AS "on", by FROM (
    SELECT 'development' AS kind, (v.vendor_approved_at AT TIME ZONE 'UTC')::date AS day, p.ref || ' ' || v.label AS by
      FROM plan_version v JOIN plan p ON p.id = v.plan_id WHERE v.vendor_id = $1 AND v.vendor_approved_at IS NOT NULL
    UNION ALL SELECT 'maintenance', k.verified_on, 'contacts verified' FROM vendor_contact k WHERE k.vendor_id = $1 AND k.removed_at IS NULL
    UNION ALL SELECT 'training', x.held_on, x.ref FROM training_record x WHERE x.vendor_id = $1 AND x.withdrawn_reason IS NULL AND ${isLast('training_record')}
    UNION ALL SELECT 'exercising', ${DAY_OF_EXERCISE}, e.ref FROM exercise e WHERE e.vendor_id = $1 AND e.results_at IS NOT NULL) k
  WHERE day BETWEEN $2 AND $3 ORDER BY kind, day DESC, by`;

/** The four activities of a programme, each with what the registers show of it within the year. */
export async function activityViews(
  manager: EntityManager,
  of: { id: string; vendorId: string; from: string; to: string },
): Promise<ActivityView[]> {
  const rows: Omit<ActivityView, 'shownOn' | 'shownBy'>[] = await manager.query(
    `SELECT kind, planned_on::text AS "plannedOn", owner_name AS "ownerName", what, done_on::text AS "doneOn", done_note AS "doneNote",
       app.person_name(done_by) AS "doneByName", evidence_version_id AS "evidenceVersionId" FROM programme_activity WHERE programme_id = $1`,
    [of.id],
  );
  const shown: { kind: string; on: string; by: string }[] = await manager.query(SHOWN, [
    ...[of.vendorId, of.from, of.to],
  ]);
  const blank = { plannedOn: null, ownerName: '', what: '', doneOn: null, doneNote: null, doneByName: null };
  return ACTIVITY_KINDS.map((kind) => {
    const seen = shown.find((one) => one.kind === kind);
    const row = rows.find((one) => one.kind === kind) ?? { kind, ...blank, evidenceVersionId: null };
    return { ...row, shownOn: seen?.on ?? null, shownBy: seen?.by ?? null };
  });
}
