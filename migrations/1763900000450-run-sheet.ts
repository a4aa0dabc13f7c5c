import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The live run sheet: its log, injects, named guests, how a step's result was entered, and imports of step times. */
export class RunSheet1763900000450 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
-- How a result came in, and which attempt it puts right. The latest attempt counts; what it corrects stays.
ALTER TABLE step_result
  ADD COLUMN entered_how text NOT NULL DEFAULT 'typed',
  ADD COLUMN corrects_attempt integer,
  ADD COLUMN correction_reason text,
  ADD CONSTRAINT ck_step_result_entered_how CHECK (entered_how IN ('typed', 'clock', 'import', 'correction')),
  ADD CONSTRAINT ck_step_result_correction CHECK ((corrects_attempt IS NULL) = (correction_reason IS NULL) AND (corrects_attempt IS NULL) = (entered_how <> 'correction') AND (corrects_attempt IS NULL OR (corrects_attempt BETWEEN 1 AND attempt - 1 AND length(correction_reason) >= 1)));

-- People without an account who watch: their words are entered for them.
CREATE TABLE run_guest (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  exercise_id uuid NOT NULL,
  name text NOT NULL,
  organisation text NOT NULL,
  named_by uuid NOT NULL,
  named_at timestamptz NOT NULL,
  CONSTRAINT pk_run_guest PRIMARY KEY (id),
  CONSTRAINT uq_run_guest_tenant UNIQUE (vendor_id, id),
  CONSTRAINT uq_run_guest_name UNIQUE (exercise_id, name, organisation),
  CONSTRAINT fk_run_guest_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_run_guest_exercise FOREIGN KEY (vendor_id, exercise_id) REFERENCES exercise (vendor_id, id),
  CONSTRAINT ck_run_guest_words CHECK (length(trim(name)) BETWEEN 1 AND 200 AND length(trim(organisation)) BETWEEN 1 AND 200)
);
CALL app.insert_only('run_guest');
CALL app.tenant_table('run_guest', 'SELECT, INSERT', 'SELECT, INSERT', 'SELECT', 'SELECT');

-- What is thrown at the team: planned before the start (with its minute), or added while it runs.
CREATE TABLE run_inject (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  exercise_id uuid NOT NULL,
  number integer NOT NULL,
  text text NOT NULL,
  addressed_to text,
  expected_response text,
  planned_minute integer,
  added_by uuid NOT NULL,
  added_at timestamptz NOT NULL,
  CONSTRAINT pk_run_inject PRIMARY KEY (id),
  CONSTRAINT uq_run_inject_tenant UNIQUE (vendor_id, id),
  CONSTRAINT uq_run_inject_number UNIQUE (exercise_id, number),
  CONSTRAINT fk_run_inject_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_run_inject_exercise FOREIGN KEY (vendor_id, exercise_id) REFERENCES exercise (vendor_id, id),
  CONSTRAINT ck_run_inject_number CHECK (number BETWEEN 1 AND 999),
  CONSTRAINT ck_run_inject_text CHECK (length(trim(text)) BETWEEN 1 AND 2000),
  CONSTRAINT ck_run_inject_minute CHECK (planned_minute BETWEEN 0 AND 100000)
);
CALL app.never_truncated('run_inject');
CALL app.tenant_table('run_inject', 'SELECT, INSERT, DELETE', 'SELECT', 'SELECT', 'SELECT');
CREATE FUNCTION app.run_inject_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, app AS $$
DECLARE
  now_in text;
BEGIN
  SELECT state INTO now_in FROM exercise WHERE id = CASE TG_OP WHEN 'DELETE' THEN OLD.exercise_id ELSE NEW.exercise_id END;
  IF TG_OP = 'UPDATE' OR (TG_OP = 'DELETE' AND now_in NOT IN ('planned', 'scheduled', 'postponed')) THEN
    RAISE EXCEPTION 'append-only: injects are rewritten before the start only' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF TG_OP = 'INSERT' AND (now_in NOT IN ('planned', 'scheduled', 'postponed', 'in_progress') OR (now_in = 'in_progress') <> (NEW.planned_minute IS NULL)) THEN
    RAISE EXCEPTION 'an inject has its minute before the start and none while the exercise runs' USING ERRCODE = 'check_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER run_inject_guard BEFORE INSERT OR UPDATE OR DELETE ON run_inject FOR EACH ROW EXECUTE FUNCTION app.run_inject_guard();
