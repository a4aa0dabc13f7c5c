import { Injectable } from '@nestjs/common';
import { Work } from '../audit-trail/work';
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
    const registrantId = newId();
    const actor = systemActor(registrantId, 'founding', 'holdfast_door');
    return this.work.perform(actor, async (w) => {
      const administratorId = newId();
      const { email, name, title } = founding.administrator;
      await w.manager.getRepository(Registrant).insert({ ...founding.registrant, id: registrantId, createdAt: w.at });
      await w.manager
        .getRepository(Person)
        .insert({
          id: administratorId,
          email: email.toLowerCase(),
          name,
          title: title ?? '',
          createdAt: w.at,
          disabledAt: null,
        });
      const membership = firstMembership({
        personId: administratorId,
        registrantId,
        grantedBy: actor.personId,
        at: w.at,
      });
      await w.manager.getRepository(Membership).insert(membership);
      const { token } = await this.invitations.write(w.manager, {
        personId: administratorId,
        registrantId,
        madeBy: actor.personId,
        at: w.at,
      });
      await w.record(
        'registrant.founded',
        { kind: 'registrant', id: registrantId, vendorId: null },
        { name: founding.registrant.name },
      );
      const granted = {
        personId: administratorId,
        role: membership.role,
        vendorId: null,
        vendorScope: null,
        endsOn: null,
      };
      await w.record('membership.granted', { kind: 'membership', id: membership.id, vendorId: null }, granted);
      return { registrantId, administratorId, invitationToken: token };
    });
  }
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
