/** Something in the log that is not as it was recorded. `leaf` is its place in the tree, from 0. */
export interface LogFault {
  kind:
    | 'leaf-missing'
    | 'event-missing'
    | 'event-changed'
    | 'column-changed'
    | 'event-repeated'
    | 'node-changed'
    | 'checkpoint-signature'
    | 'checkpoint-root'
    | 'tail-missing'
    | 'not-in-tree'
    | 'older-checkpoint';
  leaf: number | null;
  eventId: string | null;
  /** One sentence: what is wrong, and how it shows. */
  words: string;
}

export interface LogReport {
  origin: string;
  events: number;
  /** Recorded, and not yet in a checkpoint. */
  waiting: number;
  checkpoints: number;
  /** Older checkpoints that were given and agree. */
  agreeing: number;
  rootSha256: string;
  /** In the order of the log; the first is the first that is wrong. */
  faults: LogFault[];
}

/** Faults that are told one by one. */
const SHOWN = 50;

/** A report as lines for people. The first line is the judgement. */
export function reportLines(report: LogReport, given: number): string[] {
  const [first] = report.faults;
  const judgement = first ? `NOT AS RECORDED. First: ${first.words}` : 'As recorded.';
  return [
    judgement,
    `  Log ${report.origin}: ${report.events} events in the tree, ${report.waiting} waiting for their checkpoint.`,
    `  Every leaf and node was hashed anew from the bodies; root ${report.rootSha256}.`,
    `  ${report.checkpoints} checkpoints: roots and signatures set beside what was hashed.`,
    given === 0
      ? '  No older checkpoint was given: a log that was rewritten as a whole with its own key would not show.'
      : `  ${report.agreeing} of ${given} older checkpoints agree with the log of today.`,
    ...report.faults.slice(1, SHOWN).map(({ words }) => `  Also: ${words}`),
    ...(report.faults.length > SHOWN ? [`  … and ${report.faults.length - SHOWN} more.`] : []),
  ];
}
