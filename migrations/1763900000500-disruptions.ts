import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Real events from their report to the closing, the exercise that one counts as, and the measures of emergency-call reliability. */
export class Disruptions1763900000500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CONTRACT);
    await runner.query(EVENT);
    await runner.query(COUNTS);
    await runner.query(HIT);
    await runner.query(TOLD);
    await runner.query(AFTERWARDS);
    await runner.query(GUARDS);
    await runner.query(COUNTED);
    await runner.query(RELIABILITY);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const CONTRACT = `
-- From which moment the contract's time for giving notice runs; null where the contract does not say.
ALTER TABLE vendor ADD COLUMN contract_notice_from text,
  ADD CONSTRAINT ck_vendor_contract_notice_from CHECK (contract_notice_from IN ('disruption', 'detection', 'declaration'));
GRANT UPDATE (contract_notice_from) ON vendor TO holdfast_staff;
`;

const EVENT = `
CREATE TABLE disruption (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  ref text NOT NULL,
  title text NOT NULL,
  description text NOT NULL,
  disruption_types text[] NOT NULL,
  time_zone text NOT NULL,
  state text NOT NULL,
  occurred_at timestamptz NOT NULL,
  detected_at timestamptz,
  declared_at timestamptz,
  returned_to_normal_at timestamptz,
  clock_basis text NOT NULL,
  contract_notice_minutes integer,
  contract_notice_from text,
  no_activation_reason text,
  customers_affected integer,
  customer_impact text,
  cost_amount bigint,
  cost_currency text,
  cost_basis text,
  reported_by uuid NOT NULL,
  reported_at timestamptz NOT NULL,
  reported_by_side text NOT NULL,
  confirmed_by uuid,
  confirmed_at timestamptz,
  confirmation_note text,
  recovered_by uuid,
  recovered_at timestamptz,
  reconciled_by uuid,
  reconciled_at timestamptz,
  aar_issued_by uuid,
  aar_issued_at timestamptz,
  closed_by uuid,
  closed_at timestamptz,
  closing_note text,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT pk_disruption PRIMARY KEY (id),
  CONSTRAINT uq_disruption_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_disruption_ref UNIQUE (registrant_id, ref),
  CONSTRAINT fk_disruption_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT ck_disruption_title CHECK (length(trim(title)) BETWEEN 1 AND 200),
  CONSTRAINT ck_disruption_description CHECK (length(description) <= 4000),
  CONSTRAINT ck_disruption_types CHECK (cardinality(disruption_types) >= 1 AND disruption_types <@ ARRAY['facility_damage', 'facility_unavailable', 'component_loss', 'application_loss', 'data_loss_or_corruption', 'network_loss', 'security_breach', 'regional_event', 'workforce_loss', 'supplier_failure']),
  CONSTRAINT ck_disruption_zone CHECK (length(time_zone) BETWEEN 1 AND 60),
  CONSTRAINT ck_disruption_state CHECK (state IN ('reported', 'confirmed', 'activated', 'recovered', 'reconciled', 'aar_issued', 'closed')),
  CONSTRAINT ck_disruption_clock CHECK (
    (detected_at IS NULL OR occurred_at <= detected_at) AND (declared_at IS NULL OR coalesce(detected_at, occurred_at) <= declared_at) AND
    (returned_to_normal_at IS NULL OR coalesce(declared_at, detected_at, occurred_at) <= returned_to_normal_at)),
  CONSTRAINT ck_disruption_basis CHECK (clock_basis IN ('disruption', 'detection', 'declaration')),
  CONSTRAINT ck_disruption_contract CHECK (contract_notice_minutes >= 0 AND contract_notice_from IN ('disruption', 'detection', 'declaration')),
  CONSTRAINT ck_disruption_impact CHECK (customers_affected >= 0 AND cost_amount >= 0 AND (cost_amount IS NULL) = (cost_currency IS NULL) AND cost_currency ~ '^[A-Z]{3}$'),
  CONSTRAINT ck_disruption_side CHECK (reported_by_side IN ('vendor', 'registrant')),
  CONSTRAINT ck_disruption_confirmed CHECK ((state = 'reported') = (confirmed_at IS NULL) AND (confirmed_at IS NULL) = (confirmed_by IS NULL)),
  CONSTRAINT ck_disruption_recovered CHECK ((state IN ('recovered', 'reconciled', 'aar_issued', 'closed')) = (recovered_at IS NOT NULL) AND (recovered_at IS NULL) = (recovered_by IS NULL)),
  CONSTRAINT ck_disruption_reconciled CHECK ((state IN ('reconciled', 'aar_issued', 'closed')) = (reconciled_at IS NOT NULL) AND (reconciled_at IS NULL) = (reconciled_by IS NULL)),
  CONSTRAINT ck_disruption_reported_on CHECK ((state IN ('aar_issued', 'closed')) = (aar_issued_at IS NOT NULL) AND (aar_issued_at IS NULL) = (aar_issued_by IS NULL)),
  CONSTRAINT ck_disruption_closed CHECK ((state = 'closed') = (closed_at IS NOT NULL) AND (closed_at IS NULL) = (closed_by IS NULL) AND (closed_at IS NULL OR returned_to_normal_at IS NOT NULL)),
  CONSTRAINT ck_disruption_withdrawn CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL) AND (withdrawn_at IS NULL OR (state = 'reported' AND length(trim(withdrawn_reason)) >= 1)))
);
CREATE INDEX ix_disruption_vendor ON disruption (registrant_id, vendor_id, occurred_at);
CALL app.never_truncated('disruption');
CALL app.tenant_table('disruption',
  'SELECT, INSERT, UPDATE (title, description, disruption_types, time_zone, state, occurred_at, detected_at, declared_at, returned_to_normal_at, clock_basis, no_activation_reason, customers_affected, customer_impact, cost_amount, cost_currency, cost_basis, recovered_by, recovered_at, reconciled_by, reconciled_at, aar_issued_by, aar_issued_at, version)',
  'SELECT, INSERT, UPDATE (title, description, disruption_types, time_zone, state, occurred_at, detected_at, declared_at, returned_to_normal_at, clock_basis, no_activation_reason, customers_affected, customer_impact, cost_amount, cost_currency, cost_basis, confirmed_by, confirmed_at, confirmation_note, recovered_by, recovered_at, reconciled_by, reconciled_at, aar_issued_by, aar_issued_at, closed_by, closed_at, closing_note, withdrawn_by, withdrawn_at, withdrawn_reason, version)',
  'SELECT', 'SELECT');
`;

