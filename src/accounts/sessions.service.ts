import { Inject, Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Work } from '../audit-trail/work';
import type { Actor, DatabaseRole, Role } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import type { Config } from '../foundation/config';
import { Transactions } from '../foundation/database/transaction';
import { CONFIG } from '../foundation/foundation.module';
import { sha256Hex } from '../foundation/ids';

export interface Visit {
  address: string;
  userAgent: string;
  requestId: string;
}

interface SessionRow {
  person_id: string;
  name: string;
  membership_id: string;
  registrant_id: string;
  vendor_id: string | null;
  role: Role;
  database_role: DatabaseRole;
  vendor_scope: string[] | null;
  reauthenticated_at: Date | null;
  last_seen_at: Date;
}

/** Opaque server-side sessions: the browser holds 256 random bits, the database their SHA-256. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly work: Work,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Starts a session under a membership and records it. Answers the token, which is shown once. */
  async start(actor: Actor, visit: Visit, reauthenticated: boolean): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const door: Actor = { ...actor, databaseRole: 'holdfast_door', requestId: visit.requestId };
    await this.work.perform(door, async (w) => {
      await insertSession(w.manager, {
        token,
        actor,
        visit,
        at: w.at,
        minutes: this.config.sessionAbsoluteMinutes,
        reauthenticated,
      });
      const particulars = {
        membershipId: actor.membershipId,
        role: actor.role as Role,
        userAgent: visit.userAgent,
        address: visit.address,
      };
      await w.record('session.started', { kind: 'person', id: actor.personId, vendorId: actor.vendorId }, particulars);
    });
    return token;
  }

  /**
   * The actor behind a token, or null when the session has ended, expired or lost its membership. With `stay`, the
   * transaction that found it stays open as `actor.entered`, for the request's first read; the caller lets go of it.
   */
  async resolve(token: string, visit: Visit, stay = false): Promise<Actor | null> {
    const hash = sha256Hex(token);
    const at = this.clock.now();
    const found = await this.transactions.enter({ hash, at, idleMinutes: this.config.sessionIdleMinutes });
    if (!found) return null;
    const { transaction } = found;
    const row = found.row as unknown as SessionRow;
    const actor = actorOf(row, hash, visit);
    if (stay) actor.entered = transaction;
    else await transaction.rollback();
    if (at.getTime() - row.last_seen_at.getTime() > 60_000) await this.seen(hash, at.toISOString());
    return actor;
  }

  async end(actor: Actor): Promise<void> {
    await this.work.perform(actor, async (w) => {
      await w.manager.query('UPDATE session SET ended_at = $2 WHERE token_hash = $1 AND ended_at IS NULL', [
        actor.sessionHash,
        w.at,
      ]);
      await w.record('session.ended', ownSubject(actor), { how: 'signed-out' });
    });
  }

  /** Ends every session of the person, under every membership, this one included. */
  async endEverywhere(actor: Actor): Promise<void> {
    await this.work.perform(actor, async (w) => {
      await w.manager.query('UPDATE session SET ended_at = $2 WHERE person_id = $1 AND ended_at IS NULL', [
        actor.personId,
        w.at,
      ]);
      await w.record('session.ended', ownSubject(actor), { how: 'everywhere' });
    });
  }

  async markReauthenticated(actor: Actor): Promise<string> {
    const door: Actor = { ...actor, databaseRole: 'holdfast_door' };
    return this.work.perform(door, async (w) => {
      await w.manager.query('UPDATE session SET reauthenticated_at = $2 WHERE token_hash = $1', [
        actor.sessionHash,
        w.at,
      ]);
      await w.record('session.reauthenticated', ownSubject(actor), { address: actor.remoteAddress ?? '' });
      return w.at;
    });
  }

  listOwn(
    actor: Actor,
  ): Promise<{ tokenHash: string; startedAt: Date; lastSeenAt: Date; userAgent: string; address: string }[]> {
    return this.work.read(actor, (r) =>
      r.manager.query(
        `SELECT token_hash AS "tokenHash", created_at AS "startedAt", last_seen_at AS "lastSeenAt", user_agent AS "userAgent", address
         FROM session WHERE person_id = $1 AND ended_at IS NULL AND expires_at > $2 ORDER BY last_seen_at DESC LIMIT 50`,
        [actor.personId, this.clock.iso()],
      ),
    );
  }

  private async seen(hash: string, at: string): Promise<void> {
    await this.work.housekeeping(null, (manager) =>
      manager.query('UPDATE session SET last_seen_at = $2 WHERE token_hash = $1', [hash, at]),
    );
  }
}

interface NewSession {
  token: string;
  actor: Actor;
  visit: Visit;
  at: string;
  minutes: number;
  reauthenticated: boolean;
}

async function insertSession(manager: EntityManager, session: NewSession): Promise<void> {
  const { actor, visit, at } = session;
  const expires = new Date(Date.parse(at) + session.minutes * 60_000).toISOString();
  await manager.query(
    `INSERT INTO session (token_hash, person_id, membership_id, created_at, last_seen_at, expires_at, reauthenticated_at, user_agent, address)
     VALUES ($1, $2, $3, $4, $4, $5, $6, $7, $8)`,
    [
      sha256Hex(session.token),
      actor.personId,
      actor.membershipId,
      at,
      expires,
      session.reauthenticated ? at : null,
      visit.userAgent.slice(0, 300),
      visit.address,
    ],
  );
}

function actorOf(row: SessionRow, hash: string, visit: Visit): Actor {
  return {
    personId: row.person_id,
    name: row.name,
    membershipId: row.membership_id,
    registrantId: row.registrant_id,
    vendorId: row.vendor_id,
    role: row.role,
    databaseRole: row.database_role,
    vendorScope: row.vendor_scope,
    requestId: visit.requestId,
    sessionHash: hash,
    reauthenticatedAt: row.reauthenticated_at?.toISOString() ?? null,
    remoteAddress: visit.address,
    userAgent: visit.userAgent,
  };
}

function ownSubject(actor: Actor) {
  return { kind: 'person', id: actor.personId, vendorId: actor.vendorId };
}
