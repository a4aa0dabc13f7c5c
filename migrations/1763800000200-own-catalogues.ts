import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A registrant's own catalogue versions, the drafts they come from, and what was decided about those. */
export class OwnCatalogues1763800000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const SHIPPED_OR_MINE = '(registrant_id IS NULL OR registrant_id = (SELECT app.registrant()))';
const NOBODY = `'00000000-0000-0000-0000-000000000000'`;

/** Everyone reads what was shipped and what is their registrant's own; staff adds to the latter, the portal to the former. */
const policiesOf = (table: string): string => `
DROP POLICY ${table}_read ON ${table};
DROP POLICY ${table}_publish ON ${table};
CREATE POLICY ${table}_read ON ${table} FOR SELECT TO holdfast_vendor, holdfast_staff, holdfast_auditor, holdfast_worker USING ${SHIPPED_OR_MINE};
CREATE POLICY ${table}_publish ON ${table} FOR INSERT TO holdfast_worker WITH CHECK (registrant_id IS NULL AND (SELECT app.registrant()) = ${NOBODY});
GRANT INSERT ON ${table} TO holdfast_staff;
CREATE POLICY ${table}_own ON ${table} FOR INSERT TO holdfast_staff WITH CHECK (registrant_id = (SELECT app.registrant()));
`;