const COUNTS = `
-- A real event may count as a test: an exercise whose clock is the event's.
ALTER TABLE exercise ADD COLUMN disruption_id uuid,
  ADD CONSTRAINT fk_exercise_disruption FOREIGN KEY (vendor_id, disruption_id) REFERENCES disruption (vendor_id, id);
`;

const HIT = `
-- A service that the event hit, and its own recovery. Objectives are those in force when the disruption occurred.
CREATE TABLE disruption_service (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  disruption_id uuid NOT NULL,
  service_id uuid NOT NULL,
  effect text NOT NULL,
  objective_set_id uuid,
  rto_objective_minutes integer,
  rpo_objective_minutes integer,
  mtpd_minutes integer,
  restored_at timestamptz,
  verified_at timestamptz,
  last_recovered_at timestamptz,
  not_recovered_reason text,
  achieved_rto_minutes integer,
  achieved_rto_from_disruption_minutes integer,
  achieved_rpo_minutes integer,
  removed_at timestamptz,
  removed_reason text,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT pk_disruption_service PRIMARY KEY (id),
  CONSTRAINT uq_disruption_service_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_disruption_service UNIQUE (disruption_id, service_id),
  CONSTRAINT fk_disruption_service_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_disruption_service_event FOREIGN KEY (vendor_id, disruption_id) REFERENCES disruption (vendor_id, id),
  CONSTRAINT fk_disruption_service_service FOREIGN KEY (vendor_id, service_id) REFERENCES service (vendor_id, id),
  CONSTRAINT fk_disruption_service_objectives FOREIGN KEY (vendor_id, objective_set_id) REFERENCES objective_set (vendor_id, id),
  CONSTRAINT ck_disruption_service_effect CHECK (effect IN ('stopped', 'degraded')),
  CONSTRAINT ck_disruption_service_order CHECK (restored_at <= verified_at),
  CONSTRAINT ck_disruption_service_not_both CHECK (verified_at IS NULL OR not_recovered_reason IS NULL),
  CONSTRAINT ck_disruption_service_minutes CHECK (rto_objective_minutes >= 0 AND rpo_objective_minutes >= 0 AND mtpd_minutes >= 0 AND achieved_rto_minutes >= 0 AND achieved_rto_from_disruption_minutes >= 0 AND achieved_rpo_minutes >= 0),
  CONSTRAINT ck_disruption_service_removed CHECK ((removed_at IS NULL) = (removed_reason IS NULL))
);
CREATE INDEX ix_disruption_service_service ON disruption_service (service_id);
CALL app.never_truncated('disruption_service');
CALL app.tenant_table('disruption_service',
  'SELECT, INSERT, UPDATE (effect, restored_at, verified_at, last_recovered_at, not_recovered_reason, achieved_rto_minutes, achieved_rto_from_disruption_minutes, achieved_rpo_minutes, removed_at, removed_reason, version)',
  'SELECT, INSERT, UPDATE (effect, restored_at, verified_at, last_recovered_at, not_recovered_reason, achieved_rto_minutes, achieved_rto_from_disruption_minutes, achieved_rpo_minutes, removed_at, removed_reason, version)',
  'SELECT', 'SELECT');

-- A site or a system that the event hit.
CREATE TABLE disruption_place (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  disruption_id uuid NOT NULL,
  site_id uuid,
  system_id uuid,
  CONSTRAINT pk_disruption_place PRIMARY KEY (id),
  CONSTRAINT uq_disruption_place_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_disruption_place UNIQUE NULLS NOT DISTINCT (disruption_id, site_id, system_id),
  CONSTRAINT fk_disruption_place_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_disruption_place_event FOREIGN KEY (vendor_id, disruption_id) REFERENCES disruption (vendor_id, id),
  CONSTRAINT fk_disruption_place_site FOREIGN KEY (vendor_id, site_id) REFERENCES site (vendor_id, id),
  CONSTRAINT fk_disruption_place_system FOREIGN KEY (vendor_id, system_id) REFERENCES it_system (vendor_id, id),
  CONSTRAINT ck_disruption_place_one CHECK (num_nonnulls(site_id, system_id) = 1)
);
CALL app.tenant_table('disruption_place', 'SELECT, INSERT, DELETE', 'SELECT, INSERT, DELETE', 'SELECT', 'SELECT');

-- A plan that was started for real: the version that was used and, by the register, the one in force at that moment.
CREATE TABLE disruption_activation (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  disruption_id uuid NOT NULL,
  plan_version_id uuid NOT NULL,
  in_force_version_id uuid,
  activated_at timestamptz NOT NULL,
  activated_by_name text NOT NULL,
  trigger text NOT NULL,
  recovery_mode_from timestamptz,
  recovery_mode_to timestamptz,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT pk_disruption_activation PRIMARY KEY (id),
  CONSTRAINT uq_disruption_activation_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_disruption_activation UNIQUE (disruption_id, plan_version_id),
  CONSTRAINT fk_disruption_activation_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_disruption_activation_event FOREIGN KEY (vendor_id, disruption_id) REFERENCES disruption (vendor_id, id),
  CONSTRAINT fk_disruption_activation_plan FOREIGN KEY (vendor_id, plan_version_id) REFERENCES plan_version (vendor_id, id),
  CONSTRAINT fk_disruption_activation_in_force FOREIGN KEY (vendor_id, in_force_version_id) REFERENCES plan_version (vendor_id, id),
  CONSTRAINT ck_disruption_activation_name CHECK (length(trim(activated_by_name)) BETWEEN 1 AND 200),
  CONSTRAINT ck_disruption_activation_mode CHECK (recovery_mode_from >= activated_at AND recovery_mode_to >= recovery_mode_from AND (recovery_mode_to IS NULL OR recovery_mode_from IS NOT NULL))
);
CALL app.never_truncated('disruption_activation');
CALL app.tenant_table('disruption_activation', 'SELECT, INSERT, UPDATE (recovery_mode_from, recovery_mode_to, version)', 'SELECT', 'SELECT', 'SELECT');
`;

