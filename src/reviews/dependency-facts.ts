import type { EntityManager } from 'typeorm';
import { isSlower } from '../outsourced-services/dependencies/conflict.rules';
import { isShared, standingOf } from '../outsourced-services/dependencies/confirmation.rules';
import { dependencyRows } from '../outsourced-services/dependencies/dependency-rows';
import { factsOf } from '../outsourced-services/dependencies/dependency-views';
import { subOutsourcers } from '../outsourced-services/dependencies/fourth-party-reads';
import { isAssessed } from '../outsourced-services/dependencies/fourth-party.rules';
import type { DependencyMetricFacts } from './dependency-fact.rules';

/** What the dependency register says of a vendor on a day, under the asking person's own rights. */
export async function dependencyFacts(
  manager: EntityManager,
  vendorId: string,
  today: string,
): Promise<DependencyMetricFacts> {
  const rows = await dependencyRows(manager, { vendorId, showsMatching: false });
  const parties = await subOutsourcers(manager, { vendorId }, today);
  return {
    register: rows.map((row) => {
      const facts = factsOf(row);
      return {
        ...{ serviceId: row.serviceId, shared: isShared(facts), slower: isSlower(facts) },
        confirmed: standingOf(facts, today) === 'confirmed',
        usOn: row.usTerms === row.terms ? row.usOn : null,
      };
    }),
    subOutsourcers: parties
      .filter(({ state }) => state === 'active')
      .map((party) => ({
        serviceIds: party.services.map(({ id }) => id),
        critical: party.critical,
        assessed: isAssessed(party, today),
      })),
  };
}
