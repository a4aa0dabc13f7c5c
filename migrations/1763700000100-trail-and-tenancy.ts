import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Schema `app` (functions), the audit trail, and what every room leans on: references, idempotency, job progress. */
export class TrailAndTenancy1763700000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
CREATE SCHEMA app;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA app, public TO holdfast_door, holdfast_vendor, holdfast_staff, holdfast_auditor, holdfast_worker;

-- The tenant that this transaction acts for. A pooled connection answers '' after a SET LOCAL, hence nullif.
CREATE FUNCTION app.registrant() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('app.registrant_id', true), '')::uuid $$;
CREATE FUNCTION app.vendor() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('app.vendor_id', true), '')::uuid $$;
CREATE FUNCTION app.person() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('app.person_id', true), '')::uuid $$;
-- Vendors that an auditor's grant names; null when it names none, which means all.
CREATE FUNCTION app.vendor_scope() RETURNS uuid[] LANGUAGE sql STABLE AS $$ SELECT string_to_array(nullif(current_setting('app.vendor_scope', true), ''), ',')::uuid[] $$;

-- Row-level security and grants of a table with registrant_id and vendor_id: one policy for each database role.
CREATE PROCEDURE app.tenant_table(name text, vendor text, staff text, auditor text, worker text) LANGUAGE plpgsql AS $$
DECLARE
  mine constant text := 'registrant_id = (SELECT app.registrant())';
BEGIN
  EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', name);
  IF vendor <> '' THEN
    EXECUTE format('GRANT %s ON public.%I TO holdfast_vendor', vendor, name);
    EXECUTE format('CREATE POLICY %I ON public.%I TO holdfast_vendor USING (%s AND vendor_id = (SELECT app.vendor())) WITH CHECK (%s AND vendor_id = (SELECT app.vendor()))', name || '_vendor', name, mine, mine);
  END IF;
  IF staff <> '' THEN
    EXECUTE format('GRANT %s ON public.%I TO holdfast_staff', staff, name);
    EXECUTE format('CREATE POLICY %I ON public.%I TO holdfast_staff USING (%s) WITH CHECK (%s)', name || '_staff', name, mine, mine);
  END IF;
  IF auditor <> '' THEN
    EXECUTE format('GRANT %s ON public.%I TO holdfast_auditor', auditor, name);
    EXECUTE format('CREATE POLICY %I ON public.%I TO holdfast_auditor USING (%s AND ((SELECT app.vendor_scope()) IS NULL OR vendor_id = ANY ((SELECT app.vendor_scope())::uuid[])))', name || '_auditor', name, mine);
  END IF;
  IF worker <> '' THEN
    EXECUTE format('GRANT %s ON public.%I TO holdfast_worker', worker, name);
    EXECUTE format('CREATE POLICY %I ON public.%I TO holdfast_worker USING (%s) WITH CHECK (%s)', name || '_worker', name, mine, mine);
  END IF;
END $$;

-- Facts are appended: no UPDATE, DELETE or TRUNCATE by anyone, whatever replication role the session claims.
CREATE FUNCTION app.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'append-only: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE PROCEDURE app.insert_only(name text) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE OR TRUNCATE ON public.%I FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change()', name || '_insert_only', name);
  EXECUTE format('ALTER TABLE public.%I ENABLE ALWAYS TRIGGER %I', name, name || '_insert_only');
END $$;

-- Rows that change, but that nobody empties a table of: a guard for each row would not see a TRUNCATE.
CREATE PROCEDURE app.never_truncated(name text) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON public.%I FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change()', name || '_never_truncated', name);
  EXECUTE format('ALTER TABLE public.%I ENABLE ALWAYS TRIGGER %I', name, name || '_never_truncated');
END $$;

-- The audit trail. Every column beside the body is generated from it, so that nothing uncovered can be searched by.
CREATE TABLE audit_event (
  body text NOT NULL,
  id uuid NOT NULL GENERATED ALWAYS AS ((body::jsonb ->> 'id')::uuid) STORED,
  at text NOT NULL GENERATED ALWAYS AS (body::jsonb ->> 'at') STORED,
  registrant_id uuid NOT NULL GENERATED ALWAYS AS ((body::jsonb ->> 'registrantId')::uuid) STORED,
  vendor_id uuid GENERATED ALWAYS AS ((body::jsonb ->> 'vendorId')::uuid) STORED,
  actor_id uuid NOT NULL GENERATED ALWAYS AS ((body::jsonb -> 'actor' ->> 'personId')::uuid) STORED,
  deed text NOT NULL GENERATED ALWAYS AS (body::jsonb ->> 'deed') STORED,
  subject_kind text NOT NULL GENERATED ALWAYS AS (body::jsonb -> 'subject' ->> 'kind') STORED,
  subject_id uuid NOT NULL GENERATED ALWAYS AS ((body::jsonb -> 'subject' ->> 'id')::uuid) STORED,
  CONSTRAINT pk_audit_event PRIMARY KEY (id),
  CONSTRAINT ck_audit_event_version CHECK ((body::jsonb ->> 'v') = '1')
);
CREATE INDEX ix_audit_event_time ON audit_event (registrant_id, at, id);
CREATE INDEX ix_audit_event_subject ON audit_event (registrant_id, subject_id, at);
CREATE INDEX ix_audit_event_vendor ON audit_event (registrant_id, vendor_id, at);
CREATE INDEX ix_audit_event_actor ON audit_event (registrant_id, actor_id, at);
CALL app.insert_only('audit_event');
CALL app.tenant_table('audit_event', 'SELECT, INSERT', 'SELECT, INSERT', 'SELECT, INSERT', 'SELECT, INSERT');
-- What concerns no vendor may be written in one's own name, but not read.
CREATE POLICY audit_event_vendor_insert ON audit_event FOR INSERT TO holdfast_vendor WITH CHECK (registrant_id = (SELECT app.registrant()) AND actor_id = (SELECT app.person()) AND vendor_id IS NULL);
CREATE POLICY audit_event_auditor_insert ON audit_event FOR INSERT TO holdfast_auditor WITH CHECK (registrant_id = (SELECT app.registrant()) AND actor_id = (SELECT app.person()) AND vendor_id IS NULL);
GRANT INSERT ON audit_event TO holdfast_door;
CREATE POLICY audit_event_door ON audit_event FOR INSERT TO holdfast_door WITH CHECK (registrant_id = (SELECT app.registrant()));

