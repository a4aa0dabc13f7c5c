import { Injectable } from '@nestjs/common';
import { Work } from '../audit-trail/work';
import { systemActor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import { HourlySweep } from '../foundation/hourly-sweep';
import { newId } from '../foundation/ids';
import { UPLOAD_EXPIRY_MINUTES, UploadIntake } from './upload-intake';
import './evidence.deeds';

/** Gives up uploads that nothing happened to for a week, and clears what a crash left behind. */
@Injectable()
export class UploadSweep extends HourlySweep {
  constructor(
    private readonly work: Work,
    clock: Clock,
    private readonly intake: UploadIntake,
  ) {
    super(clock, { room: 'Uploads', clears: 'uploads' });
  }

  /** Clears uploads last touched more than a week before `at` (ISO 8601). Answers how many. */
  sweep(at: string): Promise<number> {
    return this.intake.clearAbandoned(at, (registrantId, id) => this.expire(registrantId, id));
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
