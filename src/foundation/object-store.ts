import { Injectable } from '@nestjs/common';
import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { MadeMarks } from './made-marks';
import { Problem } from './problem';
import { newId } from './ids';

export interface Stored {
  /** Lower-case hex SHA-256 of the bytes as received. */
  sha256: string;
  bytes: number;
}

/**
 * Received bytes, addressed by their SHA-256 and never overwritten: a file appears under its digest by a hard link from
 * a finished, synced temporary file, which fails when the name is taken. Files are read-only on disk.
 */
@Injectable()
export class ObjectStore {
  /** What was made here and not received from anybody. */
  readonly made: MadeMarks;

  constructor(private readonly root: string) {
    this.made = new MadeMarks(path.join(root, 'made'));
  }

  /** Streams bytes to disk, hashing them in flight; the object is there, synced, when this resolves. */
  async put(source: Readable, origin: 'received' | 'made' = 'received'): Promise<Stored> {
    const incoming = path.join(this.root, 'incoming');
    await mkdir(incoming, { recursive: true });
    const temporary = path.join(incoming, newId());
    try {
      const stored = await writeHashed(source, temporary);
      if (origin === 'made') await this.made.set(stored.sha256);
      await this.publish(temporary, stored.sha256);
      return stored;
    } finally {
      await rm(temporary, { force: true });
    }
  }

  /** Clears what was coming in and was last written before `before` (ms since 1970): a portal was killed over it. Answers how many. */
  async clearIncoming(before: number): Promise<number> {
    const incoming = path.join(this.root, 'incoming');
    let cleared = 0;
    for (const name of await readdir(incoming).catch(() => [])) {
      const found = await stat(path.join(incoming, name)).catch(() => null);
      if (!found || found.mtimeMs >= before) continue;
      await rm(path.join(incoming, name), { force: true });
      cleared += 1;
    }
    return cleared;
  }

  /** Takes a finished file into the store by hard link where it can, without copying its bytes. */
  async adopt(file: string, sha256: string): Promise<void> {
    const handle = await open(file, 'r');
    await handle.sync();
    await handle.close();
    await this.publish(file, sha256).catch(async (error: unknown) => {
      if (!hasCode(error, 'EXDEV')) throw error;
      const stored = await this.put(createReadStream(file));
      if (stored.sha256 !== sha256) throw new Error('The file changed while it was taken into the store.');
    });
  }

  /** Bytes held under a digest, or null when the file is not there. */
  async size(sha256: string): Promise<number | null> {
    const found = await stat(this.pathOf(sha256)).catch(() => null);
    return found ? found.size : null;
  }

  /** Opens an object for reading. Throws `stored-file-unavailable` when it has vanished. */
  async read(sha256: string, range?: { start: number; end: number }): Promise<Readable> {
    if ((await this.size(sha256)) === null) throw vanished(sha256);
    return createReadStream(this.pathOf(sha256), range);
  }

  /** Reads the whole object and compares it with its digest. Answers false when a byte differs or the file is gone. */
  async verify(sha256: string): Promise<boolean> {
    if ((await this.size(sha256)) === null) return false;
    const hash = createHash('sha256');
    await pipeline(createReadStream(this.pathOf(sha256)), hash);
    return hash.digest('hex') === sha256;
  }

  /** Takes an object out of reach; nothing reads it any more, and it can still be put back. */
  async setAside(sha256: string): Promise<void> {
    const aside = this.asideOf(sha256);
    await mkdir(path.dirname(aside), { recursive: true });
    await rename(this.pathOf(sha256), aside).catch(unlessGone);
  }

  /** Undoes `setAside`; an object that has come again meanwhile stays as it is. */
  async putBack(sha256: string): Promise<void> {
    const aside = this.asideOf(sha256);
    await link(aside, this.pathOf(sha256)).catch((error: unknown) => {
      if (!hasCode(error, 'EEXIST')) unlessGone(error);
    });
    await rm(aside, { force: true });
  }

  /**
   * A disposal may have taken away equal bytes while those of `file` were being recorded; the object is there, put back or
   * adopted again, when this resolves.
   */
  async holdRecorded(file: string, sha256: string): Promise<void> {
    await this.putBack(sha256);
    if ((await this.size(sha256)) === null) await this.adopt(file, sha256);
  }

  /** Erases for good what was set aside, and nothing else; answers whether there was anything. */
  async eraseAside(sha256: string): Promise<boolean> {
    const aside = this.asideOf(sha256);
    const was = (await stat(aside).catch(() => null)) !== null;
    await rm(aside, { force: true });
    return was;
  }

  private asideOf(sha256: string): string {
    return path.join(this.root, 'aside', path.basename(this.pathOf(sha256)));
  }

  pathOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('An object is named by a SHA-256 digest.');
    return path.join(this.root, 'objects', sha256.slice(0, 2), sha256);
  }

  private async publish(temporary: string, sha256: string): Promise<void> {
    const target = this.pathOf(sha256);
    await mkdir(path.dirname(target), { recursive: true });
    await link(temporary, target).catch(async (error: unknown) => {
      if (!hasCode(error, 'EEXIST')) throw error;
      if (!(await this.verify(sha256))) await replaceDamaged(temporary, target);
    });
    await chmod(target, 0o444);
    await syncFolder(path.dirname(target));
  }
}

/** Copies a stream to a new file while counting and hashing it; the file is synced and closed when this resolves. */
async function writeHashed(source: Readable, file: string): Promise<Stored> {
  const hash = createHash('sha256');
  const counter = { bytes: 0 };
  await pipeline(source, hashing(hash, counter), createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }));
  return { sha256: hash.digest('hex'), bytes: counter.bytes };
}

function hashing(hash: Hash, counter: { bytes: number }): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      counter.bytes += chunk.length;
      done(null, chunk);
    },
  });
}

function unlessGone(error: unknown): void {
  if (!hasCode(error, 'ENOENT')) throw error;
}

function hasCode(error: unknown, code: string): boolean {
  return (error as NodeJS.ErrnoException).code === code;
}

/** The same bytes have come again, and the file that stood for them is not what its name says: the good ones take its place. */
async function replaceDamaged(good: string, target: string): Promise<void> {
  const beside = `${target}.${newId()}`;
  await link(good, beside);
  await rename(beside, target);
}

/** A new name survives a power cut only when its folder has been synced too. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
}

export function vanished(sha256: string): Problem {
  return new Problem(
    'stored-file-unavailable',
    `The stored file ${sha256.slice(0, 12)}… is missing or damaged. Its record is kept; an administrator must restore the file from backup.`,
  );
}
