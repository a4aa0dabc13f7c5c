import type { Membership } from '../accounts/membership.entity';
import type { OpenWork } from '../audit-trail/work';
import { newId } from '../foundation/ids';
import { Problem, type FieldError } from '../foundation/problem';
import type { GrantMembership } from './people.dto';

const isVendorRole = (given: GrantMembership) =>
  given.role === 'vendor_contributor' || given.role === 'vendor_attestor';

/** Says beside the field what a membership of this role still needs, or may not have. */
export function refuseIncomplete(given: GrantMembership): void {
  const errors: FieldError[] = [];
  if (isVendorRole(given) && !given.vendorId)
    errors.push({ pointer: '/vendorId', message: 'Choose the vendor that this person works for.' });
  if (!isVendorRole(given) && given.vendorId)
    errors.push({ pointer: '/vendorId', message: 'Only vendor roles belong to a vendor.' });
  if (given.role === 'external_auditor' && !given.endsOn)
    errors.push({ pointer: '/endsOn', message: "An external auditor's access always has a last day." });
  if (given.role !== 'external_auditor' && given.vendorScope)
    errors.push({ pointer: '/vendorScope', message: 'Only an external auditor is limited to named vendors.' });
  if (errors.length > 0)
    throw new Problem('invalid-input', 'The membership is not complete. Nothing was saved.', errors);
}

/** The membership row that a grant makes, starting today. */
export function membershipOf(w: OpenWork, personId: string, given: GrantMembership): Membership {
  return {
    id: newId(),
    personId,
    registrantId: w.actor.registrantId,
    vendorId: given.vendorId ?? null,
    role: given.role,
    vendorScope: given.vendorScope ?? null,
    startsOn: w.at.slice(0, 10),
    endsOn: given.endsOn ?? null,
    grantedBy: w.actor.personId,
    grantedAt: w.at,
    revokedBy: null,
    revokedAt: null,
  };
}
