import type { CsvReport, CsvValue } from '../../foundation/csv.rules';
import { inZone } from '../../foundation/local-time.rules';
import { MOMENT_WORDS } from '../achieved-times.rules';
import { OUTCOME_WORDS, type EntryKind } from './run-sheet.rules';
import type { RunEntryView } from './run-views.dto';

export const KIND_WORDS: Record<EntryKind, string> = {
  step_started: 'Step started',
  start_withdrawn: 'Start of a step withdrawn',
  start_corrected: 'Start of a step put right',
  step_recorded: 'Step recorded',
  step_corrected: 'Step put right',
  inject_delivered: 'Inject handed out',
  inject_answered: 'Inject answered',
  note: 'Note',
  note_corrected: 'Note put right',
  moment_marked: 'Moment marked',
  times_set: 'Times entered',
  times_imported: 'Step times imported',
};

export interface RunLog {
  ref: string;
  startedAt: string | null;
  /** Of the site; a second column beside UTC. */
  timeZone: string | null;
  entries: readonly RunEntryView[];
  ranAt: string;
}

/** The log as a report: every entry with its time in UTC and in the site's zone, in the order in which it was entered. */
export function runLogReport({ ref, startedAt, timeZone, entries, ranAt }: RunLog): CsvReport {
  const zone = timeZone ?? 'UTC';
  return {
    name: 'Run log',
    filter: `Exercise ${ref}`,
    ranAt,
    notes: [
      'Entries are appended and never changed; an entry that puts another right names its number.',
      `Times are the server's, in UTC and in ${zone}.`,
    ],
    columns: [
      ...['Number', 'Happened at (UTC)', `Happened at (${zone})`, 'Minutes from the start', 'What', 'Step', 'Attempt'],
      ...['Outcome', 'Inject', 'Moment', 'Done by', 'Side', 'Guest', 'Words', 'Reason', 'Puts right entry'],
      ...['Put right by entry', 'Entered by', 'Entered at (UTC)', 'Sent after the press (seconds)'],
    ],
    rows: entries.map((entry) => [
      ...timeCells(entry, { startedAt, zone }),
      ...whatCells(entry),
      ...[entry.performedBy, entry.side, guestOf(entry), entry.text, entry.reason, entry.corrects, entry.correctedBy],
      ...[entry.enteredByName, entry.enteredAt, entry.heldSeconds],
    ]),
  };
}

function timeCells(entry: RunEntryView, on: { startedAt: string | null; zone: string }): CsvValue[] {
  const { number, happenedAt } = entry;
  return [number, happenedAt, inZone(happenedAt, on.zone), minutesFrom(on.startedAt, happenedAt)];
}

function whatCells({ kind, stepNumber, attempt, outcome, injectNumber, moment }: RunEntryView): CsvValue[] {
  const words = outcome === null ? null : OUTCOME_WORDS[outcome];
  return [KIND_WORDS[kind], stepNumber, attempt, words, injectNumber, moment === null ? null : MOMENT_WORDS[moment]];
}

const guestOf = ({ guestName, guestOrganisation }: RunEntryView): string | null =>
  guestName === null ? null : `${guestName}, ${guestOrganisation ?? ''}`;

/** Whole minutes, rounded down; negative for what was before the start in the portal. */
function minutesFrom(startedAt: string | null, at: string): number | null {
  return startedAt === null ? null : Math.floor((Date.parse(at) - Date.parse(startedAt)) / 60_000);
}
