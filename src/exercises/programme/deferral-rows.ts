import type { EntityManager } from 'typeorm';
import type { Tier } from '../../catalogue/words.rules';
import type { DeferralOfExercise } from './deferrals.dto';

interface Row extends Omit<DeferralOfExercise, 'requestedAt' | 'decidedAt' | 'withdrawnAt'> {
  requestedAt: Date;
  decidedAt: Date | null;
  withdrawnAt: Date | null;
}

const DEFERRALS = `
  SELECT d.id, d.kind, d.state, d.reason, d.agreed_by AS "agreedBy", d.planned_before::text AS "plannedBefore", d.proposed_on::text AS "proposedOn",
    d.approval_rule AS "approvalRule", app.person_name(d.requested_by) AS "requestedByName", d.requested_at AS "requestedAt",
    app.person_name(d.decided_by) AS "decidedByName", d.decided_at AS "decidedAt", d.decision_note AS "decisionNote", d.withdrawn_at AS "withdrawnAt", d.version,
    e.id AS "exerciseId", e.ref AS "exerciseRef", e.title AS "exerciseTitle", e.kind AS "exerciseKind", d.vendor_id AS "vendorId",
    app.vendor_name(d.vendor_id) AS "vendorName", s.name AS "serviceName", s.tier
  FROM exercise_deferral d JOIN exercise e ON e.id = d.exercise_id JOIN service s ON s.id = e.service_id
  WHERE ($1::uuid IS NULL OR d.vendor_id = $1) AND ($2::uuid IS NULL OR d.exercise_id = $2) AND ($3::text IS NULL OR d.state = $3)
  ORDER BY d.requested_at DESC, d.id`;

/** Requests to postpone or cancel that the asking person may see, the latest first; those that were refused too. */
export async function deferralRows(
  manager: EntityManager,
  which: { vendorId?: string | undefined; exerciseId?: string; state?: string | undefined },
): Promise<DeferralOfExercise[]> {
  const rows: Row[] = await manager.query(DEFERRALS, [
    which.vendorId ?? null,
    which.exerciseId ?? null,
    which.state ?? null,
  ]);
  return rows.map((row) => ({
    ...row,
    requestedAt: row.requestedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
  }));
}

/** What the rule about approval asks: tiers of the vendor's active services, and how often it was postponed. */
export async function approvalFacts(
  manager: EntityManager,
  exercise: { id: string; vendorId: string },
): Promise<{ tiers: (Tier | null)[]; earlier: number }> {
  const rows: { tier: Tier | null }[] = await manager.query(
    `SELECT tier FROM service WHERE vendor_id = $1 AND state = 'active'`,
    [exercise.vendorId],
  );
  const [counted]: { earlier: number }[] = await manager.query(
    `SELECT count(*)::int AS earlier FROM exercise_deferral WHERE exercise_id = $1 AND state IN ('approved', 'not_needed')`,
    [exercise.id],
  );
  return { tiers: rows.map(({ tier }) => tier), earlier: counted?.earlier ?? 0 };
}

/** Whether the planned day of an exercise stands in a programme that both agreed to. */
export async function isAgreedDay(manager: EntityManager, exerciseId: string): Promise<boolean> {
  const [row]: { found: boolean }[] = await manager.query(
    `SELECT EXISTS (SELECT 1 FROM exercise_programme_line l JOIN exercise_programme p ON p.id = l.programme_id AND p.state = 'agreed'
       WHERE l.exercise_id = $1) AS found`,
    [exerciseId],
  );
  return row?.found ?? false;
}

/** The request that waits for a decision, if there is one. */
export async function waitingDeferral(manager: EntityManager, exerciseId: string): Promise<string | null> {
  const [row]: { kind: string }[] = await manager.query(
    `SELECT kind FROM exercise_deferral WHERE exercise_id = $1 AND state = 'requested'`,
    [exerciseId],
  );
  return row?.kind ?? null;
}
