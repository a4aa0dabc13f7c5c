import { Injectable } from '@nestjs/common';
import { Work } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { heed, Problem } from '../foundation/problem';
import { hashPassword, refusalOfPassword } from './passwords';
import type { Visit } from './sessions.service';
import { SignInService } from './sign-in.service';

/** A person's own new password. Every other session of theirs ends with it. */
@Injectable()
export class PasswordChangeService {
  constructor(
    private readonly work: Work,
    private readonly signIn: SignInService,
  ) {}

  async change(actor: Actor, given: { email: string; current: string; next: string }, visit: Visit): Promise<void> {
    await this.confirm(given, visit);
    const refusal = refusalOfPassword(given.next, { email: given.email, name: actor.name });
    heed(refusal && { ...refusal, pointer: '/newPassword' });
    const passwordHash = await hashPassword(given.next);
    const door: Actor = { ...actor, databaseRole: 'holdfast_door' };
    await this.work.perform(door, async (w) => {
      await w.manager.query('UPDATE credential SET password_hash = $2, changed_at = $3 WHERE person_id = $1', [
        actor.personId,
        passwordHash,
        w.at,
      ]);
      await w.manager.query(
        'UPDATE session SET ended_at = $3 WHERE person_id = $1 AND token_hash <> $2 AND ended_at IS NULL',
        [actor.personId, actor.sessionHash, w.at],
      );
      await w.record('password.set', { kind: 'person', id: actor.personId, vendorId: actor.vendorId }, { by: 'self' });
    });
  }

  /** A wrong current password is said beside its field; it is no reason to end the session. */
  private async confirm(given: { email: string; current: string }, visit: Visit): Promise<void> {
    try {
      await this.signIn.check({ email: given.email, password: given.current }, visit);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'sign-in-failed') throw error;
      heed({ code: 'wrong-password', reason: 'This is not your current password.', pointer: '/currentPassword' });
    }
  }
}
