import { addDays } from '../../obligations/iso-date.rules';
import type { Refusal } from '../../foundation/refusal';

export const NONE_OCCURRED_STATES = ['signed', 'accepted', 'returned', 'superseded'] as const;
export type NoneOccurredState = (typeof NONE_OCCURRED_STATES)[number];

/** The occurrence key under which the calendar asks for it. */
export const NONE_OCCURRED_KEY = 'none_occurred';

/** It is signed in this many last days of the period, or later: earlier it would say little about the period. */
export const LAST_DAYS = 45;

export type NoneOccurredRefusal = 'not_asked' | 'too_early' | 'period_closed' | 'occurred' | 'stands' | 'concluded';

/** Days are YYYY-MM-DD. */
export interface PeriodDays {
  startsOn: string;
  endsOn: string;
}

export interface KnownEvent {
  id: string;
  event: string;
  on: string;
  /** Null for the vendor as a whole, which every service is part of. */
  serviceId: string | null;
}

/** What a requirement looks for: its events, for one service or (null) for the whole vendor. */
export interface LookedFor {
  events: readonly string[];
  serviceId: string | null;
}

/** First day on which it may be signed. */
export const signedFrom = ({ endsOn }: PeriodDays): string => addDays(endsOn, 1 - LAST_DAYS);

/** The part of the period that a statement of this day speaks of: nobody states what has not come yet. */
export const partSpokenOf = ({ startsOn, endsOn }: PeriodDays, today: string): { from: string; to: string } => ({
  ...{ from: startsOn, to: today < endsOn ? today : endsOn },
});

/** The recorded events that say otherwise, earliest first. */
export function eventsAgainst(
  recorded: readonly KnownEvent[],
  { events, serviceId }: LookedFor,
  { startsOn, endsOn }: PeriodDays,
): KnownEvent[] {
  return recorded
    .filter(({ event, on }) => events.includes(event) && startsOn <= on && on <= endsOn)
    .filter((one) => one.serviceId === null || serviceId === null || one.serviceId === serviceId)
    .sort((one, other) => one.on.localeCompare(other.on) || one.id.localeCompare(other.id));
}

/** The event that a started plan and its recovery make; a requirement that looks for it cannot be stated away meanwhile. */
const OF_DISRUPTIONS = 'disruption_recovered';

/** A real event as it is recorded; days are YYYY-MM-DD in UTC, `recoveredOn` null while it lasts. */
export interface KnownDisruption {
  id: string;
  ref: string;
  title: string;
  occurredOn: string;
  recoveredOn: string | null;
  wasActivated: boolean;
  serviceIds: readonly string[];
}

/**
 * The recorded disruptions of the period that a requirement looks for, earliest first. One contradicts the statement when a
 * plan was started, and as long as it lasts: until the recovery nobody knows whether one will be.
 */
export function disruptionsAgainst<D extends KnownDisruption>(
  recorded: readonly D[],
  { events, serviceId }: LookedFor,
  { startsOn, endsOn }: PeriodDays,
): (D & { contradicts: boolean })[] {
  if (!events.includes(OF_DISRUPTIONS)) return [];
  return recorded
    .filter((one) => one.occurredOn <= endsOn && (one.recoveredOn === null || startsOn <= one.recoveredOn))
    .filter((one) => serviceId === null || one.serviceIds.includes(serviceId))
    .map((one) => ({ ...one, contradicts: one.wasActivated || one.recoveredOn === null }))
    .sort((one, other) => one.occurredOn.localeCompare(other.occurredOn) || one.ref.localeCompare(other.ref));
}

export interface StatingFacts {
  occurrenceKey: string;
  period: PeriodDays & { state: string };
  today: string;
  against: readonly Pick<KnownEvent, 'event' | 'on'>[];
  /** Real events that say otherwise, whether the calendar knows of them yet or not. */
  contradicting: readonly Pick<KnownDisruption, 'ref' | 'title' | 'occurredOn'>[];
  /** One that was signed and not returned or superseded. */
  stands: boolean;
  conclusion: string | null;
}

/** Why nobody signs it now; null where the vendor's attestor may. */
export function refusalToState(facts: StatingFacts): Refusal<NoneOccurredRefusal> | null {
  const { occurrenceKey, period, today, against } = facts;
  if (occurrenceKey !== NONE_OCCURRED_KEY)
    return { code: 'not_asked', reason: 'This requirement is not waiting for a statement that nothing occurred.' };
  if (!['open', 'closing', 'reopened'].includes(period.state))
    return { code: 'period_closed', reason: 'The period is not open.' };
  const [first] = against;
  if (first) {
    const reason = `An event is recorded for ${first.on} (${first.event.replaceAll('_', ' ')}), so something did occur. What it asks for has its own requirement.`;
    return { code: 'occurred', reason };
  }
  return refusalByDisruption(facts) ?? refusalByStanding(facts) ?? refusalOfDay(period, today);
}

function refusalByDisruption({ contradicting: [first] }: StatingFacts): Refusal<NoneOccurredRefusal> | null {
  if (first === undefined) return null;
  const reason = `${first.ref} of ${first.occurredOn} is recorded (${first.title}), so it cannot be said that nothing occurred.`;
  return { code: 'occurred', reason };
}

function refusalByStanding({ stands, conclusion }: StatingFacts): Refusal<NoneOccurredRefusal> | null {
  if (stands) return { code: 'stands', reason: 'A statement that nothing occurred is signed already.' };
  return conclusion === null || conclusion === 'not_met'
    ? null
    : { code: 'concluded', reason: 'The registrant has concluded this already.' };
}

function refusalOfDay(period: PeriodDays, today: string): Refusal<NoneOccurredRefusal> | null {
  const from = signedFrom(period);
  if (today >= from) return null;
  return { code: 'too_early', reason: `It can be signed from ${from}: in the last ${LAST_DAYS} days of the period.` };
}
