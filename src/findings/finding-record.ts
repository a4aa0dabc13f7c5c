import type { EntityManager } from 'typeorm';
import './findings.deeds';
import type { OpenWork } from '../audit-trail/work';
import { newId } from '../foundation/ids';
import { heedState, notFound } from '../foundation/problem';
import { Finding } from './finding.entity';
import { FindingAction, FindingMove } from './finding-story.entity';
import { refusalToMove, stateOn, type FindingState, type Mover } from './finding-states.rules';

export const subjectOf = ({ id, vendorId, ref }: Pick<Finding, 'id' | 'vendorId' | 'ref'>) => ({
  kind: 'finding',
  id,
  vendorId,
  ref,
});

export const tenantOf = ({ registrantId, vendorId }: Pick<Finding, 'registrantId' | 'vendorId'>) => ({
  registrantId,
  vendorId,
});

/** The finding, locked until the Work ends, in the state that holds today. A vendor's role locks it as well. */
export async function lockFinding(w: OpenWork, id: string): Promise<Finding> {
  await w.manager.query('SELECT id FROM finding WHERE id = $1 FOR UPDATE', [id]);
  const finding = await w.manager.getRepository(Finding).findOne({ where: { id } });
  if (!finding) throw notFound('finding');
  return stateOn(finding, w.at.slice(0, 10)) === finding.state ? finding : backFromExpiry(w, finding);
}

/** What the calendar has done already is written down by the registrant's next deed; a vendor's role may not write it. */
async function backFromExpiry(w: OpenWork, finding: Finding): Promise<Finding> {
  const state = stateOn(finding, w.at.slice(0, 10));
  if (w.actor.vendorId !== null) {
    await w.manager.query('SELECT app.finding_acceptance_lapsed($1, $2::date)', [finding.id, w.at]);
  } else {
    await writeBack(w, finding, state);
  }
  const reason = `The exception ended on ${finding.acceptedUntil ?? ''}.`;
  await keepMove(w, finding, { to: state, note: reason });
  await w.record('finding.risk-acceptance-ended', subjectOf(finding), { to: state, reason });
  return { ...finding, state, stateBefore: null, acceptedUntil: null };
}

async function writeBack(w: OpenWork, { id }: Finding, state: FindingState): Promise<void> {
  await w.manager.query(
    'UPDATE finding SET state = $2, state_before = NULL, accepted_until = NULL, version = version + 1 WHERE id = $1',
    [id, state],
  );
}

/** Accepts the risk of a finding that stands open, until the exception's last day (YYYY-MM-DD). */
export async function acceptRisk(
  w: OpenWork,
  findingId: string,
  by: { exceptionId: string; ref: string; until: string },
): Promise<void> {
  const finding = await lockFinding(w, findingId);
  const renewed = finding.state === 'risk_accepted';
  if (!renewed) heedState(refusalToMove(finding, 'risk_accepted', 'exception'));
  const from = renewed ? (finding.stateBefore ?? 'open') : finding.state;
  await w.manager.query(
    `UPDATE finding SET state = 'risk_accepted', state_before = $2, accepted_until = $3, exception_id = $4, version = version + 1 WHERE id = $1`,
    [findingId, from, by.until, by.exceptionId],
  );
  if (!renewed) await keepMove(w, finding, { to: 'risk_accepted', note: `${by.ref}, until ${by.until}` });
  await w.record('finding.risk-accepted', subjectOf(finding), { exceptionId: by.exceptionId, from, until: by.until });
}

/** The exception ended before its last day: the finding is back where it was. Nothing where another exception holds it. */
export async function endAcceptance(
  w: OpenWork,
  findingId: string,
  by: { exceptionId: string; reason: string },
): Promise<void> {
  const finding = await lockFinding(w, findingId);
  if (finding.state !== 'risk_accepted' || finding.exceptionId !== by.exceptionId) return;
  const to = finding.stateBefore ?? 'open';
  await writeBack(w, finding, to);
  await keepMove(w, finding, { to, note: by.reason });
  await w.record('finding.risk-acceptance-ended', subjectOf(finding), { to, reason: by.reason });
}

/** Moves the finding by the table of moves, and keeps who moved it when. */
export async function moveFinding(
  w: OpenWork,
  finding: Finding,
  move: { to: FindingState; by: Mover; note: string },
): Promise<void> {
  heedState(refusalToMove(finding, move.to, move.by));
  const { to } = move;
  const note = move.note.trim();
  const closing = to === 'closed_verified' || to === 'void';
  await (closing
    ? w.manager.query(
        'UPDATE finding SET state = $2, closed_by = $3, closed_at = $4, closing_note = $5, version = version + 1 WHERE id = $1',
        [finding.id, to, w.actor.personId, w.at, note],
      )
    : w.manager.query('UPDATE finding SET state = $2, version = version + 1 WHERE id = $1', [finding.id, to]));
  await keepMove(w, finding, { to, note });
  await w.record('finding.moved', subjectOf(finding), { from: finding.state, to, note });
}

async function keepMove(w: OpenWork, finding: Finding, move: { to: FindingState; note: string }): Promise<void> {
  const { id: findingId, state: fromState } = finding;
  const who = { movedBy: w.actor.personId, movedAt: w.at };
  await w.manager
    .getRepository(FindingMove)
    .insert({ id: newId(), ...tenantOf(finding), findingId, fromState, toState: move.to, note: move.note, ...who });
}

export async function actionsOf(manager: EntityManager, findingId: string): Promise<FindingAction[]> {
  return manager.getRepository(FindingAction).find({ where: { findingId }, order: { number: 'ASC' } });
}

export const asFacts = (actions: readonly FindingAction[]) =>
  actions.map((one) => ({ done: one.doneAt !== null, withdrawn: one.withdrawnAt !== null }));
