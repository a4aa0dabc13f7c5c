import type { EntityManager } from 'typeorm';

/** An open transaction that has taken its database role. Ends by `commit` or `rollback`, once. */
export interface Transaction {
  manager: EntityManager;
  commit(): Promise<void>;
  rollback(): Promise<void>;
}
