import { FileStore } from '@tus/file-store';
import type { Upload } from '@tus/server';
import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isUuid } from '../foundation/ids';

/** An upload that nothing happened to for so long is given up. */
export const UPLOAD_EXPIRY_MINUTES = 7 * 24 * 60;

interface Running {
  hash: Hash;
  offset: number;
}

/**
 * Where uploads lie while they arrive: one file and one JSON file each, which survive a restart. Bytes are hashed as
 * they pass; the digest counts only while the hashed part is the stored part, else it is taken from the stored bytes.
 */
export class UploadIntake extends FileStore {
  private readonly running = new Map<string, Running>();

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    super({ directory: folder });
    // Expiry is ours (upload-sweep.ts): the server's own would look for files that are in the vault already.
    this.extensions = ['creation', 'creation-with-upload', 'termination'];
  }

  pathOf(id: string): string {
    if (!isUuid(id)) throw new Error('An upload is named by a UUID.');
    return path.join(this.directory, id);
  }

  override async write(readable: Readable, id: string, offset: number): Promise<number> {
    const running = this.hashFrom(id, offset);
    const from = offset;
    let received = 0;
    const hashing = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        running?.hash.update(chunk);
        received += chunk.length;
        done(null, chunk);
      },
    });
    this.running.delete(id);
    const file = createWriteStream(this.pathOf(id), { flags: 'r+', start: from, highWaterMark: 1_048_576 });
    await pipeline(readable, hashing, file);
    if (running) this.running.set(id, { hash: running.hash, offset: from + received });
    return from + received;
  }

  override async remove(id: string): Promise<void> {
    this.running.delete(id);
    await rm(this.pathOf(id), { force: true });
    await rm(`${this.pathOf(id)}.json`, { force: true });
  }

  /** Clears what was last touched more than a week before `at` (ISO 8601), once `expire` has recorded it. Answers how many. */
  async clearAbandoned(at: string, expire: (registrantId: string, id: string) => Promise<void>): Promise<number> {
    const oldest = Date.parse(at) - UPLOAD_EXPIRY_MINUTES * 60_000;
    const abandoned = (await this.lying()).filter(({ touchedAt }) => touchedAt < oldest);
    for (const { id, metadata } of abandoned) {
      const registrantId = metadata?.['registrant'];
      if (isUuid(registrantId)) await expire(registrantId, id);
      await this.remove(id);
    }
    return abandoned.length;
  }

  /** Bytes that have arrived, or null when there is no such file. */
  async received(id: string): Promise<number | null> {
    const found = await stat(this.pathOf(id)).catch(() => null);
    return found === null ? null : found.size;
  }

  /** SHA-256 of all stored bytes: as hashed on the way where nothing was resumed, else read back from the file. */
  async digest(id: string): Promise<string> {
    const running = this.running.get(id);
    if (running && running.offset === (await this.received(id))) return running.hash.copy().digest('hex');
    const hash = createHash('sha256');
    await pipeline(createReadStream(this.pathOf(id), { highWaterMark: 1_048_576 }), hash);
    return hash.digest('hex');
  }

  /** Ids of files that lie here, each with the time (ms since 1970) at which it was last written. */
  async lying(): Promise<{ id: string; touchedAt: number; metadata: Upload['metadata'] }[]> {
    const names = await readdir(this.directory).catch(() => []);
    const ids = [...new Set(names.map((name) => name.replace(/\.json$/, '')))].filter(isUuid);
    const found = [];
    for (const id of ids) {
      const file = await stat(this.pathOf(id)).catch(() => stat(`${this.pathOf(id)}.json`).catch(() => null));
      const upload = await this.configstore.get(id).catch(() => undefined);
      if (file) found.push({ id, touchedAt: file.mtimeMs, metadata: upload?.metadata });
    }
    return found;
  }

  private hashFrom(id: string, offset: number): Running | null {
    if (offset === 0) return { hash: createHash('sha256'), offset };
    const running = this.running.get(id);
    return running?.offset === offset ? running : null;
  }
}
