import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sections of plans whose text a packet keeps back, each with a commitment that the text can be opened by later. */
export class WithheldSections1764200000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
CREATE TABLE withheld_section (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  packet_id uuid NOT NULL,
  plan_version_id uuid NOT NULL,
  section text NOT NULL,
  reason text NOT NULL,
  -- The salted text as canonical JSON, and its SHA-256.
  opening text NOT NULL,
  commitment text NOT NULL,
  withheld_by uuid NOT NULL,
  withheld_at timestamptz NOT NULL,
  CONSTRAINT pk_withheld_section PRIMARY KEY (id),
  CONSTRAINT uq_withheld_section_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_withheld_section_once UNIQUE (packet_id, plan_version_id, section),
  CONSTRAINT fk_withheld_section_packet FOREIGN KEY (vendor_id, packet_id) REFERENCES packet (vendor_id, id),
  CONSTRAINT fk_withheld_section_version FOREIGN KEY (vendor_id, plan_version_id) REFERENCES plan_version (vendor_id, id),
  CONSTRAINT fk_withheld_section_person FOREIGN KEY (withheld_by) REFERENCES person (id),
  CONSTRAINT ck_withheld_section_section CHECK (section IN ('steps', 'coverage')),
  CONSTRAINT ck_withheld_section_reason CHECK (length(trim(reason)) BETWEEN 1 AND 2000),
  CONSTRAINT ck_withheld_section_commitment CHECK (commitment = encode(sha256(convert_to(opening, 'UTF8')), 'hex'))
);
CALL app.insert_only('withheld_section');
CALL app.tenant_table('withheld_section', '', 'SELECT, INSERT', '', 'SELECT');
`;

const DOWN = `
DROP TABLE withheld_section;
`;
