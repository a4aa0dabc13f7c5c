import { relationsOf, sheetPlaces, type Relation } from './workbook-parts.rules';
import { addressOf, refuse, type WorkbookLimits } from './workbook.rules';
import { xmlText } from './workbook-xml.rules';
import type { Package } from './workbook-zip';

const FOREIGN: [RegExp, string, string][] = [
  [/(^|\/)vba|\.vba$|macrosheets\//i, 'macros', 'The file holds macros. Save it as .xlsx without them.'],
  [
    /(^|\/)externalLinks\/|(^|\/)connections\.xml$|(^|\/)queryTables\//i,
    'external_link',
    'The file takes values from other files or from the network. Paste them as values.',
  ],
  [/(^|\/)pivot(Cache|Tables)/i, 'pivot', 'The file holds a pivot table. Copy its values into a plain sheet.'],
  [/^xl\/workbook\.bin$/i, 'not_a_workbook', 'This is a binary workbook (.xlsb). Save it as .xlsx.'],
  [/^(mimetype|content\.xml)$/, 'not_a_workbook', 'This is an OpenDocument file (.ods). Save it as .xlsx.'],
  [/^word\/|^ppt\//, 'not_a_workbook', 'This is a document or a presentation, not a workbook.'],
  [/\.(zip|xls[xmb]?|docx?|pptx?|exe|dll|jar|7z|rar|gz)$/i, 'nested', 'The file holds another file within it.'],
];

const OBJECTS = /(^|\/)(embeddings|activeX|ctrlProps|media|charts|diagrams|model)\//i;
const HARMLESS = ['hyperlink', 'comments', 'vmlDrawing', 'printerSettings', 'table', 'threadedComment'];

/** Refuses what a list has no use for and what can run, link or carry something: by its place in the package. */
export function refuseForeignParts(parts: Package, limits: WorkbookLimits): void {
  for (const [pattern, code, reason] of FOREIGN)
    if (parts.names.some((name) => pattern.test(name))) refuse(code, reason);
  for (const [sheet, relations] of relationsOfSheets(parts, limits))
    for (const relation of relations) refuseForeignRelation(parts, sheet, relation);
  if (parts.names.some((name) => OBJECTS.test(name)))
    refuse(
      'foreign_object',
      'The file holds pictures, charts or embedded objects. Copy its values into a plain sheet.',
    );
}

function refuseForeignRelation(parts: Package, sheet: string, { type, target, external }: Relation): void {
  if (external && type !== 'hyperlink')
    refuse('external_link', `Sheet ${sheet} takes something from ${target.slice(0, 80)}.`, { sheet });
  if (HARMLESS.includes(type)) return;
  const address = type === 'drawing' ? anchorOf(parts, target) : null;
  const place = address === null ? `Sheet ${sheet}` : `Sheet ${sheet}, cell ${address}`;
  const reason = `${place} holds a picture, a chart or an object. Delete it.`;
  refuse('foreign_object', reason, address === null ? { sheet } : { sheet, address });
}

function* relationsOfSheets(parts: Package, limits: WorkbookLimits): Generator<[string, Relation[]]> {
  const [workbook, relations] = ['xl/workbook.xml', 'xl/_rels/workbook.xml.rels'].map((name) => partOf(parts, name));
  if (!workbook || !relations) return;
  const names = new Map(sheetPlaces(workbook, limits).places.map(({ relation, name }) => [relation, name]));
  for (const { id, target } of relationsOf(relations)) {
    const file = target.replace(/^.*\//, '');
    const xml = names.has(id) ? partOf(parts, `xl/worksheets/_rels/${file}.rels`) : null;
    if (xml) yield [names.get(id) ?? '', relationsOf(xml)];
  }
}

/** The cell at which the first object of a drawing is fixed; null where the drawing does not say. */
function anchorOf(parts: Package, target: string): string | null {
  const xml = partOf(parts, `xl/drawings/${target.replace(/^.*\//, '')}`) ?? '';
  const [row, column] = [firstNumber(xml, 'row'), firstNumber(xml, 'col')];
  return row === null || column === null ? null : addressOf(row, column);
}

function firstNumber(xml: string, element: string): number | null {
  const [, digits] = new RegExp(`<(?:\\w+:)?${element}>(\\d{1,7})<`).exec(xml) ?? [];
  return digits === undefined ? null : Number(digits);
}

function partOf(parts: Package, name: string): string | null {
  const part = parts.read(name);
  return part ? xmlText(part, name) : null;
}
