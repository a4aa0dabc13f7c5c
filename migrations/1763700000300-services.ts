import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Contacts and lifecycle of vendors; services, sites, systems, scope decisions, objectives. */
export class Services1763700000300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
CREATE TABLE vendor_contact (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  name text NOT NULL,
  role_label text NOT NULL,
  email text NOT NULL,
  phone text NOT NULL DEFAULT '',
  channel_2 text NOT NULL DEFAULT '',
  verified_on date,
  verified_by uuid,
  verified_how text NOT NULL DEFAULT '',
  added_by uuid NOT NULL,
  added_at timestamptz NOT NULL,
  removed_by uuid,
  removed_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT pk_vendor_contact PRIMARY KEY (id),
  CONSTRAINT uq_vendor_contact_vendor UNIQUE (vendor_id, id),
  CONSTRAINT fk_vendor_contact_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT ck_vendor_contact_name CHECK (length(name) BETWEEN 1 AND 200),
  CONSTRAINT ck_vendor_contact_verified CHECK ((verified_on IS NULL) = (verified_by IS NULL)),
  CONSTRAINT ck_vendor_contact_verified_how CHECK (verified_on IS NULL OR verified_how <> ''),
  CONSTRAINT ck_vendor_contact_removed CHECK ((removed_at IS NULL) = (removed_by IS NULL))
);
CREATE INDEX ix_vendor_contact_vendor ON vendor_contact (registrant_id, vendor_id);
CALL app.tenant_table('vendor_contact', 'SELECT', 'SELECT, INSERT, UPDATE (name, role_label, email, phone, channel_2, verified_on, verified_by, verified_how, removed_by, removed_at, version)', 'SELECT', 'SELECT');

-- Every move of a vendor's state, with who asked for it, why, and what was known about its guards.
CREATE TABLE vendor_transition (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  from_state text NOT NULL,
  to_state text NOT NULL,
  reason text NOT NULL,
  grounds jsonb NOT NULL,
  data_return text,
  retention text,
  decided_by uuid NOT NULL,
  decided_at timestamptz NOT NULL,
  CONSTRAINT pk_vendor_transition PRIMARY KEY (id),
  CONSTRAINT uq_vendor_transition_vendor UNIQUE (vendor_id, id),
  CONSTRAINT fk_vendor_transition_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT ck_vendor_transition_move CHECK ((from_state, to_state) IN (('prospect', 'onboarding'), ('onboarding', 'active'), ('active', 'suspended'), ('suspended', 'active'), ('active', 'exiting'), ('suspended', 'exiting'), ('exiting', 'exited'))),
  CONSTRAINT ck_vendor_transition_reason CHECK (length(reason) > 0),
  CONSTRAINT ck_vendor_transition_exit CHECK ((to_state = 'exited') = (data_return IS NOT NULL AND retention IS NOT NULL))
);
CREATE INDEX ix_vendor_transition_vendor ON vendor_transition (registrant_id, vendor_id, decided_at);
CALL app.insert_only('vendor_transition');
CALL app.tenant_table('vendor_transition', 'SELECT', 'SELECT, INSERT', 'SELECT', 'SELECT');

CREATE TABLE site (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  city text NOT NULL,
  region text NOT NULL DEFAULT '',
  country text NOT NULL,
  time_zone text NOT NULL,
  hazard_zones text[] NOT NULL DEFAULT '{}',
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT pk_site PRIMARY KEY (id),
  CONSTRAINT uq_site_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_site_name UNIQUE (vendor_id, name),
  CONSTRAINT fk_site_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT ck_site_name CHECK (length(name) BETWEEN 1 AND 200),
  CONSTRAINT ck_site_kind CHECK (kind IN ('contact_centre', 'office', 'data_centre', 'cloud_region', 'recovery_site', 'vault', 'home_working', 'other')),
  CONSTRAINT ck_site_country CHECK (country ~ '^[A-Z]{2}$')
);
CREATE INDEX ix_site_tenant ON site (registrant_id, vendor_id);
CALL app.tenant_table('site', 'SELECT', 'SELECT, INSERT, UPDATE (name, kind, city, region, country, time_zone, hazard_zones, version)', 'SELECT', 'SELECT');

