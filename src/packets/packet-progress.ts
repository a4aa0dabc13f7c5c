import { Injectable } from '@nestjs/common';
import { Work } from '../audit-trail/work';
import { saveProgress, type JobProgress } from '../foundation/job-progress';
import type { Actor } from '../foundation/actor';

/** Tells whoever waits how far a packet has come. */
@Injectable()
export class PacketProgress {
  constructor(private readonly work: Work) {}

  say(worker: Actor, packetId: string, progress: JobProgress): Promise<void> {
    return this.work.housekeeping(worker, (manager) => saveProgress(manager, packetId, progress));
  }
}
