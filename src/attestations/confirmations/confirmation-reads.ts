import type { EntityManager } from 'typeorm';
import { notFound } from '../../foundation/problem';
import { isLate } from '../signing.rules';
import type { ConfirmationDecisionView, ConfirmationItem, ConfirmationQuery } from './confirmations.dto';
import { WAITING_CONFIRMATIONS, type Change, type ConfirmationState } from './confirmation.rules';

/** A confirmation with what stands around it. Days are YYYY-MM-DD, times ISO 8601 UTC. */
export interface ConfirmationRecord {
  id: string;
  ref: string;
  registrantId: string;
  registrantName: string;
  vendorId: string;
  vendorName: string;
  vendorLegalName: string;
  periodId: string;
  periodCode: string;
  periodStartsOn: string;
  obligationId: string;
  quarter: string;
  dueOn: string;
  dueRule: string;
  state: ConfirmationState;
  changes: Change[];
  preparedBy: string | null;
  preparedByName: string | null;
  preparedAt: string | null;
  supersedes: string | null;
  version: number;
  signerName: string | null;
  signerTitle: string | null;
  signedAt: string | null;
  localTime: string | null;
  shownText: string | null;
  shownSha256: string | null;
}

const CONFIRMATIONS = `
  SELECT c.id, c.ref, c.registrant_id AS "registrantId", g.name AS "registrantName", c.vendor_id AS "vendorId", v.name AS "vendorName",
    v.legal_name AS "vendorLegalName", c.period_id AS "periodId", p.code AS "periodCode", p.starts_on::text AS "periodStartsOn",
    c.obligation_id AS "obligationId", c.quarter, c.due_on::text AS "dueOn", c.due_rule AS "dueRule", c.state, c.changes,
    c.prepared_by AS "preparedBy", app.person_name(c.prepared_by) AS "preparedByName", c.prepared_at AS "preparedAt", c.supersedes, c.version,
    s.signer_name AS "signerName", s.signer_title AS "signerTitle", s.signed_at AS "signedAt", s.local_time AS "localTime",
    s.shown_text AS "shownText", s.shown_sha256 AS "shownSha256"
  FROM change_confirmation c JOIN vendor v ON v.id = c.vendor_id JOIN compliance_period p ON p.id = c.period_id
  JOIN registrant g ON g.id = c.registrant_id LEFT JOIN confirmation_signature s ON s.confirmation_id = c.id`;

type Row = Omit<ConfirmationRecord, 'preparedAt' | 'signedAt'> & { preparedAt: Date | null; signedAt: Date | null };

const recordOf = (row: Row): ConfirmationRecord => ({
  ...row,
  preparedAt: row.preparedAt?.toISOString() ?? null,
  signedAt: row.signedAt?.toISOString() ?? null,
});

export async function confirmationRecords(
  manager: EntityManager,
  query: ConfirmationQuery,
): Promise<ConfirmationRecord[]> {
  const { vendorId = null, periodId = null, state = null } = query;
  const rows: Row[] = await manager.query(
    `${CONFIRMATIONS} WHERE ($1::uuid IS NULL OR c.vendor_id = $1) AND ($2::uuid IS NULL OR c.period_id = $2) AND ($3::text IS NULL OR c.state = $3)
     ORDER BY c.due_on, v.name, c.scheduled_at, c.ref`,
    [vendorId, periodId, state],
  );
  return rows.map(recordOf);
}

export async function requireConfirmation(manager: EntityManager, id: string): Promise<ConfirmationRecord> {
  const [row]: Row[] = await manager.query(`${CONFIRMATIONS} WHERE c.id = $1`, [id]);
  if (!row) throw notFound('change confirmation');
  return recordOf(row);
}

/** As `requireConfirmation`, with the row locked until the Work ends. */
export async function lockConfirmation(manager: EntityManager, id: string): Promise<ConfirmationRecord> {
  await manager.query('SELECT id FROM change_confirmation WHERE id = $1 FOR UPDATE', [id]);
  return requireConfirmation(manager, id);
}

export function confirmationItem(record: ConfirmationRecord, today: string): ConfirmationItem {
  const { id, ref, vendorId, vendorName, periodId, periodCode, obligationId, quarter, dueOn, dueRule, state } = record;
  return {
    ...{ id, ref, vendorId, vendorName, periodId, periodCode, obligationId, quarter, dueOn, dueRule, state },
    overdue: WAITING_CONFIRMATIONS.includes(state) && dueOn < today,
    changeCount: record.changes.length,
    changeWords: record.changes.map(({ happenedOn, text }) => `${happenedOn}: ${text}`),
    ...{ signerName: record.signerName, signedAt: record.signedAt, textSha256: record.shownSha256 },
    late: record.signedAt === null ? false : isLate(record.signedAt, dueOn),
  };
}

export async function confirmationDecisions(manager: EntityManager, id: string): Promise<ConfirmationDecisionView[]> {
  const rows: (Omit<ConfirmationDecisionView, 'decidedAt'> & { decidedAt: Date })[] = await manager.query(
    `SELECT decision, reason, app.person_name(decided_by) AS "decidedByName", decided_at AS "decidedAt"
     FROM confirmation_decision WHERE confirmation_id = $1 ORDER BY decided_at, id`,
    [id],
  );
  return rows.map((row) => ({ ...row, decidedAt: row.decidedAt.toISOString() }));
}

export const confirmationSubject = (record: Pick<ConfirmationRecord, 'id' | 'vendorId' | 'ref'>) => ({
  ...{ kind: 'change_confirmation', id: record.id, vendorId: record.vendorId, ref: record.ref },
});
