import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { systemActor, type Actor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import type { Transaction } from '../foundation/database/open-transaction';
import { Transactions, type Mode } from '../foundation/database/transaction';
import { newId } from '../foundation/ids';
import { eventBody } from './event-body';
import { takeIdempotencyKey } from './idempotency';
import type { LastRead, OpenRead, OpenWork } from './open-work';
import { Reactions } from './reactions';

export type { OpenRead, OpenWork } from './open-work';

/**
 * The one way to the database. A deed and its record commit together or not at all; a Work that writes and records
 * nothing throws, and so does asking for the manager after its transaction has ended.
 */
@Injectable()
export class Work {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly reactions: Reactions,
  ) {}

  /** Does a deed and records it. Rolled back as a whole when `deed` throws. */
  perform<T>(actor: Actor, deed: (work: OpenWork) => Promise<T>): Promise<T> {
    return this.within(actor, 'READ WRITE', async (transaction) => {
      const { manager } = transaction;
      // The request's key is a row too, but not the deed's.
      const withKey = (await takeIdempotencyKey(actor, manager)) ? await rowsWritten(manager) : null;
      const tally = { records: 0 };
      const result = await deed(this.opened(actor, transaction, tally));
      if (tally.records > 0) return result;
      const wrote = withKey === null ? await touched(manager) : (await rowsWritten(manager)) !== withKey;
      if (wrote) throw new Error('A Work wrote and recorded nothing.');
      return result;
    });
  }

  /** Reads under the actor's own rights, in one READ ONLY transaction. */
  read<T>(actor: Actor, look: (read: LastRead) => Promise<T>): Promise<T> {
    return this.within(actor, 'READ ONLY', (transaction) =>
      look({ actor, manager: transaction.manager, last: (sql, parameters) => transaction.last(sql, parameters) }),
    );
  }

  /** As `read`, with every statement seeing the same moment: for packets and exports. */
  snapshot<T>(actor: Actor, look: (read: OpenRead) => Promise<T>): Promise<T> {
    return this.within(actor, 'REPEATABLE READ', (transaction) => look({ actor, manager: transaction.manager }));
  }

  /**
   * What no auditor asks about: session last seen, throttle counters, job progress, stored answers to idempotency keys.
   * Runs as the actor's database role, or as `holdfast_door` without one. The grants of that role are the only limit on
   * what it may write, and nothing is recorded: a deed belongs into `perform`.
   */
  housekeeping<T>(actor: Actor | null, tidy: (manager: EntityManager) => Promise<T>): Promise<T> {
    const door = systemActor('00000000-0000-0000-0000-000000000000', 'housekeeping', 'holdfast_door');
    return this.within(actor ?? door, 'READ WRITE', (transaction) => tidy(transaction.manager));
  }

  private async within<T>(actor: Actor, mode: Mode, body: (transaction: Transaction) => Promise<T>): Promise<T> {
    const transaction = await this.begin(actor, mode);
    let result: T;
    try {
      result = await body(transaction);
    } catch (error) {
      await transaction.rollback();
      throw error;
    }
    await transaction.commit();
    return result;
  }

  /** A request that only reads goes on in the transaction that found its session; any other lets go of that first. */
  private async begin(actor: Actor, mode: Mode): Promise<Transaction> {
    const { entered } = actor;
    actor.entered = undefined;
    if (entered && mode === 'READ ONLY') return entered;
    await entered?.rollback();
    return this.transactions.open(actor, mode);
  }

  private opened(actor: Actor, transaction: Transaction, tally: { records: number }): OpenWork {
    const work: OpenWork = {
      actor,
      manager: transaction.manager,
      at: this.clock.iso(),
      record: async (deed, subject, particulars) => {
        tally.records += 1;
        const id = newId();
        const body = eventBody({ id, at: work.at, actor, deed, subject, particulars });
        await transaction.manager.query('INSERT INTO audit_event (body) VALUES ($1)', [body]);
        for (const reaction of this.reactions.to(deed)) await reaction(work, subject, particulars);
        return id;
      },
    };
    return work;
  }
}

/** A transaction gets an id of its own only when it writes or locks a row. */
async function touched(manager: EntityManager): Promise<boolean> {
  const [row]: { xid: string | null }[] = await manager.query('SELECT pg_current_xact_id_if_assigned()::text AS xid');
  return row?.xid !== null;
}

/** Rows that the session has written and not yet reported: their growth is what the transaction wrote in between. */
async function rowsWritten(manager: EntityManager): Promise<string> {
  const [row]: { rows: string }[] = await manager.query(
    'SELECT coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0) AS rows FROM pg_stat_xact_user_tables',
  );
  return row?.rows ?? '0';
}
