import {
  requirementApplies,
  type Flag,
  type Requirement,
  type ServiceFacts,
  type Tier,
} from '../catalogue/catalogue.rules';
import { unionOfFlags } from '../outsourced-services/tiering.rules';
import { dueDatesOf, type Period, type RecordedEvent } from './cadence.rules';

export * from './obligation-state.rules';

export interface ObligedService {
  id: string;
  tier: Tier;
  flags: readonly Flag[];
}

export interface ObligationHistory {
  lastCompletedOn?: string | null;
  triggers?: readonly RecordedEvent[];
}

export interface ObligationInput {
  requirements: readonly Requirement[];
  services: readonly ObligedService[];
  /** The vendor's tier: the highest of its services. */
  vendorTier: Tier;
  period: Period;
  /** What is known of earlier instances and recorded events; `serviceId` is null for the vendor as a whole. */
  historyOf?: (requirementCode: string, serviceId: string | null) => ObligationHistory;
}

/** One due instance of a requirement for a service, a vendor (`serviceId` null) or the programme. Dates are YYYY-MM-DD. */
export interface Obligation {
  requirementCode: string;
  serviceId: string | null;
  dueOn: string;
  dueRule: string;
  /** Unique with requirement and service within one period. */
  occurrence: string;
}

interface Instance {
  requirement: Requirement;
  serviceId: string | null;
  facts: ServiceFacts;
  period: Period;
  history: ObligationHistory;
}

function occurrencesOf({ requirement, serviceId, facts, period, history }: Instance): Obligation[] {
  if (!requirementApplies(requirement, facts)) return [];
  const { tier, flags } = facts;
  return dueDatesOf({ cadence: requirement.cadence, tier, flags, period, ...history }).map((due) => ({
    requirementCode: requirement.id,
    serviceId,
    dueOn: due.dueOn,
    dueRule: due.rule,
    occurrence: due.occurrence,
  }));
}

/** One vendor's obligations for a period: service requirements per service, vendor requirements once; programme ones never. */
export function obligationsFor(input: ObligationInput): Obligation[] {
  const { requirements, services, vendorTier, period, historyOf = () => ({}) } = input;
  const vendor = { id: null, tier: vendorTier, flags: unionOfFlags(services) };
  return requirements.flatMap((requirement) => {
    if (requirement.scope === 'programme') return [];
    const subjects = requirement.scope === 'vendor' ? [vendor] : services;
    return subjects.flatMap(({ id, tier, flags }) =>
      occurrencesOf({
        requirement,
        serviceId: id,
        facts: { tier, flags },
        period,
        history: historyOf(requirement.id, id),
      }),
    );
  });
}

/** The registrant's own obligations for a period, whatever its vendors: triggers do not multiply them. */
export function programmeObligations(input: {
  requirements: readonly Requirement[];
  period: Period;
  lastCompletedOn?: (requirementCode: string) => string | null;
}): Obligation[] {
  const { requirements, period, lastCompletedOn = () => null } = input;
  return requirements
    .filter((requirement) => requirement.scope === 'programme')
    .flatMap((requirement) =>
      occurrencesOf({
        requirement,
        serviceId: null,
        facts: { tier: 'T1', flags: requirement.appliesTo.flagsAny },
        period,
        history: { lastCompletedOn: lastCompletedOn(requirement.id) },
      }),
    );
}
