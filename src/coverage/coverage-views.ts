import { labelOfForce, labelOfLane, type Requirement } from '../catalogue/catalogue.rules';
import type { ObligationFacts, PeriodFacts } from './coverage-facts';
import {
  countsOf,
  COVERAGE_STATES,
  figuresByLane,
  measureOf,
  type CoverageState,
  type LaneFigures,
} from './coverage.rules';
import type { CoverageCell, CoverageFamily, CoverageVendor, LaneFiguresView, LaneMeasure } from './coverage.dto';
import type { RecoveryRow } from './deadlines.dto';
import { shortCodesOf } from './short-codes.rules';

/** Families in the order of the catalogue's requirements, with those that have an obligation here. */
export function familiesOf({ families, requirements, obligations }: PeriodFacts): CoverageFamily[] {
  const used = new Set(obligations.map(({ requirementCode }) => requirementCode));
  const shown = requirements.filter(({ id }) => used.has(id));
  return [...groupedBy(shown, ({ family }) => family)].map(([code, rows]) => ({
    code,
    title: families[code] ?? code,
    requirements: rows.map(requirementOf),
  }));
}

function requirementOf({ id: code, title, scope, force, dutyHolder, sox }: Requirement) {
  const otherwise = sox.laneWhen?.otherwise ?? sox.lane;
  const whenIcfr = sox.laneWhen?.condition === 'icfr_relevant' ? sox.laneWhen.then : otherwise;
  return {
    ...{ code, title, scope },
    forceLabel: labelOfForce(force, dutyHolder),
    lane: otherwise,
    laneLabel: labelOfLane(otherwise),
    laneLabelWhenIcfr: whenIcfr === otherwise ? null : labelOfLane(whenIcfr),
  };
}

/** Vendors with how much of what applies to them is met, all together and lane by lane. */
export function vendorsOf({ vendors, obligations }: PeriodFacts): CoverageVendor[] {
  const own = groupedBy(obligations, ({ vendorId }) => vendorId ?? '');
  const codes = shortCodesOf(vendors.map(({ name }) => name));
  return vendors.map(({ id, ref, name, tier }, i) => {
    const rows = own.get(id) ?? [];
    const lanes = [...groupedBy(rows, ({ lane }) => lane)].map(([lane, of]): LaneMeasure => {
      return { lane, laneLabel: labelOfLane(lane), ...measureOf(of) };
    });
    return { id, ref, shortCode: codes[i] ?? ref, name, tier, ...measureOf(rows), lanes };
  });
}

type PlainCell = Omit<CoverageCell, 'flags'>;

/** One cell for each requirement and vendor that has an obligation; flags are put on by `flaggedCells`. */
export function cellsOf(obligations: readonly ObligationFacts[]): PlainCell[] {
  const cells = groupedBy(obligations, ({ requirementCode, vendorId }) => `${requirementCode} ${vendorId ?? ''}`);
  return [...cells.values()].flatMap((rows) => {
    const worst = [...rows].sort((a, b) => rank(a.state) - rank(b.state))[0];
    return worst ? [cellOf(worst, rows)] : [];
  });
}

function cellOf(worst: ObligationFacts, rows: readonly ObligationFacts[]): PlainCell {
  const waiting = rows.filter(waitsForVendor).map(({ dueOn }) => dueOn);
  return {
    requirementCode: worst.requirementCode,
    vendorId: worst.vendorId,
    state: worst.state,
    words: worst.words,
    dueOn: [...waiting].sort()[0] ?? null,
    laneLabels: [...new Set(rows.map(({ lane }) => labelOfLane(lane)))],
    counts: countsOf(rows.map(({ state }) => state)),
    obligationIds: rows.map(({ id }) => id),
  };
}

const rank = (state: CoverageState): number => COVERAGE_STATES.indexOf(state);

/** The next move is the vendor's, or the programme's own people's. */
export const waitsForVendor = ({ state }: { state: CoverageState }): boolean =>
  ['overdue', 'due_soon', 'not_started', 'in_progress'].includes(state);

/** The key figures lane by lane; recovery tests count in their own lane only. */
export function lanesOf(
  obligations: readonly ObligationFacts[],
  tests: readonly RecoveryRow[],
  today: string,
): LaneFiguresView[] {
  const ofVendors = obligations.filter(({ vendorId }) => vendorId !== null);
  return figuresByLane(ofVendors, today).map((figures) => laneView(figures, tests));
}

function laneView(figures: LaneFigures, tests: readonly RecoveryRow[]): LaneFiguresView {
  const { lane, met, applicable, percentMet, withExceptions, metIds, waiting, overdue } = figures;
  const latest = tests.filter((test) => test.isLatest && test.lane === lane);
  const missed = latest.filter((test) => test.missed);
  return {
    ...{ lane, laneLabel: labelOfLane(lane), met, applicable, percentMet, withExceptions },
    metObligationIds: metIds,
    waiting: { count: waiting.count, oldestDays: waiting.oldestDays, obligationIds: waiting.ids },
    overdue: {
      ...{ count: overdue.count, vendors: overdue.vendors, tier1Vendors: overdue.tier1Vendors },
      obligationIds: overdue.ids,
    },
    recovery:
      latest.length === 0 && lane !== 'context'
        ? null
        : {
            testedServices: latest.length,
            missed: missed.length,
            missedExerciseIds: missed.map(({ exerciseId }) => exerciseId),
          },
  };
}

export function groupedBy<T, K>(rows: readonly T[], keyOf: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const known = groups.get(key);
    if (known) known.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
