import { Injectable } from '@nestjs/common';
import './notifications.deeds';
import { Work } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { heedState, notFound } from '../foundation/problem';
import type { EmailState } from './email.entity';
import type { EmailList, EmailView } from './notices.dto';
import { Outbox } from './outbox';
import { PostOffice } from './post-office';

/** The outbox as the administrator sees it: never what a message says, only whose it is, what it is about and how it fared. */
@Injectable()
export class EmailsService {
  constructor(
    private readonly work: Work,
    private readonly outbox: Outbox,
    private readonly postOffice: PostOffice,
  ) {}

  /** The newest 500. */
  list(actor: Actor, state: EmailState | undefined): Promise<EmailList> {
    return this.work.read(actor, async ({ manager }) => {
      const rows: Row[] = await manager.query(
        `${EMAILS} WHERE $1::text IS NULL OR e.state = $1 ORDER BY e.queued_at DESC, e.id DESC LIMIT 500`,
        [state ?? null],
      );
      const [counts]: EmailList['counts'][] = await manager.query(COUNTS);
      const none = { waiting: 0, sent: 0, givenUp: 0, notConfigured: 0 };
      return { items: rows.map(shown), total: rows.length, server: this.postOffice.server, counts: counts ?? none };
    });
  }

  /** Tries a message again that waits or was given up. */
  retry(actor: Actor, id: string): Promise<void> {
    return this.work.perform(actor, async (w) => {
      const [email]: (Pick<EmailView, 'state'> & {
        subject: string;
        vendorId: string | null;
        personId: string;
        messageId: string;
      })[] = await w.manager.query(
        `SELECT state, subject, vendor_id AS "vendorId", person_id AS "personId", message_id AS "messageId" FROM email WHERE id = $1`,
        [id],
      );
      if (!email) throw notFound('message');
      heedState(this.refusalToRetry(email.state));
      await w.manager.query(
        `UPDATE email SET state = 'waiting', attempts = 0, ended_at = NULL, next_attempt_at = $2 WHERE id = $1 AND state IN ('waiting', 'given_up', 'not_configured')`,
        [id, w.at],
      );
      await this.outbox.attemptIn(w.manager, { registrantId: actor.registrantId, emailId: id, minutes: 0 });
      const { personId, subject, messageId } = email;
      await w.record(
        'email.retried',
        { kind: 'email', id, vendorId: email.vendorId },
        { personId, subject, messageId },
      );
    });
  }

  private refusalToRetry(state: EmailState) {
    if (!this.postOffice.open)
      return { code: 'no-mail-server', reason: 'No mail server is configured, so nothing can be sent.' };
    if (state === 'sent') return { code: 'sent', reason: 'This message was sent already.' };
    return state === 'sending' ? { code: 'sending', reason: 'This message is being sent now.' } : null;
  }
}

const EMAILS = `
  SELECT e.id, app.person_name(e.person_id) AS "personName", e.address, n.topics, n.notices, e.state, e.attempts,
    e.last_error AS "lastError", e.queued_at AS "queuedAt", e.next_attempt_at AS "nextAttemptAt", e.ended_at AS "endedAt"
  FROM email e CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(DISTINCT topic), '{}') AS topics, count(*)::int AS notices FROM notice WHERE email_id = e.id) n`;
const COUNTS = `
  SELECT count(*) FILTER (WHERE state IN ('waiting', 'sending'))::int AS waiting, count(*) FILTER (WHERE state = 'sent')::int AS sent,
    count(*) FILTER (WHERE state = 'given_up')::int AS "givenUp", count(*) FILTER (WHERE state = 'not_configured')::int AS "notConfigured"
  FROM email`;

type Row = Omit<EmailView, 'queuedAt' | 'nextAttemptAt' | 'endedAt'> & {
  queuedAt: Date;
  nextAttemptAt: Date | null;
  endedAt: Date | null;
};

const shown = (row: Row): EmailView => ({
  ...row,
  queuedAt: row.queuedAt.toISOString(),
  nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
  endedAt: row.endedAt?.toISOString() ?? null,
});
