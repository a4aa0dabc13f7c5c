import { Injectable } from '@nestjs/common';
import type { Socket } from 'node:net';
import type { PoolClient, QueryResult } from 'pg';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import type { Actor } from '../actor';
import { isUuid } from '../ids';
import type { Transaction } from './open-transaction';

export type Mode = 'READ ONLY' | 'READ WRITE' | 'REPEATABLE READ';

export interface SessionKey {
  /** Hex SHA-256 of the session's token. */
  hash: string;
  at: Date;
  idleMinutes: number;
}

const BEGIN: Record<Mode, string> = {
  'READ ONLY': 'BEGIN READ ONLY',
  'READ WRITE': 'BEGIN',
  'REPEATABLE READ': 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
};

/**
 * Opens transactions that the database itself confines to a tenant: role and settings are taken with SET LOCAL in the
 * same round trip as BEGIN. Only Work uses it.
 */
@Injectable()
export class Transactions {
  constructor(private readonly dataSource: DataSource) {}

  async open(actor: Actor, mode: Mode): Promise<Transaction> {
    const { transaction } = await this.begin(`${BEGIN[mode]}; ${settingsOf(actor)}`);
    return transaction;
  }

  /**
   * Enters by a session: finds whom the token stands for and, in the same round trip, opens that person's READ ONLY
   * transaction. Answers null when the session does not count any more.
   */
  async enter(session: SessionKey): Promise<{ row: Record<string, unknown>; transaction: Transaction } | null> {
    if (!/^[0-9a-f]{64}$/.test(session.hash)) return null;
    const settings = ['registrant_id', 'vendor_id', 'person_id'].map(
      (name) => `set_config('app.${name}', coalesce(s.${name}::text, ''), true)`,
    );
    const { transaction, rows } = await this.begin(
      `BEGIN READ ONLY; SELECT s.*, set_config('role', s.database_role, true), ${settings.join(', ')},
         set_config('app.vendor_scope', coalesce(array_to_string(s.vendor_scope, ','), ''), true)
       FROM app.session_by_hash('${session.hash}', '${session.at.toISOString()}', ${Math.trunc(session.idleMinutes)}) s`,
    );
    const [row] = rows;
    if (row) return { row, transaction };
    await transaction.rollback();
    return null;
  }

  private async begin(sql: string): Promise<{ transaction: Transaction; rows: Record<string, unknown>[] }> {
    const runner = this.dataSource.createQueryRunner();
    const transaction = new PooledTransaction(runner, (await runner.connect()) as PipelinedClient);
    try {
      return { transaction, rows: await transaction.begin(sql) };
    } catch (error) {
      await transaction.rollback();
      throw error;
    }
  }
}

/** pg's client in pipeline mode: what is asked in one turn leaves in one packet when its stream is corked. */
type PipelinedClient = PoolClient & { connection: { stream: Socket } };

class PooledTransaction implements Transaction {
  private ended = false;

  constructor(
    private readonly runner: QueryRunner,
    private readonly client: PipelinedClient,
  ) {}

  get manager(): EntityManager {
    return this.runner.manager;
  }

  async begin(sql: string): Promise<Record<string, unknown>[]> {
    // TypeORM would open (and commit) a transaction of its own inside save() if it did not know about ours.
    this.knowActive(true);
    // Two statements without parameters go as one message and answer as a list of results.
    const results = (await this.client.query(sql)) as unknown as { rows: Record<string, unknown>[] }[];
    return results[1]?.rows ?? [];
  }

  async last<Row>(sql: string, parameters: unknown[]): Promise<Row[]> {
    const { stream } = this.client.connection;
    this.ended = true;
    this.knowActive(false);
    stream.cork();
    const asked = this.client.query(sql, parameters);
    const committed = this.client.query('COMMIT');
    process.nextTick(() => stream.uncork());
    const [answer] = await Promise.allSettled([asked, committed]);
    await this.runner.release();
    if (answer.status === 'rejected') throw answer.reason;
    return answer.value.rows as Row[];
  }

  async commit(): Promise<void> {
    const result = await this.end('COMMIT');
    // COMMIT of an aborted transaction answers ROLLBACK: what was acknowledged must have been written.
    if (result && result.command !== 'COMMIT') throw new Error('The transaction was aborted before its COMMIT.');
  }

  async rollback(): Promise<void> {
    await this.end('ROLLBACK');
  }

  private async end(word: 'COMMIT' | 'ROLLBACK'): Promise<QueryResult | null> {
    if (this.ended) return null;
    this.ended = true;
    this.knowActive(false);
    try {
      return await this.client.query(word);
    } finally {
      await this.runner.release();
    }
  }

  private knowActive(active: boolean): void {
    (this.runner as { isTransactionActive: boolean }).isTransactionActive = active;
  }
}

/** SQL that takes the actor's database role and settings until the transaction ends. Values are checked, then inlined. */
function settingsOf(actor: Actor): string {
  const scope = actor.vendorScope?.map(uuid).join(',') ?? '';
  const settings = [
    ['app.registrant_id', uuid(actor.registrantId)],
    ['app.vendor_id', actor.vendorId === null ? '' : uuid(actor.vendorId)],
    ['app.person_id', uuid(actor.personId)],
    ['app.vendor_scope', scope],
  ];
  const calls = settings.map(([name, value]) => `set_config('${name}', '${value}', true)`);
  return `SELECT set_config('role', '${actor.databaseRole}', true), ${calls.join(', ')}`;
}

function uuid(value: string): string {
  if (!isUuid(value) && value !== '00000000-0000-0000-0000-000000000000')
    throw new Error('A tenant setting must be a UUID.');
  return value;
}
