import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import './obligations.deeds';
import { Work } from '../audit-trail/work';
import { systemActor, type Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { Jobs, type NightPayload } from '../foundation/jobs';
import { Problem } from '../foundation/problem';
import type { ScheduleView } from './obligations.dto';
import { SchedulingService } from './scheduling.service';

export const NIGHTLY_SCHEDULE = 'obligations.recompute';
/** Ahead of the reminders, which read what it dated. */
const HOUR_UTC = 1;

interface OpenPeriod {
  id: string;
  code: string;
  vendorIds: string[];
}

/** What a night did to one period. */
export interface NightOutcome {
  period: string;
  vendors: number;
  changed: number;
  failed: { vendorId: string; reason: string }[];
}

// Vendors that work for the registrant, and those that were asked for something before they do; never one that has left.
const PERIODS = `
  SELECT p.id, p.code, ARRAY(
    SELECT v.id::text FROM vendor v
    WHERE EXISTS (SELECT 1 FROM service s WHERE s.vendor_id = v.id AND s.state = 'active' AND s.tier IS NOT NULL)
      AND (v.state IN ('active', 'suspended', 'exiting') OR (v.state <> 'exited' AND EXISTS (SELECT 1 FROM obligation o WHERE o.vendor_id = v.id AND o.period_id = p.id)))
    ORDER BY v.ref) AS "vendorIds"
  FROM compliance_period p WHERE p.state IN ('open', 'closing') ORDER BY p.starts_on`;

/**
 * Schedules every night what each open period asks of the registrant and of its vendors. Every vendor is a Work of its
 * own: a night never holds one long transaction, and a vendor that fails stops nobody else.
 */
@Injectable()
export class NightlySchedule implements OnModuleInit {
  private readonly log = new Logger('Nightly schedule');

  constructor(
    private readonly jobs: Jobs,
    private readonly work: Work,
    private readonly scheduling: SchedulingService,
  ) {}

  onModuleInit(): void {
    this.jobs.nightly(NIGHTLY_SCHEDULE, HOUR_UTC, (payload) => this.night(payload));
  }

  /** Every open period of the registrant. Safe to repeat: what stands as the rules ask for it is left alone. */
  async recompute({ registrantId, night }: NightPayload): Promise<NightOutcome[]> {
    const portal = systemActor(registrantId, newId(), 'holdfast_staff');
    const periods: OpenPeriod[] = await this.work.read(portal, ({ manager }) => manager.query(PERIODS));
    const outcomes: NightOutcome[] = [];
    for (const period of periods) outcomes.push(await this.recomputePeriod(portal, period, night));
    return outcomes;
  }

  /** The job: what failed makes it fail once everybody else is done, so that the queue tries again and the night says why. */
  private async night(payload: NightPayload): Promise<void> {
    const outcomes = await this.recompute(payload);
    const failed = outcomes.flatMap((one) => one.failed);
    if (failed.length === 0) return;
    const vendors = outcomes.reduce((sum, one) => sum + one.vendors, 0);
    throw new Error(`${failed.length} of ${vendors} schedules failed: ${failed[0]?.reason ?? ''}`);
  }

  private async recomputePeriod(portal: Actor, period: OpenPeriod, night: string): Promise<NightOutcome> {
    const { code, vendorIds } = period;
    const outcome: NightOutcome = { period: code, vendors: vendorIds.length, changed: 0, failed: [] };
    const note = (view: ScheduleView) => (outcome.changed += hasChanged(view) ? 1 : 0);
    await this.attempt(outcome, period.id, async () =>
      note(await this.scheduling.scheduleProgramme(portal, period.id)),
    );
    for (const vendorId of vendorIds)
      await this.attempt(outcome, vendorId, async () =>
        note(await this.scheduling.schedule(portal, vendorId, period.id)),
      );
    if (outcome.changed + outcome.failed.length > 0)
      await this.work.perform(portal, (w) =>
        w.record(
          'obligations.recomputed',
          { kind: 'compliance_period', id: period.id, vendorId: null, ref: code },
          { ...outcome, night },
        ),
      );
    return outcome;
  }

  private async attempt(outcome: NightOutcome, vendorId: string, schedule: () => Promise<unknown>): Promise<void> {
    try {
      await schedule();
    } catch (error) {
      this.log.error(error);
      const reason = error instanceof Problem ? error.detail : String(error).slice(0, 300);
      outcome.failed.push({ vendorId, reason });
    }
  }
}

const hasChanged = ({ added, rescheduled, reinstated }: ScheduleView): boolean =>
  added.length + rescheduled.length + reinstated.length > 0;
