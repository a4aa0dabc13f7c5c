import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files of requests are held and disposed of as evidence is: by the same disposals and holds, with a tombstone of their own. */
export class RetentionOfRequestFiles1764900100100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(RECORDS);
    await runner.query(moves(COVERS_EITHER));
    await runner.query(TOMBSTONES);
    await runner.query(SEEN);
    await runner.query(
      needed(' AND NOT EXISTS (SELECT 1 FROM request_file_tombstone t WHERE t.request_file_id = q.id)'),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(needed(''));
    await runner.query(moves(COVERS_EVIDENCE));
    await runner.query(DOWN);
  }
}

const RECORDS = `
ALTER TABLE request_file ADD CONSTRAINT uq_request_file_vendor UNIQUE (vendor_id, id);
-- A disposal ends one record: an evidence item, or a file of a request, which may belong to no vendor.
ALTER TABLE disposal
  ALTER COLUMN vendor_id DROP NOT NULL,
  ALTER COLUMN evidence_item_id DROP NOT NULL,
  ADD COLUMN request_file_id uuid,
  ADD CONSTRAINT uq_disposal_registrant UNIQUE (registrant_id, id),
  ADD CONSTRAINT uq_disposal_registrant_proposer UNIQUE (registrant_id, id, proposed_by),
  ADD CONSTRAINT fk_disposal_file FOREIGN KEY (registrant_id, request_file_id) REFERENCES request_file (registrant_id, id),
  ADD CONSTRAINT fk_disposal_file_of_vendor FOREIGN KEY (vendor_id, request_file_id) REFERENCES request_file (vendor_id, id),
  ADD CONSTRAINT ck_disposal_record CHECK (num_nonnulls(evidence_item_id, request_file_id) = 1 AND (evidence_item_id IS NULL OR vendor_id IS NOT NULL));
CREATE UNIQUE INDEX uq_disposal_file_open ON disposal (request_file_id) WHERE state IN ('proposed', 'executed');
ALTER TABLE disposal_decision
  ALTER COLUMN vendor_id DROP NOT NULL,
  ADD CONSTRAINT fk_disposal_decision_of_registrant FOREIGN KEY (registrant_id, disposal_id, proposed_by) REFERENCES disposal (registrant_id, id, proposed_by);

-- A hold on one record names an evidence item or a file, not both.
ALTER TABLE legal_hold
  ADD COLUMN request_file_id uuid,
  ADD CONSTRAINT fk_legal_hold_file FOREIGN KEY (registrant_id, request_file_id) REFERENCES request_file (registrant_id, id),
  ADD CONSTRAINT ck_legal_hold_record CHECK (num_nonnulls(evidence_item_id, request_file_id) <= 1);
`;

const COVERS_EVIDENCE = `(h.evidence_item_id IS NULL OR h.evidence_item_id = NEW.evidence_item_id)
      AND (h.period_id IS NULL OR EXISTS (SELECT 1 FROM evidence_use u JOIN evidence_version f ON f.id = u.evidence_version_id JOIN obligation o ON o.id = u.obligation_id
        WHERE f.item_id = NEW.evidence_item_id AND o.period_id = h.period_id))`;

// A comparison with a record of the other kind is null, so a hold on one never covers the other.
const COVERS_EITHER = `(h.evidence_item_id IS NULL OR h.evidence_item_id = NEW.evidence_item_id)
      AND (h.request_file_id IS NULL OR h.request_file_id = NEW.request_file_id)
      AND (h.period_id IS NULL OR EXISTS (SELECT 1 FROM evidence_use u JOIN evidence_version f ON f.id = u.evidence_version_id JOIN obligation o ON o.id = u.obligation_id
        WHERE f.item_id = NEW.evidence_item_id AND o.period_id = h.period_id)
        OR EXISTS (SELECT 1 FROM request_file q JOIN audit_request r ON r.id = q.audit_request_id JOIN request_list l ON l.id = r.request_list_id
        WHERE q.id = NEW.request_file_id AND l.period_id = h.period_id))`;

