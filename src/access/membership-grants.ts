import type { Membership } from '../accounts/membership.entity';
import type { OpenWork } from '../audit-trail/work';
import { newId } from '../foundation/ids';
import { Problem, type FieldError } from '../foundation/problem';
import type { GrantMembership } from './people.dto';

const isVendorRole = (given: GrantMembership) =>
  given.role === 'vendor_contributor' || given.role === 'vendor_attestor';

/** Says beside the field what a membership of this role still needs, or may not have. */
export function refuseIncomplete(given: GrantMembership): void {
  const vendorRole = isVendorRole(given);
  const auditor = given.role === 'external_auditor';
  const wrong: [boolean, string, string][] = [
    [vendorRole && !given.vendorId, '/vendorId', 'Choose the vendor that this person works for.'],
    [!vendorRole && given.vendorId !== undefined, '/vendorId', 'Only vendor roles belong to a vendor.'],
    [auditor && !given.endsOn, '/endsOn', "An external auditor's access always has a last day."],
    [
      !auditor && given.vendorScope !== undefined,
      '/vendorScope',
      'Only an external auditor is limited to named vendors.',
    ],
  ];
  const errors: FieldError[] = wrong.filter(([is]) => is).map(([, pointer, message]) => ({ pointer, message }));
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
