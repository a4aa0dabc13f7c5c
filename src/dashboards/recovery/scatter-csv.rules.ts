import type { CsvReport, CsvValue } from '../../foundation/csv.rules';
import { said, vendorInWords, yearInWords } from '../filter-words.rules';
import type { RecoveryScatter, ScatterQuery } from './scatter.dto';
import { SCATTER_RESULT_WORDS } from './scatter.rules';

const COLUMNS = [
  ...['Ref', 'Title', 'What it was', 'Vendor', 'Service', 'Service ref', 'Tier', 'Measure'],
  ...['Objective (minutes)', 'Achieved (minutes)', 'Result', 'Not recovered because', 'Proved at (UTC)', 'Id'],
];

export function scatterReport(view: RecoveryScatter, query: ScatterQuery): CsvReport {
  const rows = view.items.map((item): CsvValue[] => [
    ...[item.ref, item.title, item.source === 'event' ? 'real event' : item.kind, item.vendorName, item.serviceName],
    ...[item.serviceRef, item.tier, view.measure.toUpperCase(), item.objectiveMinutes, item.achievedMinutes],
    ...[item.resultWords, item.notRecoveredReason, item.provedAt, item.id],
  ]);
  return { name: 'Recovery scatter', filter: inWords(view, query), ranAt: view.ranAt, columns: COLUMNS, rows };
}

function inWords({ period, measure, items }: RecoveryScatter, query: ScatterQuery): string {
  const { tier, vendorId, result } = query;
  return [
    yearInWords(period),
    measure === 'rto' ? 'recovery time' : 'recovery point',
    tier ? `services of tier ${tier}` : 'services of all tiers',
    vendorInWords(vendorId, items),
    ...said(result, (one) => `only ${SCATTER_RESULT_WORDS[one].toLowerCase()}`),
    ...rangeWords('objective', query.objectiveFrom, query.objectiveTo),
    ...rangeWords('achieved', query.achievedFrom, query.achievedTo),
  ].join('; ');
}

function rangeWords(what: string, from: number | undefined, to: number | undefined): string[] {
  if (from === undefined && to === undefined) return [];
  return [`${what} ${from ?? 0} to ${to ?? 'any number of'} minutes`];
}
