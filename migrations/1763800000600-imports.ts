import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that were read to be entered in bulk: exactly what was previewed, what it would do, and what came of it. */
export class Imports1763800000600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
CREATE TABLE import_run (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid,
  ref text NOT NULL,
  kind text NOT NULL,
  file_name text NOT NULL,
  format text NOT NULL,
  file bytea NOT NULL,
  file_sha256 text NOT NULL,
  ignored_headers text[] NOT NULL DEFAULT '{}',
  plan jsonb NOT NULL,
  plan_sha256 text NOT NULL,
  row_count integer NOT NULL,
  create_count integer NOT NULL,
  change_count integer NOT NULL,
  refused_count integer NOT NULL,
  previewed_by uuid NOT NULL,
  previewed_at timestamptz NOT NULL,
  applied_by uuid,
  applied_at timestamptz,
  results jsonb,
  CONSTRAINT pk_import_run PRIMARY KEY (id),
  CONSTRAINT uq_import_run_ref UNIQUE (registrant_id, ref),
  CONSTRAINT fk_import_run_registrant FOREIGN KEY (registrant_id) REFERENCES registrant (id),
  CONSTRAINT fk_import_run_previewer FOREIGN KEY (previewed_by) REFERENCES person (id),
  CONSTRAINT fk_import_run_applier FOREIGN KEY (applied_by) REFERENCES person (id),
  CONSTRAINT ck_import_run_registrants_own CHECK (vendor_id IS NULL),
  CONSTRAINT ck_import_run_kind CHECK (kind IN ('vendors', 'services', 'sites', 'systems', 'contacts', 'people')),
  CONSTRAINT ck_import_run_format CHECK (format IN ('xlsx', 'csv')),
  CONSTRAINT ck_import_run_file CHECK (file_sha256 = encode(sha256(file), 'hex') AND length(file) BETWEEN 1 AND 8388608),
  CONSTRAINT ck_import_run_name CHECK (length(trim(file_name)) BETWEEN 1 AND 200),
  CONSTRAINT ck_import_run_plan CHECK (plan_sha256 ~ '^[0-9a-f]{64}$'),
  CONSTRAINT ck_import_run_counts CHECK (row_count >= create_count + change_count + refused_count AND create_count >= 0 AND change_count >= 0 AND refused_count >= 0),
  CONSTRAINT ck_import_run_applied CHECK ((applied_by IS NULL) = (applied_at IS NULL) AND (applied_by IS NULL) = (results IS NULL)),
  CONSTRAINT ck_import_run_whole CHECK (applied_at IS NULL OR refused_count = 0)
);
CREATE INDEX ix_import_run_previewed ON import_run (registrant_id, previewed_at);
CALL app.tenant_table('import_run', '', 'SELECT, INSERT, UPDATE (applied_by, applied_at, results)', '', 'SELECT');
`;

const DOWN = `
DROP TABLE import_run;
`;
