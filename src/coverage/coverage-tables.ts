import { flagsInWords } from './cell-flags';
import { isMet } from './coverage.rules';
import { labelOfLane } from '../catalogue/catalogue.rules';
import type { CoverageCell, CoverageView, ReportPeriod } from './coverage.dto';
import type { CoverageQuery, DeadlinesQuery, RecoveryQuery, RowsQuery } from './report-queries.dto';
import type { Figure } from './figure-words.rules';
import type { CsvReport, CsvValue } from '../foundation/csv.rules';
import { FLAG_WORDS } from './flag.rules';
import type { DeadlineRow, DeadlinesView, RecoveryView } from './deadlines.dto';

/** All that a report may be asked for. */
export type Filter = Partial<CoverageQuery & RowsQuery & DeadlinesQuery & RecoveryQuery>;

const FIGURE_WORDS: Record<Figure, string> = {
  met: 'requirements met',
  waiting: 'waiting for review',
  overdue: 'overdue',
  due_soon: 'due within 30 days',
  open: 'not submitted yet',
  all: 'all obligations',
};

/** The filter as a sentence for the head of a file. */
export function filterInWords(period: ReportPeriod | null, query: Filter, vendorName?: string | null): string {
  const { figure, state, lane, family, seek, flag, tier } = query;
  const said = (value: string | undefined, words: (value: string) => string) => (value ? [words(value)] : []);
  return [
    period ? `Period ${period.code} (${period.startsOn} to ${period.endsOn})` : 'No open period',
    tier ? `vendors of tier ${tier}` : 'all tiers',
    ...[figure, state].flatMap((one) => (one ? [`only ${FIGURE_WORDS[one]}`] : [])),
    ...(lane ? [`lane ${labelOfLane(lane)}`] : []),
    ...said(family, (code) => `family ${code}`),
    ...said(query.only, () => 'only latest tests that missed an objective'),
    ...(flag ? [`only ${FLAG_WORDS[flag].toLowerCase()}`] : []),
    ...said(seek, (words) => `vendors with "${words}" in their name`),
    query.vendorId ? `vendor ${vendorName ?? query.vendorId}` : 'all vendors',
  ].join('; ');
}

type Table = Pick<CsvReport, 'columns' | 'rows'>;

const COVERAGE_COLUMNS = [
  'Family',
  'Requirement',
  'Title',
  'Label',
  'Lane',
  'Vendor ref',
  'Vendor',
  'Vendor tier',
  'State',
  'In words',
  'Due on',
  'Obligations',
  'Met',
  'Flags',
  'Obligation ids',
];

const UNKNOWN_REQUIREMENT = { family: '', title: '', forceLabel: '' };
const OWN_PROGRAMME = { ref: '', name: 'Own programme', tier: null };

/** One row for each cell of the heat map, the programme's own last. */
export function coverageTable(view: CoverageView): Table {
  const requirements = view.families.flatMap(({ title: family, requirements: rows }) =>
    rows.map(({ code, title, forceLabel }) => [code, { family, title, forceLabel }] as const),
  );
  const byCode = new Map(requirements);
  const byId = new Map(view.vendors.map((vendor) => [vendor.id, vendor]));
  const rows = [...view.cells, ...view.programme].map((cell) => {
    const { family, title, forceLabel } = byCode.get(cell.requirementCode) ?? UNKNOWN_REQUIREMENT;
    const { ref, name, tier } = byId.get(cell.vendorId ?? '') ?? OWN_PROGRAMME;
    return [
      family,
      cell.requirementCode,
      title,
      forceLabel,
      cell.laneLabels.join('; '),
      ref,
      name,
      tier,
      ...statesOf(cell),
    ];
  });
  return { columns: COVERAGE_COLUMNS, rows };
}

function statesOf({ state, words, dueOn, counts, flags, obligationIds }: CoverageCell): CsvValue[] {
  const met = counts.filter((one) => isMet(one.state)).reduce((sum, { count }) => sum + count, 0);
  return [state, words, dueOn, obligationIds.length, met, flagsInWords(flags), obligationIds.join(' ')];
}

const DEADLINE_COLUMNS = [
  'Due on',
  'Days left',
  'State',
  'In words',
  'Vendor',
  'Vendor tier',
  'Service',
  'Requirement',
  'Title',
  'Label',
  'Lane',
  'Rule',
  'Flags',
  'Obligation id',
];

const lineOf = (item: DeadlineRow): CsvValue[] => [
  ...[item.dueOn, item.daysLeft, item.state, item.words],
  ...[item.vendorName ?? 'Own programme', item.vendorTier, item.serviceName],
  ...[item.requirementCode, item.requirementTitle, item.forceLabel, item.laneLabel, item.dueRule],
];

export function deadlinesTable(view: DeadlinesView): Table {
  const rows = view.items.map((item): CsvValue[] => [
    ...lineOf(item),
    item.flags.map(({ words, reason }) => `${words}: ${reason}`).join('; '),
    item.obligationId,
  ]);
  return { columns: DEADLINE_COLUMNS, rows };
}

/** The obligations behind a figure; their flags stand with the deadlines. */
export function rowsTable(items: readonly DeadlineRow[]): Table {
  const columns = DEADLINE_COLUMNS.filter((column) => column !== 'Flags');
  return { columns, rows: items.map((item) => [...lineOf(item), item.obligationId]) };
}

const RECOVERY_COLUMNS = [
  'Exercise',
  'Title',
  'Kind',
  'Vendor',
  'Service',
  'Service tier',
  'Lane',
  'Clock basis',
  'RTO objective (minutes)',
  'RTO achieved (minutes)',
  'From disruption (minutes)',
  'RTO result',
  'RPO objective (minutes)',
  'RPO achieved (minutes)',
  'RPO result',
  'Not recovered because',
  'Missed',
  'Outcome',
  'Proved at (UTC)',
  'Age of proof (days)',
  'Exercise id',
];

/** Exercises first, then the services without a test, which have no figures. */
export function recoveryTable(view: RecoveryView): Table {
  const rows = view.items.map((item): CsvValue[] => [
    ...[item.ref, item.title, item.kind, item.vendorName, item.serviceName, item.serviceTier, item.laneLabel],
    ...[item.clockBasis, item.rtoObjectiveMinutes, item.rtoAchievedMinutes, item.rtoFromDisruptionMinutes],
    ...[item.rtoResult, item.rpoObjectiveMinutes, item.rpoAchievedMinutes, item.rpoResult, item.notRecoveredReason],
    ...[item.missed ? 'yes' : 'no', item.outcome, item.provedAt, item.ageOfProofDays, item.exerciseId],
  ]);
  const untested = view.untested.map(({ name, tier, vendorName }): CsvValue[] => {
    const row: CsvValue[] = RECOVERY_COLUMNS.map(() => null);
    row.splice(1, 5, 'No test with results in this period', null, vendorName, name, tier);
    return row;
  });
  return { columns: RECOVERY_COLUMNS, rows: [...rows, ...untested] };
}