CREATE TABLE it_system (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  description text NOT NULL DEFAULT '',
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT pk_it_system PRIMARY KEY (id),
  CONSTRAINT uq_it_system_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_it_system_name UNIQUE (vendor_id, name),
  CONSTRAINT fk_it_system_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT ck_it_system_name CHECK (length(name) BETWEEN 1 AND 200),
  CONSTRAINT ck_it_system_kind CHECK (kind IN ('application', 'platform', 'database', 'network', 'telephony', 'storage', 'identity', 'other'))
);
CREATE INDEX ix_it_system_tenant ON it_system (registrant_id, vendor_id);
CALL app.tenant_table('it_system', 'SELECT', 'SELECT, INSERT, UPDATE (name, kind, description, version)', 'SELECT', 'SELECT');

CREATE TABLE service (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  ref text NOT NULL,
  name text NOT NULL,
  category text NOT NULL,
  description text NOT NULL DEFAULT '',
  state text NOT NULL DEFAULT 'active',
  tier text,
  flags text[] NOT NULL DEFAULT '{}',
  icfr_relevant boolean NOT NULL DEFAULT false,
  icfr_reason text NOT NULL DEFAULT '',
  scope_decision_id uuid,
  added_by uuid NOT NULL,
  added_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT pk_service PRIMARY KEY (id),
  CONSTRAINT uq_service_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_service_ref UNIQUE (registrant_id, ref),
  CONSTRAINT uq_service_name UNIQUE (vendor_id, name),
  CONSTRAINT fk_service_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT ck_service_name CHECK (length(name) BETWEEN 1 AND 200),
  CONSTRAINT ck_service_category CHECK (category ~ '^[a-z][a-z0-9_]*$'),
  CONSTRAINT ck_service_state CHECK (state IN ('active', 'ended')),
  CONSTRAINT ck_service_tier CHECK (tier IN ('T1', 'T2', 'T3')),
  CONSTRAINT ck_service_decided CHECK ((tier IS NULL) = (scope_decision_id IS NULL)),
  CONSTRAINT ck_service_icfr CHECK (icfr_relevant = ('icfr_relevant' = ANY (flags)))
);
CREATE INDEX ix_service_tenant ON service (registrant_id, vendor_id);
CALL app.tenant_table('service', 'SELECT', 'SELECT, INSERT, UPDATE (name, category, description, state, tier, flags, icfr_relevant, icfr_reason, scope_decision_id, version)', 'SELECT', 'SELECT');

CREATE TABLE service_site (
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  service_id uuid NOT NULL,
  site_id uuid NOT NULL,
  CONSTRAINT pk_service_site PRIMARY KEY (service_id, site_id),
  CONSTRAINT fk_service_site_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_service_site_service FOREIGN KEY (vendor_id, service_id) REFERENCES service (vendor_id, id),
  CONSTRAINT fk_service_site_site FOREIGN KEY (vendor_id, site_id) REFERENCES site (vendor_id, id)
);
CREATE INDEX ix_service_site_site ON service_site (vendor_id, site_id);
CALL app.tenant_table('service_site', 'SELECT', 'SELECT, INSERT, DELETE', 'SELECT', 'SELECT');

CREATE TABLE service_system (
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  service_id uuid NOT NULL,
  system_id uuid NOT NULL,
  CONSTRAINT pk_service_system PRIMARY KEY (service_id, system_id),
  CONSTRAINT fk_service_system_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_service_system_service FOREIGN KEY (vendor_id, service_id) REFERENCES service (vendor_id, id),
  CONSTRAINT fk_service_system_system FOREIGN KEY (vendor_id, system_id) REFERENCES it_system (vendor_id, id)
);
CREATE INDEX ix_service_system_system ON service_system (vendor_id, system_id);
CALL app.tenant_table('service_system', 'SELECT', 'SELECT, INSERT, DELETE', 'SELECT', 'SELECT');

