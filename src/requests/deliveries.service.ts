import { Injectable } from '@nestjs/common';
import { Work, type OpenWork } from '../audit-trail/work';
import { keepFromDisposal } from '../evidence/retention-lock';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { heed, heedState, notFound, Problem } from '../foundation/problem';
import { DeliveryCheck, DeliveryItem, RequestDelivery } from './delivery.entity';
import { handedOver, type HandedOver } from './handed-over';
import { requestDetail } from './request-reads';
import { lockRequest, moveRequest, subjectOfRequest } from './request-record';
import type { AuditRequest } from './request.entity';
import { refusalToCheck, refusalToWorkOn } from './request.rules';
import type { CheckDelivery, PrepareDelivery } from './requests.dto';
import type { RequestDetail } from './request-views.dto';
import './requests.deeds';

/** Deliveries: prepared by the owner, checked by somebody else, frozen with the digests of what they hold. */
@Injectable()
export class DeliveriesService {
  constructor(private readonly work: Work) {}

  prepare(actor: Actor, id: string, given: PrepareDelivery): Promise<RequestDetail> {
    return this.work.perform(actor, async (w) => {
      await keepFromDisposal(w);
      const request = await lockRequest(w, id);
      if (request.state === 'in_progress') heedState(refusalToWorkOn({ ...request, actorId: actor.personId }));
      const number = await nextNumber(w, id);
      await moveRequest(w, request, { to: 'internal_check', reason: `Delivery ${number}` });
      await keepDelivery(w, request, { number, given });
      return this.seen(w, id);
    });
  }

  /** Passes the latest delivery on to the auditor, or sends it back to its preparer. */
  check(actor: Actor, id: string, given: CheckDelivery): Promise<RequestDetail> {
    return this.work.perform(actor, async (w) => {
      const request = await lockRequest(w, id);
      const { number, decision } = given;
      const delivery = await w.manager
        .getRepository(RequestDelivery)
        .findOne({ where: { auditRequestId: id, number } });
      if (!delivery) throw notFound('delivery');
      if ((await nextNumber(w, id)) !== number + 1)
        throw new Problem('wrong-state', 'A later delivery was prepared. Check that one.');
      heed(refusalToCheck({ preparedBy: delivery.preparedBy, checkerId: actor.personId }));
      const reason = given.reason.trim();
      await moveRequest(w, request, { to: decision === 'passed' ? 'delivered' : 'in_progress', reason });
      await w.manager.getRepository(DeliveryCheck).insert({
        ...{ id: newId(), registrantId: request.registrantId, vendorId: request.vendorId },
        ...{ requestDeliveryId: delivery.id, preparedBy: delivery.preparedBy, decision, reason },
        ...{ checkedBy: actor.personId, checkedAt: w.at },
      });
      await w.record('audit-request.delivery-checked', subjectOfRequest(request), { number, decision, reason });
      return this.seen(w, id);
    });
  }

  private seen(w: OpenWork, id: string): Promise<RequestDetail> {
    return requestDetail(w.manager, id, { actor: w.actor, today: w.at.slice(0, 10) });
  }
}

async function nextNumber(w: OpenWork, requestId: string): Promise<number> {
  const [row]: { count: number }[] = await w.manager.query(
    'SELECT count(*)::int AS count FROM request_delivery WHERE audit_request_id = $1',
    [requestId],
  );
  return (row?.count ?? 0) + 1;
}

async function keepDelivery(
  w: OpenWork,
  request: AuditRequest,
  { number, given }: { number: number; given: PrepareDelivery },
): Promise<void> {
  const items = await handedOver(w.manager, given.items, request);
  const tenant = { registrantId: request.registrantId, vendorId: request.vendorId };
  const answer = given.answer.trim();
  const delivery = { id: newId(), ...tenant, auditRequestId: request.id, number, answer };
  const made = { preparedBy: w.actor.personId, preparedAt: w.at };
  await w.manager.getRepository(RequestDelivery).insert({ ...delivery, ...made });
  for (const [at, item] of items.entries())
    await w.manager
      .getRepository(DeliveryItem)
      .insert({ id: newId(), ...tenant, requestDeliveryId: delivery.id, number: at + 1, ...item });
  await w.record('audit-request.delivery-prepared', subjectOfRequest(request), {
    number,
    answer,
    items: items.map(plainItem),
  });
}

const plainItem = ({ kind, targetId, label, sha256, bytes }: HandedOver) => ({ kind, targetId, label, sha256, bytes });
