import { Injectable } from '@nestjs/common';
import type { PoolClient, QueryResult } from 'pg';
import { DataSource, type QueryRunner } from 'typeorm';
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
    const client = (await runner.connect()) as PoolClient;
    let rows: Record<string, unknown>[];
    try {
      // Two statements without parameters go as one message and answer as a list of results.
      const results = (await client.query(sql)) as unknown as { rows: Record<string, unknown>[] }[];
      rows = results[1]?.rows ?? [];
    } catch (error) {
      await runner.release();
      throw error;
    }
    // TypeORM would open (and commit) a transaction of its own inside save() if it did not know about ours.
    (runner as { isTransactionActive: boolean }).isTransactionActive = true;
    const transaction = {
      manager: runner.manager,
      commit: () => end(runner, client, 'COMMIT'),
      rollback: () => end(runner, client, 'ROLLBACK'),
    };
    return { transaction, rows };
  }
}

async function end(runner: QueryRunner, client: PoolClient, word: 'COMMIT' | 'ROLLBACK'): Promise<void> {
  (runner as { isTransactionActive: boolean }).isTransactionActive = false;
  try {
    const result: QueryResult = await client.query(word);
    // COMMIT of an aborted transaction answers ROLLBACK: what was acknowledged must have been written.
    if (word === 'COMMIT' && result.command !== 'COMMIT')
      throw new Error('The transaction was aborted before its COMMIT.');
  } finally {
    await runner.release();
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
