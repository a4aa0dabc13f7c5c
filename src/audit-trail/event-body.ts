import type { Actor } from '../foundation/actor';
import { canonicalJson } from '../foundation/canonical-json';
import type { Subject } from './deeds';

/**
 * An event's body, version 1: the leaf of the audit trail. Canonical JSON (RFC 8785) with exactly these members:
 *
 *   v           1
 *   id          the event's own UUID
 *   at          server time, ISO 8601 UTC with milliseconds
 *   actor       { personId, name, membershipId, role }
 *   registrantId, vendorId (the acting or concerned vendor, or null)
 *   deed        name of the deed
 *   subject     { kind, id, ref }  (ref may be null)
 *   particulars what belongs to the deed
 *   requestId   id of the request or job
 *
 * The text is final: what is stored, hashed, shown and verified is this string and nothing beside it.
 */
export interface EventFacts {
  id: string;
  at: string;
  actor: Actor;
  deed: string;
  subject: Subject;
  particulars: object;
}

export function eventBody(facts: EventFacts): string {
  const { actor, subject } = facts;
  return canonicalJson({
    v: 1,
    id: facts.id,
    at: facts.at,
    actor: { personId: actor.personId, name: actor.name, membershipId: actor.membershipId, role: actor.role },
    registrantId: actor.registrantId,
    vendorId: subject.vendorId,
    deed: facts.deed,
    subject: { kind: subject.kind, id: subject.id, ref: subject.ref ?? null },
    particulars: facts.particulars,
    requestId: actor.requestId,
  });
}
