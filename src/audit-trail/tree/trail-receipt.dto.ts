/**
 * What the receiver of a receipt takes out of the house: the event that recorded the deed, word for word, and the newest
 * checkpoint. A log that is rewritten afterwards no longer agrees with it.
 */
export class TrailReceipt {
  eventId: string;
  /** The canonical text of the event, as it is stored and hashed. */
  body: string;
  /** SHA-256 of a zero byte and the body, lower-case hex. */
  leafSha256: string;
  /** Place in the tree; null until a checkpoint stands over the event, which takes a moment after the deed. */
  leafIndex: number | null;
  /** That the event is under the checkpoint, as a `c2sp.org/tlog-proof@v1` text; null as long as `leafIndex` is. */
  proof: string | null;
  /** The newest checkpoint as it was signed; null while the log has none. */
  checkpoint: string | null;
  /** ISO 8601 UTC. */
  checkpointAt: string | null;
  /** Keys of the log, as verifiers of signed notes take them. */
  verifierKeys: string[];
}
