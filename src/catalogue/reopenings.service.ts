import { Injectable } from '@nestjs/common';
import './catalogue.deeds';
import { Work, type OpenWork } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { heed, heedState, notFound } from '../foundation/problem';
import { PeriodReopening, PeriodReopeningDecision } from './period-moves.entity';
import { movePeriod, periodSubject } from './period-moves.service';
import { approversOf, decisionsOf, periodDetail, requirePeriodView } from './period-reads';
import { isReopened, refusalToDecideReopening, refusalToMovePeriod } from './period.rules';
import type { DecideReopening, PeriodDetail, PeriodView, RequestReopening } from './periods.dto';

/** SD-14: a locked period is reopened when two people approve what a third asked for. */
@Injectable()
export class ReopeningsService {
  constructor(private readonly work: Work) {}

  request(actor: Actor, periodId: string, given: RequestReopening): Promise<PeriodDetail> {
    return this.work.perform(actor, async (w) => {
      const period = await requirePeriodView(w.manager, periodId);
      heedState(refusalToMovePeriod(period.state, 'reopened'));
      if (period.reopeningPending)
        heedState({ code: 'reopening-pending', reason: 'A reopening of this period is asked for already.' });
      const id = newId();
      const reason = given.reason.trim();
      await w.manager.getRepository(PeriodReopening).insert({
        ...{ id, registrantId: actor.registrantId, vendorId: null, periodId, reason, state: 'requested' },
        ...{ requestedBy: actor.personId, requestedAt: w.at, version: 1 },
      });
      const particulars = { code: period.code, reopeningId: id, reason };
      await w.record('period.reopening-requested', periodSubject(period), particulars);
      return periodDetail(w.manager, periodId, actor.personId);
    });
  }

  /** One refusal ends the request; the second approval reopens the period in the same moment. */
  decide(actor: Actor, reopeningId: string, given: DecideReopening): Promise<PeriodDetail> {
    return this.work.perform(actor, async (w) => {
      const reopening = await lockReopening(w, reopeningId);
      const period = await requirePeriodView(w.manager, reopening.periodId);
      const approvedBy = approversOf(await decisionsOf(w.manager, reopeningId));
      heed(refusalToDecideReopening({ ...reopening, approvedBy }, actor.personId));
      const approvals = given.decision === 'approved' ? [...approvedBy, actor.personId] : approvedBy;
      await writeDecision(w, reopening, given);
      await w.record('period.reopening-decided', periodSubject(period), {
        ...{ code: period.code, reopeningId, decision: given.decision, reason: given.reason.trim() },
        approvals: approvals.length,
      });
      if (given.decision === 'refused') await settle(w, reopeningId, 'refused');
      else if (isReopened({ requestedBy: reopening.requestedBy, approvedBy: approvals }))
        await reopen(w, period, { reopening, approvals });
      return periodDetail(w.manager, period.id, actor.personId);
    });
  }
}

async function lockReopening(w: OpenWork, id: string): Promise<PeriodReopening> {
  await w.manager.query('SELECT id FROM period_reopening WHERE id = $1 FOR UPDATE', [id]);
  const reopening = await w.manager.getRepository(PeriodReopening).findOne({ where: { id } });
  if (!reopening) throw notFound('reopening');
  return reopening;
}

async function writeDecision(w: OpenWork, reopening: PeriodReopening, given: DecideReopening): Promise<void> {
  const { id: reopeningId, registrantId, requestedBy } = reopening;
  await w.manager.getRepository(PeriodReopeningDecision).insert({
    ...{ id: newId(), registrantId, vendorId: null, reopeningId, requestedBy, decision: given.decision },
    ...{ reason: given.reason.trim(), decidedBy: w.actor.personId, decidedAt: w.at },
  });
}

async function settle(w: OpenWork, reopeningId: string, state: 'approved' | 'refused'): Promise<void> {
  await w.manager.query('UPDATE period_reopening SET state = $2, version = version + 1 WHERE id = $1', [
    reopeningId,
    state,
  ]);
}

async function reopen(
  w: OpenWork,
  period: PeriodView,
  by: { reopening: PeriodReopening; approvals: string[] },
): Promise<void> {
  const { id: reopeningId, reason } = by.reopening;
  await movePeriod(w, period, { to: 'reopened', reason, version: period.version });
  await settle(w, reopeningId, 'approved');
  const particulars = { code: period.code, reopeningId, reason, approvedBy: by.approvals };
  await w.record('period.reopened', periodSubject(period), particulars);
}
