import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Registrants, people, credentials, memberships, sessions, invitations, sign-in throttle. */
export class PeopleAndAccess1763700000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
CREATE TABLE registrant (
  id uuid NOT NULL,
  name text NOT NULL,
  filer_status text NOT NULL,
  fiscal_year_end text NOT NULL,
  framework text NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT pk_registrant PRIMARY KEY (id),
  CONSTRAINT uq_registrant_name UNIQUE (name),
  CONSTRAINT ck_registrant_filer_status CHECK (filer_status IN ('large_accelerated', 'accelerated', 'non_accelerated')),
  CONSTRAINT ck_registrant_fiscal_year_end CHECK (fiscal_year_end ~ '^(0[1-9]|1[0-2])-[0-3][0-9]$')
);
ALTER TABLE registrant ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON registrant TO holdfast_vendor, holdfast_staff, holdfast_auditor, holdfast_worker, holdfast_door;
CREATE POLICY registrant_own ON registrant TO holdfast_vendor, holdfast_staff, holdfast_auditor, holdfast_worker USING (id = (SELECT app.registrant()));
CREATE POLICY registrant_door ON registrant TO holdfast_door USING (true);
GRANT INSERT ON registrant TO holdfast_door;

CREATE TABLE vendor (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL GENERATED ALWAYS AS (id) STORED,
  ref text NOT NULL,
  name text NOT NULL,
  legal_name text NOT NULL,
  country text NOT NULL,
  state text NOT NULL,
  sectors text[] NOT NULL DEFAULT '{}',
  summary text NOT NULL DEFAULT '',
  contract_notice_minutes integer,
  registered_by uuid NOT NULL,
  registered_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT pk_vendor PRIMARY KEY (id),
  CONSTRAINT uq_vendor_tenant UNIQUE (registrant_id, id),
  CONSTRAINT uq_vendor_name UNIQUE (registrant_id, name),
  CONSTRAINT uq_vendor_ref UNIQUE (registrant_id, ref),
  CONSTRAINT fk_vendor_registrant FOREIGN KEY (registrant_id) REFERENCES registrant (id),
  CONSTRAINT ck_vendor_name CHECK (length(name) BETWEEN 1 AND 200),
  CONSTRAINT ck_vendor_country CHECK (country ~ '^[A-Z]{2}$'),
  CONSTRAINT ck_vendor_state CHECK (state IN ('prospect', 'onboarding', 'active', 'suspended', 'exiting', 'exited')),
  CONSTRAINT ck_vendor_notice CHECK (contract_notice_minutes IS NULL OR contract_notice_minutes >= 0)
);
CALL app.tenant_table('vendor', 'SELECT', 'SELECT, INSERT, UPDATE (name, legal_name, country, state, sectors, summary, contract_notice_minutes, version)', 'SELECT', 'SELECT');

CREATE TABLE person (
  id uuid NOT NULL,
  email text NOT NULL,
  name text NOT NULL,
  title text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL,
  disabled_at timestamptz,
  CONSTRAINT pk_person PRIMARY KEY (id),
  CONSTRAINT ck_person_email CHECK (email = lower(email) AND email LIKE '%_@_%' AND length(email) <= 254),
  CONSTRAINT ck_person_name CHECK (length(name) BETWEEN 1 AND 200)
);
CREATE UNIQUE INDEX uq_person_email ON person (email);

CREATE TABLE credential (
  person_id uuid NOT NULL,
  password_hash text NOT NULL,
  changed_at timestamptz NOT NULL,
  CONSTRAINT pk_credential PRIMARY KEY (person_id),
  CONSTRAINT fk_credential_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT ck_credential_argon2id CHECK (password_hash LIKE '$argon2id$%')
);
ALTER TABLE credential ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON credential TO holdfast_door;
CREATE POLICY credential_door ON credential TO holdfast_door USING (true) WITH CHECK (true);

