import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Populations as they were frozen, samples of them, and the lists of what the external auditor asks for. */
export class RequestLists1764500000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(POPULATIONS);
    await runner.query(SAMPLES);
    await runner.query(REQUESTS);
    await runner.query(DELIVERIES);
    await runner.query(MOVES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const POPULATIONS = `
-- What a query found at one moment. The file of it lies in the store under its digest.
CREATE TABLE population (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid,
  ref text NOT NULL,
  kind text NOT NULL,
  title text NOT NULL,
  period_id uuid NOT NULL,
  requirement_code text,
  query_words text NOT NULL,
  query_code text NOT NULL,
  parameters jsonb NOT NULL,
  run_by uuid NOT NULL,
  run_at timestamptz NOT NULL,
  row_count integer NOT NULL,
  source_count integer NOT NULL,
  left_out jsonb NOT NULL,
  totals jsonb NOT NULL,
  csv_sha256 text NOT NULL,
  csv_bytes bigint NOT NULL,
  CONSTRAINT pk_population PRIMARY KEY (id),
  CONSTRAINT uq_population_registrant UNIQUE (registrant_id, id),
  CONSTRAINT uq_population_ref UNIQUE (registrant_id, ref),
  CONSTRAINT fk_population_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_population_period FOREIGN KEY (registrant_id, period_id) REFERENCES compliance_period (registrant_id, id),
  CONSTRAINT fk_population_person FOREIGN KEY (run_by) REFERENCES person (id),
  CONSTRAINT ck_population_words CHECK (length(query_words) > 0 AND length(query_code) > 0 AND length(title) > 0),
  CONSTRAINT ck_population_counts CHECK (row_count >= 0 AND source_count >= row_count AND csv_bytes > 0),
  CONSTRAINT ck_population_digest CHECK (csv_sha256 ~ '^[0-9a-f]{64}$')
);
CALL app.insert_only('population');
CALL app.tenant_table('population', '', 'SELECT, INSERT', 'SELECT', 'SELECT');

CREATE TABLE population_item (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid,
  population_id uuid NOT NULL,
  number integer NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  item_vendor_id uuid,
  label text NOT NULL,
  happened_on date,
  CONSTRAINT pk_population_item PRIMARY KEY (id),
  CONSTRAINT uq_population_item_number UNIQUE (population_id, number),
  CONSTRAINT uq_population_item_subject UNIQUE (population_id, subject_id),
  CONSTRAINT fk_population_item_population FOREIGN KEY (registrant_id, population_id) REFERENCES population (registrant_id, id),
  CONSTRAINT fk_population_item_vendor FOREIGN KEY (registrant_id, item_vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT ck_population_item_number CHECK (number >= 1)
);
CALL app.insert_only('population_item');
CALL app.tenant_table('population_item', '', 'SELECT, INSERT', 'SELECT', 'SELECT');
`;

const SAMPLES = `
CREATE TABLE sample (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid,
  ref text NOT NULL,
  population_id uuid NOT NULL,
  population_sha256 text NOT NULL,
  purpose text NOT NULL,
  method text NOT NULL,
  algorithm text,
  seed text,
  reason text NOT NULL,
  replacement_rule text NOT NULL,
  picked_by uuid NOT NULL,
  picked_at timestamptz NOT NULL,
  CONSTRAINT pk_sample PRIMARY KEY (id),
  CONSTRAINT uq_sample_registrant UNIQUE (registrant_id, id),
  CONSTRAINT uq_sample_ref UNIQUE (registrant_id, ref),
  CONSTRAINT fk_sample_population FOREIGN KEY (registrant_id, population_id) REFERENCES population (registrant_id, id),
  CONSTRAINT fk_sample_person FOREIGN KEY (picked_by) REFERENCES person (id),
  CONSTRAINT ck_sample_purpose CHECK (purpose IN ('management_testing', 'audit_request')),
  CONSTRAINT ck_sample_method CHECK (method IN ('random', 'all', 'judgement')),
  CONSTRAINT ck_sample_seed CHECK ((method = 'random') = (seed IS NOT NULL) AND (seed IS NULL) = (algorithm IS NULL)),
  CONSTRAINT ck_sample_reason CHECK (method <> 'judgement' OR length(trim(reason)) > 0),
  CONSTRAINT ck_sample_rule CHECK (length(trim(replacement_rule)) BETWEEN 1 AND 2000)
);
CALL app.insert_only('sample');
CALL app.tenant_table('sample', '', 'SELECT, INSERT', 'SELECT, INSERT', 'SELECT');

-- The items picked, in the order of picking; an item that takes another's place names it.
CREATE TABLE sample_item (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid,
  sample_id uuid NOT NULL,
  number integer NOT NULL,
  population_number integer NOT NULL,
  replaces integer,
  replacement_reason text,
  added_by uuid NOT NULL,
  added_at timestamptz NOT NULL,
  CONSTRAINT pk_sample_item PRIMARY KEY (id),
  CONSTRAINT uq_sample_item_number UNIQUE (sample_id, number),
  CONSTRAINT uq_sample_item_once UNIQUE (sample_id, population_number),
  CONSTRAINT uq_sample_item_replaced UNIQUE (sample_id, replaces),
  CONSTRAINT fk_sample_item_sample FOREIGN KEY (registrant_id, sample_id) REFERENCES sample (registrant_id, id),
  CONSTRAINT fk_sample_item_replaces FOREIGN KEY (sample_id, replaces) REFERENCES sample_item (sample_id, population_number),
  CONSTRAINT fk_sample_item_person FOREIGN KEY (added_by) REFERENCES person (id),
  CONSTRAINT ck_sample_item_replaces CHECK ((replaces IS NULL) = (replacement_reason IS NULL) AND (replaces IS NULL OR (replaces <> population_number AND length(trim(replacement_reason)) > 0)))
);
CALL app.insert_only('sample_item');
CALL app.tenant_table('sample_item', '', 'SELECT, INSERT', 'SELECT, INSERT', 'SELECT');

-- Packets that were asked for because a sample names their vendor.
CREATE TABLE sample_packet (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  sample_id uuid NOT NULL,
  packet_id uuid NOT NULL,
  built_for_it boolean NOT NULL,
  asked_by uuid NOT NULL,
  asked_at timestamptz NOT NULL,
  CONSTRAINT pk_sample_packet PRIMARY KEY (id),
  CONSTRAINT uq_sample_packet_once UNIQUE (sample_id, packet_id),
  CONSTRAINT fk_sample_packet_sample FOREIGN KEY (registrant_id, sample_id) REFERENCES sample (registrant_id, id),
  CONSTRAINT fk_sample_packet_packet FOREIGN KEY (vendor_id, packet_id) REFERENCES packet (vendor_id, id),
  CONSTRAINT fk_sample_packet_person FOREIGN KEY (asked_by) REFERENCES person (id)
);
CALL app.insert_only('sample_packet');
CALL app.tenant_table('sample_packet', '', 'SELECT, INSERT', 'SELECT', 'SELECT');
CREATE POLICY sample_packet_issued_only ON sample_packet AS RESTRICTIVE FOR SELECT TO holdfast_auditor USING (EXISTS (SELECT 1 FROM packet p WHERE p.id = packet_id));
`;

const REQUESTS = `
CREATE TABLE request_list (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid,
  ref text NOT NULL,
  title text NOT NULL,
  audit_firm text NOT NULL,
  period_id uuid NOT NULL,
  opened_by uuid NOT NULL,
  opened_at timestamptz NOT NULL,
  CONSTRAINT pk_request_list PRIMARY KEY (id),
  CONSTRAINT uq_request_list_registrant UNIQUE (registrant_id, id),
  CONSTRAINT uq_request_list_ref UNIQUE (registrant_id, ref),
  CONSTRAINT fk_request_list_period FOREIGN KEY (registrant_id, period_id) REFERENCES compliance_period (registrant_id, id),
  CONSTRAINT fk_request_list_person FOREIGN KEY (opened_by) REFERENCES person (id),
  CONSTRAINT ck_request_list_no_vendor CHECK (vendor_id IS NULL),
  CONSTRAINT ck_request_list_words CHECK (length(trim(title)) BETWEEN 1 AND 200 AND length(trim(audit_firm)) BETWEEN 1 AND 200)
);
CALL app.insert_only('request_list');
CALL app.tenant_table('request_list', '', 'SELECT, INSERT', 'SELECT', 'SELECT');
-- A list belongs to the audit as a whole: an auditor whose grant names vendors takes part in it for those.
CREATE POLICY request_list_auditor_all ON request_list TO holdfast_auditor USING (registrant_id = (SELECT app.registrant())) WITH CHECK (registrant_id = (SELECT app.registrant()) AND opened_by = (SELECT app.person()));
GRANT INSERT ON request_list TO holdfast_auditor;

CREATE TABLE audit_request (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid,
  request_list_id uuid NOT NULL,
  ref text NOT NULL,
  number integer NOT NULL,
  auditor_ref text NOT NULL,
  control text NOT NULL,
  wanted text NOT NULL,
  format text NOT NULL,
  period_from date NOT NULL,
  period_to date NOT NULL,
  due_on date NOT NULL,
  population_id uuid,
  sample_id uuid,
  state text NOT NULL,
  asked_by uuid NOT NULL,
  drafted_at timestamptz NOT NULL,
  requested_at timestamptz,
  owner_id uuid,
  delivered_at timestamptz,
  closed_at timestamptz,
  closed_by uuid,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT pk_audit_request PRIMARY KEY (id),
  CONSTRAINT uq_audit_request_registrant UNIQUE (registrant_id, id),
  CONSTRAINT uq_audit_request_number UNIQUE (request_list_id, number),
  CONSTRAINT fk_audit_request_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_audit_request_list FOREIGN KEY (registrant_id, request_list_id) REFERENCES request_list (registrant_id, id),
  CONSTRAINT fk_audit_request_population FOREIGN KEY (registrant_id, population_id) REFERENCES population (registrant_id, id),
  CONSTRAINT fk_audit_request_sample FOREIGN KEY (registrant_id, sample_id) REFERENCES sample (registrant_id, id),
  CONSTRAINT fk_audit_request_asker FOREIGN KEY (asked_by) REFERENCES person (id),
  CONSTRAINT fk_audit_request_owner FOREIGN KEY (owner_id) REFERENCES person (id),
  CONSTRAINT ck_audit_request_state CHECK (state IN ('draft', 'requested', 'accepted', 'in_progress', 'internal_check', 'delivered', 'returned', 'closed', 'not_applicable', 'withdrawn')),
  CONSTRAINT ck_audit_request_words CHECK (length(trim(wanted)) BETWEEN 1 AND 4000 AND length(auditor_ref) <= 80 AND length(control) <= 200 AND length(format) <= 200),
  CONSTRAINT ck_audit_request_period CHECK (period_from <= period_to),
  CONSTRAINT ck_audit_request_asked CHECK (state IN ('draft', 'withdrawn') OR requested_at IS NOT NULL),
  CONSTRAINT ck_audit_request_owned CHECK (state IN ('draft', 'requested', 'not_applicable', 'withdrawn') OR owner_id IS NOT NULL),
  CONSTRAINT ck_audit_request_delivered CHECK (state NOT IN ('delivered', 'returned', 'closed') OR delivered_at IS NOT NULL),
  CONSTRAINT ck_audit_request_closed CHECK ((state = 'closed') = (closed_at IS NOT NULL) AND (closed_at IS NULL) = (closed_by IS NULL))
);
CREATE INDEX ix_audit_request_list ON audit_request (registrant_id, request_list_id, number);
CALL app.never_truncated('audit_request');
CALL app.tenant_table('audit_request', '', 'SELECT, UPDATE (state, owner_id, delivered_at, version)',
  'SELECT, INSERT, UPDATE (auditor_ref, control, wanted, format, period_from, period_to, due_on, population_id, sample_id, state, requested_at, closed_at, closed_by, version)', 'SELECT');
-- What concerns no single vendor is its asker's own for an auditor whose grant names vendors.
CREATE POLICY audit_request_asker ON audit_request TO holdfast_auditor USING (registrant_id = (SELECT app.registrant()) AND asked_by = (SELECT app.person()) AND vendor_id IS NULL) WITH CHECK (registrant_id = (SELECT app.registrant()) AND asked_by = (SELECT app.person()) AND vendor_id IS NULL);
-- A draft is the auditors' own until it is asked.
CREATE POLICY audit_request_asked ON audit_request AS RESTRICTIVE FOR SELECT TO holdfast_staff USING (state <> 'draft' AND requested_at IS NOT NULL);

-- Numbers in a list are counted over all of it, whatever the asker's grant shows.
CREATE FUNCTION app.next_request_number(list uuid) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, app AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('request-list ' || list::text, 0));
  RETURN (SELECT coalesce(max(number), 0) + 1 FROM audit_request WHERE request_list_id = list AND registrant_id = app.registrant());
END $$;
REVOKE EXECUTE ON FUNCTION app.next_request_number(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.next_request_number(uuid) TO holdfast_auditor;

CREATE TABLE request_move (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid,
  audit_request_id uuid NOT NULL,
  from_state text NOT NULL,
  to_state text NOT NULL,
  reason text NOT NULL,
  made_by uuid NOT NULL,
  made_at timestamptz NOT NULL,
  CONSTRAINT pk_request_move PRIMARY KEY (id),
  CONSTRAINT fk_request_move_request FOREIGN KEY (registrant_id, audit_request_id) REFERENCES audit_request (registrant_id, id),
  CONSTRAINT fk_request_move_person FOREIGN KEY (made_by) REFERENCES person (id),
  CONSTRAINT ck_request_move_reason CHECK (to_state NOT IN ('returned', 'not_applicable', 'withdrawn') OR length(trim(reason)) > 0)
);
CREATE INDEX ix_request_move_request ON request_move (registrant_id, audit_request_id, made_at);
CALL app.insert_only('request_move');
CALL app.tenant_table('request_move', '', 'SELECT, INSERT', 'SELECT, INSERT', 'SELECT');
CREATE POLICY request_move_seen ON request_move TO holdfast_auditor USING (registrant_id = (SELECT app.registrant()) AND vendor_id IS NULL AND EXISTS (SELECT 1 FROM audit_request r WHERE r.id = audit_request_id));

CREATE TABLE request_note (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid,
  audit_request_id uuid NOT NULL,
  words text NOT NULL,
  written_by uuid NOT NULL,
  written_at timestamptz NOT NULL,
  CONSTRAINT pk_request_note PRIMARY KEY (id),
  CONSTRAINT fk_request_note_request FOREIGN KEY (registrant_id, audit_request_id) REFERENCES audit_request (registrant_id, id),
  CONSTRAINT fk_request_note_person FOREIGN KEY (written_by) REFERENCES person (id),
  CONSTRAINT ck_request_note_words CHECK (length(trim(words)) BETWEEN 1 AND 4000)
);
CREATE INDEX ix_request_note_request ON request_note (registrant_id, audit_request_id, written_at);
CALL app.insert_only('request_note');
CALL app.tenant_table('request_note', '', 'SELECT, INSERT', 'SELECT, INSERT', 'SELECT');
CREATE POLICY request_note_seen ON request_note TO holdfast_auditor USING (registrant_id = (SELECT app.registrant()) AND vendor_id IS NULL AND EXISTS (SELECT 1 FROM audit_request r WHERE r.id = audit_request_id));
`;

const DELIVERIES = `
-- A re-delivery is a new number; nothing that was prepared is changed.
CREATE TABLE request_delivery (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid,
  audit_request_id uuid NOT NULL,
  number integer NOT NULL,
  answer text NOT NULL,
  prepared_by uuid NOT NULL,
  prepared_at timestamptz NOT NULL,
  CONSTRAINT pk_request_delivery PRIMARY KEY (id),
  CONSTRAINT uq_request_delivery_number UNIQUE (audit_request_id, number),
  CONSTRAINT uq_request_delivery_preparer UNIQUE (registrant_id, id, prepared_by),
  CONSTRAINT fk_request_delivery_request FOREIGN KEY (registrant_id, audit_request_id) REFERENCES audit_request (registrant_id, id),
  CONSTRAINT fk_request_delivery_person FOREIGN KEY (prepared_by) REFERENCES person (id),
  CONSTRAINT ck_request_delivery_number CHECK (number >= 1),
  CONSTRAINT ck_request_delivery_answer CHECK (length(trim(answer)) BETWEEN 1 AND 8000)
);
CALL app.insert_only('request_delivery');
CALL app.tenant_table('request_delivery', '', 'SELECT, INSERT', 'SELECT', 'SELECT');

-- Somebody else than the preparer looks before the auditor does.
CREATE TABLE delivery_check (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid,
  request_delivery_id uuid NOT NULL,
  prepared_by uuid NOT NULL,
  decision text NOT NULL,
  reason text NOT NULL,
  checked_by uuid NOT NULL,
  checked_at timestamptz NOT NULL,
  CONSTRAINT pk_delivery_check PRIMARY KEY (id),
  CONSTRAINT uq_delivery_check_once UNIQUE (request_delivery_id),
  CONSTRAINT fk_delivery_check_delivery FOREIGN KEY (registrant_id, request_delivery_id, prepared_by) REFERENCES request_delivery (registrant_id, id, prepared_by),
  CONSTRAINT fk_delivery_check_person FOREIGN KEY (checked_by) REFERENCES person (id),
  CONSTRAINT ck_delivery_check_other_person CHECK (checked_by <> prepared_by),
  CONSTRAINT ck_delivery_check_decision CHECK (decision IN ('passed', 'sent_back')),
  CONSTRAINT ck_delivery_check_reason CHECK (length(trim(reason)) BETWEEN 1 AND 4000)
);
CALL app.insert_only('delivery_check');
CALL app.tenant_table('delivery_check', '', 'SELECT, INSERT', 'SELECT', 'SELECT');
CREATE POLICY delivery_check_seen ON delivery_check FOR SELECT TO holdfast_auditor USING (registrant_id = (SELECT app.registrant()) AND vendor_id IS NULL AND EXISTS (SELECT 1 FROM request_delivery d WHERE d.id = request_delivery_id));
CREATE POLICY delivery_check_passed ON delivery_check AS RESTRICTIVE FOR SELECT TO holdfast_auditor USING (decision = 'passed');

-- Whether a delivery passed its check, asked without the policies of the check, which ask for the delivery.
CREATE FUNCTION app.delivery_passed(which uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, app AS $$
  SELECT EXISTS (SELECT 1 FROM delivery_check WHERE request_delivery_id = which AND decision = 'passed' AND registrant_id = app.registrant())
$$;
REVOKE EXECUTE ON FUNCTION app.delivery_passed(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.delivery_passed(uuid) TO holdfast_auditor;

-- What was handed over, each with the digest that it had then.
CREATE TABLE delivery_item (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid,
  request_delivery_id uuid NOT NULL,
  number integer NOT NULL,
  kind text NOT NULL,
  target_id uuid NOT NULL,
  item_vendor_id uuid,
  evidence_version_id uuid GENERATED ALWAYS AS (CASE WHEN kind = 'evidence' THEN target_id END) STORED,
  packet_id uuid GENERATED ALWAYS AS (CASE WHEN kind = 'packet' THEN target_id END) STORED,
  population_id uuid GENERATED ALWAYS AS (CASE WHEN kind = 'population' THEN target_id END) STORED,
  label text NOT NULL,
  sha256 text NOT NULL,
  bytes bigint NOT NULL,
  CONSTRAINT pk_delivery_item PRIMARY KEY (id),
  CONSTRAINT uq_delivery_item_number UNIQUE (request_delivery_id, number),
  CONSTRAINT uq_delivery_item_target UNIQUE (request_delivery_id, kind, target_id),
  CONSTRAINT fk_delivery_item_evidence FOREIGN KEY (item_vendor_id, evidence_version_id) REFERENCES evidence_version (vendor_id, id),
  CONSTRAINT fk_delivery_item_packet FOREIGN KEY (item_vendor_id, packet_id) REFERENCES packet (vendor_id, id),
  CONSTRAINT fk_delivery_item_population FOREIGN KEY (registrant_id, population_id) REFERENCES population (registrant_id, id),
  CONSTRAINT ck_delivery_item_kind CHECK (kind IN ('evidence', 'packet', 'population')),
  CONSTRAINT ck_delivery_item_vendor CHECK (kind = 'population' OR item_vendor_id IS NOT NULL),
  CONSTRAINT ck_delivery_item_digest CHECK (sha256 ~ '^[0-9a-f]{64}$' AND bytes > 0)
);
CREATE INDEX ix_delivery_item_target ON delivery_item (registrant_id, target_id);
CALL app.insert_only('delivery_item');
CALL app.tenant_table('delivery_item', '', 'SELECT, INSERT', 'SELECT', 'SELECT');
CREATE POLICY delivery_item_seen ON delivery_item FOR SELECT TO holdfast_auditor USING (registrant_id = (SELECT app.registrant()) AND vendor_id IS NULL AND EXISTS (SELECT 1 FROM request_delivery d WHERE d.id = request_delivery_id));
CREATE POLICY delivery_item_passed ON delivery_item AS RESTRICTIVE FOR SELECT TO holdfast_auditor USING (app.delivery_passed(request_delivery_id));
CREATE POLICY request_delivery_seen ON request_delivery FOR SELECT TO holdfast_auditor USING (registrant_id = (SELECT app.registrant()) AND vendor_id IS NULL AND EXISTS (SELECT 1 FROM audit_request r WHERE r.id = audit_request_id));

CREATE POLICY request_delivery_passed ON request_delivery AS RESTRICTIVE FOR SELECT TO holdfast_auditor USING (app.delivery_passed(id));
`;

const MOVES = `
-- The moves that there are, each with the side that makes it. Only an auditor asks, returns, withdraws and closes.
CREATE FUNCTION app.audit_request_moves() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  by_auditor constant boolean := current_user = 'holdfast_auditor';
BEGIN
  IF OLD.state <> 'draft' AND (OLD.auditor_ref, OLD.control, OLD.wanted, OLD.format, OLD.period_from, OLD.period_to, OLD.due_on, OLD.vendor_id, OLD.population_id, OLD.sample_id)
    IS DISTINCT FROM (NEW.auditor_ref, NEW.control, NEW.wanted, NEW.format, NEW.period_from, NEW.period_to, NEW.due_on, NEW.vendor_id, NEW.population_id, NEW.sample_id) THEN
    RAISE EXCEPTION 'request % was asked: its wording stays', OLD.ref USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state = OLD.state THEN
    RETURN NEW;
  END IF;
  IF by_auditor AND (OLD.state, NEW.state) IN (('draft', 'requested'), ('draft', 'withdrawn'), ('requested', 'withdrawn'), ('accepted', 'withdrawn'), ('delivered', 'returned'), ('delivered', 'closed')) THEN
    RETURN NEW;
  END IF;
  IF NOT by_auditor AND (OLD.state, NEW.state) IN (('requested', 'accepted'), ('accepted', 'in_progress'), ('in_progress', 'internal_check'), ('internal_check', 'in_progress'), ('internal_check', 'delivered'), ('returned', 'in_progress'), ('requested', 'not_applicable'), ('accepted', 'not_applicable')) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a request that is % does not become % by this side', OLD.state, NEW.state USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER audit_request_moves BEFORE UPDATE ON audit_request FOR EACH ROW EXECUTE FUNCTION app.audit_request_moves();
ALTER TABLE audit_request ENABLE ALWAYS TRIGGER audit_request_moves;
REVOKE EXECUTE ON FUNCTION app.audit_request_moves() FROM PUBLIC;
`;

const DOWN = `
DROP TABLE delivery_item, delivery_check, request_delivery, request_note, request_move, audit_request, request_list, sample_packet, sample_item, sample, population_item, population;
DROP FUNCTION app.audit_request_moves();
DROP FUNCTION app.delivery_passed(uuid), app.next_request_number(uuid);
`;
