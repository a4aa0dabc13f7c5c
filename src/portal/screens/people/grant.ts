import type { Grant } from '../../api/people';
import type { Role } from '../../api/session';

export const roles = [
  'vendor_contributor',
  'vendor_attestor',
  'relationship_owner',
  'compliance_officer',
  'second_line_approver',
  'sox_office',
  'executive',
  'external_auditor',
  'administrator',
] as const satisfies Role[];

/** A role as it is being chosen; `scope` null means all vendors. */
export type GrantDraft = { role: Role | ''; vendorId: string | null; scope: string[] | null; endsOn: string };
export const noGrant: GrantDraft = { role: '', vendorId: null, scope: null, endsOn: '' };

export const ofVendor = (role: GrantDraft['role']) => role === 'vendor_contributor' || role === 'vendor_attestor';

/** What is sent: only what belongs to the role. The API says what is missing. */
export function grantOf({ role, vendorId, scope, endsOn }: GrantDraft): Grant {
  return {
    role: role as Role,
    ...(ofVendor(role) && vendorId && { vendorId }),
    ...(role === 'external_auditor' && scope && { vendorScope: scope }),
    ...(endsOn && { endsOn }),
  };
}
