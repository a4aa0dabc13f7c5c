import { Injectable } from '@nestjs/common';
import { Work } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import { keepAssembled } from './assembled-record';
import { manifestOf, manifestText } from './manifest.rules';
import { PacketCompanions } from './packet-companions.service';
import { PacketPress } from './packet-press';
import { PacketProgress } from './packet-progress';
import { packetWorker, requirePacket } from './packet-record';
import { PacketVault } from './packet-vault';
import { portalVersion } from './portal-version';
import type { Snapshot } from './snapshot.model';
import { takeSnapshot } from './kinds/take-snapshot';

/**
 * Builds a packet: snapshot, stored files read again, manifest, draft. Nothing is kept before the last step, so a build
 * that was interrupted is simply done again, with the same reference and a new snapshot.
 */
@Injectable()
export class PacketBuilder {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
    private readonly vault: PacketVault,
    private readonly press: PacketPress,
    private readonly progress: PacketProgress,
    private readonly companions: PacketCompanions,
  ) {}

  async build(registrantId: string, packetId: string): Promise<void> {
    const worker = packetWorker(registrantId, packetId);
    const packet = await this.work.read(worker, ({ manager }) => requirePacket(manager, packetId));
    if (packet.state !== 'building') return;
    await this.progress.say(worker, packetId, { stage: 'Taking the snapshot', done: 0, total: 1 });
    const snapshot = await this.snapshot(worker, packetId);
    const manifest = manifestOf(await this.vault.reread(worker, packetId, snapshot));
    const { text, sha256 } = manifestText(manifest);
    const companions = await this.companions.of(worker, manifest, sha256);
    await this.progress.say(worker, packetId, { stage: 'Printing the draft', done: 0, total: 1 });
    const draft = await this.press.print({ manifest, text, approval: null, companions });
    await this.work.perform(worker, (w) => keepAssembled(w, packet, { manifest, text, sha256, draft, companions }));
    await this.progress.say(worker, packetId, { stage: 'Assembled', done: 1, total: 1 });
  }

  private snapshot(worker: Actor, packetId: string): Promise<Snapshot> {
    return this.work.snapshot(worker, ({ manager }) =>
      takeSnapshot(manager, { packetId, cutOffAt: this.clock.iso(), portalVersion: portalVersion() }, (done, total) =>
        this.progress.say(worker, packetId, { stage: 'Taking the snapshot', done, total }),
      ),
    );
  }
}
