import { Injectable } from '@nestjs/common';
import type { Socket } from 'node:net';
import type { PoolClient, QueryConfig, QueryResult } from 'pg';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import type { Actor } from '../actor';
import { isUuid } from '../ids';
import type { Transaction } from './open-transaction';
import { named, type Statement } from './prepared';

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
    const { transaction } = await this.begin(mode, { text: TAKE_SETTINGS, values: settingsOf(actor) });
    return transaction;
  }

  /**
   * Enters by a session: finds whom the token stands for and, in the same round trip, opens that person's READ ONLY
   * transaction. Answers null when the session does not count any more.
   */
  async enter(session: SessionKey): Promise<{ row: Record<string, unknown>; transaction: Transaction } | null> {
    const values = [session.hash, session.at.toISOString(), Math.trunc(session.idleMinutes)];
    const { transaction, rows } = await this.begin('READ ONLY', { text: ENTER, values });
    const [row] = rows;
    if (row) return { row, transaction };
    await transaction.rollback();
    return null;
  }

  private async begin(
    mode: Mode,
    first: Statement,
  ): Promise<{ transaction: Transaction; rows: Record<string, unknown>[] }> {
    const runner = this.dataSource.createQueryRunner();
    const transaction = new PooledTransaction(runner, (await runner.connect()) as PipelinedClient);
    try {
      return { transaction, rows: await transaction.begin(BEGIN[mode], first) };
    } catch (error) {
      await transaction.rollback();
      throw error;
    }
  }
}

const TAKE_SETTINGS = `SELECT set_config('role', $1, true), set_config('app.registrant_id', $2, true),
  set_config('app.vendor_id', $3, true), set_config('app.person_id', $4, true), set_config('app.vendor_scope', $5, true)`;

const ENTER = `SELECT s.*, set_config('role', s.database_role, true), set_config('app.registrant_id', s.registrant_id::text, true),
  set_config('app.vendor_id', coalesce(s.vendor_id::text, ''), true), set_config('app.person_id', s.person_id::text, true),
  set_config('app.vendor_scope', coalesce(array_to_string(s.vendor_scope, ','), ''), true)
  FROM app.session_by_hash($1, $2, $3) s`;

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

  async begin(word: string, first: Statement): Promise<Record<string, unknown>[]> {
    // TypeORM would open (and commit) a transaction of its own inside save() if it did not know about ours.
    this.knowActive(true);
    const [, taken] = await this.together([word, named(first)]);
    return taken.rows as Record<string, unknown>[];
  }

  async last<Row>(sql: string, parameters: unknown[]): Promise<Row[]> {
    this.ended = true;
    this.knowActive(false);
    try {
      const [answer] = await this.together([named({ text: sql, values: parameters }), 'COMMIT']);
      return answer.rows as Row[];
    } finally {
      await this.runner.release();
    }
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

  /** Asks two statements in one packet; waits for both answers even when the first is an error. */
  private async together(pair: [string | QueryConfig, string | QueryConfig]): Promise<[QueryResult, QueryResult]> {
    const { stream } = this.client.connection;
    stream.cork();
    const asked = pair.map((statement) => this.client.query(statement));
    process.nextTick(() => stream.uncork());
    const [first, second] = await Promise.allSettled(asked);
    for (const answer of [first, second]) if (answer?.status === 'rejected') throw answer.reason;
    return [valueOf(first), valueOf(second)];
  }

  private knowActive(active: boolean): void {
    (this.runner as { isTransactionActive: boolean }).isTransactionActive = active;
  }
}

function valueOf(answer: PromiseSettledResult<QueryResult> | undefined): QueryResult {
  if (answer?.status !== 'fulfilled') throw new Error('The database did not answer.');
  return answer.value;
}

/** The actor's database role and settings, in the order of `TAKE_SETTINGS`. */
function settingsOf(actor: Actor): string[] {
  const scope = actor.vendorScope?.map(uuid).join(',') ?? '';
  const vendorId = actor.vendorId === null ? '' : uuid(actor.vendorId);
  return [actor.databaseRole, uuid(actor.registrantId), vendorId, uuid(actor.personId), scope];
}

function uuid(value: string): string {
  if (!isUuid(value) && value !== '00000000-0000-0000-0000-000000000000')
    throw new Error('A tenant setting must be a UUID.');
  return value;
}
