import { Injectable } from '@nestjs/common';
import './obligations.deeds';
import { Work, type OpenWork } from '../audit-trail/work';
import { CatalogueService } from '../catalogue/catalogue.service';
import { PeriodsService } from '../catalogue/periods.service';
import type { Actor } from '../foundation/actor';
import { heedState } from '../foundation/problem';
import { requireVendor } from '../vendors/vendor-reads';
import { requireObligation } from './obligation-reads';
import { subjectOf } from './obligations.service';
import type { ScheduleView } from './obligations.dto';
import { refusalToRelease, scheduleChange, type ScheduleChange } from './schedule.rules';
import { release, scheduled, standingOf, viewOf, writeSchedule } from './schedule-writing';
import { wantedObligations, type Asked } from './wanted-obligations';

/** Puts into the register what a period asks of a vendor, or of the registrant's own programme; safe to repeat. */
@Injectable()
export class SchedulingService {
  constructor(
    private readonly work: Work,
    private readonly periods: PeriodsService,
    private readonly catalogues: CatalogueService,
  ) {}

  /** From tier, flags, cadence and recorded events. Throws `wrong-state` unless the period is open. */
  schedule(actor: Actor, vendorId: string, periodId: string): Promise<ScheduleView> {
    return this.work.perform(actor, (w) => this.scheduleVendor(w, vendorId, periodId));
  }

  /** The registrant's own obligations, once for each period. */
  scheduleProgramme(actor: Actor, periodId: string): Promise<ScheduleView> {
    return this.work.perform(actor, async (w) => {
      const { code } = await this.periods.require(w.manager, periodId);
      const subject = { kind: 'compliance_period', id: periodId, vendorId: null, ref: code };
      return this.run(w, { vendorId: null, periodId, subject });
    });
  }

  /** As `schedule`, in a Work that is open already. */
  async scheduleVendor(w: OpenWork, vendorId: string, periodId: string): Promise<ScheduleView> {
    const { ref } = await requireVendor(w.manager, vendorId);
    return this.run(w, { vendorId, periodId, subject: { kind: 'vendor', id: vendorId, vendorId, ref } });
  }

  /** Schedules again, in every open period, what is asked of the vendor there already: after an event, at once. */
  async follow(w: OpenWork, vendorId: string): Promise<void> {
    const periods: { id: string }[] = await w.manager.query(
      `SELECT p.id FROM compliance_period p WHERE p.state IN ('open', 'closing')
         AND EXISTS (SELECT 1 FROM obligation o WHERE o.period_id = p.id AND o.vendor_id = $1)
         AND EXISTS (SELECT 1 FROM service s WHERE s.vendor_id = $1 AND s.state = 'active' AND s.tier IS NOT NULL)
       ORDER BY p.starts_on`,
      [vendorId],
    );
    for (const { id } of periods) await this.scheduleVendor(w, vendorId, id);
  }

  /** Concludes as not applicable, with a reason, what the schedule no longer asks for. */
  releaseObligation(actor: Actor, obligationId: string, reason: string): Promise<void> {
    return this.work.perform(actor, async (w) => {
      const row = await requireObligation(w.manager, obligationId);
      const { change } = await this.changeNow(w, row.vendorId, row.periodId);
      heedState(refusalToRelease(change, obligationId));
      await release(w, row, reason);
      await w.record('obligation.released', subjectOf(row), { requirementCode: row.requirementCode, reason });
    });
  }

  private async run(
    w: OpenWork,
    wanted: { vendorId: string | null; periodId: string; subject: Parameters<OpenWork['record']>[1] },
  ): Promise<ScheduleView> {
    const { asked, change } = await this.changeNow(w, wanted.vendorId, wanted.periodId);
    const ids = await writeSchedule(w, asked, change);
    if (ids.length + change.rescheduled.length + change.reinstated.length > 0)
      await w.record('obligations.scheduled', wanted.subject, scheduled(asked, { change, ids }));
    return viewOf(asked, { change, ids });
  }

  private async changeNow(
    w: OpenWork,
    vendorId: string | null,
    periodId: string,
  ): Promise<{ asked: Asked; change: ScheduleChange }> {
    const period = await this.periods.requireChangeable(w.manager, periodId);
    // Two people who schedule the same at once take turns; the second finds what the first wrote.
    await w.manager.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`obligations ${periodId} ${vendorId ?? ''}`]);
    const asked = { vendorId, period, published: await this.catalogues.ofPeriod(w.manager, periodId) };
    const wanted = await wantedObligations(w.manager, asked);
    return { asked, change: scheduleChange(await standingOf(w.manager, asked), wanted) };
  }
}
