import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Plans, their versions, numbered steps and what they provide for each type of disruption. */
export class Plans1763700000600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
CREATE TABLE plan (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  ref text NOT NULL,
  kind text NOT NULL,
  title text NOT NULL,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT pk_plan PRIMARY KEY (id),
  CONSTRAINT uq_plan_tenant UNIQUE (vendor_id, id),
  CONSTRAINT uq_plan_ref UNIQUE (registrant_id, ref),
  CONSTRAINT fk_plan_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT ck_plan_kind CHECK (kind IN ('DR', 'COOP')),
  CONSTRAINT ck_plan_title CHECK (length(title) BETWEEN 1 AND 200)
);
CALL app.tenant_table('plan', 'SELECT, INSERT', 'SELECT', 'SELECT', 'SELECT');

-- In force from effective_from (that day included) until effective_to (that day excluded). authors are all who wrote content.
CREATE TABLE plan_version (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  plan_id uuid NOT NULL,
  number integer NOT NULL,
  label text NOT NULL,
  state text NOT NULL,
  source_evidence_version_id uuid NOT NULL,
  service_ids uuid[] NOT NULL,
  emphasis text,
  sections jsonb NOT NULL,
  review_due_on date,
  offline_copy boolean NOT NULL,
  change_summary text NOT NULL,
  content_sha256 text,
  authors uuid[] NOT NULL,
  authored_by uuid NOT NULL,
  authored_at timestamptz NOT NULL,
  vendor_approved_by uuid,
  vendor_approved_at timestamptz,
  submitted_by uuid,
  submitted_at timestamptz,
  taken_by uuid,
  taken_at timestamptz,
  accepted_by uuid,
  accepted_at timestamptz,
  effective_from date,
  effective_to date,
  returned_by uuid,
  returned_at timestamptz,
  return_reasons jsonb,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT pk_plan_version PRIMARY KEY (id),
  CONSTRAINT uq_plan_version_tenant UNIQUE (vendor_id, id),
  CONSTRAINT uq_plan_version_number UNIQUE (plan_id, number),
  CONSTRAINT fk_plan_version_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_plan_version_plan FOREIGN KEY (vendor_id, plan_id) REFERENCES plan (vendor_id, id),
  CONSTRAINT fk_plan_version_source FOREIGN KEY (vendor_id, source_evidence_version_id) REFERENCES evidence_version (vendor_id, id),
  CONSTRAINT ck_plan_version_number CHECK (number >= 1),
  CONSTRAINT ck_plan_version_label CHECK (length(label) BETWEEN 1 AND 40),
  CONSTRAINT ck_plan_version_state CHECK (state IN ('draft', 'vendor_approved', 'submitted', 'in_review', 'accepted', 'returned', 'rejected', 'superseded', 'retired')),
  CONSTRAINT ck_plan_version_emphasis CHECK (emphasis IN ('availability', 'recovery', 'redundancy')),
  CONSTRAINT ck_plan_version_sections CHECK (jsonb_typeof(sections) = 'array'),
  CONSTRAINT ck_plan_version_digest CHECK (content_sha256 ~ '^[0-9a-f]{64}$'),
  CONSTRAINT ck_plan_version_authors CHECK (authored_by = ANY (authors)),
  CONSTRAINT ck_plan_version_sole_author CHECK (vendor_approved_by IS NULL OR authors <> ARRAY[vendor_approved_by]),
  CONSTRAINT ck_plan_version_approved CHECK ((state = 'draft') = (vendor_approved_at IS NULL) AND (vendor_approved_at IS NULL) = (vendor_approved_by IS NULL) AND (vendor_approved_at IS NULL) = (content_sha256 IS NULL)),
  CONSTRAINT ck_plan_version_submitted CHECK ((state IN ('draft', 'vendor_approved')) = (submitted_at IS NULL) AND (submitted_at IS NULL) = (submitted_by IS NULL)),
  CONSTRAINT ck_plan_version_taken CHECK ((state IN ('draft', 'vendor_approved', 'submitted')) = (taken_at IS NULL) AND (taken_at IS NULL) = (taken_by IS NULL)),
  CONSTRAINT ck_plan_version_accepted CHECK ((state IN ('accepted', 'superseded', 'retired')) = (accepted_at IS NOT NULL) AND (accepted_at IS NULL) = (accepted_by IS NULL) AND (accepted_at IS NULL) = (effective_from IS NULL)),
  CONSTRAINT ck_plan_version_returned CHECK ((state IN ('returned', 'rejected')) = (returned_at IS NOT NULL) AND (returned_at IS NULL) = (returned_by IS NULL) AND (returned_at IS NULL) = (return_reasons IS NULL)),
  CONSTRAINT ck_plan_version_effective CHECK ((effective_to IS NOT NULL) = (state IN ('superseded', 'retired')) AND (effective_to IS NULL OR effective_to >= effective_from))
);
CREATE UNIQUE INDEX uq_plan_version_draft ON plan_version (plan_id) WHERE state = 'draft';
CREATE UNIQUE INDEX uq_plan_version_accepted ON plan_version (plan_id) WHERE state = 'accepted';
CREATE INDEX ix_plan_version_state ON plan_version (registrant_id, state);
CALL app.never_truncated('plan_version');
CALL app.tenant_table('plan_version',
  'SELECT, INSERT, UPDATE (label, state, source_evidence_version_id, service_ids, emphasis, sections, review_due_on, offline_copy, change_summary, content_sha256, authors, vendor_approved_by, vendor_approved_at, submitted_by, submitted_at, version)',
  'SELECT, UPDATE (state, taken_by, taken_at, accepted_by, accepted_at, effective_from, effective_to, returned_by, returned_at, return_reasons, version)', 'SELECT', 'SELECT');

