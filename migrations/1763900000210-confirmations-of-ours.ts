import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A word of our own side has no objection: the check took "none" on our side for a wrong one. */
export class ConfirmationsOfOurs1763900000210 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE dependency_confirmation DROP CONSTRAINT ck_dependency_confirmation_objection;
ALTER TABLE dependency_confirmation ADD CONSTRAINT ck_dependency_confirmation_objection
  CHECK (objection IS NULL OR (side = 'them' AND objection IN ('not_ours', 'times_differ', 'not_known_to_us', 'other')));
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE dependency_confirmation DROP CONSTRAINT ck_dependency_confirmation_objection;
ALTER TABLE dependency_confirmation ADD CONSTRAINT ck_dependency_confirmation_objection
  CHECK (objection IN ('not_ours', 'times_differ', 'not_known_to_us', 'other') AND side = 'them') NOT VALID;
`);
  }
}
