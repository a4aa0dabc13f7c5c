import type { Role } from '../foundation/actor';

/** What a role is called where people read it. */
export const ROLE_LABELS: Record<Role, string> = {
  vendor_contributor: 'Vendor contributor',
  vendor_attestor: 'Vendor attestor',
  relationship_owner: 'Relationship owner',
  compliance_officer: 'Compliance officer',
  second_line_approver: 'Second-line approver',
  sox_office: 'SOX office',
  executive: 'Executive',
  external_auditor: 'External auditor',
  administrator: 'Administrator',
};