-- Events that no tree holds yet, in no order; the sequencer drains them.
CREATE TABLE audit_pending (
  event_id uuid NOT NULL,
  CONSTRAINT pk_audit_pending PRIMARY KEY (event_id),
  CONSTRAINT fk_audit_pending_event FOREIGN KEY (event_id) REFERENCES audit_event (id)
);
CREATE FUNCTION app.event_is_pending() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  INSERT INTO audit_pending (event_id) VALUES (NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER audit_event_pending AFTER INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION app.event_is_pending();
ALTER TABLE audit_event ENABLE ALWAYS TRIGGER audit_event_pending;

-- References that people use: EV-0001, counted for each registrant.
CREATE TABLE reference_counter (
  registrant_id uuid NOT NULL,
  kind text NOT NULL,
  last integer NOT NULL,
  CONSTRAINT pk_reference_counter PRIMARY KEY (registrant_id, kind)
);
CREATE FUNCTION app.next_reference(kind text) RETURNS text LANGUAGE sql SECURITY DEFINER SET search_path = public, app AS $$
  INSERT INTO reference_counter AS c (registrant_id, kind, last) VALUES (app.registrant(), $1, 1)
  ON CONFLICT (registrant_id, kind) DO UPDATE SET last = c.last + 1
  RETURNING $1 || '-' || lpad(last::text, 4, '0')
$$;

-- Deeds that were sent with an idempotency key, and what the first one was answered.
CREATE TABLE idempotency_key (
  person_id uuid NOT NULL,
  key text NOT NULL,
  request_sha256 text NOT NULL,
  taken_at timestamptz NOT NULL DEFAULT now(),
  status integer,
  answer text,
  CONSTRAINT pk_idempotency_key PRIMARY KEY (person_id, key),
  CONSTRAINT ck_idempotency_key_length CHECK (length(key) BETWEEN 8 AND 200)
);
CREATE FUNCTION app.take_idempotency_key(wanted text, request_digest text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, app AS $$
BEGIN
  INSERT INTO idempotency_key (person_id, key, request_sha256) VALUES (app.person(), wanted, request_digest) ON CONFLICT DO NOTHING;
  RETURN FOUND;
END $$;
CREATE FUNCTION app.idempotent_answer(wanted text) RETURNS TABLE (request_sha256 text, status integer, answer text) LANGUAGE sql SECURITY DEFINER SET search_path = public, app AS $$
  SELECT request_sha256, status, answer FROM idempotency_key WHERE person_id = app.person() AND key = wanted
$$;
CREATE FUNCTION app.keep_idempotent_answer(wanted text, given_status integer, given text) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, app AS $$
  UPDATE idempotency_key SET status = given_status, answer = given WHERE person_id = app.person() AND key = wanted AND status IS NULL
$$;

-- How far a long piece of work has come.
CREATE TABLE job_progress (
  subject_id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  stage text NOT NULL,
  done integer NOT NULL,
  total integer NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT pk_job_progress PRIMARY KEY (subject_id),
  CONSTRAINT ck_job_progress_counts CHECK (done >= 0 AND total >= 0)
);
ALTER TABLE job_progress ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON job_progress TO holdfast_worker;
GRANT SELECT ON job_progress TO holdfast_staff, holdfast_auditor;
CREATE POLICY job_progress_worker ON job_progress TO holdfast_worker USING (registrant_id = (SELECT app.registrant())) WITH CHECK (registrant_id = (SELECT app.registrant()));
CREATE POLICY job_progress_readers ON job_progress FOR SELECT TO holdfast_staff, holdfast_auditor USING (registrant_id = (SELECT app.registrant()));

-- The one way to put a job into the queue; runs as the queue's owner.
CREATE FUNCTION app.enqueue_job(name text, payload json, key text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = graphile_worker, pg_temp AS $$
BEGIN
  PERFORM graphile_worker.add_job(name, payload, job_key => key, max_attempts => 5);
END $$;
GRANT CREATE ON SCHEMA app TO holdfast_jobs;
ALTER FUNCTION app.enqueue_job(text, json, text) OWNER TO holdfast_jobs;
REVOKE CREATE ON SCHEMA app FROM holdfast_jobs;
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA app FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA app TO holdfast_door, holdfast_vendor, holdfast_staff, holdfast_auditor, holdfast_worker;
GRANT USAGE ON SCHEMA app TO holdfast_jobs;
`;

const DOWN = `
DROP TABLE job_progress, idempotency_key, reference_counter, audit_pending, audit_event;
DROP SCHEMA app CASCADE;
`;
