import { rootOfPerfect } from './tile.rules';

/** Roots that are kept, of at most 128 hashes each: some four megabytes with the hashes under them. */
const KEPT = 1024;

const known = new Map<string, Buffer>();

/**
 * As `rootOfPerfect`, for hashes over many events, which proof after proof goes by. What was worked out is found by the
 * very hashes that were read, never by where they stood: another hash in the database has another root.
 */
export function knownRoot(hashes: Buffer): Buffer {
  const these = hashes.toString('latin1');
  const found = known.get(these);
  if (found) return found;
  const root = rootOfPerfect(hashes);
  known.set(these, root);
  const [oldest] = known.keys();
  if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
  return root;
}
