import {
  achievedTimes,
  CLOCK_ORDER,
  momentOf,
  type Achieved,
  type AchievedTimes,
  type ClockBasis,
  type ClockMoment,
  type ClockTimes,
} from '../achieved-times.rules';

/** A moment as one line of a log gives it. */
export interface LoggedMoment {
  moment: ClockMoment;
  /** ISO 8601 in UTC. */
  at: string;
  /** As it stands in the log, with its own zone. */
  as: string;
  /** Line of the log. */
  row: number;
}

/** Where several logs name the same moment, the one that flatters nobody counts: the clock starts early and stops late. */
const COUNTS: Record<ClockMoment, 'earliest' | 'latest'> = {
  lastRecoveredAt: 'earliest',
  occurredAt: 'earliest',
  detectedAt: 'earliest',
  declaredAt: 'earliest',
  restoredAt: 'latest',
  verifiedAt: 'latest',
  returnedToNormalAt: 'latest',
};

/** The line that counts for each moment. Neither the order of the lines nor their zones matter. */
export function momentsThatCount(log: readonly LoggedMoment[]): Partial<Record<ClockMoment, LoggedMoment>> {
  const counting: Partial<Record<ClockMoment, LoggedMoment>> = {};
  for (const line of log) {
    const known = counting[line.moment];
    if (!known || better(line, known)) counting[line.moment] = line;
  }
  return counting;
}

/** Of two lines with the same instant the upper one counts. */
function better(line: LoggedMoment, known: LoggedMoment): boolean {
  const difference = Date.parse(line.at) - Date.parse(known.at);
  if (difference === 0) return line.row < known.row;
  return COUNTS[line.moment] === 'earliest' ? difference < 0 : difference > 0;
}

/** Times of the exercise with what a log adds: what is known already stays. */
export function timesWith(known: ClockTimes, log: readonly LoggedMoment[]): ClockTimes {
  const counting = momentsThatCount(log);
  const pairs = CLOCK_ORDER.map((moment) => [moment, known[moment] ?? counting[moment]?.at ?? null] as const);
  return Object.fromEntries(pairs) as unknown as ClockTimes;
}

/**
 * What was achieved by a log, whole minutes, with the pair of lines that each number was taken from: the start of the clock
 * by its basis, the disruption for the second number, and the last recovered transaction for the data.
 */
export function achievedByLog(
  known: ClockTimes,
  log: readonly LoggedMoment[],
  basis: ClockBasis | null,
): AchievedTimes {
  const counting = momentsThatCount(log.filter(({ moment }) => known[moment] === null));
  const { rto, rtoFromDisruption, rpo } = achievedTimes(timesWith(known, log), basis);
  const start = basis === null ? 'occurredAt' : momentOf(basis);
  return {
    rto: withLines(rto, counting.verifiedAt, counting[start]),
    rtoFromDisruption: withLines(rtoFromDisruption, counting.verifiedAt, counting.occurredAt),
    rpo: withLines(rpo, counting.occurredAt, counting.lastRecoveredAt),
  };
}

function withLines(
  achieved: Achieved | null,
  last: LoggedMoment | undefined,
  first: LoggedMoment | undefined,
): Achieved | null {
  if (achieved === null) return null;
  const lines = [last, first].map((line) => (line ? `row ${line.row}: ${line.as}` : 'known before'));
  return { ...achieved, words: `${achieved.words} (${lines.join('; ')})` };
}
