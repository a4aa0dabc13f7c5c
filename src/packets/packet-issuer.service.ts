import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Work, type OpenWork } from '../audit-trail/work';
import type { PacketApprovalFacts } from './manifest.model';
import { readManifest } from './manifest.rules';
import type { Packet } from './packet.entity';
import { PacketCompanions } from './packet-companions.service';
import { PacketPress, type Printed } from './packet-press';
import { PacketProgress } from './packet-progress';
import { changed, packetWorker, requirePacket, subjectOf } from './packet-record';
import './packets.deeds';
import { keepCompanions, namedDigests, type Companion } from './proof/companions';
import { keepSignature } from './signature/kept-signature';
import { PacketSigner, type Signed } from './signature/packet-signer.service';
import { rows, times } from '../foundation/sql-columns';

type Final = Printed & { signature: Signed };
type Approval = PacketApprovalFacts & { approverId: string };

/** Issues an approved packet: the Final is printed from the frozen manifest, stored, and takes the place of an older one. */
@Injectable()
export class PacketIssuer {
  constructor(
    private readonly work: Work,
    private readonly press: PacketPress,
    private readonly progress: PacketProgress,
    private readonly companions: PacketCompanions,
    private readonly signer: PacketSigner,
  ) {}

  async issue(registrantId: string, packetId: string): Promise<void> {
    const worker = packetWorker(registrantId, packetId);
    const { packet, approval } = await this.work.read(worker, async ({ manager }) => ({
      packet: await requirePacket(manager, packetId),
      approval: await approvalOf(manager, packetId),
    }));
    if (packet.state !== 'approved' || packet.manifest === null || approval === null) return;
    await this.progress.say(worker, packetId, { stage: 'Printing the final', done: 0, total: 1 });
    const { approverId, ...printedApproval } = approval;
    await this.signer.introduce(worker);
    const manifest = readManifest(packet.manifest);
    const companions = await this.companions.of(worker, manifest, packet.manifestSha256 ?? '');
    const frozen = { manifest, text: packet.manifest, approval: printedApproval, companions };
    const final = await this.press.printSigned(frozen, (file, room) => this.signer.sign(file, room));
    await this.work.perform(worker, (w) => keepIssued(w, packet, { final, approverId, companions }));
    await this.progress.say(worker, packetId, { stage: 'Issued', done: 1, total: 1 });
  }
}

async function approvalOf(manager: EntityManager, packetId: string): Promise<Approval | null> {
  const [found] = await rows<Approval>(
    manager,
    `SELECT approver_id AS "approverId", app.person_name(approver_id) AS approver, decision, reason, method, ${times('decided_at')}
     FROM packet_approval WHERE packet_id = $1 AND decision = 'approved'`,
    [packetId],
  );
  return found ?? null;
}

interface Issued {
  final: Final;
  approverId: string;
  companions: readonly Companion[];
}

async function keepIssued(w: OpenWork, packet: Packet, { final, approverId, companions }: Issued): Promise<void> {
  await supersedeOlder(w, packet);
  const kept = await changed(
    w.manager,
    `UPDATE packet SET state = 'issued', pdf_sha256 = $2, pdf_bytes = $3, page_count = $4, issued_at = $5, failure = NULL, version = version + 1
     WHERE id = $1 AND state = 'approved'`,
    [packet.id, final.sha256, final.bytes, final.pages, w.at],
  );
  if (kept === 0) throw new Error(`${packet.ref} was issued in the meantime.`);
  await keepCompanions(w.manager, { packet, stage: 'final', madeAt: w.at }, companions);
  await w.record('packet.issued', subjectOf(packet), {
    manifestSha256: packet.manifestSha256 ?? '',
    pdfSha256: final.sha256,
    pdfBytes: final.bytes,
    pages: final.pages,
    approverId,
    files: namedDigests(companions),
  });
  await keepSignature(w, packet, final);
}

/** The older one keeps its bytes and stays where it can be downloaded, marked. */
async function supersedeOlder(w: OpenWork, packet: Packet): Promise<void> {
  const older = await rows<{ id: string; ref: string }>(
    w.manager,
    `SELECT o.id, o.ref FROM packet o JOIN packet n ON n.id = $1
       AND (o.period_id, o.kind) = (n.period_id, n.kind) AND o.vendor_id IS NOT DISTINCT FROM n.vendor_id AND o.service_id IS NOT DISTINCT FROM n.service_id
       AND o.requirement_code IS NOT DISTINCT FROM n.requirement_code AND o.disruption_id IS NOT DISTINCT FROM n.disruption_id
       AND o.base_packet_id IS NOT DISTINCT FROM n.base_packet_id
     WHERE o.state = 'issued' AND o.id <> n.id FOR UPDATE OF o`,
    [packet.id],
  );
  for (const one of older) {
    await changed(
      w.manager,
      `UPDATE packet SET state = 'superseded', superseded_by = $2, superseded_at = $3, version = version + 1 WHERE id = $1`,
      [one.id, packet.id, w.at],
    );
    const subject = subjectOf({ ...one, vendorId: packet.vendorId });
    await w.record('packet.superseded', subject, { by: packet.id, byRef: packet.ref });
  }
}
