import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Exercises of plan versions: their objectives, an outcome for every step, and the logged times. */
export class Exercises1763700000700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
CREATE TABLE exercise (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  ref text NOT NULL,
  plan_version_id uuid NOT NULL,
  service_id uuid NOT NULL,
  kind text NOT NULL,
  title text NOT NULL,
  scenario text NOT NULL,
  scope_limits text NOT NULL,
  planned_on date NOT NULL,
  state text NOT NULL,
  state_reason text,
  state_approver text,
  is_test boolean NOT NULL,
  clock_basis text,
  evaluator text,
  observed_by_registrant boolean NOT NULL,
  occurred_at timestamptz,
  detected_at timestamptz,
  declared_at timestamptz,
  restored_at timestamptz,
  verified_at timestamptz,
  last_recovered_at timestamptz,
  returned_to_normal_at timestamptz,
  not_recovered_reason text,
  objective_set_id uuid,
  rto_objective_minutes integer,
  rpo_objective_minutes integer,
  achieved_rto_minutes integer,
  achieved_rto_from_disruption_minutes integer,
  achieved_rpo_minutes integer,
  outcome text,
  outcome_reason text,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL,
  started_by uuid,
  started_at timestamptz,
  results_by uuid,
  results_at timestamptz,
  reported_by uuid,
  reported_at timestamptz,
  submitted_by uuid,
  submitted_at timestamptz,
  reviewed_by uuid,
  reviewed_at timestamptz,
  aar jsonb,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT pk_exercise PRIMARY KEY (id),
  CONSTRAINT uq_exercise_tenant UNIQUE (vendor_id, id),
  CONSTRAINT uq_exercise_ref UNIQUE (registrant_id, ref),
  CONSTRAINT fk_exercise_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_exercise_plan_version FOREIGN KEY (vendor_id, plan_version_id) REFERENCES plan_version (vendor_id, id),
  CONSTRAINT fk_exercise_service FOREIGN KEY (vendor_id, service_id) REFERENCES service (vendor_id, id),
  CONSTRAINT fk_exercise_objective_set FOREIGN KEY (vendor_id, objective_set_id) REFERENCES objective_set (vendor_id, id),
  CONSTRAINT ck_exercise_kind CHECK (kind IN ('seminar', 'tabletop', 'walkthrough', 'simulation', 'drill', 'functional', 'parallel', 'full_interruption', 'full_scale')),
  CONSTRAINT ck_exercise_title CHECK (length(title) BETWEEN 1 AND 200),
  CONSTRAINT ck_exercise_state CHECK (state IN ('planned', 'scheduled', 'in_progress', 'results_entered', 'aar_issued', 'submitted', 'reviewed', 'closed', 'postponed', 'cancelled')),
  CONSTRAINT ck_exercise_reason CHECK (state NOT IN ('postponed', 'cancelled') OR (length(state_reason) >= 1 AND length(state_approver) >= 1)),
  CONSTRAINT ck_exercise_clock_basis CHECK (clock_basis IN ('disruption', 'detection', 'declaration')),
  CONSTRAINT ck_exercise_clock_order CHECK (
    (detected_at IS NULL OR occurred_at IS NULL OR occurred_at <= detected_at) AND
    (declared_at IS NULL OR coalesce(detected_at, occurred_at) IS NULL OR coalesce(detected_at, occurred_at) <= declared_at) AND
    (restored_at IS NULL OR coalesce(declared_at, detected_at, occurred_at) IS NULL OR coalesce(declared_at, detected_at, occurred_at) <= restored_at) AND
    (verified_at IS NULL OR coalesce(restored_at, declared_at, detected_at, occurred_at) IS NULL OR coalesce(restored_at, declared_at, detected_at, occurred_at) <= verified_at) AND
    (returned_to_normal_at IS NULL OR verified_at IS NULL OR verified_at <= returned_to_normal_at) AND
    (last_recovered_at IS NULL OR occurred_at IS NULL OR last_recovered_at <= occurred_at)),
  CONSTRAINT ck_exercise_minutes CHECK (rto_objective_minutes >= 0 AND rpo_objective_minutes >= 0 AND achieved_rto_minutes >= 0 AND achieved_rto_from_disruption_minutes >= 0 AND achieved_rpo_minutes >= 0),
  CONSTRAINT ck_exercise_outcome CHECK (outcome IN ('satisfactory', 'satisfactory_with_findings', 'unsatisfactory', 'not_a_valid_test')),
  CONSTRAINT ck_exercise_outcome_reason CHECK (outcome IS NULL OR outcome = 'satisfactory' OR length(outcome_reason) >= 1),
  CONSTRAINT ck_exercise_started CHECK (
    (state IN ('in_progress', 'results_entered', 'aar_issued', 'submitted', 'reviewed', 'closed')) = (started_at IS NOT NULL) AND (started_at IS NULL) = (started_by IS NULL)),
  CONSTRAINT ck_exercise_scheduled CHECK (state IN ('planned', 'postponed', 'cancelled') OR (length(scenario) >= 1 AND clock_basis IS NOT NULL AND length(evaluator) >= 1)),
  CONSTRAINT ck_exercise_results CHECK (
    (state IN ('results_entered', 'aar_issued', 'submitted', 'reviewed', 'closed')) = (results_at IS NOT NULL) AND (results_at IS NULL) = (results_by IS NULL)),
  CONSTRAINT ck_exercise_reported CHECK ((state <> 'aar_issued' OR reported_at IS NOT NULL) AND (reported_at IS NULL) = (reported_by IS NULL) AND (reported_at IS NULL) = (aar IS NULL)),
  CONSTRAINT ck_exercise_submitted CHECK ((state IN ('submitted', 'reviewed', 'closed')) = (submitted_at IS NOT NULL) AND (submitted_at IS NULL) = (submitted_by IS NULL)),
  CONSTRAINT ck_exercise_reviewed CHECK ((state IN ('reviewed', 'closed')) = (reviewed_at IS NOT NULL) AND (reviewed_at IS NULL) = (reviewed_by IS NULL) AND (reviewed_at IS NULL) = (outcome IS NULL))
);
CREATE INDEX ix_exercise_service ON exercise (service_id, state);
CREATE INDEX ix_exercise_plan_version ON exercise (plan_version_id);
CALL app.never_truncated('exercise');
CALL app.tenant_table('exercise',
  'SELECT, INSERT, UPDATE (plan_version_id, service_id, kind, title, scenario, scope_limits, planned_on, state, state_reason, state_approver, is_test, clock_basis, evaluator, observed_by_registrant, occurred_at, detected_at, declared_at, restored_at, verified_at, last_recovered_at, returned_to_normal_at, not_recovered_reason, objective_set_id, rto_objective_minutes, rpo_objective_minutes, achieved_rto_minutes, achieved_rto_from_disruption_minutes, achieved_rpo_minutes, started_by, started_at, results_by, results_at, reported_by, reported_at, submitted_by, submitted_at, aar, version)',
  'SELECT, UPDATE (state, state_reason, outcome, outcome_reason, results_by, results_at, submitted_by, submitted_at, reviewed_by, reviewed_at, version)', 'SELECT', 'SELECT');

