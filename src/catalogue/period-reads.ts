import type { EntityManager } from 'typeorm';
import { notFound } from '../foundation/problem';
import {
  PERIOD_MOVES,
  refusalToDecideReopening,
  REOPENING_APPROVALS,
  type PeriodState,
  type ReopeningFacts,
} from './period.rules';
import type {
  PeriodDetail,
  PeriodTransitionView,
  PeriodView,
  ReopeningDecisionView,
  ReopeningView,
} from './periods.dto';

const PERIODS = `
  SELECT p.id, p.code, p.starts_on::text AS "startsOn", p.ends_on::text AS "endsOn", p.state,
    p.catalogue_version_id AS "catalogueVersionId", c.code || ' ' || c.version AS catalogue, p.opened_at AS "openedAt",
    app.person_name(p.opened_by) AS "openedByName", app.person_name(p.planned_by) AS "plannedByName", p.planned_at AS "plannedAt",
    (SELECT max(t.made_at) FROM period_transition t WHERE t.period_id = p.id AND t.to_state = 'locked') AS "lockedAt",
    EXISTS (SELECT 1 FROM period_reopening r WHERE r.period_id = p.id AND r.state = 'requested') AS "reopeningPending", p.version
  FROM compliance_period p LEFT JOIN catalogue_version c ON c.id = p.catalogue_version_id`;

type Row = Omit<PeriodView, 'openedAt' | 'plannedAt' | 'lockedAt'> & {
  openedAt: Date | null;
  plannedAt: Date;
  lockedAt: Date | null;
};

const shown = (row: Row): PeriodView => ({
  ...row,
  openedAt: row.openedAt?.toISOString() ?? null,
  plannedAt: row.plannedAt.toISOString(),
  lockedAt: row.lockedAt?.toISOString() ?? null,
});

/** Every period of the registrant, the latest first. */
export async function periodRows(manager: EntityManager): Promise<PeriodView[]> {
  const rows: Row[] = await manager.query(`${PERIODS} ORDER BY p.starts_on DESC`);
  return rows.map(shown);
}

export async function requirePeriodView(manager: EntityManager, periodId: string): Promise<PeriodView> {
  const [row]: Row[] = await manager.query(`${PERIODS} WHERE p.id = $1`, [periodId]);
  if (!row) throw notFound('period');
  return shown(row);
}

/** The period with every move that it made and every reopening that was asked for. */
export async function periodDetail(manager: EntityManager, periodId: string, askerId: string): Promise<PeriodDetail> {
  const view = await requirePeriodView(manager, periodId);
  return {
    ...view,
    moves: [...PERIOD_MOVES[view.state]],
    transitions: await transitionsOf(manager, periodId),
    reopenings: await reopeningsOf(manager, periodId, askerId),
  };
}

async function transitionsOf(manager: EntityManager, periodId: string): Promise<PeriodTransitionView[]> {
  const rows: { fromState: PeriodState; toState: PeriodState; reason: string; madeByName: string; madeAt: Date }[] =
    await manager.query(
      `SELECT from_state AS "fromState", to_state AS "toState", reason, app.person_name(made_by) AS "madeByName", made_at AS "madeAt"
       FROM period_transition WHERE period_id = $1 ORDER BY made_at, id`,
      [periodId],
    );
  return rows.map((row) => ({ ...row, madeAt: row.madeAt.toISOString() }));
}

interface ReopeningRow {
  id: string;
  state: ReopeningFacts['state'];
  reason: string;
  requestedBy: string;
  requestedByName: string;
  requestedAt: Date;
}

async function reopeningsOf(manager: EntityManager, periodId: string, askerId: string): Promise<ReopeningView[]> {
  const rows: ReopeningRow[] = await manager.query(
    `SELECT id, state, reason, requested_by AS "requestedBy", app.person_name(requested_by) AS "requestedByName", requested_at AS "requestedAt"
     FROM period_reopening WHERE period_id = $1 ORDER BY requested_at DESC`,
    [periodId],
  );
  const views: ReopeningView[] = [];
  for (const row of rows) {
    const decisions = await decisionsOf(manager, row.id);
    const facts = { ...row, approvedBy: approversOf(decisions) };
    const refusal = refusalToDecideReopening(facts, askerId)?.reason ?? null;
    const requestedAt = row.requestedAt.toISOString();
    views.push({ ...row, requestedAt, approvalsNeeded: REOPENING_APPROVALS, decisions, refusal });
  }
  return views;
}

export async function decisionsOf(manager: EntityManager, reopeningId: string): Promise<ReopeningDecisionView[]> {
  const rows: (Omit<ReopeningDecisionView, 'decidedAt'> & { decidedAt: Date })[] = await manager.query(
    `SELECT decision, reason, decided_by AS "decidedBy", app.person_name(decided_by) AS "decidedByName", decided_at AS "decidedAt"
     FROM period_reopening_decision WHERE reopening_id = $1 ORDER BY decided_at`,
    [reopeningId],
  );
  return rows.map((row) => ({ ...row, decidedAt: row.decidedAt.toISOString() }));
}

export const approversOf = (decisions: readonly ReopeningDecisionView[]): string[] =>
  decisions.filter((one) => one.decision === 'approved').map((one) => one.decidedBy);
