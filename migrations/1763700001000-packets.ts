import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Packets, the exhibits that each lists, and who approved or sent back. What was issued is frozen by the database. */
export class Packets1763700001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
CREATE TABLE packet (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  ref text NOT NULL,
  kind text NOT NULL,
  period_id uuid NOT NULL,
  state text NOT NULL,
  as_of date NOT NULL,
  cut_off_at timestamptz,
  prepared_by uuid NOT NULL,
  requested_at timestamptz NOT NULL,
  assembled_at timestamptz,
  manifest text,
  manifest_sha256 text,
  checks jsonb,
  draft_pdf_sha256 text,
  draft_pdf_bytes bigint,
  pdf_sha256 text,
  pdf_bytes bigint,
  page_count integer,
  failure text,
  issued_at timestamptz,
  superseded_by uuid,
  superseded_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT pk_packet PRIMARY KEY (id),
  CONSTRAINT uq_packet_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_packet_ref UNIQUE (registrant_id, ref),
  CONSTRAINT fk_packet_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_packet_period FOREIGN KEY (registrant_id, period_id) REFERENCES compliance_period (registrant_id, id),
  CONSTRAINT fk_packet_superseded_by FOREIGN KEY (vendor_id, superseded_by) REFERENCES packet (vendor_id, id),
  CONSTRAINT ck_packet_kind CHECK (kind IN ('VP')),
  CONSTRAINT ck_packet_state CHECK (state IN ('building', 'failed', 'assembled', 'sent_back', 'approved', 'issued', 'superseded')),
  CONSTRAINT ck_packet_manifest CHECK ((manifest IS NULL) = (manifest_sha256 IS NULL) AND (manifest IS NULL) = (checks IS NULL) AND (manifest IS NULL) = (draft_pdf_sha256 IS NULL) AND (manifest IS NULL) = (assembled_at IS NULL)),
  CONSTRAINT ck_packet_manifest_digest CHECK (manifest IS NULL OR manifest_sha256 = encode(sha256(convert_to(manifest, 'UTF8')), 'hex')),
  CONSTRAINT ck_packet_digests CHECK ((draft_pdf_sha256 IS NULL OR draft_pdf_sha256 ~ '^[0-9a-f]{64}$') AND (pdf_sha256 IS NULL OR pdf_sha256 ~ '^[0-9a-f]{64}$')),
  CONSTRAINT ck_packet_assembled CHECK (state IN ('building', 'failed') OR (manifest IS NOT NULL AND cut_off_at IS NOT NULL AND page_count > 0)),
  CONSTRAINT ck_packet_failed CHECK ((state = 'failed') <= (failure IS NOT NULL)),
  CONSTRAINT ck_packet_issued CHECK ((state IN ('issued', 'superseded')) = (pdf_sha256 IS NOT NULL) AND (pdf_sha256 IS NULL) = (pdf_bytes IS NULL) AND (pdf_sha256 IS NULL) = (issued_at IS NULL)),
  CONSTRAINT ck_packet_superseded CHECK ((state = 'superseded') = (superseded_by IS NOT NULL) AND (superseded_by IS NULL) = (superseded_at IS NULL))
);
CREATE UNIQUE INDEX uq_packet_one_issued ON packet (vendor_id, period_id, kind) WHERE state = 'issued';
CREATE INDEX ix_packet_vendor ON packet (registrant_id, vendor_id, requested_at);
CALL app.never_truncated('packet');
CALL app.tenant_table('packet', '', 'SELECT, INSERT, UPDATE (state, version)', 'SELECT',
  'SELECT, UPDATE (state, cut_off_at, assembled_at, manifest, manifest_sha256, checks, draft_pdf_sha256, draft_pdf_bytes, pdf_sha256, pdf_bytes, page_count, failure, issued_at, superseded_by, superseded_at, version)');
-- The registrant's external auditors see what was issued, never a draft.
CREATE POLICY packet_issued_only ON packet AS RESTRICTIVE FOR SELECT TO holdfast_auditor USING (state IN ('issued', 'superseded'));

