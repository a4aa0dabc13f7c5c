import type { KeptCheckpoint } from '../tree/tree-log';

export const PLACE_NAMES = ['file', 'bucket', 'mailbox'] as const;
export type PlaceName = (typeof PLACE_NAMES)[number];

/** Somewhere outside the database where checkpoints are kept. */
export interface Place {
  name: PlaceName;
  /** Where that is, without credentials. */
  address: string;
  /** At most one checkpoint goes there in so many minutes. */
  everyMinutes: number;
  /** Puts a checkpoint there, for good when it resolves. Throws with words for people. */
  put(checkpoint: KeptCheckpoint): Promise<void>;
  /** The newest checkpoint that is there, where a portal can read it back; null when there is none. */
  newest?(): Promise<string | null>;
}
