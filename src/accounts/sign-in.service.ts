import { Injectable } from '@nestjs/common';
import { Work } from '../audit-trail/work';
import { systemActor, type Actor, type DatabaseRole, type Role } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import { Problem } from '../foundation/problem';
import { passwordMatches } from './passwords';
import type { Visit } from './sessions.service';
import { ThrottleService } from './throttle.service';

export interface ActiveMembership {
  id: string;
  role: Role;
  databaseRole: DatabaseRole;
  registrantId: string;
  registrant: string;
  vendorId: string | null;
  vendor: string | null;
  vendorScope: string[] | null;
}

export interface Account {
  personId: string;
  name: string;
  email: string;
  memberships: ActiveMembership[];
}

interface CredentialRow {
  personId: string;
  name: string;
  email: string;
  passwordHash: string;
}

/** Checks who somebody says they are. Says the same, and takes as long, whether or not the account exists. */
@Injectable()
export class SignInService {
  constructor(
    private readonly work: Work,
    private readonly throttle: ThrottleService,
    private readonly clock: Clock,
  ) {}

  /** The account behind address and password. Throws `sign-in-failed` or `too-many-requests`. */
  async check(given: { email: string; password: string }, visit: Visit): Promise<Account> {
    const tried = { account: given.email, address: visit.address };
    await this.throttle.admit(tried);
    const found = await this.credentialOf(given.email);
    if (!(await passwordMatches(given.password, found?.passwordHash ?? null)) || !found) {
      await this.throttle.countFailure(tried);
      if (found) await this.recordRefusal(found, visit);
      throw new Problem(
        'sign-in-failed',
        'The address and the password do not belong together. After eight tries the account rests for fifteen minutes.',
      );
    }
    const memberships = await this.membershipsOf(found.personId);
    if (memberships.length === 0)
      throw new Problem('sign-in-failed', 'Your account has no role at the moment. Ask your administrator.');
    await this.throttle.forget(tried);
    return { personId: found.personId, name: found.name, email: found.email, memberships };
  }

  /** Active memberships, the one used last first. */
  membershipsOf(personId: string): Promise<ActiveMembership[]> {
    return this.work.housekeeping(null, (manager) =>
      manager.query(
        `SELECT m.id, m.role, app.database_role(m.role) AS "databaseRole", m.registrant_id AS "registrantId", r.name AS registrant,
                m.vendor_id AS "vendorId", app.vendor_name(m.vendor_id) AS vendor, m.vendor_scope AS "vendorScope"
         FROM membership m JOIN registrant r ON r.id = m.registrant_id
         LEFT JOIN LATERAL (SELECT max(s.created_at) AS used FROM session s WHERE s.membership_id = m.id) last ON true
         WHERE m.person_id = $1 AND m.revoked_at IS NULL AND m.starts_on <= $2 AND (m.ends_on IS NULL OR m.ends_on >= $2)
         ORDER BY last.used DESC NULLS LAST, m.granted_at`,
        [personId, this.clock.today()],
      ),
    );
  }

  actorFor(account: Account, membership: ActiveMembership, visit: Visit): Actor {
    const { id, role, databaseRole, registrantId, vendorId, vendorScope } = membership;
    return {
      personId: account.personId,
      name: account.name,
      membershipId: id,
      registrantId,
      vendorId,
      role,
      databaseRole,
      vendorScope,
      requestId: visit.requestId,
    };
  }

  private credentialOf(email: string): Promise<CredentialRow | undefined> {
    return this.work.housekeeping(null, async (manager) => {
      const [row]: CredentialRow[] = await manager.query(
        `SELECT p.id AS "personId", p.name, p.email, c.password_hash AS "passwordHash"
         FROM person p JOIN credential c ON c.person_id = p.id WHERE p.email = lower($1) AND p.disabled_at IS NULL`,
        [email],
      );
      return row;
    });
  }

  /** SD-7's remembered refusal: a second Work, after nothing else was written. */
  private async recordRefusal(found: CredentialRow, visit: Visit): Promise<void> {
    const [membership] = await this.membershipsOf(found.personId);
    if (!membership) return;
    const door = systemActor(membership.registrantId, visit.requestId, 'holdfast_door');
    await this.work.perform(door, (w) =>
      w.record(
        'session.refused',
        { kind: 'person', id: found.personId, vendorId: membership.vendorId },
        { reason: 'wrong-password', address: visit.address },
      ),
    );
  }
}
