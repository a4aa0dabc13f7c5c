import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Questionnaires as published versions, and which of them holds for a period. */
export class QuestionnaireVersions1763800000300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const NOBODY = `'00000000-0000-0000-0000-000000000000'`;
const EVERYONE = 'holdfast_vendor, holdfast_staff, holdfast_auditor, holdfast_worker';

const UP = `
-- Shipped versions belong to no tenant; a registrant may publish its own, numbered after the one it stands on: 1.0.0+1.
CREATE TABLE questionnaire_version (
  id uuid NOT NULL,
  registrant_id uuid,
  code text NOT NULL,
  version text NOT NULL,
  title text NOT NULL,
  -- json, not jsonb: sections and choices are shown in the order in which the questionnaire lists them.
  document json NOT NULL,
  document_sha256 text NOT NULL,
  questions integer NOT NULL,
  published_at timestamptz NOT NULL,
  source text NOT NULL,
  CONSTRAINT pk_questionnaire_version PRIMARY KEY (id),
  CONSTRAINT uq_questionnaire_version UNIQUE NULLS NOT DISTINCT (registrant_id, code, version),
  CONSTRAINT fk_questionnaire_version_registrant FOREIGN KEY (registrant_id) REFERENCES registrant (id),
  CONSTRAINT ck_questionnaire_version_number CHECK (version ~ '^[0-9]+[.][0-9]+[.][0-9]+([+][1-9][0-9]*)?$'),
  CONSTRAINT ck_questionnaire_version_owner CHECK ((registrant_id IS NULL) = (position('+' IN version) = 0)),
  CONSTRAINT ck_questionnaire_version_questions CHECK (questions > 0),
  CONSTRAINT ck_questionnaire_version_sha256 CHECK (document_sha256 ~ '^[0-9a-f]{64}$')
);
CALL app.insert_only('questionnaire_version');
ALTER TABLE questionnaire_version ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON questionnaire_version TO ${EVERYONE};
GRANT INSERT ON questionnaire_version TO holdfast_staff, holdfast_worker;
CREATE POLICY questionnaire_version_read ON questionnaire_version FOR SELECT TO ${EVERYONE} USING (registrant_id IS NULL OR registrant_id = (SELECT app.registrant()));
CREATE POLICY questionnaire_version_publish ON questionnaire_version FOR INSERT TO holdfast_worker WITH CHECK (registrant_id IS NULL AND (SELECT app.registrant()) = ${NOBODY});
CREATE POLICY questionnaire_version_own ON questionnaire_version FOR INSERT TO holdfast_staff WITH CHECK (registrant_id = (SELECT app.registrant()));

-- Chosen when the period is opened, and pinned for good. Vendors and auditors read it as they read the period.
CREATE TABLE period_questionnaire (
  id uuid NOT NULL,
  period_id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid,
  questionnaire_version_id uuid NOT NULL,
  chosen_at timestamptz NOT NULL,
  CONSTRAINT pk_period_questionnaire PRIMARY KEY (id),
  CONSTRAINT uq_period_questionnaire_period UNIQUE NULLS NOT DISTINCT (period_id, vendor_id),
  CONSTRAINT fk_period_questionnaire_period FOREIGN KEY (registrant_id, period_id) REFERENCES compliance_period (registrant_id, id),
  CONSTRAINT fk_period_questionnaire_version FOREIGN KEY (questionnaire_version_id) REFERENCES questionnaire_version (id),
  CONSTRAINT ck_period_questionnaire_no_vendor CHECK (vendor_id IS NULL)
);
CREATE INDEX ix_period_questionnaire_tenant ON period_questionnaire (registrant_id, period_id);
CALL app.insert_only('period_questionnaire');
CALL app.tenant_table('period_questionnaire', 'SELECT', 'SELECT, INSERT', 'SELECT', 'SELECT');
CREATE POLICY period_questionnaire_periods ON period_questionnaire FOR SELECT TO holdfast_vendor, holdfast_auditor USING (registrant_id = (SELECT app.registrant()) AND vendor_id IS NULL);
`;

const DOWN = `
DROP TABLE period_questionnaire, questionnaire_version;
`;
