import type { CsvReport, CsvValue } from '../../foundation/csv.rules';
import { said, vendorInWords } from '../filter-words.rules';
import type { AgeingQuery, FindingAgeing } from './ageing.dto';

const COLUMNS = [
  ...['Finding', 'Title', 'Severity', 'State', 'Vendor', 'Owner', 'Due on'],
  ...['Open for (days)', 'Band', 'Overdue by (days)', 'Due date moved (times)', 'Finding id'],
];

export function ageingReport(view: FindingAgeing, query: AgeingQuery): CsvReport {
  const rows = view.items.map((item): CsvValue[] => [
    ...[item.ref, item.title, item.severity, item.state, item.vendorName, item.ownerName, item.dueOn],
    ...[item.openDays, item.band, item.daysOverdue, item.timesMoved, item.findingId],
  ]);
  return { name: 'Finding ageing', filter: inWords(view, query), ranAt: view.ranAt, columns: COLUMNS, rows };
}

function inWords({ items }: FindingAgeing, { tier, vendorId, severity, band, overdue }: AgeingQuery): string {
  return [
    'Findings that somebody still has to act on',
    tier ? `vendors of tier ${tier}` : 'all tiers',
    vendorInWords(vendorId, items),
    severity ? `severity ${severity}` : 'all severities',
    ...said(band, (words) => `open for ${words}`),
    ...said(overdue, (one) => (one === 'yes' ? 'overdue' : 'not overdue')),
  ].join('; ');
}
