/** One user-entity control as a report lists it. */
export interface PastedControl {
  /** What the report calls it, for example `CUEC 4`. */
  label: string;
  text: string;
  controlRef: string | null;
  ownerName: string | null;
}

export interface PastedRow extends PastedControl {
  /** Line of the sheet, from 1. */
  line: number;
  problems: string[];
}

export const MOST_PASTED = 500;
const LONGEST = { label: 60, text: 4000, controlRef: 60, ownerName: 200 };

const COLUMNS: Record<keyof PastedControl, readonly string[]> = {
  label: ['no', 'no.', 'nr', '#', 'number', 'label', 'ref', 'reference', 'id', 'cuec', 'cuec id'],
  text: [
    'text',
    'control',
    'user-entity control',
    'user entity control',
    'complementary user-entity control',
    'complementary user entity control',
    'description',
  ],
  controlRef: ['our control', 'mapped to', 'mapped control', 'control ref', 'control reference', 'control id'],
  ownerName: ['owner', 'control owner'],
};

/**
 * The rows of a list pasted from a spreadsheet (tab-separated) or of a CSV file. The first line may name the columns;
 * without it they are label, text, our control, owner, and a single column is the text. Rows are numbered where they
 * carry no label. `known` are labels that the report has already.
 */
export function pastedControls(pasted: string, known: readonly string[] = []): PastedRow[] {
  const lines = cellsOf(pasted).map((cells, i) => ({ cells: cells.map((cell) => cell.trim()), line: i + 1 }));
  const filled = lines.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const order = namedOrder(filled[0]?.cells ?? []);
  const rows = order === null ? filled : filled.slice(1);
  const widest = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const read = rows.map(({ cells, line }, i) => ({ ...rowOf(cells, order ?? usualOrder(widest), i + 1), line }));
  const labels = [...known, ...read.map(({ label }) => label)].map(plain);
  return read.map((row) => ({
    ...row,
    problems: problemsOf(row, labels.filter((label) => label === plain(row.label)).length),
  }));
}

type Order = (keyof PastedControl | null)[];

const plain = (text: string): string => text.trim().toLowerCase();

/** The columns by their names, where the first line names one that holds the text. */
function namedOrder(cells: readonly string[]): Order | null {
  const order = cells.map(
    (cell) =>
      (Object.keys(COLUMNS) as (keyof PastedControl)[]).find((key) => COLUMNS[key].includes(plain(cell))) ?? null,
  );
  return order.includes('text') ? order : null;
}

const usualOrder = (width: number): Order => (width <= 1 ? ['text'] : ['label', 'text', 'controlRef', 'ownerName']);

function rowOf(cells: readonly string[], order: Order, number: number): PastedControl {
  const of = (key: keyof PastedControl): string => cells[order.indexOf(key)] ?? '';
  return {
    label: of('label') || `CUEC ${number}`,
    text: of('text'),
    controlRef: of('controlRef') || null,
    ownerName: of('ownerName') || null,
  };
}

function problemsOf(row: PastedControl, sameLabel: number): string[] {
  const found: string[] = [];
  if (row.text === '') found.push('There is no text of the control in this row.');
  for (const key of Object.keys(LONGEST) as (keyof PastedControl)[])
    if ((row[key] ?? '').length > LONGEST[key])
      found.push(`The ${WORDS[key]} is longer than ${LONGEST[key]} characters.`);
  if (sameLabel > 1) found.push(`"${row.label}" is there more than once.`);
  if (row.ownerName !== null && row.controlRef === null) found.push('There is an owner, but no control of ours.');
  return found;
}

const WORDS: Record<keyof PastedControl, string> = {
  label: 'label',
  text: 'text',
  controlRef: 'name of our control',
  ownerName: 'owner',
};

/** Cells of tab-separated text, or of comma- or semicolon-separated text where it holds no tab; quotes as in RFC 4180. */
function cellsOf(pasted: string): string[][] {
  const text = pasted
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n');
  const separator = separatorOf(text);
  const rows: string[][] = [['']];
  for (const [token] of text.matchAll(tokensOf(separator))) {
    const row = rows.at(-1) ?? [];
    if (token === '\n') rows.push(['']);
    else if (token === separator) row.push('');
    else row[row.length - 1] = `${row.at(-1) ?? ''}${unquoted(token)}`;
  }
  return rows;
}

/** A quoted cell counts as quoted from where a cell begins; elsewhere a quote is a quote. */
function tokensOf(separator: string | null): RegExp {
  const edge = separator === null ? '\n' : `\n${separator}`;
  return new RegExp(`(?<=^|[${edge}])"(?:[^"]|"")*"|[${edge}]|[^${edge}]+`, 'g');
}

const unquoted = (token: string): string =>
  token.length > 1 && token.startsWith('"') && token.endsWith('"') ? token.slice(1, -1).replaceAll('""', '"') : token;

/** Sentences have commas of their own: without a tab, text is CSV only where its first line names columns or is quoted. */
function separatorOf(text: string): string | null {
  if (text.includes('\t')) return '\t';
  const first = text.split('\n', 1)[0] ?? '';
  const named = [',', ';'].find(
    (one) => namedOrder(first.split(one).map((cell) => cell.replaceAll('"', ''))) !== null && first.includes(one),
  );
  return named ?? (/^\s*"[^"]*",/.test(first) ? ',' : null);
}
