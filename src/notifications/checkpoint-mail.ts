import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Place } from '../audit-trail/safekeeping/place';
import { Safekeeping } from '../audit-trail/safekeeping/safekeeping.service';
import type { KeptCheckpoint } from '../audit-trail/tree/tree-log';
import type { Config } from '../foundation/config';
import { CONFIG } from '../foundation/foundation.module';
import { newId } from '../foundation/ids';
import { PostOffice } from './post-office';

const A_DAY = 1440;

/** A mailbox that gets a checkpoint a day, where one is configured: somebody else's server keeps it, with its own date on it. */
@Injectable()
export class CheckpointMail implements OnModuleInit {
  constructor(
    private readonly safekeeping: Safekeeping,
    private readonly postOffice: PostOffice,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    const { mailTo } = this.config.checkpoints;
    if (mailTo !== null) this.safekeeping.join(this.placeAt(mailTo));
  }

  private placeAt(address: string): Place {
    return { name: 'mailbox', address, everyMinutes: A_DAY, put: (checkpoint) => this.send(address, checkpoint) };
  }

  private send(address: string, { note, treeSize, madeAt }: KeptCheckpoint): Promise<void> {
    const { hostname } = new URL(this.config.publicUrl);
    return this.postOffice.post({
      address,
      subject: `Checkpoint of the audit trail over ${treeSize} events - ${hostname}`,
      body: `This is the signed head of the audit trail of ${this.config.publicUrl}, made at ${madeAt}, over ${treeSize} events.
Keep this message. Should anybody ever change, drop or reorder one of these events, the portal's log will no longer agree
with the attached checkpoint: npm run audit:verify -- --against checkpoint.txt, or the audit trail's page in the portal.

${note}`,
      attachment: { filename: 'checkpoint.txt', content: note },
      messageId: `<${newId()}@${hostname}>`,
    });
  }
}
