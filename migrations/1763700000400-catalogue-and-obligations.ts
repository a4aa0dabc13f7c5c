import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The catalogue as published versions, compliance periods, obligations. */
export class CatalogueAndObligations1763700000400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
-- Published versions belong to no tenant: written once, when a portal with a new shipped version starts, and read by everyone.
CREATE TABLE catalogue_version (
  id uuid NOT NULL,
  code text NOT NULL,
  version text NOT NULL,
  title text NOT NULL,
  -- json, not jsonb: families, tiers and lanes are shown in the order in which the catalogue lists them.
  document json NOT NULL,
  document_sha256 text NOT NULL,
  published_at timestamptz NOT NULL,
  source text NOT NULL,
  CONSTRAINT pk_catalogue_version PRIMARY KEY (id),
  CONSTRAINT uq_catalogue_version UNIQUE (code, version),
  CONSTRAINT ck_catalogue_version_number CHECK (version ~ '^[0-9]+[.][0-9]+[.][0-9]+$'),
  CONSTRAINT ck_catalogue_version_sha256 CHECK (document_sha256 ~ '^[0-9a-f]{64}$')
);
CALL app.insert_only('catalogue_version');
ALTER TABLE catalogue_version ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON catalogue_version TO holdfast_vendor, holdfast_staff, holdfast_auditor, holdfast_worker;
GRANT INSERT ON catalogue_version TO holdfast_worker;
CREATE POLICY catalogue_version_read ON catalogue_version FOR SELECT TO holdfast_vendor, holdfast_staff, holdfast_auditor, holdfast_worker USING (true);
CREATE POLICY catalogue_version_publish ON catalogue_version FOR INSERT TO holdfast_worker WITH CHECK ((SELECT app.registrant()) = '00000000-0000-0000-0000-000000000000');

CREATE TABLE requirement (
  id uuid NOT NULL,
  catalogue_version_id uuid NOT NULL,
  code text NOT NULL,
  position integer NOT NULL,
  title text NOT NULL,
  family text NOT NULL,
  scope text NOT NULL,
  force text NOT NULL,
  detail jsonb NOT NULL,
  CONSTRAINT pk_requirement PRIMARY KEY (id),
  CONSTRAINT uq_requirement_code UNIQUE (catalogue_version_id, code),
  CONSTRAINT uq_requirement_identity UNIQUE (id, code),
  CONSTRAINT fk_requirement_version FOREIGN KEY (catalogue_version_id) REFERENCES catalogue_version (id),
  CONSTRAINT ck_requirement_code CHECK (code ~ '^[A-Z]{3}-[0-9A-Z-]+$'),
  CONSTRAINT ck_requirement_scope CHECK (scope IN ('service', 'vendor', 'programme')),
  CONSTRAINT ck_requirement_force CHECK (force IN ('legal_duty', 'auditor_expectation', 'programme_policy', 'good_practice'))
);
CALL app.insert_only('requirement');
ALTER TABLE requirement ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON requirement TO holdfast_vendor, holdfast_staff, holdfast_auditor, holdfast_worker;
GRANT INSERT ON requirement TO holdfast_worker;
CREATE POLICY requirement_read ON requirement FOR SELECT TO holdfast_vendor, holdfast_staff, holdfast_auditor, holdfast_worker USING (true);
CREATE POLICY requirement_publish ON requirement FOR INSERT TO holdfast_worker WITH CHECK ((SELECT app.registrant()) = '00000000-0000-0000-0000-000000000000');

