import type { Flag, ServiceFacts as RuleFacts, Tier } from '../../catalogue/catalogue.rules';

/** The highest tier and all flags of some services, as rules ask for them. */
export function factsOf(meant: readonly { tier: string | null; flags: readonly string[] }[]): RuleFacts {
  const tiers = meant.map((one) => one.tier).filter((tier): tier is Tier => tier !== null);
  return { tier: tiers.sort()[0] ?? 'T3', flags: [...new Set(meant.flatMap((one) => one.flags as Flag[]))].sort() };
}
