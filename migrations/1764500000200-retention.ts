import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How long evidence is kept, what holds it longer, and how it is disposed of; and who agreed to pass restricted reports on. */
export class Retention1764500000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CLOCKS);
    await runner.query(HOLDS);
    await runner.query(DISPOSALS);
    await runner.query(TOMBSTONES);
    await runner.query(CONSENTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const CLOCKS = `
-- When the auditor's report for a fiscal year was released: the day from which the year's records are kept. The latest word counts.
CREATE TABLE report_release (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid,
  period_id uuid NOT NULL,
  released_on date NOT NULL,
  source text NOT NULL,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  CONSTRAINT pk_report_release PRIMARY KEY (id),
  CONSTRAINT fk_report_release_period FOREIGN KEY (registrant_id, period_id) REFERENCES compliance_period (registrant_id, id),
  CONSTRAINT fk_report_release_person FOREIGN KEY (recorded_by) REFERENCES person (id),
  CONSTRAINT ck_report_release_no_vendor CHECK (vendor_id IS NULL),
  CONSTRAINT ck_report_release_source CHECK (length(trim(source)) BETWEEN 1 AND 500)
);
CALL app.insert_only('report_release');
CALL app.tenant_table('report_release', '', 'SELECT, INSERT', 'SELECT', 'SELECT');
`;

const HOLDS = `
-- Nothing that a hold covers is disposed of. Its scope is narrowed by each of vendor, item and period that it names.
CREATE TABLE legal_hold (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid,
  ref text NOT NULL,
  title text NOT NULL,
  reason text NOT NULL,
  evidence_item_id uuid,
  period_id uuid,
  state text NOT NULL,
  placed_by uuid NOT NULL,
  placed_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT pk_legal_hold PRIMARY KEY (id),
  CONSTRAINT uq_legal_hold_registrant UNIQUE (registrant_id, id),
  CONSTRAINT uq_legal_hold_ref UNIQUE (registrant_id, ref),
  CONSTRAINT fk_legal_hold_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_legal_hold_item FOREIGN KEY (vendor_id, evidence_item_id) REFERENCES evidence_item (vendor_id, id),
  CONSTRAINT fk_legal_hold_period FOREIGN KEY (registrant_id, period_id) REFERENCES compliance_period (registrant_id, id),
  CONSTRAINT fk_legal_hold_person FOREIGN KEY (placed_by) REFERENCES person (id),
  CONSTRAINT ck_legal_hold_state CHECK (state IN ('active', 'released')),
  CONSTRAINT ck_legal_hold_item CHECK (evidence_item_id IS NULL OR vendor_id IS NOT NULL),
  CONSTRAINT ck_legal_hold_words CHECK (length(trim(title)) BETWEEN 1 AND 200 AND length(trim(reason)) BETWEEN 1 AND 4000)
);
CALL app.never_truncated('legal_hold');
CALL app.tenant_table('legal_hold', '', 'SELECT, INSERT, UPDATE (state, version)', 'SELECT', 'SELECT');

-- One person asks for the release, another of another function decides (SD-13).
CREATE TABLE hold_release (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid,
  legal_hold_id uuid NOT NULL,
  reason text NOT NULL,
  asked_by uuid NOT NULL,
  asked_as text NOT NULL,
  asked_at timestamptz NOT NULL,
  CONSTRAINT pk_hold_release PRIMARY KEY (id),
  CONSTRAINT uq_hold_release_asker UNIQUE (registrant_id, id, asked_by, asked_as),
  CONSTRAINT fk_hold_release_hold FOREIGN KEY (registrant_id, legal_hold_id) REFERENCES legal_hold (registrant_id, id),
  CONSTRAINT fk_hold_release_person FOREIGN KEY (asked_by) REFERENCES person (id),
  CONSTRAINT ck_hold_release_reason CHECK (length(trim(reason)) BETWEEN 1 AND 4000)
);
CALL app.insert_only('hold_release');
CALL app.tenant_table('hold_release', '', 'SELECT, INSERT', 'SELECT', 'SELECT');

CREATE TABLE hold_release_decision (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid,
  hold_release_id uuid NOT NULL,
  asked_by uuid NOT NULL,
  asked_as text NOT NULL,
  decision text NOT NULL,
  reason text NOT NULL,
  decided_by uuid NOT NULL,
  decided_as text NOT NULL,
  decided_at timestamptz NOT NULL,
  CONSTRAINT pk_hold_release_decision PRIMARY KEY (id),
  CONSTRAINT uq_hold_release_decision_once UNIQUE (hold_release_id),
  CONSTRAINT fk_hold_release_decision_release FOREIGN KEY (registrant_id, hold_release_id, asked_by, asked_as) REFERENCES hold_release (registrant_id, id, asked_by, asked_as),
  CONSTRAINT fk_hold_release_decision_person FOREIGN KEY (decided_by) REFERENCES person (id),
  CONSTRAINT ck_hold_release_decision_two_people CHECK (decided_by <> asked_by AND decided_as <> asked_as),
  CONSTRAINT ck_hold_release_decision_value CHECK (decision IN ('approved', 'refused')),
  CONSTRAINT ck_hold_release_decision_reason CHECK (length(trim(reason)) BETWEEN 1 AND 4000)
);
CALL app.insert_only('hold_release_decision');
CALL app.tenant_table('hold_release_decision', '', 'SELECT, INSERT', 'SELECT', 'SELECT');

-- A hold ends only by an approved release.
CREATE FUNCTION app.legal_hold_moves() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, app AS $$
BEGIN
  IF NEW.state = OLD.state THEN
    RETURN NEW;
  END IF;
  IF OLD.state = 'released' OR NOT EXISTS (SELECT 1 FROM hold_release r JOIN hold_release_decision d ON d.hold_release_id = r.id WHERE r.legal_hold_id = NEW.id AND d.decision = 'approved') THEN
    RAISE EXCEPTION 'a legal hold is released by two people' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER legal_hold_moves BEFORE UPDATE ON legal_hold FOR EACH ROW EXECUTE FUNCTION app.legal_hold_moves();
ALTER TABLE legal_hold ENABLE ALWAYS TRIGGER legal_hold_moves;
`;

const DISPOSALS = `
CREATE TABLE disposal (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  ref text NOT NULL,
  evidence_item_id uuid NOT NULL,
  kept_until date NOT NULL,
  clocks jsonb NOT NULL,
  reason text NOT NULL,
  state text NOT NULL,
  proposed_by uuid NOT NULL,
  proposed_as text NOT NULL,
  proposed_at timestamptz NOT NULL,
  executed_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT pk_disposal PRIMARY KEY (id),
  CONSTRAINT uq_disposal_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_disposal_ref UNIQUE (registrant_id, ref),
  CONSTRAINT uq_disposal_proposer UNIQUE (vendor_id, id, proposed_by),
  CONSTRAINT fk_disposal_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_disposal_item FOREIGN KEY (vendor_id, evidence_item_id) REFERENCES evidence_item (vendor_id, id),
  CONSTRAINT fk_disposal_person FOREIGN KEY (proposed_by) REFERENCES person (id),
  CONSTRAINT ck_disposal_state CHECK (state IN ('proposed', 'executed', 'refused')),
  CONSTRAINT ck_disposal_executed CHECK ((state = 'executed') = (executed_at IS NOT NULL)),
  CONSTRAINT ck_disposal_time CHECK (kept_until < proposed_at::date),
  CONSTRAINT ck_disposal_reason CHECK (length(trim(reason)) BETWEEN 1 AND 4000)
);
CREATE UNIQUE INDEX uq_disposal_open ON disposal (evidence_item_id) WHERE state IN ('proposed', 'executed');
CALL app.never_truncated('disposal');
CALL app.tenant_table('disposal', '', 'SELECT, INSERT, UPDATE (state, executed_at, version)', 'SELECT', 'SELECT');

-- Two approvals by two people of different functions, neither of them the proposer (SD-13).
CREATE TABLE disposal_decision (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  disposal_id uuid NOT NULL,
  proposed_by uuid NOT NULL,
  decision text NOT NULL,
  reason text NOT NULL,
  decided_by uuid NOT NULL,
  decided_as text NOT NULL,
  decided_at timestamptz NOT NULL,
  CONSTRAINT pk_disposal_decision PRIMARY KEY (id),
  CONSTRAINT uq_disposal_decision_person UNIQUE (disposal_id, decided_by),
  CONSTRAINT uq_disposal_decision_function UNIQUE (disposal_id, decided_as),
  CONSTRAINT fk_disposal_decision_disposal FOREIGN KEY (vendor_id, disposal_id, proposed_by) REFERENCES disposal (vendor_id, id, proposed_by),
  CONSTRAINT fk_disposal_decision_person FOREIGN KEY (decided_by) REFERENCES person (id),
  CONSTRAINT ck_disposal_decision_other_person CHECK (decided_by <> proposed_by),
  CONSTRAINT ck_disposal_decision_value CHECK (decision IN ('approved', 'refused')),
  CONSTRAINT ck_disposal_decision_reason CHECK (length(trim(reason)) BETWEEN 1 AND 4000)
);
CALL app.insert_only('disposal_decision');
CALL app.tenant_table('disposal_decision', '', 'SELECT, INSERT', 'SELECT', 'SELECT');

CREATE FUNCTION app.disposal_moves() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, app AS $$
BEGIN
  IF NEW.state = OLD.state THEN
    RETURN NEW;
  END IF;
  IF OLD.state <> 'proposed' THEN
    RAISE EXCEPTION 'disposal % is %: it stays so', OLD.ref, OLD.state USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state = 'executed' AND (SELECT count(*) FROM disposal_decision WHERE disposal_id = NEW.id AND decision = 'approved') < 2 THEN
    RAISE EXCEPTION 'a disposal is executed with two approvals' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state = 'executed' AND EXISTS (
    SELECT 1 FROM legal_hold h WHERE h.registrant_id = NEW.registrant_id AND h.state = 'active'
      AND (h.vendor_id IS NULL OR h.vendor_id = NEW.vendor_id) AND (h.evidence_item_id IS NULL OR h.evidence_item_id = NEW.evidence_item_id)
      AND (h.period_id IS NULL OR EXISTS (SELECT 1 FROM evidence_use u JOIN evidence_version f ON f.id = u.evidence_version_id JOIN obligation o ON o.id = u.obligation_id
        WHERE f.item_id = NEW.evidence_item_id AND o.period_id = h.period_id))) THEN
    RAISE EXCEPTION 'a legal hold covers this evidence' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER disposal_moves BEFORE UPDATE ON disposal FOR EACH ROW EXECUTE FUNCTION app.disposal_moves();
ALTER TABLE disposal ENABLE ALWAYS TRIGGER disposal_moves;
`;

const TOMBSTONES = `
-- What stays of a file: its record, its digest, the decision. The body is canonical JSON, and its digest stands in the trail.
CREATE TABLE evidence_tombstone (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  evidence_version_id uuid NOT NULL,
  disposal_id uuid NOT NULL,
  body text NOT NULL,
  body_sha256 text NOT NULL,
  disposed_at timestamptz NOT NULL,
  CONSTRAINT pk_evidence_tombstone PRIMARY KEY (id),
  CONSTRAINT uq_evidence_tombstone_version UNIQUE (evidence_version_id),
  CONSTRAINT fk_evidence_tombstone_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_evidence_tombstone_version FOREIGN KEY (vendor_id, evidence_version_id) REFERENCES evidence_version (vendor_id, id),
  CONSTRAINT fk_evidence_tombstone_disposal FOREIGN KEY (vendor_id, disposal_id) REFERENCES disposal (vendor_id, id),
  CONSTRAINT ck_evidence_tombstone_digest CHECK (body_sha256 = encode(sha256(convert_to(body, 'UTF8')), 'hex'))
);
CALL app.insert_only('evidence_tombstone');
CALL app.tenant_table('evidence_tombstone', 'SELECT', 'SELECT, INSERT', 'SELECT', 'SELECT');

CREATE FUNCTION app.tombstone_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, app AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM disposal d JOIN evidence_version f ON f.item_id = d.evidence_item_id WHERE d.id = NEW.disposal_id AND d.state = 'executed' AND f.id = NEW.evidence_version_id) THEN
    RAISE EXCEPTION 'a tombstone stands for a file of an executed disposal' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER evidence_tombstone_guard BEFORE INSERT ON evidence_tombstone FOR EACH ROW EXECUTE FUNCTION app.tombstone_guard();
ALTER TABLE evidence_tombstone ENABLE ALWAYS TRIGGER evidence_tombstone_guard;

-- Equal bytes are stored once, whoever brought them: they stay while anything else still names them.
CREATE FUNCTION app.bytes_still_needed(digest text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, app AS $$
  SELECT EXISTS (SELECT 1 FROM evidence_version f WHERE f.sha256 = digest AND NOT EXISTS (SELECT 1 FROM evidence_tombstone t WHERE t.evidence_version_id = f.id))
    OR EXISTS (SELECT 1 FROM population WHERE csv_sha256 = digest)
    OR EXISTS (SELECT 1 FROM packet WHERE digest IN (pdf_sha256, draft_pdf_sha256))
$$;
REVOKE EXECUTE ON FUNCTION app.bytes_still_needed(text), app.tombstone_guard(), app.disposal_moves(), app.legal_hold_moves() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.bytes_still_needed(text) TO holdfast_staff, holdfast_worker;
`;

const CONSENTS = `
-- A report of restricted use leaves the portal only with the consent of whoever may give it. The latest word counts.
CREATE TABLE use_consent (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  report_id uuid NOT NULL,
  number integer NOT NULL,
  decision text NOT NULL,
  given_by text NOT NULL,
  given_on date NOT NULL,
  words text NOT NULL,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  CONSTRAINT pk_use_consent PRIMARY KEY (id),
  CONSTRAINT uq_use_consent_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_use_consent_number UNIQUE (report_id, number),
  CONSTRAINT fk_use_consent_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_use_consent_report FOREIGN KEY (vendor_id, report_id) REFERENCES assurance_report (vendor_id, id),
  CONSTRAINT fk_use_consent_person FOREIGN KEY (recorded_by) REFERENCES person (id),
  CONSTRAINT ck_use_consent_decision CHECK (decision IN ('given', 'withdrawn')),
  CONSTRAINT ck_use_consent_number CHECK (number >= 1 AND (number > 1 OR decision = 'given')),
  CONSTRAINT ck_use_consent_words CHECK (length(trim(given_by)) BETWEEN 1 AND 200 AND length(trim(words)) BETWEEN 1 AND 2000),
  CONSTRAINT ck_use_consent_time CHECK (given_on <= recorded_at::date)
);
CALL app.insert_only('use_consent');
CALL app.tenant_table('use_consent', 'SELECT', 'SELECT, INSERT', 'SELECT', 'SELECT');
`;

const DOWN = `
DROP TABLE use_consent, evidence_tombstone, disposal_decision, disposal, hold_release_decision, hold_release, legal_hold, report_release;
DROP FUNCTION app.bytes_still_needed(text), app.tombstone_guard(), app.disposal_moves(), app.legal_hold_moves();
`;
