import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The life of a finding, ICFR severities for the registrant alone, exceptions with an end, and the SOX office's word on scope. */
export class FindingsAndExceptions1763800000500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FINDING);
    await runner.query(STORY);
    await runner.query(EARLIER_FINDINGS);
    await runner.query(GUARDS);
    await runner.query(ICFR);
    await runner.query(EXCEPTIONS);
    await runner.query(SCOPE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const FINDING = `
DROP INDEX ix_finding_open;
ALTER TABLE finding DROP CONSTRAINT ck_finding_state, DROP CONSTRAINT ck_finding_closed, DROP CONSTRAINT ck_finding_source,
  ADD COLUMN from_test boolean NOT NULL DEFAULT false,
  ADD COLUMN state_before text,
  ADD COLUMN accepted_until date,
  ADD COLUMN exception_id uuid;
UPDATE finding SET from_test = true WHERE exercise_id IS NOT NULL;
UPDATE finding SET state = 'closed_verified' WHERE state = 'closed';
ALTER TABLE finding
  ADD CONSTRAINT ck_finding_state CHECK (state IN ('open', 'acknowledged', 'plan_agreed', 'in_progress', 'ready_to_verify', 'reopened', 'closed_verified', 'risk_accepted', 'void')),
  ADD CONSTRAINT ck_finding_closed CHECK ((state IN ('closed_verified', 'void')) = (closed_by IS NOT NULL AND closed_at IS NOT NULL AND closing_note IS NOT NULL)),
  ADD CONSTRAINT ck_finding_source CHECK (source_kind IN ('review', 'exercise', 'questionnaire', 'disruption', 'other') AND (source_kind NOT IN ('review', 'exercise') OR source_id IS NOT NULL) AND (source_kind <> 'other' OR source_id IS NULL)),
  ADD CONSTRAINT ck_finding_test CHECK (source_kind <> 'exercise' OR from_test),
  ADD CONSTRAINT ck_finding_accepted CHECK ((state = 'risk_accepted') = (accepted_until IS NOT NULL) AND (state = 'risk_accepted') = (state_before IS NOT NULL) AND (state <> 'risk_accepted' OR exception_id IS NOT NULL));
CREATE INDEX ix_finding_open ON finding (registrant_id, vendor_id, severity) WHERE state NOT IN ('closed_verified', 'void');
GRANT UPDATE (severity, state_before, accepted_until, exception_id) ON finding TO holdfast_staff;
GRANT UPDATE (state, version) ON finding TO holdfast_vendor;
`;

const STORY = `
CREATE TABLE finding_reference (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  finding_id uuid NOT NULL,
  kind text NOT NULL,
  target_id uuid NOT NULL,
  obligation_id uuid GENERATED ALWAYS AS (CASE WHEN kind = 'obligation' THEN target_id END) STORED,
  exercise_id uuid GENERATED ALWAYS AS (CASE WHEN kind = 'exercise' THEN target_id END) STORED,
  plan_version_id uuid GENERATED ALWAYS AS (CASE WHEN kind = 'plan_version' THEN target_id END) STORED,
  review_id uuid GENERATED ALWAYS AS (CASE WHEN kind = 'review' THEN target_id END) STORED,
  added_by uuid NOT NULL,
  added_at timestamptz NOT NULL,
  CONSTRAINT pk_finding_reference PRIMARY KEY (id),
  CONSTRAINT uq_finding_reference_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_finding_reference UNIQUE (finding_id, kind, target_id),
  CONSTRAINT fk_finding_reference_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_finding_reference_finding FOREIGN KEY (vendor_id, finding_id) REFERENCES finding (vendor_id, id),
  CONSTRAINT fk_finding_reference_obligation FOREIGN KEY (vendor_id, obligation_id) REFERENCES obligation (vendor_id, id),
  CONSTRAINT fk_finding_reference_exercise FOREIGN KEY (vendor_id, exercise_id) REFERENCES exercise (vendor_id, id),
  CONSTRAINT fk_finding_reference_plan_version FOREIGN KEY (vendor_id, plan_version_id) REFERENCES plan_version (vendor_id, id),
  CONSTRAINT fk_finding_reference_review FOREIGN KEY (vendor_id, review_id) REFERENCES review (vendor_id, id),
  CONSTRAINT fk_finding_reference_person FOREIGN KEY (added_by) REFERENCES person (id),
  CONSTRAINT ck_finding_reference_kind CHECK (kind IN ('obligation', 'exercise', 'plan_version', 'answer', 'answer_query', 'review'))
);
CREATE INDEX ix_finding_reference_target ON finding_reference (vendor_id, target_id);
CALL app.insert_only('finding_reference');
CALL app.tenant_table('finding_reference', 'SELECT', 'SELECT, INSERT', 'SELECT', 'SELECT');

CREATE TABLE finding_move (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  finding_id uuid NOT NULL,
  from_state text NOT NULL,
  to_state text NOT NULL,
  note text NOT NULL,
  moved_by uuid NOT NULL,
  moved_at timestamptz NOT NULL,
  CONSTRAINT pk_finding_move PRIMARY KEY (id),
  CONSTRAINT uq_finding_move_vendor UNIQUE (vendor_id, id),
  CONSTRAINT fk_finding_move_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_finding_move_finding FOREIGN KEY (vendor_id, finding_id) REFERENCES finding (vendor_id, id),
  CONSTRAINT fk_finding_move_person FOREIGN KEY (moved_by) REFERENCES person (id),
  CONSTRAINT ck_finding_move_differs CHECK (from_state <> to_state),
  CONSTRAINT ck_finding_move_note CHECK (length(note) <= 4000)
);
CREATE INDEX ix_finding_move_finding ON finding_move (vendor_id, finding_id);
CALL app.insert_only('finding_move');
CALL app.tenant_table('finding_move', 'SELECT, INSERT', 'SELECT, INSERT', 'SELECT', 'SELECT');

CREATE TABLE finding_action (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  finding_id uuid NOT NULL,
  number integer NOT NULL,
  text text NOT NULL,
  owner_name text NOT NULL,
  starts_on date NOT NULL,
  due_on date NOT NULL,
  added_by uuid NOT NULL,
  added_at timestamptz NOT NULL,
  done_by uuid,
  done_at timestamptz,
  done_note text,
  evidence_version_id uuid,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  CONSTRAINT pk_finding_action PRIMARY KEY (id),
  CONSTRAINT uq_finding_action_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_finding_action_number UNIQUE (finding_id, number),
  CONSTRAINT fk_finding_action_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_finding_action_finding FOREIGN KEY (vendor_id, finding_id) REFERENCES finding (vendor_id, id),
  CONSTRAINT fk_finding_action_evidence FOREIGN KEY (vendor_id, evidence_version_id) REFERENCES evidence_version (vendor_id, id),
  CONSTRAINT fk_finding_action_adder FOREIGN KEY (added_by) REFERENCES person (id),
  CONSTRAINT fk_finding_action_doer FOREIGN KEY (done_by) REFERENCES person (id),
  CONSTRAINT fk_finding_action_withdrawer FOREIGN KEY (withdrawn_by) REFERENCES person (id),
  CONSTRAINT ck_finding_action_words CHECK (length(trim(text)) BETWEEN 1 AND 4000 AND length(trim(owner_name)) BETWEEN 1 AND 200),
  CONSTRAINT ck_finding_action_days CHECK (starts_on <= due_on),
  CONSTRAINT ck_finding_action_done CHECK ((done_at IS NULL) = (done_by IS NULL) AND (done_at IS NULL) = (done_note IS NULL) AND (done_at IS NULL) = (evidence_version_id IS NULL)),
  CONSTRAINT ck_finding_action_withdrawn CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL) AND (withdrawn_at IS NULL OR done_at IS NULL))
);
CALL app.never_truncated('finding_action');
CALL app.tenant_table('finding_action', 'SELECT, INSERT, UPDATE (done_by, done_at, done_note, evidence_version_id, withdrawn_by, withdrawn_at)', 'SELECT, UPDATE (due_on)', 'SELECT', 'SELECT');

ALTER TABLE finding_due_change ADD COLUMN action_id uuid,
  ADD CONSTRAINT fk_finding_due_change_action FOREIGN KEY (vendor_id, action_id) REFERENCES finding_action (vendor_id, id);

CREATE TABLE finding_verification (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  finding_id uuid NOT NULL,
  result text NOT NULL,
  method text NOT NULL,
  inspected text NOT NULL,
  retest_exercise_id uuid,
  retest_step_result_id uuid,
  verified_by uuid NOT NULL,
  verified_at timestamptz NOT NULL,
  CONSTRAINT pk_finding_verification PRIMARY KEY (id),
  CONSTRAINT uq_finding_verification_vendor UNIQUE (vendor_id, id),
  CONSTRAINT fk_finding_verification_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_finding_verification_finding FOREIGN KEY (vendor_id, finding_id) REFERENCES finding (vendor_id, id),
  CONSTRAINT fk_finding_verification_exercise FOREIGN KEY (vendor_id, retest_exercise_id) REFERENCES exercise (vendor_id, id),
  CONSTRAINT fk_finding_verification_step FOREIGN KEY (vendor_id, retest_step_result_id) REFERENCES step_result (vendor_id, id),
  CONSTRAINT fk_finding_verification_person FOREIGN KEY (verified_by) REFERENCES person (id),
  CONSTRAINT ck_finding_verification_result CHECK (result IN ('fixed', 'not_fixed')),
  CONSTRAINT ck_finding_verification_method CHECK (method IN ('retest', 'inspection', 'observation', 'reperformance', 'earlier_note')),
  CONSTRAINT ck_finding_verification_retest CHECK ((method = 'retest') = (retest_exercise_id IS NOT NULL OR retest_step_result_id IS NOT NULL)),
  CONSTRAINT ck_finding_verification_inspected CHECK (length(trim(inspected)) BETWEEN 1 AND 4000)
);
CREATE INDEX ix_finding_verification_finding ON finding_verification (vendor_id, finding_id);
CALL app.insert_only('finding_verification');
CALL app.tenant_table('finding_verification', 'SELECT', 'SELECT, INSERT', 'SELECT', 'SELECT');

CREATE TABLE finding_severity_change (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  finding_id uuid NOT NULL,
  severity_before text NOT NULL,
  severity text NOT NULL,
  reason text NOT NULL,
  changed_by uuid NOT NULL,
  changed_at timestamptz NOT NULL,
  CONSTRAINT pk_finding_severity_change PRIMARY KEY (id),
  CONSTRAINT uq_finding_severity_change_vendor UNIQUE (vendor_id, id),
  CONSTRAINT fk_finding_severity_change_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_finding_severity_change_finding FOREIGN KEY (vendor_id, finding_id) REFERENCES finding (vendor_id, id),
  CONSTRAINT fk_finding_severity_change_person FOREIGN KEY (changed_by) REFERENCES person (id),
  CONSTRAINT ck_finding_severity_change_differs CHECK (severity <> severity_before),
  CONSTRAINT ck_finding_severity_change_reason CHECK (length(trim(reason)) BETWEEN 1 AND 4000)
);
CREATE INDEX ix_finding_severity_change_finding ON finding_severity_change (vendor_id, finding_id);
CALL app.insert_only('finding_severity_change');
CALL app.tenant_table('finding_severity_change', 'SELECT', 'SELECT, INSERT', 'SELECT', 'SELECT');

-- Asked for by one, answered by another of the second line; an answer is written once.
CREATE TABLE finding_void (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  finding_id uuid NOT NULL,
  reason text NOT NULL,
  asked_by uuid NOT NULL,
  asked_at timestamptz NOT NULL,
  decision text,
  decision_reason text,
  decided_by uuid,
  decided_at timestamptz,
  CONSTRAINT pk_finding_void PRIMARY KEY (id),
  CONSTRAINT uq_finding_void_vendor UNIQUE (vendor_id, id),
  CONSTRAINT fk_finding_void_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_finding_void_finding FOREIGN KEY (vendor_id, finding_id) REFERENCES finding (vendor_id, id),
  CONSTRAINT fk_finding_void_asker FOREIGN KEY (asked_by) REFERENCES person (id),
  CONSTRAINT fk_finding_void_decider FOREIGN KEY (decided_by) REFERENCES person (id),
  CONSTRAINT ck_finding_void_reason CHECK (length(trim(reason)) BETWEEN 1 AND 4000),
  CONSTRAINT ck_finding_void_decision CHECK (decision IN ('approved', 'rejected')),
  CONSTRAINT ck_finding_void_whole CHECK ((decision IS NULL) = (decided_by IS NULL) AND (decision IS NULL) = (decided_at IS NULL) AND (decision IS NULL) = (decision_reason IS NULL)),
  CONSTRAINT ck_finding_void_two_people CHECK (decided_by <> asked_by)
);
CREATE UNIQUE INDEX uq_finding_void_waiting ON finding_void (finding_id) WHERE decision IS NULL;
CALL app.never_truncated('finding_void');
CALL app.tenant_table('finding_void', 'SELECT', 'SELECT, INSERT, UPDATE (decision, decision_reason, decided_by, decided_at)', 'SELECT', 'SELECT');

-- How long findings may stay open and exceptions may last: the registrant's programme policy, the newest number holds.
CREATE TABLE programme_policy (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid,
  number integer NOT NULL,
  policy jsonb NOT NULL,
  reason text NOT NULL,
  set_by uuid NOT NULL,
  set_at timestamptz NOT NULL,
  CONSTRAINT pk_programme_policy PRIMARY KEY (id),
  CONSTRAINT uq_programme_policy_number UNIQUE (registrant_id, number),
  CONSTRAINT fk_programme_policy_registrant FOREIGN KEY (registrant_id) REFERENCES registrant (id),
  CONSTRAINT fk_programme_policy_person FOREIGN KEY (set_by) REFERENCES person (id),
  CONSTRAINT ck_programme_policy_registrant_only CHECK (vendor_id IS NULL)
);
CALL app.insert_only('programme_policy');
CALL app.tenant_table('programme_policy', '', 'SELECT, INSERT', '', 'SELECT');
GRANT SELECT ON programme_policy TO holdfast_vendor, holdfast_auditor;
CREATE POLICY programme_policy_vendor ON programme_policy FOR SELECT TO holdfast_vendor USING (registrant_id = (SELECT app.registrant()) AND vendor_id IS NULL);
CREATE POLICY programme_policy_auditor ON programme_policy FOR SELECT TO holdfast_auditor USING (registrant_id = (SELECT app.registrant()) AND vendor_id IS NULL);
`;

// Findings closed before verifications were recorded keep what is known of them: who closed, when, and the note.
const EARLIER_FINDINGS = `
INSERT INTO finding_verification (id, registrant_id, vendor_id, finding_id, result, method, inspected, verified_by, verified_at)
  SELECT gen_random_uuid(), registrant_id, vendor_id, id, 'fixed', 'earlier_note', closing_note, closed_by, closed_at FROM finding WHERE state = 'closed_verified';
INSERT INTO finding_move (id, registrant_id, vendor_id, finding_id, from_state, to_state, note, moved_by, moved_at)
  SELECT gen_random_uuid(), registrant_id, vendor_id, id, 'open', 'closed_verified', closing_note, closed_by, closed_at FROM finding WHERE state = 'closed_verified';
`;

// The same table of moves as finding-states.rules.ts.
const GUARDS = `
CREATE FUNCTION app.finding_moves_lawfully() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state = OLD.state THEN RETURN NEW; END IF;
  IF NOT (
    (OLD.state, NEW.state) IN (('open', 'acknowledged'), ('open', 'void'), ('acknowledged', 'plan_agreed'), ('plan_agreed', 'in_progress'), ('in_progress', 'ready_to_verify'),
      ('ready_to_verify', 'closed_verified'), ('ready_to_verify', 'reopened'), ('reopened', 'plan_agreed'), ('reopened', 'in_progress'))
    OR (NEW.state = 'risk_accepted' AND OLD.state NOT IN ('closed_verified', 'void'))
    OR (OLD.state = 'risk_accepted' AND NEW.state = OLD.state_before)
  ) THEN
    RAISE EXCEPTION 'a finding does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF current_user = 'holdfast_vendor' AND NEW.state NOT IN ('acknowledged', 'in_progress', 'ready_to_verify') THEN
    RAISE EXCEPTION 'a vendor does not move a finding to %', NEW.state USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER finding_moves BEFORE UPDATE ON finding FOR EACH ROW EXECUTE FUNCTION app.finding_moves_lawfully();
-- Where a finding stands on a day: an accepted risk stands open again once its exception has run out.
CREATE FUNCTION app.finding_stands(state text, accepted_until date, today date) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN state IN ('closed_verified', 'void') THEN 'closed' WHEN state = 'risk_accepted' AND accepted_until >= today THEN 'accepted' ELSE 'open' END
$$;
-- A vendor that goes on with a finding whose exception has run out writes down what the calendar did, and nothing else.
CREATE FUNCTION app.finding_acceptance_lapsed(finding_id uuid, today date) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, app AS $$
  UPDATE finding SET state = state_before, state_before = NULL, accepted_until = NULL, version = version + 1
  WHERE id = finding_id AND registrant_id = app.registrant() AND vendor_id = app.vendor() AND state = 'risk_accepted' AND accepted_until < today
$$;
REVOKE EXECUTE ON FUNCTION app.finding_moves_lawfully(), app.finding_stands(text, date, date), app.finding_acceptance_lapsed(uuid, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.finding_acceptance_lapsed(uuid, date) TO holdfast_vendor;
GRANT EXECUTE ON FUNCTION app.finding_stands(text, date, date) TO holdfast_vendor, holdfast_staff, holdfast_auditor, holdfast_worker;
`;

// Written by the SOX office, read by the registrant's staff. No other database role holds any grant, and the trail hides
// its events from them too.
const ICFR = `
CREATE TABLE icfr_severity_decision (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  finding_id uuid NOT NULL,
  icfr_severity text NOT NULL,
  reasoning text NOT NULL,
  decided_by uuid NOT NULL,
  decided_at timestamptz NOT NULL,
  CONSTRAINT pk_icfr_severity_decision PRIMARY KEY (id),
  CONSTRAINT uq_icfr_severity_decision_vendor UNIQUE (vendor_id, id),
  CONSTRAINT fk_icfr_severity_decision_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_icfr_severity_decision_finding FOREIGN KEY (vendor_id, finding_id) REFERENCES finding (vendor_id, id),
  CONSTRAINT fk_icfr_severity_decision_person FOREIGN KEY (decided_by) REFERENCES person (id),
  CONSTRAINT ck_icfr_severity_decision_value CHECK (icfr_severity IN ('none', 'deficiency', 'significant_deficiency', 'material_weakness')),
  CONSTRAINT ck_icfr_severity_decision_reasoning CHECK (length(trim(reasoning)) BETWEEN 1 AND 8000)
);
CREATE INDEX ix_icfr_severity_decision_finding ON icfr_severity_decision (registrant_id, finding_id, decided_at);
CALL app.insert_only('icfr_severity_decision');
CALL app.tenant_table('icfr_severity_decision', '', 'SELECT, INSERT', '', '');
CREATE POLICY audit_event_not_icfr ON audit_event AS RESTRICTIVE FOR SELECT TO holdfast_vendor, holdfast_auditor USING (NOT starts_with(deed, 'icfr.'));
`;

const EXCEPTIONS = `
ALTER TABLE obligation ADD COLUMN excepted_until date,
  ADD CONSTRAINT ck_obligation_excepted CHECK (excepted_until IS NULL OR coalesce(conclusion, '') = 'excepted');
GRANT UPDATE (excepted_until) ON obligation TO holdfast_staff;
-- Whatever concludes otherwise ends the exception's date with it.
CREATE FUNCTION app.only_excepted_has_an_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.conclusion IS DISTINCT FROM 'excepted' THEN NEW.excepted_until := NULL; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER obligation_excepted BEFORE UPDATE ON obligation FOR EACH ROW EXECUTE FUNCTION app.only_excepted_has_an_end();
REVOKE EXECUTE ON FUNCTION app.only_excepted_has_an_end() FROM PUBLIC;

CREATE TABLE programme_exception (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  ref text NOT NULL,
  obligation_id uuid NOT NULL,
  finding_id uuid,
  renews_id uuid,
  renewal_number integer NOT NULL,
  reason text NOT NULL,
  risk text NOT NULL,
  tier text NOT NULL,
  critical boolean NOT NULL,
  max_days integer NOT NULL,
  needs_executive boolean NOT NULL,
  wanted_until date NOT NULL,
  state text NOT NULL,
  requested_by uuid NOT NULL,
  requested_at timestamptz NOT NULL,
  assessment text,
  residual_risk text,
  assessed_by uuid,
  assessed_at timestamptz,
  effective_from date,
  ended_by uuid,
  ended_at timestamptz,
  end_reason text,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT pk_programme_exception PRIMARY KEY (id),
  CONSTRAINT uq_programme_exception_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_programme_exception_ref UNIQUE (registrant_id, ref),
  CONSTRAINT uq_programme_exception_requester UNIQUE (id, requested_by),
  CONSTRAINT fk_programme_exception_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_programme_exception_obligation FOREIGN KEY (vendor_id, obligation_id) REFERENCES obligation (vendor_id, id),
  CONSTRAINT fk_programme_exception_finding FOREIGN KEY (vendor_id, finding_id) REFERENCES finding (vendor_id, id),
  CONSTRAINT fk_programme_exception_renews FOREIGN KEY (vendor_id, renews_id) REFERENCES programme_exception (vendor_id, id),
  CONSTRAINT fk_programme_exception_requester FOREIGN KEY (requested_by) REFERENCES person (id),
  CONSTRAINT fk_programme_exception_assessor FOREIGN KEY (assessed_by) REFERENCES person (id),
  CONSTRAINT fk_programme_exception_ender FOREIGN KEY (ended_by) REFERENCES person (id),
  CONSTRAINT ck_programme_exception_state CHECK (state IN ('requested', 'assessed', 'approved', 'rejected', 'closed_remediated', 'revoked')),
  CONSTRAINT ck_programme_exception_tier CHECK (tier IN ('T1', 'T2', 'T3')),
  CONSTRAINT ck_programme_exception_words CHECK (length(trim(reason)) BETWEEN 1 AND 8000 AND length(trim(risk)) BETWEEN 1 AND 8000),
  CONSTRAINT ck_programme_exception_renewal CHECK ((renews_id IS NULL) = (renewal_number = 0) AND renewal_number >= 0),
  CONSTRAINT ck_programme_exception_executive CHECK (needs_executive OR (tier <> 'T1' AND NOT critical AND renewal_number < 2)),
  CONSTRAINT ck_programme_exception_assessed CHECK ((assessed_by IS NULL) = (assessed_at IS NULL) AND (assessed_by IS NULL) = (assessment IS NULL) AND (assessed_by IS NULL) = (residual_risk IS NULL) AND (state IN ('requested', 'rejected') OR assessed_by IS NOT NULL)),
  CONSTRAINT ck_programme_exception_assessor CHECK (assessed_by <> requested_by),
  CONSTRAINT ck_programme_exception_residual CHECK (residual_risk IN ('low', 'medium', 'high')),
  CONSTRAINT ck_programme_exception_effective CHECK ((state IN ('approved', 'closed_remediated', 'revoked')) = (effective_from IS NOT NULL) AND wanted_until <= effective_from + max_days),
  CONSTRAINT ck_programme_exception_ended CHECK ((state IN ('closed_remediated', 'revoked')) = (ended_by IS NOT NULL AND ended_at IS NOT NULL AND end_reason IS NOT NULL))
);
CREATE UNIQUE INDEX uq_programme_exception_waiting ON programme_exception (obligation_id) WHERE state IN ('requested', 'assessed');
CREATE INDEX ix_programme_exception_vendor ON programme_exception (registrant_id, vendor_id, state);
CALL app.never_truncated('programme_exception');
CALL app.tenant_table('programme_exception', 'SELECT, INSERT', 'SELECT, INSERT, UPDATE (state, assessment, residual_risk, assessed_by, assessed_at, effective_from, ended_by, ended_at, end_reason, version)', 'SELECT', 'SELECT');
ALTER TABLE finding ADD CONSTRAINT fk_finding_exception FOREIGN KEY (vendor_id, exception_id) REFERENCES programme_exception (vendor_id, id);

CREATE TABLE exception_measure (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  programme_exception_id uuid NOT NULL,
  number integer NOT NULL,
  description text NOT NULL,
  owner_name text NOT NULL,
  evidence_version_id uuid,
  verdict text,
  verdict_note text,
  CONSTRAINT pk_exception_measure PRIMARY KEY (id),
  CONSTRAINT uq_exception_measure_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_exception_measure_number UNIQUE (programme_exception_id, number),
  CONSTRAINT fk_exception_measure_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_exception_measure_exception FOREIGN KEY (vendor_id, programme_exception_id) REFERENCES programme_exception (vendor_id, id),
  CONSTRAINT fk_exception_measure_evidence FOREIGN KEY (vendor_id, evidence_version_id) REFERENCES evidence_version (vendor_id, id),
  CONSTRAINT ck_exception_measure_words CHECK (length(trim(description)) BETWEEN 1 AND 4000 AND length(trim(owner_name)) BETWEEN 1 AND 200),
  CONSTRAINT ck_exception_measure_verdict CHECK (verdict IN ('works', 'works_in_part', 'does_not_work', 'not_shown') AND (verdict IS NULL) = (verdict_note IS NULL))
);
CALL app.never_truncated('exception_measure');
CALL app.tenant_table('exception_measure', 'SELECT, INSERT', 'SELECT, INSERT, UPDATE (verdict, verdict_note)', 'SELECT', 'SELECT');

CREATE TABLE exception_decision (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  programme_exception_id uuid NOT NULL,
  requested_by uuid NOT NULL,
  part text NOT NULL,
  decision text NOT NULL,
  reason text NOT NULL,
  decided_by uuid NOT NULL,
  decided_at timestamptz NOT NULL,
  CONSTRAINT pk_exception_decision PRIMARY KEY (id),
  CONSTRAINT uq_exception_decision_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_exception_decision_part UNIQUE (programme_exception_id, part),
  CONSTRAINT fk_exception_decision_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_exception_decision_exception FOREIGN KEY (vendor_id, programme_exception_id) REFERENCES programme_exception (vendor_id, id),
  CONSTRAINT fk_exception_decision_requester FOREIGN KEY (programme_exception_id, requested_by) REFERENCES programme_exception (id, requested_by),
  CONSTRAINT fk_exception_decision_person FOREIGN KEY (decided_by) REFERENCES person (id),
  CONSTRAINT ck_exception_decision_part CHECK (part IN ('second_line', 'executive')),
  CONSTRAINT ck_exception_decision_value CHECK (decision IN ('approved', 'rejected')),
  CONSTRAINT ck_exception_decision_two_people CHECK (decided_by <> requested_by),
  CONSTRAINT ck_exception_decision_reason CHECK (length(trim(reason)) BETWEEN 1 AND 4000)
);
CALL app.insert_only('exception_decision');
CALL app.tenant_table('exception_decision', 'SELECT', 'SELECT, INSERT', 'SELECT', 'SELECT');
`;

// SD-12: where the registrant has a SOX office, it answers first when ICFR relevance is to be switched off.
const SCOPE = `
ALTER TABLE scope_decision ADD CONSTRAINT uq_scope_decision_decider UNIQUE (id, decided_by);
CREATE TABLE scope_sox_answer (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  scope_decision_id uuid NOT NULL,
  decided_by uuid NOT NULL,
  answer text NOT NULL,
  reason text NOT NULL,
  answered_by uuid NOT NULL,
  answered_at timestamptz NOT NULL,
  CONSTRAINT pk_scope_sox_answer PRIMARY KEY (id),
  CONSTRAINT uq_scope_sox_answer_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_scope_sox_answer_decision UNIQUE (scope_decision_id),
  CONSTRAINT fk_scope_sox_answer_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_scope_sox_answer_decision FOREIGN KEY (vendor_id, scope_decision_id) REFERENCES scope_decision (vendor_id, id),
  CONSTRAINT fk_scope_sox_answer_decider FOREIGN KEY (scope_decision_id, decided_by) REFERENCES scope_decision (id, decided_by),
  CONSTRAINT fk_scope_sox_answer_person FOREIGN KEY (answered_by) REFERENCES person (id),
  CONSTRAINT ck_scope_sox_answer_value CHECK (answer IN ('approved', 'rejected')),
  CONSTRAINT ck_scope_sox_answer_two_people CHECK (answered_by <> decided_by),
  CONSTRAINT ck_scope_sox_answer_reason CHECK (length(trim(reason)) BETWEEN 1 AND 2000)
);
CALL app.insert_only('scope_sox_answer');
CALL app.tenant_table('scope_sox_answer', '', 'SELECT, INSERT', 'SELECT', 'SELECT');
`;

const DOWN = `
DROP TABLE scope_sox_answer;
ALTER TABLE scope_decision DROP CONSTRAINT uq_scope_decision_decider;
ALTER TABLE finding DROP CONSTRAINT fk_finding_exception;
DROP TABLE exception_decision, exception_measure, programme_exception;
DROP TRIGGER obligation_excepted ON obligation;
DROP FUNCTION app.only_excepted_has_an_end();
ALTER TABLE obligation DROP CONSTRAINT ck_obligation_excepted, DROP COLUMN excepted_until;
DROP POLICY audit_event_not_icfr ON audit_event;
DROP TABLE icfr_severity_decision;
DROP TRIGGER finding_moves ON finding;
DROP FUNCTION app.finding_moves_lawfully(), app.finding_stands(text, date, date), app.finding_acceptance_lapsed(uuid, date);
ALTER TABLE finding_due_change DROP CONSTRAINT fk_finding_due_change_action, DROP COLUMN action_id;
DROP TABLE programme_policy, finding_void, finding_severity_change, finding_verification, finding_action, finding_move, finding_reference;
REVOKE UPDATE (state, version) ON finding FROM holdfast_vendor;
REVOKE UPDATE (severity) ON finding FROM holdfast_staff;
DROP INDEX ix_finding_open;
ALTER TABLE finding DROP CONSTRAINT ck_finding_state, DROP CONSTRAINT ck_finding_closed, DROP CONSTRAINT ck_finding_source, DROP CONSTRAINT ck_finding_test, DROP CONSTRAINT ck_finding_accepted,
  DROP COLUMN from_test, DROP COLUMN state_before, DROP COLUMN accepted_until, DROP COLUMN exception_id;
UPDATE finding SET state = CASE WHEN state IN ('closed_verified', 'void') THEN 'closed' ELSE 'open' END;
UPDATE finding SET source_kind = 'other', source_id = NULL WHERE source_kind IN ('questionnaire', 'disruption');
ALTER TABLE finding ADD CONSTRAINT ck_finding_state CHECK (state IN ('open', 'closed')),
  ADD CONSTRAINT ck_finding_closed CHECK ((state = 'closed') = (closed_by IS NOT NULL AND closed_at IS NOT NULL AND closing_note IS NOT NULL)),
  ADD CONSTRAINT ck_finding_source CHECK (source_kind IN ('review', 'exercise', 'other') AND (source_kind = 'other') = (source_id IS NULL));
CREATE INDEX ix_finding_open ON finding (registrant_id, vendor_id, severity) WHERE state = 'open';
`;
