import type { Refusal } from '../../foundation/refusal';
import type { OwnerSide } from './dependency-words.rules';

/** An owner has a name and a side, or neither is said. */
export function refusalOfOwner(given: { ownerSide: OwnerSide | null; ownerName: string }): Refusal | null {
  const named = given.ownerName.trim() !== '';
  if (named === (given.ownerSide !== null)) return null;
  return named
    ? { code: 'owner_without_side', reason: 'Say on whose side the owner is.', pointer: '/ownerSide' }
    : { code: 'owner_without_name', reason: 'Name who recovers it.', pointer: '/ownerName' };
}
