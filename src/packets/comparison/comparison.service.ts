import { Injectable } from '@nestjs/common';
import { Work } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { heed, Problem } from '../../foundation/problem';
import { readManifest } from '../manifest.rules';
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
      const pointer = '/after';
      if (old.id === now.id) heed({ code: 'same-packet', reason: 'Choose two different packets.', pointer });
      if (old.vendorId !== now.vendorId)
        heed({ code: 'other-subject', reason: 'These two packets are not about the same vendor.', pointer });
      const found = comparePackets(compared(old), compared(now));
      return { ...found, before: { id: old.id, ...found.before }, after: { id: now.id, ...found.after } };
    });
  }
}

function compared({ ref, manifest, manifestSha256 }: Packet): Compared {
  if (manifest === null || manifestSha256 === null)
    throw new Problem('wrong-state', `${ref} was not built; there is nothing to compare.`);
  return { manifest: readManifest(manifest), manifestSha256 };
}
