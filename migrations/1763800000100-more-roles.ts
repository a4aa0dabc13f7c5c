import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Two more roles of the registrant: the SOX office and the executive who accepts risk. */
export class MoreRoles1763800000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(roles(`${FIRST}, 'sox_office', 'executive'`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM membership WHERE role IN ('sox_office', 'executive')`);
    await runner.query(roles(FIRST));
  }
}

const FIRST = `'vendor_contributor', 'vendor_attestor', 'relationship_owner', 'compliance_officer', 'second_line_approver', 'external_auditor', 'administrator'`;

const roles = (list: string): string => `
ALTER TABLE membership DROP CONSTRAINT ck_membership_role;
ALTER TABLE membership ADD CONSTRAINT ck_membership_role CHECK (role IN (${list}));
`;
