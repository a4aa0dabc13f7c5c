import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Work, type OpenWork } from '../audit-trail/work';
import { systemActor } from '../foundation/actor';
import { isUuid, newId } from '../foundation/ids';
import { Jobs, type JobPayload } from '../foundation/jobs';
import { SchedulingService } from './scheduling.service';

const JOB = 'obligations.follow';

/** Makes due at once what a recorded event asks for. */
@Injectable()
export class EventFollowing implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly work: Work,
    private readonly scheduling: SchedulingService,
  ) {}

  onModuleInit(): void {
    this.jobs.define(JOB, (payload) => this.followLater(payload));
  }

  /** In the registrant's own Work right there. A vendor may not schedule: its event is followed by a job of the same transaction. */
  async follow(w: OpenWork, vendorId: string): Promise<void> {
    if (w.actor.databaseRole === 'holdfast_staff') return this.scheduling.follow(w, vendorId);
    const payload = { registrantId: w.actor.registrantId, vendorId };
    await this.jobs.enqueue(w.manager, { name: JOB, payload, key: `${JOB} ${vendorId}` });
  }

  private followLater({ registrantId, vendorId }: JobPayload): Promise<void> {
    if (!isUuid(vendorId)) throw new Error('An event is followed for a vendor.');
    const portal = systemActor(registrantId, newId(), 'holdfast_staff');
    return this.work.perform(portal, (w) => this.scheduling.follow(w, vendorId));
  }
}