-- States move along model.md section 3 only, and what was approved stays what was approved.
CREATE FUNCTION app.plan_version_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a plan version is never deleted' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'draft' THEN
      RAISE EXCEPTION 'a plan version starts as a draft' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.state <> NEW.state AND (OLD.state, NEW.state) NOT IN (('draft', 'vendor_approved'), ('vendor_approved', 'submitted'), ('submitted', 'in_review'),
    ('in_review', 'accepted'), ('in_review', 'returned'), ('in_review', 'rejected'), ('accepted', 'superseded'), ('accepted', 'retired')) THEN
    RAISE EXCEPTION 'a plan version does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.state <> 'draft' AND
    (OLD.plan_id, OLD.number, OLD.label, OLD.source_evidence_version_id, OLD.service_ids, OLD.emphasis, OLD.sections, OLD.review_due_on, OLD.offline_copy, OLD.change_summary, OLD.content_sha256, OLD.authors, OLD.vendor_approved_by, OLD.vendor_approved_at)
    IS DISTINCT FROM
    (NEW.plan_id, NEW.number, NEW.label, NEW.source_evidence_version_id, NEW.service_ids, NEW.emphasis, NEW.sections, NEW.review_due_on, NEW.offline_copy, NEW.change_summary, NEW.content_sha256, NEW.authors, NEW.vendor_approved_by, NEW.vendor_approved_at) THEN
    RAISE EXCEPTION 'an approved plan version is never edited' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER plan_version_guard BEFORE INSERT OR UPDATE OR DELETE ON plan_version FOR EACH ROW EXECUTE FUNCTION app.plan_version_guard();
ALTER TABLE plan_version ENABLE ALWAYS TRIGGER plan_version_guard;

