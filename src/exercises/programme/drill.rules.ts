import type { Refusal } from '../../foundation/refusal';

export const DRILL_KINDS = [
  'call_tree',
  'message',
  'evacuation',
  'shelter',
  'remote_sign_in',
  'alternate_place',
  'other',
] as const;
export type DrillKind = (typeof DRILL_KINDS)[number];

/** Drills that try whether people can be reached (TST-03). */
export const REACHES_PEOPLE: readonly DrillKind[] = ['call_tree', 'message'];

/** Share, in percent, that has to be reached within the target (TST-03). */
export const REACHED_TARGET_PCT = 90;

/** What a drill counted. Minutes are whole; zero is a value. */
export interface DrillFacts {
  kind: DrillKind;
  /** YYYY-MM-DD. */
  heldOn: string;
  targetMinutes: number;
  called: number;
  reached: number;
  reachedWithinTarget: number;
  /** From the first call to the last answer, or to the end of the drill. */
  minutes: number;
  minutesTo90Pct: number | null;
  registrantContact: string | null;
  registrantReached: boolean | null;
}

/** Whole percent, rounded down: 89.9 is not 90. */
export function pctOf(part: number, whole: number): number | null {
  return whole <= 0 ? null : Math.floor((part * 100) / whole);
}

/** Everything about a drill's numbers that cannot be. `today` is YYYY-MM-DD. */
export function drillErrors(drill: DrillFacts, today: string): Refusal[] {
  return [...countErrors(drill), ...timeErrors(drill, today), ...registrantErrors(drill)];
}

function countErrors(drill: DrillFacts): Refusal[] {
  const { called, reached, reachedWithinTarget } = drill;
  return found([
    [called < 1, 'called', 'nobody-called', 'Say how many people were called.'],
    [reached > called, 'reached', 'more-reached-than-called', 'Not more can be reached than were called.'],
    [
      reachedWithinTarget > reached,
      'reachedWithinTarget',
      'more-in-time-than-reached',
      'Not more can be reached in time than were reached.',
    ],
  ]);
}

function timeErrors(drill: DrillFacts, today: string): Refusal[] {
  const { minutes, targetMinutes, minutesTo90Pct, reached, reachedWithinTarget } = drill;
  const allInTime = minutes <= targetMinutes && reachedWithinTarget < reached;
  const enough = reached * 10 >= drill.called * 9;
  return found([
    [drill.heldOn > today, 'heldOn', 'in-the-future', 'The day lies in the future. Enter a drill once it was held.'],
    [
      allInTime,
      'reachedWithinTarget',
      'late-within-target',
      'It ended within the target, so everybody who was reached was reached in time.',
    ],
    [minutesTo90Pct !== null && !enough, 'minutesTo90Pct', 'ninety-not-reached', 'Fewer than 90 % were reached.'],
    [
      minutesTo90Pct !== null && minutesTo90Pct > minutes,
      'minutesTo90Pct',
      'after-the-end',
      'That is later than the end of the drill.',
    ],
  ]);
}

function registrantErrors({ kind, registrantReached, registrantContact }: DrillFacts): Refusal[] {
  const named = (registrantContact ?? '').trim() !== '';
  return found([
    [
      registrantReached === true && !named,
      'registrantContact',
      'contact-missing',
      'Name the person of the registrant who was reached.',
    ],
    [
      REACHES_PEOPLE.includes(kind) && registrantReached === null,
      'registrantReached',
      'registrant-missing',
      'Say whether the contact of the registrant was reached.',
    ],
  ]);
}

function found(checks: [boolean, string, string, string][]): Refusal[] {
  return checks.filter(([wrong]) => wrong).map(([, field, code, reason]) => ({ code, reason, pointer: `/${field}` }));
}
