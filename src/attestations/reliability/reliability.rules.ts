import type { Refusal } from '../../foundation/refusal';

/** The requirement that asks for the measures (47 CFR 9.19, through the catalogue). */
export const RELIABILITY_REQUIREMENT = 'SEC-EMS-01';

export const RELIABILITY_AREAS = ['circuit_diversity', 'backup_power', 'network_monitoring'] as const;
export type ReliabilityArea = (typeof RELIABILITY_AREAS)[number];

export const RELIABILITY_STANCES = ['certified', 'alternative', 'not_applicable'] as const;
export type ReliabilityStance = (typeof RELIABILITY_STANCES)[number];

export const RELIABILITY_DECISIONS = ['accepted', 'finding'] as const;
export type ReliabilityDecision = (typeof RELIABILITY_DECISIONS)[number];

export const AREA_WORDS: Record<ReliabilityArea, string> = {
  circuit_diversity: 'Circuit diversity',
  backup_power: 'Backup power',
  network_monitoring: 'Network monitoring',
};

/** Meets the measure, or names an alternative and says why it is reasonably sufficient. */
export function refusalToState(given: {
  stance: ReliabilityStance;
  measure: string;
  whySufficient: string;
}): Refusal | null {
  if (given.measure.trim() === '')
    return { code: 'measure-missing', reason: 'Say what is in place.', pointer: '/measure' };
  if (given.stance === 'certified' || given.whySufficient.trim() !== '') return null;
  const reason =
    given.stance === 'alternative'
      ? 'An alternative measure needs the explanation why it is reasonably sufficient.'
      : 'Say why this does not apply.';
  return { code: 'explanation-missing', reason, pointer: '/whySufficient' };
}

/** In the agreed wording of an alternative measure (legal basis 2.6), for whoever reads it outside the portal. */
export function alternativeInWords(facts: { area: ReliabilityArea; measure: string; whySufficient: string }): string {
  const bare = (text: string) => text.trim().replace(/\.$/, '');
  return `We do not meet ${RELIABILITY_REQUIREMENT} (${AREA_WORDS[facts.area].toLowerCase()}) as written. Instead we ${bare(facts.measure)}. This is reasonably sufficient because ${bare(facts.whySufficient)}.`;
}

/** Areas of which nobody has stated anything yet. */
export function areasLeft(stated: readonly { area: ReliabilityArea }[]): ReliabilityArea[] {
  return RELIABILITY_AREAS.filter((area) => !stated.some((one) => one.area === area));
}

/** What is certified is reviewed with the requirement; an alternative, or an area that does not apply, is decided once and by itself. */
export function refusalToDecide(one: {
  ref: string;
  stance: ReliabilityStance;
  supersededAt: string | null;
  decision: ReliabilityDecision | null;
}): Refusal | null {
  if (one.stance === 'certified')
    return { code: 'nothing-to-decide', reason: `${one.ref} is certified; it is reviewed with the requirement.` };
  if (one.supersededAt !== null)
    return { code: 'superseded', reason: `${one.ref} was replaced by a later statement; decide on that one.` };
  return one.decision === null ? null : { code: 'decided', reason: `${one.ref} is decided already.` };
}
