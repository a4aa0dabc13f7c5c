import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { InvitationsService } from '../accounts/invitations.service';
import { Membership } from '../accounts/membership.entity';
import { Person } from '../accounts/person.entity';
import { Work, type OpenWork } from '../audit-trail/work';
import type { Actor, Role } from '../foundation/actor';
import type { Config } from '../foundation/config';
import { CONFIG } from '../foundation/foundation.module';
import { newId } from '../foundation/ids';
import { notFound, Problem } from '../foundation/problem';
import type { GrantMembership, InvitedPerson, InvitePerson } from './people.dto';
import { membershipOf, refuseIncomplete } from './membership-grants';
import { refusalToGrant } from './segregation.rules';

/** People, their memberships and invitations, as an administrator keeps them. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly work: Work,
    private readonly invitations: InvitationsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Makes a person (or finds the one with this address) and a membership; answers the invitation's address once. */
  async invite(actor: Actor, given: InvitePerson): Promise<InvitedPerson> {
    refuseIncomplete(given);
    await this.refuse(actor, { to: await this.idOf(actor, given.email), role: given.role });
    return this.work.perform(actor, (w) => this.inviteWithin(w, given));
  }

  /** As `invite`, within a Work that does more and has asked `refusalToGrant` before. */
  async inviteWithin(w: OpenWork, given: InvitePerson): Promise<InvitedPerson> {
    refuseIncomplete(given);
    const { personId, isNew } = await ensurePerson(w, given);
    const membershipId = await grant(w, personId, given);
    const { registrantId, personId: madeBy } = w.actor;
    const invitation = await this.invitations.write(w.manager, { personId, registrantId, madeBy, at: w.at });
    const invited = { email: given.email.toLowerCase(), name: given.name, expiresAt: invitation.expiresAt };
    await w.record('person.invited', { kind: 'person', id: personId, vendorId: given.vendorId ?? null }, invited);
    if (!isNew && (await keepsOwnPassword(w.manager, personId)))
      return { id: personId, membershipId, invitationUrl: null, expiresAt: null };
    const invitationUrl = `${this.config.publicUrl}/invitation/${invitation.token}`;
    return { id: personId, membershipId, invitationUrl, expiresAt: invitation.expiresAt };
  }

  /** A new link for somebody who lost the first one or forgot the password. */
  async reinvite(actor: Actor, personId: string): Promise<InvitedPerson> {
    return this.work.perform(actor, async (w) => {
      const person = await requirePerson(w.manager, personId);
      await refuseForeignAccount(w.manager, personId);
      const invitation = await this.invitations.write(w.manager, {
        personId,
        registrantId: actor.registrantId,
        madeBy: actor.personId,
        at: w.at,
      });
      await w.record(
        'person.invited',
        { kind: 'person', id: personId, vendorId: null },
        { email: person.email, name: person.name, expiresAt: invitation.expiresAt },
      );
      return {
        id: personId,
        membershipId: '',
        invitationUrl: `${this.config.publicUrl}/invitation/${invitation.token}`,
        expiresAt: invitation.expiresAt,
      };
    });
  }

  async grantMembership(actor: Actor, personId: string, given: GrantMembership): Promise<{ id: string }> {
    refuseIncomplete(given);
    await this.refuse(actor, { to: personId, role: given.role });
    return this.work.perform(actor, async (w) => {
      await requirePerson(w.manager, personId);
      return { id: await grant(w, personId, given) };
    });
  }

  /** Ends a membership at once; sessions under it stop working with their next request. */
  revoke(actor: Actor, membershipId: string): Promise<void> {
    return this.work.perform(actor, async (w) => {
      const membership = await w.manager.getRepository(Membership).findOne({ where: { id: membershipId } });
      if (!membership) throw notFound('membership');
      if (membership.revokedAt) throw new Problem('wrong-state', 'This membership was revoked already.');
      await w.manager.query('UPDATE membership SET revoked_by = $2, revoked_at = $3 WHERE id = $1', [
        membershipId,
        actor.personId,
        w.at,
      ]);
      await w.record(
        'membership.revoked',
        { kind: 'membership', id: membershipId, vendorId: membership.vendorId },
        { personId: membership.personId, role: membership.role },
      );
    });
  }

  disable(actor: Actor, personId: string): Promise<void> {
    if (personId === actor.personId)
      throw new Problem('refused', 'You cannot disable your own account. Ask another administrator.');
    return this.work.perform(actor, async (w) => {
      const person = await requirePerson(w.manager, personId);
      if (person.disabledAt) throw new Problem('wrong-state', 'This account is disabled already.');
      await w.manager.query('UPDATE person SET disabled_at = $2 WHERE id = $1', [personId, w.at]);
      await w.record('person.disabled', { kind: 'person', id: personId, vendorId: null }, { email: person.email });
    });
  }

  /** SD-7, remembered: a refused grant is itself an event. */
  private async refuse(actor: Actor, wanted: { to: string | null; role: Role }): Promise<void> {
    const to = wanted.to ?? newId();
    const held = await this.work.read(actor, (r) =>
      r.manager.query<{ role: Role }[]>('SELECT role FROM membership WHERE person_id = $1 AND revoked_at IS NULL', [
        to,
      ]),
    );
    const refusal = refusalToGrant({ by: actor.personId, to, role: wanted.role, held: held.map((h) => h.role) });
    if (!refusal) return;
    await this.work.perform(actor, (w) =>
      w.record(
        'membership.refused',
        { kind: 'person', id: to, vendorId: null },
        { personId: to, role: wanted.role, reason: refusal.code },
      ),
    );
    throw new Problem('refused', refusal.reason, [
      { pointer: refusal.pointer ?? '', message: refusal.reason, code: refusal.code },
    ]);
  }

  private idOf(actor: Actor, email: string): Promise<string | null> {
    return this.work.read(actor, async ({ manager }) => {
      const [row]: { id: string | null }[] = await manager.query('SELECT app.person_by_email($1) AS id', [email]);
      return row?.id ?? null;
    });
  }
}

