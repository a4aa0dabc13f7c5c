import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a test found out comes back: findings opened with the after-action report, and changes that the next plan version takes in. */
export class AfterAction1763900000530 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
-- What a plan's next version has to take in, listed in the draft that was open (or was opened for it) on that day.
CREATE TABLE plan_change (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  plan_version_id uuid NOT NULL,
  exercise_id uuid NOT NULL,
  exercise_ref text NOT NULL,
  plan_step_id uuid NOT NULL,
  step_number integer NOT NULL,
  step_title text NOT NULL,
  disposition text NOT NULL,
  reason text NOT NULL,
  finding_id uuid NOT NULL,
  finding_ref text NOT NULL,
  added_by uuid NOT NULL,
  added_at timestamptz NOT NULL,
  CONSTRAINT pk_plan_change PRIMARY KEY (id),
  CONSTRAINT uq_plan_change_tenant UNIQUE (vendor_id, id),
  CONSTRAINT fk_plan_change_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_plan_change_version FOREIGN KEY (vendor_id, plan_version_id) REFERENCES plan_version (vendor_id, id),
  CONSTRAINT fk_plan_change_exercise FOREIGN KEY (vendor_id, exercise_id) REFERENCES exercise (vendor_id, id),
  CONSTRAINT fk_plan_change_step FOREIGN KEY (vendor_id, plan_step_id) REFERENCES plan_step (vendor_id, id),
  CONSTRAINT fk_plan_change_finding FOREIGN KEY (vendor_id, finding_id) REFERENCES finding (vendor_id, id),
  CONSTRAINT fk_plan_change_person FOREIGN KEY (added_by) REFERENCES person (id),
  CONSTRAINT ck_plan_change_disposition CHECK (disposition IN ('change', 'remove', 'add')),
  CONSTRAINT ck_plan_change_reason CHECK (length(trim(reason)) BETWEEN 1 AND 2000)
);
CREATE UNIQUE INDEX uq_plan_change ON plan_change (exercise_id, plan_step_id, disposition, md5(reason));
CREATE INDEX ix_plan_change_version ON plan_change (plan_version_id);
CALL app.insert_only('plan_change');
CALL app.tenant_table('plan_change', 'SELECT, INSERT', 'SELECT', 'SELECT', 'SELECT');

-- A vendor opens no finding, but for those that issuing its own after-action report opens in the same transaction.
GRANT INSERT ON finding TO holdfast_vendor;
CREATE POLICY finding_of_report ON finding AS RESTRICTIVE FOR INSERT TO holdfast_vendor WITH CHECK (
  source_kind = 'exercise' AND source_part IS NOT NULL AND state = 'open' AND obligation_id IS NULL
  AND EXISTS (SELECT 1 FROM exercise e WHERE e.id = exercise_id AND e.state = 'aar_issued'));
GRANT INSERT ON finding_reference TO holdfast_vendor;
CREATE POLICY finding_reference_of_report ON finding_reference AS RESTRICTIVE FOR INSERT TO holdfast_vendor WITH CHECK (
  kind = 'exercise' AND EXISTS (SELECT 1 FROM exercise e WHERE e.id = target_id AND e.state = 'aar_issued'));
`;

const DOWN = `
DROP POLICY finding_reference_of_report ON finding_reference;
REVOKE INSERT ON finding_reference FROM holdfast_vendor;
DROP POLICY finding_of_report ON finding;
REVOKE INSERT ON finding FROM holdfast_vendor;
DROP TABLE plan_change;
`;
