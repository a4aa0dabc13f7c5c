import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The end of a fiscal year: moves of a period, reopenings with their approvals, and the lock that holds every row of it. */
export class PeriodLocks1763800000450 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
ALTER TABLE compliance_period DROP CONSTRAINT ck_compliance_period_state;
ALTER TABLE compliance_period ADD CONSTRAINT ck_compliance_period_state CHECK (state IN ('planned', 'open', 'closing', 'locked', 'reopened', 'archived'));

-- Every move of a period after its opening: who, when, why. Auditors see it whatever vendors their grant names.
CREATE TABLE period_transition (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid,
  period_id uuid NOT NULL,
  from_state text NOT NULL,
  to_state text NOT NULL,
  reason text NOT NULL,
  made_by uuid NOT NULL,
  made_at timestamptz NOT NULL,
  CONSTRAINT pk_period_transition PRIMARY KEY (id),
  CONSTRAINT fk_period_transition_period FOREIGN KEY (registrant_id, period_id) REFERENCES compliance_period (registrant_id, id),
  CONSTRAINT fk_period_transition_person FOREIGN KEY (made_by) REFERENCES person (id),
  CONSTRAINT ck_period_transition_no_vendor CHECK (vendor_id IS NULL),
  CONSTRAINT ck_period_transition_states CHECK (to_state IN ('closing', 'locked', 'reopened', 'archived') AND from_state <> to_state),
  CONSTRAINT ck_period_transition_reason CHECK (to_state <> 'reopened' OR length(trim(reason)) > 0)
);
CREATE INDEX ix_period_transition_period ON period_transition (registrant_id, period_id, made_at);
CALL app.insert_only('period_transition');
CALL app.tenant_table('period_transition', 'SELECT', 'SELECT, INSERT', 'SELECT', 'SELECT');
CREATE POLICY period_transition_periods ON period_transition FOR SELECT TO holdfast_auditor USING (registrant_id = (SELECT app.registrant()) AND vendor_id IS NULL);

-- Somebody asks for a locked period to be reopened; two others approve, or one refuses (SD-14).
CREATE TABLE period_reopening (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid,
  period_id uuid NOT NULL,
  reason text NOT NULL,
  state text NOT NULL DEFAULT 'requested',
  requested_by uuid NOT NULL,
  requested_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT pk_period_reopening PRIMARY KEY (id),
  CONSTRAINT uq_period_reopening_requester UNIQUE (id, requested_by),
  CONSTRAINT fk_period_reopening_period FOREIGN KEY (registrant_id, period_id) REFERENCES compliance_period (registrant_id, id),
  CONSTRAINT fk_period_reopening_person FOREIGN KEY (requested_by) REFERENCES person (id),
  CONSTRAINT ck_period_reopening_no_vendor CHECK (vendor_id IS NULL),
  CONSTRAINT ck_period_reopening_state CHECK (state IN ('requested', 'approved', 'refused')),
  CONSTRAINT ck_period_reopening_reason CHECK (length(trim(reason)) BETWEEN 1 AND 4000)
);
CREATE UNIQUE INDEX uq_period_reopening_pending ON period_reopening (period_id) WHERE state = 'requested';
CALL app.never_truncated('period_reopening');
CALL app.tenant_table('period_reopening', 'SELECT', 'SELECT, INSERT, UPDATE (state, version)', 'SELECT', 'SELECT');
CREATE POLICY period_reopening_periods ON period_reopening FOR SELECT TO holdfast_auditor USING (registrant_id = (SELECT app.registrant()) AND vendor_id IS NULL);

