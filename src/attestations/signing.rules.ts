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

/** What stands against a vendor in the questionnaire or the register of exceptions, whatever its answers say. */
export interface Weakness {
  kind: 'critical_gap' | 'expired_exception';
  /** The question set with the gap, or the exception. */
  id: string;
  /** The question (`TECH-01`) or the exception (`XC-0001`). */
  ref: string;
  /** As the statement lists it. */
  words: string;
}

/**
 * An open critical gap or an exception that has run out: the statement lists it, and is never unqualified (domain model,
 * section 3). `qualified` is whether an answer is an exception.
 */
export function refusalOfUnqualified(facts: {
  qualified: boolean;
  weaknesses: readonly Weakness[];
}): Refusal<'cannot-be-unqualified'> | null {
  const { qualified, weaknesses } = facts;
  if (qualified || weaknesses.length === 0) return null;
  const refs = [...new Set(weaknesses.map(({ ref }) => ref))].join(', ');
  return {
    code: 'cannot-be-unqualified',
    reason: `This attestation cannot be unqualified while a critical gap or an expired exception stands: ${refs}. Answer what it touches otherwise than "met", and say why.`,
    pointer: '/lines',
  };
}

export function gapWeakness(gap: {
  questionSetId: string;
  questionId: string;
  subjectName: string;
  requirements: readonly string[];
  reason: string;
}): Weakness {
  const { questionSetId: id, questionId: ref, subjectName, requirements, reason } = gap;
  const about = requirements.length > 0 ? ` (${requirements.join(', ')})` : '';
  return { kind: 'critical_gap', id, ref, words: `Critical gap ${ref}, ${subjectName}${about}: ${reason}` };
}

export function expiredWeakness(expired: {
  id: string;
  ref: string;
  requirementCode: string;
  until: string;
}): Weakness {
  const { id, ref, requirementCode, until } = expired;
  return {
    ...{ kind: 'expired_exception', id, ref },
    words: `Expired exception ${ref} from ${requirementCode}: it ended on ${until} and nothing took its place`,
  };
}

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
