import { Injectable } from '@nestjs/common';
import { REAUTHENTICATION_MINUTES, refusalWithoutFreshPassword } from '../accounts/session.rules';
import { SessionsService } from '../accounts/sessions.service';
import { SignInService, type Account, type ActiveMembership } from '../accounts/sign-in.service';
import { Work } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import { notFound, Problem } from '../foundation/problem';
import { PERMISSIONS_OF } from './permissions';
import { ROLE_LABELS } from './role-labels';
import type { MembershipView, OwnSession, Reauthenticated, SessionView } from './sessions.dto';

/** What a person sees about their own account and sessions. */
@Injectable()
export class SessionPages {
  constructor(
    private readonly work: Work,
    private readonly signIn: SignInService,
    private readonly sessions: SessionsService,
    private readonly clock: Clock,
  ) {}

  async account(actor: Actor): Promise<Account> {
    const person = await this.person(actor);
    return {
      personId: actor.personId,
      name: person.name,
      email: person.email,
      memberships: await this.signIn.membershipsOf(actor.personId),
    };
  }

  async view(actor: Actor): Promise<SessionView> {
    const person = await this.person(actor);
    const memberships = (await this.signIn.membershipsOf(actor.personId)).map(shown);
    const membership = memberships.find((m) => m.id === actor.membershipId);
    if (!membership || actor.role === 'system') throw notFound('membership');
    return {
      personId: actor.personId,
      ...person,
      membership,
      memberships,
      permissions: [...PERMISSIONS_OF[actor.role]],
      registrantId: actor.registrantId,
      vendorId: actor.vendorId,
      reauthenticatedUntil: this.until(actor.reauthenticatedAt),
    };
  }

  reauthenticated(at: string): Reauthenticated {
    return { until: plusMinutes(at, REAUTHENTICATION_MINUTES) };
  }

  async ownSessions(actor: Actor): Promise<OwnSession[]> {
    const rows = await this.sessions.listOwn(actor);
    return rows.map((row) => ({
      id: row.tokenHash.slice(0, 12),
      startedAt: row.startedAt.toISOString(),
      lastSeenAt: row.lastSeenAt.toISOString(),
      userAgent: row.userAgent,
      address: row.address,
      current: row.tokenHash === actor.sessionHash,
    }));
  }

  private until(at: string | null | undefined): string | null {
    if (!at || refusalWithoutFreshPassword(at, this.clock.iso())) return null;
    return plusMinutes(at, REAUTHENTICATION_MINUTES);
  }

  private person(actor: Actor): Promise<{ name: string; email: string; title: string }> {
    return this.work.read(actor, async ({ manager }) => {
      const [row]: { name: string; email: string; title: string }[] = await manager.query(
        'SELECT name, email, title FROM person WHERE id = $1',
        [actor.personId],
      );
      if (!row) throw new Problem('not-signed-in', 'Your account is not there any more.');
      return row;
    });
  }
}

function plusMinutes(at: string, minutes: number): string {
  return new Date(Date.parse(at) + minutes * 60_000).toISOString();
}

function shown(membership: ActiveMembership): MembershipView {
  const { id, role, registrant, vendor } = membership;
  return { id, role, roleLabel: ROLE_LABELS[role], registrant, vendor };
}