-- The facts, the tier that the rule proposed from them, what a person decided, and the second line's answer where it is needed (SD-12).
-- Accounts and reasons are the registrant's own; vendors see the result on the service.
CREATE TABLE scope_decision (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  service_id uuid NOT NULL,
  facts jsonb NOT NULL,
  proposed_tier text NOT NULL,
  proposed_score integer NOT NULL,
  proposed_reason text NOT NULL,
  previous_tier text,
  tier text NOT NULL,
  flags text[] NOT NULL,
  icfr_relevant boolean NOT NULL,
  icfr_reason text NOT NULL,
  accounts text NOT NULL,
  reason text NOT NULL,
  decided_by uuid NOT NULL,
  decided_at timestamptz NOT NULL,
  needs_approval boolean NOT NULL,
  approval_grounds text[] NOT NULL,
  approval text,
  approval_reason text,
  approved_by uuid,
  approved_at timestamptz,
  effective_from date,
  CONSTRAINT pk_scope_decision PRIMARY KEY (id),
  CONSTRAINT uq_scope_decision_vendor UNIQUE (vendor_id, id),
  CONSTRAINT fk_scope_decision_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_scope_decision_service FOREIGN KEY (vendor_id, service_id) REFERENCES service (vendor_id, id),
  CONSTRAINT ck_scope_decision_tier CHECK (tier IN ('T1', 'T2', 'T3')),
  CONSTRAINT ck_scope_decision_proposed CHECK (proposed_tier IN ('T1', 'T2', 'T3')),
  CONSTRAINT ck_scope_decision_previous CHECK (previous_tier IN ('T1', 'T2', 'T3')),
  CONSTRAINT ck_scope_decision_reason CHECK (length(reason) > 0 AND length(icfr_reason) > 0),
  CONSTRAINT ck_scope_decision_icfr CHECK (icfr_relevant = ('icfr_relevant' = ANY (flags))),
  CONSTRAINT ck_scope_decision_accounts CHECK (NOT icfr_relevant OR length(accounts) > 0),
  CONSTRAINT ck_scope_decision_lowering CHECK (needs_approval OR tier <= coalesce(previous_tier, tier)),
  CONSTRAINT ck_scope_decision_override CHECK (needs_approval OR tier = proposed_tier),
  CONSTRAINT ck_scope_decision_grounds CHECK (needs_approval = (cardinality(approval_grounds) > 0)),
  CONSTRAINT ck_scope_decision_approval CHECK (approval IN ('approved', 'rejected')),
  CONSTRAINT ck_scope_decision_approval_whole CHECK ((approval IS NULL) = (approved_by IS NULL) AND (approval IS NULL) = (approved_at IS NULL) AND (approval IS NULL) = (approval_reason IS NULL)),
  CONSTRAINT ck_scope_decision_approver CHECK (approved_by <> decided_by),
  CONSTRAINT ck_scope_decision_effective CHECK ((effective_from IS NOT NULL) = (NOT needs_approval OR coalesce(approval, '') = 'approved'))
);
CREATE INDEX ix_scope_decision_service ON scope_decision (service_id, decided_at);
CREATE UNIQUE INDEX uq_scope_decision_waiting ON scope_decision (service_id) WHERE needs_approval AND approval IS NULL;
CALL app.tenant_table('scope_decision', '', 'SELECT, INSERT, UPDATE (approval, approval_reason, approved_by, approved_at, effective_from)', 'SELECT', 'SELECT');
ALTER TABLE service ADD CONSTRAINT fk_service_scope_decision FOREIGN KEY (vendor_id, scope_decision_id) REFERENCES scope_decision (vendor_id, id);

