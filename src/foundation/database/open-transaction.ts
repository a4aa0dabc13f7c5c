import type { EntityManager } from 'typeorm';

/** An open transaction that has taken its database role. Ends by `commit` or `rollback`, once. */
export interface Transaction {
  manager: EntityManager;
  /** Asks the last statement together with the COMMIT, in one round trip. */
  last<Row>(sql: string, parameters: unknown[]): Promise<Row[]>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
}
