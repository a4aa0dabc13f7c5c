import { Injectable } from '@nestjs/common';
import { Work } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { heed, Problem } from '../../foundation/problem';
import type { Refusal } from '../../foundation/refusal';
import { readManifest } from '../manifest.rules';
import { KIND_NAMES } from '../packet-kinds.rules';
import type { Packet } from '../packet.entity';
import { requirePacket } from '../packet-record';
import type { PacketComparisonQuery, PacketComparison } from './comparison.dto';
import { comparePackets, type Compared } from './comparison.rules';

/** Holds one packet against another, both as they were frozen. Nothing is asked of the registers again. */
@Injectable()
export class PacketComparisons {
  constructor(private readonly work: Work) {}

  /** Throws `not-found` for a packet that the actor does not see, and 422 where the two do not speak of the same. */
  compare(actor: Actor, { before, after }: PacketComparisonQuery): Promise<PacketComparison> {
    return this.work.read(actor, async ({ manager }) => {
      const [old, now] = [await requirePacket(manager, before), await requirePacket(manager, after)];
      heed(...refusalsOfPair(old, now));
      const found = comparePackets(compared(old), compared(now));
      return { ...found, before: { id: old.id, ...found.before }, after: { id: now.id, ...found.after } };
    });
  }
}

const ABOUT = ['vendorId', 'serviceId', 'requirementCode', 'disruptionId'] as const;

function refusalsOfPair(old: Packet, now: Packet): Refusal<'same-packet' | 'other-kind' | 'other-subject'>[] {
  const pointer = '/after';
  if (old.id === now.id) return [{ code: 'same-packet', reason: 'Choose two different packets.', pointer }];
  if (old.kind !== now.kind) return [{ code: 'other-kind', reason: otherKind(old, now), pointer }];
  if (ABOUT.every((part) => old[part] === now[part])) return [];
  const reason = `${old.ref} and ${now.ref} are not about the same. Choose two packets about the same vendor, service, requirement or event.`;
  return [{ code: 'other-subject', reason, pointer }];
}

const otherKind = (old: Packet, now: Packet): string =>
  `${old.ref} is a ${KIND_NAMES[old.kind]} and ${now.ref} a ${KIND_NAMES[now.kind]}: each leaves out something else. Choose two of one kind.`;

function compared({ ref, manifest, manifestSha256 }: Packet): Compared {
  if (manifest === null || manifestSha256 === null)
    throw new Problem('wrong-state', `${ref} was not built; there is nothing to compare.`);
  return { manifest: readManifest(manifest), manifestSha256 };
}
