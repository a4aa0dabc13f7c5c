import type { DatabaseRole, Role } from '../foundation/actor';

/** The database role of each role; `app.database_role` in the database says the same. */
export const DATABASE_ROLE_OF: Record<Role, DatabaseRole> = {
  vendor_contributor: 'holdfast_vendor',
  vendor_attestor: 'holdfast_vendor',
  relationship_owner: 'holdfast_staff',
  compliance_officer: 'holdfast_staff',
  second_line_approver: 'holdfast_staff',
  sox_office: 'holdfast_staff',
  executive: 'holdfast_staff',
  external_auditor: 'holdfast_auditor',
  administrator: 'holdfast_staff',
};
