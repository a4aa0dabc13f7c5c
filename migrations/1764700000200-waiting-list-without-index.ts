import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The list of events that wait for the tree is read from its beginning to its end some times a second and is empty in
 * between: an index over it is work and contention for every append and helps nobody. That an event becomes one leaf is
 * kept by `uq_audit_leaf_event`. Where the database is replicated row by row, a deletion names its whole row.
 */
export class WaitingListWithoutIndex1764700000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE audit_pending DROP CONSTRAINT pk_audit_pending;
      ALTER TABLE audit_pending REPLICA IDENTITY FULL;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE audit_pending REPLICA IDENTITY DEFAULT;
      ALTER TABLE audit_pending ADD CONSTRAINT pk_audit_pending PRIMARY KEY (event_id);`);
  }
}