-- What was assembled is frozen, and what was issued more so: only being superseded may still happen to it.
CREATE FUNCTION app.keep_packet_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.manifest IS NOT NULL AND (OLD.manifest, OLD.manifest_sha256, OLD.checks::text, OLD.cut_off_at, OLD.assembled_at, OLD.draft_pdf_sha256, OLD.draft_pdf_bytes)
    IS DISTINCT FROM (NEW.manifest, NEW.manifest_sha256, NEW.checks::text, NEW.cut_off_at, NEW.assembled_at, NEW.draft_pdf_sha256, NEW.draft_pdf_bytes) THEN
    RAISE EXCEPTION 'packet % is assembled: its manifest is frozen', OLD.ref USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF OLD.pdf_sha256 IS NOT NULL AND (OLD.pdf_sha256, OLD.pdf_bytes, OLD.page_count, OLD.issued_at) IS DISTINCT FROM (NEW.pdf_sha256, NEW.pdf_bytes, NEW.page_count, NEW.issued_at) THEN
    RAISE EXCEPTION 'packet % is issued: its bytes are frozen', OLD.ref USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF OLD.state IN ('superseded', 'failed', 'sent_back') AND NEW.state <> OLD.state THEN
    RAISE EXCEPTION 'packet % is %: it stays so', OLD.ref, OLD.state USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF OLD.state = 'issued' AND NEW.state NOT IN ('issued', 'superseded') THEN
    RAISE EXCEPTION 'packet % is issued: it can only be superseded', OLD.ref USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER packet_frozen BEFORE UPDATE ON packet FOR EACH ROW EXECUTE FUNCTION app.keep_packet_frozen();
ALTER TABLE packet ENABLE ALWAYS TRIGGER packet_frozen;
CREATE TRIGGER packet_kept BEFORE DELETE OR TRUNCATE ON packet FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
ALTER TABLE packet ENABLE ALWAYS TRIGGER packet_kept;

CREATE TABLE packet_exhibit (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  packet_id uuid NOT NULL,
  number text NOT NULL,
  evidence_version_id uuid NOT NULL,
  attached boolean NOT NULL,
  not_attached_reason text,
  CONSTRAINT pk_packet_exhibit PRIMARY KEY (id),
  CONSTRAINT uq_packet_exhibit_number UNIQUE (packet_id, number),
  CONSTRAINT uq_packet_exhibit_version UNIQUE (packet_id, evidence_version_id),
  CONSTRAINT fk_packet_exhibit_packet FOREIGN KEY (vendor_id, packet_id) REFERENCES packet (vendor_id, id),
  CONSTRAINT fk_packet_exhibit_version FOREIGN KEY (vendor_id, evidence_version_id) REFERENCES evidence_version (vendor_id, id),
  CONSTRAINT ck_packet_exhibit_number CHECK (number ~ '^E-[0-9]{3,}$'),
  CONSTRAINT ck_packet_exhibit_reason CHECK (attached = (not_attached_reason IS NULL))
);
CALL app.insert_only('packet_exhibit');
CALL app.tenant_table('packet_exhibit', '', 'SELECT', 'SELECT', 'SELECT, INSERT');
CREATE POLICY packet_exhibit_issued_only ON packet_exhibit AS RESTRICTIVE FOR SELECT TO holdfast_auditor USING (EXISTS (SELECT 1 FROM packet p WHERE p.id = packet_id));

CREATE TABLE packet_approval (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  packet_id uuid NOT NULL,
  approver_id uuid NOT NULL,
  prepared_by uuid NOT NULL,
  decision text NOT NULL,
  reason text NOT NULL,
  method text NOT NULL,
  decided_at timestamptz NOT NULL,
  CONSTRAINT pk_packet_approval PRIMARY KEY (id),
  CONSTRAINT uq_packet_approval_once UNIQUE (packet_id),
  CONSTRAINT fk_packet_approval_packet FOREIGN KEY (vendor_id, packet_id) REFERENCES packet (vendor_id, id),
  CONSTRAINT ck_packet_approval_decision CHECK (decision IN ('approved', 'sent_back')),
  CONSTRAINT ck_packet_approval_reason CHECK (length(reason) BETWEEN 1 AND 2000),
  CONSTRAINT ck_packet_approval_other_person CHECK (approver_id <> prepared_by)
);
CALL app.insert_only('packet_approval');
CALL app.tenant_table('packet_approval', '', 'SELECT, INSERT', 'SELECT', 'SELECT');
CREATE POLICY packet_approval_issued_only ON packet_approval AS RESTRICTIVE FOR SELECT TO holdfast_auditor USING (EXISTS (SELECT 1 FROM packet p WHERE p.id = packet_id));
`;

const DOWN = `
DROP TABLE packet_approval, packet_exhibit, packet;
DROP FUNCTION app.keep_packet_frozen();
`;
