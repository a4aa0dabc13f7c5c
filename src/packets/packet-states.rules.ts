import type { Refusal } from '../foundation/refusal';

export const PACKET_STATES = [
  'building',
  'failed',
  'assembled',
  'sent_back',
  'approved',
  'issued',
  'superseded',
  'withdrawn',
] as const;
export type PacketState = (typeof PACKET_STATES)[number];

/** Anything not listed is refused. A packet that failed, was sent back, is superseded or was withdrawn stays so; a new one is prepared. */
export const PACKET_MOVES: Record<PacketState, readonly PacketState[]> = {
  building: ['assembled', 'failed'],
  failed: [],
  assembled: ['approved', 'sent_back'],
  sent_back: [],
  approved: ['issued'],
  issued: ['superseded', 'withdrawn'],
  superseded: [],
  withdrawn: [],
};

const WORDS: Record<PacketState, string> = {
  building: 'still being built',
  failed: 'not built: building it failed',
  assembled: 'assembled and waits for approval',
  sent_back: 'sent back to its preparer',
  approved: 'approved and is being issued',
  issued: 'issued',
  superseded: 'superseded by a newer one',
  withdrawn: 'withdrawn',
};

export function refusalToMove(from: PacketState, to: PacketState): Refusal<'packet-move'> | null {
  if (PACKET_MOVES[from].includes(to)) return null;
  return { code: 'packet-move', reason: `This packet is ${WORDS[from]}. That cannot be done now.` };
}

/** The word on every page and screen. */
export function statusWord(state: PacketState): 'Draft' | 'Final' | 'Superseded' | 'Withdrawn' {
  if (state === 'superseded') return 'Superseded';
  if (state === 'withdrawn') return 'Withdrawn';
  return state === 'issued' ? 'Final' : 'Draft';
}

/** The last day that a packet may speak as of: today, or the period's end once that has passed. Dates `YYYY-MM-DD`. */
export function defaultAsOf(period: { startsOn: string; endsOn: string }, today: string): string {
  return today < period.endsOn ? today : period.endsOn;
}

export function refusalOfAsOf(
  asOf: string,
  facts: { startsOn: string; endsOn: string; today: string },
): Refusal<'as-of'> | null {
  if (asOf > facts.today) return { code: 'as-of', reason: 'The as-of date lies in the future.', pointer: '/asOf' };
  if (asOf < facts.startsOn || asOf > facts.endsOn)
    return {
      code: 'as-of',
      reason: `The as-of date must lie in the period, ${facts.startsOn} to ${facts.endsOn}.`,
      pointer: '/asOf',
    };
  return null;
}