const UP = `
ALTER TABLE catalogue_version ADD COLUMN registrant_id uuid;
ALTER TABLE catalogue_version ADD CONSTRAINT fk_catalogue_version_registrant FOREIGN KEY (registrant_id) REFERENCES registrant (id);
ALTER TABLE catalogue_version DROP CONSTRAINT uq_catalogue_version;
ALTER TABLE catalogue_version ADD CONSTRAINT uq_catalogue_version UNIQUE NULLS NOT DISTINCT (registrant_id, code, version);
-- A registrant's own version is numbered after the shipped one it stands on: 1.0.0+1.
ALTER TABLE catalogue_version DROP CONSTRAINT ck_catalogue_version_number;
ALTER TABLE catalogue_version ADD CONSTRAINT ck_catalogue_version_number CHECK (version ~ '^[0-9]+[.][0-9]+[.][0-9]+([+][1-9][0-9]*)?$');
ALTER TABLE catalogue_version ADD CONSTRAINT ck_catalogue_version_owner CHECK ((registrant_id IS NULL) = (position('+' IN version) = 0));
${policiesOf('catalogue_version')}

ALTER TABLE requirement ADD COLUMN registrant_id uuid;
ALTER TABLE requirement ADD CONSTRAINT fk_requirement_registrant FOREIGN KEY (registrant_id) REFERENCES registrant (id);
ALTER TABLE requirement DROP CONSTRAINT ck_requirement_code;
ALTER TABLE requirement ADD CONSTRAINT ck_requirement_code CHECK (code ~ '^(X-)?[A-Z]{3}-[0-9A-Z-]+$');
ALTER TABLE requirement ADD CONSTRAINT ck_requirement_own CHECK (code !~ '^X-' OR registrant_id IS NOT NULL);
${policiesOf('requirement')}

-- A document on its way to becoming a version: of the catalogue, or of a questionnaire.
CREATE TABLE catalogue_draft (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  kind text NOT NULL,
  ref text NOT NULL,
  title text NOT NULL,
  origin text NOT NULL,
  base_version_id uuid NOT NULL,
  base_label text NOT NULL,
  -- json, not jsonb: what it lists is shown in its order.
  document json NOT NULL,
  document_sha256 text NOT NULL,
  state text NOT NULL DEFAULT 'draft',
  started_by uuid NOT NULL,
  started_at timestamptz NOT NULL,
  published_version_id uuid,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT pk_catalogue_draft PRIMARY KEY (id),
  CONSTRAINT uq_catalogue_draft_tenant UNIQUE (registrant_id, id),
  CONSTRAINT uq_catalogue_draft_ref UNIQUE (registrant_id, ref),
  CONSTRAINT fk_catalogue_draft_registrant FOREIGN KEY (registrant_id) REFERENCES registrant (id),
  CONSTRAINT ck_catalogue_draft_kind CHECK (kind IN ('catalogue', 'questionnaire')),
  CONSTRAINT ck_catalogue_draft_origin CHECK (origin IN ('tailored', 'imported')),
  CONSTRAINT ck_catalogue_draft_state CHECK (state IN ('draft', 'approved', 'published', 'withdrawn')),
  CONSTRAINT ck_catalogue_draft_sha256 CHECK (document_sha256 ~ '^[0-9a-f]{64}$'),
  CONSTRAINT ck_catalogue_draft_published CHECK ((state = 'published') = (published_version_id IS NOT NULL))
);
CALL app.never_truncated('catalogue_draft');
CALL app.tenant_table('catalogue_draft', '', 'SELECT, INSERT, UPDATE (document, document_sha256, state, published_version_id, version)', '', 'SELECT');
-- What was approved is what is published, and nothing comes after that.
CREATE FUNCTION app.approved_draft_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state IN ('published', 'withdrawn') OR (OLD.state <> 'draft' AND NEW.document_sha256 <> OLD.document_sha256) THEN
    RAISE EXCEPTION 'a draft that is % is not changed', OLD.state USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER catalogue_draft_stands BEFORE UPDATE ON catalogue_draft FOR EACH ROW EXECUTE FUNCTION app.approved_draft_stands();

-- Each edit of a draft: who, when, what.
CREATE TABLE catalogue_draft_revision (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  draft_id uuid NOT NULL,
  number integer NOT NULL,
  summary text NOT NULL,
  document_sha256 text NOT NULL,
  edited_by uuid NOT NULL,
  edited_at timestamptz NOT NULL,
  CONSTRAINT pk_catalogue_draft_revision PRIMARY KEY (id),
  CONSTRAINT uq_catalogue_draft_revision_number UNIQUE (draft_id, number),
  CONSTRAINT fk_catalogue_draft_revision_draft FOREIGN KEY (registrant_id, draft_id) REFERENCES catalogue_draft (registrant_id, id),
  CONSTRAINT ck_catalogue_draft_revision_number CHECK (number >= 1),
  CONSTRAINT ck_catalogue_draft_revision_summary CHECK (length(summary) > 0)
);
CALL app.insert_only('catalogue_draft_revision');
CALL app.tenant_table('catalogue_draft_revision', '', 'SELECT, INSERT', '', 'SELECT');

CREATE TABLE catalogue_draft_decision (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  draft_id uuid NOT NULL,
  decision text NOT NULL,
  reason text NOT NULL,
  -- The document that was decided about, and the differences from its base as they were shown.
  document_sha256 text NOT NULL,
  differences integer NOT NULL,
  decided_by uuid NOT NULL,
  decided_at timestamptz NOT NULL,
  CONSTRAINT pk_catalogue_draft_decision PRIMARY KEY (id),
  CONSTRAINT fk_catalogue_draft_decision_draft FOREIGN KEY (registrant_id, draft_id) REFERENCES catalogue_draft (registrant_id, id),
  CONSTRAINT ck_catalogue_draft_decision_word CHECK (decision IN ('approved', 'returned', 'published', 'withdrawn')),
  CONSTRAINT ck_catalogue_draft_decision_reason CHECK (decision NOT IN ('returned', 'withdrawn') OR length(reason) > 0)
);
CREATE INDEX ix_catalogue_draft_decision ON catalogue_draft_decision (draft_id);
CALL app.insert_only('catalogue_draft_decision');
CALL app.tenant_table('catalogue_draft_decision', '', 'SELECT, INSERT', '', 'SELECT');
-- SD-11: whoever edited any revision neither approves nor publishes.
CREATE FUNCTION app.editor_is_not_publisher() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.decision IN ('approved', 'published')
    AND EXISTS (SELECT 1 FROM catalogue_draft_revision r WHERE r.draft_id = NEW.draft_id AND r.edited_by = NEW.decided_by) THEN
    RAISE EXCEPTION 'the editor of a draft does not approve or publish it' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER catalogue_draft_decision_editor BEFORE INSERT ON catalogue_draft_decision FOR EACH ROW EXECUTE FUNCTION app.editor_is_not_publisher();

-- A published version of a registrant's own that is not to be used for further periods.
CREATE TABLE version_withdrawal (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  kind text NOT NULL,
  version_id uuid NOT NULL,
  reason text NOT NULL,
  withdrawn_by uuid NOT NULL,
  withdrawn_at timestamptz NOT NULL,
  CONSTRAINT pk_version_withdrawal PRIMARY KEY (id),
  CONSTRAINT uq_version_withdrawal_once UNIQUE (version_id),
  CONSTRAINT fk_version_withdrawal_registrant FOREIGN KEY (registrant_id) REFERENCES registrant (id),
  CONSTRAINT ck_version_withdrawal_kind CHECK (kind IN ('catalogue', 'questionnaire')),
  CONSTRAINT ck_version_withdrawal_reason CHECK (length(reason) > 0)
);
CALL app.insert_only('version_withdrawal');
CALL app.tenant_table('version_withdrawal', '', 'SELECT, INSERT', '', 'SELECT');
GRANT SELECT ON version_withdrawal TO holdfast_vendor, holdfast_auditor;
CREATE POLICY version_withdrawal_readers ON version_withdrawal FOR SELECT TO holdfast_vendor, holdfast_auditor USING (registrant_id = (SELECT app.registrant()));

REVOKE EXECUTE ON FUNCTION app.approved_draft_stands(), app.editor_is_not_publisher() FROM PUBLIC;
`;

