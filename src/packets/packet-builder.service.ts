import { Inject, Injectable } from '@nestjs/common';
import { Work } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import type { Config } from '../foundation/config';
import { CONFIG } from '../foundation/foundation.module';
import { ObjectStore } from '../foundation/object-store';
import { keepAssembled } from './assembled-record';
import type { VaultVerdict } from './exhibits.rules';
import { manifestOf, manifestText } from './manifest.rules';
import { PacketPress } from './packet-press';
import { PacketProgress } from './packet-progress';
import { packetWorker, requirePacket } from './packet-record';
import { portalVersion } from './portal-version';
import type { Snapshot } from './snapshot.model';
import { takeSnapshot } from './snapshot/take-snapshot';

/**
 * Builds a packet: snapshot, stored files read again, manifest, draft. Nothing is kept before the last step, so a build
 * that was interrupted is simply done again, with the same reference and a new snapshot.
 */
@Injectable()
export class PacketBuilder {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
    private readonly store: ObjectStore,
    private readonly press: PacketPress,
    private readonly progress: PacketProgress,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async build(registrantId: string, packetId: string): Promise<void> {
    const worker = packetWorker(registrantId, packetId);
    const packet = await this.work.read(worker, ({ manager }) => requirePacket(manager, packetId));
    if (packet.state !== 'building') return;
    await this.progress.say(worker, packetId, { stage: 'Taking the snapshot', done: 0, total: 1 });
    const snapshot = await this.snapshot(worker, packetId);
    const vault = await this.verified(worker, packetId, snapshot);
    const manifest = manifestOf({ snapshot, vault, attachMaxBytes: this.config.packetAttachMaxBytes });
    const { text, sha256 } = manifestText(manifest);
    await this.progress.say(worker, packetId, { stage: 'Printing the draft', done: 0, total: 1 });
    const draft = await this.press.print({ manifest, text, approval: null });
    await this.work.perform(worker, (w) => keepAssembled(w, packet, { manifest, text, sha256, draft }));
    await this.progress.say(worker, packetId, { stage: 'Assembled', done: 1, total: 1 });
  }

  private snapshot(worker: Actor, packetId: string): Promise<Snapshot> {
    return this.work.snapshot(worker, ({ manager }) =>
      takeSnapshot(manager, { packetId, cutOffAt: this.clock.iso(), portalVersion: portalVersion() }),
    );
  }

  /** Reads every exhibit's stored bytes again, one after the other, and compares them with their digest. */
  private async verified(worker: Actor, packetId: string, { evidence }: Snapshot): Promise<Map<string, VaultVerdict>> {
    const vault = new Map<string, VaultVerdict>();
    const digests = [...new Set(evidence.map((one) => one.sha256))];
    for (const [index, sha256] of digests.entries()) {
      const stage = 'Reading the exhibits again';
      await this.progress.say(worker, packetId, { stage, done: index, total: digests.length });
      if ((await this.store.size(sha256)) === null) vault.set(sha256, 'missing');
      else vault.set(sha256, (await this.store.verify(sha256)) ? 'verified' : 'damaged');
    }
    return vault;
  }
}