-- States move along model.md section 3 only (and back to in_progress when a review returns it); what was locked stays locked.
CREATE FUNCTION app.exercise_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'an exercise is never deleted' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state NOT IN ('planned', 'scheduled') THEN
      RAISE EXCEPTION 'an exercise starts as planned or scheduled' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.state <> NEW.state AND (OLD.state, NEW.state) NOT IN (('planned', 'scheduled'), ('scheduled', 'planned'), ('scheduled', 'in_progress'),
    ('planned', 'postponed'), ('scheduled', 'postponed'), ('postponed', 'scheduled'), ('planned', 'cancelled'), ('scheduled', 'cancelled'), ('postponed', 'cancelled'),
    ('in_progress', 'results_entered'), ('results_entered', 'aar_issued'), ('results_entered', 'submitted'), ('aar_issued', 'submitted'),
    ('submitted', 'reviewed'), ('submitted', 'in_progress'), ('reviewed', 'closed')) THEN
    RAISE EXCEPTION 'an exercise does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.started_at IS NOT NULL AND
    (OLD.plan_version_id, OLD.service_id, OLD.kind, OLD.scenario, OLD.scope_limits, OLD.planned_on, OLD.is_test, OLD.clock_basis, OLD.evaluator, OLD.objective_set_id, OLD.rto_objective_minutes, OLD.rpo_objective_minutes, OLD.started_at, OLD.started_by)
    IS DISTINCT FROM
    (NEW.plan_version_id, NEW.service_id, NEW.kind, NEW.scenario, NEW.scope_limits, NEW.planned_on, NEW.is_test, NEW.clock_basis, NEW.evaluator, NEW.objective_set_id, NEW.rto_objective_minutes, NEW.rpo_objective_minutes, NEW.started_at, NEW.started_by) THEN
    RAISE EXCEPTION 'what was set when an exercise started is never edited' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF OLD.state <> 'in_progress' AND
    (OLD.occurred_at, OLD.detected_at, OLD.declared_at, OLD.restored_at, OLD.verified_at, OLD.last_recovered_at, OLD.returned_to_normal_at, OLD.not_recovered_reason, OLD.achieved_rto_minutes, OLD.achieved_rto_from_disruption_minutes, OLD.achieved_rpo_minutes)
    IS DISTINCT FROM
    (NEW.occurred_at, NEW.detected_at, NEW.declared_at, NEW.restored_at, NEW.verified_at, NEW.last_recovered_at, NEW.returned_to_normal_at, NEW.not_recovered_reason, NEW.achieved_rto_minutes, NEW.achieved_rto_from_disruption_minutes, NEW.achieved_rpo_minutes) THEN
    RAISE EXCEPTION 'the times of an exercise are entered while it is in progress' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF OLD.state <> 'results_entered' AND (OLD.aar, OLD.reported_by, OLD.reported_at) IS DISTINCT FROM (NEW.aar, NEW.reported_by, NEW.reported_at) THEN
    RAISE EXCEPTION 'the after-action report is written once the results are in' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER exercise_guard BEFORE INSERT OR UPDATE OR DELETE ON exercise FOR EACH ROW EXECUTE FUNCTION app.exercise_guard();
