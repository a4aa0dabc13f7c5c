import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Work } from '../audit-trail/work';
import { isUuid } from '../foundation/ids';
import { Jobs, type JobPayload } from '../foundation/jobs';
import { Problem } from '../foundation/problem';
import { PacketBuilder } from './packet-builder.service';
import { PacketIssuer } from './packet-issuer.service';
import { changed, packetWorker, requirePacket, subjectOf } from './packet-record';
import './packets.deeds';
import { PacketSigner } from './signature/packet-signer.service';

/** The jobs of packets. A killed one is started again by the queue; one that fails says so on the packet. */
@Injectable()
export class PacketJobs implements OnModuleInit {
  private readonly log = new Logger('Packets');

  constructor(
    private readonly jobs: Jobs,
    private readonly builder: PacketBuilder,
    private readonly issuer: PacketIssuer,
    private readonly work: Work,
    private readonly signer: PacketSigner,
  ) {}

  onModuleInit(): void {
    this.jobs.define('packet.build', (payload) => this.build(payload));
    this.jobs.define('packet.issue', (payload) => this.issue(payload));
  }

  private async build(payload: JobPayload): Promise<void> {
    const { registrantId } = payload;
    const packetId = packetIdOf(payload);
    try {
      await this.signer.introduce(packetWorker(registrantId, packetId));
      await this.builder.build(registrantId, packetId);
    } catch (error) {
      this.log.error(error);
      // When not even this can be written, the error goes to the queue, which tries the whole build again.
      await this.fail(registrantId, packetId, sentence(error));
    }
  }

  /** An approved packet stays approved: the queue tries again, and the packet shows why it has to. */
  private async issue(payload: JobPayload): Promise<void> {
    const { registrantId } = payload;
    const packetId = packetIdOf(payload);
    try {
      await this.issuer.issue(registrantId, packetId);
    } catch (error) {
      await this.work.perform(packetWorker(registrantId, packetId), async (w) => {
        const packet = await requirePacket(w.manager, packetId);
        const reason = sentence(error);
        const sql = `UPDATE packet SET failure = $2 WHERE id = $1 AND state = 'approved'`;
        if ((await changed(w.manager, sql, [packetId, reason])) > 0)
          await w.record('packet.issue-failed', subjectOf(packet), { reason });
      });
      throw error;
    }
  }

  private fail(registrantId: string, packetId: string, reason: string): Promise<void> {
    return this.work.perform(packetWorker(registrantId, packetId), async (w) => {
      const packet = await requirePacket(w.manager, packetId);
      const sql = `UPDATE packet SET state = 'failed', failure = $2, version = version + 1 WHERE id = $1 AND state = 'building'`;
      if ((await changed(w.manager, sql, [packetId, reason])) > 0)
        await w.record('packet.failed', subjectOf(packet), { reason });
    });
  }
}

function packetIdOf({ packetId }: JobPayload): string {
  if (!isUuid(packetId)) throw new Error('A packet job names its packet.');
  return packetId;
}

/** What a person may read; what failed inside stays in the log. */
function sentence(error: unknown): string {
  if (error instanceof Problem) return error.detail;
  return error instanceof Error ? error.message.slice(0, 500) : 'The packet could not be built.';
}
