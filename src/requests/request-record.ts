import type { OpenWork } from '../audit-trail/work';
import { newId } from '../foundation/ids';
import { heedState, notFound } from '../foundation/problem';
import './requests.deeds';
import { AuditRequest, RequestMove } from './request.entity';
import { refusalToMoveRequest, sideOf, type RequestState } from './request.rules';

export const subjectOfRequest = ({ id, vendorId, ref }: Pick<AuditRequest, 'id' | 'vendorId' | 'ref'>) => ({
  kind: 'audit_request',
  id,
  vendorId,
  ref,
});

/** The request, locked until the Work ends. */
export async function lockRequest(w: OpenWork, id: string): Promise<AuditRequest> {
  await w.manager.query('SELECT id FROM audit_request WHERE id = $1 FOR UPDATE', [id]);
  const request = await w.manager.getRepository(AuditRequest).findOne({ where: { id } });
  if (!request) throw notFound('request');
  return request;
}

/** The one way from state to state: asked of the rule, written, kept as a move, recorded. */
export async function moveRequest(
  w: OpenWork,
  request: AuditRequest,
  move: { to: RequestState; reason?: string; ownerId?: string },
): Promise<void> {
  const { to, reason = '' } = move;
  heedState(refusalToMoveRequest(request, to, sideOf(w.actor.role)));
  const ownerId = move.ownerId ?? request.ownerId;
  await writeState(w, request, { to, ownerId });
  await w.manager.getRepository(RequestMove).insert({
    ...{ id: newId(), registrantId: request.registrantId, vendorId: request.vendorId, auditRequestId: request.id },
    ...{ fromState: request.state, toState: to, reason: reason.trim(), madeBy: w.actor.personId, madeAt: w.at },
  });
  const { requestListId: listId, number, wanted, dueOn } = request;
  await w.record('audit-request.moved', subjectOfRequest(request), {
    ...{ from: request.state, to, reason: reason.trim(), listId, number, wanted, dueOn, ownerId },
  });
}

/** What else a state sets; the columns of the two sides differ, and each side writes only its own. */
async function writeState(
  w: OpenWork,
  { id }: AuditRequest,
  { to, ownerId }: { to: RequestState; ownerId: string | null },
): Promise<void> {
  const set = (sql: string, ...more: unknown[]) =>
    w.manager.query(`UPDATE audit_request SET state = $2, version = version + 1${sql} WHERE id = $1`, [
      id,
      to,
      ...more,
    ]);
  if (to === 'requested') await set(', requested_at = $3', w.at);
  else if (to === 'closed') await set(', closed_at = $3, closed_by = $4', w.at, w.actor.personId);
  else if (to === 'delivered') await set(', delivered_at = $3', w.at);
  else if (to === 'accepted') await set(', owner_id = $3', ownerId);
  else await set('');
}
