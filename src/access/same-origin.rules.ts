import type { Refusal } from '../foundation/refusal';

export interface OriginFacts {
  method: string;
  /** Sec-Fetch-Site, which every current browser sends and no page can forge. */
  fetchSite: string | undefined;
  origin: string | undefined;
  host: string | undefined;
  publicUrl: string;
}

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Defence against cross-site requests, beside the SameSite cookie: an unsafe request that a browser says comes from
 * another origin is refused. A program sends neither header and carries no cookie that a page could have borrowed.
 */
export function refusalOfOrigin(facts: OriginFacts): Refusal<'foreign-origin'> | null {
  if (SAFE.includes(facts.method)) return null;
  const foreign: Refusal<'foreign-origin'> = {
    code: 'foreign-origin',
    reason: 'This request came from another site and was refused. Open the portal itself and try again.',
  };
  if (facts.fetchSite !== undefined) return ['same-origin', 'none'].includes(facts.fetchSite) ? null : foreign;
  if (facts.origin === undefined) return null;
  const own = [facts.publicUrl, `http://${facts.host ?? ''}`, `https://${facts.host ?? ''}`];
  return own.includes(facts.origin) ? null : foreign;
}
