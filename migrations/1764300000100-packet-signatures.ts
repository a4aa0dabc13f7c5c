import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Signatures of issued packets: by which certificate, when, and whose timestamp each carries. */
export class PacketSignatures1764300000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
-- Packets of the registrant itself have no vendor; their rows hang on the registrant.
ALTER TABLE packet ADD CONSTRAINT uq_packet_of_registrant UNIQUE (registrant_id, id);
CREATE TABLE packet_signature (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid,
  packet_id uuid NOT NULL,
  pdf_sha256 text NOT NULL,
  level text NOT NULL,
  algorithm text NOT NULL,
  signed_at timestamptz NOT NULL,
  subject text NOT NULL,
  issuer text NOT NULL,
  serial_number text NOT NULL,
  not_before timestamptz NOT NULL,
  not_after timestamptz NOT NULL,
  self_made boolean NOT NULL,
  certificate_sha256 text NOT NULL,
  certificates text NOT NULL,
  timestamp_at timestamptz,
  timestamp_authority text,
  CONSTRAINT pk_packet_signature PRIMARY KEY (id),
  CONSTRAINT uq_packet_signature_packet UNIQUE (packet_id),
  CONSTRAINT fk_packet_signature_packet FOREIGN KEY (vendor_id, packet_id) REFERENCES packet (vendor_id, id),
  CONSTRAINT fk_packet_signature_registrant FOREIGN KEY (registrant_id, packet_id) REFERENCES packet (registrant_id, id),
  CONSTRAINT ck_packet_signature_level CHECK (level IN ('B-B', 'B-T')),
  CONSTRAINT ck_packet_signature_digests CHECK (pdf_sha256 ~ '^[0-9a-f]{64}$' AND certificate_sha256 ~ '^[0-9a-f]{64}$'),
  CONSTRAINT ck_packet_signature_validity CHECK (signed_at BETWEEN not_before AND not_after),
  CONSTRAINT ck_packet_signature_timestamp CHECK ((level = 'B-T') = (timestamp_at IS NOT NULL) AND (timestamp_at IS NULL) = (timestamp_authority IS NULL))
);
CALL app.insert_only('packet_signature');
CALL app.tenant_table('packet_signature', '', 'SELECT', 'SELECT', 'SELECT, INSERT');
CREATE POLICY packet_signature_issued_only ON packet_signature AS RESTRICTIVE FOR SELECT TO holdfast_auditor USING (EXISTS (SELECT 1 FROM packet p WHERE p.id = packet_id));
`;

const DOWN = `
DROP TABLE packet_signature;
ALTER TABLE packet DROP CONSTRAINT uq_packet_of_registrant;
`;
