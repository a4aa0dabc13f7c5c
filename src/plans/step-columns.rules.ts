import type { StepColumn } from './step-list.rules';

/** Where each column of a pasted table stands, from 0. */
export interface StepColumns {
  at: Partial<Record<StepColumn, number>>;
  /** True when the first row names the columns and is no step. */
  header: boolean;
  /** Headings that no column of a step answers to. */
  ignored: string[];
}

/** Order of the columns when the first row is a step already. */
export const POSITIONAL: readonly StepColumn[] = [
  'number',
  'title',
  'owner',
  'systemName',
  'dependsOn',
  'expectedMinutes',
  'instruction',
];

const HEADINGS: Record<StepColumn, readonly string[]> = {
  number: ['number', 'no', 'nr', 'num', 'stepno', 'stepnumber', 'stepnr', 'id', 'seq', 'sequence', 'order', '#'],
  title: ['title', 'task', 'action', 'activity', 'what', 'name', 'stepname', 'steptitle'],
  instruction: ['instruction', 'instructions', 'details', 'detail', 'how', 'procedure', 'notes'],
  owner: ['owner', 'who', 'responsible', 'role', 'team', 'assignedto', 'assignee', 'stepowner'],
  systemName: ['system', 'systems', 'systemname', 'application', 'component'],
  dependsOn: ['dependson', 'dependency', 'dependencies', 'depends', 'predecessor', 'predecessors', 'after'],
  expectedMinutes: [
    'expectedtime',
    'expected',
    'expectedminutes',
    'expectedduration',
    'time',
    'duration',
    'minutes',
    'min',
    'estimate',
    'plannedtime',
    'target',
  ],
};

/** Reads the first row: headings when at least two of its cells are known ones, else the columns stand in their usual order; one column alone holds titles. */
export function stepColumns(first: readonly string[]): StepColumns {
  const names = first.map(nameOf);
  const at: StepColumns['at'] = {};
  for (const column of POSITIONAL) {
    const index = names.findIndex((name) => HEADINGS[column].includes(name));
    if (index >= 0) at[column] = index;
  }
  readAmbiguous(names, at);
  if (Object.keys(at).length < 2) return positional(first.length);
  const used = new Set(Object.values(at));
  return { at, header: true, ignored: first.filter((cell, index) => cell !== '' && !used.has(index)) };
}

/** "Step" is the number beside a title, else the title; "Description" is the title where nothing else is. */
function readAmbiguous(names: readonly string[], at: StepColumns['at']): void {
  const step = names.indexOf('step');
  const description = names.indexOf('description');
  const stepIsTitle = at.title === undefined && (description < 0 || at.number !== undefined);
  if (step >= 0) take(at, { column: stepIsTitle ? 'title' : 'number', index: step });
  if (description >= 0) take(at, { column: at.title === undefined ? 'title' : 'instruction', index: description });
}

function take(at: StepColumns['at'], found: { column: StepColumn; index: number }): void {
  at[found.column] ??= found.index;
}

function positional(width: number): StepColumns {
  if (width === 1) return { at: { title: 0 }, header: false, ignored: [] };
  const at: StepColumns['at'] = {};
  POSITIONAL.slice(0, width).forEach((column, index) => {
    at[column] = index;
  });
  return { at, header: false, ignored: [] };
}

function nameOf(cell: string): string {
  const name = cell
    .toLowerCase()
    .replaceAll(/\([^)]*\)/g, '')
    .replaceAll(/[^a-z#]/g, '');
  return name.length > 1 ? name.replaceAll('#', '') || '#' : name;
}
