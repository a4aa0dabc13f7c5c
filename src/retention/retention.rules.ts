import type { Refusal } from '../foundation/refusal';
import { addMonths } from '../obligations/iso-date.rules';
import type { RecordKind } from './record.rules';

/** What a class of the catalogue says: years to keep, and from when. */
export interface ClassRule {
  id: string;
  /** Null where the class leaves it to a rule that nobody has confirmed yet. */
  keepYears: number | null;
  clock: string;
}

/** A fiscal year that a record supported. Dates are YYYY-MM-DD. */
export interface SupportedYear {
  code: string;
  endsOn: string;
  /** Release of the auditor's report; null while nobody recorded it. */
  releasedOn: string | null;
}

export interface RecordFacts {
  classes: readonly ClassRule[];
  years: readonly SupportedYear[];
  /** When the vendor left; null while the contract runs. */
  contractEndedOn: string | null;
  /** The latest of the days on which its versions were made or last in effect. */
  lastEffectiveOn: string;
}

/** One class applied to one record. */
export interface ClockLine {
  classId: string;
  keepYears: number | null;
  /** Null while the clock has not started. */
  startsOn: string | null;
  keepUntil: string | null;
  words: string;
}

type Start = Pick<ClockLine, 'startsOn' | 'words'>;

const STARTS: Record<string, (facts: RecordFacts) => Start> = {
  audit_report_release: ({ years }) => latestYear(years),
  contract_end: ({ contractEndedOn }) => ({
    startsOn: contractEndedOn,
    words: contractEndedOn === null ? 'The contract runs, so the clock has not started.' : 'End of the contract.',
  }),
  created_or_last_effective: ({ lastEffectiveOn }) => ({
    startsOn: lastEffectiveOn,
    words: 'Made, or last in effect, whichever is later.',
  }),
};

/**
 * The clock of the last fiscal year that the record supported starts at the release of the auditor's report; while that
 * day is unknown, a year after the fiscal year ended.
 */
function latestYear(years: readonly SupportedYear[]): Start {
  const starts = years.map(({ code, endsOn, releasedOn }) =>
    releasedOn === null
      ? {
          startsOn: addMonths(endsOn, 12),
          words: `A year after ${code} ended; no release of the auditor's report is recorded.`,
        }
      : { startsOn: releasedOn, words: `Release of the auditor's report for ${code}.` },
  );
  const [last] = starts.sort((a, b) => (a.startsOn < b.startsOn ? 1 : -1));
  return last ?? { startsOn: null, words: 'It supports no fiscal year yet, so the clock has not started.' };
}

/** Each class applied to the record, in the order given. */
export function clocksOf(facts: RecordFacts): ClockLine[] {
  return facts.classes.map(({ id, keepYears, clock }) => {
    const { startsOn, words } = STARTS[clock]?.(facts) ?? {
      startsOn: null,
      words: 'A sector rule sets it; nobody has confirmed which one binds.',
    };
    const runs = startsOn !== null && keepYears !== null;
    return { classId: id, keepYears, startsOn, words, keepUntil: runs ? addMonths(startsOn, 12 * keepYears) : null };
  });
}

/** The longest of the classes; null while any of them has no end, and for a record without a class. */
export function keepUntilOf(clocks: readonly ClockLine[]): string | null {
  const ends = clocks.map(({ keepUntil }) => keepUntil);
  if (ends.length === 0 || ends.includes(null)) return null;
  return ends.reduce<string>((latest, end) => (end !== null && end > latest ? end : latest), '');
}

export type RetentionRefusal =
  | 'still-kept'
  | 'on-hold'
  | 'open-request'
  | 'packet-waits'
  | 'disposed'
  | 'proposed-already'
  | 'own-proposal'
  | 'same-function'
  | 'decided-already'
  | 'hold-released'
  | 'release-asked'
  | 'nothing-asked'
  | 'release-ahead'
  | 'release-early';