ALTER TABLE run_inject ENABLE ALWAYS TRIGGER run_inject_guard;

-- The log, numbered without gaps: whoever appends the same number at once loses. The highest number says whether anything changed.
CREATE TABLE run_entry (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  exercise_id uuid NOT NULL,
  number integer NOT NULL,
  kind text NOT NULL,
  side text NOT NULL,
  plan_step_id uuid,
  attempt integer,
  inject_id uuid,
  guest_id uuid,
  moment text,
  corrects integer,
  happened_at timestamptz NOT NULL,
  held_seconds integer NOT NULL,
  performed_by text,
  text text,
  reason text,
  entered_by uuid NOT NULL,
  entered_at timestamptz NOT NULL,
  CONSTRAINT pk_run_entry PRIMARY KEY (id),
  CONSTRAINT uq_run_entry_tenant UNIQUE (vendor_id, id),
  CONSTRAINT uq_run_entry_number UNIQUE (exercise_id, number),
  CONSTRAINT fk_run_entry_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_run_entry_exercise FOREIGN KEY (vendor_id, exercise_id) REFERENCES exercise (vendor_id, id),
  CONSTRAINT fk_run_entry_step FOREIGN KEY (vendor_id, plan_step_id) REFERENCES plan_step (vendor_id, id),
  CONSTRAINT fk_run_entry_inject FOREIGN KEY (vendor_id, inject_id) REFERENCES run_inject (vendor_id, id),
  CONSTRAINT fk_run_entry_guest FOREIGN KEY (vendor_id, guest_id) REFERENCES run_guest (vendor_id, id),
  CONSTRAINT fk_run_entry_corrects FOREIGN KEY (exercise_id, corrects) REFERENCES run_entry (exercise_id, number),
  CONSTRAINT ck_run_entry_number CHECK (number >= 1),
  CONSTRAINT ck_run_entry_kind CHECK (kind IN ('step_started', 'start_withdrawn', 'start_corrected', 'step_recorded', 'step_corrected', 'inject_delivered', 'inject_answered', 'note', 'note_corrected', 'moment_marked', 'times_set', 'times_imported')),
  CONSTRAINT ck_run_entry_side CHECK (side = 'vendor' OR (side = 'registrant' AND kind IN ('note', 'note_corrected'))),
  CONSTRAINT ck_run_entry_step CHECK ((kind IN ('step_started', 'start_withdrawn', 'start_corrected', 'step_recorded', 'step_corrected')) = (plan_step_id IS NOT NULL) AND (plan_step_id IS NULL) = (attempt IS NULL)),
  CONSTRAINT ck_run_entry_inject CHECK ((kind IN ('inject_delivered', 'inject_answered')) = (inject_id IS NOT NULL)),
  CONSTRAINT ck_run_entry_moment CHECK ((kind = 'moment_marked') = (moment IS NOT NULL) AND moment IN ('occurredAt', 'detectedAt', 'declaredAt', 'restoredAt', 'verifiedAt', 'lastRecoveredAt', 'returnedToNormalAt')),
  CONSTRAINT ck_run_entry_reason CHECK (kind NOT IN ('start_withdrawn', 'start_corrected', 'step_corrected', 'note_corrected') OR (length(trim(reason)) >= 1 AND (corrects IS NOT NULL OR kind = 'step_corrected'))),
  CONSTRAINT ck_run_entry_text CHECK (kind NOT IN ('note', 'note_corrected', 'inject_answered') OR length(trim(text)) >= 1),
  CONSTRAINT ck_run_entry_times CHECK (happened_at <= entered_at AND held_seconds >= 0)
);
CREATE INDEX ix_run_entry_step ON run_entry (exercise_id, plan_step_id, number) WHERE plan_step_id IS NOT NULL;
CALL app.insert_only('run_entry');
CALL app.tenant_table('run_entry', 'SELECT, INSERT', 'SELECT, INSERT', 'SELECT', 'SELECT');

