import type { PlaceName } from './place';

export class SafekeepingPlace {
  place: PlaceName;
  /** Where that is: a file's name, a bucket's address, a mailbox. */
  address: string;
  /** The newest checkpoint that went there: over how many events, and when. Null while none did. */
  treeSize: number | null;
  /** ISO 8601 UTC. */
  keptAt: string | null;
  copies: number;
  /** Why the last try failed; null when it did not. */
  problem: string | null;
  /** What is kept there and does not agree with the log of today; null when nothing does not. */
  disagreement: string | null;
}

export class SafekeepingList {
  items: SafekeepingPlace[];
}
