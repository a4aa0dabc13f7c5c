import type { Refusal } from '../foundation/refusal';

export const PACKET_KINDS = ['VP', 'SP', 'PP', 'RP', 'IP', 'DP'] as const;
export type PacketKind = (typeof PACKET_KINDS)[number];

export const KIND_NAMES: Record<PacketKind, string> = {
  VP: 'vendor packet',
  SP: 'service packet',
  PP: 'programme packet',
  RP: 'requirement packet',
  IP: 'incident packet',
  DP: 'delta packet',
};

/** What each kind speaks of, and what it is for (packet-contents.md 2). */
export const KIND_WORDS: Record<PacketKind, string> = {
  VP: 'one vendor and one period',
  SP: 'one service with the sub-outsourcers and vendors that it rests on; for a walkthrough of a process',
  PP: 'all vendors in scope and one period: populations, status and exceptions, without exhibits; for scoping and as a population to sample from',
  RP: 'one requirement across all vendors that it is asked of; for testing one control',
  IP: 'one real event, from the notice to the after-action report',
  DP: 'what changed since an earlier packet of the same vendor; for a roll-forward to the end of the year',
};

/** What a packet is asked to be about; `null` for what its kind does not take. */
export interface AskedSubject {
  kind: PacketKind;
  vendorId: string | null;
  serviceId: string | null;
  requirementCode: string | null;
  disruptionId: string | null;
  basePacketId: string | null;
}

type Part = Exclude<keyof AskedSubject, 'kind'>;

const TAKES: Record<PacketKind, readonly Part[]> = {
  VP: ['vendorId'],
  SP: ['serviceId'],
  PP: [],
  RP: ['requirementCode'],
  IP: ['disruptionId'],
  DP: ['basePacketId'],
};

const WHAT: Record<Part, string> = {
  vendorId: 'vendor',
  serviceId: 'service',
  requirementCode: 'requirement',
  disruptionId: 'event',
  basePacketId: 'earlier packet',
};

/** What is missing from, or too much in, what a packet is asked to be about. A vendor may stand beside any part that is the vendor's own. */
export function refusalsOfSubject(asked: AskedSubject): Refusal<'packet-subject'>[] {
  const takes = TAKES[asked.kind];
  const parts = Object.keys(WHAT) as Part[];
  return parts.flatMap((part) => {
    const pointer = `/${part}`;
    const name = KIND_NAMES[asked.kind];
    if (takes.includes(part) && asked[part] === null)
      return [{ code: 'packet-subject' as const, reason: `A ${name} needs its ${WHAT[part]}.`, pointer }];
    if (!takes.includes(part) && asked[part] !== null && part !== 'vendorId')
      return [{ code: 'packet-subject' as const, reason: `A ${name} takes no ${WHAT[part]}.`, pointer }];
    return [];
  });
}
