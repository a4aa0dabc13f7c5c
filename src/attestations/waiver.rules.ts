import type { Refusal } from '../foundation/refusal';

/** The second line's waiver of SD-1 for one person of a single-person vendor. Days are YYYY-MM-DD. */
export interface Waiver {
  id: string;
  personId: string;
  grantedByName: string;
  /** The day on which it was granted. */
  grantedOn: string;
  /** Last day on which it holds. */
  expiresOn: string;
  revokedAt: string | null;
  reason: string;
}

/** The waiver that lets this person prepare what they sign on that day; null without one. */
export function waiverOn<W extends Pick<Waiver, 'personId' | 'grantedOn' | 'expiresOn' | 'revokedAt'>>(
  waivers: readonly W[],
  personId: string,
  day: string,
): W | null {
  const holding = waivers.filter(
    (one) => one.personId === personId && one.revokedAt === null && one.grantedOn <= day && day <= one.expiresOn,
  );
  return [...holding].sort((one, other) => other.expiresOn.localeCompare(one.expiresOn))[0] ?? null;
}

/** What the statement says of it, so that whoever reads the packet sees that one person prepared and signed. */
export function waiverWords(waiver: Pick<Waiver, 'grantedByName' | 'grantedOn' | 'expiresOn' | 'reason'>): string {
  return `Prepared and signed by the same person: SD-1 waived by ${waiver.grantedByName} on ${waiver.grantedOn} until ${waiver.expiresOn}. ${waiver.reason}`;
}

export function refusalToWaive(facts: {
  people: number;
  expiresOn: string;
  today: string;
}): Refusal<'not-single' | 'expired'> | null {
  if (facts.people > 1)
    return {
      code: 'not-single',
      reason: `${facts.people} people of this vendor can prepare or sign, so one prepares and another signs (SD-1).`,
      pointer: '/personId',
    };
  if (facts.expiresOn >= facts.today) return null;
  return { code: 'expired', reason: 'The last day of the waiver has passed already.', pointer: '/expiresOn' };
}
