import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Work } from '../audit-trail/work';
import { systemActor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import { newId, sha256Hex } from '../foundation/ids';
import { heed, Problem } from '../foundation/problem';
import { Invitation } from './invitation.entity';
import { hashPassword, refusalOfPassword } from './passwords';

const DAYS_OPEN = 14;

export interface OpenInvitation {
  id: string;
  personId: string;
  registrantId: string;
  email: string;
  name: string;
  registrant: string;
  expiresAt: Date;
  usedAt: Date | null;
}

/** A one-time link with which a person sets the first (or a new) password. The administrator never knows it. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
  ) {}

  /** Writes an invitation within an administrator's Work. Answers the token, which is shown once. */
  async write(
    manager: EntityManager,
    invitation: { personId: string; registrantId: string; madeBy: string; at: string },
  ): Promise<{ token: string; expiresAt: string }> {
    const token = randomBytes(32).toString('base64url');
    const expiresAt = new Date(Date.parse(invitation.at) + DAYS_OPEN * 86_400_000).toISOString();
    const { personId, registrantId, madeBy, at } = invitation;
    await manager.getRepository(Invitation).insert({
      id: newId(),
      tokenHash: sha256Hex(token),
      personId,
      registrantId,
      madeBy,
      madeAt: at,
      expiresAt,
      usedAt: null,
    });
    return { token, expiresAt };
  }

  /** Who an invitation is for. Throws `gone` when it was used or has expired. */
  async open(token: string): Promise<OpenInvitation> {
    const found = await this.work.housekeeping(null, async (manager) => {
      const [row]: OpenInvitation[] = await manager.query(
        `SELECT i.id, i.person_id AS "personId", i.registrant_id AS "registrantId", p.email, p.name, r.name AS registrant, i.expires_at AS "expiresAt", i.used_at AS "usedAt"
         FROM invitation i JOIN person p ON p.id = i.person_id JOIN registrant r ON r.id = i.registrant_id WHERE i.token_hash = $1`,
        [sha256Hex(token)],
      );
      return row;
    });
    if (!found) throw new Problem('not-found', 'This invitation is not known. Check that you copied the whole link.');
    if (found.usedAt || found.expiresAt < this.clock.now())
      throw new Problem('gone', 'This invitation was used or has expired. Ask your administrator for a new one.');
    return found;
  }

  /** Sets the password and uses the invitation up; older sessions of the person end. */
  async accept(token: string, password: string, requestId: string): Promise<void> {
    const invited = await this.open(token);
    heed(refusalOfPassword(password, invited));
    const passwordHash = await hashPassword(password);
    const actor = {
      ...systemActor(invited.registrantId, requestId, 'holdfast_door'),
      personId: invited.personId,
      name: invited.name,
    };
    await this.work.perform(actor, async (w) => {
      const used: unknown[] = await w.manager.query(
        'UPDATE invitation SET used_at = $2 WHERE id = $1 AND used_at IS NULL RETURNING id',
        [invited.id, w.at],
      );
      if (!Array.isArray(used[0]) || used[0].length === 0)
        throw new Problem('gone', 'This invitation was used a moment ago.');
      await w.manager.query(
        'INSERT INTO credential (person_id, password_hash, changed_at) VALUES ($1, $2, $3) ON CONFLICT (person_id) DO UPDATE SET password_hash = $2, changed_at = $3',
        [invited.personId, passwordHash, w.at],
      );
      await w.manager.query('UPDATE session SET ended_at = $2 WHERE person_id = $1 AND ended_at IS NULL', [
        invited.personId,
        w.at,
      ]);
      await w.record('password.set', { kind: 'person', id: invited.personId, vendorId: null }, { by: 'invitation' });
    });
  }
}
