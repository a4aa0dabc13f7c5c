import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Quarterly change confirmations, and the waiver of SD-1 for a vendor in which one person prepares and signs. */
export class ChangeConfirmations1763800000460 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
-- The second line allows one person of a vendor to prepare what they sign: recorded, shown in the statement and the packet.
CREATE TABLE preparation_waiver (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  person_id uuid NOT NULL,
  reason text NOT NULL,
  granted_by uuid NOT NULL,
  granted_at timestamptz NOT NULL,
  expires_on date NOT NULL,
  revoked_at timestamptz,
  revoked_by uuid,
  CONSTRAINT pk_preparation_waiver PRIMARY KEY (id),
  CONSTRAINT uq_preparation_waiver_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_preparation_waiver_person UNIQUE (vendor_id, id, person_id),
  CONSTRAINT fk_preparation_waiver_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_preparation_waiver_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT fk_preparation_waiver_granter FOREIGN KEY (granted_by) REFERENCES person (id),
  CONSTRAINT ck_preparation_waiver_not_self CHECK (granted_by <> person_id),
  CONSTRAINT ck_preparation_waiver_reason CHECK (length(trim(reason)) BETWEEN 1 AND 2000),
  CONSTRAINT ck_preparation_waiver_revoked CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
);
CREATE INDEX ix_preparation_waiver_person ON preparation_waiver (vendor_id, person_id);
CALL app.tenant_table('preparation_waiver', 'SELECT', 'SELECT, INSERT, UPDATE (revoked_at, revoked_by)', 'SELECT', 'SELECT');

ALTER TABLE attestation ADD COLUMN waiver_id uuid,
  DROP CONSTRAINT ck_attestation_preparer_is_not_signer,
  ADD CONSTRAINT fk_attestation_waiver FOREIGN KEY (vendor_id, waiver_id, attestor_id) REFERENCES preparation_waiver (vendor_id, id, person_id),
  ADD CONSTRAINT ck_attestation_preparer_is_not_signer CHECK (prepared_by <> attestor_id OR waiver_id IS NOT NULL);
GRANT UPDATE (waiver_id) ON attestation TO holdfast_vendor;
ALTER TABLE attestation_signature ADD COLUMN waiver_id uuid,
  DROP CONSTRAINT ck_attestation_signature_preparer,
  ADD CONSTRAINT fk_attestation_signature_waiver FOREIGN KEY (vendor_id, waiver_id, signer_id) REFERENCES preparation_waiver (vendor_id, id, person_id),
  ADD CONSTRAINT ck_attestation_signature_preparer CHECK (prepared_by <> signer_id OR waiver_id IS NOT NULL);

-- "Since then nothing has changed that would make the last attestation untrue, except": one for each fiscal quarter.
CREATE TABLE change_confirmation (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  ref text NOT NULL,
  period_id uuid NOT NULL,
  obligation_id uuid NOT NULL,
  quarter text NOT NULL,
  due_on date NOT NULL,
  due_rule text NOT NULL,
  state text NOT NULL,
  changes jsonb NOT NULL DEFAULT '[]',
  scheduled_by uuid NOT NULL,
  scheduled_at timestamptz NOT NULL,
  prepared_by uuid,
  prepared_at timestamptz,
  supersedes uuid,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT pk_change_confirmation PRIMARY KEY (id),
  CONSTRAINT uq_change_confirmation_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_change_confirmation_ref UNIQUE (registrant_id, ref),
  CONSTRAINT fk_change_confirmation_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_change_confirmation_period FOREIGN KEY (registrant_id, period_id) REFERENCES compliance_period (registrant_id, id),
  CONSTRAINT fk_change_confirmation_obligation FOREIGN KEY (vendor_id, obligation_id) REFERENCES obligation (vendor_id, id),
  CONSTRAINT fk_change_confirmation_supersedes FOREIGN KEY (vendor_id, supersedes) REFERENCES change_confirmation (vendor_id, id),
  CONSTRAINT ck_change_confirmation_quarter CHECK (quarter ~ '^Q[1-9]$'),
  CONSTRAINT ck_change_confirmation_state CHECK (state IN ('open', 'ready', 'signed', 'accepted', 'returned', 'declined')),
  CONSTRAINT ck_change_confirmation_changes CHECK (jsonb_typeof(changes) = 'array'),
  CONSTRAINT ck_change_confirmation_prepared CHECK ((prepared_by IS NULL) = (prepared_at IS NULL) AND (state NOT IN ('ready', 'signed', 'accepted') OR prepared_by IS NOT NULL))
);
CREATE UNIQUE INDEX uq_change_confirmation_live ON change_confirmation (vendor_id, obligation_id) WHERE state IN ('open', 'ready', 'signed', 'accepted');
CALL app.never_truncated('change_confirmation');
CALL app.tenant_table('change_confirmation', 'SELECT, UPDATE (state, changes, prepared_by, prepared_at, version)', 'SELECT, INSERT, UPDATE (state, version)', 'SELECT', 'SELECT');
-- Only the registrant accepts or returns.
CREATE POLICY change_confirmation_vendor_moves ON change_confirmation AS RESTRICTIVE FOR UPDATE TO holdfast_vendor USING (true)
  WITH CHECK (state IN ('open', 'ready', 'signed', 'declined'));

