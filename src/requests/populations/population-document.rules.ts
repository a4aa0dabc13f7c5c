import type { Block, PacketDocument, TableColumn } from '../../packets/document/document.model';
import type { LinesFacts } from './population-lines.rules';
import type { PopulationFile } from './population.rules';

/** What a printed population says beside what its JSON lines hold. */
export interface PrintedPopulation {
  ref: string;
  registrant: string;
  runBy: string;
  /** Of the frozen CSV file, lower-case hex. */
  csvSha256: string;
  linesSha256: string;
  facts: LinesFacts;
  file: PopulationFile;
}

/** Rows of one table: the next one begins with its own head. */
const TABLE_ROWS = 500;

/** A population as a document to print: what was asked, when and by whom, the totals that prove it whole, then every item. */
export function populationDocument(printed: PrintedPopulation): Omit<PacketDocument, 'exhibits'> {
  const { ref, registrant, facts, csvSha256 } = printed;
  return {
    title: `${ref} ${facts.name} - population`,
    subject: `Population: ${facts.name}. ${facts.filter}. SHA-256 of the frozen file ${csvSha256}`,
    language: 'en-GB',
    author: registrant,
    createdAt: facts.ranAt,
    digest: csvSha256,
    footer: `${ref} - population - ${facts.filter} - file\u00A0${csvSha256.slice(0, 12)}`,
    blocks: [coverOf(printed), ...queryBlocks(printed), ...wholeBlocks(printed), ...itemBlocks(printed)],
  };
}

const second = (iso: string): string => iso.replace('T', ' ').replace(/\.\d+Z$/, 'Z');

function coverOf({ ref, registrant, runBy, csvSha256, facts, file }: PrintedPopulation): Block {
  return {
    ...{ kind: 'cover', eyebrow: 'Population', title: `${ref} ${facts.name}`, subtitle: registrant },
    facts: [
      { key: 'Asked for', value: facts.filter },
      { key: 'Run at (UTC)', value: second(facts.ranAt) },
      { key: 'Run by', value: runBy },
      { key: 'Items', value: String(file.rows.length) },
    ],
    digest: { label: 'SHA-256 of the frozen file (CSV), which is attached unchanged', hex: csvSha256 },
    notice:
      'A print of the frozen file. What counts is the file: its digest was recorded in the audit trail when the query was run.',
  };
}

function queryBlocks({ facts, linesSha256 }: PrintedPopulation): Block[] {
  const given = Object.entries(facts.parameters).map(([key, value]) => ({ key, value: value ?? 'any' }));
  return [
    { kind: 'heading', level: 1, number: '1', text: 'What was asked' },
    { kind: 'paragraph', text: facts.words },
    { kind: 'keyValues', items: given },
    { kind: 'heading', level: 2, text: 'The query as it was run' },
    { kind: 'paragraph', small: true, text: [{ text: facts.code.replaceAll(/\s+/g, ' ').trim(), mono: true }] },
    { kind: 'paragraph', small: true, text: `SHA-256 of the same as JSON lines: ${linesSha256}` },
  ];
}

function wholeBlocks({ facts, file }: PrintedPopulation): Block[] {
  const { totals, leftOut, source } = facts;
  const inside = totals.map(({ label, value }) => ({ name: label, value }));
  const outside = leftOut.map(({ reason, count: value }) => ({ name: reason, value }));
  const left = leftOut.reduce((sum, one) => sum + one.count, 0);
  return [
    { kind: 'heading', level: 1, number: '2', text: 'Completeness' },
    {
      kind: 'paragraph',
      text: `The source held ${source} rows at that moment. ${file.rows.length} of them are in the population and ${left} are not; together they ${
        file.rows.length + left === source ? 'are all of them.' : 'are NOT all of them.'
      }`,
    },
    countBlock({ caption: 'Control totals', of: 'Of', rows: inside, none: 'Nothing was counted.' }),
    countBlock({
      ...{ caption: 'Rows of the source that are not in the population', of: 'Reason' },
      ...{ rows: outside, none: 'None.' },
    }),
  ];
}

interface Counts {
  caption: string;
  /** Title of the first column. */
  of: string;
  rows: { name: string; value: number }[];
  none: string;
}

function countBlock({ caption, of, rows, none }: Counts): Block {
  return {
    ...{ kind: 'table', caption, none },
    columns: [
      { title: of, weight: 3, rowHeader: true },
      { title: 'Number', weight: 1, align: 'right' },
    ],
    rows: rows.map(({ name, value }) => ({ cells: [name, String(value)] })),
  };
}

function itemBlocks({ file }: PrintedPopulation): Block[] {
  const columns = file.columns.map((title, at): TableColumn => columnOf(title, at, file));
  const parts = Math.max(1, Math.ceil(file.rows.length / TABLE_ROWS));
  return [
    { kind: 'pageBreak', orientation: 'landscape' },
    { kind: 'heading', level: 1, number: '3', text: 'Items' },
    ...Array.from({ length: parts }, (_, part): Block => {
      const rows = file.rows.slice(part * TABLE_ROWS, (part + 1) * TABLE_ROWS);
      const first = part * TABLE_ROWS + 1;
      return {
        ...{ kind: 'table', columns, none: 'No record met the query.' },
        ...(parts > 1 ? { caption: `Items ${first} to ${first + rows.length - 1}` } : {}),
        rows: rows.map((row) => ({ cells: row.map((value) => (value === null ? '-' : String(value))) })),
      };
    }),
  ];
}

/** Digests and ids, which only machines read, may break. */
const NAMELESS = /^[0-9a-f-]{36,64}$/;

/** As wide as what stands in its first rows, within reason, and no narrower than its longest word. */
function columnOf(title: string, at: number, { rows }: PopulationFile): TableColumn {
  if (at === 0) return { title, weight: 5, align: 'right', rowHeader: true };
  const texts = rows.slice(0, TABLE_ROWS).map((row) => String(row[at] ?? ''));
  const longest = (parts: readonly string[]) => parts.reduce((most, { length }) => Math.max(most, length), 0);
  if (texts.length > 0 && texts.every((text) => NAMELESS.test(text)))
    return { title, weight: longest(texts) / 1.7, mono: true };
  const words = [title, ...texts].flatMap((text) => text.split(/[\s/-]+/));
  return { title, weight: Math.max(5, Math.min(22, longest(texts)), Math.min(22, 1.3 * longest(words))) };
}