const TOLD = `
-- When, how, by whom and to whom we were told. What the vendor says of an earlier call is confirmed or disputed by us.
CREATE TABLE disruption_notice (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  disruption_id uuid NOT NULL,
  given_at timestamptz NOT NULL,
  channel text NOT NULL,
  told_by text NOT NULL,
  told_to text NOT NULL,
  words text NOT NULL,
  standing text NOT NULL,
  standing_note text,
  judged_by uuid,
  judged_at timestamptz,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  CONSTRAINT pk_disruption_notice PRIMARY KEY (id),
  CONSTRAINT uq_disruption_notice_vendor UNIQUE (vendor_id, id),
  CONSTRAINT fk_disruption_notice_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_disruption_notice_event FOREIGN KEY (vendor_id, disruption_id) REFERENCES disruption (vendor_id, id),
  CONSTRAINT ck_disruption_notice_channel CHECK (channel IN ('portal', 'phone', 'email', 'message', 'in_person', 'other')),
  CONSTRAINT ck_disruption_notice_who CHECK (length(trim(told_by)) BETWEEN 1 AND 200 AND length(trim(told_to)) BETWEEN 1 AND 200),
  CONSTRAINT ck_disruption_notice_standing CHECK (standing IN ('received', 'recorded_by_us', 'stated', 'confirmed', 'disputed')),
  CONSTRAINT ck_disruption_notice_portal CHECK ((channel = 'portal') = (standing = 'received')),
  CONSTRAINT ck_disruption_notice_judged CHECK ((standing IN ('confirmed', 'disputed')) = (judged_at IS NOT NULL) AND (judged_at IS NULL) = (judged_by IS NULL) AND (standing <> 'disputed' OR length(trim(standing_note)) >= 1)),
  CONSTRAINT ck_disruption_notice_past CHECK (given_at <= recorded_at)
);
CALL app.never_truncated('disruption_notice');
CALL app.tenant_table('disruption_notice', 'SELECT, INSERT', 'SELECT, INSERT, UPDATE (standing, standing_note, judged_by, judged_at)', 'SELECT', 'SELECT');
-- What came through the portal or from us is never a vendor's to claim.
CREATE POLICY disruption_notice_vendor_states ON disruption_notice AS RESTRICTIVE FOR INSERT TO holdfast_vendor WITH CHECK (standing IN ('received', 'stated'));

CREATE TABLE disruption_entry (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  disruption_id uuid NOT NULL,
  number integer NOT NULL,
  happened_at timestamptz NOT NULL,
  text text NOT NULL,
  source text NOT NULL,
  corrects uuid,
  correction_reason text,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  CONSTRAINT pk_disruption_entry PRIMARY KEY (id),
  CONSTRAINT uq_disruption_entry_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_disruption_entry_number UNIQUE (disruption_id, number),
  CONSTRAINT uq_disruption_entry_corrects UNIQUE (corrects),
  CONSTRAINT fk_disruption_entry_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_disruption_entry_event FOREIGN KEY (vendor_id, disruption_id) REFERENCES disruption (vendor_id, id),
  CONSTRAINT fk_disruption_entry_corrects FOREIGN KEY (vendor_id, corrects) REFERENCES disruption_entry (vendor_id, id),
  CONSTRAINT ck_disruption_entry_text CHECK (length(trim(text)) BETWEEN 1 AND 2000),
  CONSTRAINT ck_disruption_entry_source CHECK (length(source) <= 200),
  CONSTRAINT ck_disruption_entry_correction CHECK ((corrects IS NULL) = (correction_reason IS NULL) AND (corrects IS NULL OR length(trim(correction_reason)) >= 1)),
  CONSTRAINT ck_disruption_entry_past CHECK (happened_at <= recorded_at)
);
CALL app.insert_only('disruption_entry');
CALL app.tenant_table('disruption_entry', 'SELECT, INSERT', 'SELECT, INSERT', 'SELECT', 'SELECT');

CREATE TABLE disruption_file (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  disruption_id uuid NOT NULL,
  evidence_version_id uuid NOT NULL,
  shows text NOT NULL,
  attached_by uuid NOT NULL,
  attached_at timestamptz NOT NULL,
  CONSTRAINT pk_disruption_file PRIMARY KEY (id),
  CONSTRAINT uq_disruption_file_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_disruption_file UNIQUE (disruption_id, evidence_version_id),
  CONSTRAINT fk_disruption_file_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_disruption_file_event FOREIGN KEY (vendor_id, disruption_id) REFERENCES disruption (vendor_id, id),
  CONSTRAINT fk_disruption_file_version FOREIGN KEY (vendor_id, evidence_version_id) REFERENCES evidence_version (vendor_id, id),
  CONSTRAINT ck_disruption_file_shows CHECK (length(shows) <= 500)
);
CALL app.insert_only('disruption_file');
CALL app.tenant_table('disruption_file', 'SELECT, INSERT', 'SELECT, INSERT', 'SELECT', 'SELECT');
`;

