import type { Alert } from './conflict.rules';
import type { Assurance, DataFeed } from './dependency-words.rules';
import { daysFrom } from './spans.rules';

/** Tests and assessments of a sub-outsourcer count for a year and the days of grace. */
export const COUNTS_FOR_DAYS = 395;

export interface FourthPartyFacts {
  name: string;
  critical: boolean;
  icfrRelevant: boolean;
  planOnFile: boolean;
  lastTestedOn: string | null;
  assurance: Assurance;
  assuranceUntil: string | null;
  /** The day on which the vendor last looked at its plan and tests. */
  assessedOn: string | null;
}

const recent = (day: string | null, today: string): boolean => day !== null && daysFrom(day, today) <= COUNTS_FOR_DAYS;

/** A critical one counts as assessed when its plan is on file and the vendor looked at plan and tests within 395 days. */
export const isAssessed = (facts: FourthPartyFacts, today: string): boolean =>
  facts.planOnFile && recent(facts.assessedOn, today);

const isAssured = ({ assurance, assuranceUntil }: FourthPartyFacts, today: string): boolean =>
  assurance !== 'none' && (assuranceUntil ?? today) >= today;

/** What is missing about a sub-outsourcer; a critical one without a recovery plan is a critical gap. */
export function gapsOfFourthParty(facts: FourthPartyFacts, today: string): Alert[] {
  const { name, critical, icfrRelevant } = facts;
  const gaps: Alert[] = [];
  if (critical && !facts.planOnFile)
    gaps.push({
      ...{ code: 'sub_outsourcer_without_plan', severity: 'critical' },
      text: `The service stops without ${name}, and no recovery plan of theirs is on file.`,
    });
  if (critical && !recent(facts.lastTestedOn, today))
    gaps.push({
      ...{ code: 'sub_outsourcer_untested', severity: 'high' },
      text: `The service stops without ${name}, and no test of theirs within ${COUNTS_FOR_DAYS} days is known.`,
    });
  if (icfrRelevant && !isAssured(facts, today))
    gaps.push({
      ...{ code: 'sub_outsourcer_unassured', severity: 'high' },
      text: `${name} matters to financial reporting, and no assurance about it is current.`,
    });
  return gaps;
}

const TELLING: readonly DataFeed[] = ['payroll', 'time', 'ledger', 'billing', 'reporting'];

/** Data whose loss shows in pay, books or reports: the quickest sign that a service matters to financial reporting. */
export const isTelling = (feeds: readonly DataFeed[]): boolean => feeds.some((feed) => TELLING.includes(feed));

/** A tell-tale: such data on a service that is not held to matter to financial reporting. The registrant decides. */
export function tellTaleOf(
  data: { name: string; feeds: readonly DataFeed[] },
  service: { ref: string; icfrRelevant: boolean },
): Alert[] {
  if (service.icfrRelevant || !isTelling(data.feeds)) return [];
  const fed = data.feeds.filter((feed) => TELLING.includes(feed)).join(', ');
  return [
    {
      ...{ code: 'data_tell_tale', severity: 'high' },
      text: `${data.name} feeds ${fed}, but ${service.ref} is not held to matter to financial reporting. Ask the SOX office.`,
    },
  ];
}
