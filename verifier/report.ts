/** `proved`: computed and found so. `wrong`: computed and found otherwise. `open`: nothing here proves it. */
export type Outcome = 'proved' | 'wrong' | 'open';

export const PARTS = [
  'File',
  'Signature',
  'Identity',
  'Exhibits',
  'Texts',
  'Audit trail',
  'Binder',
  'Earlier',
  'Opened',
] as const;
export type Part = (typeof PARTS)[number];

export interface Line {
  outcome: Outcome;
  part: Part;
  words: string;
}

/** What was found, in the order in which it is told. */
export class Report {
  readonly lines: Line[] = [];
  /** What is verified, in a few words; empty while nobody knows. */
  title = '';
  /** Lower-case hex SHA-256 of the manifest. */
  identity = '';

  proved(part: Part, words: string): void {
    this.lines.push({ outcome: 'proved', part, words });
  }

  wrong(part: Part, words: string): void {
    this.lines.push({ outcome: 'wrong', part, words });
  }

  open(part: Part, words: string): void {
    this.lines.push({ outcome: 'open', part, words });
  }

  count(outcome: Outcome): number {
    return this.lines.filter((line) => line.outcome === outcome).length;
  }

  /** Nothing is wrong, and something was proved. */
  get holds(): boolean {
    return this.count('wrong') === 0 && this.count('proved') > 0;
  }

  get judgement(): string {
    const [wrong, open] = [this.count('wrong'), this.count('open')];
    if (wrong > 0) return `NOT AS ISSUED: ${wrong === 1 ? 'one thing is' : `${wrong} things are`} wrong.`;
    if (!this.holds) return 'NOTHING WAS PROVED.';
    const rest = open === 1 ? ' One thing could not be proved here.' : ` ${open} things could not be proved here.`;
    return `AS ISSUED, in everything that was checked.${open > 0 ? rest : ''}`;
  }
}

const MARKS: Record<Outcome, string> = { proved: 'proved     ', wrong: 'WRONG      ', open: 'not proved ' };

/** For a terminal: the judgement first, then what is wrong, then the rest. */
export function reportLines(report: Report): string[] {
  const told = (outcome: Outcome) =>
    report.lines
      .filter((line) => line.outcome === outcome)
      .map(({ part, words }) => `  ${MARKS[outcome]} ${part}: ${words}`);
  return [
    report.judgement,
    ...(report.title === '' ? [] : [`  ${report.title}`]),
    ...(report.identity === '' ? [] : [`  Identity (SHA-256 of the manifest): ${report.identity}`]),
    ...told('wrong'),
    ...told('proved'),
    ...told('open'),
    '  A proof here says that these are the bytes which the portal recorded. It does not say that what they tell is true.',
  ];
}
