import { FoundingService, type Founding } from '../accounts/founding.service';
import { InvitationsService } from '../accounts/invitations.service';
import { SessionsService } from '../accounts/sessions.service';
import { SignInService } from '../accounts/sign-in.service';
import { PeopleService } from '../access/people.service';
import type { Actor, Role } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import { DEMO_PASSWORD } from './cast';
import type { Rooms } from './rooms';

/** Somebody of the story, once invited. */
export interface Member {
  name: string;
  email: string;
  role: Role;
  organisation: string;
}

interface Invited extends Member {
  title: string;
  vendorId?: string;
  endsOn?: string;
}

const VISIT = { address: '127.0.0.1', userAgent: 'Holdfast demonstration', requestId: 'demo' };
/** A person signs in again for what happens on another day. */
const SESSION_MINUTES = 10 * 60;

/** The people of the demo: each accepts an invitation, chooses the password and signs in, as anybody would. */
export class Crowd {
  readonly members = new Map<string, Member>();
  private readonly present = new Map<string, { actor: Actor; since: number }>();

  constructor(private readonly rooms: Rooms) {}

  async found(registrant: Founding, key: string): Promise<string> {
    const { name, email } = registrant.administrator;
    const founded = await this.rooms.of(FoundingService).found(registrant);
    await this.rooms.of(InvitationsService).accept(founded.invitationToken, DEMO_PASSWORD, 'demo');
    const organisation = registrant.registrant.name;
    this.members.set(key, { name, email, role: 'administrator', organisation });
    return founded.registrantId;
  }

  async invite(key: string, by: string, person: Invited): Promise<void> {
    const { name, email, role, title, vendorId, endsOn, organisation } = person;
    const grant = { role, ...(vendorId ? { vendorId } : {}), ...(endsOn ? { endsOn } : {}) };
    const invited = await this.rooms.of(PeopleService).invite(await this.as(by), { name, email, title, ...grant });
    const token = invited.invitationUrl?.split('/').pop() ?? '';
    await this.rooms.of(InvitationsService).accept(token, DEMO_PASSWORD, 'demo');
    this.members.set(key, { name, email, role, organisation });
  }

  /** The person behind a key, signed in on the same day of the story. */
  async as(key: string): Promise<Actor> {
    const now = this.rooms.of(Clock).now().getTime();
    const here = this.present.get(key);
    if (here && now >= here.since && now - here.since < SESSION_MINUTES * 60_000) return here.actor;
    return this.signIn(key);
  }

  /** As `as`, the password having been given a moment ago: for signing and approving. */
  async freshly(key: string): Promise<Actor> {
    return this.signIn(key);
  }

  /** Id of the person behind a key. */
  async idOf(key: string): Promise<string> {
    return (await this.as(key)).personId;
  }

  private async signIn(key: string): Promise<Actor> {
    const { email } = this.member(key);
    const account = await this.rooms.of(SignInService).check({ email, password: DEMO_PASSWORD }, VISIT);
    const [membership] = account.memberships;
    if (!membership) throw new Error(`${email} has no membership.`);
    const asked = this.rooms.of(SignInService).actorFor(account, membership, VISIT);
    const sessions = this.rooms.of(SessionsService);
    const actor = await sessions.resolve(await sessions.start(asked, VISIT, true), VISIT);
    if (!actor) throw new Error(`The session of ${email} did not begin.`);
    this.present.set(key, { actor, since: this.rooms.of(Clock).now().getTime() });
    return actor;
  }

  private member(key: string): Member {
    const found = this.members.get(key);
    if (!found) throw new Error(`Nobody in the demo is called ${key}.`);
    return found;
  }
}
