import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The Merkle tree over the audit trail: leaves in their order, roots of full tiles, signed checkpoints, and the keys that signed. */
export class TrailTree1764000000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
GRANT USAGE ON SCHEMA app, public TO holdfast_sequencer;
GRANT EXECUTE ON FUNCTION app.registrant(), app.vendor(), app.person(), app.vendor_scope() TO holdfast_sequencer;

-- One row: whose log this is, and how many leaves its tree has. The sequencer moves the size by compare-and-set.
CREATE TABLE audit_log (
  one boolean NOT NULL DEFAULT true,
  origin text NOT NULL,
  tree_size bigint NOT NULL DEFAULT 0,
  CONSTRAINT pk_audit_log PRIMARY KEY (one),
  CONSTRAINT ck_audit_log_one CHECK (one),
  CONSTRAINT ck_audit_log_origin CHECK (origin ~ '^[^[:space:]+]+$'),
  CONSTRAINT ck_audit_log_size CHECK (tree_size >= 0)
);
CREATE FUNCTION app.log_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'UPDATE' OR NEW.origin <> OLD.origin OR NEW.tree_size < OLD.tree_size THEN
    RAISE EXCEPTION 'the log keeps its origin and only grows' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER audit_log_only_grows BEFORE UPDATE OR DELETE ON audit_log FOR EACH ROW EXECUTE FUNCTION app.log_only_grows();
ALTER TABLE audit_log ENABLE ALWAYS TRIGGER audit_log_only_grows;
CALL app.never_truncated('audit_log');

-- Which event is which leaf. The hash is SHA-256(0x00 || body), RFC 9162; a verifier recomputes it from the body.
CREATE TABLE audit_leaf (
  leaf_index bigint NOT NULL,
  event_id uuid NOT NULL,
  sha256 bytea NOT NULL,
  CONSTRAINT pk_audit_leaf PRIMARY KEY (leaf_index),
  CONSTRAINT uq_audit_leaf_event UNIQUE (event_id),
  CONSTRAINT fk_audit_leaf_event FOREIGN KEY (event_id) REFERENCES audit_event (id),
  CONSTRAINT ck_audit_leaf_index CHECK (leaf_index >= 0),
  CONSTRAINT ck_audit_leaf_sha256 CHECK (length(sha256) = 32)
);
CALL app.insert_only('audit_leaf');

-- Roots of full tiles: the hash at (level, node_index) stands over 256^level leaves.
CREATE TABLE audit_node (
  level integer NOT NULL,
  node_index bigint NOT NULL,
  sha256 bytea NOT NULL,
  CONSTRAINT pk_audit_node PRIMARY KEY (level, node_index),
  CONSTRAINT ck_audit_node_level CHECK (level BETWEEN 1 AND 6),
  CONSTRAINT ck_audit_node_index CHECK (node_index >= 0),
  CONSTRAINT ck_audit_node_sha256 CHECK (length(sha256) = 32)
);
CALL app.insert_only('audit_node');

CREATE TABLE audit_checkpoint (
  tree_size bigint NOT NULL,
  root_sha256 bytea NOT NULL,
  note text NOT NULL,
  made_at timestamptz NOT NULL,
  CONSTRAINT pk_audit_checkpoint PRIMARY KEY (tree_size),
  CONSTRAINT ck_audit_checkpoint_size CHECK (tree_size > 0),
  CONSTRAINT ck_audit_checkpoint_root CHECK (length(root_sha256) = 32)
);
CALL app.insert_only('audit_checkpoint');

-- Every key that signs or has signed, with the events that brought it in and took it out.
CREATE TABLE audit_log_key (
  key_id text NOT NULL,
  verifier_key text NOT NULL,
  introduced_at timestamptz NOT NULL,
  introduced_by uuid NOT NULL,
  retired_at timestamptz,
  retired_by uuid,
  CONSTRAINT pk_audit_log_key PRIMARY KEY (key_id),
  CONSTRAINT uq_audit_log_key_verifier UNIQUE (verifier_key),
  CONSTRAINT fk_audit_log_key_introduced FOREIGN KEY (introduced_by) REFERENCES audit_event (id),
  CONSTRAINT fk_audit_log_key_retired FOREIGN KEY (retired_by) REFERENCES audit_event (id),
  CONSTRAINT ck_audit_log_key_id CHECK (key_id ~ '^[0-9a-f]{8}$'),
  CONSTRAINT ck_audit_log_key_retired CHECK ((retired_at IS NULL) = (retired_by IS NULL))
);
CREATE FUNCTION app.log_key_retires_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.retired_at IS NOT NULL
    OR (OLD.key_id, OLD.verifier_key, OLD.introduced_at, OLD.introduced_by) IS DISTINCT FROM (NEW.key_id, NEW.verifier_key, NEW.introduced_at, NEW.introduced_by) THEN
    RAISE EXCEPTION 'append-only: a key of the log is retired once and never changed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER audit_log_key_retires_once BEFORE UPDATE OR DELETE ON audit_log_key FOR EACH ROW EXECUTE FUNCTION app.log_key_retires_once();
