export const MAX_STEPS = 2000;
export const MAX_STEP_NUMBER = 99_999;
/** A year of minutes; nobody plans a longer step. */
export const MAX_STEP_MINUTES = 525_600;

export interface StepFacts {
  number: number;
  title: string;
  instruction: string | null;
  owner: string | null;
  systemName: string | null;
  /** Numbers of steps that must be done before. */
  dependsOn: readonly number[];
  expectedMinutes: number | null;
}

export type StepColumn = 'number' | 'title' | 'instruction' | 'owner' | 'systemName' | 'dependsOn' | 'expectedMinutes';

export type StepListErrorCode = 'number-twice' | 'depends-on-itself' | 'depends-on-missing' | 'depends-on-later';

export interface StepListError {
  /** Place in the list, from 0. */
  index: number;
  column: StepColumn;
  code: StepListErrorCode;
  message: string;
}

type Numbered = Pick<StepFacts, 'number' | 'dependsOn'>;

/**
 * What is wrong with steps as a list: numbers are unique, and a step depends on steps that exist and have a smaller
 * number. A circle of dependencies always has a step that depends on itself or on a later one, so none gets through.
 */
export function stepListErrors(steps: readonly Numbered[]): StepListError[] {
  const first = new Map<number, number>();
  steps.forEach((step, index) => {
    if (!first.has(step.number)) first.set(step.number, index);
  });
  return steps.flatMap((step, index) => [
    ...twice(step, { index, first: first.get(step.number) ?? index }),
    ...dependencyErrors(step, { index, known: first }),
  ]);
}

function twice(step: Numbered, at: { index: number; first: number }): StepListError[] {
  if (at.first === at.index) return [];
  const message = `The number ${step.number} is used already. Give every step its own number.`;
  return [{ index: at.index, column: 'number', code: 'number-twice', message }];
}

function dependencyErrors(step: Numbered, at: { index: number; known: Map<number, number> }): StepListError[] {
  return step.dependsOn.flatMap((wanted) => {
    const code = dependencyError(step, wanted, at.known);
    if (!code) return [];
    return [
      { index: at.index, column: 'dependsOn' as const, code, message: DEPENDENCY_WORDS[code](step.number, wanted) },
    ];
  });
}

function dependencyError(step: Numbered, wanted: number, known: Map<number, number>) {
  if (wanted === step.number) return 'depends-on-itself';
  if (!known.has(wanted)) return 'depends-on-missing';
  return wanted > step.number ? 'depends-on-later' : null;
}

const DEPENDENCY_WORDS = {
  'depends-on-itself': (number: number) => `Step ${number} cannot depend on itself.`,
  'depends-on-missing': (_: number, wanted: number) => `There is no step ${wanted}.`,
  'depends-on-later': (number: number, wanted: number) =>
    `Step ${number} cannot depend on step ${wanted}, which comes later. Renumber the steps in the order of recovery.`,
};
