import type { CsvReport, CsvValue } from '../../foundation/csv.rules';
import { said, vendorInWords, yearInWords } from '../filter-words.rules';
import { QUARTER_STATE_WORDS } from './quarter-words.rules';
import type { QuarterCalendar, QuarterServiceRow, QuartersQuery } from './quarters.dto';

const COLUMNS = [
  ...['Vendor', 'Service', 'Service ref', 'Tier', 'A test proves for (months)', 'Evidence current until'],
  ...['Quarter', 'From', 'To', 'State', 'In words', 'Tests', 'Service id'],
];

/** The calendar as a file: one row for each service and quarter. */
export function quartersReport(view: QuarterCalendar, query: QuartersQuery): CsvReport {
  const rows = view.items.flatMap((item) => rowsOf(item, view));
  const notes = [
    'Evidence is a test of the service that a reviewer accepted, of a kind that is enough for its tier, for as long as its tier gives until the next one. This is a record of continuity tests, not an opinion on internal control.',
  ];
  return { name: 'Fiscal coverage', filter: inWords(view, query), ranAt: view.ranAt, notes, columns: COLUMNS, rows };
}

function rowsOf(item: QuarterServiceRow, { quarters }: QuarterCalendar): CsvValue[][] {
  const refs = new Map(item.tests.map(({ exerciseId, ref }) => [exerciseId, ref]));
  return item.cells.map((cell) => {
    const quarter = quarters.find(({ code }) => code === cell.quarter);
    return [
      ...[item.vendorName, item.name, item.ref, item.tier, item.provesForMonths, item.currentUntil],
      ...[cell.quarter, quarter?.from ?? null, quarter?.to ?? null, cell.stateWords, cell.words],
      ...[cell.testIds.map((id) => refs.get(id) ?? id).join(' '), item.serviceId],
    ];
  });
}

function inWords({ period, items }: QuarterCalendar, query: QuartersQuery): string {
  const { tier, vendorId, seek, state, quarter } = query;
  return [
    yearInWords(period),
    tier ? `services of tier ${tier}` : 'services of all tiers',
    vendorInWords(vendorId, items),
    ...said(seek, (words) => `"${words}" in the name of vendor or service`),
    ...said(state, (one) => `only services with: ${stateWords(one)}, in ${quarter ?? 'any quarter'}`),
  ].join('; ');
}

function stateWords(state: NonNullable<QuartersQuery['state']>): string {
  return (state === 'lacking' ? 'No accepted test evidence' : QUARTER_STATE_WORDS[state]).toLowerCase();
}