ALTER TABLE exercise ENABLE ALWAYS TRIGGER exercise_guard;

CREATE TABLE exercise_objective (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  exercise_id uuid NOT NULL,
  number integer NOT NULL,
  text text NOT NULL,
  measures text,
  rating text,
  rating_note text,
  CONSTRAINT pk_exercise_objective PRIMARY KEY (id),
  CONSTRAINT uq_exercise_objective_tenant UNIQUE (vendor_id, id),
  CONSTRAINT uq_exercise_objective_number UNIQUE (exercise_id, number),
  CONSTRAINT fk_exercise_objective_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_exercise_objective_exercise FOREIGN KEY (vendor_id, exercise_id) REFERENCES exercise (vendor_id, id),
  CONSTRAINT ck_exercise_objective_number CHECK (number BETWEEN 1 AND 99),
  CONSTRAINT ck_exercise_objective_text CHECK (length(text) BETWEEN 1 AND 500),
  CONSTRAINT ck_exercise_objective_measures CHECK (measures IN ('rto', 'rpo')),
  CONSTRAINT ck_exercise_objective_rating CHECK (rating IN ('P', 'S', 'M', 'U'))
);
CALL app.tenant_table('exercise_objective', 'SELECT, INSERT, UPDATE (rating, rating_note), DELETE', 'SELECT', 'SELECT', 'SELECT');

-- Objectives lock at the start; ratings come once the results are in.
CREATE FUNCTION app.exercise_objective_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, app AS $$
DECLARE
  now_in text;
BEGIN
  SELECT state INTO now_in FROM exercise WHERE id = CASE TG_OP WHEN 'DELETE' THEN OLD.exercise_id ELSE NEW.exercise_id END;
  IF (TG_OP IN ('INSERT', 'DELETE') AND now_in NOT IN ('planned', 'scheduled', 'postponed')) OR
     (TG_OP = 'UPDATE' AND (now_in <> 'results_entered' OR (OLD.exercise_id, OLD.number, OLD.text, OLD.measures) IS DISTINCT FROM (NEW.exercise_id, NEW.number, NEW.text, NEW.measures))) THEN
    RAISE EXCEPTION 'objectives are set before the start and rated after the results' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER exercise_objective_guard BEFORE INSERT OR UPDATE OR DELETE ON exercise_objective FOR EACH ROW EXECUTE FUNCTION app.exercise_objective_guard();
