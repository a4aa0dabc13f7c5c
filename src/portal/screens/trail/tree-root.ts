import { hexOf, nodeHash, type Bytes } from './signed-head';

export const HASH_BYTES = 32;
/** Leaves of one full tile. */
export const TILE_WIDTH = 256;

/** Roots of trees over the first leaves of a log, worked out leaf by leaf; it remembers nothing else. */
export class GrowingRoot {
  private readonly frontier: { level: number; hash: Bytes }[] = [];

  async add(leaf: Bytes): Promise<void> {
    let [level, hash] = [0, leaf];
    for (let last = this.frontier.at(-1); last?.level === level; last = this.frontier.at(-1)) {
      hash = await nodeHash(last.hash, hash);
      level += 1;
      this.frontier.pop();
    }
    this.frontier.push({ level, hash });
  }

  /** Root over all leaves so far, lower-case hex; there is at least one. */
  async root(): Promise<string> {
    const [last, ...rest] = [...this.frontier].reverse();
    if (!last) throw new Error('A tree without leaves has no root here.');
    let { hash } = last;
    for (const { hash: left } of rest) hash = await nodeHash(left, hash);
    return hexOf(hash);
  }
}

/** Address of a tile of leaf hashes (C2SP tlog-tiles). */
export function tileAddress(index: number, width: number): string {
  const groups: string[] = [];
  for (let rest = index, last = true; last || rest > 0; rest = Math.floor(rest / 1000), last = false)
    groups.unshift(`${last ? '' : 'x'}${String(rest % 1000).padStart(3, '0')}`);
  return `tile/0/${groups.join('/')}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}
