import { Injectable } from '@nestjs/common';
import './confirmations.deeds';
import { Work, type OpenWork } from '../../audit-trail/work';
import { PeriodsService } from '../../catalogue/periods.service';
import type { Actor } from '../../foundation/actor';
import { Clock } from '../../foundation/clock';
import { newId } from '../../foundation/ids';
import { THE_ATTESTATION_ITSELF } from '../attestation.rules';
import { requireVendor } from '../authority.service';
import { confirmationItem, confirmationRecords } from './confirmation-reads';
import { ChangeConfirmation } from './confirmation.entity';
import { dueRuleWords, quarterEndOf, type FilerStatus } from './confirmation.rules';
import type { ScheduledConfirmations } from './confirmations.dto';

interface Owed {
  obligationId: string;
  vendorId: string;
  periodId: string;
  quarter: string;
  dueOn: string;
  dueRule: string;
  filerStatus: FilerStatus;
  supersedes: string | null;
}

// Quarterly confirmations that the period asks for and that nobody works on: none yet, or the last one was returned or declined.
const OWED = `
  SELECT o.id AS "obligationId", o.vendor_id AS "vendorId", o.period_id AS "periodId", split_part(o.occurrence_key, ':', 2) AS quarter,
    o.due_on::text AS "dueOn", o.due_rule AS "dueRule", g.filer_status AS "filerStatus",
    (SELECT c.id FROM change_confirmation c WHERE c.obligation_id = o.id ORDER BY c.scheduled_at DESC, c.id DESC LIMIT 1) AS supersedes
  FROM obligation o JOIN compliance_period p ON p.id = o.period_id JOIN registrant g ON g.id = o.registrant_id
  WHERE o.vendor_id = $1 AND ($2::uuid IS NULL OR o.period_id = $2) AND p.state NOT IN ('locked', 'archived')
    AND o.requirement_code = $3 AND o.occurrence_key LIKE 'change_confirmation:Q%' AND o.conclusion IS DISTINCT FROM 'not_applicable'
    AND NOT EXISTS (SELECT 1 FROM change_confirmation c WHERE c.obligation_id = o.id AND (c.state IN ('open', 'ready', 'signed', 'accepted') OR ($4 AND c.state = 'declined')))
  ORDER BY o.due_on`;

/** Puts a confirmation beside every quarterly obligation of GOV-02: for T1 and ICFR-relevant vendors, as the catalogue says. */
@Injectable()
export class ConfirmationSchedule {
  constructor(
    private readonly work: Work,
    private readonly periods: PeriodsService,
    private readonly clock: Clock,
  ) {}

  /** By a person; a quarter that was declined gets a new confirmation. */
  schedule(actor: Actor, vendorId: string, periodId: string): Promise<ScheduledConfirmations> {
    return this.work.perform(actor, async (w) => {
      await requireVendor(w.manager, vendorId);
      await this.periods.requireChangeable(w.manager, periodId);
      const made = await this.follow(w, vendorId, { periodId, again: true });
      const records = await confirmationRecords(w.manager, { vendorId, periodId });
      return { scheduled: made, items: records.map((one) => confirmationItem(one, this.clock.today())) };
    });
  }

  /** After the vendor's obligations were scheduled, in the same Work. What was declined stays declined. */
  async follow(
    w: OpenWork,
    vendorId: string,
    { periodId = null, again = false }: { periodId?: string | null; again?: boolean } = {},
  ): Promise<number> {
    const owed: Owed[] = await w.manager.query(OWED, [vendorId, periodId, THE_ATTESTATION_ITSELF, !again]);
    for (const one of owed) await this.insert(w, one);
    return owed.length;
  }

  private async insert(w: OpenWork, owed: Owed): Promise<void> {
    const [counted]: { ref: string }[] = await w.manager.query(`SELECT app.next_reference('CC') AS ref`);
    const { obligationId, vendorId, periodId, quarter, dueOn, filerStatus, supersedes } = owed;
    const quarterEndsOn = quarterEndOf(owed.dueRule, dueOn);
    const dueRule = dueRuleWords({ dueRule: owed.dueRule, dueOn, quarterEndsOn, filerStatus });
    const id = newId();
    const ref = counted?.ref ?? '';
    await w.manager.getRepository(ChangeConfirmation).insert({
      ...{ id, registrantId: w.actor.registrantId, vendorId, ref, periodId, obligationId, quarter, dueOn, dueRule },
      ...{ state: 'open', changes: [], scheduledBy: w.actor.personId, scheduledAt: w.at, preparedBy: null },
      ...{ preparedAt: null, supersedes, version: 1 },
    });
    const particulars = { periodId, obligationId, quarter, dueOn, dueRule, supersedes };
    await w.record('change-confirmation.scheduled', { kind: 'change_confirmation', id, vendorId, ref }, particulars);
  }
}