CREATE TABLE confirmation_signature (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  confirmation_id uuid NOT NULL,
  signer_id uuid NOT NULL,
  signer_name text NOT NULL,
  signer_title text NOT NULL,
  authority_verification_id uuid NOT NULL,
  prepared_by uuid NOT NULL,
  waiver_id uuid,
  changes integer NOT NULL,
  statement_version integer NOT NULL,
  shown_text text NOT NULL,
  shown_sha256 text NOT NULL,
  signed_at timestamptz NOT NULL,
  local_time text NOT NULL,
  reauthenticated_at timestamptz NOT NULL,
  address text NOT NULL,
  user_agent text NOT NULL,
  CONSTRAINT pk_confirmation_signature PRIMARY KEY (id),
  CONSTRAINT uq_confirmation_signature_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_confirmation_signature_once UNIQUE (confirmation_id),
  CONSTRAINT fk_confirmation_signature_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_confirmation_signature_confirmation FOREIGN KEY (vendor_id, confirmation_id) REFERENCES change_confirmation (vendor_id, id),
  CONSTRAINT fk_confirmation_signature_signer FOREIGN KEY (signer_id) REFERENCES person (id),
  CONSTRAINT fk_confirmation_signature_authority FOREIGN KEY (vendor_id, authority_verification_id) REFERENCES authority_verification (vendor_id, id),
  CONSTRAINT fk_confirmation_signature_waiver FOREIGN KEY (vendor_id, waiver_id, signer_id) REFERENCES preparation_waiver (vendor_id, id, person_id),
  CONSTRAINT ck_confirmation_signature_preparer CHECK (prepared_by <> signer_id OR waiver_id IS NOT NULL),
  CONSTRAINT ck_confirmation_signature_digest CHECK (shown_sha256 = encode(sha256(convert_to(shown_text, 'UTF8')), 'hex')),
  CONSTRAINT ck_confirmation_signature_fresh CHECK (reauthenticated_at BETWEEN signed_at - interval '5 minutes' AND signed_at)
);
CALL app.insert_only('confirmation_signature');
CALL app.tenant_table('confirmation_signature', 'SELECT, INSERT', 'SELECT', 'SELECT', 'SELECT');

CREATE TABLE confirmation_decision (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  confirmation_id uuid NOT NULL,
  decision text NOT NULL,
  reason text NOT NULL,
  decided_by uuid NOT NULL,
  decided_at timestamptz NOT NULL,
  CONSTRAINT pk_confirmation_decision PRIMARY KEY (id),
  CONSTRAINT uq_confirmation_decision_vendor UNIQUE (vendor_id, id),
  CONSTRAINT fk_confirmation_decision_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_confirmation_decision_confirmation FOREIGN KEY (vendor_id, confirmation_id) REFERENCES change_confirmation (vendor_id, id),
  CONSTRAINT fk_confirmation_decision_person FOREIGN KEY (decided_by) REFERENCES person (id),
  CONSTRAINT ck_confirmation_decision_value CHECK (decision IN ('declined', 'accepted', 'returned')),
  CONSTRAINT ck_confirmation_decision_reason CHECK (decision = 'accepted' OR length(trim(reason)) > 0)
);
CALL app.insert_only('confirmation_decision');
CALL app.tenant_table('confirmation_decision', 'SELECT, INSERT', 'SELECT, INSERT', 'SELECT', 'SELECT');

CALL app.locked_with_period('change_confirmation', 'period_id', 'compliance_period');
CALL app.locked_with_period('confirmation_signature', 'confirmation_id', 'change_confirmation');
CALL app.locked_with_period('confirmation_decision', 'confirmation_id', 'change_confirmation');
`;

const DOWN = `
DROP TABLE confirmation_decision, confirmation_signature, change_confirmation;
ALTER TABLE attestation_signature DROP CONSTRAINT fk_attestation_signature_waiver, DROP CONSTRAINT ck_attestation_signature_preparer;
ALTER TABLE attestation_signature DROP COLUMN waiver_id;
ALTER TABLE attestation_signature ADD CONSTRAINT ck_attestation_signature_preparer CHECK (prepared_by <> signer_id) NOT VALID;
ALTER TABLE attestation DROP CONSTRAINT fk_attestation_waiver, DROP CONSTRAINT ck_attestation_preparer_is_not_signer;
ALTER TABLE attestation DROP COLUMN waiver_id;
ALTER TABLE attestation ADD CONSTRAINT ck_attestation_preparer_is_not_signer CHECK (prepared_by <> attestor_id) NOT VALID;
DROP TABLE preparation_waiver;
`;
