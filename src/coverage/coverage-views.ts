import { labelOfForce, labelOfLane, type Requirement } from '../catalogue/catalogue.rules';
import type { ObligationFacts, PeriodFacts } from './coverage-facts';
import { countsByState, figuresByLane, measureOfCounts, type Tallies } from './coverage-figures.rules';
import { countsOf, COVERAGE_STATES, measureOf, worstOf, type CoverageState } from './coverage.rules';
import type {
  CoverageCell,
  CoverageFamily,
  CoverageFamilyCell,
  CoverageVendor,
  LaneFiguresView,
  LaneMeasure,
} from './coverage.dto';
import { shortCodesOf } from './short-codes.rules';

type FamiliesAsked = Pick<PeriodFacts, 'families' | 'requirements' | 'obligations'> & {
  tallies: Tallies;
  closed: ReadonlySet<string>;
};

/**
 * Families in the order of the catalogue's requirements, with those that have an obligation here: of any vendor, or of
 * the programme. Their figures are those of all vendors, not of the page alone.
 */
export function familiesOf({ families, requirements, obligations, tallies, closed }: FamiliesAsked): CoverageFamily[] {
  const used = new Set([...tallies.counted, ...obligations].map(({ requirementCode }) => requirementCode));
  const shown = requirements.filter(({ id }) => used.has(id));
  return [...groupedBy(shown, ({ family }) => family)].map(([code, rows]) => {
    const codes = new Set(rows.map(({ id }) => id));
    const own = tallies.counted.filter(({ requirementCode }) => codes.has(requirementCode));
    const measured = { ...measureOfCounts(own), counts: countsByState(own) };
    return {
      ...{ code, title: families[code] ?? code, isClosed: closed.has(code) },
      ...measured,
      requirements: rows.map(requirementOf),
    };
  });
}

/** One cell for each closed family and vendor: the worst of all that it asks of the vendor. */
export function familyCellsOf(
  obligations: readonly ObligationFacts[],
  { requirements, closed }: Pick<PeriodFacts, 'requirements'> & { closed: ReadonlySet<string> },
): CoverageFamilyCell[] {
  const familyOf = new Map(requirements.map(({ id, family }) => [id, family]));
  const within = obligations.filter(
    ({ vendorId, requirementCode }) => vendorId !== null && closed.has(familyOf.get(requirementCode) ?? ''),
  );
  const cells = groupedBy(within, (one) => `${familyOf.get(one.requirementCode) ?? ''} ${one.vendorId ?? ''}`);
  return [...cells].flatMap(([key, rows]): CoverageFamilyCell[] => {
    const [familyCode = '', vendorId = ''] = key.split(' ');
    const states = rows.map(({ state }) => state);
    const state = worstOf(states);
    const laneLabels = [...new Set(rows.map(({ lane }) => labelOfLane(lane)))];
    return state ? [{ familyCode, vendorId, state, laneLabels, ...measureOf(rows), counts: countsOf(states) }] : [];
  });
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

/** The key figures lane by lane, of all vendors that the report is about; the programme's own count in none. */
export function lanesOf(tallies: Tallies, today: string): LaneFiguresView[] {
  return figuresByLane(tallies, today).map((figures) => ({ ...figures, laneLabel: labelOfLane(figures.lane) }));
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
