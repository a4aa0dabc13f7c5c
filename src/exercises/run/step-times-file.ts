import { readCsv } from '../../foundation/csv-reader.rules';
import { BYTE_ORDER_MARK, csvField, type CsvValue } from '../../foundation/csv.rules';
import { Problem, type FieldError } from '../../foundation/problem';
import { WORKBOOK_LIMITS } from '../../foundation/workbook.rules';
import { MOMENT_WORDS } from '../achieved-times.rules';
import type { RowRefusal } from './step-times.model';
import { timesTable, TIME_COLUMNS, type TimeLine } from './step-times-table.rules';

const LIMITS = { ...WORKBOOK_LIMITS, rows: 2100, columns: 40, cells: 20_000, cellLength: 4000 };

/** The lines of a CSV file of step times. Throws `refused` with every reason, by cell; nothing is kept then. */
export function readStepTimes(bytes: Buffer): TimeLine[] {
  const reading = readCsv(bytes, LIMITS);
  if ('refusals' in reading)
    throw unread(reading.refusals.map(({ address, code, reason }) => ({ address, code, message: reason })));
  const table = timesTable(reading.sheets[0]?.rows ?? []);
  if ('refusals' in table) throw unread(table.refusals);
  return table.lines;
}

function unread(refusals: readonly RowRefusal[]): Problem {
  const errors = refusals.map(({ address, code, message }): FieldError => {
    const where = address === null ? '' : `/${address}`;
    return {
      pointer: `/file${where}`,
      message: address === null || message.includes(address) ? message : `Cell ${address}: ${message}`,
      code,
    };
  });
  const [first] = errors;
  const detail = errors.length === 1 && first ? first.message : `${errors.length} things stand in the way.`;
  return new Problem('refused', `The file was not read: nothing was saved. ${detail}`, errors);
}

function fileOf(rows: readonly (readonly CsvValue[])[]): string {
  const lines = [Object.values(TIME_COLUMNS), ...rows].map((row) => row.map(csvField).join(','));
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}

/** A row for each step and each moment, to be filled in. A moment has its time under Started. */
export function templateOf(steps: readonly { number: number; title: string; owner: string | null }[]): string {
  return fileOf([
    ...Object.values(MOMENT_WORDS).map((words) => [words, 'Moment of the clock', '', '', '', '', '', '']),
    ...steps.map(({ number, title, owner }) => [number, title, '', '', '', owner, '', '']),
  ]);
}

/** Every way to write a time. Its day is long past, so that nobody can enter it by mistake. */
export function exampleFile(): string {
  return fileOf([
    ['disruption', 'Moment of the clock', '', '2020-05-16 01:00', '', '', '', ''],
    ['declaration', 'Moment of the clock', '', '2020-05-16 06:10 Z', '', '', '', ''],
    [1, 'Declare and page', 'pass', '2020-05-16 01:10', '2020-05-16 01:16', 'Duty manager', '', ''],
    [
      ...[2, 'Promote the database', 'pass with issue', '2020-05-16 06:21 +00:00', '2020-05-16T06:59:30Z'],
      ...['Database team', 'The replica lagged by four minutes', ''],
    ],
    [
      ...[3, 'Sign agents in', 'pass', '2020-05-16 10:00 Europe/Berlin', '2020-05-16 03:20 America/Chicago'],
      ...['Floor lead', '', 'Waited for the bus with the agents'],
    ],
    [4, 'Call the fallback carrier', 'not performed', '', '', '', '', 'The main carrier stayed up'],
    ['service verified', 'Moment of the clock', '', '2020-05-16 04:12 -05:00', '', '', '', ''],
  ]);
}
