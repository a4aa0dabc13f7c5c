import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Work } from '../audit-trail/work';
import { Clock } from '../foundation/clock';
import { sha256Hex } from '../foundation/ids';
import { Problem } from '../foundation/problem';
import { isThrottled, THROTTLE, type Bucket } from './session.rules';

interface Try {
  account: string;
  address: string;
}

/** Counts failed sign-ins in the database, so that a restart or a second instance forgets nothing. */
@Injectable()
export class ThrottleService {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
  ) {}

  /** Throws `too-many-requests` while the account or the address has failed too often. */
  async admit(tried: Try): Promise<void> {
    const now = this.clock.iso();
    const throttled = await this.work.housekeeping(null, async (manager) => {
      const account = await bucketOf(manager, accountKey(tried));
      const address = await bucketOf(manager, addressKey(tried));
      return isThrottled(account, now, THROTTLE.perAccount) || isThrottled(address, now, THROTTLE.perAddress);
    });
    if (throttled)
      throw new Problem(
        'too-many-requests',
        `Too many failed tries. Wait ${THROTTLE.windowMinutes} minutes, or ask your administrator for a new invitation.`,
      );
  }

  async countFailure(tried: Try): Promise<void> {
    const now = this.clock.iso();
    await this.work.housekeeping(null, async (manager) => {
      for (const bucket of [accountKey(tried), addressKey(tried)])
        await manager.query(
          `INSERT INTO sign_in_throttle AS t (bucket, window_start, failures) VALUES ($1, $2, 1)
           ON CONFLICT (bucket) DO UPDATE SET
             failures = CASE WHEN t.window_start > $2::timestamptz - make_interval(mins => $3) THEN t.failures + 1 ELSE 1 END,
             window_start = CASE WHEN t.window_start > $2::timestamptz - make_interval(mins => $3) THEN t.window_start ELSE $2 END`,
          [bucket, now, THROTTLE.windowMinutes],
        );
    });
  }

  async forget(tried: Try): Promise<void> {
    await this.work.housekeeping(null, (manager) =>
      manager.query('DELETE FROM sign_in_throttle WHERE bucket = $1', [accountKey(tried)]),
    );
  }
}

/** Only a digest is kept: the table holds no list of addresses that were tried. */
const accountKey = (tried: Try) => `account:${sha256Hex(tried.account.toLowerCase())}`;
const addressKey = (tried: Try) => `address:${sha256Hex(tried.address)}`;

async function bucketOf(manager: EntityManager, key: string): Promise<Bucket | null> {
  const [row]: { failures: number; windowStart: Date }[] = await manager.query(
    'SELECT failures, window_start AS "windowStart" FROM sign_in_throttle WHERE bucket = $1',
    [key],
  );
  return row ? { failures: row.failures, windowStart: row.windowStart.toISOString() } : null;
}
