import type { Refusal } from '../foundation/refusal';
import type { RetentionRefusal } from './retention.rules';

interface Hold {
  ref: string;
  state: 'active' | 'released';
}

type Refused = Refusal<RetentionRefusal> | null;

/** A hold that was released stays so; what is pending anew takes a hold of its own. */
export const refusalOfReleased = ({ ref, state }: Hold): Refused =>
  state === 'released' ? { code: 'hold-released', reason: `${ref} is released.` } : null;

/** One release waits at a time; `waits` says that one does. */
export function refusalToAskRelease(hold: Hold, { waits }: { waits: boolean }): Refused {
  if (!waits) return refusalOfReleased(hold);
  return { code: 'release-asked', reason: `The release of ${hold.ref} waits for a decision already.` };
}

export function refusalToDecideRelease(hold: Hold, { waits }: { waits: boolean }): Refused {
  if (waits) return refusalOfReleased(hold);
  return { code: 'nothing-asked', reason: `Nobody asked for the release of ${hold.ref}.` };
}