-- Observers write notes, never results; a step's clock is started once; nothing is logged of an exercise that does not run.
CREATE FUNCTION app.run_entry_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last_kind text;
BEGIN
  IF (current_user = 'holdfast_staff' AND NEW.side <> 'registrant') OR (current_user = 'holdfast_vendor' AND NEW.side <> 'vendor') THEN
    RAISE EXCEPTION 'an observer writes notes, and nobody writes for the other side' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM exercise WHERE id = NEW.exercise_id AND state = 'in_progress') THEN
    RAISE EXCEPTION 'the run sheet is written while the exercise is in progress' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.kind IN ('step_started', 'start_withdrawn', 'start_corrected') THEN
    SELECT kind INTO last_kind FROM run_entry WHERE exercise_id = NEW.exercise_id AND plan_step_id = NEW.plan_step_id AND kind <> 'step_corrected' ORDER BY number DESC LIMIT 1;
    IF (coalesce(last_kind, '') IN ('step_started', 'start_corrected')) = (NEW.kind = 'step_started') THEN
      RAISE EXCEPTION 'the clock of a step runs once at a time' USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER run_entry_guard BEFORE INSERT ON run_entry FOR EACH ROW EXECUTE FUNCTION app.run_entry_guard();
ALTER TABLE run_entry ENABLE ALWAYS TRIGGER run_entry_guard;

-- Files of step times: exactly what was previewed, and whether it was entered.
CREATE TABLE step_time_import (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  exercise_id uuid NOT NULL,
  ref text NOT NULL,
  file_name text NOT NULL,
  file bytea NOT NULL,
  file_sha256 text NOT NULL,
  time_zone text,
  gap_minutes integer NOT NULL,
  plan jsonb NOT NULL,
  plan_sha256 text NOT NULL,
  row_count integer NOT NULL,
  refused_count integer NOT NULL,
  warning_count integer NOT NULL,
  previewed_by uuid NOT NULL,
  previewed_at timestamptz NOT NULL,
  applied_by uuid,
  applied_at timestamptz,
  acknowledgement text,
  CONSTRAINT pk_step_time_import PRIMARY KEY (id),
  CONSTRAINT uq_step_time_import_tenant UNIQUE (vendor_id, id),
  CONSTRAINT uq_step_time_import_ref UNIQUE (registrant_id, ref),
  CONSTRAINT fk_step_time_import_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_step_time_import_exercise FOREIGN KEY (vendor_id, exercise_id) REFERENCES exercise (vendor_id, id),
  CONSTRAINT ck_step_time_import_file CHECK (file_sha256 = encode(sha256(file), 'hex') AND length(file) BETWEEN 1 AND 8388608),
  CONSTRAINT ck_step_time_import_name CHECK (length(trim(file_name)) BETWEEN 1 AND 200),
  CONSTRAINT ck_step_time_import_plan CHECK (plan_sha256 ~ '^[0-9a-f]{64}$'),
  CONSTRAINT ck_step_time_import_counts CHECK (row_count >= refused_count AND refused_count >= 0 AND warning_count >= 0 AND gap_minutes >= 0),
  CONSTRAINT ck_step_time_import_applied CHECK ((applied_by IS NULL) = (applied_at IS NULL) AND (applied_at IS NULL OR refused_count = 0)),
  CONSTRAINT ck_step_time_import_acknowledged CHECK (applied_at IS NULL OR warning_count = 0 OR length(trim(acknowledgement)) >= 1)
);
CREATE INDEX ix_step_time_import_exercise ON step_time_import (exercise_id, previewed_at);
CALL app.never_truncated('step_time_import');
CALL app.tenant_table('step_time_import', 'SELECT, INSERT, UPDATE (applied_by, applied_at, acknowledgement)', 'SELECT', 'SELECT', 'SELECT');
REVOKE EXECUTE ON FUNCTION app.run_inject_guard(), app.run_entry_guard() FROM PUBLIC;
`;

const DOWN = `
DROP TABLE step_time_import, run_entry, run_inject, run_guest;
DROP FUNCTION app.run_entry_guard(), app.run_inject_guard();
ALTER TABLE step_result DROP COLUMN correction_reason, DROP COLUMN corrects_attempt, DROP COLUMN entered_how;
`;