const moves = (covers: string) => `
CREATE OR REPLACE FUNCTION app.disposal_moves() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, app AS $$
BEGIN
  IF NEW.state = OLD.state THEN
    RETURN NEW;
  END IF;
  IF OLD.state <> 'proposed' THEN
    RAISE EXCEPTION 'disposal % is %: it stays so', OLD.ref, OLD.state USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state = 'executed' AND (SELECT count(*) FROM disposal_decision WHERE disposal_id = NEW.id AND decision = 'approved') < 2 THEN
    RAISE EXCEPTION 'a disposal is executed with two approvals' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state = 'executed' AND EXISTS (
    SELECT 1 FROM legal_hold h WHERE h.registrant_id = NEW.registrant_id AND h.state = 'active'
      AND (h.vendor_id IS NULL OR h.vendor_id = NEW.vendor_id) AND ${covers}) THEN
    RAISE EXCEPTION 'a legal hold covers this record' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
`;

const TOMBSTONES = `
-- What stays of a file of a request: its record, its digest, what it was delivered in. Its digest stands in the trail.
CREATE TABLE request_file_tombstone (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid,
  request_file_id uuid NOT NULL,
  disposal_id uuid NOT NULL,
  body text NOT NULL,
  body_sha256 text NOT NULL,
  disposed_at timestamptz NOT NULL,
  CONSTRAINT pk_request_file_tombstone PRIMARY KEY (id),
  CONSTRAINT uq_request_file_tombstone_file UNIQUE (request_file_id),
  CONSTRAINT uq_request_file_tombstone_registrant UNIQUE (registrant_id, request_file_id),
  CONSTRAINT fk_request_file_tombstone_file FOREIGN KEY (registrant_id, request_file_id) REFERENCES request_file (registrant_id, id),
  CONSTRAINT fk_request_file_tombstone_disposal FOREIGN KEY (registrant_id, disposal_id) REFERENCES disposal (registrant_id, id),
  CONSTRAINT ck_request_file_tombstone_digest CHECK (body_sha256 = encode(sha256(convert_to(body, 'UTF8')), 'hex'))
);
CALL app.insert_only('request_file_tombstone');
CALL app.tenant_table('request_file_tombstone', '', 'SELECT, INSERT', 'SELECT', 'SELECT');

CREATE FUNCTION app.request_file_tombstone_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, app AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM disposal d WHERE d.id = NEW.disposal_id AND d.state = 'executed' AND d.request_file_id = NEW.request_file_id
    AND d.vendor_id IS NOT DISTINCT FROM NEW.vendor_id) THEN
    RAISE EXCEPTION 'a tombstone stands for a file of an executed disposal' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER request_file_tombstone_guard BEFORE INSERT ON request_file_tombstone FOR EACH ROW EXECUTE FUNCTION app.request_file_tombstone_guard();
ALTER TABLE request_file_tombstone ENABLE ALWAYS TRIGGER request_file_tombstone_guard;
REVOKE EXECUTE ON FUNCTION app.request_file_tombstone_guard() FROM PUBLIC;

-- The end of its disposal: nothing of the file is in the store any more.
CREATE TABLE request_file_erasure (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid,
  request_file_id uuid NOT NULL,
  sha256 text NOT NULL,
  outcome text NOT NULL,
  erased_at timestamptz NOT NULL,
  CONSTRAINT pk_request_file_erasure PRIMARY KEY (id),
  CONSTRAINT uq_request_file_erasure_file UNIQUE (request_file_id),
  CONSTRAINT fk_request_file_erasure_tombstone FOREIGN KEY (registrant_id, request_file_id) REFERENCES request_file_tombstone (registrant_id, request_file_id),
  CONSTRAINT ck_request_file_erasure_outcome CHECK (outcome IN ('erased', 'absent')),
  CONSTRAINT ck_request_file_erasure_digest CHECK (sha256 ~ '^[0-9a-f]{64}$')
);
CALL app.insert_only('request_file_erasure');
CALL app.tenant_table('request_file_erasure', '', 'SELECT', 'SELECT', 'SELECT, INSERT');
`;

// An auditor reads the disposals of files that they may see: those that were delivered and checked, of their vendors or of none.
const ofNone = (table: string) =>
  `CREATE POLICY ${table}_of_no_vendor ON ${table} FOR SELECT TO holdfast_auditor USING (registrant_id = (SELECT app.registrant()) AND vendor_id IS NULL);`;
const where = (table: string, seen: string) =>
  `CREATE POLICY ${table}_of_seen ON ${table} AS RESTRICTIVE FOR SELECT TO holdfast_auditor USING (${seen});`;

