import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may sign for a vendor, the yearly attestation with its lines, what was signed, and what was decided about it. */
export class Attestations1763700000900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
CREATE TABLE authority_verification (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  person_id uuid NOT NULL,
  title text NOT NULL,
  basis text NOT NULL,
  evidence_version_id uuid,
  verified_by uuid NOT NULL,
  verified_at timestamptz NOT NULL,
  verified_on date NOT NULL,
  expires_on date NOT NULL,
  revoked_at timestamptz,
  revoked_by uuid,
  CONSTRAINT pk_authority_verification PRIMARY KEY (id),
  CONSTRAINT uq_authority_verification_vendor UNIQUE (vendor_id, id),
  CONSTRAINT fk_authority_verification_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_authority_verification_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT fk_authority_verification_evidence FOREIGN KEY (vendor_id, evidence_version_id) REFERENCES evidence_version (vendor_id, id),
  CONSTRAINT fk_authority_verification_verifier FOREIGN KEY (verified_by) REFERENCES person (id),
  CONSTRAINT ck_authority_verification_words CHECK (length(trim(title)) BETWEEN 1 AND 200 AND length(trim(basis)) BETWEEN 1 AND 2000),
  CONSTRAINT ck_authority_verification_not_self CHECK (verified_by <> person_id),
  CONSTRAINT ck_authority_verification_dates CHECK (expires_on >= verified_on),
  CONSTRAINT ck_authority_verification_revoked CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
);
CREATE INDEX ix_authority_verification_person ON authority_verification (vendor_id, person_id);
CALL app.tenant_table('authority_verification', 'SELECT', 'SELECT, INSERT, UPDATE (revoked_at, revoked_by)', 'SELECT', 'SELECT');

CREATE TABLE attestation (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  ref text NOT NULL,
  period_id uuid NOT NULL,
  kind text NOT NULL,
  due_on date NOT NULL,
  period_from date NOT NULL,
  period_to date NOT NULL,
  attestor_id uuid NOT NULL,
  state text NOT NULL,
  sub_outsourcers text[] NOT NULL DEFAULT '{}',
  scheduled_by uuid NOT NULL,
  scheduled_at timestamptz NOT NULL,
  prepared_by uuid,
  prepared_at timestamptz,
  supersedes uuid,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT pk_attestation PRIMARY KEY (id),
  CONSTRAINT uq_attestation_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_attestation_ref UNIQUE (registrant_id, ref),
  CONSTRAINT uq_attestation_attestor UNIQUE (id, attestor_id),
  CONSTRAINT fk_attestation_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_attestation_period FOREIGN KEY (registrant_id, period_id) REFERENCES compliance_period (registrant_id, id),
  CONSTRAINT fk_attestation_attestor FOREIGN KEY (attestor_id) REFERENCES person (id),
  CONSTRAINT fk_attestation_supersedes FOREIGN KEY (vendor_id, supersedes) REFERENCES attestation (vendor_id, id),
  CONSTRAINT ck_attestation_kind CHECK (kind IN ('annual')),
  CONSTRAINT ck_attestation_period CHECK (period_from <= period_to),
  CONSTRAINT ck_attestation_state CHECK (state IN ('open', 'in_preparation', 'ready', 'signed', 'accepted', 'returned', 'declined', 'withdrawn', 'superseded')),
  CONSTRAINT ck_attestation_prepared CHECK ((prepared_by IS NULL) = (prepared_at IS NULL) AND (state NOT IN ('ready', 'signed', 'accepted') OR prepared_by IS NOT NULL)),
  CONSTRAINT ck_attestation_preparer_is_not_signer CHECK (prepared_by <> attestor_id)
);
CREATE UNIQUE INDEX uq_attestation_live ON attestation (vendor_id, period_id, kind) WHERE state IN ('open', 'in_preparation', 'ready', 'signed', 'accepted');
CALL app.never_truncated('attestation');
CALL app.tenant_table('attestation', 'SELECT, UPDATE (state, sub_outsourcers, prepared_by, prepared_at, version)', 'SELECT, INSERT, UPDATE (state, version)', 'SELECT', 'SELECT');
-- Only the registrant accepts or returns.
CREATE POLICY attestation_vendor_moves ON attestation AS RESTRICTIVE FOR UPDATE TO holdfast_vendor USING (true)
  WITH CHECK (state IN ('open', 'in_preparation', 'ready', 'signed', 'declined', 'withdrawn', 'superseded'));

