import type { ParsedSteps, PlanStep, StepInput } from '../../api/plans';

/** A step as it is typed: everything is text until it is saved. */
export type StepRow = {
  key: string;
  number: string;
  title: string;
  instruction: string;
  owner: string;
  systemName: string;
  dependsOn: string;
  minutes: string;
};

export const stepFields = ['number', 'title', 'instruction', 'owner', 'systemName', 'dependsOn', 'minutes'] as const;
export type StepField = (typeof stepFields)[number];

type StepLike = Omit<PlanStep, 'id' | 'number'> & { number: number | null };

export const rowOf = (step: StepLike, key: string): StepRow => ({
  key,
  number: String(step.number ?? ''),
  title: step.title,
  instruction: step.instruction ?? '',
  owner: step.owner ?? '',
  systemName: step.systemName ?? '',
  dependsOn: step.dependsOn.join(', '),
  minutes: step.expectedMinutes === null ? '' : String(step.expectedMinutes),
});

export const rowsOfParsed = ({ steps }: ParsedSteps): StepRow[] =>
  steps.map((step, at) => rowOf({ ...step, number: step.number ?? at + 1 }, `pasted-${step.row}`));

const whole = /^\d+$/;
const numbersOf = (text: string) => text.split(/[,; ]+/).filter((part) => part !== '');

export const isBadNumber = ({ number }: StepRow): boolean => !whole.test(number.trim()) || Number(number) < 1;
export const isBadAfter = ({ dependsOn }: StepRow): boolean => !numbersOf(dependsOn).every((n) => whole.test(n));
export const isBadMinutes = ({ minutes }: StepRow): boolean => minutes.trim() !== '' && !whole.test(minutes.trim());
export const isReadable = (row: StepRow): boolean => !isBadNumber(row) && !isBadAfter(row) && !isBadMinutes(row);

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

export const inputOf = (row: StepRow): StepInput => ({
  number: Number(row.number),
  title: row.title.trim(),
  instruction: orNull(row.instruction),
  owner: orNull(row.owner),
  systemName: orNull(row.systemName),
  dependsOn: numbersOf(row.dependsOn).map(Number),
  expectedMinutes: row.minutes.trim() === '' ? null : Number(row.minutes),
});

export function blankRow(rows: StepRow[]): StepRow {
  const last = Math.max(0, ...rows.map(({ number }) => Number(number) || 0));
  const empty = { title: '', instruction: '', owner: '', systemName: '', minutes: '' };
  return {
    ...empty,
    key: `new-${last + 1}-${rows.length}`,
    number: String(last + 1),
    dependsOn: last > 0 ? String(last) : '',
  };
}
