import type { DatabaseRole, Role } from '../foundation/actor';
import type { Permission } from '../foundation/door';

/**
 * Who may do what. Roles differ here; rows are kept apart by row-level security below. Segregation of duties between
 * two people of the same role (reviewer and approver, preparer and signer) is asked where the deed is done.
 */
// External auditors are sent nothing: they have no `notices.own`.
const EVERYONE: Permission[] = ['session.own', 'catalogue.read'];

const READS: Permission[] = [
  ...EVERYONE,
  'vendors.read',
  'services.read',
  'obligations.read',
  'evidence.read',
  'evidence.download',
  'plans.read',
  'exercises.read',
  'reviews.read',
  'findings.read',
  'exceptions.read',
  'questionnaires.read',
  'attestations.read',
];

const REGISTRANT_READS: Permission[] = [
  ...READS,
  'notices.own',
  'catalogue.draft-read',
  'people.read',
  'coverage.read',
  'packets.read',
  'periods.read',
  'findings.icfr-read',
];

export const PERMISSIONS_OF: Record<Role, readonly Permission[]> = {
  vendor_contributor: [
    ...READS,
    'notices.own',
    'objectives.accept',
    'evidence.bring',
    'plans.write',
    'exercises.write',
    'submissions.make',
    'queries.reply',
    'questionnaires.answer',
    'findings.respond',
    'exceptions.request',
    'attestations.prepare',
  ],
  vendor_attestor: [
    ...READS,
    'notices.own',
    'objectives.accept',
    'plans.approve',
    'queries.reply',
    'findings.respond',
    'attestations.sign',
  ],
  relationship_owner: [
    ...REGISTRANT_READS,
    'vendors.manage',
    'services.manage',
    'objectives.propose',
    'objectives.accept',
    'exceptions.request',
    'imports.run',
  ],
  compliance_officer: [
    ...REGISTRANT_READS,
    'vendors.manage',
    'services.manage',
    'services.decide-tier',
    'objectives.propose',
    'objectives.accept',
    'catalogue.edit',
    'periods.manage',
    'obligations.schedule',
    'reviews.write',
    'questionnaires.review',
    'findings.write',
    'exceptions.request',
    'exceptions.assess',
    'attestations.schedule',
    'attestations.review',
    'authority.verify',
    'packets.prepare',
    'packets.download',
    'trail.read',
    'imports.run',
  ],
  second_line_approver: [
    ...REGISTRANT_READS,
    'services.approve-tier',
    'reviews.approve',
    'catalogue.publish',
    'periods.approve',
    'attestations.waive',
    'findings.approve',
    'exceptions.approve',
    'packets.approve',
    'packets.download',
    'trail.read',
  ],
  sox_office: [
    ...REGISTRANT_READS,
    'services.approve-tier',
    'periods.approve',
    'findings.icfr-decide',
    'packets.download',
    'trail.read',
  ],
  executive: [...REGISTRANT_READS, 'periods.approve', 'exceptions.accept-risk', 'packets.download'],
  external_auditor: [...READS, 'coverage.read', 'packets.read', 'packets.download', 'trail.read'],
  administrator: [
    ...EVERYONE,
    'notices.own',
    'catalogue.draft-read',
    'people.read',
    'people.manage',
    'vendors.read',
    'imports.run',
    'mail.read',
  ],
};

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

export function mayRole(role: Role, permission: Permission): boolean {
  return PERMISSIONS_OF[role].includes(permission);
}
