import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Uploads on their way in, evidence items, their immutable versions, and what each version is used for. */
export class Evidence1763700000500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
CREATE TABLE evidence_item (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  ref text NOT NULL,
  title text NOT NULL,
  kind text NOT NULL,
  retention_class text NOT NULL,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT pk_evidence_item PRIMARY KEY (id),
  CONSTRAINT uq_evidence_item_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_evidence_item_ref UNIQUE (registrant_id, ref),
  CONSTRAINT fk_evidence_item_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT ck_evidence_item_title CHECK (length(title) BETWEEN 1 AND 200),
  CONSTRAINT ck_evidence_item_kind CHECK (kind ~ '^EV-[A-Z0-9]{2,12}$'),
  CONSTRAINT ck_evidence_item_retention CHECK (retention_class ~ '^R-[A-Z0-9]{2,20}$'),
  CONSTRAINT ck_evidence_item_withdrawn CHECK (
    (withdrawn_at IS NULL) = (withdrawn_reason IS NULL) AND (withdrawn_at IS NULL) = (withdrawn_by IS NULL)
    AND (withdrawn_reason IS NULL OR length(withdrawn_reason) BETWEEN 1 AND 2000))
);
CREATE INDEX ix_evidence_item_list ON evidence_item (registrant_id, vendor_id, created_at);
CALL app.never_truncated('evidence_item');
CALL app.tenant_table('evidence_item', 'SELECT, INSERT, UPDATE (title, kind, withdrawn_by, withdrawn_at, withdrawn_reason, version)', 'SELECT', 'SELECT', 'SELECT');

CREATE TABLE evidence_version (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  item_id uuid NOT NULL,
  number integer NOT NULL,
  sha256 text NOT NULL,
  bytes bigint NOT NULL,
  file_name text NOT NULL,
  claimed_type text NOT NULL,
  detected_type text NOT NULL,
  type_verdict text NOT NULL,
  scan_state text NOT NULL,
  source_party text NOT NULL,
  source_kind text NOT NULL,
  obtained_by text NOT NULL,
  made_on date NOT NULL,
  period_from date,
  period_to date,
  grade text NOT NULL,
  grade_reason text NOT NULL,
  received_at timestamptz NOT NULL,
  received_by uuid NOT NULL,
  supersedes uuid,
  CONSTRAINT pk_evidence_version PRIMARY KEY (id),
  CONSTRAINT uq_evidence_version_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_evidence_version_number UNIQUE (item_id, number),
  CONSTRAINT uq_evidence_version_supersedes UNIQUE (supersedes),
  CONSTRAINT fk_evidence_version_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_evidence_version_item FOREIGN KEY (vendor_id, item_id) REFERENCES evidence_item (vendor_id, id),
  CONSTRAINT fk_evidence_version_supersedes FOREIGN KEY (vendor_id, supersedes) REFERENCES evidence_version (vendor_id, id),
  CONSTRAINT ck_evidence_version_number CHECK (number >= 1 AND (number = 1) = (supersedes IS NULL)),
  CONSTRAINT ck_evidence_version_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  CONSTRAINT ck_evidence_version_bytes CHECK (bytes > 0),
  CONSTRAINT ck_evidence_version_file_name CHECK (length(file_name) BETWEEN 1 AND 255),
  CONSTRAINT ck_evidence_version_verdict CHECK (type_verdict IN ('match', 'mismatch', 'unknown')),
  CONSTRAINT ck_evidence_version_scan CHECK (scan_state IN ('not_scanned', 'clean', 'refused')),
  CONSTRAINT ck_evidence_version_source_party CHECK (length(source_party) BETWEEN 1 AND 200),
  CONSTRAINT ck_evidence_version_source_kind CHECK (source_kind IN ('issuer', 'third_party', 'system', 'vendor_staff', 'statement')),
  CONSTRAINT ck_evidence_version_obtained CHECK (obtained_by IN ('downloaded_from_issuer', 'observed', 'supplied_by_vendor')),
  CONSTRAINT ck_evidence_version_period CHECK ((period_from IS NULL) = (period_to IS NULL) AND (period_from IS NULL OR period_from <= period_to)),
  CONSTRAINT ck_evidence_version_grade CHECK (grade IN ('A', 'B', 'C', 'D', 'E') AND length(grade_reason) > 0)
);
CREATE INDEX ix_evidence_version_item ON evidence_version (registrant_id, item_id);
CREATE INDEX ix_evidence_version_sha256 ON evidence_version (registrant_id, vendor_id, sha256);
CALL app.insert_only('evidence_version');
CALL app.tenant_table('evidence_version', 'SELECT, INSERT', 'SELECT', 'SELECT', 'SELECT');

