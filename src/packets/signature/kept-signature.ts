import type { EntityManager } from 'typeorm';
import type { OpenWork } from '../../audit-trail/work';
import { newId } from '../../foundation/ids';
import { notFound } from '../../foundation/problem';
import type { Packet } from '../packet.entity';
import type { PacketSignatureView } from '../packets.dto';
import { subjectOf } from '../packet-record';
import { columns, rows, times } from '../../foundation/sql-columns';
import { PacketSignature } from './packet-signature.entity';
import type { Signed } from './packet-signer.service';

/** Keeps by which certificate a packet was signed; part of the Work that issues it. */
export async function keepSignature(
  w: OpenWork,
  packet: Packet,
  { sha256, signature }: { sha256: string; signature: Signed },
): Promise<void> {
  const { certificate, ...facts } = signature;
  const { id, registrantId, vendorId } = packet;
  const row = { id: newId(), registrantId, vendorId, packetId: id, pdfSha256: sha256, ...facts, ...certificate };
  await w.manager.getRepository(PacketSignature).insert(row);
  const { level, signedAt, timestampAt, timestampAuthority } = facts;
  await w.record('packet.signed', subjectOf(packet), {
    ...{ pdfSha256: sha256, level, certificateSha256: certificate.certificateSha256 },
    ...{ signedAt, timestampAt, timestampAuthority },
  });
}

/** How a packet is signed; null for one that is not issued, or was issued before packets were signed. */
export async function signatureOf(manager: EntityManager, packetId: string): Promise<PacketSignatureView | null> {
  const [found] = await rows<PacketSignatureView>(
    manager,
    `SELECT ${columns('level', 'algorithm', 'subject', 'issuer', 'serial_number', 'self_made', 'certificate_sha256', 'timestamp_authority')},
       ${times('signed_at', 'not_before', 'not_after', 'timestamp_at')} FROM packet_signature WHERE packet_id = $1`,
    [packetId],
  );
  return found ?? null;
}

/** The certificates of a signed packet as PEM, the signer's own first. Throws `not-found` where it has no signature. */
export async function certificatesOf(manager: EntityManager, packetId: string): Promise<string> {
  const kept = await manager.getRepository(PacketSignature).findOne({ where: { packetId } });
  if (!kept) throw notFound('signature');
  return kept.certificates;
}
