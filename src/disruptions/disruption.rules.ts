import { clockErrors, type ClockTimes } from '../exercises/achieved-times.rules';
import type { Refusal } from '../foundation/refusal';

export const DISRUPTION_STATES = [
  'reported',
  'confirmed',
  'activated',
  'recovered',
  'reconciled',
  'aar_issued',
  'closed',
] as const;
export type DisruptionState = (typeof DISRUPTION_STATES)[number];

export const SIDES = ['vendor', 'registrant'] as const;
export type Side = (typeof SIDES)[number];

export const EFFECTS = ['stopped', 'degraded'] as const;
export type Effect = (typeof EFFECTS)[number];

/** Every move there is (model.md section 3). A plan need not have been started; the database's guard holds the same list. */
export const DISRUPTION_MOVES: Record<DisruptionState, readonly DisruptionState[]> = {
  reported: ['confirmed'],
  confirmed: ['activated', 'recovered'],
  activated: ['recovered'],
  recovered: ['reconciled'],
  reconciled: ['aar_issued'],
  aar_issued: ['closed'],
  closed: [],
};

export const STATE_WORDS: Record<DisruptionState, string> = {
  reported: 'is reported',
  confirmed: 'is confirmed',
  activated: 'has a plan that was started',
  recovered: 'is recovered',
  reconciled: 'is reconciled',
  aar_issued: 'has its after-action report',
  closed: 'is closed',
};

export interface Standing {
  ref: string;
  state: DisruptionState;
  withdrawnAt: string | null;
}

export function refusalToMove(event: Standing, to: DisruptionState): Refusal<'no-such-move'> | null {
  if (event.withdrawnAt === null && DISRUPTION_MOVES[event.state].includes(to)) return null;
  return { code: 'no-such-move', reason: `${event.ref} ${words(event)}; it cannot become ${plain(to)} from there.` };
}

/** `what` may be done in the named states only, and never on a report that was withdrawn. */
export function refusalUnless(
  event: Standing,
  allowed: readonly DisruptionState[],
  what: string,
): Refusal<'not-now'> | null {
  if (event.withdrawnAt === null && allowed.includes(event.state)) return null;
  return { code: 'not-now', reason: `${event.ref} ${words(event)}; ${what}.` };
}

/** Until the report is issued, what happened is still being written down. */
export const UNTIL_REPORT: readonly DisruptionState[] = DISRUPTION_STATES.slice(0, 5);
export const UNTIL_CLOSED: readonly DisruptionState[] = DISRUPTION_STATES.slice(0, 6);
export const ONCE_RECOVERED: readonly DisruptionState[] = ['recovered', 'reconciled', 'aar_issued'];

const plain = (state: DisruptionState): string => (state === 'aar_issued' ? 'reported on' : state);
const words = ({ state, withdrawnAt }: Standing): string =>
  withdrawnAt === null ? STATE_WORDS[state] : 'was withdrawn';

/** A service that the event hit, with its own recovery. */
export interface ServiceHit {
  serviceRef: string;
  restoredAt: string | null;
  verifiedAt: string | null;
  lastRecoveredAt: string | null;
  notRecoveredReason: string | null;
}

export interface EventClock extends Pick<ClockTimes, 'detectedAt' | 'declaredAt' | 'returnedToNormalAt'> {
  occurredAt: string;
}

/** The clock of one service: the event's own moments and this service's. The same arithmetic as an exercise's follows from it. */
export function serviceClock(
  event: EventClock,
  hit: Omit<ServiceHit, 'serviceRef' | 'notRecoveredReason'>,
): ClockTimes {
  return {
    ...{ occurredAt: event.occurredAt, detectedAt: event.detectedAt, declaredAt: event.declaredAt },
    ...{ restoredAt: hit.restoredAt, verifiedAt: hit.verifiedAt, lastRecoveredAt: hit.lastRecoveredAt },
    returnedToNormalAt: event.returnedToNormalAt,
  };
}

