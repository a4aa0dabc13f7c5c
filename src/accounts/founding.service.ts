import { Injectable } from '@nestjs/common';
import { Work, type OpenWork } from '../audit-trail/work';
import { systemActor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { InvitationsService } from './invitations.service';
import { Membership } from './membership.entity';
import { Person } from './person.entity';
import { Registrant } from './registrant.entity';

export interface Founding {
  registrant: Pick<Registrant, 'name' | 'filerStatus' | 'fiscalYearEnd' | 'framework'>;
  administrator: { email: string; name: string; title?: string };
}

export interface Founded {
  registrantId: string;
  administratorId: string;
  /** Token of the administrator's invitation; shown once. */
  invitationToken: string;
}

/** Brings a registrant and its first administrator into being; everybody else is invited from there. */
@Injectable()
export class FoundingService {
  constructor(
    private readonly work: Work,
    private readonly invitations: InvitationsService,
  ) {}

  found(founding: Founding): Promise<Founded> {
    const ids = { registrantId: newId(), administratorId: newId() };
    const actor = systemActor(ids.registrantId, 'founding', 'holdfast_door');
    return this.work.perform(actor, async (w) => {
      await w.manager
        .getRepository(Registrant)
        .insert({ ...founding.registrant, id: ids.registrantId, createdAt: w.at });
      await w.record(
        'registrant.founded',
        { kind: 'registrant', id: ids.registrantId, vendorId: null },
        { name: founding.registrant.name },
      );
      await appoint(w, ids.administratorId, founding.administrator);
      const invited = {
        personId: ids.administratorId,
        registrantId: ids.registrantId,
        madeBy: actor.personId,
        at: w.at,
      };
      const { token } = await this.invitations.write(w.manager, invited);
      return { ...ids, invitationToken: token };
    });
  }
}

async function appoint(w: OpenWork, personId: string, administrator: Founding['administrator']): Promise<void> {
  const { registrantId, personId: grantedBy } = w.actor;
  const { email, name, title } = administrator;
  const person = {
    id: personId,
    email: email.toLowerCase(),
    name,
    title: title ?? '',
    createdAt: w.at,
    disabledAt: null,
  };
  await w.manager.getRepository(Person).insert(person);
  const membership = firstMembership({ personId, registrantId, grantedBy, at: w.at });
  await w.manager.getRepository(Membership).insert(membership);
  const granted = { personId, role: membership.role, vendorId: null, vendorScope: null, endsOn: null };
  await w.record('membership.granted', { kind: 'membership', id: membership.id, vendorId: null }, granted);
}

function firstMembership(of: { personId: string; registrantId: string; grantedBy: string; at: string }): Membership {
  const { personId, registrantId, grantedBy, at } = of;
  const open = { vendorId: null, vendorScope: null, endsOn: null, revokedBy: null, revokedAt: null };
  return {
    ...open,
    id: newId(),
    personId,
    registrantId,
    role: 'administrator',
    startsOn: at.slice(0, 10),
    grantedBy,
    grantedAt: at,
  };
}
