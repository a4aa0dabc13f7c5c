import { labelOfForce, labelOfLane } from '../catalogue/catalogue.rules';
import { daysBetween } from '../obligations/iso-date.rules';
import type { ObligationFacts, PeriodFacts } from './coverage-facts';
import { waitsForVendor } from './coverage-views';
import type { DeadlineRow, DeadlinesView } from './deadlines.dto';
import type { ObligationFlag } from './flag.rules';
import type { RaisedFlag } from './flags.dto';

type Deadlines<Row> = Pick<DeadlinesView, 'total' | 'overdue' | 'dueSoon'> & { items: Row[] };

/** What waits for somebody to do it, in the order in which it is due. */
export function deadlinesOf(facts: PeriodFacts, today: string): Deadlines<DeadlineRow> {
  const rowOf = rowMaker(facts, today);
  return counted(facts.obligations.filter(waitsForVendor).map(rowOf));
}

/** The same with the flags of each; with `flag`, only what has it. */
export function flaggedDeadlines(
  { items: rows }: Deadlines<DeadlineRow>,
  byObligation: ReadonlyMap<string, RaisedFlag[]>,
  flag?: ObligationFlag,
): Omit<DeadlinesView, 'period' | 'ranAt'> {
  const all = rows.map((row) => ({ ...row, flags: byObligation.get(row.obligationId) ?? [] }));
  return counted(all.filter(({ flags }) => flag === undefined || flags.some((one) => one.flag === flag)));
}

function counted<Row extends DeadlineRow>(items: Row[]): Deadlines<Row> {
  const count = (state: string) => items.filter((item) => item.state === state).length;
  return { total: items.length, overdue: count('overdue'), dueSoon: count('due_soon'), items };
}

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