-- Recovery objectives in whole minutes. In force: accepted by both sides and not superseded.
CREATE TABLE objective_set (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  service_id uuid NOT NULL,
  rto_minutes integer NOT NULL,
  rpo_minutes integer NOT NULL,
  mtpd_minutes integer,
  wrt_minutes integer,
  mbco_pct integer,
  basis jsonb NOT NULL,
  note text NOT NULL DEFAULT '',
  proposed_by uuid NOT NULL,
  proposed_at timestamptz NOT NULL,
  vendor_accepted_by uuid,
  vendor_accepted_at timestamptz,
  registrant_accepted_by uuid,
  registrant_accepted_at timestamptz,
  effective_from date,
  superseded_at timestamptz,
  CONSTRAINT pk_objective_set PRIMARY KEY (id),
  CONSTRAINT uq_objective_set_vendor UNIQUE (vendor_id, id),
  CONSTRAINT fk_objective_set_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_objective_set_service FOREIGN KEY (vendor_id, service_id) REFERENCES service (vendor_id, id),
  CONSTRAINT ck_objective_set_minutes CHECK (rto_minutes >= 0 AND rpo_minutes >= 0 AND coalesce(mtpd_minutes, 0) >= 0 AND coalesce(wrt_minutes, 0) >= 0),
  CONSTRAINT ck_objective_set_rto CHECK (rto_minutes < mtpd_minutes AND rto_minutes + coalesce(wrt_minutes, 0) <= mtpd_minutes),
  CONSTRAINT ck_objective_set_mbco CHECK (mbco_pct BETWEEN 0 AND 100),
  CONSTRAINT ck_objective_set_vendor_accepted CHECK ((vendor_accepted_by IS NULL) = (vendor_accepted_at IS NULL)),
  CONSTRAINT ck_objective_set_registrant_accepted CHECK ((registrant_accepted_by IS NULL) = (registrant_accepted_at IS NULL)),
  CONSTRAINT ck_objective_set_two_people CHECK (vendor_accepted_by <> registrant_accepted_by),
  CONSTRAINT ck_objective_set_effective CHECK ((effective_from IS NOT NULL) = (vendor_accepted_at IS NOT NULL AND registrant_accepted_at IS NOT NULL))
);
CREATE INDEX ix_objective_set_service ON objective_set (service_id, proposed_at);
CREATE UNIQUE INDEX uq_objective_set_in_force ON objective_set (service_id) WHERE vendor_accepted_at IS NOT NULL AND registrant_accepted_at IS NOT NULL AND superseded_at IS NULL;
CREATE UNIQUE INDEX uq_objective_set_open ON objective_set (service_id) WHERE effective_from IS NULL AND superseded_at IS NULL;
CALL app.tenant_table('objective_set', 'SELECT, UPDATE (vendor_accepted_by, vendor_accepted_at)', 'SELECT, INSERT, UPDATE (registrant_accepted_by, registrant_accepted_at, superseded_at)', 'SELECT', 'SELECT');

-- The second acceptance brings a set into force and ends the one before it, whichever side gives it.
CREATE FUNCTION app.objectives_into_force() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF OLD.effective_from IS NULL AND NEW.vendor_accepted_at IS NOT NULL AND NEW.registrant_accepted_at IS NOT NULL THEN
    NEW.effective_from := (greatest(NEW.vendor_accepted_at, NEW.registrant_accepted_at) AT TIME ZONE 'UTC')::date;
    UPDATE objective_set SET superseded_at = greatest(NEW.vendor_accepted_at, NEW.registrant_accepted_at)
    WHERE service_id = NEW.service_id AND vendor_id = NEW.vendor_id AND id <> NEW.id AND effective_from IS NOT NULL AND superseded_at IS NULL;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER objective_set_into_force BEFORE UPDATE ON objective_set FOR EACH ROW EXECUTE FUNCTION app.objectives_into_force();
-- What was accepted stays: an acceptance is given once.
CREATE FUNCTION app.objectives_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.vendor_accepted_at IS NOT NULL AND NEW.vendor_accepted_at IS DISTINCT FROM OLD.vendor_accepted_at)
    OR (OLD.registrant_accepted_at IS NOT NULL AND NEW.registrant_accepted_at IS DISTINCT FROM OLD.registrant_accepted_at)
    OR (OLD.superseded_at IS NOT NULL) THEN
    RAISE EXCEPTION 'an acceptance of objectives is given once' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER objective_set_stays BEFORE UPDATE ON objective_set FOR EACH ROW EXECUTE FUNCTION app.objectives_stay();
REVOKE EXECUTE ON FUNCTION app.objectives_into_force(), app.objectives_stay() FROM PUBLIC;
`;

const DOWN = `
ALTER TABLE service DROP CONSTRAINT fk_service_scope_decision;
DROP TABLE objective_set, scope_decision, service_system, service_site, service, it_system, site, vendor_transition, vendor_contact;
DROP FUNCTION app.objectives_into_force(), app.objectives_stay();
`;