const AFTERWARDS = `
-- What was processed in recovery mode, what it was compared with, and what differed. A later record of a chain replaces the earlier.
CREATE TABLE reconciliation_record (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  disruption_id uuid NOT NULL,
  service_id uuid NOT NULL,
  processed text NOT NULL,
  processed_count integer NOT NULL,
  compared_with text NOT NULL,
  compared_count integer NOT NULL,
  difference_count integer NOT NULL,
  resolved_count integer NOT NULL,
  resolution text NOT NULL,
  resolved_by_name text,
  compared_at timestamptz NOT NULL,
  evidence_version_id uuid,
  replaces uuid,
  replaces_reason text,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  CONSTRAINT pk_reconciliation_record PRIMARY KEY (id),
  CONSTRAINT uq_reconciliation_record_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_reconciliation_record_replaces UNIQUE (replaces),
  CONSTRAINT fk_reconciliation_record_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_reconciliation_record_event FOREIGN KEY (vendor_id, disruption_id) REFERENCES disruption (vendor_id, id),
  CONSTRAINT fk_reconciliation_record_service FOREIGN KEY (disruption_id, service_id) REFERENCES disruption_service (disruption_id, service_id),
  CONSTRAINT fk_reconciliation_record_file FOREIGN KEY (vendor_id, evidence_version_id) REFERENCES evidence_version (vendor_id, id),
  CONSTRAINT fk_reconciliation_record_replaces FOREIGN KEY (vendor_id, replaces) REFERENCES reconciliation_record (vendor_id, id),
  CONSTRAINT ck_reconciliation_record_text CHECK (length(trim(processed)) BETWEEN 1 AND 500 AND (processed_count = 0 OR length(trim(compared_with)) >= 1)),
  CONSTRAINT ck_reconciliation_record_counts CHECK (processed_count >= 0 AND compared_count BETWEEN 0 AND processed_count AND difference_count BETWEEN 0 AND compared_count AND resolved_count BETWEEN 0 AND difference_count),
  CONSTRAINT ck_reconciliation_record_resolved CHECK (resolved_count = 0 OR (length(trim(resolution)) >= 1 AND length(trim(resolved_by_name)) >= 1)),
  CONSTRAINT ck_reconciliation_record_replaces CHECK ((replaces IS NULL) = (replaces_reason IS NULL))
);
CREATE INDEX ix_reconciliation_record_event ON reconciliation_record (disruption_id);
CALL app.insert_only('reconciliation_record');
CALL app.tenant_table('reconciliation_record', 'SELECT, INSERT', 'SELECT', 'SELECT', 'SELECT');

-- Whether a key control ran while the service was in recovery mode: what the vendor says, and what our reviewer sees.
CREATE TABLE recovery_control (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  disruption_id uuid NOT NULL,
  control text NOT NULL,
  operated text NOT NULL,
  how text NOT NULL,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  verdict text,
  verdict_note text,
  reviewed_by uuid,
  reviewed_at timestamptz,
  CONSTRAINT pk_recovery_control PRIMARY KEY (id),
  CONSTRAINT uq_recovery_control_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_recovery_control UNIQUE (disruption_id, control),
  CONSTRAINT fk_recovery_control_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_recovery_control_event FOREIGN KEY (vendor_id, disruption_id) REFERENCES disruption (vendor_id, id),
  CONSTRAINT ck_recovery_control_text CHECK (length(trim(control)) BETWEEN 1 AND 300 AND length(trim(how)) BETWEEN 1 AND 2000),
  CONSTRAINT ck_recovery_control_operated CHECK (operated IN ('operated', 'replaced', 'did_not_operate', 'not_needed')),
  CONSTRAINT ck_recovery_control_verdict CHECK (verdict IN ('operated', 'did_not_operate', 'not_needed')),
  CONSTRAINT ck_recovery_control_reviewed CHECK ((verdict IS NULL) = (reviewed_at IS NULL) AND (verdict IS NULL) = (reviewed_by IS NULL) AND (verdict IS NULL OR length(trim(verdict_note)) >= 1))
);
CALL app.never_truncated('recovery_control');
CALL app.tenant_table('recovery_control', 'SELECT, INSERT', 'SELECT, UPDATE (verdict, verdict_note, reviewed_by, reviewed_at)', 'SELECT', 'SELECT');

-- The after-action report; an amendment is a further one with its reason.
CREATE TABLE disruption_report (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  disruption_id uuid NOT NULL,
  number integer NOT NULL,
  report jsonb NOT NULL,
  amends_reason text,
  issued_by uuid NOT NULL,
  issued_at timestamptz NOT NULL,
  CONSTRAINT pk_disruption_report PRIMARY KEY (id),
  CONSTRAINT uq_disruption_report_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_disruption_report_number UNIQUE (disruption_id, number),
  CONSTRAINT fk_disruption_report_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_disruption_report_event FOREIGN KEY (vendor_id, disruption_id) REFERENCES disruption (vendor_id, id),
  CONSTRAINT ck_disruption_report_amends CHECK ((number = 1) = (amends_reason IS NULL) AND number >= 1 AND (number = 1 OR length(trim(amends_reason)) >= 1)),
  CONSTRAINT ck_disruption_report_shape CHECK (jsonb_typeof(report -> 'strengths') = 'array' AND jsonb_typeof(report -> 'areas') = 'array' AND jsonb_typeof(report -> 'lessons') = 'array')
);
CALL app.insert_only('disruption_report');
CALL app.tenant_table('disruption_report', 'SELECT, INSERT', 'SELECT', 'SELECT', 'SELECT');

-- What becomes of a step or, where a version has none, of a section of a plan that was started.
CREATE TABLE disruption_disposition (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  disruption_id uuid NOT NULL,
  plan_version_id uuid NOT NULL,
  plan_step_id uuid,
  section_key text,
  disposition text NOT NULL,
  note text,
  decided_by uuid NOT NULL,
  decided_at timestamptz NOT NULL,
  CONSTRAINT pk_disruption_disposition PRIMARY KEY (id),
  CONSTRAINT uq_disruption_disposition_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_disruption_disposition UNIQUE NULLS NOT DISTINCT (disruption_id, plan_version_id, plan_step_id, section_key),
  CONSTRAINT fk_disruption_disposition_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_disruption_disposition_event FOREIGN KEY (vendor_id, disruption_id) REFERENCES disruption (vendor_id, id),
  CONSTRAINT fk_disruption_disposition_activation FOREIGN KEY (disruption_id, plan_version_id) REFERENCES disruption_activation (disruption_id, plan_version_id),
  CONSTRAINT fk_disruption_disposition_step FOREIGN KEY (vendor_id, plan_step_id) REFERENCES plan_step (vendor_id, id),
  CONSTRAINT ck_disruption_disposition_one CHECK (num_nonnulls(plan_step_id, section_key) = 1),
  CONSTRAINT ck_disruption_disposition_word CHECK (disposition IN ('keep', 'change', 'remove', 'add')),
  CONSTRAINT ck_disruption_disposition_note CHECK (disposition = 'keep' OR length(trim(note)) >= 1)
);
CALL app.never_truncated('disruption_disposition');
CALL app.tenant_table('disruption_disposition', 'SELECT, INSERT, UPDATE (disposition, note, decided_by, decided_at)', 'SELECT', 'SELECT', 'SELECT');
`;