/** Back to shipped versions only: nothing may hang on a registrant's own. */
const shippedPoliciesOf = (table: string): string => `
DROP POLICY ${table}_own ON ${table};
DROP POLICY ${table}_read ON ${table};
DROP POLICY ${table}_publish ON ${table};
REVOKE INSERT ON ${table} FROM holdfast_staff;
CREATE POLICY ${table}_read ON ${table} FOR SELECT TO holdfast_vendor, holdfast_staff, holdfast_auditor, holdfast_worker USING (true);
CREATE POLICY ${table}_publish ON ${table} FOR INSERT TO holdfast_worker WITH CHECK ((SELECT app.registrant()) = ${NOBODY});
`;

const DOWN = `
DROP TABLE version_withdrawal, catalogue_draft_decision, catalogue_draft_revision, catalogue_draft;
DROP FUNCTION app.approved_draft_stands(), app.editor_is_not_publisher();
${shippedPoliciesOf('requirement')}
${shippedPoliciesOf('catalogue_version')}
ALTER TABLE requirement DROP CONSTRAINT ck_requirement_own;
ALTER TABLE requirement DROP CONSTRAINT ck_requirement_code;
ALTER TABLE requirement ADD CONSTRAINT ck_requirement_code CHECK (code ~ '^[A-Z]{3}-[0-9A-Z-]+$');
ALTER TABLE requirement DROP CONSTRAINT fk_requirement_registrant;
ALTER TABLE requirement DROP COLUMN registrant_id;
ALTER TABLE catalogue_version DROP CONSTRAINT ck_catalogue_version_owner;
ALTER TABLE catalogue_version DROP CONSTRAINT ck_catalogue_version_number;
ALTER TABLE catalogue_version ADD CONSTRAINT ck_catalogue_version_number CHECK (version ~ '^[0-9]+[.][0-9]+[.][0-9]+$');
ALTER TABLE catalogue_version DROP CONSTRAINT uq_catalogue_version;
ALTER TABLE catalogue_version ADD CONSTRAINT uq_catalogue_version UNIQUE (code, version);
ALTER TABLE catalogue_version DROP CONSTRAINT fk_catalogue_version_registrant;
ALTER TABLE catalogue_version DROP COLUMN registrant_id;
`;
