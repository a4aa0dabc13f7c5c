import type { Refusal } from '../../foundation/refusal';

export type UseConsentRefusal = 'not-restricted' | 'consent-ahead' | 'nothing-to-withdraw' | 'stands-already';

export interface UseConsentFacts {
  /** Null while no report is here. */
  restrictedUse: boolean | null;
  /** The latest word; null while nobody gave one. */
  latest: 'given' | 'withdrawn' | null;
  decision: 'given' | 'withdrawn';
  givenOn: string;
  today: string;
}

/** A consent concerns a report whose use is restricted, and says something new. Dates are YYYY-MM-DD. */
export function refusalOfUseConsent(facts: UseConsentFacts): Refusal<UseConsentRefusal> | null {
  const { restrictedUse, latest, decision, givenOn, today } = facts;
  if (restrictedUse !== true)
    return { code: 'not-restricted', reason: 'The use of this report is not restricted: it needs no consent.' };
  if (givenOn > today) return { code: 'consent-ahead', reason: 'This day has not come yet.', pointer: '/givenOn' };
  if (latest === decision)
    return { code: 'stands-already', reason: `The consent is ${decision} already.`, pointer: '/decision' };
  if (decision === 'withdrawn' && latest === null)
    return { code: 'nothing-to-withdraw', reason: 'Nobody has given a consent.', pointer: '/decision' };
  return null;
}
