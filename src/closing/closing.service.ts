import { Injectable } from '@nestjs/common';
import './closing.deeds';
import { Work, type OpenWork } from '../audit-trail/work';
import { PeriodMoves, periodSubject } from '../catalogue/period-moves.service';
import { refusalToLock } from '../catalogue/period.rules';
import type { MovePeriod, PeriodDetail } from '../catalogue/periods.dto';
import { PeriodsService, type PeriodFacts } from '../catalogue/periods.service';
import type { Actor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import { heedState } from '../foundation/problem';
import { ObligationsService } from '../obligations/obligations.service';
import { conclusionCounts, openItems, unconcludedIn } from './closing-facts';
import { blocks, KIND_WORDS, OPEN_KINDS, refusalToConcludeRest } from './closing.rules';
import type { ClosingChecklist, ConcludeRest, OpenGroup, RestConcluded } from './closing.dto';

/** The end of a year: what still stands open, an explicit word about what nobody concluded, and the lock. */
@Injectable()
export class ClosingService {
  constructor(
    private readonly work: Work,
    private readonly periods: PeriodsService,
    private readonly moves: PeriodMoves,
    private readonly obligations: ObligationsService,
    private readonly clock: Clock,
  ) {}

  checklist(actor: Actor, periodId: string): Promise<ClosingChecklist> {
    return this.work.snapshot(actor, async ({ manager }) => {
      const period = await this.periods.require(manager, periodId);
      const groups: OpenGroup[] = [];
      for (const kind of OPEN_KINDS) {
        const items = await openItems(manager, kind, periodId);
        groups.push({ kind, title: KIND_WORDS[kind], blocks: blocks(kind), total: items.length, items });
      }
      const conclusions = await conclusionCounts(manager, periodId);
      const refusal = refusalToLock({ ...period, unconcluded: unconcludedIn(conclusions) });
      return {
        ...{ periodId, periodCode: period.code, state: period.state, readAt: this.clock.iso() },
        obligations: conclusions.reduce((sum, one) => sum + one.obligations, 0),
        ...{ conclusions, groups, lockRefusal: refusal?.reason ?? null },
      };
    });
  }

  /** Concludes as not tested, or not met, what nobody concluded: one deed that lists them, with its reason. */
  concludeRest(actor: Actor, periodId: string, given: ConcludeRest): Promise<RestConcluded> {
    return this.work.perform(actor, async (w) => {
      const period = await this.periods.require(w.manager, periodId);
      const open = (await openItems(w.manager, 'obligation', periodId)).map((item) => item.id);
      const wanted = given.obligationIds === undefined ? open : [...new Set(given.obligationIds)];
      const strangers = wanted.filter((id) => !open.includes(id)).length;
      heedState(refusalToConcludeRest({ ...period, strangers, wanted: wanted.length }));
      await this.conclude(w, period, { given, wanted });
      return { concluded: wanted.length, obligationIds: wanted };
    });
  }

  lock(actor: Actor, periodId: string, given: MovePeriod): Promise<PeriodDetail> {
    return this.work.perform(actor, async (w) => {
      // Writers of this period's rows hold it shared until they are done: the count below is of what they left.
      await w.manager.query('SELECT id FROM compliance_period WHERE id = $1 FOR UPDATE', [periodId]);
      const counts = await conclusionCounts(w.manager, periodId);
      const obligations = counts.reduce((sum, one) => sum + one.obligations, 0);
      const reason = given.reason?.trim() ?? '';
      const facts = { version: given.version, reason, obligations, unconcluded: unconcludedIn(counts) };
      return this.moves.lock(w, periodId, facts);
    });
  }

  private async conclude(
    w: OpenWork,
    period: PeriodFacts,
    { given, wanted }: { given: ConcludeRest; wanted: string[] },
  ): Promise<void> {
    const { conclusion } = given;
    const reason = given.reason.trim();
    for (const obligationId of wanted) await this.obligations.conclude(w, { obligationId, conclusion, reason });
    const particulars = { code: period.code, conclusion, reason, obligationIds: wanted };
    await w.record('period.rest-concluded', periodSubject(period), particulars);
  }
}
