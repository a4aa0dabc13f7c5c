import { Readable } from 'node:stream';
import type { EntityManager } from 'typeorm';
import { newId, sha256Hex } from '../../foundation/ids';
import type { Exhibit } from '../document/document.model';
import { PacketFile } from '../packet-file.entity';
import type { Packet } from '../packet.entity';

/** A file that was made for a packet and is embedded beside its manifest. Plain values: it is handed to another thread. */
export interface Companion {
  name: string;
  mime: string;
  text: string;
  description: string;
  /** UTC ISO instant. */
  createdAt: string;
  /** Events under the checkpoint that it leads to; null where it leads to none. */
  treeSize: number | null;
}

/** The companion as an embedded file of the PDF. */
export function embedded({ name, mime, text, description, createdAt }: Companion): Exhibit {
  const bytes = Buffer.from(text, 'utf8');
  const open = () => Readable.from([bytes]);
  const measured = { bytes: bytes.length, sha256: sha256Hex(bytes) };
  return { name, mime, ...measured, description, createdAt, relationship: 'Data', open };
}

export function namedDigests(companions: readonly Companion[]): { name: string; sha256: string }[] {
  return companions.map(({ name, text }) => ({ name, sha256: sha256Hex(text) }));
}

/** Lists what a printing was given. The bytes are in the store before. */
export async function keepCompanions(
  manager: EntityManager,
  of: { packet: Packet; stage: PacketFile['stage']; madeAt: string },
  companions: readonly Companion[],
): Promise<void> {
  const { id: packetId, registrantId, vendorId } = of.packet;
  const listed = companions.map(({ name, mime, text, treeSize }) => {
    const bytes = Buffer.from(text, 'utf8');
    const content = { name, mime, sha256: sha256Hex(bytes), bytes: bytes.length, treeSize };
    return { id: newId(), registrantId, vendorId, packetId, stage: of.stage, ...content, madeAt: of.madeAt };
  });
  if (listed.length > 0) await manager.getRepository(PacketFile).insert(listed);
}
