import { mkdir, open, readdir, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';

/**
 * One empty file for each object that the portal made itself, named by its SHA-256 and there before the object is: a
 * portal that is killed before its record names the object leaves the mark, and what nothing names can be cleared.
 * Received bytes are never marked.
 */
export class MadeMarks {
  constructor(private readonly folder: string) {}

  /** Made now; an older mark becomes as young as this. */
  async set(sha256: string): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const handle = await open(this.of(sha256), 'a');
    await handle.sync();
    await handle.close();
    const now = new Date();
    await utimes(this.of(sha256), now, now);
  }

  /** Digests of what was last made before `before` (ms since 1970). */
  async before(before: number): Promise<string[]> {
    const names = await readdir(this.folder).catch(() => []);
    const found: string[] = [];
    for (const name of names) if (/^[0-9a-f]{64}$/.test(name) && (await this.isBefore(name, before))) found.push(name);
    return found;
  }

  /** False too when there is no mark. */
  async isBefore(sha256: string, before: number): Promise<boolean> {
    const found = await stat(this.of(sha256)).catch(() => null);
    return found !== null && found.mtimeMs < before;
  }

  remove(sha256: string): Promise<void> {
    return rm(this.of(sha256), { force: true });
  }

  private of(sha256: string): string {
    return path.join(this.folder, sha256);
  }
}
