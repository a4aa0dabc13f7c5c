/** A plan's step with what happened to it in an exercise. Times are minutes after the disruption. */
export interface ToldStep {
  number: number;
  title: string;
  owner: string;
  systemName: string | null;
  dependsOn: number[];
  expectedMinutes: number;
  instruction: string;
  startMinute: number;
  finishMinute: number;
  outcome: 'pass' | 'pass_with_issue' | 'fail';
  note: string;
}

/**
 * Reads a table of steps, one a line, cells apart by `|`: title, owner, system, steps it depends on, expected minutes,
 * start and finish in minutes after the disruption, outcome (`+` issue, `-` failed), note.
 */
export function toldSteps(table: string): ToldStep[] {
  return table
    .trim()
    .split('\n')
    .map((line, i) => toldStep(line, i + 1));
}

function toldStep(line: string, number: number): ToldStep {
  const cells = line.split('|').map((cell) => cell.trim());
  const text = (place: number) => cells[place] ?? '';
  const [title, owner, system] = [text(0), text(1), text(2)];
  return {
    ...{ number, title, owner, systemName: system === '' ? null : system },
    dependsOn: text(3).split(',').map(Number).filter(Boolean),
    expectedMinutes: Number(text(4)),
    instruction: `${title} as described in the runbook; ${owner.toLowerCase()} confirms on the bridge when done.`,
    ...{ startMinute: Number(text(5)), finishMinute: Number(text(6)), outcome: outcomeOf(text(7)), note: text(8) },
  };
}

function outcomeOf(mark: string): ToldStep['outcome'] {
  if (mark === '-') return 'fail';
  return mark === '+' ? 'pass_with_issue' : 'pass';
}

/** The same steps in an earlier version of the plan: some not there yet, every time longer by a factor, with what went wrong. */
export function earlierSteps(
  steps: ToldStep[],
  how: { without?: string[]; factor: number; trouble?: Record<string, string> },
): ToldStep[] {
  const { without = [], factor, trouble = {} } = how;
  const kept = steps.filter((step) => !without.includes(step.title));
  const place = new Map(kept.map((step, i) => [step.number, i + 1]));
  return kept.map((step, i) => {
    const note = trouble[step.title] ?? '';
    return {
      ...{ ...step, number: i + 1, note, outcome: note === '' ? 'pass' : 'pass_with_issue' },
      dependsOn: step.dependsOn.flatMap((number) => place.get(number) ?? []),
      startMinute: Math.round(step.startMinute * factor),
      finishMinute: Math.round(step.finishMinute * factor),
    };
  });
}
