import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import './notifications.deeds';
import { Work } from '../audit-trail/work';
import { systemActor, type Actor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import type { Config } from '../foundation/config';
import { CONFIG } from '../foundation/foundation.module';
import { isUuid, newId } from '../foundation/ids';
import { Jobs, type JobPayload } from '../foundation/jobs';
import { LEASE_MINUTES, waitAfter } from './attempt.rules';
import { Email } from './email.entity';
import type { Letter } from './letter.rules';
import { NotPosted, PostOffice } from './post-office';
import type { Addressee } from './readers';

/** Later than `at` by whole minutes, as ISO text. */
const after = (at: string, minutes: number): string => new Date(Date.parse(at) + minutes * 60_000).toISOString();

export const mailWorker = (registrantId: string, id: string): Actor => systemActor(registrantId, `mail:${id}`);

/**
 * Mail, written down first and sent by a job. Whoever queues a message never waits for a server; a server that is down
 * costs a later attempt, and a message that was taken is never offered again.
 */
@Injectable()
export class Outbox implements OnModuleInit {
  private readonly log = new Logger('Mail');

  constructor(
    private readonly jobs: Jobs,
    private readonly work: Work,
    private readonly clock: Clock,
    private readonly postOffice: PostOffice,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.define('mail.send', (payload) => this.send(payload));
  }

  /** Queues a message in somebody else's transaction; answers its id. Without a mail server it is kept as not sent. */
  async queue(manager: EntityManager, to: Addressee, letter: Letter): Promise<string> {
    const [id, at, registrantId] = [newId(), this.clock.iso(), await currentRegistrant(manager)];
    const state = this.postOffice.open ? 'waiting' : 'not_configured';
    const host = new URL(this.config.publicUrl).hostname;
    await manager.getRepository(Email).insert({
      ...{ id, registrantId, vendorId: to.vendorId, personId: to.personId, address: to.address, ...letter, state },
      ...{ messageId: `<${id}@${host}>`, queuedAt: at, endedAt: state === 'waiting' ? null : at },
      nextAttemptAt: state === 'waiting' ? at : null,
    });
    if (state === 'waiting') await this.attemptIn(manager, { registrantId, emailId: id, minutes: 0 });
    return id;
  }

  /** Asks for an attempt, now or in some minutes; a message has one waiting attempt at most. */
  attemptIn(
    manager: EntityManager,
    wanted: { registrantId: string; emailId: string; minutes: number },
  ): Promise<unknown> {
    const { registrantId, emailId, minutes } = wanted;
    const payload = JSON.stringify({ registrantId, emailId });
    return manager.query('SELECT app.enqueue_job_in($1, $2, $3, $4)', [
      ...['mail.send', payload, `mail:${emailId}`],
      minutes,
    ]);
  }

  /** One attempt. Never throws for what a mail server did: the next attempt is in the queue already. */
  private async send(payload: JobPayload): Promise<void> {
    const { registrantId, emailId } = payload;
    if (!isUuid(emailId)) throw new Error('A mail job names its message.');
    const worker = mailWorker(registrantId, emailId);
    const email = await this.work.housekeeping(worker, (manager) => this.claim(manager, emailId));
    if (email === null) return;
    try {
      await this.postOffice.post(email);
    } catch (error) {
      await this.failed(worker, email, error instanceof NotPosted ? error : new NotPosted(null, String(error)));
      return;
    }
    await this.work.perform(worker, async (w) => {
      await w.manager.query(
        `UPDATE email SET state = 'sent', ended_at = $2, lease_until = NULL, next_attempt_at = NULL WHERE id = $1`,
        [email.id, w.at],
      );
      await w.record('email.sent', subjectOf(email), particularsOf(email));
    });
  }

  /** Takes a message for this attempt, unless it has ended or another portal is at it. */
  private async claim(manager: EntityManager, id: string): Promise<Claimed | null> {
    const now = this.clock.iso();
    const [rows]: [Claimed[], number] = await manager.query(
      `UPDATE email SET state = 'sending', attempts = attempts + 1, lease_until = $3
       WHERE id = $1 AND (state = 'waiting' OR (state = 'sending' AND lease_until < $2))
       RETURNING id, vendor_id AS "vendorId", person_id AS "personId", address, subject, body, message_id AS "messageId", attempts`,
      [id, now, after(now, LEASE_MINUTES)],
    );
    const [email] = rows;
    if (email) return email;
    await this.comeBack(manager, id);
    return null;
  }

  /** A message that another portal holds is looked at again when its lease has ended. */
  private async comeBack(manager: EntityManager, id: string): Promise<void> {
    const [held]: { registrantId: string }[] = await manager.query(
      `SELECT registrant_id AS "registrantId" FROM email WHERE id = $1 AND state = 'sending'`,
      [id],
    );
    if (held) await this.attemptIn(manager, { registrantId: held.registrantId, emailId: id, minutes: LEASE_MINUTES });
  }

  private async failed(worker: Actor, email: Claimed, failure: NotPosted): Promise<void> {
    const wait = waitAfter(email.attempts, failure);
    this.log.warn(`Message ${email.id} was not taken (attempt ${email.attempts}): ${failure.message}`);
    if (wait === null) return this.giveUp(worker, email, failure.message);
    await this.work.housekeeping(worker, async (manager) => {
      const at = after(this.clock.iso(), wait);
      await manager.query(
        `UPDATE email SET state = 'waiting', lease_until = NULL, next_attempt_at = $2, last_error = $3 WHERE id = $1`,
        [email.id, at, failure.message],
      );
      await this.attemptIn(manager, { registrantId: worker.registrantId, emailId: email.id, minutes: wait });
    });
  }

  private giveUp(worker: Actor, email: Claimed, error: string): Promise<void> {
    return this.work.perform(worker, async (w) => {
      await w.manager.query(
        `UPDATE email SET state = 'given_up', ended_at = $2, lease_until = NULL, next_attempt_at = NULL, last_error = $3 WHERE id = $1`,
        [email.id, w.at, error],
      );
      await w.record('email.given-up', subjectOf(email), { ...particularsOf(email), error });
    });
  }
}

type Claimed = Pick<Email, 'id' | 'vendorId' | 'personId' | 'address' | 'subject' | 'body' | 'messageId' | 'attempts'>;

const subjectOf = ({ id, vendorId }: Claimed) => ({ kind: 'email', id, vendorId });
const particularsOf = ({ personId, subject, messageId, attempts }: Claimed) => ({
  ...{ personId, subject, messageId, attempts },
});

async function currentRegistrant(manager: EntityManager): Promise<string> {
  const [row]: { id: string }[] = await manager.query('SELECT app.registrant() AS id');
  if (!row) throw new Error('A message belongs to a registrant.');
  return row.id;
}
