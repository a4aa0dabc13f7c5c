/** `proved`: computed and found so. `wrong`: computed and found otherwise. `open`: nothing here proves it. */
export type Outcome = 'proved' | 'wrong' | 'open';

export type Part =
  'File' | 'Signature' | 'Identity' | 'Exhibits' | 'Texts' | 'Audit trail' | 'Binder' | 'Earlier' | 'Opened';

export interface Line {
  outcome: Outcome;
  part: Part;
  words: string;
}

/**
 * How a packet is tied to what the person who verifies knows from elsewhere. `whole`: all of it, and `words` say to whom.
 * `part`: `words` say how far. `none`: it agrees with itself, as any packet can that somebody made with keys of his own.
 */
export interface Standing {
  tie: 'whole' | 'part' | 'none';
  words: string;
}

/** What was found, in the order in which it is told. */
export class Report {
  readonly lines: Line[] = [];
  /** What is verified, in a few words; empty while nobody knows. */
  title = '';
  /** Lower-case hex SHA-256 of the manifest. */
  identity = '';
  standing: Standing = { tie: 'none', words: '' };

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

  /** It holds, and all of it is tied to somebody whom the person who verifies knows. */
  get isIssued(): boolean {
    return this.holds && this.standing.tie === 'whole';
  }

  get judgement(): string {
    const [wrong, open] = [this.count('wrong'), this.count('open')];
    if (wrong > 0) return `NOT AS ISSUED: ${wrong === 1 ? 'one thing is' : `${wrong} things are`} wrong.`;
    if (!this.holds) return 'NOTHING WAS PROVED.';
    const rest = open === 1 ? ' One thing could not be proved here.' : ` ${open} things could not be proved here.`;
    return `${standingWords(this.standing)}${open > 0 ? rest : ''}`;
  }
}

function standingWords({ tie, words }: Standing): string {
  if (tie === 'whole') return `AS ISSUED ${words}, in everything that was checked.`;
  return tie === 'part'
    ? `CONSISTENT WITH ITSELF, and in part the portal’s: ${words}.`
    : 'CONSISTENT WITH ITSELF; that the portal issued it is not proved.';
}

/** Something that ties a packet to its portal, and where one gets it. */
export interface Way {
  option: string;
  what: string;
  where: string;
}

const WAYS: readonly Way[] = [
  {
    option: '--key',
    what: 'Verifier key of the portal’s log',
    where: 'the portal shows and saves it on the page of the audit trail, under “Keys of the log”',
  },
  {
    option: '--certificate',
    what: 'The portal’s certificate, or its SHA-256',
    where:
      'the portal shows it on the packet’s page, under “Signature”, and the trail names it (signing-certificate.introduced)',
  },
  {
    option: '--older',
    what: 'A packet, binder or checkpoint that you have had since before',
    where: 'last year’s packet, or the receipt of an upload or an attestation',
  },
];

/** What would tie a packet to its portal, where it is not all tied; empty where there is nothing to ask for. */
export const waysToProve = (report: Report): readonly Way[] =>
  report.holds && report.standing.tie !== 'whole' ? WAYS : [];

export const ASK =
  'To prove that the portal issued it, give one of these. Have it from the registrant’s people by a way that you knew before, not from whoever gave you the packet';

/** What the found things say together, and what they do not. */
export function limits(report: Report): string {
  const { holds, standing } = report;
  const later = 'Whether it was superseded or withdrawn later, only the portal tells.';
  if (report.count('wrong') > 0)
    return 'With something wrong in it this is not what was issued, whatever else of it agrees.';
  if (!holds) return 'Nothing of it could be looked at.';
  return standing.tie === 'none'
    ? `Everything here agrees, and so does what anybody makes with keys of his own. Nothing here says that what the packet tells is true. ${later}`
    : `A proof here says that these are the bytes which the portal recorded. It does not say that what they tell is true. ${later}`;
}

/** Above what was found so: a proof leads to somebody; without one, things only agree. */
export const headOf = (outcome: Outcome, { standing }: Report): string =>
  ({ wrong: 'Wrong', proved: standing.tie === 'none' ? 'Agrees' : 'Proved', open: 'Not proved here' })[outcome];

/** For a terminal: the judgement first, then what is wrong, then the rest. */
export function reportLines(report: Report): string[] {
  const told = (outcome: Outcome) => {
    const mark = outcome === 'wrong' ? 'WRONG' : headOf(outcome, report).replace(' here', '').toLowerCase();
    return report.lines
      .filter((line) => line.outcome === outcome)
      .map(({ part, words }) => `  ${mark.padEnd(11)} ${part}: ${words}`);
  };
  const ways = waysToProve(report).map(
    ({ option, what, where }) => `    ${option.padEnd(14)} ${lower(what)}: ${where}`,
  );
  return [
    report.judgement,
    ...(report.title === '' ? [] : [`  ${report.title}`]),
    ...(report.identity === '' ? [] : [`  Identity (SHA-256 of the manifest): ${report.identity}`]),
    ...told('wrong'),
    ...told('proved'),
    ...told('open'),
    ...(ways.length > 0 ? [`  ${ASK}:`, ...ways] : []),
    `  ${limits(report)}`,
  ];
}

const lower = (words: string): string => `${words.slice(0, 1).toLowerCase()}${words.slice(1)}`;