CREATE TABLE period_reopening_decision (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid,
  reopening_id uuid NOT NULL,
  requested_by uuid NOT NULL,
  decision text NOT NULL,
  reason text NOT NULL,
  decided_by uuid NOT NULL,
  decided_at timestamptz NOT NULL,
  CONSTRAINT pk_period_reopening_decision PRIMARY KEY (id),
  CONSTRAINT uq_period_reopening_decision_once UNIQUE (reopening_id, decided_by),
  CONSTRAINT fk_period_reopening_decision_request FOREIGN KEY (reopening_id, requested_by) REFERENCES period_reopening (id, requested_by),
  CONSTRAINT fk_period_reopening_decision_person FOREIGN KEY (decided_by) REFERENCES person (id),
  CONSTRAINT ck_period_reopening_decision_no_vendor CHECK (vendor_id IS NULL),
  CONSTRAINT ck_period_reopening_decision_value CHECK (decision IN ('approved', 'refused')),
  CONSTRAINT ck_period_reopening_decision_not_self CHECK (decided_by <> requested_by),
  CONSTRAINT ck_period_reopening_decision_reason CHECK (length(trim(reason)) > 0)
);
CALL app.insert_only('period_reopening_decision');
CALL app.tenant_table('period_reopening_decision', 'SELECT', 'SELECT, INSERT', 'SELECT', 'SELECT');
CREATE POLICY period_reopening_decision_periods ON period_reopening_decision FOR SELECT TO holdfast_auditor USING (registrant_id = (SELECT app.registrant()) AND vendor_id IS NULL);

-- The moves that there are. Locked only when everything has a conclusion; reopened only with two approvals of one request.
CREATE FUNCTION app.period_moves() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, app AS $$
BEGIN
  IF NEW.state = OLD.state THEN
    RETURN NEW;
  END IF;
  IF NOT (OLD.state, NEW.state) IN (('planned', 'open'), ('open', 'closing'), ('closing', 'locked'), ('locked', 'reopened'), ('reopened', 'locked'), ('locked', 'archived')) THEN
    RAISE EXCEPTION 'a period that is % does not become %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state = 'locked' AND EXISTS (SELECT 1 FROM obligation WHERE registrant_id = NEW.registrant_id AND period_id = NEW.id AND (conclusion IS NULL OR conclusion = 'under_review')) THEN
    RAISE EXCEPTION 'a period is locked when each of its obligations has a conclusion' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state = 'reopened' AND NOT EXISTS (
    SELECT 1 FROM period_reopening r WHERE r.period_id = NEW.id AND r.state = 'requested'
      AND (SELECT count(*) FROM period_reopening_decision d WHERE d.reopening_id = r.id AND d.decision = 'approved') >= 2) THEN
    RAISE EXCEPTION 'a locked period is reopened with two approvals' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER compliance_period_moves BEFORE UPDATE ON compliance_period FOR EACH ROW EXECUTE FUNCTION app.period_moves();

-- A row that belongs to a locked period takes no change. Its period is found by the trigger's arguments: a column, and the
-- table that leads from it towards the period. The period stays as it is until the writer's transaction ends (FOR SHARE).
CREATE FUNCTION app.period_of(parent text, parent_id uuid) RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, app AS $$
BEGIN
  CASE parent
    WHEN 'compliance_period' THEN RETURN parent_id;
    WHEN 'review' THEN RETURN (SELECT s.period_id FROM review r JOIN submission s ON s.id = r.submission_id WHERE r.id = parent_id);
    WHEN 'review_query' THEN RETURN (SELECT s.period_id FROM review_query q JOIN review r ON r.id = q.review_id JOIN submission s ON s.id = r.submission_id WHERE q.id = parent_id);
    WHEN 'answer' THEN RETURN app.period_of_answer(parent_id);
    ELSE NULL;
  END CASE;
  IF parent NOT IN ('obligation', 'submission', 'attestation', 'question_set', 'change_confirmation') THEN
    RAISE EXCEPTION 'no way from % to a period', parent;
  END IF;
  EXECUTE format('SELECT period_id FROM public.%I WHERE id = $1', parent) INTO parent_id USING parent_id;
  RETURN parent_id;
END $$;
CREATE FUNCTION app.period_of_answer(answer_id uuid) RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, app AS $$
DECLARE
  found uuid;
BEGIN
  EXECUTE 'SELECT q.period_id FROM public.answer a JOIN public.question_set q ON q.id = a.question_set_id WHERE a.id = $1' INTO found USING answer_id;
  RETURN found;
