import type { EntityManager } from 'typeorm';
import type { Subject } from '../audit-trail/deeds';
import { systemActor, type Actor } from '../foundation/actor';
import { notFound } from '../foundation/problem';
import { Packet } from './packet.entity';

/** The row as the actor may see it; one that row-level security hides does not exist. Throws `not-found`. */
export async function requirePacket(manager: EntityManager, id: string): Promise<Packet> {
  const packet = await manager.getRepository(Packet).findOne({ where: { id } });
  if (!packet) throw notFound('packet');
  return packet;
}

export function subjectOf(packet: Pick<Packet, 'id' | 'ref' | 'vendorId'>): Subject {
  return { kind: 'packet', id: packet.id, vendorId: packet.vendorId, ref: packet.ref };
}

/** The portal itself, at work on one packet. */
export function packetWorker(registrantId: string, packetId: string): Actor {
  return systemActor(registrantId, `packet ${packetId}`);
}

/** Runs an UPDATE and answers how many rows it changed. */
export async function changed(manager: EntityManager, sql: string, parameters: unknown[]): Promise<number> {
  const [, count]: [unknown, number] = await manager.query(sql, parameters);
  return count;
}
