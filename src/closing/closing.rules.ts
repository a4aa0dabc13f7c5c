import type { Refusal } from '../foundation/refusal';
import type { PeriodState } from '../catalogue/period.rules';

/** What may still stand open at the end of a fiscal year. Only the first keeps a period from being locked. */
export const OPEN_KINDS = [
  'obligation',
  'review',
  'attestation',
  'change_confirmation',
  'question_set',
  'critical_finding',
  'packet',
] as const;
export type OpenKind = (typeof OPEN_KINDS)[number];

/** What is not true by its absence: the words say what stands open, never that something passed. */
export const KIND_WORDS: Record<OpenKind, string> = {
  obligation: 'Obligations without a conclusion',
  review: 'Reviews that are not finished',
  attestation: 'Attestations that are not signed',
  change_confirmation: 'Quarterly change confirmations that are not signed',
  question_set: 'Questionnaires that are not reviewed',
  critical_finding: 'Critical findings that are open',
  packet: 'Vendors without an issued packet',
};

/** Only an obligation without a conclusion keeps the period open: the rest is a fact of the year that the lock keeps. */
export const blocks = (kind: OpenKind): boolean => kind === 'obligation';

/** An explicit word about what nobody concluded: it was not tested, or it is not met. Never that it is met. */
export const REST_CONCLUSIONS = ['not_tested', 'not_met'] as const;
export type RestConclusion = (typeof REST_CONCLUSIONS)[number];

const CLOSES: readonly PeriodState[] = ['closing', 'reopened'];

export function refusalToConcludeRest(facts: {
  code: string;
  state: PeriodState;
  /** Obligations that were asked about and have a conclusion already, or are not this period's. */
  strangers: number;
  wanted: number;
}): Refusal<'not-closing' | 'concluded-already' | 'nothing-open'> | null {
  if (!CLOSES.includes(facts.state))
    return {
      code: 'not-closing',
      reason: `${facts.code} is ${facts.state}. What nobody concluded is concluded while the period is closing.`,
    };
  if (facts.strangers > 0)
    return {
      code: 'concluded-already',
      reason: 'One of these obligations has a conclusion already, or belongs to another period.',
      pointer: '/obligationIds',
    };
  if (facts.wanted > 0) return null;
  return { code: 'nothing-open', reason: 'Every obligation of this period has a conclusion already.' };
}