const GUARDS = `
-- Items of a disruption that nobody compared, or whose difference nobody resolved: of the last record of each chain.
CREATE FUNCTION app.unreconciled_items(event uuid) RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, app AS $$
  SELECT coalesce(sum(r.processed_count - r.compared_count + r.difference_count - r.resolved_count), 0)::integer FROM reconciliation_record r
  WHERE r.disruption_id = event AND NOT EXISTS (SELECT 1 FROM reconciliation_record n WHERE n.replaces = r.id)
    AND EXISTS (SELECT 1 FROM disruption_service s WHERE s.disruption_id = event AND s.service_id = r.service_id AND s.removed_at IS NULL)
$$;

-- Steps of started plan versions of which nobody has said whether they change or stay, here or in an exercise that the event counts as.
CREATE FUNCTION app.undecided_steps(event uuid) RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, app AS $$
  SELECT count(*)::integer FROM disruption_activation a JOIN plan_step t ON t.plan_version_id = a.plan_version_id
  WHERE a.disruption_id = event
    AND NOT EXISTS (SELECT 1 FROM disruption_disposition d WHERE d.disruption_id = event AND d.plan_step_id = t.id)
    AND NOT EXISTS (SELECT 1 FROM step_result r JOIN exercise e ON e.id = r.exercise_id WHERE e.disruption_id = event AND r.plan_step_id = t.id AND r.disposition IS NOT NULL)
$$;

-- A real event moves along model.md section 3 only; times are settled with the report, and nothing changes once it is closed or withdrawn.
CREATE FUNCTION app.disruption_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, app AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a disruption is never deleted' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'reported' OR NEW.withdrawn_at IS NOT NULL THEN
      RAISE EXCEPTION 'a disruption starts as reported' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.state = 'closed' OR OLD.withdrawn_at IS NOT NULL THEN
    RAISE EXCEPTION 'a disruption that is closed or withdrawn takes no change' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF OLD.state <> NEW.state AND (OLD.state, NEW.state) NOT IN (('reported', 'confirmed'), ('confirmed', 'activated'), ('confirmed', 'recovered'), ('activated', 'recovered'),
    ('recovered', 'reconciled'), ('reconciled', 'aar_issued'), ('aar_issued', 'closed')) THEN
    RAISE EXCEPTION 'a disruption does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.state IN ('aar_issued') AND (OLD.occurred_at, OLD.detected_at, OLD.declared_at, OLD.clock_basis) IS DISTINCT FROM (NEW.occurred_at, NEW.detected_at, NEW.declared_at, NEW.clock_basis) THEN
    RAISE EXCEPTION 'the times of a disruption are settled with its report' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF (OLD.reported_by, OLD.reported_at, OLD.reported_by_side, OLD.contract_notice_minutes, OLD.contract_notice_from) IS DISTINCT FROM (NEW.reported_by, NEW.reported_at, NEW.reported_by_side, NEW.contract_notice_minutes, NEW.contract_notice_from) THEN
    RAISE EXCEPTION 'who reported a disruption, when, and the contract of that day are never edited' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF OLD.state <> NEW.state THEN
    PERFORM app.disruption_may_become(NEW.id, OLD.state, NEW.state);
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION app.disruption_may_become(event uuid, now_in text, wanted text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, app AS $$
DECLARE
  started boolean := EXISTS (SELECT 1 FROM disruption_activation WHERE disruption_id = event);
BEGIN
  IF wanted = 'activated' AND NOT started THEN
    RAISE EXCEPTION 'a plan version that was started is named first' USING ERRCODE = 'check_violation';
  END IF;
  IF wanted = 'recovered' AND now_in = 'confirmed' AND started THEN
    RAISE EXCEPTION 'a plan was started: the disruption is activated before it is recovered' USING ERRCODE = 'check_violation';
  END IF;
  IF wanted = 'recovered' AND (NOT EXISTS (SELECT 1 FROM disruption_service WHERE disruption_id = event AND removed_at IS NULL) OR
    EXISTS (SELECT 1 FROM disruption_service WHERE disruption_id = event AND removed_at IS NULL AND verified_at IS NULL AND not_recovered_reason IS NULL)) THEN
    RAISE EXCEPTION 'each service has a time of verification, or a reason why it was not recovered' USING ERRCODE = 'check_violation';
  END IF;
  IF wanted = 'reconciled' AND (app.unreconciled_items(event) > 0 OR EXISTS (
    SELECT 1 FROM disruption_service s WHERE s.disruption_id = event AND s.removed_at IS NULL AND NOT EXISTS (SELECT 1 FROM reconciliation_record r WHERE r.disruption_id = event AND r.service_id = s.service_id))) THEN
    RAISE EXCEPTION 'each service has its reconciliation, and no item is left' USING ERRCODE = 'check_violation';
  END IF;
  IF wanted = 'aar_issued' AND (app.undecided_steps(event) > 0 OR NOT EXISTS (SELECT 1 FROM disruption_report WHERE disruption_id = event)) THEN
    RAISE EXCEPTION 'the report is there, and each step of a started plan is decided' USING ERRCODE = 'check_violation';
  END IF;
END $$;
CREATE TRIGGER disruption_guard BEFORE INSERT OR UPDATE OR DELETE ON disruption FOR EACH ROW EXECUTE FUNCTION app.disruption_guard();
ALTER TABLE disruption ENABLE ALWAYS TRIGGER disruption_guard;

-- What belongs to a disruption is written until it is closed or withdrawn; some of it only in the states that are named.
CREATE FUNCTION app.disruption_part_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, app AS $$
DECLARE
  parent record;
  event uuid := CASE TG_OP WHEN 'DELETE' THEN OLD.disruption_id ELSE NEW.disruption_id END;
BEGIN
  SELECT state, withdrawn_at INTO parent FROM disruption WHERE id = event FOR SHARE;
  IF parent.state = 'closed' OR parent.withdrawn_at IS NOT NULL OR (TG_ARGV[0] = 'until_report' AND parent.state = 'aar_issued') THEN
    RAISE EXCEPTION 'nothing is added to a disruption that is settled' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
DO $$ DECLARE part text; BEGIN
  FOREACH part IN ARRAY ARRAY['disruption_service', 'disruption_place', 'disruption_activation', 'reconciliation_record', 'disruption_disposition'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE INSERT OR UPDATE OR DELETE ON public.%I FOR EACH ROW EXECUTE FUNCTION app.disruption_part_guard(''until_report'')', part || '_part', part);
    EXECUTE format('ALTER TABLE public.%I ENABLE ALWAYS TRIGGER %I', part, part || '_part');
  END LOOP;
  FOREACH part IN ARRAY ARRAY['disruption_notice', 'disruption_entry', 'disruption_file', 'recovery_control', 'disruption_report'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE INSERT OR UPDATE OR DELETE ON public.%I FOR EACH ROW EXECUTE FUNCTION app.disruption_part_guard(''until_closed'')', part || '_part', part);
    EXECUTE format('ALTER TABLE public.%I ENABLE ALWAYS TRIGGER %I', part, part || '_part');
  END LOOP;
END $$;

-- A notice, an answer to one, a control, an activation: what was said once is not said otherwise later.
CREATE FUNCTION app.disruption_words_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'append-only: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF (to_jsonb(OLD) - TG_ARGV::text[]) IS DISTINCT FROM (to_jsonb(NEW) - TG_ARGV::text[]) THEN
    RAISE EXCEPTION 'append-only: what was said first stays in %', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF TG_TABLE_NAME = 'disruption_notice' AND to_jsonb(OLD) ->> 'standing' NOT IN ('stated', 'confirmed', 'disputed') THEN
    RAISE EXCEPTION 'what came through the portal or from us needs no confirmation' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER disruption_notice_stays BEFORE UPDATE OR DELETE ON disruption_notice FOR EACH ROW EXECUTE FUNCTION app.disruption_words_stay('standing', 'standing_note', 'judged_by', 'judged_at');
ALTER TABLE disruption_notice ENABLE ALWAYS TRIGGER disruption_notice_stays;
CREATE TRIGGER recovery_control_stays BEFORE UPDATE OR DELETE ON recovery_control FOR EACH ROW EXECUTE FUNCTION app.disruption_words_stay('verdict', 'verdict_note', 'reviewed_by', 'reviewed_at');
ALTER TABLE recovery_control ENABLE ALWAYS TRIGGER recovery_control_stays;
CREATE TRIGGER disruption_activation_stays BEFORE UPDATE OR DELETE ON disruption_activation FOR EACH ROW EXECUTE FUNCTION app.disruption_words_stay('recovery_mode_from', 'recovery_mode_to', 'version');
ALTER TABLE disruption_activation ENABLE ALWAYS TRIGGER disruption_activation_stays;
CREATE TRIGGER disruption_disposition_stays BEFORE UPDATE OR DELETE ON disruption_disposition FOR EACH ROW EXECUTE FUNCTION app.disruption_words_stay('disposition', 'note', 'decided_by', 'decided_at');
ALTER TABLE disruption_disposition ENABLE ALWAYS TRIGGER disruption_disposition_stays;
CREATE TRIGGER disruption_service_stays BEFORE UPDATE OR DELETE ON disruption_service FOR EACH ROW EXECUTE FUNCTION app.disruption_words_stay('effect', 'restored_at', 'verified_at', 'last_recovered_at', 'not_recovered_reason', 'achieved_rto_minutes', 'achieved_rto_from_disruption_minutes', 'achieved_rpo_minutes', 'removed_at', 'removed_reason', 'version');
ALTER TABLE disruption_service ENABLE ALWAYS TRIGGER disruption_service_stays;
`;

