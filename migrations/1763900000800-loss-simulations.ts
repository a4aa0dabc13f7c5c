import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The peak demand that capacity is measured against, and runs of the loss simulation that were kept. */
export class LossSimulations1763900000800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
-- What was observed, by whom, from what source. The latest observation counts; none is ever changed.
CREATE TABLE peak_demand (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  service_id uuid NOT NULL,
  amount integer NOT NULL,
  unit text NOT NULL,
  observed_on date NOT NULL,
  source text NOT NULL,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  CONSTRAINT pk_peak_demand PRIMARY KEY (id),
  CONSTRAINT uq_peak_demand_vendor UNIQUE (vendor_id, id),
  CONSTRAINT fk_peak_demand_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_peak_demand_service FOREIGN KEY (vendor_id, service_id) REFERENCES service (vendor_id, id),
  CONSTRAINT ck_peak_demand_amount CHECK (amount > 0),
  CONSTRAINT ck_peak_demand_unit CHECK (length(trim(unit)) BETWEEN 1 AND 80),
  CONSTRAINT ck_peak_demand_source CHECK (length(trim(source)) BETWEEN 1 AND 400)
);
CREATE INDEX ix_peak_demand_service ON peak_demand (service_id, observed_on DESC, recorded_at DESC);
CALL app.insert_only('peak_demand');
CALL app.tenant_table('peak_demand', 'SELECT, INSERT', 'SELECT, INSERT', 'SELECT', 'SELECT');

-- A run as it was seen: what was taken to be lost, the digest of every fact that went in, and all that came out.
CREATE TABLE loss_simulation (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid,
  ref text NOT NULL,
  title text NOT NULL,
  note text NOT NULL DEFAULT '',
  losses jsonb NOT NULL,
  rules_version text NOT NULL,
  facts_sha256 text NOT NULL,
  summary jsonb NOT NULL,
  outcomes jsonb NOT NULL,
  result_sha256 text NOT NULL,
  ran_by uuid NOT NULL,
  ran_at timestamptz NOT NULL,
  CONSTRAINT pk_loss_simulation PRIMARY KEY (id),
  CONSTRAINT uq_loss_simulation_ref UNIQUE (registrant_id, ref),
  CONSTRAINT fk_loss_simulation_registrant FOREIGN KEY (registrant_id) REFERENCES registrant (id),
  CONSTRAINT ck_loss_simulation_registrants_own CHECK (vendor_id IS NULL),
  CONSTRAINT ck_loss_simulation_title CHECK (length(trim(title)) BETWEEN 1 AND 200),
  CONSTRAINT ck_loss_simulation_losses CHECK (jsonb_typeof(losses) = 'array' AND jsonb_array_length(losses) > 0),
  CONSTRAINT ck_loss_simulation_facts_sha256 CHECK (facts_sha256 ~ '^[0-9a-f]{64}$'),
  CONSTRAINT ck_loss_simulation_result_sha256 CHECK (result_sha256 ~ '^[0-9a-f]{64}$')
);
CREATE INDEX ix_loss_simulation_ran ON loss_simulation (registrant_id, ran_at DESC);
CALL app.insert_only('loss_simulation');
CALL app.tenant_table('loss_simulation', '', 'SELECT, INSERT', 'SELECT', 'SELECT');
-- It tells of all vendors; an auditor of some sees none of it.
CREATE POLICY loss_simulation_unscoped ON loss_simulation AS RESTRICTIVE FOR SELECT TO holdfast_auditor USING ((SELECT app.vendor_scope()) IS NULL);
`;

const DOWN = `
DROP TABLE loss_simulation, peak_demand;
DELETE FROM reference_counter WHERE kind = 'LS';
`;
