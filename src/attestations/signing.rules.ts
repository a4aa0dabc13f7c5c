import type { Refusal } from '../foundation/refusal';

export interface Authority {
  id: string;
  title: string;
  verifiedOn: string;
  /** Last day on which it holds. */
  expiresOn: string;
  revokedAt: string | null;
}

export type SigningRefusal = 'not-the-attestor' | 'prepared-it' | 'authority-missing' | 'name-differs';

/** The verification that holds on a day (YYYY-MM-DD); the one that expires last when there are several. */
export function authorityOn<A extends Authority>(verifications: readonly A[], day: string): A | null {
  const holding = verifications.filter(
    (one) => one.revokedAt === null && one.verifiedOn <= day && day <= one.expiresOn,
  );
  return [...holding].sort((one, other) => other.expiresOn.localeCompare(one.expiresOn))[0] ?? null;
}

export interface SignerFacts {
  actorId: string;
  actorName: string;
  attestorId: string;
  attestorName: string;
  /** Whoever finished the preparation or answered a line. */
  preparers: readonly string[];
  authority: Authority | null;
  /** The name that the signer typed, where one was asked for. */
  typedName: string | null;
}

/** Only the named attestor signs (no delegation), never the preparer (SD-1), and only with verified authority (SD-2). */
export function refusalToSign(facts: SignerFacts): Refusal<SigningRefusal> | null {
  if (facts.actorId !== facts.attestorId)
    return { code: 'not-the-attestor', reason: `Only ${facts.attestorName} can sign or decline this attestation.` };
  if (facts.preparers.includes(facts.actorId))
    return { code: 'prepared-it', reason: 'You prepared this attestation, so somebody else has to sign it (SD-1).' };
  if (!facts.authority)
    return {
      code: 'authority-missing',
      reason: 'Your authority to sign is not verified, or it has expired. The compliance officer verifies it (SD-2).',
    };
  return refusalOfName(facts);
}

function refusalOfName({ typedName, actorName }: SignerFacts): Refusal<SigningRefusal> | null {
  if (typedName === null || alike(typedName, actorName)) return null;
  return { code: 'name-differs', reason: `Type your name as it stands here: ${actorName}.`, pointer: '/name' };
}

const alike = (one: string, other: string): boolean =>
  one.trim().replaceAll(/\s+/g, ' ').toLowerCase() === other.trim().toLowerCase();

/** A moment in the signer's time zone (IANA name), for example `2026-11-21 08:03:12 America/Chicago (GMT-06:00)`. */
export function localTimeText(iso: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' },
    timeZoneName: 'longOffset',
  }).formatToParts(new Date(iso));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  const day = `${part('year')}-${part('month')}-${part('day')}`;
  return `${day} ${part('hour')}:${part('minute')}:${part('second')} ${timeZone} (${part('timeZoneName')})`;
}

/** Signed after the due day ended (UTC). The true time stays; nothing is dated back. */
export function isLate(signedAt: string, dueOn: string): boolean {
  return signedAt.slice(0, 10) > dueOn;
}
