import type { Refusal } from '../../foundation/refusal';
import type { OwnerSide } from './dependency-words.rules';

interface Teller {
  personId: string;
  name: string;
  vendorId: string | null;
}

interface Owned {
  ownerSide: OwnerSide | null;
  ownerName: string;
  ownerPersonId: string | null;
}

/** Whose word it is: the day, the name, and the person where it is their own. */
export interface Giver {
  on: string;
  by: string;
  personId: string | null;
}

/** Who may write down a side's word. The vendor speaks for its service; the registrant for what it recovers itself. */
export function refusalOfTeller(actor: Teller, side: 'us' | 'them', dependency: Owned): Refusal | null {
  if (side === 'us')
    return actor.vendorId === null
      ? { code: 'not_your_side', reason: 'The vendor confirms what its own service rests on.', pointer: '/side' }
      : null;
  if (dependency.ownerSide === 'registrant' && actor.vendorId !== null)
    return { code: 'not_your_side', reason: 'The registrant confirms what it recovers itself.', pointer: '/side' };
  return null;
}

/**
 * One's own word is given today; that of another has a day and a name. The other side's word is one's own for its owner,
 * and for the registrant's people where the registrant recovers it.
 */
export function giverOf(
  actor: Teller,
  given: { side: 'us' | 'them'; givenOn?: string; givenBy?: string },
  { dependency, today }: { dependency: Owned; today: string },
): Giver {
  const registrants = dependency.ownerSide === 'registrant' && actor.vendorId === null;
  const own = given.side === 'us' || dependency.ownerPersonId === actor.personId || registrants;
  return own
    ? { on: given.givenOn ?? today, by: actor.name, personId: actor.personId }
    : { on: given.givenOn ?? today, by: (given.givenBy ?? '').trim(), personId: null };
}
