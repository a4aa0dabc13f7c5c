import { Injectable } from '@nestjs/common';
import type { PoolClient, QueryResult } from 'pg';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import type { Actor } from '../actor';
import { isUuid } from '../ids';

export type Mode = 'READ ONLY' | 'READ WRITE' | 'REPEATABLE READ';

/** An open transaction that has taken its database role. Ends by `commit` or `rollback`, once. */
export interface Transaction {
  manager: EntityManager;
  commit(): Promise<void>;
  rollback(): Promise<void>;
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

  open(actor: Actor, mode: Mode): Promise<Transaction> {
    return this.begin(`${BEGIN[mode]}; ${settingsOf(actor)}`);
  }

  /** One statement as the login role outside any tenant, for the functions that it alone may call. */
  async call<Row>(sql: string, parameters: unknown[]): Promise<Row[]> {
    const rows: Row[] = await this.dataSource.query(sql, parameters);
    return rows;
  }

  private async begin(sql: string): Promise<Transaction> {
    const runner = this.dataSource.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    try {
      await client.query(sql);
    } catch (error) {
      await runner.release();
      throw error;
    }
    // TypeORM would open (and commit) a transaction of its own inside save() if it did not know about ours.
    (runner as { isTransactionActive: boolean }).isTransactionActive = true;
    return {
      manager: runner.manager,
      commit: () => end(runner, client, 'COMMIT'),
      rollback: () => end(runner, client, 'ROLLBACK'),
    };
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
