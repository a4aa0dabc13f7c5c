import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What services rest on: registers, dependencies with two-sided confirmation, assumptions, shared identities. */
export class Dependencies1763900000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REFERENCES_BEYOND_9999);
    await runner.query(REGISTERS);
    await runner.query(DEPENDENCIES);
    await runner.query(ASSUMPTIONS);
    await runner.query(REQUESTS);
    await runner.query(BACKFILL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

// lpad cuts what is longer: the 10,000th reference of a kind would have been the 1,000th again.
const nextReference = (digits: string): string => `
CREATE OR REPLACE FUNCTION app.next_reference(kind text) RETURNS text LANGUAGE sql SECURITY DEFINER SET search_path = public, app AS $$
  INSERT INTO reference_counter AS c (registrant_id, kind, last) VALUES (app.registrant(), $1, 1)
  ON CONFLICT (registrant_id, kind) DO UPDATE SET last = c.last + 1
  RETURNING $1 || '-' || ${digits}
$$;
`;
const REFERENCES_BEYOND_9999 = nextReference("lpad(last::text, greatest(4, length(last::text)), '0')");

const REGISTERS = `
-- One identity for what several vendors rest on under different names. The registrant's own; vendors never see it.
CREATE TABLE shared_resource (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid,
  ref text NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  provider text NOT NULL DEFAULT '',
  region text NOT NULL DEFAULT '',
  hazard_zones text[] NOT NULL DEFAULT '{}',
  own_vendor_id uuid,
  added_by uuid NOT NULL,
  added_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT pk_shared_resource PRIMARY KEY (id),
  CONSTRAINT uq_shared_resource_registrant UNIQUE (registrant_id, id),
  CONSTRAINT uq_shared_resource_ref UNIQUE (registrant_id, ref),
  CONSTRAINT fk_shared_resource_registrant FOREIGN KEY (registrant_id) REFERENCES registrant (id),
  CONSTRAINT fk_shared_resource_own_vendor FOREIGN KEY (registrant_id, own_vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT ck_shared_resource_registrants_own CHECK (vendor_id IS NULL),
  CONSTRAINT ck_shared_resource_kind CHECK (kind IN ('site_area', 'carrier', 'cloud_region', 'fourth_party', 'utility', 'platform')),
  CONSTRAINT ck_shared_resource_name CHECK (length(trim(name)) BETWEEN 1 AND 200)
);
CREATE UNIQUE INDEX uq_shared_resource_name ON shared_resource (registrant_id, kind, lower(name), lower(region));
CALL app.tenant_table('shared_resource', '', 'SELECT, INSERT, UPDATE (name, provider, region, hazard_zones, own_vendor_id, version)', 'SELECT', 'SELECT');
CREATE POLICY shared_resource_unscoped ON shared_resource AS RESTRICTIVE FOR SELECT TO holdfast_auditor USING ((SELECT app.vendor_scope()) IS NULL);

-- Sub-outsourcers: companies that do a part of the vendor's service.
CREATE TABLE fourth_party (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  ref text NOT NULL,
  name text NOT NULL,
  legal_name text NOT NULL DEFAULT '',
  country text,
  place text NOT NULL DEFAULT '',
  what text NOT NULL,
  critical boolean NOT NULL,
  holds_registrant_data boolean NOT NULL DEFAULT false,
  icfr_relevant boolean NOT NULL DEFAULT false,
  plan_on_file boolean NOT NULL DEFAULT false,
  plan_seen_on date,
  last_tested_on date,
  test_result text NOT NULL DEFAULT '',
  assurance text NOT NULL DEFAULT 'none',
  assurance_until date,
  soc_method text NOT NULL DEFAULT 'not_known',
  assessed_on date,
  assessed_by uuid,
  assessment_note text NOT NULL DEFAULT '',
  starts_on date,
  resource_id uuid,
  state text NOT NULL DEFAULT 'active',
  ended_on date,
  added_by uuid NOT NULL,
  added_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT pk_fourth_party PRIMARY KEY (id),
  CONSTRAINT uq_fourth_party_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_fourth_party_ref UNIQUE (registrant_id, ref),
  CONSTRAINT fk_fourth_party_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_fourth_party_resource FOREIGN KEY (registrant_id, resource_id) REFERENCES shared_resource (registrant_id, id),
  CONSTRAINT ck_fourth_party_name CHECK (length(trim(name)) BETWEEN 1 AND 200),
  CONSTRAINT ck_fourth_party_what CHECK (length(trim(what)) BETWEEN 1 AND 2000),
  CONSTRAINT ck_fourth_party_country CHECK (country ~ '^[A-Z]{2}$'),
  CONSTRAINT ck_fourth_party_plan CHECK (plan_on_file = (plan_seen_on IS NOT NULL)),
  CONSTRAINT ck_fourth_party_assurance CHECK (assurance IN ('none', 'soc1', 'soc2', 'certificate', 'own_review')),
  CONSTRAINT ck_fourth_party_assurance_until CHECK (assurance <> 'none' OR assurance_until IS NULL),
  CONSTRAINT ck_fourth_party_soc_method CHECK (soc_method IN ('inclusive', 'carve_out', 'no_report', 'not_known')),
  CONSTRAINT ck_fourth_party_assessed CHECK ((assessed_on IS NULL) = (assessed_by IS NULL)),
  CONSTRAINT ck_fourth_party_state CHECK (state IN ('active', 'ended') AND (state = 'ended') = (ended_on IS NOT NULL))
);
CREATE UNIQUE INDEX uq_fourth_party_name ON fourth_party (vendor_id, lower(name)) WHERE state = 'active';
CREATE INDEX ix_fourth_party_tenant ON fourth_party (registrant_id, vendor_id);
CREATE INDEX ix_fourth_party_resource ON fourth_party (registrant_id, resource_id) WHERE resource_id IS NOT NULL;
CALL app.tenant_table('fourth_party',
  'SELECT, INSERT, UPDATE (name, legal_name, country, place, what, critical, holds_registrant_data, icfr_relevant, plan_on_file, plan_seen_on, last_tested_on, test_result, assurance, assurance_until, soc_method, assessed_on, assessed_by, assessment_note, starts_on, state, ended_on, version)',
  'SELECT, INSERT, UPDATE (name, legal_name, country, place, what, critical, holds_registrant_data, icfr_relevant, plan_on_file, plan_seen_on, last_tested_on, test_result, assurance, assurance_until, soc_method, assessed_on, assessed_by, assessment_note, starts_on, resource_id, state, ended_on, version)',
  'SELECT', 'SELECT');
CREATE POLICY fourth_party_unmatched ON fourth_party AS RESTRICTIVE FOR INSERT TO holdfast_vendor WITH CHECK (resource_id IS NULL);

-- Data that, lost or wrong, stops people being paid, customers being billed or results being reported.
CREATE TABLE data_set (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  ref text NOT NULL,
  name text NOT NULL,
  contents text NOT NULL DEFAULT '',
  feeds text[] NOT NULL DEFAULT '{}',
  personal_data boolean NOT NULL DEFAULT false,
  system_id uuid,
  oldest_copy_minutes integer,
  if_lost text NOT NULL DEFAULT '',
  ended_on date,
  added_by uuid NOT NULL,
  added_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT pk_data_set PRIMARY KEY (id),
  CONSTRAINT uq_data_set_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_data_set_ref UNIQUE (registrant_id, ref),
  CONSTRAINT fk_data_set_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_data_set_system FOREIGN KEY (vendor_id, system_id) REFERENCES it_system (vendor_id, id),
  CONSTRAINT ck_data_set_name CHECK (length(trim(name)) BETWEEN 1 AND 200),
  CONSTRAINT ck_data_set_feeds CHECK (feeds <@ ARRAY['payroll', 'time', 'ledger', 'billing', 'reporting', 'operations']),
  CONSTRAINT ck_data_set_oldest_copy CHECK (oldest_copy_minutes >= 0)
);
CREATE UNIQUE INDEX uq_data_set_name ON data_set (vendor_id, lower(name)) WHERE ended_on IS NULL;
CREATE INDEX ix_data_set_tenant ON data_set (registrant_id, vendor_id);
CALL app.tenant_table('data_set', 'SELECT, INSERT, UPDATE (name, contents, feeds, personal_data, system_id, oldest_copy_minutes, if_lost, ended_on, version)',
  'SELECT, INSERT, UPDATE (name, contents, feeds, personal_data, system_id, oldest_copy_minutes, if_lost, ended_on, version)', 'SELECT', 'SELECT');

CREATE TABLE team (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  ref text NOT NULL,
  name text NOT NULL,
  what text NOT NULL DEFAULT '',
  lead text NOT NULL DEFAULT '',
  people integer,
  site_id uuid,
  ended_on date,
  added_by uuid NOT NULL,
  added_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT pk_team PRIMARY KEY (id),
  CONSTRAINT uq_team_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_team_ref UNIQUE (registrant_id, ref),
  CONSTRAINT fk_team_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_team_site FOREIGN KEY (vendor_id, site_id) REFERENCES site (vendor_id, id),
  CONSTRAINT ck_team_name CHECK (length(trim(name)) BETWEEN 1 AND 200),
  CONSTRAINT ck_team_people CHECK (people >= 0)
);
CREATE UNIQUE INDEX uq_team_name ON team (vendor_id, lower(name)) WHERE ended_on IS NULL;
CREATE INDEX ix_team_tenant ON team (registrant_id, vendor_id);
CALL app.tenant_table('team', 'SELECT, INSERT, UPDATE (name, what, lead, people, site_id, ended_on, version)',
  'SELECT, INSERT, UPDATE (name, what, lead, people, site_id, ended_on, version)', 'SELECT', 'SELECT');
`;

const DEPENDENCIES = `
-- A service rests on something. \`terms\` counts what was agreed: a confirmation of earlier terms is stale.
-- A live one of a site or system stands and falls with service_site and service_system, which stay the truth of where a service runs.
CREATE TABLE dependency (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  service_id uuid NOT NULL,
  ref text NOT NULL,
  kind text NOT NULL,
  site_id uuid,
  system_id uuid,
  data_set_id uuid,
  team_id uuid,
  fourth_party_id uuid,
  name text NOT NULL DEFAULT '',
  serves_site_id uuid,
  role text NOT NULL DEFAULT 'primary',
  share_pct integer,
  standby_capacity_pct integer,
  activation_minutes integer,
  their_rto_minutes integer,
  owner_side text,
  owner_name text NOT NULL DEFAULT '',
  owner_person_id uuid,
  essential_function text NOT NULL DEFAULT '',
  note text NOT NULL DEFAULT '',
  resource_id uuid,
  terms integer NOT NULL DEFAULT 1,
  terms_on date NOT NULL,
  confirmed_by_us_on date,
  confirmed_by_us_by uuid,
  confirmed_by_us_how text NOT NULL DEFAULT '',
  confirmed_by_us_terms integer,
  confirmed_by_them_on date,
  confirmed_by_them_by text NOT NULL DEFAULT '',
  confirmed_by_them_person_id uuid,
  confirmed_by_them_how text NOT NULL DEFAULT '',
  confirmed_by_them_terms integer,
  objection text,
  objection_note text NOT NULL DEFAULT '',
  objected_on date,
  objected_by text NOT NULL DEFAULT '',
  objected_rto_minutes integer,
  objected_terms integer,
  ended_on date,
  ended_reason text NOT NULL DEFAULT '',
  added_by uuid,
  added_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  live_site_id uuid GENERATED ALWAYS AS (CASE WHEN ended_on IS NULL THEN site_id END) STORED,
  live_system_id uuid GENERATED ALWAYS AS (CASE WHEN ended_on IS NULL THEN system_id END) STORED,
  CONSTRAINT pk_dependency PRIMARY KEY (id),
  CONSTRAINT uq_dependency_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_dependency_registrant UNIQUE (registrant_id, id),
  CONSTRAINT uq_dependency_ref UNIQUE (registrant_id, ref),
  CONSTRAINT fk_dependency_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_dependency_service FOREIGN KEY (vendor_id, service_id) REFERENCES service (vendor_id, id),
  CONSTRAINT fk_dependency_site FOREIGN KEY (vendor_id, site_id) REFERENCES site (vendor_id, id),
  CONSTRAINT fk_dependency_system FOREIGN KEY (vendor_id, system_id) REFERENCES it_system (vendor_id, id),
  CONSTRAINT fk_dependency_data_set FOREIGN KEY (vendor_id, data_set_id) REFERENCES data_set (vendor_id, id),
  CONSTRAINT fk_dependency_team FOREIGN KEY (vendor_id, team_id) REFERENCES team (vendor_id, id),
  CONSTRAINT fk_dependency_fourth_party FOREIGN KEY (vendor_id, fourth_party_id) REFERENCES fourth_party (vendor_id, id),
  CONSTRAINT fk_dependency_serves_site FOREIGN KEY (vendor_id, serves_site_id) REFERENCES site (vendor_id, id),
  CONSTRAINT fk_dependency_owner FOREIGN KEY (owner_person_id) REFERENCES person (id),
  CONSTRAINT fk_dependency_resource FOREIGN KEY (registrant_id, resource_id) REFERENCES shared_resource (registrant_id, id),
  CONSTRAINT fk_dependency_live_site FOREIGN KEY (service_id, live_site_id) REFERENCES service_site (service_id, site_id),
  CONSTRAINT fk_dependency_live_system FOREIGN KEY (service_id, live_system_id) REFERENCES service_system (service_id, system_id),
  CONSTRAINT ck_dependency_kind CHECK (kind IN ('site', 'system', 'data_set', 'team', 'fourth_party', 'carrier', 'cloud_region', 'utility', 'platform')),
  CONSTRAINT ck_dependency_site CHECK ((kind = 'site') = (site_id IS NOT NULL)),
  CONSTRAINT ck_dependency_system CHECK ((kind = 'system') = (system_id IS NOT NULL)),
  CONSTRAINT ck_dependency_data_set CHECK ((kind = 'data_set') = (data_set_id IS NOT NULL)),
  CONSTRAINT ck_dependency_team CHECK ((kind = 'team') = (team_id IS NOT NULL)),
  CONSTRAINT ck_dependency_fourth_party CHECK ((kind = 'fourth_party') = (fourth_party_id IS NOT NULL)),
  CONSTRAINT ck_dependency_name CHECK ((kind IN ('carrier', 'cloud_region', 'utility', 'platform')) = (length(trim(name)) > 0) AND length(name) <= 200),
  CONSTRAINT ck_dependency_role CHECK (role IN ('primary', 'standby', 'shared_load')),
  CONSTRAINT ck_dependency_share CHECK (share_pct BETWEEN 0 AND 100),
  CONSTRAINT ck_dependency_standby_capacity CHECK (standby_capacity_pct BETWEEN 0 AND 1000),
  CONSTRAINT ck_dependency_minutes CHECK (coalesce(activation_minutes, 0) >= 0 AND coalesce(their_rto_minutes, 0) >= 0 AND coalesce(objected_rto_minutes, 0) >= 0),
  CONSTRAINT ck_dependency_owner_side CHECK (owner_side IN ('us', 'them', 'registrant') AND (owner_side IS NULL) = (owner_name = '')),
  CONSTRAINT ck_dependency_terms CHECK (terms >= 1 AND coalesce(confirmed_by_us_terms, 1) <= terms AND coalesce(confirmed_by_them_terms, 1) <= terms AND coalesce(objected_terms, 1) <= terms),
  CONSTRAINT ck_dependency_confirmed_by_us CHECK ((confirmed_by_us_on IS NULL) = (confirmed_by_us_by IS NULL) AND (confirmed_by_us_on IS NULL) = (confirmed_by_us_terms IS NULL) AND (confirmed_by_us_on IS NULL) = (confirmed_by_us_how = '')),
  CONSTRAINT ck_dependency_confirmed_by_them CHECK ((confirmed_by_them_on IS NULL) = (confirmed_by_them_by = '') AND (confirmed_by_them_on IS NULL) = (confirmed_by_them_terms IS NULL) AND (confirmed_by_them_on IS NULL) = (confirmed_by_them_how = '')),
  CONSTRAINT ck_dependency_two_people CHECK (confirmed_by_us_by <> confirmed_by_them_person_id OR confirmed_by_us_terms <> confirmed_by_them_terms),
  CONSTRAINT ck_dependency_objection CHECK (objection IN ('not_ours', 'times_differ', 'not_known_to_us', 'other') AND (objection IS NULL) = (objected_on IS NULL) AND (objection IS NULL) = (objected_by = '') AND (objection IS NULL) = (objected_terms IS NULL)),
  CONSTRAINT ck_dependency_ended CHECK ((ended_on IS NULL) = (ended_reason = ''))
);
CREATE UNIQUE INDEX uq_dependency_site ON dependency (service_id, site_id) WHERE ended_on IS NULL AND site_id IS NOT NULL;
CREATE UNIQUE INDEX uq_dependency_system ON dependency (service_id, system_id) WHERE ended_on IS NULL AND system_id IS NOT NULL;
CREATE UNIQUE INDEX uq_dependency_data_set ON dependency (service_id, data_set_id) WHERE ended_on IS NULL AND data_set_id IS NOT NULL;
CREATE UNIQUE INDEX uq_dependency_team ON dependency (service_id, team_id) WHERE ended_on IS NULL AND team_id IS NOT NULL;
CREATE UNIQUE INDEX uq_dependency_fourth_party ON dependency (service_id, fourth_party_id) WHERE ended_on IS NULL AND fourth_party_id IS NOT NULL;
CREATE UNIQUE INDEX uq_dependency_name ON dependency (service_id, kind, lower(name), role) WHERE ended_on IS NULL AND name <> '';
CREATE INDEX ix_dependency_tenant ON dependency (registrant_id, vendor_id);
CREATE INDEX ix_dependency_site ON dependency (vendor_id, site_id) WHERE site_id IS NOT NULL;
CREATE INDEX ix_dependency_fourth_party ON dependency (vendor_id, fourth_party_id) WHERE fourth_party_id IS NOT NULL;
CREATE INDEX ix_dependency_resource ON dependency (registrant_id, resource_id) WHERE resource_id IS NOT NULL;
CALL app.tenant_table('dependency',
  'SELECT, INSERT, UPDATE (serves_site_id, name, role, share_pct, standby_capacity_pct, activation_minutes, their_rto_minutes, owner_side, owner_name, owner_person_id, essential_function, note, terms, terms_on, confirmed_by_us_on, confirmed_by_us_by, confirmed_by_us_how, confirmed_by_us_terms, confirmed_by_them_on, confirmed_by_them_by, confirmed_by_them_person_id, confirmed_by_them_how, confirmed_by_them_terms, objection, objection_note, objected_on, objected_by, objected_rto_minutes, objected_terms, ended_on, ended_reason, version)',
  'SELECT, INSERT, UPDATE (serves_site_id, name, role, share_pct, standby_capacity_pct, activation_minutes, their_rto_minutes, owner_side, owner_name, owner_person_id, essential_function, note, resource_id, terms, terms_on, confirmed_by_us_on, confirmed_by_us_by, confirmed_by_us_how, confirmed_by_us_terms, confirmed_by_them_on, confirmed_by_them_by, confirmed_by_them_person_id, confirmed_by_them_how, confirmed_by_them_terms, objection, objection_note, objected_on, objected_by, objected_rto_minutes, objected_terms, ended_on, ended_reason, version)',
  'SELECT', 'SELECT');
CREATE POLICY dependency_unmatched ON dependency AS RESTRICTIVE FOR INSERT TO holdfast_vendor WITH CHECK (resource_id IS NULL);
-- A vendor keeps its own register, so it may say where its service runs.
GRANT INSERT, DELETE ON service_site, service_system TO holdfast_vendor;

-- Each word of either side on a dependency, as it stood: the dependency itself keeps the latest.
CREATE TABLE dependency_confirmation (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  dependency_id uuid NOT NULL,
  side text NOT NULL,
  outcome text NOT NULL,
  objection text,
  terms integer NOT NULL,
  seen jsonb NOT NULL,
  given_on date NOT NULL,
  given_by text NOT NULL,
  person_id uuid,
  how text NOT NULL,
  note text NOT NULL DEFAULT '',
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  CONSTRAINT pk_dependency_confirmation PRIMARY KEY (id),
  CONSTRAINT uq_dependency_confirmation_vendor UNIQUE (vendor_id, id),
  CONSTRAINT fk_dependency_confirmation_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_dependency_confirmation_dependency FOREIGN KEY (vendor_id, dependency_id) REFERENCES dependency (vendor_id, id),
  CONSTRAINT ck_dependency_confirmation_side CHECK (side IN ('us', 'them')),
  CONSTRAINT ck_dependency_confirmation_outcome CHECK (outcome IN ('confirmed', 'objected') AND (outcome = 'objected') = (objection IS NOT NULL)),
  CONSTRAINT ck_dependency_confirmation_objection CHECK (objection IN ('not_ours', 'times_differ', 'not_known_to_us', 'other') AND side = 'them'),
  CONSTRAINT ck_dependency_confirmation_words CHECK (length(trim(given_by)) > 0 AND length(trim(how)) > 0)
);
CREATE INDEX ix_dependency_confirmation_dependency ON dependency_confirmation (dependency_id, recorded_at);
CALL app.insert_only('dependency_confirmation');
CALL app.tenant_table('dependency_confirmation', 'SELECT, INSERT', 'SELECT, INSERT', 'SELECT', 'SELECT');
`;

const ASSUMPTIONS = `
-- What somebody takes for granted about another party, who looks after it, and whether it was found to hold.
CREATE TABLE assumption (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  ref text NOT NULL,
  service_id uuid,
  dependency_id uuid,
  claim text NOT NULL,
  claim_minutes integer,
  claim_pct integer,
  text text NOT NULL,
  about text NOT NULL,
  owner_name text NOT NULL,
  owner_person_id uuid,
  agreed_on date,
  state text NOT NULL DEFAULT 'unchecked',
  checked_on date,
  check_every_days integer NOT NULL DEFAULT 365,
  withdrawn_on date,
  withdrawn_reason text NOT NULL DEFAULT '',
  added_by uuid NOT NULL,
  added_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT pk_assumption PRIMARY KEY (id),
  CONSTRAINT uq_assumption_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_assumption_ref UNIQUE (registrant_id, ref),
  CONSTRAINT fk_assumption_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_assumption_service FOREIGN KEY (vendor_id, service_id) REFERENCES service (vendor_id, id),
  CONSTRAINT fk_assumption_dependency FOREIGN KEY (vendor_id, dependency_id) REFERENCES dependency (vendor_id, id),
  CONSTRAINT fk_assumption_owner FOREIGN KEY (owner_person_id) REFERENCES person (id),
  CONSTRAINT ck_assumption_claim CHECK (claim IN ('recovers_within', 'carries_share', 'owns_recovery', 'has_plan', 'is_tested', 'other')),
  CONSTRAINT ck_assumption_minutes CHECK ((claim = 'recovers_within') = (claim_minutes IS NOT NULL) AND coalesce(claim_minutes, 0) >= 0),
  CONSTRAINT ck_assumption_pct CHECK ((claim = 'carries_share') = (claim_pct IS NOT NULL) AND coalesce(claim_pct, 0) BETWEEN 0 AND 1000),
  CONSTRAINT ck_assumption_words CHECK (length(trim(text)) > 0 AND length(trim(about)) > 0 AND length(trim(owner_name)) > 0),
  CONSTRAINT ck_assumption_state CHECK (state IN ('unchecked', 'holds', 'does_not_hold', 'withdrawn')),
  CONSTRAINT ck_assumption_checked CHECK (state NOT IN ('holds', 'does_not_hold') OR checked_on IS NOT NULL),
  CONSTRAINT ck_assumption_every CHECK (check_every_days BETWEEN 1 AND 1000),
  CONSTRAINT ck_assumption_withdrawn CHECK ((state = 'withdrawn') = (withdrawn_on IS NOT NULL) AND (state = 'withdrawn') = (withdrawn_reason <> ''))
);
CREATE INDEX ix_assumption_tenant ON assumption (registrant_id, vendor_id);
CREATE INDEX ix_assumption_dependency ON assumption (dependency_id) WHERE dependency_id IS NOT NULL;
CALL app.tenant_table('assumption', 'SELECT, INSERT, UPDATE (service_id, dependency_id, claim, claim_minutes, claim_pct, text, about, owner_name, owner_person_id, agreed_on, state, checked_on, check_every_days, withdrawn_on, withdrawn_reason, version)',
  'SELECT, INSERT, UPDATE (service_id, dependency_id, claim, claim_minutes, claim_pct, text, about, owner_name, owner_person_id, agreed_on, state, checked_on, check_every_days, withdrawn_on, withdrawn_reason, version)', 'SELECT', 'SELECT');

CREATE TABLE assumption_check (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  assumption_id uuid NOT NULL,
  result text NOT NULL,
  how text NOT NULL,
  checked_on date NOT NULL,
  checked_by uuid NOT NULL,
  checked_at timestamptz NOT NULL,
  CONSTRAINT pk_assumption_check PRIMARY KEY (id),
  CONSTRAINT uq_assumption_check_vendor UNIQUE (vendor_id, id),
  CONSTRAINT fk_assumption_check_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_assumption_check_assumption FOREIGN KEY (vendor_id, assumption_id) REFERENCES assumption (vendor_id, id),
  CONSTRAINT ck_assumption_check_result CHECK (result IN ('holds', 'does_not_hold')),
  CONSTRAINT ck_assumption_check_how CHECK (length(trim(how)) > 0)
);
CREATE INDEX ix_assumption_check_assumption ON assumption_check (assumption_id, checked_at);
CALL app.insert_only('assumption_check');
CALL app.tenant_table('assumption_check', 'SELECT, INSERT', 'SELECT, INSERT', 'SELECT', 'SELECT');
`;

const REQUESTS = `
-- Asks a vendor on whom another vendor here depends to confirm it. Its own tenant; only what it needs to answer.
CREATE TABLE dependency_request (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  ref text NOT NULL,
  dependency_id uuid NOT NULL,
  terms integer NOT NULL,
  dependent_name text NOT NULL,
  service_name text NOT NULL,
  what text NOT NULL,
  role text NOT NULL,
  share_pct integer,
  standby_capacity_pct integer,
  activation_minutes integer,
  their_rto_minutes integer,
  owner_side text,
  owner_name text NOT NULL DEFAULT '',
  state text NOT NULL DEFAULT 'open',
  asked_by uuid NOT NULL,
  asked_at timestamptz NOT NULL,
  answered_by uuid,
  answered_at timestamptz,
  objection text,
  answer_note text NOT NULL DEFAULT '',
  stated_rto_minutes integer,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT pk_dependency_request PRIMARY KEY (id),
  CONSTRAINT uq_dependency_request_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_dependency_request_ref UNIQUE (registrant_id, ref),
  CONSTRAINT fk_dependency_request_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_dependency_request_dependency FOREIGN KEY (registrant_id, dependency_id) REFERENCES dependency (registrant_id, id),
  CONSTRAINT ck_dependency_request_state CHECK (state IN ('open', 'confirmed', 'objected', 'withdrawn')),
  CONSTRAINT ck_dependency_request_answered CHECK ((state IN ('confirmed', 'objected')) = (answered_at IS NOT NULL) AND (answered_at IS NULL) = (answered_by IS NULL)),
  CONSTRAINT ck_dependency_request_objection CHECK (objection IN ('not_ours', 'times_differ', 'not_known_to_us', 'other') AND (state = 'objected') = (objection IS NOT NULL)),
  CONSTRAINT ck_dependency_request_note CHECK (state <> 'objected' OR length(trim(answer_note)) > 0),
  CONSTRAINT ck_dependency_request_withdrawn CHECK ((state = 'withdrawn') = (withdrawn_at IS NOT NULL) AND (withdrawn_at IS NULL) = (withdrawn_by IS NULL)),
  CONSTRAINT ck_dependency_request_minutes CHECK (coalesce(stated_rto_minutes, 0) >= 0)
);
CREATE UNIQUE INDEX uq_dependency_request_open ON dependency_request (dependency_id) WHERE state = 'open';
CREATE INDEX ix_dependency_request_tenant ON dependency_request (registrant_id, vendor_id);
CREATE INDEX ix_dependency_request_dependency ON dependency_request (dependency_id);
CALL app.tenant_table('dependency_request', 'SELECT, UPDATE (state, answered_by, answered_at, objection, answer_note, stated_rto_minutes, version)',
  'SELECT, INSERT, UPDATE (state, withdrawn_by, withdrawn_at, version)', 'SELECT', 'SELECT');

-- An answer is given once, to the terms that were shown; it is carried to the dependency, which the one who answers cannot see.
CREATE FUNCTION app.dependency_request_answered() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  given text;
  day date := (NEW.answered_at AT TIME ZONE 'UTC')::date;
  how text := 'In this portal, by ' || NEW.ref;
BEGIN
  IF OLD.state <> 'open' THEN
    RAISE EXCEPTION 'a request to confirm is answered once' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state NOT IN ('confirmed', 'objected') THEN
    RETURN NEW;
  END IF;
  SELECT p.name || ', ' || v.name INTO given FROM person p, vendor v WHERE p.id = NEW.answered_by AND v.id = NEW.vendor_id;
  INSERT INTO dependency_confirmation (id, registrant_id, vendor_id, dependency_id, side, outcome, objection, terms, seen, given_on, given_by, person_id, how, note, recorded_by, recorded_at)
    SELECT gen_random_uuid(), d.registrant_id, d.vendor_id, d.id, 'them', NEW.state, NEW.objection, NEW.terms,
      jsonb_build_object('what', NEW.what, 'role', NEW.role, 'sharePct', NEW.share_pct, 'standbyCapacityPct', NEW.standby_capacity_pct,
        'activationMinutes', NEW.activation_minutes, 'theirRtoMinutes', NEW.their_rto_minutes, 'ownerSide', NEW.owner_side, 'ownerName', NEW.owner_name),
      day, given, NEW.answered_by, how, NEW.answer_note, NEW.answered_by, NEW.answered_at
    FROM dependency d WHERE d.registrant_id = NEW.registrant_id AND d.id = NEW.dependency_id;
  IF NEW.state = 'confirmed' THEN
    UPDATE dependency SET confirmed_by_them_on = day, confirmed_by_them_by = given, confirmed_by_them_person_id = NEW.answered_by, confirmed_by_them_how = how,
      confirmed_by_them_terms = NEW.terms, objection = NULL, objection_note = '', objected_on = NULL, objected_by = '', objected_rto_minutes = NULL, objected_terms = NULL, version = version + 1
    WHERE registrant_id = NEW.registrant_id AND id = NEW.dependency_id;
  ELSE
    UPDATE dependency SET objection = NEW.objection, objection_note = NEW.answer_note, objected_on = day, objected_by = given, objected_rto_minutes = NEW.stated_rto_minutes,
      objected_terms = NEW.terms, confirmed_by_them_on = NULL, confirmed_by_them_by = '', confirmed_by_them_person_id = NULL, confirmed_by_them_how = '', confirmed_by_them_terms = NULL, version = version + 1
    WHERE registrant_id = NEW.registrant_id AND id = NEW.dependency_id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER dependency_request_answered BEFORE UPDATE OF state ON dependency_request FOR EACH ROW EXECUTE FUNCTION app.dependency_request_answered();

-- Changed terms are shown to those who have still to answer; an ended dependency needs no answer.
CREATE FUNCTION app.dependency_terms_shown() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF NEW.ended_on IS NOT NULL THEN
    UPDATE dependency_request SET state = 'withdrawn', withdrawn_by = asked_by, withdrawn_at = greatest(asked_at, NEW.ended_on::timestamp AT TIME ZONE 'UTC'), version = version + 1
    WHERE registrant_id = NEW.registrant_id AND dependency_id = NEW.id AND state = 'open';
    RETURN NEW;
  END IF;
  UPDATE dependency_request SET terms = NEW.terms, what = CASE WHEN NEW.name = '' THEN what ELSE NEW.name END, role = NEW.role, share_pct = NEW.share_pct, standby_capacity_pct = NEW.standby_capacity_pct,
    activation_minutes = NEW.activation_minutes, their_rto_minutes = NEW.their_rto_minutes, owner_side = NEW.owner_side, owner_name = NEW.owner_name, version = version + 1
  WHERE registrant_id = NEW.registrant_id AND dependency_id = NEW.id AND state = 'open';
  RETURN NEW;
END $$;
CREATE TRIGGER dependency_terms_shown AFTER UPDATE OF terms, ended_on ON dependency FOR EACH ROW WHEN (NEW.terms <> OLD.terms OR NEW.ended_on IS DISTINCT FROM OLD.ended_on) EXECUTE FUNCTION app.dependency_terms_shown();
REVOKE EXECUTE ON FUNCTION app.dependency_request_answered(), app.dependency_terms_shown() FROM PUBLIC;
`;

// What services ran on before the register existed stands in it from the start, unconfirmed and without an owner.
const BACKFILL = `
WITH link AS (
  SELECT l.registrant_id, l.vendor_id, l.service_id, 'site' AS kind, l.site_id, NULL::uuid AS system_id FROM service_site l
  UNION ALL
  SELECT l.registrant_id, l.vendor_id, l.service_id, 'system', NULL, l.system_id FROM service_system l
), numbered AS (
  SELECT link.*, row_number() OVER (PARTITION BY registrant_id ORDER BY vendor_id, service_id, kind, site_id, system_id) AS n FROM link
)
INSERT INTO dependency (id, registrant_id, vendor_id, service_id, ref, kind, site_id, system_id, terms_on, added_at)
  SELECT gen_random_uuid(), registrant_id, vendor_id, service_id, 'DP-' || lpad(n::text, greatest(4, length(n::text)), '0'), kind, site_id, system_id, (now() AT TIME ZONE 'UTC')::date, now() FROM numbered;
INSERT INTO reference_counter (registrant_id, kind, last) SELECT registrant_id, 'DP', count(*) FROM dependency GROUP BY registrant_id;
`;

const DOWN = `
REVOKE INSERT, DELETE ON service_site, service_system FROM holdfast_vendor;
DROP TABLE dependency_request, assumption_check, assumption, dependency_confirmation, dependency, team, data_set, fourth_party, shared_resource;
DROP FUNCTION app.dependency_request_answered(), app.dependency_terms_shown();
DELETE FROM reference_counter WHERE kind IN ('DP', 'SR', 'SO', 'DS', 'TM', 'AS', 'DQ');
${nextReference("lpad(last::text, 4, '0')")}
`;
