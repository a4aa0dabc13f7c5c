import { Injectable } from '@nestjs/common';
import { refusalToApproveOwn } from '../access/segregation.rules';
import { refusalWithoutFreshPassword } from '../accounts/session.rules';
import { Work, type OpenWork } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { Jobs } from '../foundation/jobs';
import { heed, heedState, Problem } from '../foundation/problem';
import { PacketApproval } from './packet-approval.entity';
import type { Packet } from './packet.entity';
import { packetDetail } from './packet-reads';
import { changed, requirePacket, subjectOf } from './packet-record';
import { orInHand } from './packet-subject';
import { refusalsToIssue } from './packet.rules';
import { refusalToMove } from './packet-states.rules';
import './packets.deeds';
import type { DecidePacket, PacketDetail } from './packets.dto';

/** The second line's answer to an assembled packet: approved, and then issued by a job, or sent back. */
@Injectable()
export class PacketApprovalsService {
  constructor(
    private readonly work: Work,
    private readonly jobs: Jobs,
  ) {}

  decide(actor: Actor, packetId: string, given: DecidePacket): Promise<PacketDetail> {
    return this.work.perform(actor, async (w) => {
      const packet = await requirePacket(w.manager, packetId);
      refuse(w, packet, given);
      await this.write(w, packet, given);
      return packetDetail(w.manager, packetId, actor);
    });
  }

  private async write(w: OpenWork, packet: Packet, given: DecidePacket): Promise<void> {
    await move(w, packet, given.decision);
    await keepDecision(w, packet, given);
    const particulars = { manifestSha256: packet.manifestSha256 ?? '', reason: given.reason.trim() };
    if (given.decision === 'sent_back') {
      await w.record('packet.sent-back', subjectOf(packet), particulars);
      return;
    }
    await w.record('packet.approved', subjectOf(packet), particulars);
    await this.jobs.enqueue(w.manager, {
      name: 'packet.issue',
      payload: { registrantId: packet.registrantId, packetId: packet.id },
      key: `packet.issue:${packet.id}`,
    });
  }
}

function refuse(w: OpenWork, packet: Packet, given: DecidePacket): void {
  heedState(refusalToMove(packet.state, given.decision));
  heed(refusalToApproveOwn(w.actor.personId, { preparedBy: packet.preparedBy, what: 'packet' }));
  if (given.reason.trim() === '')
    heed({ code: 'reason-missing', reason: 'Say why, in a sentence at least.', pointer: '/reason' });
  if (given.decision === 'approved') heed(...refusalsToIssue(packet.checks ?? []));
  const stale = refusalWithoutFreshPassword(w.actor.reauthenticatedAt, w.at);
  if (stale) throw new Problem('reauthentication-needed', stale.reason);
}

/** Two approvers at once leave one decision: the second finds the state moved on. */
async function move(w: OpenWork, packet: Packet, to: DecidePacket['decision']): Promise<void> {
  const sql = `UPDATE packet SET state = $2, version = version + 1 WHERE id = $1 AND state = 'assembled'`;
  if ((await orInHand(changed(w.manager, sql, [packet.id, to]))) === 0)
    throw new Problem('wrong-state', 'Somebody decided about this packet at the same moment. Read it again.');
}

function keepDecision(w: OpenWork, packet: Packet, given: DecidePacket): Promise<unknown> {
  return w.manager.getRepository(PacketApproval).insert({
    id: newId(),
    registrantId: packet.registrantId,
    vendorId: packet.vendorId,
    packetId: packet.id,
    approverId: w.actor.personId,
    preparedBy: packet.preparedBy,
    decision: given.decision,
    reason: given.reason.trim(),
    method: `Signed in under an own account; password confirmed again at ${plainly(w.actor.reauthenticatedAt ?? '')}.`,
    decidedAt: w.at,
  });
}

/** `2026-11-12T15:00:00.042Z` as people read it: `2026-11-12 15:00:00Z`. */
const plainly = (at: string): string => at.replace('T', ' ').replace(/\.\d+Z$/u, 'Z');
