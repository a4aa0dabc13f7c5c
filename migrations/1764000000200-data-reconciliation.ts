import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Data after a recovery, compared with where they came from: comparisons, the records that differ, how each was resolved. */
export class DataReconciliation1764000000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
CREATE TABLE data_comparison (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  exercise_id uuid NOT NULL,
  number integer NOT NULL,
  method text NOT NULL,
  subject text NOT NULL,
  unit text NOT NULL,
  source text NOT NULL,
  recovered text NOT NULL,
  expected numeric(17, 2) NOT NULL,
  found numeric(17, 2) NOT NULL,
  compared_by text NOT NULL,
  compared_at timestamptz NOT NULL,
  evidence_version_id uuid,
  replaces integer,
  replaces_reason text,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  CONSTRAINT pk_data_comparison PRIMARY KEY (id),
  CONSTRAINT uq_data_comparison_tenant UNIQUE (vendor_id, id),
  CONSTRAINT uq_data_comparison_number UNIQUE (exercise_id, number),
  CONSTRAINT uq_data_comparison_replaces UNIQUE (exercise_id, replaces),
  CONSTRAINT fk_data_comparison_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_data_comparison_exercise FOREIGN KEY (vendor_id, exercise_id) REFERENCES exercise (vendor_id, id),
  CONSTRAINT fk_data_comparison_evidence FOREIGN KEY (vendor_id, evidence_version_id) REFERENCES evidence_version (vendor_id, id),
  CONSTRAINT fk_data_comparison_replaces FOREIGN KEY (exercise_id, replaces) REFERENCES data_comparison (exercise_id, number),
  CONSTRAINT fk_data_comparison_person FOREIGN KEY (recorded_by) REFERENCES person (id),
  CONSTRAINT ck_data_comparison_number CHECK (number >= 1),
  CONSTRAINT ck_data_comparison_method CHECK (method IN ('count', 'sum', 'sample', 'full')),
  CONSTRAINT ck_data_comparison_words CHECK (length(trim(subject)) BETWEEN 1 AND 300 AND length(trim(unit)) BETWEEN 1 AND 60 AND length(trim(source)) BETWEEN 1 AND 300 AND length(trim(recovered)) BETWEEN 1 AND 300 AND length(trim(compared_by)) BETWEEN 1 AND 200),
  CONSTRAINT ck_data_comparison_whole CHECK (method = 'sum' OR (expected = trunc(expected) AND found = trunc(found) AND expected >= 0 AND found >= 0)),
  CONSTRAINT ck_data_comparison_agreeing CHECK (method IN ('count', 'sum') OR (expected >= 1 AND found <= expected)),
  CONSTRAINT ck_data_comparison_replaces CHECK ((replaces IS NULL) = (replaces_reason IS NULL) AND (replaces IS NULL OR (replaces < number AND length(trim(replaces_reason)) BETWEEN 1 AND 2000))),
  CONSTRAINT ck_data_comparison_time CHECK (compared_at <= recorded_at)
);
CALL app.insert_only('data_comparison');
CALL app.tenant_table('data_comparison', 'SELECT, INSERT', 'SELECT', 'SELECT', 'SELECT');

CREATE TABLE data_difference (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  data_comparison_id uuid NOT NULL,
  number integer NOT NULL,
  record text NOT NULL,
  records integer NOT NULL,
  expected text NOT NULL,
  found text NOT NULL,
  CONSTRAINT pk_data_difference PRIMARY KEY (id),
  CONSTRAINT uq_data_difference_tenant UNIQUE (vendor_id, id),
  CONSTRAINT uq_data_difference_number UNIQUE (data_comparison_id, number),
  CONSTRAINT fk_data_difference_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_data_difference_comparison FOREIGN KEY (vendor_id, data_comparison_id) REFERENCES data_comparison (vendor_id, id),
  CONSTRAINT ck_data_difference_number CHECK (number >= 1 AND records >= 1),
  CONSTRAINT ck_data_difference_words CHECK (length(trim(record)) BETWEEN 1 AND 300 AND length(expected) <= 500 AND length(found) <= 500)
);
CALL app.insert_only('data_difference');
CALL app.tenant_table('data_difference', 'SELECT, INSERT', 'SELECT', 'SELECT', 'SELECT');

-- The latest word counts; a difference may be opened again, and every earlier word stays.
CREATE TABLE difference_resolution (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  data_difference_id uuid NOT NULL,
  number integer NOT NULL,
  way text NOT NULL,
  words text NOT NULL,
  resolved_by text NOT NULL,
  resolved_at timestamptz NOT NULL,
  evidence_version_id uuid,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  CONSTRAINT pk_difference_resolution PRIMARY KEY (id),
  CONSTRAINT uq_difference_resolution_tenant UNIQUE (vendor_id, id),
  CONSTRAINT uq_difference_resolution_number UNIQUE (data_difference_id, number),
  CONSTRAINT fk_difference_resolution_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_difference_resolution_difference FOREIGN KEY (vendor_id, data_difference_id) REFERENCES data_difference (vendor_id, id),
  CONSTRAINT fk_difference_resolution_evidence FOREIGN KEY (vendor_id, evidence_version_id) REFERENCES evidence_version (vendor_id, id),
  CONSTRAINT fk_difference_resolution_person FOREIGN KEY (recorded_by) REFERENCES person (id),
  CONSTRAINT ck_difference_resolution_number CHECK (number >= 1 AND (number > 1 OR way <> 'reopened')),
  CONSTRAINT ck_difference_resolution_way CHECK (way IN ('corrected', 'replayed', 'explained', 'lost', 'reopened')),
  CONSTRAINT ck_difference_resolution_words CHECK (length(trim(words)) BETWEEN 1 AND 2000 AND length(trim(resolved_by)) BETWEEN 1 AND 200),
  CONSTRAINT ck_difference_resolution_time CHECK (resolved_at <= recorded_at)
);
CALL app.insert_only('difference_resolution');
CALL app.tenant_table('difference_resolution', 'SELECT, INSERT', 'SELECT', 'SELECT', 'SELECT');

-- What was compared is fixed by the report; how a difference was resolved may still be added to it.
CREATE FUNCTION app.data_comparison_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM exercise WHERE id = NEW.exercise_id AND state IN ('in_progress', 'results_entered')) THEN
    RAISE EXCEPTION 'data are compared from the start of the exercise until its report' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER data_comparison_guard BEFORE INSERT ON data_comparison FOR EACH ROW EXECUTE FUNCTION app.data_comparison_guard();
ALTER TABLE data_comparison ENABLE ALWAYS TRIGGER data_comparison_guard;
REVOKE EXECUTE ON FUNCTION app.data_comparison_guard() FROM PUBLIC;
`;

const DOWN = `
DROP TABLE difference_resolution, data_difference, data_comparison;
DROP FUNCTION app.data_comparison_guard();
`;
