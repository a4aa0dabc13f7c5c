import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files of their own that the registrant's people bring for a request of the auditor; and packets across vendors can be delivered. */
export class RequestFiles1764800100100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FILES);
    await runner.query(DELIVERED);
    await runner.query(needed(` OR EXISTS (SELECT 1 FROM request_file WHERE sha256 = digest AND state = 'received')`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(needed(''));
    await runner.query(DOWN);
  }
}

const FILES = `
-- From the first byte to the file that lies in the store. No vendor sees one; the auditor does once it was delivered and checked.
CREATE TABLE request_file (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid,
  audit_request_id uuid NOT NULL,
  ref text NOT NULL,
  title text NOT NULL,
  source text NOT NULL,
  file_name text NOT NULL,
  claimed_type text NOT NULL,
  bytes bigint NOT NULL,
  expected_sha256 text,
  retention_class text NOT NULL,
  state text NOT NULL,
  refused_reason text,
  sha256 text,
  detected_type text,
  type_verdict text,
  scan_state text,
  brought_by uuid NOT NULL,
  begun_at timestamptz NOT NULL,
  ended_at timestamptz,
  CONSTRAINT pk_request_file PRIMARY KEY (id),
  CONSTRAINT uq_request_file_registrant UNIQUE (registrant_id, id),
  CONSTRAINT uq_request_file_ref UNIQUE (registrant_id, ref),
  CONSTRAINT fk_request_file_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_request_file_request FOREIGN KEY (registrant_id, audit_request_id) REFERENCES audit_request (registrant_id, id),
  CONSTRAINT fk_request_file_person FOREIGN KEY (brought_by) REFERENCES person (id),
  CONSTRAINT ck_request_file_words CHECK (length(trim(title)) BETWEEN 1 AND 200 AND length(trim(source)) BETWEEN 1 AND 200 AND length(file_name) BETWEEN 1 AND 255 AND length(retention_class) > 0),
  CONSTRAINT ck_request_file_bytes CHECK (bytes > 0),
  CONSTRAINT ck_request_file_state CHECK (state IN ('open', 'received', 'refused', 'cancelled')),
  CONSTRAINT ck_request_file_ended CHECK ((state = 'open') = (ended_at IS NULL)),
  CONSTRAINT ck_request_file_digest CHECK ((sha256 IS NULL OR sha256 ~ '^[0-9a-f]{64}$') AND (expected_sha256 IS NULL OR expected_sha256 ~ '^[0-9a-f]{64}$')),
  CONSTRAINT ck_request_file_received CHECK (state <> 'received' OR (sha256 IS NOT NULL AND detected_type IS NOT NULL AND type_verdict IN ('match', 'mismatch', 'unknown') AND scan_state IN ('not_scanned', 'clean', 'refused'))),
  CONSTRAINT ck_request_file_refused CHECK (state <> 'refused' OR length(refused_reason) > 0)
);
CREATE INDEX ix_request_file_request ON request_file (registrant_id, audit_request_id, begun_at);
CREATE INDEX ix_request_file_digest ON request_file (sha256) WHERE sha256 IS NOT NULL;
CALL app.never_truncated('request_file');
CALL app.tenant_table('request_file', '',
  'SELECT, INSERT, UPDATE (state, refused_reason, sha256, detected_type, type_verdict, scan_state, ended_at)', 'SELECT',
  'SELECT, UPDATE (state, refused_reason, ended_at)');

-- What was received, refused or given up stays so.
CREATE FUNCTION app.request_file_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'open' THEN
    RAISE EXCEPTION 'file % of a request is %: it stays so', OLD.ref, OLD.state USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER request_file_moves BEFORE UPDATE ON request_file FOR EACH ROW EXECUTE FUNCTION app.request_file_moves();
ALTER TABLE request_file ENABLE ALWAYS TRIGGER request_file_moves;
REVOKE EXECUTE ON FUNCTION app.request_file_moves() FROM PUBLIC;
`;

const DELIVERED = `
ALTER TABLE delivery_item
  ADD COLUMN request_file_id uuid GENERATED ALWAYS AS (CASE WHEN kind = 'file' THEN target_id END) STORED,
  DROP CONSTRAINT ck_delivery_item_kind,
  DROP CONSTRAINT ck_delivery_item_vendor,
  ADD CONSTRAINT ck_delivery_item_kind CHECK (kind IN ('evidence', 'packet', 'population', 'file')),
  ADD CONSTRAINT ck_delivery_item_vendor CHECK (kind <> 'evidence' OR item_vendor_id IS NOT NULL),
  ADD CONSTRAINT fk_delivery_item_packet_of_registrant FOREIGN KEY (registrant_id, packet_id) REFERENCES packet (registrant_id, id),
  ADD CONSTRAINT fk_delivery_item_file FOREIGN KEY (registrant_id, request_file_id) REFERENCES request_file (registrant_id, id);
CREATE INDEX ix_delivery_item_file ON delivery_item (request_file_id) WHERE request_file_id IS NOT NULL;
-- The auditor's own policies say which items are seen: those of deliveries that passed their check.
CREATE POLICY request_file_seen ON request_file FOR SELECT TO holdfast_auditor USING (registrant_id = (SELECT app.registrant()) AND vendor_id IS NULL);
CREATE POLICY request_file_delivered ON request_file AS RESTRICTIVE FOR SELECT TO holdfast_auditor USING (state = 'received' AND EXISTS (SELECT 1 FROM delivery_item i WHERE i.request_file_id = request_file.id));
`;

const needed = (more: string) => `
CREATE OR REPLACE FUNCTION app.bytes_still_needed(digest text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, app AS $$
  SELECT EXISTS (SELECT 1 FROM evidence_version f WHERE f.sha256 = digest AND NOT EXISTS (SELECT 1 FROM evidence_tombstone t WHERE t.evidence_version_id = f.id))
    OR EXISTS (SELECT 1 FROM population WHERE digest IN (csv_sha256, lines_sha256))
    OR EXISTS (SELECT 1 FROM packet WHERE digest IN (pdf_sha256, draft_pdf_sha256))
    OR EXISTS (SELECT 1 FROM packet_file WHERE sha256 = digest)${more}
$$;
`;

const DOWN = `
ALTER TABLE delivery_item DISABLE TRIGGER USER;
DELETE FROM delivery_item WHERE kind = 'file' OR (kind = 'packet' AND item_vendor_id IS NULL);
ALTER TABLE delivery_item ENABLE TRIGGER USER;
ALTER TABLE delivery_item ENABLE ALWAYS TRIGGER delivery_item_insert_only;
DROP POLICY request_file_delivered ON request_file;
ALTER TABLE delivery_item
  DROP CONSTRAINT fk_delivery_item_file,
  DROP CONSTRAINT fk_delivery_item_packet_of_registrant,
  DROP CONSTRAINT ck_delivery_item_kind,
  DROP CONSTRAINT ck_delivery_item_vendor,
  DROP COLUMN request_file_id,
  ADD CONSTRAINT ck_delivery_item_kind CHECK (kind IN ('evidence', 'packet', 'population')),
  ADD CONSTRAINT ck_delivery_item_vendor CHECK (kind = 'population' OR item_vendor_id IS NOT NULL);
DROP TABLE request_file;
DROP FUNCTION app.request_file_moves();
`;
