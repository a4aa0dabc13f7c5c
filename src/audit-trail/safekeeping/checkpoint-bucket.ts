import { createHash } from 'node:crypto';
import type { Clock } from '../../foundation/clock';
import type { Config } from '../../foundation/config';
import type { KeptCheckpoint } from '../tree/tree-log';
import type { Place } from './place';
import { signedHeaders } from './signed-request.rules';

const DAY = 86_400_000;
const TIMEOUT = 15_000;

/**
 * A bucket of object storage with Object Lock: every checkpoint becomes an object of its own that nobody, its owner neither,
 * can change or remove before its time is over.
 */
export class CheckpointBucket implements Place {
  readonly name = 'bucket';

  constructor(
    private readonly bucket: NonNullable<Config['checkpoints']['bucket']>,
    readonly everyMinutes: number,
    private readonly clock: Clock,
  ) {}

  get address(): string {
    return this.bucket.url;
  }

  async put({ note, treeSize, rootSha256 }: KeptCheckpoint): Promise<void> {
    const url = new URL(`${this.bucket.url}/${String(treeSize).padStart(12, '0')}-${rootSha256.slice(0, 16)}.txt`);
    const at = this.clock.iso();
    const headers = signedHeaders({ method: 'PUT', url, headers: this.lock(note, at), body: note, at }, this.bucket);
    const answer = await fetch(url, {
      ...{ method: 'PUT', headers, body: note, redirect: 'error' },
      signal: AbortSignal.timeout(TIMEOUT),
    });
    if (answer.ok) return;
    const told = /<Code>(\w+)<\/Code>/.exec(await answer.text())?.[1];
    throw new Error(`The bucket answered ${answer.status}${told ? ` (${told})` : ''}.`);
  }

  /** Object Lock asks for a digest of what is sent. */
  private lock(note: string, at: string): Record<string, string> {
    const until = new Date(Date.parse(at) + this.bucket.retainDays * DAY).toISOString();
    return {
      'content-md5': createHash('md5').update(note).digest('base64'),
      'content-type': 'text/plain; charset=utf-8',
      'x-amz-object-lock-mode': 'COMPLIANCE',
      'x-amz-object-lock-retain-until-date': until,
    };
  }
}
