import { Injectable } from '@nestjs/common';
import { Work, type OpenWork } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { heed, heedState, notFound, Problem } from '../foundation/problem';
import { requestDetail } from './request-reads';
import { lockRequest, moveRequest, subjectOfRequest } from './request-record';
import { AuditRequest, RequestList } from './request.entity';
import { refusalsOfWording, refusalToMoveVendor, refusalToReword } from './request.rules';
import { pickSample } from './samples/sample-picking';
import type { AskRequest, CloseRequest, DraftRequest, RequestReason, RewordRequest } from './requests.dto';
import type { RequestDetail } from './request-views.dto';
import './requests.deeds';

/** What the external auditor does: ask, return, withdraw, close. Nothing else. */
@Injectable()
export class AskingService {
  constructor(private readonly work: Work) {}

  /** Puts a request on the list; asked at once unless it is to stay a draft. */
  ask(actor: Actor, listId: string, given: DraftRequest): Promise<RequestDetail> {
    return this.work.perform(actor, async (w) => {
      const list = await w.manager.getRepository(RequestList).findOne({ where: { id: listId } });
      if (!list) throw notFound('request list');
      const request = await draft(w, list, given);
      if (given.draft !== true) await moveRequest(w, request, { to: 'requested' });
      return this.seen(w, request.id);
    });
  }

  reword(actor: Actor, id: string, given: RewordRequest): Promise<RequestDetail> {
    return this.work.perform(actor, async (w) => {
      const request = await lockRequest(w, id);
      heedState(refusalToReword(request));
      heed(refusalToMoveVendor(request, given.vendorId ?? null));
      const before = wordingOf(request);
      const after = await wordingGiven(w, given, request.sampleId);
      await writeWording(w, id, { after, version: given.version });
      await w.record('audit-request.changed', subjectOfRequest(request), {
        before,
        after,
      });
      return this.seen(w, id);
    });
  }

  /** Sends a draft. */
  send(actor: Actor, id: string): Promise<RequestDetail> {
    return this.moved(actor, id, (w, request) => moveRequest(w, request, { to: 'requested' }));
  }

  giveBack(actor: Actor, id: string, { reason }: RequestReason): Promise<RequestDetail> {
    return this.moved(actor, id, (w, request) => moveRequest(w, request, { to: 'returned', reason }));
  }

  withdraw(actor: Actor, id: string, { reason }: RequestReason): Promise<RequestDetail> {
    return this.moved(actor, id, (w, request) => moveRequest(w, request, { to: 'withdrawn', reason }));
  }

  close(actor: Actor, id: string, { note = '' }: CloseRequest): Promise<RequestDetail> {
    return this.moved(actor, id, (w, request) => moveRequest(w, request, { to: 'closed', reason: note }));
  }

  private moved(
    actor: Actor,
    id: string,
    deed: (w: OpenWork, request: AuditRequest) => Promise<void>,
  ): Promise<RequestDetail> {
    return this.work.perform(actor, async (w) => {
      await deed(w, await lockRequest(w, id));
      return this.seen(w, id);
    });
  }

  private seen(w: OpenWork, id: string): Promise<RequestDetail> {
    return requestDetail(w.manager, id, { actor: w.actor, today: w.at.slice(0, 10) });
  }
}

const wordingOf = ({ auditorRef, control, wanted, format, periodFrom, periodTo, dueOn, ...rest }: AuditRequest) => ({
  ...{ auditorRef, control, wanted, format, periodFrom: day(periodFrom), periodTo: day(periodTo), dueOn: day(dueOn) },
  ...{ vendorId: rest.vendorId, populationId: rest.populationId, sampleId: rest.sampleId },
});

type Wording = ReturnType<typeof wordingOf>;

// A date column comes from the driver as text, from an insert as it was given.
const day = (date: string): string => date.slice(0, 10);

async function wordingGiven(w: OpenWork, given: AskRequest, present: string | null): Promise<Wording> {
  const { periodFrom, periodTo, dueOn } = given;
  heed(...refusalsOfWording({ periodFrom, periodTo, dueOn, today: w.at.slice(0, 10) }));
  const vendorId = given.vendorId ?? null;
  await requireShown(w, 'vendor', vendorId);
  const sample = given.sample ? await pickSample(w, given.sample, 'audit_request') : null;
  const populationId = sample?.populationId ?? given.populationId ?? null;
  await requireShown(w, 'population', populationId);
  return {
    ...{ auditorRef: trimmed(given.auditorRef), control: trimmed(given.control), wanted: given.wanted.trim() },
    ...{ format: trimmed(given.format), periodFrom, periodTo, dueOn, vendorId },
    ...{ populationId, sampleId: sample?.id ?? keptSample(given, present) },
  };
}

// A draft that keeps its population keeps the sample of it.
const keptSample = (given: AskRequest, present: string | null): string | null =>
  given.populationId === undefined ? null : present;

const trimmed = (text: string | undefined): string => text?.trim() ?? '';

async function requireShown(w: OpenWork, what: 'vendor' | 'population', id: string | null): Promise<void> {
  if (id === null) return;
  const [row]: unknown[] = await w.manager.query(`SELECT 1 FROM ${what} WHERE id = $1`, [id]);
  if (row === undefined) throw notFound(what);
}

async function draft(w: OpenWork, list: RequestList, given: AskRequest): Promise<AuditRequest> {
  const wording = await wordingGiven(w, given, null);
  const [counted]: { ref: string }[] = await w.manager.query(`SELECT app.next_reference('RQ') AS ref`);
  const [last]: { number: number }[] = await w.manager.query('SELECT app.next_request_number($1) AS number', [list.id]);
  const request: AuditRequest = {
    ...{ id: newId(), registrantId: list.registrantId, requestListId: list.id, ref: counted?.ref ?? '' },
    ...{ number: last?.number ?? 1, ...wording, state: 'draft', askedBy: w.actor.personId, draftedAt: w.at },
    ...{ requestedAt: null, ownerId: null, deliveredAt: null, closedAt: null, closedBy: null, version: 1 },
  };
  await w.manager.getRepository(AuditRequest).insert(request);
  const about = { listId: list.id, number: request.number };
  await w.record('audit-request.drafted', subjectOfRequest(request), { ...wording, ...about });
  return request;
}

async function writeWording(
  w: OpenWork,
  id: string,
  { after, version }: { after: Wording; version: number },
): Promise<void> {
  const [, count]: [unknown, number] = await w.manager.query(
    `UPDATE audit_request SET auditor_ref = $3, control = $4, wanted = $5, format = $6, period_from = $7, period_to = $8, due_on = $9,
       population_id = $10, sample_id = $11, version = version + 1 WHERE id = $1 AND version = $2`,
    [
      ...[id, version, after.auditorRef, after.control, after.wanted, after.format, after.periodFrom, after.periodTo],
      ...[after.dueOn, after.populationId, after.sampleId],
    ],
  );
  if (count === 0) throw new Problem('stale-version', 'Somebody changed this draft in the meantime. Read it again.');
}
