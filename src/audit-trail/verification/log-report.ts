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
    | 'older-checkpoint'
    | 'key-history';
  leaf: number | null;
  eventId: string | null;
  /** One sentence: what is wrong, and how it shows. */
  words: string;
}

/** The first event that is wrong, as near as the log and the checkpoints tell: one, or one of several neighbours. */
export interface FirstWrong {
  /** Leaves from 0, both included. */
  from: number;
  to: number;
  /** The events that stand there now; null where none does. */
  fromEvent: { id: string; at: string } | null;
  toEvent: { id: string; at: string } | null;
}

export interface LogReport {
  origin: string;
  events: number;
  /** Recorded, and not yet in a checkpoint. */
  waiting: number;
  checkpoints: number;
  /** Older checkpoints that were given, and how many of them agree. */
  older: number;
  agreeing: number;
  rootSha256: string;
  /** In the order of the log; the first is the first that is wrong. */
  faults: LogFault[];
  firstWrong: FirstWrong | null;
  /** Events that say a time well before that of an event which was in the log already. Clocks do that; so does back-dating. */
  backDated: { count: number; first: BackDated | null };
}

export interface BackDated {
  leaf: number;
  eventId: string;
  /** The time that it says, and the latest before it in the log; ISO 8601 UTC. */
  at: string;
  after: string;
}

/** Faults that are told one by one. */
const SHOWN = 50;

/** A report as lines for people. The first line is the judgement. */
export function reportLines(report: LogReport): string[] {
  const [first] = report.faults;
  const judgement = first ? `NOT AS RECORDED. First: ${first.words}` : 'As recorded.';
  return [
    judgement,
    ...(report.firstWrong ? [`  ${firstWords(report.firstWrong)}`] : []),
    `  Log ${report.origin}: ${report.events} events in the tree, ${report.waiting} waiting for their checkpoint.`,
    `  Every leaf and node was hashed anew from the bodies; root ${report.rootSha256}.`,
    `  ${report.checkpoints} checkpoints: roots and signatures set beside what was hashed.`,
    report.older === 0
      ? '  No older checkpoint was given: a log that was rewritten as a whole with its own key would not show.'
      : `  ${report.agreeing} of ${report.older} older checkpoints agree with the log of today.`,
    ...backDatedWords(report.backDated),
    ...report.faults.slice(1, SHOWN).map(({ words }) => `  Also: ${words}`),
    ...(report.faults.length > SHOWN ? [`  … and ${report.faults.length - SHOWN} more.`] : []),
  ];
}

/** Which event it begins with. */
function firstWords({ from, to, fromEvent, toEvent }: FirstWrong): string {
  const called = (event: FirstWrong['fromEvent']) => (event ? `event ${event.id} of ${event.at}` : 'no event any more');
  if (from === to) return `The first event that is wrong is leaf ${from}: ${called(fromEvent)}.`;
  return `The first event that is wrong is one of the ${to - from + 1} leaves ${from} (${called(fromEvent)}) to ${to} (${called(toEvent)}).`;
}

function backDatedWords({ count, first }: LogReport['backDated']): string[] {
  if (!first) return [];
  const { leaf, eventId, at, after } = first;
  return [
    `  ${count} events say a time more than an hour before one that was in the log already. First: event ${eventId} (leaf ${leaf}) says ${at}, after ${after}.`,
  ];
}
