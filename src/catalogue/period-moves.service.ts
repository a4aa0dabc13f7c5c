import { Injectable } from '@nestjs/common';
import './catalogue.deeds';
import { Work, type OpenWork } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { heed, heedState, Problem } from '../foundation/problem';
import { periodDetail, requirePeriodView } from './period-reads';
import { PeriodTransition } from './period-moves.entity';
import { refusalToLock, refusalToMovePeriod, type PeriodState } from './period.rules';
import type { MovePeriod, PeriodDetail, PeriodView } from './periods.dto';

/** A period's way to its end: closing, locked, archived. Each move is a row with its reason. */
@Injectable()
export class PeriodMoves {
  constructor(private readonly work: Work) {}

  one(actor: Actor, periodId: string): Promise<PeriodDetail> {
    return this.work.read(actor, ({ manager }) => periodDetail(manager, periodId, actor.personId));
  }

  /** From now on the checklist shows what still stands open; everything may still be done. */
  close(actor: Actor, periodId: string, given: MovePeriod): Promise<PeriodDetail> {
    return this.work.perform(actor, async (w) => {
      const period = await requirePeriodView(w.manager, periodId);
      heedState(refusalToMovePeriod(period.state, 'closing'));
      const reason = given.reason?.trim() ?? '';
      await movePeriod(w, period, { to: 'closing', reason, version: given.version });
      await w.record('period.closing', periodSubject(period), { code: period.code, reason });
      return periodDetail(w.manager, periodId, actor.personId);
    });
  }

  /** A locked period is put away for good. */
  archive(actor: Actor, periodId: string, given: MovePeriod): Promise<PeriodDetail> {
    return this.work.perform(actor, async (w) => {
      const period = await requirePeriodView(w.manager, periodId);
      heedState(refusalToMovePeriod(period.state, 'archived'));
      if (period.reopeningPending)
        heedState({ code: 'reopening-pending', reason: 'Somebody asks to reopen this period. Decide on that first.' });
      const reason = given.reason?.trim() ?? '';
      await movePeriod(w, period, { to: 'archived', reason, version: given.version });
      await w.record('period.archived', periodSubject(period), { code: period.code, reason });
      return periodDetail(w.manager, periodId, actor.personId);
    });
  }

  /** For the room that knows the obligations: locks a period whose every obligation has a conclusion. */
  async lock(
    w: OpenWork,
    periodId: string,
    facts: { version: number; reason: string; obligations: number; unconcluded: number },
  ): Promise<PeriodDetail> {
    const period = await requirePeriodView(w.manager, periodId);
    heedState(refusalToMovePeriod(period.state, 'locked'));
    heed(refusalToLock({ ...period, unconcluded: facts.unconcluded }));
    const { reason, version, obligations } = facts;
    await movePeriod(w, period, { to: 'locked', reason, version });
    const particulars = { code: period.code, reason, from: period.state, obligations };
    await w.record('period.locked', periodSubject(period), particulars);
    return periodDetail(w.manager, periodId, w.actor.personId);
  }
}

export function periodSubject(period: Pick<PeriodView, 'id' | 'code'>) {
  return { kind: 'compliance_period', id: period.id, vendorId: null, ref: period.code };
}

export async function movePeriod(
  w: OpenWork,
  period: PeriodView,
  move: { to: PeriodState; reason: string; version: number },
): Promise<void> {
  const [, changed]: [unknown, number] = await w.manager.query(
    'UPDATE compliance_period SET state = $3, version = version + 1 WHERE id = $1 AND version = $2',
    [period.id, move.version, move.to],
  );
  if (changed === 0) throw new Problem('stale-version', 'This period was changed since you read it. Read it again.');
  await w.manager.getRepository(PeriodTransition).insert({
    ...{ id: newId(), registrantId: w.actor.registrantId, vendorId: null, periodId: period.id },
    ...{ fromState: period.state, toState: move.to, reason: move.reason, madeBy: w.actor.personId, madeAt: w.at },
  });
}