const SEEN = `
${['disposal', 'disposal_decision', 'request_file_tombstone', 'request_file_erasure'].map(ofNone).join('\n')}
${where('disposal', 'request_file_id IS NULL OR EXISTS (SELECT 1 FROM request_file f WHERE f.id = disposal.request_file_id)')}
${where('disposal_decision', 'EXISTS (SELECT 1 FROM disposal d WHERE d.id = disposal_decision.disposal_id)')}
${where('request_file_tombstone', 'EXISTS (SELECT 1 FROM disposal d WHERE d.id = request_file_tombstone.disposal_id)')}
${where('request_file_erasure', 'EXISTS (SELECT 1 FROM request_file_tombstone t WHERE t.request_file_id = request_file_erasure.request_file_id)')}
`;

const needed = (unless: string) => `
CREATE OR REPLACE FUNCTION app.bytes_still_needed(digest text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, app AS $$
  SELECT EXISTS (SELECT 1 FROM evidence_version f WHERE f.sha256 = digest AND NOT EXISTS (SELECT 1 FROM evidence_tombstone t WHERE t.evidence_version_id = f.id))
    OR EXISTS (SELECT 1 FROM population WHERE digest IN (csv_sha256, lines_sha256))
    OR EXISTS (SELECT 1 FROM packet WHERE digest IN (pdf_sha256, draft_pdf_sha256))
    OR EXISTS (SELECT 1 FROM packet_file WHERE sha256 = digest)
    OR EXISTS (SELECT 1 FROM request_file q WHERE q.sha256 = digest AND q.state = 'received'${unless})
$$;
`;

const DOWN = `
DROP POLICY disposal_of_seen ON disposal;
DROP POLICY disposal_of_no_vendor ON disposal;
DROP POLICY disposal_decision_of_seen ON disposal_decision;
DROP POLICY disposal_decision_of_no_vendor ON disposal_decision;
DROP TABLE request_file_erasure, request_file_tombstone;
DROP FUNCTION app.request_file_tombstone_guard();
ALTER TABLE disposal_decision DISABLE TRIGGER USER;
DELETE FROM disposal_decision x USING disposal d WHERE d.id = x.disposal_id AND d.request_file_id IS NOT NULL;
ALTER TABLE disposal_decision ENABLE TRIGGER USER;
ALTER TABLE disposal_decision ENABLE ALWAYS TRIGGER disposal_decision_insert_only;
DELETE FROM disposal WHERE request_file_id IS NOT NULL;
ALTER TABLE hold_release_decision DISABLE TRIGGER USER;
ALTER TABLE hold_release DISABLE TRIGGER USER;
DELETE FROM hold_release_decision x USING hold_release r, legal_hold h WHERE r.id = x.hold_release_id AND h.id = r.legal_hold_id AND h.request_file_id IS NOT NULL;
DELETE FROM hold_release r USING legal_hold h WHERE h.id = r.legal_hold_id AND h.request_file_id IS NOT NULL;
DELETE FROM legal_hold WHERE request_file_id IS NOT NULL;
ALTER TABLE hold_release ENABLE TRIGGER USER;
ALTER TABLE hold_release ENABLE ALWAYS TRIGGER hold_release_insert_only;
ALTER TABLE hold_release_decision ENABLE TRIGGER USER;
ALTER TABLE hold_release_decision ENABLE ALWAYS TRIGGER hold_release_decision_insert_only;
ALTER TABLE legal_hold
  DROP CONSTRAINT fk_legal_hold_file,
  DROP CONSTRAINT ck_legal_hold_record,
  DROP COLUMN request_file_id;
ALTER TABLE disposal_decision
  DROP CONSTRAINT fk_disposal_decision_of_registrant,
  ALTER COLUMN vendor_id SET NOT NULL;
DROP INDEX uq_disposal_file_open;
ALTER TABLE disposal
  DROP CONSTRAINT ck_disposal_record,
  DROP CONSTRAINT fk_disposal_file,
  DROP CONSTRAINT fk_disposal_file_of_vendor,
  DROP CONSTRAINT uq_disposal_registrant,
  DROP CONSTRAINT uq_disposal_registrant_proposer,
  DROP COLUMN request_file_id,
  ALTER COLUMN evidence_item_id SET NOT NULL,
  ALTER COLUMN vendor_id SET NOT NULL;
ALTER TABLE request_file DROP CONSTRAINT uq_request_file_vendor;
`;
