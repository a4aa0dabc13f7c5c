import type { Refusal } from '../../foundation/refusal';
import { OUTSIDE_KINDS, type DependencyKind, type Objection, type OwnerSide } from './dependency-words.rules';
import { daysFrom } from './spans.rules';

/** A word counts for a year and the days of grace of the yearly cadence. */
export const CONFIRMED_FOR_DAYS = 395;
/** Terms that nobody has answered for longer than this are shown as a conflict. */
export const UNCONFIRMED_AFTER_DAYS = 30;

/** One side's confirmation: the day it was given and the terms it was given to. */
export interface Word {
  on: string;
  terms: number;
}

export interface ConfirmationFacts {
  kind: DependencyKind;
  ownerSide: OwnerSide | null;
  /** Live dependencies of the vendor on the same thing, this one included. */
  uses: number;
  terms: number;
  /** `YYYY-MM-DD`, the day on which the terms became what they are. */
  termsOn: string;
  us: Word | null;
  them: Word | null;
  objection: { kind: Objection; terms: number } | null;
}

export type SideState = 'not_needed' | 'missing' | 'stale' | 'old' | 'confirmed';
export type Standing = 'confirmed' | 'unconfirmed' | 'stale' | 'objected';

/** Whether another party, or another service, rests on or recovers the same thing: then both sides must say so. */
export const isShared = ({ kind, uses }: Pick<ConfirmationFacts, 'kind' | 'uses'>): boolean =>
  OUTSIDE_KINDS.includes(kind) || uses > 1;

const needsThem = (facts: ConfirmationFacts): boolean =>
  isShared(facts) || (facts.ownerSide !== null && facts.ownerSide !== 'us');

/** How one side's word stands on a day. What was confirmed before the terms changed is stale, not gone. */
export function sideState(facts: ConfirmationFacts, side: 'us' | 'them', today: string): SideState {
  const word = facts[side];
  if (word === null) return side === 'them' && !needsThem(facts) ? 'not_needed' : 'missing';
  if (word.terms < facts.terms) return 'stale';
  return daysFrom(word.on, today) > CONFIRMED_FOR_DAYS ? 'old' : 'confirmed';
}

/** How a dependency stands as a whole: an objection to the present terms outweighs every confirmation. */
export function standingOf(facts: ConfirmationFacts, today: string): Standing {
  if (facts.objection?.terms === facts.terms) return 'objected';
  const sides = [sideState(facts, 'us', today), sideState(facts, 'them', today)];
  if (sides.every((side) => side === 'confirmed' || side === 'not_needed')) return 'confirmed';
  return sides.some((side) => side === 'stale' || side === 'old') ? 'stale' : 'unconfirmed';
}

export interface WordGiven {
  side: 'us' | 'them';
  on: string;
  personId: string | null;
}

/** Why a side's word cannot be written down; null when it can. */
export function refusalOfWord(
  given: WordGiven,
  at: { today: string; termsOn: string; ownerName: string; otherPersonId: string | null },
): Refusal | null {
  if (given.on > at.today)
    return { code: 'in_the_future', reason: 'A confirmation has a day that is over.', pointer: '/givenOn' };
  if (given.on < at.termsOn)
    return {
      code: 'before_the_terms',
      reason: `These terms stand since ${at.termsOn}; a word given before that was given to others.`,
      pointer: '/givenOn',
    };
  if (given.personId !== null && given.personId === at.otherPersonId)
    return { code: 'same_person', reason: 'The other side has to be somebody else.', pointer: '/side' };
  if (at.ownerName === '')
    return { code: 'no_owner', reason: 'Say first who recovers it: an owner is what both sides confirm.', pointer: '' };
  return null;
}
