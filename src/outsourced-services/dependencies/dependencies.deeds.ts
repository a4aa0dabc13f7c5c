import type { Changes } from '../../vendors/amendment';
import type {
  Claim,
  ConfirmationSide,
  DependencyKind,
  DependencyRole,
  Objection,
  OwnerSide,
  ResourceKind,
} from './dependency-words.rules';

/** What both sides confirm: a change of any of it makes their confirmations stale. */
export interface ConfirmedTerms {
  what: string;
  role: DependencyRole;
  sharePct: number | null;
  standbyCapacityPct: number | null;
  activationMinutes: number | null;
  theirRtoMinutes: number | null;
  ownerSide: OwnerSide | null;
  ownerName: string;
}

declare module '../../audit-trail/deeds' {
  interface Deeds {
    'dependency.added': ConfirmedTerms & { serviceId: string; kind: DependencyKind };
    'dependency.changed': {
      serviceId: string;
      changes: Changes;
      terms: number;
      material: boolean;
      confirmedBefore: boolean;
    };
    'dependency.ended': { serviceId: string; kind: DependencyKind; reason: string };
    'dependency.confirmed': {
      serviceId: string;
      side: ConfirmationSide;
      terms: number;
      seen: ConfirmedTerms;
      givenOn: string;
      givenBy: string;
      how: string;
    };
    'dependency.objected': {
      serviceId: string;
      objection: Objection;
      note: string;
      terms: number;
      givenOn: string;
      givenBy: string;
      how: string;
    };
    'dependency.matched': { resourceId: string | null; before: string | null; dependencyIds: string[] };
    'dependency-request.sent': { dependencyId: string; dependentVendorId: string; terms: number };
    'dependency-request.answered': {
      outcome: 'confirmed' | 'objected';
      objection: Objection | null;
      note: string;
      statedRtoMinutes: number | null;
      terms: number;
    };
    'dependency-request.withdrawn': { dependencyId: string };
    'shared-resource.added': { resourceKind: ResourceKind; name: string; ownVendorId: string | null };
    'shared-resource.changed': { changes: Changes };
    'sub-outsourcer.added': { name: string; what: string; critical: boolean; startsOn: string | null };
    'sub-outsourcer.changed': { changes: Changes; material: boolean };
    'sub-outsourcer.assessed': { assessedOn: string; note: string; changes: Changes };
    'sub-outsourcer.ended': { endedOn: string };
    'data-set.added': { name: string; feeds: string[] };
    'data-set.changed': { changes: Changes };
    'data-set.ended': { endedOn: string };
    'team.added': { name: string };
    'team.changed': { changes: Changes };
    'team.ended': { endedOn: string };
    'assumption.added': { claim: Claim; text: string; about: string; ownerName: string };
    'assumption.changed': { changes: Changes };
    'assumption.checked': { result: 'holds' | 'does_not_hold'; how: string; checkedOn: string };
    'assumption.withdrawn': { reason: string };
  }
}