CREATE TABLE membership (
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid,
  role text NOT NULL,
  vendor_scope uuid[],
  starts_on date NOT NULL,
  ends_on date,
  granted_by uuid NOT NULL,
  granted_at timestamptz NOT NULL,
  revoked_by uuid,
  revoked_at timestamptz,
  CONSTRAINT pk_membership PRIMARY KEY (id),
  CONSTRAINT fk_membership_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT fk_membership_registrant FOREIGN KEY (registrant_id) REFERENCES registrant (id),
  CONSTRAINT fk_membership_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT ck_membership_role CHECK (role IN ('vendor_contributor', 'vendor_attestor', 'relationship_owner', 'compliance_officer', 'second_line_approver', 'external_auditor', 'administrator')),
  CONSTRAINT ck_membership_side CHECK ((role IN ('vendor_contributor', 'vendor_attestor')) = (vendor_id IS NOT NULL)),
  CONSTRAINT ck_membership_scope CHECK (vendor_scope IS NULL OR role = 'external_auditor'),
  CONSTRAINT ck_membership_auditor_ends CHECK (role <> 'external_auditor' OR ends_on IS NOT NULL),
  CONSTRAINT ck_membership_not_self CHECK (granted_by <> person_id),
  CONSTRAINT ck_membership_revoked CHECK ((revoked_at IS NULL) = (revoked_by IS NULL)),
  CONSTRAINT ck_membership_dates CHECK (ends_on IS NULL OR ends_on >= starts_on)
);
CREATE UNIQUE INDEX uq_membership_once ON membership (person_id, registrant_id, role, coalesce(vendor_id, '00000000-0000-0000-0000-000000000000')) WHERE revoked_at IS NULL;
CREATE INDEX ix_membership_vendor ON membership (registrant_id, vendor_id);
CALL app.tenant_table('membership', 'SELECT', 'SELECT, INSERT, UPDATE (revoked_by, revoked_at)', '', 'SELECT');
GRANT SELECT, INSERT ON membership TO holdfast_door;
CREATE POLICY membership_door ON membership TO holdfast_door USING (true) WITH CHECK (true);
GRANT SELECT ON membership TO holdfast_auditor;
CREATE POLICY membership_auditor ON membership FOR SELECT TO holdfast_auditor USING (person_id = (SELECT app.person()));

