import type { ImportColumn, ImportKind } from './import-columns.rules';
import { readCell, type ImportValue } from './import-cells.rules';
import { nearest } from './import-headers.rules';
import { CHECKS } from './import-checks.rules';
import type { RegisterFacts, RowInPlan } from './import-facts.model';
import { addressIn, type ImportTable } from './import-table.rules';

export type ImportAction = 'create' | 'change' | 'unchanged' | 'refused';

export interface ImportError {
  /** Header of the column; empty where the row as a whole is meant. */
  column: string;
  address: string;
  code: string;
  message: string;
}

export interface ImportChange {
  column: string;
  before: ImportValue | null;
  after: ImportValue;
}

export interface PlannedRow {
  /** As the spreadsheet counts it. */
  row: number;
  action: ImportAction;
  /** What the row is about, for lists. */
  label: string;
  vendorId: string | null;
  targetId: string | null;
  targetVersion: number | null;
  values: Record<string, ImportValue>;
  changes: ImportChange[];
  errors: ImportError[];
}

interface Planning {
  kind: ImportKind;
  columns: readonly (ImportColumn | null)[];
  facts: RegisterFacts;
}

/** What every row would do to the register as it is. Nothing is decided by the order of rows but which of two equals is refused. */
export function planRows(table: ImportTable, planning: Planning): PlannedRow[] {
  const seen = new Map<string, number>();
  const byWords = byNameAndRef(planning.facts);
  const existing = new Map(planning.facts.existing.map((one) => [one.key, one]));
  return table.rows.map(({ row, cells }) => {
    const errors: ImportError[] = [];
    const values: Record<string, ImportValue> = {};
    const refuse = (key: string, error: { code: string; message: string }) => {
      const at = planning.columns.findIndex((column) => column?.key === key);
      const column = planning.columns[at]?.header ?? '';
      errors.push({ column, address: addressIn(row, Math.max(0, at)), ...error });
    };
    planning.columns.forEach((column, i) => {
      const cell = cells[i];
      if (!column || !cell || cell.kind === 'empty') return;
      const read = readCell(cell, column);
      if ('value' in read) values[column.key] = read.value;
      else refuse(column.key, read);
    });
    const vendorId = vendorOf(values['vendor'], { vendors: planning.facts.vendors, byWords }, refuse);
    const key = keyOf(planning.kind, values, vendorId);
    const inPlan: RowInPlan = { row, values, vendorId, existing: (key && existing.get(key)) || null, refuse };
    refuseMissing(planning, inPlan, errors);
    if (key !== null) refuseTwice(seen, key, inPlan);
    if (errors.length === 0) CHECKS[planning.kind]?.(inPlan, planning.facts);
    return plannedRow(planning, inPlan, errors);
  });
}

function refuseMissing({ columns }: Planning, { values, refuse }: RowInPlan, errors: readonly ImportError[]): void {
  for (const column of columns) {
    if (column?.required !== true || values[column.key] !== undefined) continue;
    if (errors.some((error) => error.column === column.header)) continue;
    refuse(column.key, { code: 'missing', message: `${column.header} is missing.` });
  }
}

function refuseTwice(seen: Map<string, number>, key: string, { row, refuse }: RowInPlan): void {
  const before = seen.get(key);
  if (before === undefined) seen.set(key, row);
  else refuse(key.includes('@') ? 'email' : 'name', { code: 'twice', message: `Row ${before} is about the same one.` });
}

/** Ids by name and by reference; of two alike the first that the register gives. */
function byNameAndRef({ vendors }: RegisterFacts): Map<string, string> {
  const named = vendors.flatMap(({ id, ref, name }) =>
    [ref, name].map((word): [string, string] => [word.toLowerCase(), id]),
  );
  return new Map(named.reverse());
}

function vendorOf(
  given: ImportValue | undefined,
  { vendors, byWords }: { vendors: RegisterFacts['vendors']; byWords: ReadonlyMap<string, string> },
  refuse: RowInPlan['refuse'],
): string | null {
  if (typeof given !== 'string') return null;
  const words = given.toLowerCase();
  const found = byWords.get(words);
  if (found !== undefined) return found;
  const near = nearest(
    given,
    vendors.map(({ name }) => name),
  );
  const hint = near === null ? '' : ` Did you mean "${near}"?`;
  refuse('vendor', { code: 'unknown_vendor', message: `The register has no vendor "${given}".${hint}` });
  return null;
}

const lower = (value: ImportValue | undefined): string | null =>
  typeof value === 'string' ? value.toLowerCase() : null;

/** What makes two rows, or a row and the register, speak of the same thing; null while that is not known. */
export function keyOf(kind: ImportKind, values: Record<string, ImportValue>, vendorId: string | null): string | null {
  const [name, email] = [lower(values['name']), lower(values['email'])];
  if (kind === 'vendors') return name;
  if (kind === 'people') return email === null ? null : `${email} ${String(values['role'])} ${vendorId ?? ''}`;
  const own = kind === 'contacts' ? email : name;
  return own === null || vendorId === null ? null : `${vendorId} ${own}`;
}

function plannedRow(planning: Planning, inPlan: RowInPlan, errors: ImportError[]): PlannedRow {
  const { row, values, vendorId, existing } = inPlan;
  const target = { targetId: existing?.id ?? null, targetVersion: existing?.version ?? null };
  const shared = { row, label: labelOf(values), vendorId, ...target, values, errors };
  if (errors.length > 0) return { ...shared, action: 'refused', changes: [] };
  const changes = wouldChange(planning, inPlan);
  return { ...shared, action: actionOf(existing, changes), changes };
}

/** A membership that is held already is not touched by an invitation. */
const wouldChange = ({ kind, columns }: Planning, inPlan: RowInPlan): ImportChange[] =>
  kind === 'people' && inPlan.existing ? [] : changesOf(columns, inPlan);

const labelOf = (values: RowInPlan['values']): string => String(values['name'] ?? values['email'] ?? '');

function actionOf(existing: RowInPlan['existing'], changes: readonly ImportChange[]): ImportAction {
  if (existing === null) return 'create';
  return changes.length > 0 ? 'change' : 'unchanged';
}

/** Field by field; an empty cell leaves what is there. */
function changesOf(columns: Planning['columns'], { values, existing }: RowInPlan): ImportChange[] {
  return columns.flatMap((column) => {
    const after = column && column.key !== 'vendor' ? values[column.key] : undefined;
    if (!column || after === undefined) return [];
    const before = existing?.fields[column.key] ?? null;
    return sameValue(before, after) ? [] : [{ column: column.header, before, after }];
  });
}

const sameValue = (before: ImportValue | null, after: ImportValue): boolean =>
  JSON.stringify(before) === JSON.stringify(after);
