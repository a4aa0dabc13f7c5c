import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that were made for a packet beside its manifest, as they were embedded in its PDF. */
export class PacketFiles1764200000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
CREATE TABLE packet_file (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid,
  packet_id uuid NOT NULL,
  -- Of which printing: the draft's files are not those of the final.
  stage text NOT NULL,
  name text NOT NULL,
  mime text NOT NULL,
  sha256 text NOT NULL,
  bytes bigint NOT NULL,
  -- Events under the checkpoint that the file leads to; null where it leads to none.
  tree_size bigint,
  made_at timestamptz NOT NULL,
  CONSTRAINT pk_packet_file PRIMARY KEY (id),
  CONSTRAINT uq_packet_file_name UNIQUE (packet_id, stage, name),
  CONSTRAINT fk_packet_file_packet FOREIGN KEY (vendor_id, packet_id) REFERENCES packet (vendor_id, id),
  CONSTRAINT ck_packet_file_stage CHECK (stage IN ('draft', 'final')),
  CONSTRAINT ck_packet_file_name CHECK (name ~ '^[a-z][a-z0-9-]*(\\.[a-z0-9-]+)+$'),
  CONSTRAINT ck_packet_file_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  CONSTRAINT ck_packet_file_bytes CHECK (bytes >= 0),
  CONSTRAINT ck_packet_file_tree_size CHECK (tree_size > 0)
);
CALL app.insert_only('packet_file');
CALL app.tenant_table('packet_file', '', 'SELECT', 'SELECT', 'SELECT, INSERT');
CREATE POLICY packet_file_issued_only ON packet_file AS RESTRICTIVE FOR SELECT TO holdfast_auditor USING (EXISTS (SELECT 1 FROM packet p WHERE p.id = packet_id));
`;

const DOWN = `
DROP TABLE packet_file;
`;
