import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The programme side of exercises: the year's plan agreed by both, postponements and cancellations that the registrant
 * approves, test areas, retests, drills, restore tests, training and maintenance windows.
 */
export class ExerciseProgramme1763900000400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REGISTERS);
    await runner.query(RESTORES);
    await runner.query(PROGRAMME);
    await runner.query(DEFERRALS);
    await runner.query(EXERCISE);
    await runner.query(GUARDS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

// Registers of facts. A correction is a further row of the same reference that names the row it corrects; the last number counts.
const REGISTERS = `
CREATE TABLE drill (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  ref text NOT NULL,
  number integer NOT NULL,
  corrects uuid,
  kind text NOT NULL,
  title text NOT NULL,
  held_on date NOT NULL,
  site_id uuid,
  service_id uuid,
  exercise_id uuid,
  target_minutes integer NOT NULL,
  called integer NOT NULL,
  reached integer NOT NULL,
  reached_within_target integer NOT NULL,
  minutes integer NOT NULL,
  minutes_to_90_pct integer,
  registrant_contact text,
  registrant_reached boolean,
  note text NOT NULL,
  evidence_version_id uuid,
  withdrawn_reason text,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  CONSTRAINT pk_drill PRIMARY KEY (id),
  CONSTRAINT uq_drill_tenant UNIQUE (vendor_id, id),
  CONSTRAINT uq_drill_number UNIQUE (registrant_id, ref, number),
  CONSTRAINT uq_drill_corrects UNIQUE (corrects),
  CONSTRAINT fk_drill_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_drill_corrects FOREIGN KEY (vendor_id, corrects) REFERENCES drill (vendor_id, id),
  CONSTRAINT fk_drill_site FOREIGN KEY (vendor_id, site_id) REFERENCES site (vendor_id, id),
  CONSTRAINT fk_drill_service FOREIGN KEY (vendor_id, service_id) REFERENCES service (vendor_id, id),
  CONSTRAINT fk_drill_exercise FOREIGN KEY (vendor_id, exercise_id) REFERENCES exercise (vendor_id, id),
  CONSTRAINT fk_drill_evidence FOREIGN KEY (vendor_id, evidence_version_id) REFERENCES evidence_version (vendor_id, id),
  CONSTRAINT fk_drill_person FOREIGN KEY (recorded_by) REFERENCES person (id),
  CONSTRAINT ck_drill_kind CHECK (kind IN ('call_tree', 'message', 'evacuation', 'shelter', 'remote_sign_in', 'alternate_place', 'other')),
  CONSTRAINT ck_drill_title CHECK (length(title) BETWEEN 1 AND 200),
  CONSTRAINT ck_drill_correction CHECK ((number = 1) = (corrects IS NULL) AND number >= 1),
  CONSTRAINT ck_drill_counts CHECK (called >= 1 AND reached BETWEEN 0 AND called AND reached_within_target BETWEEN 0 AND reached),
  CONSTRAINT ck_drill_minutes CHECK (target_minutes >= 0 AND minutes >= 0 AND minutes_to_90_pct >= 0 AND (minutes_to_90_pct IS NULL OR reached::bigint * 10 >= called::bigint * 9)),
  CONSTRAINT ck_drill_in_time CHECK (minutes > target_minutes OR reached_within_target = reached),
  CONSTRAINT ck_drill_registrant CHECK (registrant_reached IS NOT TRUE OR length(registrant_contact) >= 1)
);
CREATE INDEX ix_drill_vendor ON drill (vendor_id, held_on DESC);
CALL app.insert_only('drill');
CALL app.tenant_table('drill', 'SELECT, INSERT', 'SELECT', 'SELECT', 'SELECT');

CREATE TABLE training_record (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  ref text NOT NULL,
  number integer NOT NULL,
  corrects uuid,
  audience text NOT NULL,
  role_label text NOT NULL,
  topic text NOT NULL,
  held_on date NOT NULL,
  people integer NOT NULL,
  completed integer NOT NULL,
  trainer text,
  note text NOT NULL,
  evidence_version_id uuid,
  withdrawn_reason text,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  CONSTRAINT pk_training_record PRIMARY KEY (id),
  CONSTRAINT uq_training_record_tenant UNIQUE (vendor_id, id),
  CONSTRAINT uq_training_record_number UNIQUE (registrant_id, ref, number),
  CONSTRAINT uq_training_record_corrects UNIQUE (corrects),
  CONSTRAINT fk_training_record_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_training_record_corrects FOREIGN KEY (vendor_id, corrects) REFERENCES training_record (vendor_id, id),
  CONSTRAINT fk_training_record_evidence FOREIGN KEY (vendor_id, evidence_version_id) REFERENCES evidence_version (vendor_id, id),
  CONSTRAINT fk_training_record_person FOREIGN KEY (recorded_by) REFERENCES person (id),
  CONSTRAINT ck_training_record_audience CHECK (audience IN ('continuity_roles', 'agents', 'leaders', 'others')),
  CONSTRAINT ck_training_record_words CHECK (length(role_label) BETWEEN 1 AND 200 AND length(topic) BETWEEN 1 AND 200),
  CONSTRAINT ck_training_record_correction CHECK ((number = 1) = (corrects IS NULL) AND number >= 1),
  CONSTRAINT ck_training_record_counts CHECK (people >= 1 AND completed BETWEEN 0 AND people)
);
CREATE INDEX ix_training_record_vendor ON training_record (vendor_id, held_on DESC);
CALL app.insert_only('training_record');
CALL app.tenant_table('training_record', 'SELECT, INSERT', 'SELECT', 'SELECT', 'SELECT');

CREATE TABLE maintenance_window (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  ref text NOT NULL,
  number integer NOT NULL,
  corrects uuid,
  title text NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  site_id uuid,
  system_id uuid,
  time_zone text NOT NULL,
  note text NOT NULL,
  withdrawn_reason text,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  CONSTRAINT pk_maintenance_window PRIMARY KEY (id),
  CONSTRAINT uq_maintenance_window_tenant UNIQUE (vendor_id, id),
  CONSTRAINT uq_maintenance_window_number UNIQUE (registrant_id, ref, number),
  CONSTRAINT uq_maintenance_window_corrects UNIQUE (corrects),
  CONSTRAINT fk_maintenance_window_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_maintenance_window_corrects FOREIGN KEY (vendor_id, corrects) REFERENCES maintenance_window (vendor_id, id),
  CONSTRAINT fk_maintenance_window_site FOREIGN KEY (vendor_id, site_id) REFERENCES site (vendor_id, id),
  CONSTRAINT fk_maintenance_window_system FOREIGN KEY (vendor_id, system_id) REFERENCES it_system (vendor_id, id),
  CONSTRAINT fk_maintenance_window_person FOREIGN KEY (recorded_by) REFERENCES person (id),
  CONSTRAINT ck_maintenance_window_title CHECK (length(title) BETWEEN 1 AND 200),
  CONSTRAINT ck_maintenance_window_correction CHECK ((number = 1) = (corrects IS NULL) AND number >= 1),
  CONSTRAINT ck_maintenance_window_times CHECK (starts_at < ends_at)
);
CREATE INDEX ix_maintenance_window_vendor ON maintenance_window (vendor_id, starts_at DESC);
CALL app.insert_only('maintenance_window');
CALL app.tenant_table('maintenance_window', 'SELECT, INSERT', 'SELECT', 'SELECT', 'SELECT');
`;

const RESTORES = `
CREATE TABLE restore_test (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  ref text NOT NULL,
  number integer NOT NULL,
  corrects uuid,
  service_id uuid NOT NULL,
  system_id uuid,
  exercise_id uuid,
  held_on date NOT NULL,
  restored_to text NOT NULL,
  sample_basis text NOT NULL,
  sample_size integer NOT NULL,
  sample_failures integer NOT NULL,
  records_compared bigint NOT NULL,
  differences integer NOT NULL,
  wanted_up_to timestamptz,
  recovered_up_to timestamptz,
  achieved_rpo_minutes integer,
  rpo_objective_minutes integer,
  minutes integer,
  note text NOT NULL,
  evidence_version_id uuid,
  withdrawn_reason text,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  CONSTRAINT pk_restore_test PRIMARY KEY (id),
  CONSTRAINT uq_restore_test_tenant UNIQUE (vendor_id, id),
  CONSTRAINT uq_restore_test_number UNIQUE (registrant_id, ref, number),
  CONSTRAINT uq_restore_test_corrects UNIQUE (corrects),
  CONSTRAINT fk_restore_test_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_restore_test_corrects FOREIGN KEY (vendor_id, corrects) REFERENCES restore_test (vendor_id, id),
  CONSTRAINT fk_restore_test_service FOREIGN KEY (vendor_id, service_id) REFERENCES service (vendor_id, id),
  CONSTRAINT fk_restore_test_system FOREIGN KEY (vendor_id, system_id) REFERENCES it_system (vendor_id, id),
  CONSTRAINT fk_restore_test_exercise FOREIGN KEY (vendor_id, exercise_id) REFERENCES exercise (vendor_id, id),
  CONSTRAINT fk_restore_test_evidence FOREIGN KEY (vendor_id, evidence_version_id) REFERENCES evidence_version (vendor_id, id),
  CONSTRAINT fk_restore_test_person FOREIGN KEY (recorded_by) REFERENCES person (id),
  CONSTRAINT ck_restore_test_words CHECK (length(restored_to) BETWEEN 1 AND 200 AND length(sample_basis) BETWEEN 1 AND 1000),
  CONSTRAINT ck_restore_test_correction CHECK ((number = 1) = (corrects IS NULL) AND number >= 1),
  CONSTRAINT ck_restore_test_sample CHECK (sample_size >= 1 AND sample_failures BETWEEN 0 AND sample_size),
  CONSTRAINT ck_restore_test_compared CHECK (records_compared >= 0 AND differences >= 0 AND differences <= records_compared),
  CONSTRAINT ck_restore_test_minutes CHECK (achieved_rpo_minutes >= 0 AND rpo_objective_minutes >= 0 AND minutes >= 0),
  CONSTRAINT ck_restore_test_point CHECK ((wanted_up_to IS NULL) = (achieved_rpo_minutes IS NULL) AND (recovered_up_to IS NULL) = (achieved_rpo_minutes IS NULL) AND recovered_up_to <= wanted_up_to)
);
CREATE INDEX ix_restore_test_service ON restore_test (vendor_id, service_id, held_on DESC);
CALL app.insert_only('restore_test');
CALL app.tenant_table('restore_test', 'SELECT, INSERT', 'SELECT', 'SELECT', 'SELECT');

-- Differences that were explained or put right, counted against the row in which they stood.
CREATE TABLE restore_reconciliation (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  restore_test_id uuid NOT NULL,
  reconciled integer NOT NULL,
  explanation text NOT NULL,
  evidence_version_id uuid,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  CONSTRAINT pk_restore_reconciliation PRIMARY KEY (id),
  CONSTRAINT uq_restore_reconciliation_tenant UNIQUE (vendor_id, id),
  CONSTRAINT fk_restore_reconciliation_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_restore_reconciliation_test FOREIGN KEY (vendor_id, restore_test_id) REFERENCES restore_test (vendor_id, id),
  CONSTRAINT fk_restore_reconciliation_evidence FOREIGN KEY (vendor_id, evidence_version_id) REFERENCES evidence_version (vendor_id, id),
  CONSTRAINT fk_restore_reconciliation_person FOREIGN KEY (recorded_by) REFERENCES person (id),
  CONSTRAINT ck_restore_reconciliation_count CHECK (reconciled >= 1),
  CONSTRAINT ck_restore_reconciliation_words CHECK (length(explanation) BETWEEN 1 AND 2000)
);
CREATE INDEX ix_restore_reconciliation_test ON restore_reconciliation (restore_test_id);
CALL app.insert_only('restore_reconciliation');
CALL app.tenant_table('restore_reconciliation', 'SELECT, INSERT', 'SELECT', 'SELECT', 'SELECT');
CREATE FUNCTION app.restore_reconciliation_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, app AS $$
DECLARE
  found integer;
BEGIN
  SELECT differences INTO found FROM restore_test WHERE id = NEW.restore_test_id FOR UPDATE;
  IF NEW.reconciled + (SELECT coalesce(sum(reconciled), 0) FROM restore_reconciliation WHERE restore_test_id = NEW.restore_test_id) > found THEN
    RAISE EXCEPTION 'more differences are reconciled than were found' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER restore_reconciliation_guard BEFORE INSERT ON restore_reconciliation FOR EACH ROW EXECUTE FUNCTION app.restore_reconciliation_guard();
ALTER TABLE restore_reconciliation ENABLE ALWAYS TRIGGER restore_reconciliation_guard;
`;

const PROGRAMME = `
CREATE TABLE exercise_programme (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  ref text NOT NULL,
  period_id uuid NOT NULL,
  number integer NOT NULL,
  state text NOT NULL,
  note text NOT NULL,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL,
  proposed_by uuid,
  proposed_at timestamptz,
  decided_by uuid,
  decided_at timestamptz,
  decision_note text,
  missing text[],
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT pk_exercise_programme PRIMARY KEY (id),
  CONSTRAINT uq_exercise_programme_tenant UNIQUE (vendor_id, id),
  CONSTRAINT uq_exercise_programme_ref UNIQUE (registrant_id, ref),
  CONSTRAINT uq_exercise_programme_number UNIQUE (vendor_id, period_id, number),
  CONSTRAINT fk_exercise_programme_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_exercise_programme_period FOREIGN KEY (registrant_id, period_id) REFERENCES compliance_period (registrant_id, id),
  CONSTRAINT fk_exercise_programme_creator FOREIGN KEY (created_by) REFERENCES person (id),
  CONSTRAINT fk_exercise_programme_proposer FOREIGN KEY (proposed_by) REFERENCES person (id),
  CONSTRAINT fk_exercise_programme_decider FOREIGN KEY (decided_by) REFERENCES person (id),
  CONSTRAINT ck_exercise_programme_state CHECK (state IN ('draft', 'proposed', 'agreed', 'returned', 'superseded')),
  CONSTRAINT ck_exercise_programme_number CHECK (number >= 1),
  CONSTRAINT ck_exercise_programme_proposed CHECK ((state = 'draft' OR proposed_at IS NOT NULL) AND (proposed_at IS NULL) = (proposed_by IS NULL)),
  CONSTRAINT ck_exercise_programme_decided CHECK ((state IN ('agreed', 'returned', 'superseded')) = (decided_at IS NOT NULL) AND (decided_at IS NULL) = (decided_by IS NULL)),
  CONSTRAINT ck_exercise_programme_not_self CHECK (decided_by <> proposed_by),
  CONSTRAINT ck_exercise_programme_returned CHECK (state <> 'returned' OR length(decision_note) >= 1),
  CONSTRAINT ck_exercise_programme_missing CHECK (state <> 'agreed' OR cardinality(missing) = 0 OR length(decision_note) >= 1)
);
CREATE UNIQUE INDEX uq_exercise_programme_open ON exercise_programme (vendor_id, period_id) WHERE state IN ('draft', 'proposed', 'returned');
CREATE UNIQUE INDEX uq_exercise_programme_agreed ON exercise_programme (vendor_id, period_id) WHERE state = 'agreed';
CALL app.never_truncated('exercise_programme');
CALL app.tenant_table('exercise_programme', 'SELECT, INSERT, UPDATE (state, note, proposed_by, proposed_at, decided_by, decided_at, decision_note, missing, version)',
  'SELECT, UPDATE (state, decided_by, decided_at, decision_note, missing, version)', 'SELECT', 'SELECT');
CALL app.locked_with_period('exercise_programme', 'period_id', 'compliance_period');
CREATE FUNCTION app.exercise_programme_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'draft' THEN
      RAISE EXCEPTION 'a programme of exercises starts as a draft' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.state <> NEW.state AND (OLD.state, NEW.state) NOT IN (('draft', 'proposed'), ('returned', 'proposed'), ('proposed', 'agreed'), ('proposed', 'returned'), ('agreed', 'superseded')) THEN
    RAISE EXCEPTION 'a programme of exercises does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state IN ('agreed', 'returned') AND OLD.state = 'proposed' AND current_user = 'holdfast_vendor' THEN
    RAISE EXCEPTION 'the registrant decides on a programme of exercises' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF OLD.state IN ('agreed', 'superseded') AND (OLD.note, OLD.proposed_by, OLD.proposed_at, OLD.decided_by, OLD.decided_at, OLD.decision_note, OLD.missing)
    IS DISTINCT FROM (NEW.note, NEW.proposed_by, NEW.proposed_at, NEW.decided_by, NEW.decided_at, NEW.decision_note, NEW.missing) THEN
    RAISE EXCEPTION 'an agreed programme of exercises is never edited' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER exercise_programme_guard BEFORE INSERT OR UPDATE ON exercise_programme FOR EACH ROW EXECUTE FUNCTION app.exercise_programme_guard();
ALTER TABLE exercise_programme ENABLE ALWAYS TRIGGER exercise_programme_guard;

-- The exercises of the year as they were proposed: what stands here is what is agreed, whatever becomes of them.
CREATE TABLE exercise_programme_line (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  programme_id uuid NOT NULL,
  exercise_id uuid NOT NULL,
  service_id uuid NOT NULL,
  kind text NOT NULL,
  planned_on date NOT NULL,
  CONSTRAINT pk_exercise_programme_line PRIMARY KEY (id),
  CONSTRAINT uq_exercise_programme_line_tenant UNIQUE (vendor_id, id),
  CONSTRAINT uq_exercise_programme_line_once UNIQUE (programme_id, exercise_id),
  CONSTRAINT fk_exercise_programme_line_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_exercise_programme_line_programme FOREIGN KEY (vendor_id, programme_id) REFERENCES exercise_programme (vendor_id, id),
  CONSTRAINT fk_exercise_programme_line_exercise FOREIGN KEY (vendor_id, exercise_id) REFERENCES exercise (vendor_id, id),
  CONSTRAINT fk_exercise_programme_line_service FOREIGN KEY (vendor_id, service_id) REFERENCES service (vendor_id, id),
  CONSTRAINT ck_exercise_programme_line_kind CHECK (kind IN ('seminar', 'tabletop', 'walkthrough', 'simulation', 'drill', 'functional', 'parallel', 'full_interruption', 'full_scale'))
);
CREATE INDEX ix_exercise_programme_line_exercise ON exercise_programme_line (exercise_id);
CALL app.never_truncated('exercise_programme_line');
CALL app.tenant_table('exercise_programme_line', 'SELECT, INSERT, DELETE', 'SELECT', 'SELECT', 'SELECT');

-- Develop, maintain, train, exercise: four dated activities.
CREATE TABLE programme_activity (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  programme_id uuid NOT NULL,
  kind text NOT NULL,
  planned_on date NOT NULL,
  owner_name text NOT NULL,
  what text NOT NULL,
  done_on date,
  done_note text,
  done_by uuid,
  done_at timestamptz,
  evidence_version_id uuid,
  CONSTRAINT pk_programme_activity PRIMARY KEY (id),
  CONSTRAINT uq_programme_activity_tenant UNIQUE (vendor_id, id),
  CONSTRAINT uq_programme_activity_kind UNIQUE (programme_id, kind),
  CONSTRAINT fk_programme_activity_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_programme_activity_programme FOREIGN KEY (vendor_id, programme_id) REFERENCES exercise_programme (vendor_id, id),
  CONSTRAINT fk_programme_activity_evidence FOREIGN KEY (vendor_id, evidence_version_id) REFERENCES evidence_version (vendor_id, id),
  CONSTRAINT fk_programme_activity_person FOREIGN KEY (done_by) REFERENCES person (id),
  CONSTRAINT ck_programme_activity_kind CHECK (kind IN ('development', 'maintenance', 'training', 'exercising')),
  CONSTRAINT ck_programme_activity_owner CHECK (length(owner_name) BETWEEN 1 AND 200),
  CONSTRAINT ck_programme_activity_done CHECK ((done_on IS NULL) = (done_at IS NULL) AND (done_by IS NULL) = (done_at IS NULL) AND (done_on IS NOT NULL OR evidence_version_id IS NULL))
);
CALL app.never_truncated('programme_activity');
CALL app.tenant_table('programme_activity', 'SELECT, INSERT, UPDATE (planned_on, owner_name, what, done_on, done_note, done_by, done_at, evidence_version_id)', 'SELECT', 'SELECT', 'SELECT');

CREATE FUNCTION app.programme_part_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, app AS $$
DECLARE
  its record;
BEGIN
  SELECT p.state, c.code, c.state AS period INTO its FROM exercise_programme p JOIN compliance_period c ON c.id = p.period_id
    WHERE p.id = CASE TG_OP WHEN 'DELETE' THEN OLD.programme_id ELSE NEW.programme_id END;
  IF its.period IN ('locked', 'archived') THEN
    RAISE EXCEPTION '% is %: nothing that belongs to it can be changed. A reopening needs a reason and two approvals.', its.code, its.period USING ERRCODE = 'HF001';
  END IF;
  IF its.state IN ('draft', 'returned') THEN
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'programme_activity' AND its.state <> 'superseded' AND
    (to_jsonb(OLD) - '{done_on,done_note,done_by,done_at,evidence_version_id}'::text[]) = (to_jsonb(NEW) - '{done_on,done_note,done_by,done_at,evidence_version_id}'::text[]) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'what was proposed or agreed is never edited' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER exercise_programme_line_guard BEFORE INSERT OR UPDATE OR DELETE ON exercise_programme_line FOR EACH ROW EXECUTE FUNCTION app.programme_part_guard();
ALTER TABLE exercise_programme_line ENABLE ALWAYS TRIGGER exercise_programme_line_guard;
CREATE TRIGGER programme_activity_guard BEFORE INSERT OR UPDATE OR DELETE ON programme_activity FOR EACH ROW EXECUTE FUNCTION app.programme_part_guard();
ALTER TABLE programme_activity ENABLE ALWAYS TRIGGER programme_activity_guard;
`;

// A request to postpone or cancel. Nobody approves their own; without approval only a T3 vendor's first short postponement stands.
const DEFERRALS = `
CREATE TABLE exercise_deferral (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  exercise_id uuid NOT NULL,
  kind text NOT NULL,
  state text NOT NULL,
  reason text NOT NULL,
  agreed_by text NOT NULL,
  planned_before date NOT NULL,
  proposed_on date,
  approval_rule text NOT NULL,
  requested_by uuid NOT NULL,
  requested_at timestamptz NOT NULL,
  decided_by uuid,
  decided_at timestamptz,
  decision_note text,
  withdrawn_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT pk_exercise_deferral PRIMARY KEY (id),
  CONSTRAINT uq_exercise_deferral_tenant UNIQUE (vendor_id, id),
  CONSTRAINT uq_exercise_deferral_exercise UNIQUE (vendor_id, exercise_id, id),
  CONSTRAINT fk_exercise_deferral_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_exercise_deferral_exercise FOREIGN KEY (vendor_id, exercise_id) REFERENCES exercise (vendor_id, id),
  CONSTRAINT fk_exercise_deferral_requester FOREIGN KEY (requested_by) REFERENCES person (id),
  CONSTRAINT fk_exercise_deferral_decider FOREIGN KEY (decided_by) REFERENCES person (id),
  CONSTRAINT ck_exercise_deferral_kind CHECK (kind IN ('postponement', 'cancellation')),
  CONSTRAINT ck_exercise_deferral_state CHECK (state IN ('requested', 'approved', 'refused', 'withdrawn', 'not_needed')),
  CONSTRAINT ck_exercise_deferral_words CHECK (length(reason) BETWEEN 1 AND 2000 AND length(agreed_by) BETWEEN 1 AND 200),
  CONSTRAINT ck_exercise_deferral_date CHECK ((kind = 'postponement') = (proposed_on IS NOT NULL) AND (proposed_on IS NULL OR proposed_on > planned_before)),
  CONSTRAINT ck_exercise_deferral_decided CHECK ((state IN ('approved', 'refused')) = (decided_at IS NOT NULL) AND (decided_at IS NULL) = (decided_by IS NULL)),
  CONSTRAINT ck_exercise_deferral_not_self CHECK (decided_by <> requested_by),
  CONSTRAINT ck_exercise_deferral_refused CHECK (state <> 'refused' OR length(decision_note) >= 1),
  CONSTRAINT ck_exercise_deferral_withdrawn CHECK ((state = 'withdrawn') = (withdrawn_at IS NOT NULL)),
  CONSTRAINT ck_exercise_deferral_not_needed CHECK (state <> 'not_needed' OR (kind = 'postponement' AND proposed_on <= planned_before + 90))
);
CREATE UNIQUE INDEX uq_exercise_deferral_open ON exercise_deferral (exercise_id) WHERE state = 'requested';
CREATE INDEX ix_exercise_deferral_exercise ON exercise_deferral (exercise_id, requested_at);
CALL app.never_truncated('exercise_deferral');
CALL app.tenant_table('exercise_deferral', 'SELECT, INSERT, UPDATE (state, withdrawn_at, version)', 'SELECT, UPDATE (state, decided_by, decided_at, decision_note, version)', 'SELECT', 'SELECT');
CREATE FUNCTION app.exercise_deferral_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, app AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a request to postpone or cancel is never deleted' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state NOT IN ('requested', 'not_needed') THEN
      RAISE EXCEPTION 'a request to postpone or cancel starts as requested' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.state = 'not_needed' AND (EXISTS (SELECT 1 FROM service WHERE vendor_id = NEW.vendor_id AND state = 'active' AND tier IS DISTINCT FROM 'T3')
      OR EXISTS (SELECT 1 FROM exercise_deferral WHERE exercise_id = NEW.exercise_id AND state IN ('approved', 'not_needed'))) THEN
      RAISE EXCEPTION 'without approval only the first short postponement at a vendor of tier T3 stands' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.state <> NEW.state AND OLD.state <> 'requested' THEN
    RAISE EXCEPTION 'a request is decided once' USING ERRCODE = 'check_violation';
  END IF;
  IF (to_jsonb(OLD) - '{state,decided_by,decided_at,decision_note,withdrawn_at,version}'::text[]) IS DISTINCT FROM (to_jsonb(NEW) - '{state,decided_by,decided_at,decision_note,withdrawn_at,version}'::text[]) THEN
    RAISE EXCEPTION 'what was asked for is never edited' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER exercise_deferral_guard BEFORE INSERT OR UPDATE OR DELETE ON exercise_deferral FOR EACH ROW EXECUTE FUNCTION app.exercise_deferral_guard();
ALTER TABLE exercise_deferral ENABLE ALWAYS TRIGGER exercise_deferral_guard;
`;

const EXERCISE = `
ALTER TABLE exercise
  ADD COLUMN test_areas text[],
  ADD COLUMN retest_of uuid,
  ADD COLUMN retest_finding_id uuid,
  ADD COLUMN maintenance_window_id uuid,
  ADD COLUMN deferral_id uuid,
  ADD CONSTRAINT fk_exercise_retest_of FOREIGN KEY (vendor_id, retest_of) REFERENCES exercise (vendor_id, id),
  ADD CONSTRAINT fk_exercise_retest_finding FOREIGN KEY (vendor_id, retest_finding_id) REFERENCES finding (vendor_id, id),
  ADD CONSTRAINT fk_exercise_maintenance_window FOREIGN KEY (vendor_id, maintenance_window_id) REFERENCES maintenance_window (vendor_id, id),
  ADD CONSTRAINT fk_exercise_deferral FOREIGN KEY (vendor_id, id, deferral_id) REFERENCES exercise_deferral (vendor_id, exercise_id, id),
  ADD CONSTRAINT ck_exercise_test_areas CHECK (test_areas <@ ARRAY['communications', 'data_recovery', 'application_recovery']),
  ADD CONSTRAINT ck_exercise_retest CHECK (retest_of <> id);
CREATE INDEX ix_exercise_retest ON exercise (retest_of) WHERE retest_of IS NOT NULL;
CREATE INDEX ix_exercise_planned ON exercise (registrant_id, planned_on);
GRANT UPDATE (test_areas, retest_of, retest_finding_id, maintenance_window_id, deferral_id) ON exercise TO holdfast_vendor;
GRANT UPDATE (planned_on, state_approver, deferral_id) ON exercise TO holdfast_staff;

CREATE TABLE exercise_area (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  exercise_id uuid NOT NULL,
  area text NOT NULL,
  result text NOT NULL,
  note text NOT NULL,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  CONSTRAINT pk_exercise_area PRIMARY KEY (id),
  CONSTRAINT uq_exercise_area_tenant UNIQUE (vendor_id, id),
  CONSTRAINT uq_exercise_area_once UNIQUE (exercise_id, area),
  CONSTRAINT fk_exercise_area_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_exercise_area_exercise FOREIGN KEY (vendor_id, exercise_id) REFERENCES exercise (vendor_id, id),
  CONSTRAINT fk_exercise_area_person FOREIGN KEY (recorded_by) REFERENCES person (id),
  CONSTRAINT ck_exercise_area_area CHECK (area IN ('communications', 'data_recovery', 'application_recovery')),
  CONSTRAINT ck_exercise_area_result CHECK (result IN ('pass', 'pass_with_issue', 'fail', 'not_performed')),
  CONSTRAINT ck_exercise_area_note CHECK (result = 'pass' OR length(note) >= 1)
);
CALL app.never_truncated('exercise_area');
CALL app.tenant_table('exercise_area', 'SELECT, INSERT, UPDATE (result, note, recorded_by, recorded_at)', 'SELECT', 'SELECT', 'SELECT');

CREATE TABLE exercise_training (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  exercise_id uuid NOT NULL,
  training_record_id uuid NOT NULL,
  CONSTRAINT pk_exercise_training PRIMARY KEY (id),
  CONSTRAINT uq_exercise_training_tenant UNIQUE (vendor_id, id),
  CONSTRAINT uq_exercise_training_once UNIQUE (exercise_id, training_record_id),
  CONSTRAINT fk_exercise_training_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_exercise_training_exercise FOREIGN KEY (vendor_id, exercise_id) REFERENCES exercise (vendor_id, id),
  CONSTRAINT fk_exercise_training_record FOREIGN KEY (vendor_id, training_record_id) REFERENCES training_record (vendor_id, id)
);
CALL app.tenant_table('exercise_training', 'SELECT, INSERT, DELETE', 'SELECT', 'SELECT', 'SELECT');
`;

const GUARDS = `
-- Beside the guard of states: who may put an exercise off, by which request, and what was fixed with the start.
CREATE FUNCTION app.exercise_programme_rules() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, app AS $$
DECLARE
  deferred boolean := false;
BEGIN
  IF NEW.deferral_id IS DISTINCT FROM OLD.deferral_id THEN
    SELECT true INTO deferred FROM exercise_deferral d WHERE d.id = NEW.deferral_id AND d.exercise_id = NEW.id AND d.state IN ('approved', 'not_needed')
      AND d.planned_before = OLD.planned_on AND NEW.planned_on = coalesce(d.proposed_on, OLD.planned_on)
      AND NEW.state = CASE d.kind WHEN 'postponement' THEN 'postponed' ELSE 'cancelled' END;
    IF deferred IS NOT TRUE THEN
      RAISE EXCEPTION 'an exercise is put off as its approved request says' USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  IF OLD.state <> NEW.state AND NEW.state IN ('postponed', 'cancelled') AND deferred IS NOT TRUE THEN
    RAISE EXCEPTION 'an exercise is postponed or cancelled by a request that was approved' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.planned_on > OLD.planned_on AND deferred IS NOT TRUE AND (OLD.state = 'postponed' OR EXISTS (
    SELECT 1 FROM exercise_programme_line l JOIN exercise_programme p ON p.id = l.programme_id AND p.state = 'agreed' WHERE l.exercise_id = NEW.id)) THEN
    RAISE EXCEPTION 'an agreed date is moved back by a postponement' USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.state = 'scheduled' AND NEW.state = 'in_progress' THEN
    IF EXISTS (SELECT 1 FROM exercise_deferral WHERE exercise_id = NEW.id AND state = 'requested') THEN
      RAISE EXCEPTION 'an exercise does not start while a request to put it off waits' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT 1 FROM plan_step WHERE plan_version_id = NEW.plan_version_id AND lower(regexp_replace(trim(owner), '\\s+', ' ', 'g')) = lower(regexp_replace(trim(NEW.evaluator), '\\s+', ' ', 'g'))) THEN
      RAISE EXCEPTION 'the evaluator owns a step of what is tested' USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  IF OLD.started_at IS NOT NULL AND OLD.test_areas IS NOT NULL AND OLD.test_areas IS DISTINCT FROM NEW.test_areas THEN
    RAISE EXCEPTION 'the areas of a test are chosen before its start' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER exercise_programme_rules BEFORE UPDATE ON exercise FOR EACH ROW EXECUTE FUNCTION app.exercise_programme_rules();
ALTER TABLE exercise ENABLE ALWAYS TRIGGER exercise_programme_rules;

CREATE FUNCTION app.exercise_area_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, app AS $$
DECLARE
  its record;
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'the result of an area is never deleted' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT state, test_areas INTO its FROM exercise WHERE id = NEW.exercise_id;
  IF its.state NOT IN ('in_progress', 'results_entered') OR NOT NEW.area = ANY (coalesce(its.test_areas, '{}')) THEN
    RAISE EXCEPTION 'the result of an area is given while its exercise runs, for an area that was chosen' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER exercise_area_guard BEFORE INSERT OR UPDATE OR DELETE ON exercise_area FOR EACH ROW EXECUTE FUNCTION app.exercise_area_guard();
ALTER TABLE exercise_area ENABLE ALWAYS TRIGGER exercise_area_guard;
REVOKE EXECUTE ON FUNCTION app.restore_reconciliation_guard(), app.exercise_programme_guard(), app.programme_part_guard(), app.exercise_deferral_guard(), app.exercise_programme_rules(), app.exercise_area_guard() FROM PUBLIC;
`;

const DOWN = `
DROP TRIGGER exercise_programme_rules ON exercise;
ALTER TABLE exercise DROP CONSTRAINT fk_exercise_deferral, DROP CONSTRAINT fk_exercise_maintenance_window, DROP CONSTRAINT fk_exercise_retest_finding, DROP CONSTRAINT fk_exercise_retest_of,
  DROP CONSTRAINT ck_exercise_test_areas, DROP CONSTRAINT ck_exercise_retest;
DROP INDEX ix_exercise_retest, ix_exercise_planned;
DROP TABLE exercise_training, exercise_area, exercise_deferral, programme_activity, exercise_programme_line, exercise_programme, restore_reconciliation, restore_test, maintenance_window, training_record, drill;
ALTER TABLE exercise DROP COLUMN test_areas, DROP COLUMN retest_of, DROP COLUMN retest_finding_id, DROP COLUMN maintenance_window_id, DROP COLUMN deferral_id;
REVOKE UPDATE (planned_on, state_approver) ON exercise FROM holdfast_staff;
DROP FUNCTION app.exercise_programme_rules(), app.exercise_area_guard(), app.exercise_deferral_guard(), app.programme_part_guard(), app.exercise_programme_guard(), app.restore_reconciliation_guard();
`;
