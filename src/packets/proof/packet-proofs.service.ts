import { Injectable, Logger } from '@nestjs/common';
import { Sequencer } from '../../audit-trail/tree/sequencer';
import { Work } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import type { Manifest } from '../manifest.model';
import type { Companion } from './companions';
import { PacketSigner } from '../signature/packet-signer.service';
import { proofsText, type PacketProofs } from './proofs.rules';
import { readProofs, type Asked } from './read-proofs';

const TRIES = 20;
const PAUSE_MS = 150;

/** Proves for a packet that its events stand in the audit trail. */
@Injectable()
export class PacketProofsService {
  private readonly log = new Logger('Packets');

  constructor(
    private readonly work: Work,
    private readonly sequencer: Sequencer,
    private readonly signer: PacketSigner,
  ) {}

  /** The files that carry proofs and checkpoint; none while the portal signs no checkpoints. */
  async companions(worker: Actor, manifest: Manifest, manifestSha256: string): Promise<Companion[]> {
    const proofs = await this.settled(worker, manifest, manifestSha256);
    return proofs ? filesOf(proofs) : [];
  }

  /** Waits a little for events that are on their way into the tree; what still waits then is named in the proofs. */
  async settled(worker: Actor, manifest: Asked, manifestSha256: string): Promise<PacketProofs | null> {
    const asked = { manifestSha256, certificateId: this.signer.certificateId };
    let proofs: PacketProofs | null = null;
    for (let tries = 0; tries < TRIES; tries += 1) {
      await this.drain();
      proofs = await this.work.snapshot(worker, ({ manager }) => readProofs(manager, manifest, asked));
      if (proofs === null || proofs.waiting.length === 0) return proofs;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    return proofs;
  }

  /** Another portal may hold the tree, or it was never founded: that is no reason to build no packet. */
  private async drain(): Promise<void> {
    await this.sequencer.drain().catch((error: unknown) => {
      this.log.debug(
        `The tree was not extended for a packet: ${error instanceof Error ? error.message : String(error)}`,
      );
    });
  }
}

function filesOf(proofs: PacketProofs): Companion[] {
  const { checkpoint } = proofs;
  const made = { createdAt: checkpoint.madeAt, treeSize: checkpoint.treeSize };
  return [
    {
      ...{ name: 'proofs.json', mime: 'application/json', ...made, text: proofsText(proofs) },
      description: `Events of the audit trail behind this packet, with proofs that they stand in it (${proofs.format})`,
    },
    {
      ...{ name: 'checkpoint.txt', mime: 'text/plain', ...made, text: checkpoint.note },
      description: 'Signed head of the audit trail that the proofs lead to (C2SP tlog-checkpoint)',
    },
  ];
}
