import { MOMENT_WORDS, minutesBetween, momentOf, type ClockBasis } from '../exercises/achieved-times.rules';
import type { Refusal } from '../foundation/refusal';
import { durationInWords } from '../outsourced-services/objectives.rules';

export const NOTICE_CHANNELS = ['portal', 'phone', 'email', 'message', 'in_person', 'other'] as const;
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];

/** Received by the portal; written down by us; said by the vendor, and then confirmed or disputed by us. */
export const NOTICE_STANDINGS = ['received', 'recorded_by_us', 'stated', 'confirmed', 'disputed'] as const;
export type NoticeStanding = (typeof NOTICE_STANDINGS)[number];

/** Contract and clock as they stood when the disruption was reported. Times are ISO 8601 UTC, minutes whole. */
export interface NoticeFacts {
  contractNoticeMinutes: number | null;
  /** From which moment the contract's time runs; null where the contract does not say. */
  contractNoticeFrom: ClockBasis | null;
  occurredAt: string;
  detectedAt: string | null;
  declaredAt: string | null;
  notices: readonly { givenAt: string; standing: NoticeStanding }[];
  now: string;
}

/** `not_running`: the contract counts from a declaration that was never made. `no_term`: it names no time. */
export const NOTICE_RESULTS = ['in_time', 'late', 'running', 'overdue', 'not_running', 'no_term'] as const;
export type NoticeResult = (typeof NOTICE_RESULTS)[number];

export interface NoticeVerdict {
  result: NoticeResult;
  /** The moment that was counted from. */
  from: ClockBasis;
  fromAt: string | null;
  /** Why it is this moment. */
  fromWords: string;
  dueAt: string | null;
  /** The first notice that we do not dispute. */
  firstNoticeAt: string | null;
  /** From the moment to the first notice, or to now while there is none; zero when notice came before the moment. */
  minutes: number | null;
  lateByMinutes: number;
  /** The first notice rests on the vendor's word alone. */
  isProvisional: boolean;
  words: string;
}

/**
 * The notice against the contract's clock. Counted from the moment that the contract names; from the detection where it names
 * none; and from the disruption where the detection is not recorded, so that silence about it gains nothing. A notice on the
 * last minute is in time; a begun minute counts as a whole one.
 */
export function noticeVerdict(facts: NoticeFacts): NoticeVerdict {
  const start = startOf(facts);
  const first = firstNotice(facts.notices);
  const limit = facts.contractNoticeMinutes;
  const minutes = start.fromAt === null ? null : minutesBetween(start.fromAt, first?.givenAt ?? facts.now);
  const verdict = {
    ...{ ...start, minutes, result: resultOf({ minutes, limit, hasNotice: first !== null }) },
    dueAt: plusMinutes(start.fromAt, limit),
    firstNoticeAt: first?.givenAt ?? null,
    lateByMinutes: beyond(minutes, limit),
    isProvisional: first?.standing === 'stated',
  };
  return { ...verdict, words: inWords(verdict, limit) };
}

const beyond = (minutes: number | null, limit: number | null): number =>
  limit === null || minutes === null ? 0 : Math.max(0, minutes - limit);

function startOf(facts: NoticeFacts): Pick<NoticeVerdict, 'from' | 'fromAt' | 'fromWords'> {
  const named = facts.contractNoticeFrom;
  const from = named ?? 'detection';
  const why = named === null ? 'The contract does not say from when; counted from' : 'By the contract, counted from';
  if (from === 'detection' && facts.detectedAt === null) {
    const fromWords = 'The time of the detection is not recorded; counted from the disruption.';
    return { from: 'disruption', fromAt: facts.occurredAt, fromWords };
  }
  const moment = momentOf(from);
  const fromAt = { disruption: facts.occurredAt, detection: facts.detectedAt, declaration: facts.declaredAt }[from];
  return { from, fromAt, fromWords: `${why} the ${MOMENT_WORDS[moment]}.` };
}

function firstNotice(notices: NoticeFacts['notices']): NoticeFacts['notices'][number] | null {
  const standing = notices.filter((one) => one.standing !== 'disputed');
  // Of two at the same moment, the one that is not the vendor's word alone.
  const rank = (one: { standing: NoticeStanding }) => (one.standing === 'stated' ? 1 : 0);
  const [first] = standing.toSorted((a, b) => Date.parse(a.givenAt) - Date.parse(b.givenAt) || rank(a) - rank(b));
  return first ?? null;
}

function resultOf(on: { minutes: number | null; limit: number | null; hasNotice: boolean }): NoticeResult {
  if (on.limit === null) return 'no_term';
  if (on.minutes === null) return 'not_running';
  const within = on.minutes <= on.limit;
  if (on.hasNotice) return within ? 'in_time' : 'late';
  return within ? 'running' : 'overdue';
}

function inWords(verdict: Omit<NoticeVerdict, 'words'>, limit: number | null): string {
  const spent = verdict.minutes === null ? '' : durationInWords(verdict.minutes);
  const agreed = limit === null ? '' : durationInWords(limit);
  const late = durationInWords(verdict.lateByMinutes);
  const said: Record<NoticeResult, string> = {
    in_time: `We were told after ${spent}, within the agreed ${agreed}.`,
    late: `We were told after ${spent}: ${late} later than the agreed ${agreed}.`,
    running: `We have not been told yet; ${spent} of the agreed ${agreed} have passed.`,
    overdue: `We have not been told; the agreed ${agreed} ended ${late} ago.`,
    not_running: 'Nothing was declared, so the time that the contract gives has not begun.',
    no_term: `The contract names no time for giving notice${spent === '' || verdict.firstNoticeAt === null ? '.' : `; we were told after ${spent}.`}`,
  };
  const provisional = verdict.isProvisional ? ' This rests on what the vendor says; we have not confirmed it.' : '';
  return `${said[verdict.result]} ${verdict.fromWords}${provisional}`;
}

const plusMinutes = (iso: string | null, minutes: number | null): string | null =>
  iso === null || minutes === null ? null : new Date(Date.parse(iso) + minutes * 60_000).toISOString();

/** Only what the vendor says itself is confirmed or disputed. */
export function refusalToJudge(standing: NoticeStanding): Refusal<'stands'> | null {
  if (standing !== 'received' && standing !== 'recorded_by_us') return null;
  return { code: 'stands', reason: 'What the portal received, or we wrote down, needs no confirmation.' };
}
