import { strToU8, zipSync, type Zippable } from 'fflate';
import { FICTION, type Block, type DemoFile, type Paper, type PaperTable } from './paper';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org';

/** Characters that XML 1.0 and its attributes cannot carry as they are. */
function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function zipped(parts: Record<string, string>, date: string): Buffer {
  const files: Zippable = {};
  // ZIP keeps local time: noon avoids a change of day anywhere the demo is seeded.
  for (const [name, text] of Object.entries(parts)) files[name] = strToU8(XML + text);
  return Buffer.from(zipSync(files, { level: 6, mtime: new Date(`${date}T12:00:00`) }));
}

function contentTypes(overrides: [part: string, type: string][]): string {
  const parts = overrides.map(([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`).join('');
  return `<Types xmlns="${MAIN}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${parts}</Types>`;
}

function relations(targets: [kind: string, target: string][]): string {
  const rows = targets.map(
    ([kind, target], i) =>
      `<Relationship Id="rId${i + 1}" Type="${MAIN}/officeDocument/2006/relationships/${kind}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${MAIN}/package/2006/relationships">${rows.join('')}</Relationships>`;
}

export interface Sheet {
  name: string;
  /** First row is the heading. Numbers become number cells. */
  rows: (string | number)[][];
}

/** A workbook that spreadsheet programs open: inline strings, one style for the heading row. */
export function xlsxOf(sheets: Sheet[], file: { fileName: string; date: string }): DemoFile {
  const spread = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const noted = [...sheets, { name: 'About', rows: [['About this file'], [FICTION]] }];
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypes([
      ['/xl/workbook.xml', `${spread}.sheet.main+xml`],
      ['/xl/styles.xml', `${spread}.styles+xml`],
      ...noted.map((_, i): [string, string] => [`/xl/worksheets/sheet${i + 1}.xml`, `${spread}.worksheet+xml`]),
    ]),
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}/spreadsheetml/2006/main" xmlns:r="${MAIN}/officeDocument/2006/relationships"><sheets>${noted.map((s, i) => `<sheet name="${xml(s.name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...noted.map((_, i): [string, string] => ['worksheet', `worksheets/sheet${i + 1}.xml`]),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': STYLES,
  };
  noted.forEach((sheet, i) => (parts[`xl/worksheets/sheet${i + 1}.xml`] = sheetXml(sheet)));
  const type = `${spread}.sheet`;
  return { fileName: file.fileName, type, bytes: zipped(parts, file.date) };
}

const STYLES = `<styleSheet xmlns="${MAIN}/spreadsheetml/2006/main"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`;

function sheetXml(sheet: Sheet): string {
  const width = Math.max(...sheet.rows.map((row) => row.length));
  const columns = `<cols><col min="1" max="${width}" width="24" customWidth="1"/></cols>`;
  const rows = sheet.rows.map(
    (row, i) => `<row r="${i + 1}">${row.map((cell, j) => cellXml(cell, i, j)).join('')}</row>`,
  );
  return `<worksheet xmlns="${MAIN}/spreadsheetml/2006/main">${columns}<sheetData>${rows.join('')}</sheetData></worksheet>`;
}

function cellXml(cell: string | number, row: number, column: number): string {
  const at = `${String.fromCharCode(65 + column)}${row + 1}`;
  const style = row === 0 ? ' s="1"' : '';
  if (typeof cell === 'number') return `<c r="${at}"${style}><v>${cell}</v></c>`;
  return `<c r="${at}"${style} t="inlineStr"><is><t xml:space="preserve">${xml(cell)}</t></is></c>`;
}

/** A paper as a Word file. */
export function docxOf(paper: Paper, fileName: string): DemoFile {
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  const body = [
    run(paper.organisation, { size: 20 }),
    run(paper.title, { size: 40, bold: true }),
    run(`${paper.number}   version ${paper.version}   ${paper.date}`, { size: 20 }),
    ...paper.blocks.map(blockXml),
    run(FICTION, { size: 16 }),
  ].join('');
  const page =
    '<w:sectPr><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1300" w:bottom="1200" w:left="1300" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>';
  const parts = {
    '[Content_Types].xml': contentTypes([['/word/document.xml', `${type}.main+xml`]]),
    '_rels/.rels': relations([['officeDocument', 'word/document.xml']]),
    'word/document.xml': `<w:document xmlns:w="${MAIN}/wordprocessingml/2006/main"><w:body>${body}${page}</w:body></w:document>`,
  };
  return { fileName, type, bytes: zipped(parts, paper.date) };
}

function run(text: string, look: { size?: number; bold?: boolean } = {}): string {
  const properties = `<w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/>${look.bold ? '<w:b/>' : ''}<w:sz w:val="${look.size ?? 21}"/></w:rPr>`;
  return `<w:p><w:pPr><w:spacing w:after="120"/></w:pPr><w:r>${properties}<w:t xml:space="preserve">${xml(text)}</w:t></w:r></w:p>`;
}

function blockXml(block: Block): string {
  if ('heading' in block) return run(block.heading, { size: 26, bold: true });
  if ('text' in block) return run(block.text);
  if ('list' in block) return block.list.map((item) => run(`•  ${item}`)).join('');
  if ('table' in block) return tableXml(block.table);
  if ('drawing' in block) return run(block.drawing.caption);
  const { name, title, on } = block.signed;
  return run(name, { size: 30 }) + run(`${name}, ${title}. Signed on ${on}.`);
}

function tableXml(table: PaperTable): string {
  const edges = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(
    (edge) => `<w:${edge} w:val="single" w:sz="4" w:color="B9C1CF"/>`,
  );
  const cell = (text: string, bold: boolean) =>
    `<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>${run(text, { size: 18, bold })}</w:tc>`;
  const rows = [table.columns, ...table.rows].map(
    (row, i) => `<w:tr>${row.map((text) => cell(text, i === 0)).join('')}</w:tr>`,
  );
  const grid = table.columns.map(() => '<w:gridCol w:w="1800"/>').join('');
  return `<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>${edges.join('')}</w:tblBorders></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>${run('')}`;
}
