import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Bytes that a packet's file is made of are needed too; and what became of disposed bytes is on record once it is done. */
export class Erasures1764600100100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(NEEDED);
    await runner.query(ERASURES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const NEEDED = `
CREATE OR REPLACE FUNCTION app.bytes_still_needed(digest text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, app AS $$
  SELECT EXISTS (SELECT 1 FROM evidence_version f WHERE f.sha256 = digest AND NOT EXISTS (SELECT 1 FROM evidence_tombstone t WHERE t.evidence_version_id = f.id))
    OR EXISTS (SELECT 1 FROM population WHERE csv_sha256 = digest)
    OR EXISTS (SELECT 1 FROM packet WHERE digest IN (pdf_sha256, draft_pdf_sha256))
    OR EXISTS (SELECT 1 FROM packet_file WHERE sha256 = digest)
$$;
`;

const ERASURES = `
-- The end of a disposal: nothing of the file is in the store any more. 'absent' says that nothing was there to erase.
ALTER TABLE evidence_tombstone ADD CONSTRAINT uq_evidence_tombstone_vendor UNIQUE (vendor_id, evidence_version_id);
CREATE TABLE evidence_erasure (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  evidence_version_id uuid NOT NULL,
  sha256 text NOT NULL,
  outcome text NOT NULL,
  erased_at timestamptz NOT NULL,
  CONSTRAINT pk_evidence_erasure PRIMARY KEY (id),
  CONSTRAINT uq_evidence_erasure_version UNIQUE (evidence_version_id),
  CONSTRAINT fk_evidence_erasure_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_evidence_erasure_tombstone FOREIGN KEY (vendor_id, evidence_version_id) REFERENCES evidence_tombstone (vendor_id, evidence_version_id),
  CONSTRAINT ck_evidence_erasure_outcome CHECK (outcome IN ('erased', 'absent')),
  CONSTRAINT ck_evidence_erasure_digest CHECK (sha256 ~ '^[0-9a-f]{64}$')
);
CALL app.insert_only('evidence_erasure');
CALL app.tenant_table('evidence_erasure', 'SELECT', 'SELECT', 'SELECT', 'SELECT, INSERT');
`;

const DOWN = `
DROP TABLE evidence_erasure;
ALTER TABLE evidence_tombstone DROP CONSTRAINT uq_evidence_tombstone_vendor;
CREATE OR REPLACE FUNCTION app.bytes_still_needed(digest text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, app AS $$
  SELECT EXISTS (SELECT 1 FROM evidence_version f WHERE f.sha256 = digest AND NOT EXISTS (SELECT 1 FROM evidence_tombstone t WHERE t.evidence_version_id = f.id))
    OR EXISTS (SELECT 1 FROM population WHERE csv_sha256 = digest)
    OR EXISTS (SELECT 1 FROM packet WHERE digest IN (pdf_sha256, draft_pdf_sha256))
$$;
`;
