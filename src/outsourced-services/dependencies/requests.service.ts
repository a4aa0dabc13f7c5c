import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import './dependencies.deeds';
import { Work, type OpenWork } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { newId } from '../../foundation/ids';
import { heed, notFound, Problem } from '../../foundation/problem';
import { staleVersion } from '../../vendors/amendment';
import { requireService } from '../service-reads';
import { requireVendor } from '../../vendors/vendor-reads';
import { refusalOfAnswer } from './answer.rules';
import { DependencyRequest } from './dependency-request.entity';
import { Dependency } from './dependency.entity';
import { requireDependency, whatOf } from './dependency-target';
import { termsOf } from './new-dependency';
import { requestsOf } from './request-reads';
import type { AnswerRequest, DependencyRequestList, DependencyRequestView } from './requests.dto';
import { SharedResource } from './shared-resource.entity';

const UNANSWERED = {
  ...{ answeredBy: null, answeredAt: null, objection: null, answerNote: '', statedRtoMinutes: null },
  ...{ withdrawnBy: null, withdrawnAt: null },
};

/** Asks vendors on whom other vendors depend to confirm it, in their own tenant and with no more than that takes. */
@Injectable()
export class RequestsService {
  constructor(private readonly work: Work) {}

  list(actor: Actor): Promise<DependencyRequestList> {
    return this.work.read(actor, async ({ manager }) => {
      const items = await requestsOf(manager);
      return { total: items.length, items };
    });
  }

  /** Sent by the registrant, who alone knows that the other party is a vendor here too. */
  send(actor: Actor, dependencyId: string): Promise<DependencyRequestView> {
    return this.work.perform(actor, async (w) => {
      const dependency = await requireDependency(w.manager, dependencyId);
      const provider = await providerOf(w, dependency);
      await refuseWhileOpen(w.manager, dependencyId);
      if (dependency.ownerName === '')
        throw new Problem('wrong-state', 'Nobody is named who recovers it: there is nothing to confirm yet.');
      const { registrantId, terms } = dependency;
      const dependent = await requireVendor(w.manager, dependency.vendorId);
      const service = await requireService(w.manager, dependency.serviceId);
      const [{ ref } = { ref: '' }]: { ref: string }[] = await w.manager.query(
        `SELECT app.next_reference('DQ') AS ref`,
      );
      const row = { id: newId(), registrantId, vendorId: provider, ref, dependencyId, terms };
      const shown = termsOf(dependency, await whatOf(w.manager, dependencyId));
      await w.manager.getRepository(DependencyRequest).insert({
        ...{ ...row, ...shown, dependentName: dependent.name, serviceName: service.name, ...UNANSWERED, state: 'open' },
        ...{ askedBy: actor.personId, askedAt: w.at, version: 1 },
      });
      const said = { dependencyId, dependentVendorId: dependency.vendorId, terms };
      await w.record(
        'dependency-request.sent',
        { kind: 'dependency_request', id: row.id, vendorId: provider, ref },
        said,
      );
      return one(w.manager, row.id);
    });
  }

  /** The provider's own people answer, once. The database carries the answer to the dependency. */
  answer(actor: Actor, id: string, given: AnswerRequest): Promise<DependencyRequestView> {
    return this.work.perform(actor, async (w) => {
      const request = await requireOpen(w.manager, id);
      const { answer, objection = null, statedRtoMinutes = null } = given;
      const note = (given.note ?? '').trim();
      heed(refusalOfAnswer({ answer, objection, note, isTheirs: actor.vendorId === request.vendorId }));
      const [, answered]: [unknown, number] = await w.manager.query(
        `UPDATE dependency_request SET state = $3, answered_by = $4, answered_at = $5, objection = $6, answer_note = $7, stated_rto_minutes = $8, version = version + 1
         WHERE id = $1 AND version = $2 AND state = 'open'`,
        [id, given.version, answer, actor.personId, w.at, objection, note, statedRtoMinutes],
      );
      if (answered === 0) throw staleVersion();
      const { terms, vendorId, ref } = request;
      const said = { outcome: answer, objection, note, statedRtoMinutes, terms };
      await w.record('dependency-request.answered', { kind: 'dependency_request', id, vendorId, ref }, said);
      return one(w.manager, id);
    });
  }

  withdraw(actor: Actor, id: string): Promise<DependencyRequestView> {
    return this.work.perform(actor, async (w) => {
      const { vendorId, ref, dependencyId } = await requireOpen(w.manager, id);
      await w.manager.query(
        `UPDATE dependency_request SET state = 'withdrawn', withdrawn_by = $2, withdrawn_at = $3, version = version + 1 WHERE id = $1 AND state = 'open'`,
        [id, actor.personId, w.at],
      );
      await w.record(
        'dependency-request.withdrawn',
        { kind: 'dependency_request', id, vendorId, ref },
        { dependencyId },
      );
      return one(w.manager, id);
    });
  }
}

async function providerOf({ manager }: OpenWork, dependency: Dependency): Promise<string> {
  const { resourceId: id } = dependency;
  const resource = id === null ? null : await manager.getRepository(SharedResource).findOne({ where: { id } });
  if (!resource?.ownVendorId)
    throw new Problem(
      'wrong-state',
      'Say first which vendor here it is: match it with a shared identity that names one.',
    );
  if (resource.ownVendorId === dependency.vendorId)
    throw new Problem('wrong-state', 'A vendor is not asked to confirm that it depends on itself.');
  return resource.ownVendorId;
}

async function refuseWhileOpen(manager: EntityManager, dependencyId: string): Promise<void> {
  const open: { ref: string }[] = await manager.query(
    `SELECT ref FROM dependency_request WHERE dependency_id = $1 AND state = 'open'`,
    [dependencyId],
  );
  const [first] = open;
  if (first) throw new Problem('wrong-state', `They were asked already: ${first.ref}.`);
}

async function requireOpen(manager: EntityManager, id: string): Promise<DependencyRequest> {
  const request = await manager.getRepository(DependencyRequest).findOne({ where: { id } });
  if (!request) throw notFound('request to confirm');
  if (request.state !== 'open') throw new Problem('wrong-state', `${request.ref} is ${request.state}.`);
  return request;
}

async function one(manager: EntityManager, id: string): Promise<DependencyRequestView> {
  const [view] = await requestsOf(manager, id);
  if (!view) throw notFound('request to confirm');
  return view;
}