CREATE TABLE evidence_use (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  evidence_version_id uuid NOT NULL,
  obligation_id uuid NOT NULL,
  state text NOT NULL,
  decision_reason text NOT NULL DEFAULT '',
  decided_by uuid,
  decided_at timestamptz,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT pk_evidence_use PRIMARY KEY (id),
  CONSTRAINT uq_evidence_use_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_evidence_use_once UNIQUE (evidence_version_id, obligation_id),
  CONSTRAINT fk_evidence_use_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_evidence_use_version FOREIGN KEY (vendor_id, evidence_version_id) REFERENCES evidence_version (vendor_id, id),
  CONSTRAINT fk_evidence_use_obligation FOREIGN KEY (vendor_id, obligation_id) REFERENCES obligation (vendor_id, id),
  CONSTRAINT ck_evidence_use_state CHECK (state IN ('proposed', 'accepted', 'rejected')),
  CONSTRAINT ck_evidence_use_decided CHECK ((state = 'proposed') = (decided_at IS NULL) AND (decided_at IS NULL) = (decided_by IS NULL)),
  CONSTRAINT ck_evidence_use_reason CHECK (state <> 'rejected' OR length(decision_reason) > 0),
  CONSTRAINT ck_evidence_use_other_person CHECK (decided_by IS NULL OR decided_by <> created_by)
);
CREATE INDEX ix_evidence_use_obligation ON evidence_use (registrant_id, obligation_id);
CALL app.never_truncated('evidence_use');
CALL app.tenant_table('evidence_use', 'SELECT, INSERT, DELETE', 'SELECT, UPDATE (state, decision_reason, decided_by, decided_at)', 'SELECT', 'SELECT');
-- A use that somebody decided stays, whatever the vendor wishes.
CREATE POLICY evidence_use_kept ON evidence_use AS RESTRICTIVE FOR DELETE TO holdfast_vendor USING (state = 'proposed');
CREATE POLICY evidence_use_proposed ON evidence_use AS RESTRICTIVE FOR INSERT TO holdfast_vendor WITH CHECK (state = 'proposed');

CREATE TABLE upload (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  person_id uuid NOT NULL,
  purpose text NOT NULL,
  file_name text NOT NULL,
  claimed_type text NOT NULL,
  bytes bigint NOT NULL,
  received_bytes bigint NOT NULL DEFAULT 0,
  state text NOT NULL,
  refused_reason text,
  metadata jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  finished_at timestamptz,
  sha256 text,
  evidence_version_id uuid,
  CONSTRAINT pk_upload PRIMARY KEY (id),
  CONSTRAINT uq_upload_vendor UNIQUE (vendor_id, id),
  CONSTRAINT fk_upload_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_upload_version FOREIGN KEY (vendor_id, evidence_version_id) REFERENCES evidence_version (vendor_id, id),
  CONSTRAINT ck_upload_purpose CHECK (purpose IN ('evidence')),
  CONSTRAINT ck_upload_file_name CHECK (length(file_name) BETWEEN 1 AND 255),
  CONSTRAINT ck_upload_bytes CHECK (bytes > 0 AND received_bytes BETWEEN 0 AND bytes),
  CONSTRAINT ck_upload_state CHECK (state IN ('open', 'finished', 'refused', 'cancelled')),
  CONSTRAINT ck_upload_sha256 CHECK (sha256 IS NULL OR sha256 ~ '^[0-9a-f]{64}$'),
  CONSTRAINT ck_upload_ended CHECK ((state = 'open') = (finished_at IS NULL)),
  CONSTRAINT ck_upload_finished CHECK ((state = 'finished') = (evidence_version_id IS NOT NULL) AND (state <> 'finished' OR (received_bytes = bytes AND sha256 IS NOT NULL))),
  CONSTRAINT ck_upload_refused CHECK (state <> 'refused' OR length(refused_reason) > 0)
);
CREATE INDEX ix_upload_person ON upload (registrant_id, person_id, created_at);
CREATE UNIQUE INDEX uq_upload_version ON upload (evidence_version_id) WHERE evidence_version_id IS NOT NULL;
CALL app.tenant_table('upload',
  'SELECT, INSERT, UPDATE (received_bytes, state, refused_reason, finished_at, sha256, evidence_version_id)',
  'SELECT', '', 'SELECT, UPDATE (received_bytes, state, refused_reason, finished_at)');
`;

const DOWN = `
DROP TABLE upload, evidence_use, evidence_version, evidence_item;
`;
