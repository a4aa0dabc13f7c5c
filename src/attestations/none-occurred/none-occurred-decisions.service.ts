import { Injectable } from '@nestjs/common';
import './none-occurred.deeds';
import { Work, type OpenWork } from '../../audit-trail/work';
import { CatalogueService } from '../../catalogue/catalogue.service';
import type { Actor } from '../../foundation/actor';
import { notFound, Problem } from '../../foundation/problem';
import { ObligationsService } from '../../obligations/obligations.service';
import { NoneOccurred } from './none-occurred.entity';
import { requireAsked } from './none-occurred-reads';
import { subjectOf } from './none-occurred.service';

/** What becomes of a signed statement: the officer accepts or returns it, or a recorded event supersedes it. */
@Injectable()
export class NoneOccurredDecisions {
  constructor(
    private readonly work: Work,
    private readonly catalogues: CatalogueService,
    private readonly obligations: ObligationsService,
  ) {}

  /** Acceptance concludes the obligation as met; a returned one is open to be signed again. */
  decide(
    actor: Actor,
    id: string,
    { decision, reason }: { decision: 'accepted' | 'returned'; reason: string },
  ): Promise<void> {
    return this.work.perform(actor, async (w) => {
      const row = await w.manager.getRepository(NoneOccurred).findOne({ where: { id } });
      if (!row) throw notFound('statement');
      const asked = await requireAsked(w.manager, this.catalogues, row.obligationId);
      const [, decided]: [unknown, number] = await w.manager.query(
        `UPDATE none_occurred SET state = $2, reason = $3, decided_by = $4, decided_at = $5 WHERE id = $1 AND state = 'signed'`,
        [id, decision, reason.trim(), actor.personId, w.at],
      );
      if (decided === 0) throw new Problem('wrong-state', 'This statement is no longer waiting for a decision.');
      await w.record('none-occurred.decided', subjectOf(asked), { statementId: id, decision, reason: reason.trim() });
      if (decision === 'returned') return this.obligations.note(w, [asked.id], 'in_progress');
      const day = row.signedAt.slice(0, 10);
      const stated = `None occurred from ${asked.startsOn} to ${row.toOn}, signed by ${row.signerName} on ${day}.`;
      await this.obligations.conclude(w, {
        ...{ obligationId: asked.id, conclusion: 'met', completedOn: day },
        reason: [stated, reason.trim()].filter(Boolean).join(' '),
      });
    });
  }

  /**
   * After what is asked of a vendor was scheduled anew: a statement that a recorded event contradicts is superseded, and what
   * it was signed for is not asked any more. The event's own obligation stands beside it.
   */
  async follow(w: OpenWork, vendorId: string, periodId: string): Promise<void> {
    const standing: { id: string; obligationId: string; state: string }[] = await w.manager.query(
      `SELECT n.id, n.obligation_id AS "obligationId", n.state FROM none_occurred n JOIN obligation o ON o.id = n.obligation_id
       WHERE n.vendor_id = $1 AND o.period_id = $2 AND n.state IN ('signed', 'accepted') ORDER BY n.id`,
      [vendorId, periodId],
    );
    for (const { id, obligationId, state } of standing) {
      const asked = await requireAsked(w.manager, this.catalogues, obligationId);
      const [event] = asked.against;
      if (!event) continue;
      await w.manager.query(
        `UPDATE none_occurred SET state = 'superseded', superseded_at = $2, superseded_by = $3 WHERE id = $1`,
        [id, w.at, event.id],
      );
      const what = { eventId: event.id, event: event.event, happenedOn: event.on };
      await w.record('none-occurred.superseded', subjectOf(asked), { statementId: id, before: state, ...what });
      const words = asked.eventWords[event.event] ?? event.event;
      await this.obligations.conclude(w, {
        ...{ obligationId, conclusion: 'not_applicable' },
        reason: `The signed statement is superseded: ${words} on ${event.on} is recorded, and has a requirement of its own.`,
      });
    }
  }
}
