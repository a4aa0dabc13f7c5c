import { readCsv } from '../foundation/csv-reader.rules';
import { Problem, type FieldError } from '../foundation/problem';
import type { RawFormat } from '../foundation/raw-body';
import { readWorkbook, WORKBOOK_LIMITS, type WorkbookRefusal } from '../foundation/workbook';
import { COLUMNS_OF, MOST_ROWS, type ImportColumn, type ImportKind } from './import-columns.rules';
import { matchHeaders, type ToldHeaders } from './import-headers.rules';
import { tableOf, type ImportTable } from './import-table.rules';

const LIMITS = { ...WORKBOOK_LIMITS, rows: MOST_ROWS + 20, columns: 60, sheets: 8, cells: 150_000, cellLength: 8000 };

/** Their links are shown once, to whoever waits for the answer. */
const MOST_PEOPLE = 500;
const TOO_MANY_PEOPLE = {
  pointer: '/file',
  message: `Invite at most ${MOST_PEOPLE} people with one file: the links of all of them are shown at once.`,
  code: 'too_many_rows',
};

export interface ReadFile {
  table: ImportTable;
  columns: (ImportColumn | null)[];
}

/** The list in a file, its columns matched. Throws `refused` with every reason, by sheet and cell; nothing is kept then. */
export async function readImport(
  file: { bytes: Buffer; format: RawFormat },
  kind: ImportKind,
  told: ToldHeaders,
): Promise<ReadFile> {
  const reading = file.format === 'xlsx' ? await readWorkbook(file.bytes, LIMITS) : readCsv(file.bytes, LIMITS);
  if ('refusals' in reading) throw refused(reading.refusals.map(asError));
  const table = tableOf(reading.sheets);
  if ('code' in table) throw refused([{ pointer: '/file', message: table.reason, code: table.code }]);
  if (kind === 'people' && table.rows.length > MOST_PEOPLE) throw refused([TOO_MANY_PEOPLE]);
  const { columns, problems } = matchHeaders(table.header, COLUMNS_OF[kind], told);
  if (problems.length > 0)
    throw refused(
      problems.map(({ header, code, message }) => ({ pointer: `/headers/${escaped(header)}`, message, code })),
    );
  return { table, columns };
}

const escaped = (text: string): string => text.replaceAll('~', '~0').replaceAll('/', '~1');

const asError = ({ sheet, address, reason, code }: WorkbookRefusal): FieldError => ({
  pointer: ['/file', ...[sheet, address].filter((part) => part !== null).map(escaped)].join('/'),
  message: reason,
  code,
});

function refused(errors: FieldError[]): Problem {
  const [first] = errors;
  const detail = errors.length === 1 && first ? first.message : `${errors.length} things stand in the way.`;
  return new Problem('refused', `The file was not read: nothing was saved. ${detail}`, errors);
}