export interface DisposalFacts {
  kind: RecordKind;
  ref: string;
  keepUntil: string | null;
  today: string;
  /** References of active holds that cover it. */
  holds: readonly string[];
  /** References of open requests of the auditor that it was handed over or brought for. */
  requests: readonly string[];
  /** References of packets that need its bytes still: being built, or waiting for approval or issue. */
  packets: readonly string[];
  /** The disposal that is proposed or was executed. */
  disposal: { ref: string; state: 'proposed' | 'executed' | 'refused' } | null;
}

const CAME: Record<RecordKind, string> = { evidence: 'handed over', request_file: 'brought' };

/** Why a record may not be disposed of on this day; empty when it may. */
export function refusalsToDispose(facts: DisposalFacts): Refusal<RetentionRefusal>[] {
  const { kind, ref, keepUntil, today, holds, requests, packets, disposal } = facts;
  const found: Refusal<RetentionRefusal>[] = [];
  if (disposal?.state === 'executed')
    return [{ code: 'disposed', reason: `${ref} was disposed of under ${disposal.ref}.` }];
  if (keepUntil === null) found.push({ code: 'still-kept', reason: `${ref} has no end of retention yet.` });
  else if (keepUntil >= today) found.push({ code: 'still-kept', reason: `${ref} is kept until ${keepUntil}.` });
  if (holds.length > 0) found.push({ code: 'on-hold', reason: `${ref} is under legal hold: ${holds.join(', ')}.` });
  if (requests.length > 0)
    found.push({ code: 'open-request', reason: `${ref} was ${CAME[kind]} for ${requests.join(', ')}, which is open.` });
  if (packets.length > 0) found.push({ code: 'packet-waits', reason: waitsFor(ref, packets) });
  return found;
}

const waitsFor = (ref: string, packets: readonly string[]): string =>
  `${ref} is needed by ${packets.join(', ')}: until it is issued or sent back, its bytes are kept.`;

export const refusalToProposeAgain = ({ disposal }: DisposalFacts): Refusal<RetentionRefusal> | null =>
  disposal?.state === 'proposed'
    ? { code: 'proposed-already', reason: `${disposal.ref} proposes this already.` }
    : null;

/** A disposal that was carried out or refused stays so. */
export const refusalToDecideAgain = ({
  ref,
  state,
}: {
  ref: string;
  state: string;
}): Refusal<RetentionRefusal> | null =>
  state === 'proposed' ? null : { code: 'decided-already', reason: `${ref} was ${state} already.` };

/** Where a record stands in its retention; a packet that needs it for a while does not change that. */
export function standingOf(
  { disposal, holds }: Pick<DisposalFacts, 'disposal' | 'holds'>,
  refusals: readonly { code: string }[],
): 'kept' | 'on_hold' | 'due' | 'proposed' | 'disposed' {
  if (disposal?.state === 'executed') return 'disposed';
  if (holds.length > 0) return 'on_hold';
  if (disposal?.state === 'proposed') return 'proposed';
  return refusals.every(({ code }) => code === 'packet-waits') ? 'due' : 'kept';
}

/** The auditor's report is released after the fiscal year that it is about, and not ahead of the day. Dates YYYY-MM-DD. */
export function refusalOfRelease(facts: {
  releasedOn: string;
  endsOn: string;
  today: string;
}): Refusal<RetentionRefusal> | null {
  const { releasedOn, endsOn, today } = facts;
  if (releasedOn > today)
    return { code: 'release-ahead', reason: 'This day has not come yet.', pointer: '/releasedOn' };
  if (releasedOn > endsOn) return null;
  return { code: 'release-early', reason: `The fiscal year ends on ${endsOn}.`, pointer: '/releasedOn' };
}

/** Somebody's part in a deed that needs two people. */
export interface Part {
  personId: string;
  role: string;
}

/** SD-13: another person, of another function than each who spoke before. */
export function refusalToBeSecond(by: Part, before: readonly Part[]): Refusal<RetentionRefusal> | null {
  if (before.some(({ personId }) => personId === by.personId))
    return { code: 'own-proposal', reason: 'You had your part in this already, so somebody else decides.' };
  if (before.some(({ role }) => role === by.role))
    return { code: 'same-function', reason: 'Somebody of your function had their part already. Two functions decide.' };
  return null;
}