ALTER TABLE audit_log_key ENABLE ALWAYS TRIGGER audit_log_key_retires_once;
CALL app.never_truncated('audit_log_key');

-- Hashes, checkpoints and public keys belong to no tenant and tell nothing about one; the bodies stay behind their own policies.
ALTER TABLE audit_log ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_leaf ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_node ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_checkpoint ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_log_key ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON audit_log, audit_leaf, audit_node, audit_checkpoint, audit_log_key TO holdfast_vendor, holdfast_staff, holdfast_auditor, holdfast_worker;
CREATE POLICY audit_log_readers ON audit_log FOR SELECT TO holdfast_vendor, holdfast_staff, holdfast_auditor, holdfast_worker USING ((SELECT app.registrant()) IS NOT NULL);
CREATE POLICY audit_leaf_readers ON audit_leaf FOR SELECT TO holdfast_vendor, holdfast_staff, holdfast_auditor, holdfast_worker USING ((SELECT app.registrant()) IS NOT NULL);
CREATE POLICY audit_node_readers ON audit_node FOR SELECT TO holdfast_vendor, holdfast_staff, holdfast_auditor, holdfast_worker USING ((SELECT app.registrant()) IS NOT NULL);
CREATE POLICY audit_checkpoint_readers ON audit_checkpoint FOR SELECT TO holdfast_vendor, holdfast_staff, holdfast_auditor, holdfast_worker USING ((SELECT app.registrant()) IS NOT NULL);
CREATE POLICY audit_log_key_readers ON audit_log_key FOR SELECT TO holdfast_vendor, holdfast_staff, holdfast_auditor, holdfast_worker USING ((SELECT app.registrant()) IS NOT NULL);

-- The sequencer: reads every body to hash it, empties the waiting list, and appends to the tree. It writes no event but those about keys.
ALTER TABLE audit_pending ENABLE ROW LEVEL SECURITY;
GRANT SELECT, DELETE ON audit_pending TO holdfast_sequencer;
GRANT SELECT (id, at, body), INSERT ON audit_event TO holdfast_sequencer;
GRANT SELECT, INSERT, UPDATE (tree_size) ON audit_log TO holdfast_sequencer;
GRANT SELECT, INSERT ON audit_leaf, audit_node, audit_checkpoint TO holdfast_sequencer;
GRANT SELECT, INSERT, UPDATE (retired_at, retired_by) ON audit_log_key TO holdfast_sequencer;
CREATE POLICY audit_pending_sequencer ON audit_pending TO holdfast_sequencer USING (true);
CREATE POLICY audit_event_sequencer_reads ON audit_event FOR SELECT TO holdfast_sequencer USING (true);
CREATE POLICY audit_event_sequencer_writes ON audit_event FOR INSERT TO holdfast_sequencer WITH CHECK (subject_kind = 'audit_log' AND vendor_id IS NULL);
CREATE POLICY audit_log_sequencer ON audit_log TO holdfast_sequencer USING (true) WITH CHECK (true);
CREATE POLICY audit_leaf_sequencer ON audit_leaf TO holdfast_sequencer USING (true) WITH CHECK (true);
CREATE POLICY audit_node_sequencer ON audit_node TO holdfast_sequencer USING (true) WITH CHECK (true);
CREATE POLICY audit_checkpoint_sequencer ON audit_checkpoint TO holdfast_sequencer USING (true) WITH CHECK (true);
CREATE POLICY audit_log_key_sequencer ON audit_log_key TO holdfast_sequencer USING (true) WITH CHECK (true);
REVOKE EXECUTE ON FUNCTION app.log_only_grows(), app.log_key_retires_once() FROM PUBLIC;
`;

const DOWN = `
DROP POLICY audit_event_sequencer_writes ON audit_event;
DROP POLICY audit_event_sequencer_reads ON audit_event;
DROP POLICY audit_pending_sequencer ON audit_pending;
ALTER TABLE audit_pending DISABLE ROW LEVEL SECURITY;
REVOKE ALL ON audit_pending, audit_event FROM holdfast_sequencer;
REVOKE ALL (id, at, body) ON audit_event FROM holdfast_sequencer;
DROP TABLE audit_log_key, audit_checkpoint, audit_node, audit_leaf, audit_log;
DROP FUNCTION app.log_key_retires_once(), app.log_only_grows();
REVOKE EXECUTE ON FUNCTION app.registrant(), app.vendor(), app.person(), app.vendor_scope() FROM holdfast_sequencer;
REVOKE USAGE ON SCHEMA app, public FROM holdfast_sequencer;
`;
