import type { CsvReport, CsvValue } from '../foundation/csv.rules';
import type { PopulationSummary } from './populations/populations.dto';
import type { RequestListSummary } from './request-views.dto';
import type { SampleSummary } from './samples/samples.dto';

type Columns<Row> = readonly (readonly [string, (row: Row) => CsvValue])[];

const LISTS: Columns<RequestListSummary> = [
  ['Reference', (row) => row.ref],
  ['Title', (row) => row.title],
  ['Audit firm', (row) => row.auditFirm],
  ['Period', (row) => row.periodCode],
  ['Opened by', (row) => row.openedBy],
  ['Opened at (UTC)', (row) => row.openedAt],
  ['Requests', (row) => row.requests],
  ['Open', (row) => row.open],
  ['Overdue', (row) => row.overdue],
  ['Closed', (row) => row.closed],
];

const POPULATIONS: Columns<PopulationSummary> = [
  ['Reference', (row) => row.ref],
  ['Population', (row) => row.title],
  ['Requirement', (row) => row.requirement],
  ['Vendor', (row) => row.vendorName],
  ['Period', (row) => row.periodCode],
  ['Rows', (row) => row.rowCount],
  ['Rows of the source', (row) => row.sourceCount],
  ['Run at (UTC)', (row) => row.runAt],
  ['Run by', (row) => row.runBy],
  ['Samples', (row) => row.samples],
  ['SHA-256 of the CSV', (row) => row.sha256],
  ['SHA-256 of the JSON lines', (row) => row.linesSha256],
];

const SAMPLES: Columns<SampleSummary> = [
  ['Reference', (row) => row.ref],
  ['Population', (row) => row.populationRef],
  ['Title of the population', (row) => row.populationTitle],
  ['Period', (row) => row.periodCode],
  ['Purpose', (row) => row.purpose],
  ['Method', (row) => row.method],
  ['Items', (row) => row.size],
  ['Of', (row) => row.of],
  ['Picked by', (row) => row.pickedBy],
  ['Picked at (UTC)', (row) => row.pickedAt],
];

interface About {
  sought: { q?: string; periodId?: string; populationId?: string };
  ranAt: string;
}

/** What was asked for, in words. */
function filterOf({ q, periodId, populationId }: About['sought']): string {
  const said = { Words: q, 'Id of the period': periodId, 'Id of the population': populationId };
  const lines = Object.entries(said).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  return lines.join('; ') || 'none';
}

interface List<Row> {
  name: string;
  columns: Columns<Row>;
}

function report<Row>({ name, columns }: List<Row>, rows: readonly Row[], { sought, ranAt }: About): CsvReport {
  return {
    ...{ name, ranAt, filter: filterOf(sought) },
    columns: columns.map(([header]) => header),
    rows: rows.map((row) => columns.map(([, value]) => value(row))),
  };
}

/** Every list that was sought, in the order that was chosen: one line each. */
export const listsCsv = (rows: readonly RequestListSummary[], about: About): CsvReport =>
  report({ name: 'Request lists', columns: LISTS }, rows, about);

export const populationsCsv = (rows: readonly PopulationSummary[], about: About): CsvReport =>
  report({ name: 'Populations', columns: POPULATIONS }, rows, about);

export const samplesCsv = (rows: readonly SampleSummary[], about: About): CsvReport =>
  report({ name: 'Samples', columns: SAMPLES }, rows, about);
