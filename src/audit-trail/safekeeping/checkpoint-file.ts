import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { checkpointsIn } from '../tree/kept-checkpoints.rules';
import type { KeptCheckpoint } from '../tree/tree-log';
import type { Place } from './place';

/** Enough for the last few checkpoints. */
const TAIL_BYTES = 65_536;

/**
 * A file that is only ever appended to: for each checkpoint an empty line, a remark with its time, and the checkpoint as it
 * was signed. Put it on another machine's disk, or forbid everything but appending to it (`chattr +a`).
 */
export class CheckpointFile implements Place {
  readonly name = 'file';

  constructor(
    readonly address: string,
    readonly everyMinutes: number,
  ) {}

  async put({ note, madeAt, treeSize }: KeptCheckpoint): Promise<void> {
    await mkdir(path.dirname(this.address), { recursive: true });
    const file = await open(this.address, 'a', 0o644);
    try {
      await file.writeFile(`\n# ${madeAt}, over ${treeSize} events\n${note}`);
      await file.sync();
    } finally {
      await file.close();
    }
  }

  async newest(): Promise<string | null> {
    const file = await open(this.address, 'r').catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    });
    if (!file) return null;
    try {
      const { size } = await file.stat();
      const tail = Buffer.alloc(Math.min(size, TAIL_BYTES));
      const { bytesRead } = await file.read(tail, 0, tail.length, size - tail.length);
      return checkpointsIn(tail.subarray(0, bytesRead).toString('utf8')).at(-1) ?? null;
    } finally {
      await file.close();
    }
  }
}
