import type { CsvReport, CsvValue } from '../foundation/csv.rules';

interface Line {
  ref: string;
  number: number;
  auditorRef: string;
  control: string;
  wanted: string;
  periodFrom: string;
  periodTo: string;
  vendorName: string | null;
  populationRef: string | null;
  sampleRef: string | null;
  format: string;
  requestedAt: string | null;
  dueOn: string;
  owner: string | null;
  stateWords: string;
  overdueDays: number | null;
  openDays: number | null;
  deliveredItems: number;
  deliveredDigests: readonly string[];
  deliveredAt: string | null;
  closedBy: string | null;
  closedAt: string | null;
}

const COLUMNS: [string, (line: Line) => CsvValue][] = [
  ['Number', (line) => line.number],
  ['Request', (line) => line.ref],
  ["Auditor's reference", (line) => line.auditorRef],
  ['Control or requirement', (line) => line.control],
  ['What is wanted', (line) => line.wanted],
  ['From', (line) => line.periodFrom],
  ['To', (line) => line.periodTo],
  ['Vendor', (line) => line.vendorName],
  ['Population', (line) => line.populationRef],
  ['Sample', (line) => line.sampleRef],
  ['Format', (line) => line.format],
  ['Asked at (UTC)', (line) => line.requestedAt],
  ['Due on', (line) => line.dueOn],
  ['Owner', (line) => line.owner],
  ['State', (line) => line.stateWords],
  ['Days overdue', (line) => line.overdueDays],
  ['Days open', (line) => line.openDays],
  ['Items delivered', (line) => line.deliveredItems],
  ['SHA-256 of each', (line) => line.deliveredDigests.join(' ')],
  ['Delivered at (UTC)', (line) => line.deliveredAt],
  ['Closed by', (line) => line.closedBy],
  ['Closed at (UTC)', (line) => line.closedAt],
];

/** A request list as its readers take it away: one line for each request, ages counted to the day of the report. */
export function requestCsv(
  list: { ref: string; title: string; auditFirm: string; periodCode: string; items: readonly Line[] },
  ranAt: string,
): CsvReport {
  return {
    name: `Request list ${list.ref} ${list.title}`,
    filter: `${list.auditFirm}; period ${list.periodCode}`,
    ranAt,
    columns: COLUMNS.map(([header]) => header),
    rows: list.items.map((line) => COLUMNS.map(([, value]) => value(line))),
  };
}
