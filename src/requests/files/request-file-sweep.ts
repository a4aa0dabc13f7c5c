import { Injectable } from '@nestjs/common';
import { Work } from '../../audit-trail/work';
import { UPLOAD_EXPIRY_MINUTES } from '../../evidence/upload-intake';
import { systemActor } from '../../foundation/actor';
import { Clock } from '../../foundation/clock';
import { HourlySweep } from '../../foundation/hourly-sweep';
import { newId } from '../../foundation/ids';
import { RequestFileIntake } from './request-file-intake';
import { subjectOfFile } from './request-file-record';

/** Gives up files for requests that nothing happened to for a week, and clears what a crash left behind. */
@Injectable()
export class RequestFileSweep extends HourlySweep {
  constructor(
    private readonly work: Work,
    clock: Clock,
    private readonly intake: RequestFileIntake,
  ) {
    super(clock, { room: 'Requests', clears: 'files of requests' });
  }

  /** Clears what was last touched more than a week before `at` (ISO 8601). Answers how many. */
  sweep(at: string): Promise<number> {
    return this.intake.clearAbandoned(at, (registrantId, id) => this.expire(registrantId, id));
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
