import { Injectable } from '@nestjs/common';
import { Work } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { heedState, Problem } from '../foundation/problem';
import { refusalWithoutFreshPassword } from '../accounts/session.rules';
import { packetDetail } from './packet-reads';
import { changed, requirePacket, subjectOf } from './packet-record';
import { refusalToMove } from './packet-states.rules';
import './packets.deeds';
import type { PacketDetail, WithdrawPacket } from './packets.dto';

/** Takes back an issued packet: it keeps its bytes and stays where it can be downloaded, marked with the reason. */
@Injectable()
export class PacketWithdrawals {
  constructor(private readonly work: Work) {}

  withdraw(actor: Actor, packetId: string, given: WithdrawPacket): Promise<PacketDetail> {
    return this.work.perform(actor, async (w) => {
      const packet = await requirePacket(w.manager, packetId);
      heedState(refusalToMove(packet.state, 'withdrawn'));
      const stale = refusalWithoutFreshPassword(w.actor.reauthenticatedAt, w.at);
      if (stale) throw new Problem('reauthentication-needed', stale.reason);
      const reason = given.reason.trim();
      const moved = await changed(
        w.manager,
        `UPDATE packet SET state = 'withdrawn', withdrawn_by = $2, withdrawn_at = $3, withdrawn_reason = $4, version = version + 1 WHERE id = $1 AND state = 'issued'`,
        [packetId, w.actor.personId, w.at, reason],
      );
      if (moved === 0)
        throw new Problem('wrong-state', 'Something happened to this packet at the same moment. Read it again.');
      const { manifestSha256, pdfSha256 } = packet;
      const particulars = { manifestSha256: manifestSha256 ?? '', pdfSha256: pdfSha256 ?? '', reason };
      await w.record('packet.withdrawn', subjectOf(packet), particulars);
      return packetDetail(w.manager, packetId, actor);
    });
  }
}
