import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Long imports are entered by a job: who asked for it and when, and why it came to nothing. */
export class ImportJobs1763800000620 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
ALTER TABLE import_run ADD COLUMN applying_by uuid, ADD COLUMN applying_membership uuid, ADD COLUMN applying_since timestamptz, ADD COLUMN failure text,
  ADD CONSTRAINT fk_import_run_applying FOREIGN KEY (applying_by) REFERENCES person (id),
  ADD CONSTRAINT ck_import_run_applying CHECK ((applying_by IS NULL) = (applying_since IS NULL) AND (applying_by IS NULL) = (applying_membership IS NULL)),
  ADD CONSTRAINT ck_import_run_failure CHECK (failure IS NULL OR (applying_since IS NOT NULL AND applied_at IS NULL AND length(failure) BETWEEN 1 AND 1000));
GRANT UPDATE (applying_by, applying_membership, applying_since, failure) ON import_run TO holdfast_staff;
`;

const DOWN = `
ALTER TABLE import_run DROP COLUMN failure, DROP COLUMN applying_since, DROP COLUMN applying_membership, DROP COLUMN applying_by;
`;