const COUNTED = `
CREATE UNIQUE INDEX uq_exercise_disruption ON exercise (disruption_id, service_id, plan_version_id) WHERE disruption_id IS NOT NULL AND state <> 'cancelled';
CREATE FUNCTION app.exercise_of_disruption_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, app AS $$
DECLARE
  event record;
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.disruption_id IS DISTINCT FROM NEW.disruption_id THEN
    RAISE EXCEPTION 'an exercise does not change the event that it stands for' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.disruption_id IS NULL THEN
    RETURN NEW;
  END IF;
  SELECT d.state, d.occurred_at, d.detected_at, d.declared_at, s.restored_at, s.verified_at, s.last_recovered_at INTO event
  FROM disruption d JOIN disruption_service s ON s.disruption_id = d.id AND s.service_id = NEW.service_id AND s.removed_at IS NULL
    JOIN disruption_activation a ON a.disruption_id = d.id AND a.plan_version_id = NEW.plan_version_id
  WHERE d.id = NEW.disruption_id AND d.state NOT IN ('reported', 'confirmed', 'activated');
  IF NOT FOUND THEN
    RAISE EXCEPTION 'an event counts as a test of a plan that was started, for a service that it hit, once it is recovered' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state IN ('in_progress', 'results_entered') AND
    (event.occurred_at, event.detected_at, event.declared_at, event.restored_at, event.verified_at, event.last_recovered_at) IS DISTINCT FROM
    (NEW.occurred_at, NEW.detected_at, NEW.declared_at, NEW.restored_at, NEW.verified_at, NEW.last_recovered_at) THEN
    RAISE EXCEPTION 'the clock of this exercise is the clock of the event' USING ERRCODE = 'check_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.state <> 'submitted' AND NEW.state = 'submitted' AND OLD.state <> 'aar_issued' THEN
    RAISE EXCEPTION 'an event counts as a test with its report only' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER exercise_of_disruption_guard BEFORE INSERT OR UPDATE ON exercise FOR EACH ROW EXECUTE FUNCTION app.exercise_of_disruption_guard();
ALTER TABLE exercise ENABLE ALWAYS TRIGGER exercise_of_disruption_guard;
`;

