import { setImmediate as nextTurn } from 'node:timers/promises';
import { numberFormats, relationsOf, sharedTexts, sheetPlaces } from './workbook-parts.rules';
import { SheetReader, type SheetContext } from './workbook-sheet.rules';
import {
  refuse,
  Refused,
  WORKBOOK_LIMITS,
  type Sheet,
  type WorkbookLimits,
  type WorkbookReading,
} from './workbook.rules';
import { refuseForeignParts } from './workbook-foreign';
import { xmlText } from './workbook-xml.rules';
import { openPackage, type Package } from './workbook-zip';

export type { Cell, CellKind, Sheet, WorkbookLimits, WorkbookReading, WorkbookRefusal } from './workbook.rules';
export { addressOf, WORKBOOK_LIMITS } from './workbook.rules';
export { writeWorkbook, type WrittenPart, type WrittenSheet } from './workbook-writer';

/**
 * Reads an Excel workbook (.xlsx) from anybody. Its own reader, because the library's follows whatever a file says:
 * here every size is checked before and after, one pass reads what it checks, and what could run, link or hide
 * (formulas, macros, links, objects, merged cells) is refused by sheet and cell instead of dropped. Never throws for
 * what a file contains.
 */
export async function readWorkbook(bytes: Buffer, given?: WorkbookLimits): Promise<WorkbookReading> {
  const limits = given ?? WORKBOOK_LIMITS;
  try {
    refuseByLook(bytes, limits);
    return { sheets: await sheetsOf(openPackage(bytes, limits), limits) };
  } catch (error) {
    if (error instanceof Refused) return { refusals: error.refusals };
    throw error;
  }
}

const OLD_OFFICE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

function refuseByLook(bytes: Buffer, limits: WorkbookLimits): void {
  if (bytes.length === 0) refuse('empty', 'The file is empty.');
  if (bytes.length > limits.fileBytes)
    refuse('too_large', `The file is larger than ${Math.floor(limits.fileBytes / 1_048_576)} MB.`);
  if (bytes.subarray(0, 8).equals(OLD_OFFICE))
    refuse('not_a_workbook', 'This is an old Excel file (.xls) or one with a password. Save it as .xlsx without one.');
  if (bytes.length < 22 || bytes.toString('latin1', 0, 2) !== 'PK')
    refuse('not_a_workbook', 'This is not an Excel workbook (.xlsx).');
}

async function sheetsOf(parts: Package, limits: WorkbookLimits): Promise<Sheet[]> {
  refuseForeignParts(parts, limits);
  const { places, from1904 } = sheetPlaces(needed(parts, 'xl/workbook.xml'), limits);
  const relations = relationsOf(needed(parts, 'xl/_rels/workbook.xml.rels'));
  const shared = { texts: sharedTexts(partOr(parts, 'xl/sharedStrings.xml')), from1904, limits };
  const context = { ...shared, formats: numberFormats(partOr(parts, 'xl/styles.xml')), left: { cells: limits.cells } };
  const sheets: Sheet[] = [];
  for (const { name, hidden, relation } of places) {
    const found = relations.find(({ id, type }) => id === relation && type === 'worksheet');
    if (!found) refuse('unusual_sheet', `Sheet ${name} is not a sheet of cells.`, { sheet: name });
    sheets.push({ name, hidden, rows: rowsOf(parts, found.target, { ...context, sheet: name }) });
    // Others get their turn between two sheets.
    await nextTurn();
  }
  return sheets;
}

function rowsOf(parts: Package, target: string, context: SheetContext) {
  const name = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  if (!/^xl\/worksheets\/[\w.-]+\.xml$/.test(name))
    refuse('unusual_sheet', `Sheet ${context.sheet} is kept where no sheet belongs.`, { sheet: context.sheet });
  return new SheetReader(context).read(needed(parts, name));
}

function needed(parts: Package, name: string): string {
  const part = parts.read(name);
  if (!part) return refuse('not_a_workbook', `This is not an Excel workbook (.xlsx): it has no ${name}.`);
  return xmlText(part, name);
}

function partOr(parts: Package, name: string): string {
  const part = parts.read(name);
  return part ? xmlText(part, name) : '';
}
