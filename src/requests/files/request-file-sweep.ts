import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Work } from '../../audit-trail/work';
import { UPLOAD_EXPIRY_MINUTES } from '../../evidence/upload-intake';
import { systemActor } from '../../foundation/actor';
import { Clock } from '../../foundation/clock';
import { isUuid, newId } from '../../foundation/ids';
import { RequestFileIntake } from './request-file-intake';
import { subjectOfFile } from './request-file-record';

const EVERY_MINUTES = 60;

/** Gives up files for requests that nothing happened to for a week, and clears what a crash left behind. */
@Injectable()
export class RequestFileSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('Requests');
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
    private readonly intake: RequestFileIntake,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.sweep(this.clock.iso()).catch((error: unknown) =>
        this.log.error(`Clearing files of requests failed: ${String(error)}`),
      );
    }, EVERY_MINUTES * 60_000);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** Clears what was last touched more than a week before `at` (ISO 8601). Answers how many. */
  async sweep(at: string): Promise<number> {
    const oldest = Date.parse(at) - UPLOAD_EXPIRY_MINUTES * 60_000;
    const abandoned = (await this.intake.lying()).filter(({ touchedAt }) => touchedAt < oldest);
    for (const { id, metadata } of abandoned) {
      const registrantId = metadata?.['registrant'];
      if (isUuid(registrantId)) await this.expire(registrantId, id);
      await this.intake.remove(id);
    }
    return abandoned.length;
  }

  private expire(registrantId: string, id: string): Promise<void> {
    return this.work.perform(systemActor(registrantId, newId()), async (w) => {
      const [rows]: [{ vendorId: string | null; ref: string }[]] = await w.manager.query(
        `UPDATE request_file SET state = 'cancelled', refused_reason = $2, ended_at = $3 WHERE id = $1 AND state = 'open'
         RETURNING vendor_id AS "vendorId", ref`,
        [id, 'Nothing arrived for a week.', w.at],
      );
      const [row] = rows;
      if (row)
        await w.record('request-file.expired', subjectOfFile({ id, ...row }), { afterMinutes: UPLOAD_EXPIRY_MINUTES });
    });
  }
}