/** Moments of the event and its services that lie before one that must come first, or in the future; each named once. */
export function eventClockRefusals(event: EventClock, hits: readonly ServiceHit[], now: string): Refusal[] {
  const none = { restoredAt: null, verifiedAt: null, lastRecoveredAt: null };
  const own = clockErrors(serviceClock(event, none), now);
  const refusals: Refusal[] = own.map(({ moment, code, reason }) => ({ code, reason, pointer: `/${moment}` }));
  for (const [index, hit] of hits.entries())
    for (const { moment, code, reason } of clockErrors(serviceClock(event, hit), now))
      if (!own.some((one) => one.moment === moment && one.code === code))
        refusals.push({ code, reason: `${hit.serviceRef}: ${reason}`, pointer: pointerOf(moment, index) });
  return refusals;
}

const EVENT_MOMENTS: readonly string[] = ['occurredAt', 'detectedAt', 'declaredAt', 'returnedToNormalAt'];
const pointerOf = (moment: string, index: number): string =>
  EVENT_MOMENTS.includes(moment) ? `/${moment}` : `/services/${index}/${moment}`;

/** What keeps the disruption from being called recovered. */
export function recoveryGaps(hits: readonly ServiceHit[]): Refusal[] {
  if (hits.length === 0)
    return [{ code: 'no-service', reason: 'Name the services that were hit.', pointer: '/services' }];
  return hits.flatMap((hit, index): Refusal[] => {
    if (hit.verifiedAt !== null || hit.notRecoveredReason !== null) return [];
    const reason = `${hit.serviceRef}: give the time when the service was verified, or the reason why it was not recovered.`;
    return [{ code: 'service-not-recovered', reason, pointer: `/services/${index}/verifiedAt` }];
  });
}

export interface ReportFacts {
  strengths: readonly string[];
  areas: readonly { observation: string; cause: string; effect: string }[];
  undecidedSteps: readonly { planLabel: string; number: number }[];
}

/** What keeps the after-action report from being issued: it says something, and each step of a started plan stays or changes. */
export function reportGaps({ strengths, areas, undecidedSteps }: ReportFacts): Refusal[] {
  const empty = [...strengths, ...areas.map(({ observation }) => observation)].every((text) => text.trim() === '');
  const gaps: Refusal[] = empty
    ? [{ code: 'report-empty', reason: 'Say what went well and what did not.', pointer: '/strengths' }]
    : [];
  const [first] = undecidedSteps;
  if (first === undefined) return gaps;
  const many = undecidedSteps.length === 1 ? '' : ` and of ${undecidedSteps.length - 1} more`;
  const reason = `It is not decided what becomes of step ${first.number} of ${first.planLabel}${many}: keep, change, remove, or add.`;
  return [...gaps, { code: 'steps-undecided', reason, pointer: '/dispositions' }];
}

export interface ClosingFacts {
  returnedToNormalAt: string | null;
  /** What went wrong by the record, each with a finding or without. */
  gaps: readonly { words: string; hasFinding: boolean }[];
  unansweredNotices: number;
  unreviewedControls: number;
  note: string;
}

/** What keeps the officer from closing: normal running, notices and controls that nobody looked at, and gaps without a finding or a word. */
export function closingRefusals(facts: ClosingFacts): Refusal[] {
  const open = facts.gaps.filter(({ hasFinding }) => !hasFinding);
  const gaps: [boolean, Refusal][] = [
    [
      facts.returnedToNormalAt === null,
      {
        code: 'not-normal',
        reason: 'The time of the return to normal is not recorded.',
        pointer: '/returnedToNormalAt',
      },
    ],
    [
      facts.unansweredNotices > 0,
      { code: 'notice-open', reason: 'Confirm or dispute what the vendor says of its notice.', pointer: '/notices' },
    ],
    [
      facts.unreviewedControls > 0,
      { code: 'controls-open', reason: 'Say of each key control whether it ran.', pointer: '/controls' },
    ],
    [
      open.length > 0 && facts.note.trim() === '',
      {
        code: 'gap-without-finding',
        reason: `${open[0]?.words ?? ''} No finding was opened. Open one, or say why none is needed.`,
        pointer: '/note',
      },
    ],
  ];
  return gaps.filter(([stands]) => stands).map(([, refusal]) => refusal);
}
