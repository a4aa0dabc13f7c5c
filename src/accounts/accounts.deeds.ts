import type { Role } from '../foundation/actor';

declare module '../audit-trail/deeds' {
  interface Deeds {
    'registrant.founded': { name: string };
    'session.started': { membershipId: string; role: Role; userAgent: string; address: string };
    'session.refused': { reason: 'wrong-password' | 'throttled'; address: string };
    'session.ended': { how: 'signed-out' | 'everywhere' };
    'session.reauthenticated': { address: string };
    'password.set': { by: 'invitation' | 'self' };
    'person.invited': { email: string; name: string; expiresAt: string };
    'person.disabled': { email: string };
    'membership.granted': {
      personId: string;
      role: Role;
      vendorId: string | null;
      vendorScope: string[] | null;
      endsOn: string | null;
    };
    'membership.revoked': { personId: string; role: Role };
    'membership.refused': { personId: string; role: Role; reason: string };
  }
}