const RELIABILITY = `
-- Emergency calls: for each area the vendor meets the measure, or names an alternative and says why it is reasonably sufficient.
CREATE TABLE reliability_measure (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  ref text NOT NULL,
  obligation_id uuid NOT NULL,
  area text NOT NULL,
  stance text NOT NULL,
  measure text NOT NULL,
  why_sufficient text,
  evidence_version_id uuid,
  stated_by uuid NOT NULL,
  stated_at timestamptz NOT NULL,
  superseded_at timestamptz,
  decision text,
  decision_reason text,
  finding_id uuid,
  decided_by uuid,
  decided_at timestamptz,
  CONSTRAINT pk_reliability_measure PRIMARY KEY (id),
  CONSTRAINT uq_reliability_measure_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_reliability_measure_ref UNIQUE (registrant_id, ref),
  CONSTRAINT fk_reliability_measure_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_reliability_measure_obligation FOREIGN KEY (vendor_id, obligation_id) REFERENCES obligation (vendor_id, id),
  CONSTRAINT fk_reliability_measure_file FOREIGN KEY (vendor_id, evidence_version_id) REFERENCES evidence_version (vendor_id, id),
  CONSTRAINT fk_reliability_measure_finding FOREIGN KEY (vendor_id, finding_id) REFERENCES finding (vendor_id, id),
  CONSTRAINT ck_reliability_measure_area CHECK (area IN ('circuit_diversity', 'backup_power', 'network_monitoring')),
  CONSTRAINT ck_reliability_measure_stance CHECK (stance IN ('certified', 'alternative', 'not_applicable')),
  CONSTRAINT ck_reliability_measure_words CHECK (length(trim(measure)) BETWEEN 1 AND 4000 AND (stance = 'certified' OR length(trim(why_sufficient)) >= 1)),
  CONSTRAINT ck_reliability_measure_decision CHECK (decision IN ('accepted', 'finding') AND (decision IS NULL) = (decided_at IS NULL) AND (decision IS NULL) = (decided_by IS NULL) AND (decision IS NULL OR length(trim(decision_reason)) >= 1) AND (coalesce(decision, '') = 'finding') = (finding_id IS NOT NULL)),
  CONSTRAINT ck_reliability_measure_other CHECK (decided_by <> stated_by)
);
CREATE UNIQUE INDEX uq_reliability_measure_now ON reliability_measure (vendor_id, obligation_id, area) WHERE superseded_at IS NULL;
CALL app.never_truncated('reliability_measure');
CALL app.tenant_table('reliability_measure', 'SELECT, INSERT, UPDATE (superseded_at)', 'SELECT, UPDATE (decision, decision_reason, finding_id, decided_by, decided_at)', 'SELECT', 'SELECT');
CREATE POLICY reliability_measure_vendor_states ON reliability_measure AS RESTRICTIVE FOR INSERT TO holdfast_vendor WITH CHECK (decision IS NULL);
CREATE TRIGGER reliability_measure_stays BEFORE UPDATE OR DELETE ON reliability_measure FOR EACH ROW EXECUTE FUNCTION app.disruption_words_stay('superseded_at', 'decision', 'decision_reason', 'finding_id', 'decided_by', 'decided_at');
ALTER TABLE reliability_measure ENABLE ALWAYS TRIGGER reliability_measure_stays;
CALL app.locked_with_period('reliability_measure', 'obligation_id', 'obligation');
REVOKE EXECUTE ON FUNCTION app.disruption_guard(), app.disruption_may_become(uuid, text, text), app.disruption_part_guard(), app.disruption_words_stay(), app.exercise_of_disruption_guard(), app.unreconciled_items(uuid), app.undecided_steps(uuid) FROM PUBLIC;
`;

const DOWN = `
DROP TABLE reliability_measure;
DROP TRIGGER exercise_of_disruption_guard ON exercise;
DROP FUNCTION app.exercise_of_disruption_guard();
DROP INDEX uq_exercise_disruption;
ALTER TABLE exercise DROP COLUMN disruption_id;
DROP TABLE disruption_disposition, disruption_report, recovery_control, reconciliation_record, disruption_file, disruption_entry, disruption_notice, disruption_activation, disruption_place, disruption_service, disruption;
DROP FUNCTION app.disruption_words_stay(), app.disruption_part_guard(), app.disruption_guard(), app.disruption_may_become(uuid, text, text), app.undecided_steps(uuid), app.unreconciled_items(uuid);
ALTER TABLE vendor DROP COLUMN contract_notice_from;
`;
