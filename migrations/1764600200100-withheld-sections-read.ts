import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a packet keeps back, and why, is told to the auditors in whose scope the packet lies; never what opens it. */
export class WithheldSectionsRead1764600200100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
GRANT SELECT (id, registrant_id, vendor_id, packet_id, plan_version_id, section, reason, commitment, withheld_by, withheld_at)
  ON withheld_section TO holdfast_auditor;
CREATE POLICY withheld_section_auditor ON withheld_section FOR SELECT TO holdfast_auditor
  USING (registrant_id = (SELECT app.registrant()) AND ((SELECT app.vendor_scope()) IS NULL OR vendor_id = ANY ((SELECT app.vendor_scope())::uuid[])));
`;

const DOWN = `
DROP POLICY withheld_section_auditor ON withheld_section;
REVOKE SELECT (id, registrant_id, vendor_id, packet_id, plan_version_id, section, reason, commitment, withheld_by, withheld_at)
  ON withheld_section FROM holdfast_auditor;
`;
