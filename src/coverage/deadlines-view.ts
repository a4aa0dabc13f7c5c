import { labelOfForce, labelOfLane } from '../catalogue/catalogue.rules';
import { daysBetween } from '../obligations/iso-date.rules';
import type { ObligationFacts, PeriodFacts } from './coverage-facts';
import { waitsForVendor } from './coverage-views';
import type { DeadlineRow, FlaggedDeadline } from './deadlines.dto';
import type { RaisedFlag } from './flags.dto';

/** Rows of a list of obligations, in their order. */
export function rowsOf(facts: PeriodFacts, today: string): DeadlineRow[] {
  return facts.obligations.map(rowMaker(facts, today));
}

/** What waits for somebody to do it, in the order in which it is due. */
export function deadlinesOf(facts: PeriodFacts, today: string) {
  const items = rowsOf({ ...facts, obligations: facts.obligations.filter(waitsForVendor) }, today);
  const count = (state: string) => items.filter((item) => item.state === state).length;
  return { total: items.length, overdue: count('overdue'), dueSoon: count('due_soon'), items };
}

/** The same rows with the flags of each. */
export const flaggedRowsOf = (
  rows: readonly DeadlineRow[],
  byObligation: ReadonlyMap<string, RaisedFlag[]>,
): FlaggedDeadline[] => rows.map((row) => ({ ...row, flags: byObligation.get(row.obligationId) ?? [] }));

function rowMaker({ requirements, vendors }: PeriodFacts, today: string): (facts: ObligationFacts) => DeadlineRow {
  const byCode = new Map(requirements.map((requirement) => [requirement.id, requirement]));
  const names = new Map(vendors.map(({ id, name }) => [id, name]));
  return (facts) => {
    const { id: obligationId, vendorId, serviceId, serviceName, requirementCode, lane, dueOn, dueRule } = facts;
    const requirement = byCode.get(requirementCode);
    return {
      ...{ obligationId, vendorId, serviceId, serviceName, requirementCode, lane, dueOn, dueRule },
      vendorName: vendorId === null ? null : (names.get(vendorId) ?? null),
      vendorTier: facts.tier,
      requirementTitle: requirement?.title ?? requirementCode,
      laneLabel: labelOfLane(lane),
      forceLabel: requirement ? labelOfForce(requirement.force, requirement.dutyHolder) : '',
      daysLeft: daysBetween(today, dueOn),
      state: facts.state,
      words: facts.words,
    };
  };
}
