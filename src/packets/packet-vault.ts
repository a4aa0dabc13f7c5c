import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import type { Config } from '../foundation/config';
import { CONFIG } from '../foundation/foundation.module';
import { ObjectStore } from '../foundation/object-store';
import type { ExhibitInput, VaultVerdict } from './exhibits.rules';
import { inspectOriginal } from './inspection/inspect-original';
import { PacketProgress } from './packet-progress';
import type { Snapshot } from './snapshot.model';

/** Reads the stored files of a packet again. */
@Injectable()
export class PacketVault {
  constructor(
    private readonly store: ObjectStore,
    private readonly progress: PacketProgress,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Reads every exhibit's stored bytes again, one after the other, compares them with their digest and looks at their form. */
  async reread(worker: Actor, packetId: string, snapshot: Snapshot): Promise<ExhibitInput> {
    const vault = new Map<string, VaultVerdict>();
    const remarks = new Map<string, string[]>();
    const digests = [...new Set(snapshot.evidence.map((one) => one.sha256))];
    for (const [index, sha256] of digests.entries()) {
      const stage = 'Reading the exhibits again';
      await this.progress.say(worker, packetId, { stage, done: index, total: digests.length });
      if ((await this.store.size(sha256)) === null) vault.set(sha256, 'missing');
      else vault.set(sha256, (await this.store.verify(sha256)) ? 'verified' : 'damaged');
      if (vault.get(sha256) === 'verified') remarks.set(sha256, await inspectOriginal(this.store.pathOf(sha256)));
    }
    return { snapshot, vault, remarks, attachMaxBytes: this.config.packetAttachMaxBytes };
  }
}
