import type { Role } from '../foundation/actor';
import type { Refusal } from '../foundation/refusal';

/** A person's part in something, as the rules below compare them. */
export interface Party {
  personId: string;
  vendorId: string | null;
}

/** SD-3: nobody reviews a submission of their own organisation. */
export function refusalToReviewOwn(
  reviewer: Party,
  submission: { vendorId: string; submittedBy: string },
): Refusal<'own-submission'> | null {
  if (reviewer.vendorId === submission.vendorId || reviewer.personId === submission.submittedBy)
    return { code: 'own-submission', reason: 'You cannot review what your own organisation submitted.' };
  return null;
}

/** SD-4, SD-10: whoever prepared or reviewed something does not approve it. */
export function refusalToApproveOwn(
  approverId: string,
  others: { preparedBy: string; what: string },
): Refusal<'same-person'> | null {
  if (approverId !== others.preparedBy) return null;
  return { code: 'same-person', reason: `You prepared this ${others.what}, so somebody else has to approve it.` };
}

/** SD-7: administrators hold no business role, and nobody grants themselves one. */
export function refusalToGrant(grant: {
  by: string;
  to: string;
  role: Role;
  held: Role[];
}): Refusal<'self-grant' | 'administrator-alone'> | null {
  if (grant.by === grant.to)
    return {
      code: 'self-grant',
      reason: 'You cannot grant yourself a role. Ask another administrator.',
      pointer: '/role',
    };
  const mixes = grant.held.some((held) => (held === 'administrator') !== (grant.role === 'administrator'));
  if (mixes)
    return {
      code: 'administrator-alone',
      reason: 'An administrator holds no business role. Revoke one before granting the other.',
      pointer: '/role',
    };
  return null;
}