END $$;
CREATE FUNCTION app.refuse_in_locked_period() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, app AS $$
DECLARE
  parent_id uuid;
  earlier_id uuid;
  held record;
BEGIN
  IF TG_OP <> 'DELETE' THEN
    EXECUTE format('SELECT ($1).%I', TG_ARGV[0]) INTO parent_id USING NEW;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    EXECUTE format('SELECT ($1).%I', TG_ARGV[0]) INTO earlier_id USING OLD;
  END IF;
  FOR held IN SELECT p.code, p.state FROM compliance_period p
    WHERE p.id = app.period_of(TG_ARGV[1], parent_id) OR (earlier_id IS DISTINCT FROM parent_id AND p.id = app.period_of(TG_ARGV[1], earlier_id)) FOR SHARE
  LOOP
    IF held.state IN ('locked', 'archived') THEN
      RAISE EXCEPTION '% is %: nothing that belongs to it can be changed. A reopening needs a reason and two approvals.', held.code, held.state USING ERRCODE = 'HF001';
    END IF;
  END LOOP;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE PROCEDURE app.locked_with_period(name text, by_column text, parent text) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER %I BEFORE INSERT OR UPDATE OR DELETE ON public.%I FOR EACH ROW EXECUTE FUNCTION app.refuse_in_locked_period(%L, %L)', name || '_locked', name, by_column, parent);
  EXECUTE format('ALTER TABLE public.%I ENABLE ALWAYS TRIGGER %I', name, name || '_locked');
END $$;
CALL app.locked_with_period('obligation', 'period_id', 'compliance_period');
CALL app.locked_with_period('evidence_use', 'obligation_id', 'obligation');
CALL app.locked_with_period('submission', 'period_id', 'compliance_period');
CALL app.locked_with_period('submission_obligation', 'submission_id', 'submission');
CALL app.locked_with_period('submission_line', 'submission_id', 'submission');
CALL app.locked_with_period('review', 'submission_id', 'submission');
CALL app.locked_with_period('review_line', 'review_id', 'review');
CALL app.locked_with_period('review_conclusion', 'review_id', 'review');
CALL app.locked_with_period('review_approval', 'review_id', 'review');
CALL app.locked_with_period('review_query', 'review_id', 'review');
CALL app.locked_with_period('query_reply', 'query_id', 'review_query');
CALL app.locked_with_period('attestation', 'period_id', 'compliance_period');
CALL app.locked_with_period('attestation_line', 'attestation_id', 'attestation');
CALL app.locked_with_period('attestation_signature', 'attestation_id', 'attestation');
CALL app.locked_with_period('attestation_decision', 'attestation_id', 'attestation');
-- A finding lives on after its period is locked; only its link to an obligation of that period is held.
CREATE TRIGGER finding_locked BEFORE INSERT OR UPDATE OF obligation_id ON finding FOR EACH ROW EXECUTE FUNCTION app.refuse_in_locked_period('obligation_id', 'obligation');
ALTER TABLE finding ENABLE ALWAYS TRIGGER finding_locked;
REVOKE EXECUTE ON FUNCTION app.period_moves(), app.period_of(text, uuid), app.period_of_answer(uuid), app.refuse_in_locked_period() FROM PUBLIC;
`;

const DOWN = `
DROP TRIGGER finding_locked ON finding;
DROP TRIGGER compliance_period_moves ON compliance_period;
DROP FUNCTION app.refuse_in_locked_period() CASCADE;
DROP FUNCTION app.period_moves(), app.period_of(text, uuid), app.period_of_answer(uuid);
DROP PROCEDURE app.locked_with_period(text, text, text);
DROP TABLE period_reopening_decision, period_reopening, period_transition;
UPDATE compliance_period SET state = CASE state WHEN 'archived' THEN 'locked' ELSE 'closing' END WHERE state IN ('reopened', 'archived');
ALTER TABLE compliance_period DROP CONSTRAINT ck_compliance_period_state;
ALTER TABLE compliance_period ADD CONSTRAINT ck_compliance_period_state CHECK (state IN ('planned', 'open', 'closing', 'locked'));
`;
