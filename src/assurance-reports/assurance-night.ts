import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Work, type OpenWork } from '../audit-trail/work';
import { systemActor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import { newId } from '../foundation/ids';
import { Jobs, type NightPayload } from '../foundation/jobs';
import { lockReport, subjectOf } from './report-record';
import { expectWhatIsAsked } from './reports.service';

export const ASSURANCE_NIGHT = 'assurance.night';

/** After the due dates are computed and before the morning's reminders. */
const HOUR_UTC = 2;

const OPEN_PERIODS = `SELECT id FROM compliance_period WHERE state IN ('open', 'closing') ORDER BY starts_on`;

// What belongs to a locked period is left as it was locked; reading it says "overdue" all the same.
const OVERDUE = `
  SELECT r.id FROM assurance_report r JOIN compliance_period p ON p.id = r.period_id
  WHERE r.state = 'expected' AND r.due_on < $1::date AND (r.overdue_told_on IS NULL OR r.overdue_told_on < r.due_on) AND p.state IN ('open', 'closing', 'reopened')
  ORDER BY r.due_on, r.ref`;

export interface NightOfReports {
  expected: number;
  overdue: number;
  failed: string[];
}

/**
 * Expects every night what obligations ask for, and tells once of each report whose day has passed. Screens say "overdue"
 * from the first minute of the day without it.
 */
@Injectable()
export class AssuranceNight implements OnModuleInit {
  private readonly log = new Logger('Assurance reports');

  constructor(
    private readonly jobs: Jobs,
    private readonly work: Work,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.nightly(ASSURANCE_NIGHT, HOUR_UTC, async (payload) => {
      const { failed } = await this.writeDown(payload);
      if (failed.length > 0) throw new Error(`${failed.length} could not be written down: ${failed[0] ?? ''}`);
    });
  }

  /** Safe to repeat: what is expected or told of is not found again. */
  async writeDown({ registrantId }: Pick<NightPayload, 'registrantId'>): Promise<NightOfReports> {
    const portal = systemActor(registrantId, newId(), 'holdfast_staff');
    const outcome: NightOfReports = { expected: 0, overdue: 0, failed: [] };
    const found = (sql: string, parameters: unknown[]): Promise<{ id: string }[]> =>
      this.work.read(portal, ({ manager }) => manager.query(sql, parameters));
    const attempt = async (deed: (w: OpenWork) => Promise<number>): Promise<number> => {
      try {
        return await this.work.perform(portal, deed);
      } catch (error) {
        this.log.error(error);
        outcome.failed.push(String(error).slice(0, 300));
        return 0;
      }
    };
    for (const { id } of await found(OPEN_PERIODS, []))
      outcome.expected += await attempt(async (w) => (await expectWhatIsAsked(w, id)).length);
    for (const { id } of await found(OVERDUE, [this.clock.today()]))
      outcome.overdue += await attempt((w) => tellOverdue(w, id));
    return outcome;
  }
}

async function tellOverdue(w: OpenWork, id: string): Promise<number> {
  const report = await lockReport(w, id);
  await w.manager.query('UPDATE assurance_report SET overdue_told_on = $2::date WHERE id = $1', [id, w.at]);
  const { kind, title, dueOn } = report;
  await w.record('assurance.overdue', subjectOf(report), { kind, title, dueOn });
  return 1;
}
