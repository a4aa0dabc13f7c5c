import { setTimeout as pause } from 'node:timers/promises';
import { Work } from '../audit-trail/work';
import { PacketApprovalsService } from '../packets/packet-approvals.service';
import { packetDetail } from '../packets/packet-reads';
import type { PacketDetail } from '../packets/packets.dto';
import { PacketsService } from '../packets/packets.service';
import type { VendorDesk } from './vendor-desk';

const LOOK_AGAIN_MS = 50;
const GIVE_UP_MS = 120_000;

/** A vendor's packet: Ines has it built, Ruben approves it, and it is issued. */
export class PacketDesk {
  constructor(private readonly desk: VendorDesk) {}

  async issue(): Promise<void> {
    const { crowd, rooms, periodId } = this.desk.stage;
    const packets = rooms.of(PacketsService);
    const { id } = await packets.prepare(await crowd.as('ines'), { vendorId: this.desk.vendorId, periodId });
    await this.approve(id);
  }

  /** Waits until it is built, and has it issued. */
  async approve(id: string): Promise<void> {
    const { crowd, rooms } = this.desk.stage;
    await this.until(id, 'assembled');
    const reason = 'All thirteen checks pass; conclusions were read beside their exhibits.';
    const given = { decision: 'approved' as const, reason };
    await rooms.of(PacketApprovalsService).decide(await crowd.freshly('ruben'), id, given);
    await this.until(id, 'issued');
  }

  private async until(id: string, state: PacketDetail['state']): Promise<void> {
    for (let waited = 0; waited < GIVE_UP_MS; waited += LOOK_AGAIN_MS) {
      const packet = await this.read(id);
      if (packet.state === state) return;
      if (packet.failure !== null) throw new Error(`${packet.ref} was not built: ${packet.failure}`);
      await pause(LOOK_AGAIN_MS);
    }
    throw new Error(`The packet is not ${state} after ${GIVE_UP_MS / 1000} seconds; is the job queue running?`);
  }

  private async read(id: string): Promise<PacketDetail> {
    const { crowd, rooms } = this.desk.stage;
    const ines = await crowd.as('ines');
    return rooms.of(Work).read(ines, ({ manager }) => packetDetail(manager, id, ines));
  }
}