async function ensurePerson(w: OpenWork, given: InvitePerson): Promise<{ personId: string; isNew: boolean }> {
  const [known]: { id: string | null }[] = await w.manager.query('SELECT app.person_by_email($1) AS id', [given.email]);
  if (known?.id) return { personId: known.id, isNew: false };
  const person = {
    id: newId(),
    email: given.email.toLowerCase(),
    name: given.name,
    title: given.title ?? '',
    createdAt: w.at,
    disabledAt: null,
  };
  await w.manager.getRepository(Person).insert(person);
  return { personId: person.id, isNew: true };
}

async function grant(w: OpenWork, personId: string, given: GrantMembership): Promise<string> {
  const membership = membershipOf(w, personId, given);
  await w.manager.getRepository(Membership).insert(membership);
  const { role, vendorId, vendorScope, endsOn } = membership;
  await w.record(
    'membership.granted',
    { kind: 'membership', id: membership.id, vendorId },
    { personId, role, vendorId, vendorScope, endsOn },
  );
  return membership.id;
}

async function requirePerson(manager: EntityManager, id: string): Promise<Person> {
  const person = await manager.getRepository(Person).findOne({ where: { id } });
  if (!person) throw notFound('person');
  return person;
}

/** A link sets the password for every registrant that a person works for, so no single one's administrator may make it. */
async function refuseForeignAccount(manager: EntityManager, personId: string): Promise<void> {
  const [row]: { elsewhere: boolean }[] = await manager.query('SELECT app.works_elsewhere($1) AS elsewhere', [
    personId,
  ]);
  if (row?.elsewhere)
    throw new Problem(
      'refused',
      'This person works for another company in this portal too, so the password is theirs to change. They can do so under "Your account".',
    );
}

/** Whoever has a password, or is waiting for one at another company, sets none by this administrator's link. */
async function keepsOwnPassword(manager: EntityManager, personId: string): Promise<boolean> {
  const [row]: { keeps: boolean }[] = await manager.query(
    'SELECT app.has_password($1) OR app.works_elsewhere($1) AS keeps',
    [personId],
  );
  return row?.keeps ?? false;
}
