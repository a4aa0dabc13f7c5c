import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people are told: notices, the mail that carries them, how each wants them, and calendars to subscribe to. */
export class Notifications1763800000700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const GROUPS = `('due', 'reviews', 'queries', 'findings', 'attestations', 'packets', 'programme')`;

const UP = `
-- The outbox: one row for each message to one person. Sent once; a lease keeps two portals from sending it twice.
CREATE TABLE email (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid,
  person_id uuid NOT NULL,
  address text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  state text NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  last_error text,
  message_id text NOT NULL,
  queued_at timestamptz NOT NULL,
  lease_until timestamptz,
  next_attempt_at timestamptz,
  ended_at timestamptz,
  CONSTRAINT pk_email PRIMARY KEY (id),
  CONSTRAINT uq_email_message UNIQUE (message_id),
  CONSTRAINT fk_email_registrant FOREIGN KEY (registrant_id) REFERENCES registrant (id),
  CONSTRAINT fk_email_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_email_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT ck_email_state CHECK (state IN ('waiting', 'sending', 'sent', 'given_up', 'not_configured')),
  CONSTRAINT ck_email_ended CHECK ((state IN ('sent', 'given_up', 'not_configured')) = (ended_at IS NOT NULL)),
  CONSTRAINT ck_email_leased CHECK ((state = 'sending') = (lease_until IS NOT NULL)),
  CONSTRAINT ck_email_subject CHECK (length(subject) BETWEEN 1 AND 300 AND subject !~ '[\\r\\n]'),
  CONSTRAINT ck_email_attempts CHECK (attempts >= 0)
);
CREATE INDEX ix_email_open ON email (registrant_id, next_attempt_at) WHERE state IN ('waiting', 'sending');
CREATE INDEX ix_email_time ON email (registrant_id, queued_at);
CALL app.never_truncated('email');
CALL app.tenant_table('email', '', 'SELECT, UPDATE (state, attempts, ended_at, next_attempt_at)', '', 'SELECT, INSERT, UPDATE (state, attempts, last_error, lease_until, next_attempt_at, ended_at)');

-- What one person is told, once for each key.
CREATE TABLE notice (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid,
  person_id uuid NOT NULL,
  key text NOT NULL,
  kind text NOT NULL,
  topic text NOT NULL,
  about_vendor_id uuid,
  title text NOT NULL,
  detail text NOT NULL,
  link text NOT NULL,
  due_on date,
  delivery text NOT NULL,
  created_at timestamptz NOT NULL,
  read_at timestamptz,
  email_id uuid,
  CONSTRAINT pk_notice PRIMARY KEY (id),
  CONSTRAINT uq_notice_once UNIQUE (registrant_id, person_id, key),
  CONSTRAINT fk_notice_registrant FOREIGN KEY (registrant_id) REFERENCES registrant (id),
  CONSTRAINT fk_notice_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_notice_about FOREIGN KEY (registrant_id, about_vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_notice_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT fk_notice_email FOREIGN KEY (email_id) REFERENCES email (id),
  CONSTRAINT ck_notice_topic CHECK (topic IN ${GROUPS}),
  CONSTRAINT ck_notice_delivery CHECK (delivery IN ('at_once', 'digest', 'portal_only')),
  CONSTRAINT ck_notice_link CHECK (link ~ '^/[^/]'),
  CONSTRAINT ck_notice_words CHECK (length(title) BETWEEN 1 AND 300 AND length(detail) <= 2000)
);
CREATE INDEX ix_notice_person ON notice (registrant_id, person_id, created_at);
CREATE INDEX ix_notice_email ON notice (email_id) WHERE email_id IS NOT NULL;
CREATE INDEX ix_notice_unmailed ON notice (registrant_id, person_id) WHERE email_id IS NULL AND delivery <> 'portal_only';
CALL app.tenant_table('notice', 'SELECT, UPDATE (read_at)', 'SELECT, UPDATE (read_at)', '', 'SELECT, INSERT, UPDATE (email_id)');

CREATE TABLE notice_preference (
  registrant_id uuid NOT NULL,
  vendor_id uuid,
  person_id uuid NOT NULL,
  topic text NOT NULL,
  delivery text NOT NULL,
  changed_at timestamptz NOT NULL,
  CONSTRAINT pk_notice_preference PRIMARY KEY (registrant_id, person_id, topic),
  CONSTRAINT fk_notice_preference_registrant FOREIGN KEY (registrant_id) REFERENCES registrant (id),
  CONSTRAINT fk_notice_preference_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_notice_preference_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT ck_notice_preference_topic CHECK (topic IN ${GROUPS}),
  CONSTRAINT ck_notice_preference_delivery CHECK (delivery IN ('at_once', 'digest', 'portal_only'))
);
CALL app.tenant_table('notice_preference', 'SELECT, INSERT, UPDATE (delivery, changed_at)', 'SELECT, INSERT, UPDATE (delivery, changed_at)', '', 'SELECT');

-- Calendars that a person's calendar program reads: only the digest of the secret in their address is kept.
CREATE TABLE calendar_feed (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid,
  person_id uuid NOT NULL,
  membership_id uuid NOT NULL,
  token_hash text NOT NULL,
  made_at timestamptz NOT NULL,
  revoked_at timestamptz,
  CONSTRAINT pk_calendar_feed PRIMARY KEY (id),
  CONSTRAINT uq_calendar_feed_token UNIQUE (token_hash),
  CONSTRAINT fk_calendar_feed_registrant FOREIGN KEY (registrant_id) REFERENCES registrant (id),
  CONSTRAINT fk_calendar_feed_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_calendar_feed_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT fk_calendar_feed_membership FOREIGN KEY (membership_id) REFERENCES membership (id),
  CONSTRAINT ck_calendar_feed_hash CHECK (token_hash ~ '^[0-9a-f]{64}$')
);
CREATE INDEX ix_calendar_feed_person ON calendar_feed (registrant_id, person_id);
CALL app.tenant_table('calendar_feed', 'SELECT, INSERT, UPDATE (revoked_at)', 'SELECT, INSERT, UPDATE (revoked_at)', '', '');

-- Whom a calendar's secret stands for, while the feed, the person and the membership hold.
CREATE FUNCTION app.calendar_by_hash(hash text, at timestamptz)
RETURNS TABLE (person_id uuid, name text, membership_id uuid, registrant_id uuid, vendor_id uuid, role text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, app AS $$
  SELECT p.id, p.name, m.id, m.registrant_id, m.vendor_id, m.role
  FROM calendar_feed f
  JOIN person p ON p.id = f.person_id AND p.disabled_at IS NULL
  JOIN membership m ON m.id = f.membership_id AND m.revoked_at IS NULL
    AND m.starts_on <= (at AT TIME ZONE 'UTC')::date AND (m.ends_on IS NULL OR m.ends_on >= (at AT TIME ZONE 'UTC')::date)
  WHERE f.token_hash = hash AND f.revoked_at IS NULL
$$;
REVOKE EXECUTE ON FUNCTION app.calendar_by_hash(text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.calendar_by_hash(text, timestamptz) TO holdfast_door;
-- Reminders go to those who have accepted their invitation.
GRANT EXECUTE ON FUNCTION app.has_password(uuid) TO holdfast_worker;

-- A job for later, by the queue's own clock: the next attempt of a message.
CREATE FUNCTION app.enqueue_job_in(name text, payload json, key text, wait_minutes integer) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = graphile_worker, pg_temp AS $$
BEGIN
  PERFORM graphile_worker.add_job(name, payload, job_key => key, run_at => now() + make_interval(mins => wait_minutes), max_attempts => 5);
END $$;
GRANT CREATE ON SCHEMA app TO holdfast_jobs;
ALTER FUNCTION app.enqueue_job_in(text, json, text, integer) OWNER TO holdfast_jobs;
REVOKE CREATE ON SCHEMA app FROM holdfast_jobs;
REVOKE EXECUTE ON FUNCTION app.enqueue_job_in(text, json, text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.enqueue_job_in(text, json, text, integer) TO holdfast_worker, holdfast_staff;
`;

const DOWN = `
REVOKE EXECUTE ON FUNCTION app.has_password(uuid) FROM holdfast_worker;
DROP FUNCTION app.enqueue_job_in(text, json, text, integer), app.calendar_by_hash(text, timestamptz);
DROP TABLE calendar_feed, notice_preference, notice, email;
`;
