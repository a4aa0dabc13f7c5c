import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Work } from '../audit-trail/work';
import { systemActor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import { isUuid, newId } from '../foundation/ids';
import { UPLOAD_EXPIRY_MINUTES, UploadIntake } from './upload-intake';
import './evidence.deeds';

const EVERY_MINUTES = 60;

/** Gives up uploads that nothing happened to for a week, and clears what a crash left behind. */
@Injectable()
export class UploadSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('Uploads');
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
    private readonly intake: UploadIntake,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.sweep(this.clock.iso()).catch((error: unknown) =>
        this.log.error(`Clearing uploads failed: ${String(error)}`),
      );
    }, EVERY_MINUTES * 60_000);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** Clears uploads last touched more than a week before `at` (ISO 8601). Answers how many. */
  async sweep(at: string): Promise<number> {
    const oldest = Date.parse(at) - UPLOAD_EXPIRY_MINUTES * 60_000;
    const abandoned = (await this.intake.lying()).filter((upload) => upload.touchedAt < oldest);
    for (const { id, metadata } of abandoned) {
      const registrantId = metadata?.['registrant'];
      if (isUuid(registrantId)) await this.expire(registrantId, id);
      await this.intake.remove(id);
    }
    return abandoned.length;
  }

  private expire(registrantId: string, uploadId: string): Promise<void> {
    return this.work.perform(systemActor(registrantId, newId()), async (w) => {
      const [rows]: [{ vendorId: string }[]] = await w.manager.query(
        `UPDATE upload SET state = 'cancelled', refused_reason = $2, finished_at = $3 WHERE id = $1 AND state = 'open'
         RETURNING vendor_id AS "vendorId"`,
        [uploadId, 'Nothing arrived for a week.', w.at],
      );
      const [row] = rows;
      if (!row) return;
      const subject = { kind: 'upload', id: uploadId, vendorId: row.vendorId };
      await w.record('upload.expired', subject, { afterMinutes: UPLOAD_EXPIRY_MINUTES });
    });
  }
}