-- A period belongs to the registrant, and its vendors may read it: they work to its dates.
CREATE TABLE compliance_period (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid,
  code text NOT NULL,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  catalogue_version_id uuid,
  state text NOT NULL DEFAULT 'planned',
  planned_by uuid NOT NULL,
  planned_at timestamptz NOT NULL,
  opened_by uuid,
  opened_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT pk_compliance_period PRIMARY KEY (id),
  CONSTRAINT uq_compliance_period_tenant UNIQUE (registrant_id, id),
  CONSTRAINT uq_compliance_period_code UNIQUE (registrant_id, code),
  CONSTRAINT fk_compliance_period_registrant FOREIGN KEY (registrant_id) REFERENCES registrant (id),
  CONSTRAINT fk_compliance_period_catalogue FOREIGN KEY (catalogue_version_id) REFERENCES catalogue_version (id),
  CONSTRAINT ck_compliance_period_no_vendor CHECK (vendor_id IS NULL),
  CONSTRAINT ck_compliance_period_code CHECK (code ~ '^[A-Za-z0-9][A-Za-z0-9 ._-]{0,31}$'),
  CONSTRAINT ck_compliance_period_dates CHECK (ends_on > starts_on AND ends_on - starts_on <= 380),
  CONSTRAINT ck_compliance_period_state CHECK (state IN ('planned', 'open', 'closing', 'locked')),
  CONSTRAINT ck_compliance_period_pinned CHECK ((state = 'planned') = (catalogue_version_id IS NULL)),
  CONSTRAINT ck_compliance_period_opened CHECK ((opened_at IS NULL) = (opened_by IS NULL) AND (state = 'planned') = (opened_at IS NULL))
);
CALL app.tenant_table('compliance_period', '', 'SELECT, INSERT, UPDATE (state, catalogue_version_id, opened_by, opened_at, version)', '', 'SELECT');
GRANT SELECT ON compliance_period TO holdfast_vendor, holdfast_auditor;
CREATE POLICY compliance_period_vendor ON compliance_period FOR SELECT TO holdfast_vendor USING (registrant_id = (SELECT app.registrant()));
CREATE POLICY compliance_period_auditor ON compliance_period FOR SELECT TO holdfast_auditor USING (registrant_id = (SELECT app.registrant()));
-- The catalogue of an opened period is pinned for good.
CREATE FUNCTION app.period_stays_pinned() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.catalogue_version_id IS NOT NULL AND NEW.catalogue_version_id IS DISTINCT FROM OLD.catalogue_version_id THEN
    RAISE EXCEPTION 'the catalogue of an opened period is pinned' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER compliance_period_pinned BEFORE UPDATE ON compliance_period FOR EACH ROW EXECUTE FUNCTION app.period_stays_pinned();

-- What happened to a vendor or one of its services and makes requirements due again: a contract signed, a site changed.
CREATE TABLE recorded_event (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  service_id uuid,
  event text NOT NULL,
  happened_on date NOT NULL,
  ref text NOT NULL DEFAULT '',
  note text NOT NULL DEFAULT '',
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  CONSTRAINT pk_recorded_event PRIMARY KEY (id),
  CONSTRAINT uq_recorded_event_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_recorded_event_once UNIQUE NULLS NOT DISTINCT (vendor_id, service_id, event, happened_on, ref),
  CONSTRAINT fk_recorded_event_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_recorded_event_service FOREIGN KEY (vendor_id, service_id) REFERENCES service (vendor_id, id),
  CONSTRAINT ck_recorded_event_name CHECK (event ~ '^[a-z][a-z0-9_]*$')
);
CREATE INDEX ix_recorded_event_tenant ON recorded_event (registrant_id, vendor_id, happened_on);
CALL app.insert_only('recorded_event');
CALL app.tenant_table('recorded_event', 'SELECT, INSERT', 'SELECT, INSERT', 'SELECT', 'SELECT');

