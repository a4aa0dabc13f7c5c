import { Injectable } from '@nestjs/common';
import { Work } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import type { CsvReport } from '../foundation/csv.rules';
import { newId } from '../foundation/ids';
import { notFound } from '../foundation/problem';
import { requestCsv } from './request-csv.rules';
import { requestDetail, requestListDetail, requestLists } from './request-reads';
import { AuditRequest, RequestList, RequestNote } from './request.entity';
import { sideOf } from './request.rules';
import { subjectOfRequest } from './request-record';
import type { OpenRequestList, RequestListsQuery, WriteRequestNote } from './requests.dto';
import type { RequestDetail, RequestListDetail, RequestLists } from './request-views.dto';
import './requests.deeds';

/** The lists of what the external auditor asks for, as both sides read them. */
@Injectable()
export class RequestListsService {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
  ) {}

  lists(actor: Actor, query: RequestListsQuery): Promise<RequestLists> {
    return this.work.read(actor, ({ manager }) => requestLists(manager, query, { today: this.clock.today() }));
  }

  list(actor: Actor, id: string): Promise<RequestListDetail> {
    return this.work.read(actor, ({ manager }) => requestListDetail(manager, id, this.clock.today()));
  }

  /** The list as a report: one line for each request. */
  async report(actor: Actor, id: string): Promise<CsvReport> {
    return requestCsv(await this.list(actor, id), this.clock.iso());
  }

  one(actor: Actor, id: string): Promise<RequestDetail> {
    return this.work.read(actor, ({ manager }) => requestDetail(manager, id, { actor, today: this.clock.today() }));
  }

  /** Either side opens a list: the auditor for their own questions, the SOX office for the audit that begins. */
  open(actor: Actor, given: OpenRequestList): Promise<RequestListDetail> {
    return this.work.perform(actor, async (w) => {
      const [period]: unknown[] = await w.manager.query('SELECT 1 FROM compliance_period WHERE id = $1', [
        given.periodId,
      ]);
      if (period === undefined) throw notFound('period');
      const [counted]: { ref: string }[] = await w.manager.query(`SELECT app.next_reference('RL') AS ref`);
      const { title, auditFirm, periodId } = given;
      const list: RequestList = {
        ...{ id: newId(), registrantId: actor.registrantId, vendorId: null, ref: counted?.ref ?? '', periodId },
        ...{ title: title.trim(), auditFirm: auditFirm.trim(), openedBy: actor.personId, openedAt: w.at },
      };
      await w.manager.getRepository(RequestList).insert(list);
      const subject = { kind: 'request_list', id: list.id, vendorId: null, ref: list.ref };
      await w.record('request-list.opened', subject, { title: list.title, auditFirm: list.auditFirm, periodId });
      return requestListDetail(w.manager, list.id, w.at.slice(0, 10));
    });
  }

  note(actor: Actor, id: string, given: WriteRequestNote): Promise<RequestDetail> {
    return this.work.perform(actor, async (w) => {
      const request = await w.manager.getRepository(AuditRequest).findOne({ where: { id } });
      if (!request) throw notFound('request');
      const { registrantId, vendorId } = request;
      const words = given.words.trim();
      const said = { writtenBy: actor.personId, writtenAt: w.at };
      const note = { id: newId(), registrantId, vendorId, auditRequestId: id, words, ...said };
      await w.manager.getRepository(RequestNote).insert(note);
      const byAuditor = sideOf(actor.role) === 'auditor';
      await w.record('audit-request.noted', subjectOfRequest(request), { words, byAuditor, ownerId: request.ownerId });
      return requestDetail(w.manager, id, { actor, today: w.at.slice(0, 10) });
    });
  }
}
