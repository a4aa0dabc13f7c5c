import {
  requirementApplies,
  type Catalogue,
  type Flag,
  type Requirement,
  type Tier,
} from '../catalogue/catalogue.rules';
import { spaced } from './spaced.rules';
import type { ExcludedFacts, ServiceFacts } from './snapshot.model';

type Subject = Pick<ServiceFacts, 'id' | 'tier' | 'flags' | 'state'>;
interface Asked {
  code: string;
  serviceId: string | null;
}

/**
 * Requirements of the pinned catalogue that were not asked of this vendor or of one of its active services, each with the rule
 * that left it out. What was asked is not listed, whatever came of it.
 */
export function excludedOf(
  catalogue: Pick<Catalogue, 'requirements'>,
  services: readonly Subject[],
  asked: readonly Asked[],
): ExcludedFacts[] {
  const active = services.filter(({ state }) => state === 'active');
  return catalogue.requirements.flatMap((requirement) => {
    const { id: code, title, scope } = requirement;
    const line = (serviceId: string | null, reason: string): ExcludedFacts => ({ code, title, serviceId, reason });
    if (scope === 'programme') return [line(null, "The registrant's own programme answers it, not a vendor.")];
    if (requirement.tailoredOut !== null)
      return [line(null, `Switched off by the registrant: ${requirement.tailoredOut}`)];
    const isAsked = (serviceId: string | null) => asked.some((one) => one.code === code && one.serviceId === serviceId);
    if (scope === 'vendor') return isAsked(null) ? [] : [line(null, reasonFor(requirement, wholeVendor(active)))];
    return active.filter(({ id }) => !isAsked(id)).map((one) => line(one.id, reasonFor(requirement, factsOf(one))));
  });
}

interface Facts {
  tier: Tier | null;
  flags: Flag[];
}

const factsOf = ({ tier, flags }: Subject): Facts => ({ tier: tier as Tier | null, flags: flags as Flag[] });

function wholeVendor(active: readonly Subject[]): Facts {
  const tiers = active.flatMap(({ tier }) => (tier === null ? [] : [tier as Tier])).sort();
  return { tier: tiers[0] ?? null, flags: [...new Set(active.flatMap(({ flags }) => flags as Flag[]))].sort() };
}

function reasonFor(requirement: Requirement, { tier, flags }: Facts): string {
  if (tier === null) return 'No tier is decided, so nothing could be selected.';
  const { match, tiers, flagsAny } = requirement.appliesTo;
  if (requirementApplies(requirement, { tier, flags })) {
    const { events } = requirement.cadence;
    return events.length > 0
      ? `Arises from an event (${events.map(spaced).join(', ')}), and none was recorded in this period.`
      : 'Applies, but falls due in no part of this period.';
  }
  const byTier = `asked of ${tiers.join(', ')}; this is ${tier}`;
  const byFlag = `asked of what is marked ${flagsAny.map((flag) => `"${spaced(flag)}"`).join(' or ')}; this is not`;
  if (match === 'any_flag') return sentence(byFlag);
  return sentence(tiers.includes(tier) ? byFlag : byTier);
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