-- One due instance of a requirement for a service, a vendor (service_id null) or the programme (vendor_id null too).
CREATE TABLE obligation (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid,
  service_id uuid,
  period_id uuid NOT NULL,
  requirement_id uuid NOT NULL,
  requirement_code text NOT NULL,
  occurrence integer NOT NULL,
  occurrence_key text NOT NULL,
  due_on date NOT NULL,
  due_rule text NOT NULL,
  progress text NOT NULL DEFAULT 'not_started',
  conclusion text,
  conclusion_reason text NOT NULL DEFAULT '',
  concluded_by uuid,
  concluded_at timestamptz,
  scheduled_by uuid NOT NULL,
  scheduled_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT pk_obligation PRIMARY KEY (id),
  CONSTRAINT uq_obligation_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_obligation_tenant UNIQUE (registrant_id, id),
  CONSTRAINT uq_obligation_once UNIQUE NULLS NOT DISTINCT (registrant_id, period_id, vendor_id, service_id, requirement_id, occurrence_key),
  CONSTRAINT fk_obligation_registrant FOREIGN KEY (registrant_id) REFERENCES registrant (id),
  CONSTRAINT fk_obligation_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_obligation_service FOREIGN KEY (vendor_id, service_id) REFERENCES service (vendor_id, id),
  CONSTRAINT fk_obligation_period FOREIGN KEY (registrant_id, period_id) REFERENCES compliance_period (registrant_id, id),
  CONSTRAINT fk_obligation_requirement FOREIGN KEY (requirement_id, requirement_code) REFERENCES requirement (id, code),
  CONSTRAINT ck_obligation_subject CHECK (service_id IS NULL OR vendor_id IS NOT NULL),
  CONSTRAINT ck_obligation_occurrence CHECK (occurrence >= 1),
  CONSTRAINT ck_obligation_progress CHECK (progress IN ('not_started', 'in_progress', 'submitted')),
  CONSTRAINT ck_obligation_conclusion CHECK (conclusion IN ('under_review', 'met', 'met_with_exceptions', 'not_met', 'not_tested', 'excepted', 'not_applicable')),
  CONSTRAINT ck_obligation_concluded CHECK ((conclusion IS NULL) = (concluded_by IS NULL) AND (conclusion IS NULL) = (concluded_at IS NULL)),
  CONSTRAINT ck_obligation_not_out_of_nothing CHECK (coalesce(conclusion, '') NOT IN ('under_review', 'met', 'met_with_exceptions') OR progress = 'submitted'),
  CONSTRAINT ck_obligation_reason CHECK (coalesce(conclusion, '') NOT IN ('not_tested', 'not_applicable', 'excepted') OR length(conclusion_reason) > 0)
);
CREATE INDEX ix_obligation_period ON obligation (registrant_id, period_id, vendor_id);
CREATE INDEX ix_obligation_vendor ON obligation (registrant_id, vendor_id, due_on);
CREATE INDEX ix_obligation_service ON obligation (vendor_id, service_id);
CALL app.never_truncated('obligation');
CALL app.tenant_table('obligation', 'SELECT, UPDATE (progress, version)', 'SELECT, INSERT, UPDATE (progress, conclusion, conclusion_reason, concluded_by, concluded_at, due_on, due_rule, version)', 'SELECT', 'SELECT');
-- Progress is the vendor's column. The registrant's people write it for their own programme, and hand a vendor's submission back.
CREATE FUNCTION app.progress_belongs_to_vendor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user = 'holdfast_staff' AND NEW.vendor_id IS NOT NULL AND NEW.progress <> OLD.progress
    AND NOT (OLD.progress = 'submitted' AND NEW.progress = 'in_progress') THEN
    RAISE EXCEPTION 'only the vendor moves its progress forward' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER obligation_progress BEFORE UPDATE ON obligation FOR EACH ROW EXECUTE FUNCTION app.progress_belongs_to_vendor();
-- The one conclusion that a vendor's own word makes: that it does not meet what it owes. Its own obligations only.
CREATE FUNCTION app.conclude_own_not_met(obligation_id uuid, why text, at timestamptz) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, app AS $$
BEGIN
  UPDATE obligation SET conclusion = 'not_met', conclusion_reason = why, concluded_by = app.person(), concluded_at = at,
    progress = CASE progress WHEN 'submitted' THEN 'in_progress' ELSE progress END, version = version + 1
  WHERE id = obligation_id AND registrant_id = app.registrant() AND vendor_id = app.vendor() AND coalesce(conclusion, '') NOT IN ('not_applicable', 'excepted');
  RETURN FOUND;
END $$;
REVOKE EXECUTE ON FUNCTION app.period_stays_pinned(), app.progress_belongs_to_vendor(), app.conclude_own_not_met(uuid, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.conclude_own_not_met(uuid, text, timestamptz) TO holdfast_vendor;
`;

const DOWN = `
DROP TABLE obligation, recorded_event, compliance_period, requirement, catalogue_version;
DROP FUNCTION app.period_stays_pinned(), app.progress_belongs_to_vendor(), app.conclude_own_not_met(uuid, text, timestamptz);
`;