CREATE TABLE attestation_line (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  attestation_id uuid NOT NULL,
  obligation_id uuid NOT NULL,
  requirement_code text NOT NULL,
  answer text,
  explanation text NOT NULL DEFAULT '',
  answered_by uuid,
  answered_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT pk_attestation_line PRIMARY KEY (id),
  CONSTRAINT uq_attestation_line_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_attestation_line_once UNIQUE (attestation_id, obligation_id),
  CONSTRAINT fk_attestation_line_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_attestation_line_attestation FOREIGN KEY (vendor_id, attestation_id) REFERENCES attestation (vendor_id, id),
  CONSTRAINT fk_attestation_line_obligation FOREIGN KEY (vendor_id, obligation_id) REFERENCES obligation (vendor_id, id),
  CONSTRAINT fk_attestation_line_person FOREIGN KEY (answered_by) REFERENCES person (id),
  CONSTRAINT ck_attestation_line_answer CHECK (answer IN ('met', 'met_with_exceptions', 'not_met', 'not_applicable', 'alternative_measure')),
  CONSTRAINT ck_attestation_line_answered CHECK ((answer IS NULL) = (answered_by IS NULL) AND (answer IS NULL) = (answered_at IS NULL)),
  CONSTRAINT ck_attestation_line_explained CHECK (answer IS NULL OR answer = 'met' OR length(trim(explanation)) > 0)
);
CALL app.never_truncated('attestation_line');
CALL app.tenant_table('attestation_line', 'SELECT, UPDATE (answer, explanation, answered_by, answered_at, version)', 'SELECT, INSERT', 'SELECT', 'SELECT');

-- What was signed, exactly as it was shown. The database recomputes the digest.
CREATE TABLE attestation_signature (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  attestation_id uuid NOT NULL,
  signer_id uuid NOT NULL,
  signer_name text NOT NULL,
  signer_title text NOT NULL,
  authority_verification_id uuid NOT NULL,
  prepared_by uuid NOT NULL,
  qualified boolean NOT NULL,
  statement_version integer NOT NULL,
  shown_text text NOT NULL,
  shown_sha256 text NOT NULL,
  signed_at timestamptz NOT NULL,
  local_time text NOT NULL,
  reauthenticated_at timestamptz NOT NULL,
  address text NOT NULL,
  user_agent text NOT NULL,
  CONSTRAINT pk_attestation_signature PRIMARY KEY (id),
  CONSTRAINT uq_attestation_signature_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_attestation_signature_once UNIQUE (attestation_id),
  CONSTRAINT fk_attestation_signature_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_attestation_signature_attestation FOREIGN KEY (vendor_id, attestation_id) REFERENCES attestation (vendor_id, id),
  CONSTRAINT fk_attestation_signature_attestor FOREIGN KEY (attestation_id, signer_id) REFERENCES attestation (id, attestor_id),
  CONSTRAINT fk_attestation_signature_authority FOREIGN KEY (vendor_id, authority_verification_id) REFERENCES authority_verification (vendor_id, id),
  CONSTRAINT ck_attestation_signature_preparer CHECK (prepared_by <> signer_id),
  CONSTRAINT ck_attestation_signature_digest CHECK (shown_sha256 = encode(sha256(convert_to(shown_text, 'UTF8')), 'hex')),
  CONSTRAINT ck_attestation_signature_fresh CHECK (reauthenticated_at BETWEEN signed_at - interval '5 minutes' AND signed_at)
);
CALL app.insert_only('attestation_signature');
CALL app.tenant_table('attestation_signature', 'SELECT, INSERT', 'SELECT', 'SELECT', 'SELECT');

CREATE TABLE attestation_decision (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  attestation_id uuid NOT NULL,
  decision text NOT NULL,
  reason text NOT NULL,
  decided_by uuid NOT NULL,
  decided_at timestamptz NOT NULL,
  CONSTRAINT pk_attestation_decision PRIMARY KEY (id),
  CONSTRAINT uq_attestation_decision_vendor UNIQUE (vendor_id, id),
  CONSTRAINT fk_attestation_decision_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_attestation_decision_attestation FOREIGN KEY (vendor_id, attestation_id) REFERENCES attestation (vendor_id, id),
  CONSTRAINT fk_attestation_decision_person FOREIGN KEY (decided_by) REFERENCES person (id),
  CONSTRAINT ck_attestation_decision_value CHECK (decision IN ('declined', 'withdrawn', 'accepted', 'returned')),
  CONSTRAINT ck_attestation_decision_reason CHECK (decision = 'accepted' OR length(trim(reason)) > 0)
);
CREATE INDEX ix_attestation_decision_attestation ON attestation_decision (vendor_id, attestation_id);
CALL app.insert_only('attestation_decision');
CALL app.tenant_table('attestation_decision', 'SELECT, INSERT', 'SELECT, INSERT', 'SELECT', 'SELECT');
`;

const DOWN = `
DROP TABLE attestation_decision, attestation_signature, attestation_line, attestation, authority_verification;
`;