ALTER TABLE exercise_objective ENABLE ALWAYS TRIGGER exercise_objective_guard;

-- One row for each attempt at a step; the latest counts, all stay. Only the disposition is decided later.
CREATE TABLE step_result (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  exercise_id uuid NOT NULL,
  plan_step_id uuid NOT NULL,
  attempt integer NOT NULL,
  outcome text NOT NULL,
  reason text,
  started_at timestamptz,
  finished_at timestamptz,
  tester text,
  note text,
  disposition text,
  disposition_note text,
  proof_evidence_version_id uuid,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  CONSTRAINT pk_step_result PRIMARY KEY (id),
  CONSTRAINT uq_step_result_tenant UNIQUE (vendor_id, id),
  CONSTRAINT uq_step_result_attempt UNIQUE (exercise_id, plan_step_id, attempt),
  CONSTRAINT fk_step_result_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_step_result_exercise FOREIGN KEY (vendor_id, exercise_id) REFERENCES exercise (vendor_id, id),
  CONSTRAINT fk_step_result_step FOREIGN KEY (vendor_id, plan_step_id) REFERENCES plan_step (vendor_id, id),
  CONSTRAINT fk_step_result_proof FOREIGN KEY (vendor_id, proof_evidence_version_id) REFERENCES evidence_version (vendor_id, id),
  CONSTRAINT ck_step_result_attempt CHECK (attempt >= 1),
  CONSTRAINT ck_step_result_outcome CHECK (outcome IN ('pass', 'pass_with_issue', 'fail', 'not_performed', 'not_applicable')),
  CONSTRAINT ck_step_result_performed CHECK (outcome IN ('not_performed', 'not_applicable') OR (started_at IS NOT NULL AND finished_at IS NOT NULL AND length(tester) >= 1)),
  CONSTRAINT ck_step_result_reason CHECK (outcome NOT IN ('not_performed', 'not_applicable') OR (length(reason) >= 1 AND started_at IS NULL AND finished_at IS NULL)),
  CONSTRAINT ck_step_result_issue CHECK (outcome NOT IN ('pass_with_issue', 'fail') OR length(note) >= 1),
  CONSTRAINT ck_step_result_times CHECK (started_at <= finished_at),
  CONSTRAINT ck_step_result_disposition CHECK (disposition IN ('keep', 'change', 'remove', 'add')),
  CONSTRAINT ck_step_result_disposition_note CHECK (disposition IS NULL OR disposition = 'keep' OR length(disposition_note) >= 1)
);
CALL app.never_truncated('step_result');
CALL app.tenant_table('step_result', 'SELECT, INSERT, UPDATE (disposition, disposition_note)', 'SELECT', 'SELECT', 'SELECT');
CREATE FUNCTION app.step_result_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, app AS $$
DECLARE
  now_in text;
  its_version uuid;
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'append-only: a step result is never deleted' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT state, plan_version_id INTO now_in, its_version FROM exercise WHERE id = NEW.exercise_id;
  IF TG_OP = 'INSERT' AND (now_in <> 'in_progress' OR NOT EXISTS (SELECT 1 FROM plan_step WHERE id = NEW.plan_step_id AND plan_version_id = its_version)) THEN
    RAISE EXCEPTION 'a step result belongs to a step of the plan version of an exercise in progress' USING ERRCODE = 'check_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND (now_in NOT IN ('in_progress', 'results_entered') OR
    (to_jsonb(OLD) - 'disposition' - 'disposition_note') IS DISTINCT FROM (to_jsonb(NEW) - 'disposition' - 'disposition_note')) THEN
    RAISE EXCEPTION 'append-only: only the disposition of a step result is decided later' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER step_result_guard BEFORE INSERT OR UPDATE OR DELETE ON step_result FOR EACH ROW EXECUTE FUNCTION app.step_result_guard();
ALTER TABLE step_result ENABLE ALWAYS TRIGGER step_result_guard;
`;

const DOWN = `
DROP TABLE step_result, exercise_objective, exercise;
DROP FUNCTION app.step_result_guard(), app.exercise_objective_guard(), app.exercise_guard();
`;