-- A person is seen by those who share a tenant with them, and by themselves.
CREATE FUNCTION app.shares_tenant(who uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, app AS $$
  SELECT who = app.person() OR EXISTS (
    SELECT 1 FROM membership m WHERE m.person_id = who AND m.registrant_id = app.registrant() AND (app.vendor() IS NULL OR m.vendor_id = app.vendor()))
$$;
ALTER TABLE person ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON person TO holdfast_vendor, holdfast_staff, holdfast_auditor, holdfast_worker;
GRANT SELECT, INSERT ON person TO holdfast_door;
GRANT INSERT, UPDATE (name, title, disabled_at) ON person TO holdfast_staff;
CREATE POLICY person_shared ON person TO holdfast_vendor, holdfast_staff, holdfast_auditor, holdfast_worker USING (app.shares_tenant(id)) WITH CHECK (true);
CREATE POLICY person_door ON person TO holdfast_door USING (true) WITH CHECK (true);
-- The name behind an id that one may see anyway, for lists: reviewers to vendors, contributors to reviewers.
CREATE FUNCTION app.person_name(who uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, app AS $$
  SELECT CASE WHEN who = '00000000-0000-0000-0000-000000000000' THEN 'Holdfast' ELSE (SELECT name FROM person WHERE id = who) END
$$;
CREATE FUNCTION app.has_password(who uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT EXISTS (SELECT 1 FROM credential WHERE person_id = who)
$$;
CREATE FUNCTION app.vendor_name(which uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, app AS $$
  -- Sign-in asks before any registrant is chosen.
  SELECT name FROM vendor WHERE id = which AND app.registrant() IN (registrant_id, '00000000-0000-0000-0000-000000000000')
$$;
-- Whether somebody works for another registrant too: then no administrator here may hand out a way to their password.
CREATE FUNCTION app.works_elsewhere(who uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, app AS $$
  SELECT EXISTS (SELECT 1 FROM membership WHERE person_id = who AND registrant_id <> app.registrant() AND revoked_at IS NULL)
$$;
-- Finds a person by address when an administrator invites someone who works for another tenant already.
CREATE FUNCTION app.person_by_email(address text) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT id FROM person WHERE email = lower(address)
$$;

CREATE TABLE session (
  token_hash text NOT NULL,
  person_id uuid NOT NULL,
  membership_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  reauthenticated_at timestamptz,
  ended_at timestamptz,
  user_agent text NOT NULL DEFAULT '',
  address text NOT NULL DEFAULT '',
  CONSTRAINT pk_session PRIMARY KEY (token_hash),
  CONSTRAINT fk_session_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT fk_session_membership FOREIGN KEY (membership_id) REFERENCES membership (id),
  CONSTRAINT ck_session_hash CHECK (token_hash ~ '^[0-9a-f]{64}$')
);
CREATE INDEX ix_session_person ON session (person_id) WHERE ended_at IS NULL;
ALTER TABLE session ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON session TO holdfast_door;
CREATE POLICY session_door ON session TO holdfast_door USING (true) WITH CHECK (true);
GRANT SELECT, UPDATE (ended_at) ON session TO holdfast_vendor, holdfast_staff, holdfast_auditor;
CREATE POLICY session_own ON session TO holdfast_vendor, holdfast_staff, holdfast_auditor USING (person_id = (SELECT app.person())) WITH CHECK (person_id = (SELECT app.person()));

CREATE TABLE invitation (
  id uuid NOT NULL,
  token_hash text NOT NULL,
  person_id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  made_by uuid NOT NULL,
  made_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  CONSTRAINT pk_invitation PRIMARY KEY (id),
  CONSTRAINT uq_invitation_token UNIQUE (token_hash),
  CONSTRAINT fk_invitation_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT fk_invitation_registrant FOREIGN KEY (registrant_id) REFERENCES registrant (id)
);
ALTER TABLE invitation ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (used_at) ON invitation TO holdfast_door;
CREATE POLICY invitation_door ON invitation TO holdfast_door USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON invitation TO holdfast_staff;
CREATE POLICY invitation_staff ON invitation TO holdfast_staff USING (registrant_id = (SELECT app.registrant())) WITH CHECK (registrant_id = (SELECT app.registrant()));

-- Failed sign-ins by address of the account and of the machine, in windows of fifteen minutes.
CREATE TABLE sign_in_throttle (
  bucket text NOT NULL,
  window_start timestamptz NOT NULL,
  failures integer NOT NULL,
  CONSTRAINT pk_sign_in_throttle PRIMARY KEY (bucket)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_throttle TO holdfast_door;

-- The database role of each application role; the same table as access/roles.ts, compared by a test.
CREATE FUNCTION app.database_role(role text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN role IN ('vendor_contributor', 'vendor_attestor') THEN 'holdfast_vendor'
    WHEN role = 'external_auditor' THEN 'holdfast_auditor'
    ELSE 'holdfast_staff' END
$$;

-- All that the login role may do by itself: find out whom a session token stands for. PL/pgSQL keeps its plan; every name
-- in it is qualified, so that no search_path has to be set at each call.
CREATE FUNCTION app.session_by_hash(hash text, at timestamptz, idle_minutes integer)
RETURNS TABLE (person_id uuid, name text, membership_id uuid, registrant_id uuid, vendor_id uuid, role text, database_role text, vendor_scope uuid[], reauthenticated_at timestamptz, last_seen_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT s.person_id, p.name, m.id, m.registrant_id, m.vendor_id, m.role, CASE WHEN m.role IN ('vendor_contributor', 'vendor_attestor') THEN 'holdfast_vendor' WHEN m.role = 'external_auditor' THEN 'holdfast_auditor' ELSE 'holdfast_staff' END, m.vendor_scope, s.reauthenticated_at, s.last_seen_at
  FROM public.session s
  JOIN public.person p ON p.id = s.person_id AND p.disabled_at IS NULL
  JOIN public.membership m ON m.id = s.membership_id AND m.revoked_at IS NULL
    AND m.starts_on <= (at AT TIME ZONE 'UTC')::date AND (m.ends_on IS NULL OR m.ends_on >= (at AT TIME ZONE 'UTC')::date)
  WHERE s.token_hash = hash AND s.ended_at IS NULL AND s.expires_at > at AND s.last_seen_at > at - make_interval(mins => idle_minutes);
END $$;
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA app FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA app TO holdfast_door, holdfast_vendor, holdfast_staff, holdfast_auditor, holdfast_worker;
GRANT USAGE ON SCHEMA app TO PUBLIC;
REVOKE EXECUTE ON FUNCTION app.person_by_email(text), app.has_password(uuid), app.works_elsewhere(uuid) FROM holdfast_vendor, holdfast_auditor, holdfast_worker;
GRANT EXECUTE ON FUNCTION app.session_by_hash(text, timestamptz, integer), app.database_role(text) TO PUBLIC;
`;

const DOWN = `
DROP TABLE sign_in_throttle, invitation, session CASCADE;
DROP TABLE credential, membership, person, vendor, registrant CASCADE;
DROP FUNCTION IF EXISTS app.session_by_hash(text, timestamptz, integer), app.database_role(text), app.person_name(uuid), app.person_by_email(text), app.vendor_name(uuid), app.has_password(uuid), app.works_elsewhere(uuid), app.shares_tenant(uuid);
`;
