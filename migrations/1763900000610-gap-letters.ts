import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Letters asked for by a day, reports that a vendor brings unasked, and carve-outs tied to the register of sub-outsourcers. */
export class GapLetters1763900000610 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
ALTER TABLE assurance_report ADD COLUMN letter_due_on date,
  ADD CONSTRAINT ck_assurance_report_letter CHECK (letter_due_on IS NULL OR (kind = 'soc1' AND received_at IS NOT NULL));
GRANT INSERT, UPDATE (letter_due_on) ON assurance_report TO holdfast_vendor;
GRANT UPDATE (letter_due_on) ON assurance_report TO holdfast_staff;
ALTER TABLE report_subservice ADD CONSTRAINT fk_report_subservice_fourth_party FOREIGN KEY (vendor_id, fourth_party_id) REFERENCES fourth_party (vendor_id, id);
GRANT UPDATE (fourth_party_id) ON report_subservice TO holdfast_vendor;
`;

const DOWN = `
REVOKE UPDATE (fourth_party_id) ON report_subservice FROM holdfast_vendor;
ALTER TABLE report_subservice DROP CONSTRAINT fk_report_subservice_fourth_party;
REVOKE INSERT, UPDATE (letter_due_on) ON assurance_report FROM holdfast_vendor;
REVOKE UPDATE (letter_due_on) ON assurance_report FROM holdfast_staff;
ALTER TABLE assurance_report DROP CONSTRAINT ck_assurance_report_letter, DROP COLUMN letter_due_on;
`;
