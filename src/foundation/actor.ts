import type { Transaction } from './database/open-transaction';

/** The application's roles; `domain` words, one membership each. */
export const ROLES = [
  'vendor_contributor',
  'vendor_attestor',
  'relationship_owner',
  'compliance_officer',
  'second_line_approver',
  'sox_office',
  'executive',
  'external_auditor',
  'administrator',
] as const;

export type Role = (typeof ROLES)[number];

/** The database roles that a transaction can take; row-level security knows only these. */
export type DatabaseRole =
  | 'holdfast_door'
  | 'holdfast_vendor'
  | 'holdfast_staff'
  | 'holdfast_auditor'
  | 'holdfast_worker'
  | 'holdfast_sequencer';

/** Who acts, for whom, under which membership. `vendorId` is null for the registrant's people and the auditor. */
export interface Actor {
  personId: string;
  name: string;
  membershipId: string;
  registrantId: string;
  vendorId: string | null;
  role: Role | 'system';
  databaseRole: DatabaseRole;
  requestId: string;
  /** Vendors that an external auditor's grant names; null means all of the registrant's. */
  vendorScope?: string[] | null;
  /** Hex SHA-256 of the session's token, where a session stands behind the actor. */
  sessionHash?: string;
  /** ISO time of the last re-authentication in this session. */
  reauthenticatedAt?: string | null;
  /** Set by the idempotency interceptor; the first Work of the request takes the key in its own transaction. */
  idempotency?: { key: string; requestSha256: string; taken: boolean };
  /** The READ ONLY transaction in which the session was found; the request's first read goes on in it. */
  entered?: Transaction | undefined;
  remoteAddress?: string;
  userAgent?: string;
}

/** An actor for work that no person started: jobs, the demo's setting up, the door before sign-in. */
export function systemActor(
  registrantId: string,
  requestId: string,
  databaseRole: DatabaseRole = 'holdfast_worker',
): Actor {
  const nobody = '00000000-0000-0000-0000-000000000000';
  return {
    personId: nobody,
    name: 'Holdfast',
    membershipId: nobody,
    registrantId,
    vendorId: null,
    role: 'system',
    databaseRole,
    requestId,
  };
}
