import type { FastifyReply } from 'fastify';
import { csvOf, type CsvReport } from '../../foundation/csv.rules';
import type { ConflictList, ConflictQuery } from './conflicts.dto';
import type { DependencyList, DependencyLine } from './dependencies.dto';
import type { DependencyQuery } from './dependency-input.dto';

/** Sends a report as a file named after it and its day. */
export function sentAsFile(reply: FastifyReply, report: CsvReport): string {
  const file = `holdfast-${report.name.toLowerCase().replaceAll(' ', '-')}-${report.ranAt.slice(0, 10)}.csv`;
  void reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${file}"`);
  return csvOf(report);
}

const COLUMNS = [
  ...['Ref', 'Vendor', 'Service ref', 'Service', 'Kind', 'Rests on', 'Place', 'Role', 'Share of peak %'],
  ...['Can carry alone %', 'Activation (min)', 'Their RTO (min)', 'Service RTO (min)', 'Owner', 'Owner side'],
  ...['Essential function', 'Standing', 'Confirmed by us on', 'By', 'Confirmed by them on', 'By', 'How', 'Conflicts'],
];

export function dependencyReport(list: DependencyList, query: DependencyQuery, ranAt: string): CsvReport {
  const withMatch = list.counts.unmatched !== null;
  const matched = ({ match }: DependencyLine) => (withMatch ? [match ? `${match.ref} ${match.name}` : ''] : []);
  return {
    name: 'Dependencies',
    filter: filterInWords({ ...query, vendorId: query.vendorId && (list.items[0]?.vendorName ?? query.vendorId) }),
    ranAt,
    columns: withMatch ? [...COLUMNS, 'Shared identity'] : COLUMNS,
    rows: list.items.map((one) => [...cellsOf(one), ...matched(one)]),
  };
}

const cellsOf = (one: DependencyLine) => [
  ...[one.ref, one.vendorName, one.serviceRef, one.serviceName, one.kind, one.what, one.place, one.role],
  ...[one.sharePct, one.standbyCapacityPct, one.activationMinutes, one.theirRtoMinutes, one.serviceRtoMinutes],
  ...[
    one.ownerName,
    one.ownerSide,
    one.essentialFunction,
    one.standing,
    one.us.on,
    one.us.by,
    one.them.on,
    one.them.by,
  ],
  ...[one.them.how, one.alerts.map(({ text }) => text).join(' ')],
];

type Filter = DependencyQuery & ConflictQuery;

function filterInWords({ vendorId = '', ...query }: Filter): string {
  const asked: [string | undefined, string][] = [
    [query.serviceId, `service ${query.serviceId ?? ''}`],
    [query.kind, `kind ${query.kind ?? ''}`],
    [query.standing, `standing ${query.standing ?? ''}`],
    [query.conflicts, 'only with a conflict'],
    [query.unmatched, 'only without a shared identity'],
    [query.code, `conflict ${query.code ?? ''}`],
    [query.q, `words “${query.q ?? ''}”`],
  ];
  const words = asked.filter(([value]) => value !== undefined).map(([, text]) => text);
  return [vendorId === '' ? 'all vendors' : `vendor ${vendorId}`, ...words].join('; ');
}

export function conflictReport(list: ConflictList, query: ConflictQuery, ranAt: string): CsvReport {
  return {
    name: 'Conflicts of dependencies',
    filter: filterInWords({ ...query, vendorId: query.vendorId && (list.items[0]?.vendorName ?? query.vendorId) }),
    ranAt,
    columns: ['Severity', 'Conflict', 'Vendor', 'Service ref', 'About', 'Ref', 'In words'],
    rows: list.items.map((one) => [
      ...[one.severity, one.code, one.vendorName, one.serviceRef, one.about, one.aboutRef, one.text],
    ]),
  };
}