CREATE TABLE plan_step (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  plan_version_id uuid NOT NULL,
  number integer NOT NULL,
  title text NOT NULL,
  instruction text,
  owner text,
  system_name text,
  depends_on integer[] NOT NULL,
  expected_minutes integer,
  CONSTRAINT pk_plan_step PRIMARY KEY (id),
  CONSTRAINT uq_plan_step_tenant UNIQUE (vendor_id, id),
  CONSTRAINT uq_plan_step_number UNIQUE (plan_version_id, number),
  CONSTRAINT fk_plan_step_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_plan_step_version FOREIGN KEY (vendor_id, plan_version_id) REFERENCES plan_version (vendor_id, id),
  CONSTRAINT ck_plan_step_number CHECK (number BETWEEN 1 AND 99999),
  CONSTRAINT ck_plan_step_title CHECK (length(title) BETWEEN 1 AND 300),
  CONSTRAINT ck_plan_step_instruction CHECK (length(instruction) BETWEEN 1 AND 4000),
  CONSTRAINT ck_plan_step_owner CHECK (length(owner) BETWEEN 1 AND 200),
  CONSTRAINT ck_plan_step_system CHECK (length(system_name) BETWEEN 1 AND 200),
  CONSTRAINT ck_plan_step_not_itself CHECK (NOT (number = ANY (depends_on))),
  CONSTRAINT ck_plan_step_minutes CHECK (expected_minutes BETWEEN 0 AND 525600)
);
CALL app.never_truncated('plan_step');
CALL app.tenant_table('plan_step', 'SELECT, INSERT, DELETE', 'SELECT', 'SELECT', 'SELECT');

CREATE TABLE disruption_coverage (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  plan_version_id uuid NOT NULL,
  disruption_type text NOT NULL,
  process text,
  solution text,
  not_applicable_reason text,
  CONSTRAINT pk_disruption_coverage PRIMARY KEY (id),
  CONSTRAINT uq_disruption_coverage_tenant UNIQUE (vendor_id, id),
  CONSTRAINT uq_disruption_coverage_type UNIQUE (plan_version_id, disruption_type),
  CONSTRAINT fk_disruption_coverage_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_disruption_coverage_version FOREIGN KEY (vendor_id, plan_version_id) REFERENCES plan_version (vendor_id, id),
  CONSTRAINT ck_disruption_coverage_type CHECK (disruption_type IN ('facility_damage', 'facility_unavailable', 'component_loss', 'application_loss', 'data_loss_or_corruption', 'network_loss', 'security_breach', 'regional_event', 'workforce_loss', 'supplier_failure')),
  CONSTRAINT ck_disruption_coverage_texts CHECK (length(process) BETWEEN 1 AND 2000 AND length(solution) BETWEEN 1 AND 2000 AND length(not_applicable_reason) BETWEEN 1 AND 2000),
  CONSTRAINT ck_disruption_coverage_either CHECK (not_applicable_reason IS NULL OR (process IS NULL AND solution IS NULL)),
  CONSTRAINT ck_disruption_coverage_something CHECK (coalesce(process, solution, not_applicable_reason) IS NOT NULL)
);
CALL app.tenant_table('disruption_coverage', 'SELECT, INSERT, DELETE', 'SELECT', 'SELECT', 'SELECT');

-- Steps and coverage are written while their version is a draft, and never after.
CREATE FUNCTION app.plan_content_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, app AS $$
BEGIN
  IF TG_OP = 'UPDATE' OR NOT EXISTS (
    SELECT 1 FROM plan_version WHERE id = CASE TG_OP WHEN 'DELETE' THEN OLD.plan_version_id ELSE NEW.plan_version_id END AND state = 'draft') THEN
    RAISE EXCEPTION 'the content of a plan version is written while it is a draft' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER plan_step_guard BEFORE INSERT OR UPDATE OR DELETE ON plan_step FOR EACH ROW EXECUTE FUNCTION app.plan_content_guard();
ALTER TABLE plan_step ENABLE ALWAYS TRIGGER plan_step_guard;
CREATE TRIGGER disruption_coverage_guard BEFORE INSERT OR UPDATE OR DELETE ON disruption_coverage FOR EACH ROW EXECUTE FUNCTION app.plan_content_guard();
ALTER TABLE disruption_coverage ENABLE ALWAYS TRIGGER disruption_coverage_guard;
`;

const DOWN = `
DROP TABLE disruption_coverage, plan_step, plan_version, plan;
DROP FUNCTION app.plan_content_guard(), app.plan_version_guard();
`;
