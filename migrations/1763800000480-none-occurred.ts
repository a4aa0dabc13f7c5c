import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Signed statements that nothing occurred in a period, for what a requirement asks after each event. */
export class NoneOccurred1763800000480 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
CREATE TABLE none_occurred (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  obligation_id uuid NOT NULL,
  state text NOT NULL,
  from_on date NOT NULL,
  to_on date NOT NULL,
  signer_id uuid NOT NULL,
  signer_name text NOT NULL,
  signer_title text NOT NULL,
  authority_verification_id uuid NOT NULL,
  statement_version integer NOT NULL,
  shown_text text NOT NULL,
  shown_sha256 text NOT NULL,
  signed_at timestamptz NOT NULL,
  local_time text NOT NULL,
  reauthenticated_at timestamptz NOT NULL,
  address text NOT NULL,
  user_agent text NOT NULL,
  decided_by uuid,
  decided_at timestamptz,
  reason text NOT NULL DEFAULT '',
  superseded_at timestamptz,
  superseded_by uuid,
  CONSTRAINT pk_none_occurred PRIMARY KEY (id),
  CONSTRAINT uq_none_occurred_vendor UNIQUE (vendor_id, id),
  CONSTRAINT fk_none_occurred_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_none_occurred_obligation FOREIGN KEY (vendor_id, obligation_id) REFERENCES obligation (vendor_id, id),
  CONSTRAINT fk_none_occurred_signer FOREIGN KEY (signer_id) REFERENCES person (id),
  CONSTRAINT fk_none_occurred_authority FOREIGN KEY (vendor_id, authority_verification_id) REFERENCES authority_verification (vendor_id, id),
  CONSTRAINT fk_none_occurred_decider FOREIGN KEY (decided_by) REFERENCES person (id),
  CONSTRAINT fk_none_occurred_event FOREIGN KEY (vendor_id, superseded_by) REFERENCES recorded_event (vendor_id, id),
  CONSTRAINT ck_none_occurred_state CHECK (state IN ('signed', 'accepted', 'returned', 'superseded')),
  CONSTRAINT ck_none_occurred_days CHECK (from_on <= to_on),
  CONSTRAINT ck_none_occurred_digest CHECK (shown_sha256 = encode(sha256(convert_to(shown_text, 'UTF8')), 'hex')),
  CONSTRAINT ck_none_occurred_fresh CHECK (reauthenticated_at <= signed_at),
  CONSTRAINT ck_none_occurred_decided CHECK ((decided_by IS NULL) = (decided_at IS NULL) AND (state NOT IN ('accepted', 'returned') OR decided_by IS NOT NULL)),
  CONSTRAINT ck_none_occurred_other_decides CHECK (decided_by <> signer_id),
  CONSTRAINT ck_none_occurred_superseded CHECK ((state = 'superseded') = (superseded_at IS NOT NULL) AND (superseded_at IS NULL) = (superseded_by IS NULL)),
  CONSTRAINT ck_none_occurred_return_reason CHECK (state <> 'returned' OR length(trim(reason)) > 0)
);
-- One that stands for each obligation; a returned or superseded one stays as it was signed.
CREATE UNIQUE INDEX uq_none_occurred_standing ON none_occurred (obligation_id) WHERE state IN ('signed', 'accepted');
CREATE INDEX ix_none_occurred_obligation ON none_occurred (vendor_id, obligation_id);
CALL app.tenant_table('none_occurred', 'SELECT, INSERT', 'SELECT, UPDATE (state, decided_by, decided_at, reason, superseded_at, superseded_by)', 'SELECT', 'SELECT');
CALL app.never_truncated('none_occurred');
CALL app.locked_with_period('none_occurred', 'obligation_id', 'obligation');
`;

const DOWN = `
DROP TABLE none_occurred;
`;
