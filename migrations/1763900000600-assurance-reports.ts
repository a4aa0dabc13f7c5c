import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Independent reports (SOC 1, SOC 2, certificates): their life, scope and gaps, and what the registrant alone says of them. */
export class AssuranceReports1763900000600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REPORTS);
    await runner.query(CONTENT);
    await runner.query(EVALUATION);
    await runner.query(GAPS);
    await runner.query(USER_CONTROLS);
    await runner.query(GUARDS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

/** Columns and constraints that every table about a report shares. */
const about = (table: string): string => `
  CONSTRAINT pk_${table} PRIMARY KEY (id),
  CONSTRAINT uq_${table}_vendor UNIQUE (vendor_id, id),
  CONSTRAINT fk_${table}_report FOREIGN KEY (vendor_id, report_id) REFERENCES assurance_report (vendor_id, id),
  CONSTRAINT fk_${table}_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id)`;

const OF_A_REPORT = `
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  report_id uuid NOT NULL`;

const REPORTS = `
CREATE TABLE assurance_report (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  ref text NOT NULL,
  period_id uuid NOT NULL,
  kind text NOT NULL,
  title text NOT NULL,
  expected_service_ids uuid[] NOT NULL,
  due_on date NOT NULL,
  state text NOT NULL DEFAULT 'expected',
  report_type integer,
  standard text,
  covers_from date,
  covers_to date,
  issued_on date,
  auditor_name text,
  opinion text,
  opinion_basis text,
  criteria text[] NOT NULL DEFAULT '{}',
  service_ids uuid[] NOT NULL DEFAULT '{}',
  site_ids uuid[] NOT NULL DEFAULT '{}',
  scope_words text,
  restricted_use boolean,
  evidence_version_id uuid,
  supersedes uuid,
  expected_by uuid NOT NULL,
  expected_at timestamptz NOT NULL,
  received_by uuid,
  received_at timestamptz,
  review_begun_by uuid,
  review_begun_at timestamptz,
  evaluated_at timestamptz,
  overdue_told_on date,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT pk_assurance_report PRIMARY KEY (id),
  CONSTRAINT uq_assurance_report_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_assurance_report_registrant UNIQUE (registrant_id, id),
  CONSTRAINT uq_assurance_report_ref UNIQUE (registrant_id, ref),
  CONSTRAINT uq_assurance_report_supersedes UNIQUE (supersedes),
  CONSTRAINT fk_assurance_report_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_assurance_report_period FOREIGN KEY (registrant_id, period_id) REFERENCES compliance_period (registrant_id, id),
  CONSTRAINT fk_assurance_report_evidence FOREIGN KEY (vendor_id, evidence_version_id) REFERENCES evidence_version (vendor_id, id),
  CONSTRAINT fk_assurance_report_supersedes FOREIGN KEY (vendor_id, supersedes) REFERENCES assurance_report (vendor_id, id),
  CONSTRAINT fk_assurance_report_receiver FOREIGN KEY (received_by) REFERENCES person (id),
  CONSTRAINT fk_assurance_report_reviewer FOREIGN KEY (review_begun_by) REFERENCES person (id),
  CONSTRAINT ck_assurance_report_kind CHECK (kind IN ('soc1', 'soc2', 'certificate', 'other')),
  CONSTRAINT ck_assurance_report_state CHECK (state IN ('expected', 'received', 'under_review', 'evaluated', 'superseded')),
  CONSTRAINT ck_assurance_report_type CHECK (report_type IN (1, 2)),
  CONSTRAINT ck_assurance_report_opinion CHECK (opinion IN ('unmodified', 'qualified', 'adverse', 'disclaimer')),
  CONSTRAINT ck_assurance_report_opinion_basis CHECK (opinion IS NULL OR opinion = 'unmodified' OR length(trim(opinion_basis)) > 0),
  CONSTRAINT ck_assurance_report_soc CHECK (state = 'expected' OR (kind IN ('soc1', 'soc2')) = (opinion IS NOT NULL AND report_type IS NOT NULL)),
  CONSTRAINT ck_assurance_report_criteria CHECK (criteria <@ ARRAY['security', 'availability', 'processing_integrity', 'confidentiality', 'privacy'] AND (kind = 'soc2' OR criteria = '{}')),
  CONSTRAINT ck_assurance_report_days CHECK (covers_from <= covers_to),
  CONSTRAINT ck_assurance_report_as_of CHECK (state = 'expected' OR (report_type IS NOT DISTINCT FROM 1) = (covers_from IS NULL)),
  CONSTRAINT ck_assurance_report_received CHECK ((state = 'expected') = (received_at IS NULL) AND (received_at IS NULL) = (received_by IS NULL) AND (received_at IS NULL) = (evidence_version_id IS NULL)
    AND (received_at IS NULL) = (covers_to IS NULL) AND (received_at IS NULL) = (auditor_name IS NULL) AND (received_at IS NULL) = (restricted_use IS NULL)),
  CONSTRAINT ck_assurance_report_reviewed CHECK ((review_begun_at IS NULL) = (review_begun_by IS NULL) AND (state IN ('under_review', 'evaluated', 'superseded')) = (review_begun_at IS NOT NULL)),
  CONSTRAINT ck_assurance_report_evaluated CHECK ((state IN ('evaluated', 'superseded')) = (evaluated_at IS NOT NULL)),
  CONSTRAINT ck_assurance_report_not_itself CHECK (supersedes <> id)
);
CREATE INDEX ix_assurance_report_period ON assurance_report (registrant_id, period_id, vendor_id);
CREATE INDEX ix_assurance_report_due ON assurance_report (registrant_id, due_on) WHERE state = 'expected';
CALL app.never_truncated('assurance_report');
CALL app.tenant_table('assurance_report',
  'SELECT, UPDATE (state, report_type, standard, covers_from, covers_to, issued_on, auditor_name, opinion, opinion_basis, criteria, service_ids, site_ids, scope_words, restricted_use, evidence_version_id, supersedes, received_by, received_at, version)',
  'SELECT, INSERT, UPDATE (title, expected_service_ids, due_on, state, report_type, standard, covers_from, covers_to, issued_on, auditor_name, opinion, opinion_basis, criteria, service_ids, site_ids, scope_words, restricted_use, evidence_version_id, supersedes, received_by, received_at, review_begun_by, review_begun_at, evaluated_at, overdue_told_on, version)',
  'SELECT', 'SELECT');
`;

// What the report itself says; a vendor that brings it may write it down too, until the review begins.
const CONTENT = `
CREATE TABLE report_subservice (${OF_A_REPORT},
  number integer NOT NULL,
  name text NOT NULL,
  what text NOT NULL,
  method text NOT NULL,
  icfr_relevant boolean NOT NULL,
  expected_controls text,
  fourth_party_id uuid,
  added_by uuid NOT NULL,
  added_at timestamptz NOT NULL,
  removed_by uuid,
  removed_at timestamptz,${about('report_subservice')},
  CONSTRAINT uq_report_subservice_number UNIQUE (report_id, number),
  CONSTRAINT fk_report_subservice_adder FOREIGN KEY (added_by) REFERENCES person (id),
  CONSTRAINT fk_report_subservice_remover FOREIGN KEY (removed_by) REFERENCES person (id),
  CONSTRAINT ck_report_subservice_method CHECK (method IN ('carve_out', 'inclusive')),
  CONSTRAINT ck_report_subservice_name CHECK (length(trim(name)) BETWEEN 1 AND 200),
  CONSTRAINT ck_report_subservice_removed CHECK ((removed_at IS NULL) = (removed_by IS NULL))
);
CALL app.never_truncated('report_subservice');
CALL app.tenant_table('report_subservice', 'SELECT, INSERT, UPDATE (removed_by, removed_at)', 'SELECT, INSERT, UPDATE (fourth_party_id, removed_by, removed_at)', 'SELECT', 'SELECT');

CREATE TABLE report_deviation (${OF_A_REPORT},
  number integer NOT NULL,
  control_ref text NOT NULL,
  control text NOT NULL,
  deviation text NOT NULL,
  management_response text,
  added_by uuid NOT NULL,
  added_at timestamptz NOT NULL,
  removed_by uuid,
  removed_at timestamptz,${about('report_deviation')},
  CONSTRAINT uq_report_deviation_number UNIQUE (report_id, number),
  CONSTRAINT fk_report_deviation_adder FOREIGN KEY (added_by) REFERENCES person (id),
  CONSTRAINT fk_report_deviation_remover FOREIGN KEY (removed_by) REFERENCES person (id),
  CONSTRAINT ck_report_deviation_words CHECK (length(trim(deviation)) BETWEEN 1 AND 4000),
  CONSTRAINT ck_report_deviation_removed CHECK ((removed_at IS NULL) = (removed_by IS NULL))
);
CALL app.never_truncated('report_deviation');
CALL app.tenant_table('report_deviation', 'SELECT, INSERT, UPDATE (removed_by, removed_at)', 'SELECT, INSERT, UPDATE (removed_by, removed_at)', 'SELECT', 'SELECT');
`;

// What the registrant makes of it. A vendor's role may read none of these tables.
const EVALUATION = `
CREATE TABLE subservice_cover (${OF_A_REPORT},
  report_subservice_id uuid NOT NULL,
  covered_by text NOT NULL,
  own_report_id uuid,
  note text NOT NULL,
  decided_by uuid NOT NULL,
  decided_at timestamptz NOT NULL,${about('subservice_cover')},
  CONSTRAINT fk_subservice_cover_subservice FOREIGN KEY (vendor_id, report_subservice_id) REFERENCES report_subservice (vendor_id, id),
  CONSTRAINT fk_subservice_cover_own_report FOREIGN KEY (registrant_id, own_report_id) REFERENCES assurance_report (registrant_id, id),
  CONSTRAINT fk_subservice_cover_person FOREIGN KEY (decided_by) REFERENCES person (id),
  CONSTRAINT ck_subservice_cover_by CHECK (covered_by IN ('own_report', 'monitoring', 'uncovered') AND (covered_by = 'own_report' OR own_report_id IS NULL)),
  CONSTRAINT ck_subservice_cover_note CHECK (length(trim(note)) BETWEEN 1 AND 4000)
);
CREATE INDEX ix_subservice_cover_subservice ON subservice_cover (vendor_id, report_subservice_id);
CALL app.insert_only('subservice_cover');
CALL app.tenant_table('subservice_cover', '', 'SELECT, INSERT', 'SELECT', 'SELECT');

CREATE TABLE deviation_evaluation (${OF_A_REPORT},
  report_deviation_id uuid NOT NULL,
  effect text NOT NULL,
  evaluation text NOT NULL,
  compensating_control text,
  evaluated_by uuid NOT NULL,
  evaluated_at timestamptz NOT NULL,${about('deviation_evaluation')},
  CONSTRAINT fk_deviation_evaluation_deviation FOREIGN KEY (vendor_id, report_deviation_id) REFERENCES report_deviation (vendor_id, id),
  CONSTRAINT fk_deviation_evaluation_person FOREIGN KEY (evaluated_by) REFERENCES person (id),
  CONSTRAINT ck_deviation_evaluation_effect CHECK (effect IN ('none', 'compensated', 'affects_us') AND (effect <> 'compensated' OR length(trim(compensating_control)) > 0)),
  CONSTRAINT ck_deviation_evaluation_words CHECK (length(trim(evaluation)) BETWEEN 1 AND 4000)
);
CREATE INDEX ix_deviation_evaluation_deviation ON deviation_evaluation (vendor_id, report_deviation_id);
CALL app.insert_only('deviation_evaluation');
CALL app.tenant_table('deviation_evaluation', '', 'SELECT, INSERT', 'SELECT', 'SELECT');

-- Prepared by one; where it needs approval, decided by another person, once.
CREATE TABLE report_evaluation (${OF_A_REPORT},
  number integer NOT NULL,
  conclusion text NOT NULL,
  auditor_check text NOT NULL,
  opinion_evaluation text,
  scope_evaluation text NOT NULL,
  effect text NOT NULL,
  needs_approval boolean NOT NULL,
  prepared_by uuid NOT NULL,
  prepared_at timestamptz NOT NULL,
  decision text,
  decision_reason text,
  decided_by uuid,
  decided_at timestamptz,${about('report_evaluation')},
  CONSTRAINT uq_report_evaluation_number UNIQUE (report_id, number),
  CONSTRAINT fk_report_evaluation_preparer FOREIGN KEY (prepared_by) REFERENCES person (id),
  CONSTRAINT fk_report_evaluation_decider FOREIGN KEY (decided_by) REFERENCES person (id),
  CONSTRAINT ck_report_evaluation_conclusion CHECK (conclusion IN ('relied_on', 'relied_on_with_limits', 'not_relied_on')),
  CONSTRAINT ck_report_evaluation_words CHECK (length(trim(auditor_check)) > 0 AND length(trim(scope_evaluation)) > 0 AND length(trim(effect)) > 0),
  CONSTRAINT ck_report_evaluation_decision CHECK (decision IN ('approved', 'sent_back') AND (decision IS NULL) = (decided_at IS NULL) AND (decision IS NULL) = (decided_by IS NULL) AND (decision IS NULL) = (decision_reason IS NULL)),
  CONSTRAINT ck_report_evaluation_two_people CHECK (decided_by <> prepared_by)
);
CREATE UNIQUE INDEX uq_report_evaluation_waiting ON report_evaluation (report_id) WHERE needs_approval AND decision IS NULL;
CALL app.never_truncated('report_evaluation');
CALL app.tenant_table('report_evaluation', '', 'SELECT, INSERT, UPDATE (decision, decision_reason, decided_by, decided_at)', 'SELECT', 'SELECT');
`;

// A letter is the vendor's management speaking of the time after its report ended. What covers a gap is the registrant's word.
const GAPS = `
CREATE TABLE bridge_letter (${OF_A_REPORT},
  covers_from date NOT NULL,
  covers_to date NOT NULL,
  signed_on date NOT NULL,
  signer text NOT NULL,
  changes text,
  evidence_version_id uuid NOT NULL,
  brought_by uuid NOT NULL,
  brought_at timestamptz NOT NULL,
  withdrawn_reason text,
  withdrawn_by uuid,
  withdrawn_at timestamptz,${about('bridge_letter')},
  CONSTRAINT fk_bridge_letter_evidence FOREIGN KEY (vendor_id, evidence_version_id) REFERENCES evidence_version (vendor_id, id),
  CONSTRAINT fk_bridge_letter_person FOREIGN KEY (brought_by) REFERENCES person (id),
  CONSTRAINT fk_bridge_letter_withdrawer FOREIGN KEY (withdrawn_by) REFERENCES person (id),
  CONSTRAINT ck_bridge_letter_days CHECK (covers_from <= covers_to AND covers_to <= signed_on),
  CONSTRAINT ck_bridge_letter_signer CHECK (length(trim(signer)) BETWEEN 1 AND 200),
  CONSTRAINT ck_bridge_letter_withdrawn CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL) AND (withdrawn_at IS NULL) = (withdrawn_reason IS NULL))
);
CREATE INDEX ix_bridge_letter_report ON bridge_letter (vendor_id, report_id);
CALL app.never_truncated('bridge_letter');
CALL app.tenant_table('bridge_letter', 'SELECT, INSERT, UPDATE (withdrawn_reason, withdrawn_by, withdrawn_at)', 'SELECT, INSERT, UPDATE (withdrawn_reason, withdrawn_by, withdrawn_at)', 'SELECT', 'SELECT');

CREATE TABLE gap_cover (${OF_A_REPORT},
  period_id uuid NOT NULL,
  kind text NOT NULL,
  bridge_letter_id uuid,
  covers_from date NOT NULL,
  covers_to date NOT NULL,
  words text NOT NULL,
  workpaper_ref text,
  done_on date NOT NULL,
  made_by uuid NOT NULL,
  made_at timestamptz NOT NULL,
  needs_approval boolean NOT NULL,
  decision text,
  decision_reason text,
  decided_by uuid,
  decided_at timestamptz,${about('gap_cover')},
  CONSTRAINT fk_gap_cover_period FOREIGN KEY (registrant_id, period_id) REFERENCES compliance_period (registrant_id, id),
  CONSTRAINT fk_gap_cover_letter FOREIGN KEY (vendor_id, bridge_letter_id) REFERENCES bridge_letter (vendor_id, id),
  CONSTRAINT fk_gap_cover_maker FOREIGN KEY (made_by) REFERENCES person (id),
  CONSTRAINT fk_gap_cover_decider FOREIGN KEY (decided_by) REFERENCES person (id),
  CONSTRAINT ck_gap_cover_kind CHECK (kind IN ('letter', 'procedure', 'accepted') AND (kind = 'letter') = (bridge_letter_id IS NOT NULL)),
  CONSTRAINT ck_gap_cover_days CHECK (covers_from <= covers_to),
  CONSTRAINT ck_gap_cover_words CHECK (length(trim(words)) BETWEEN 1 AND 4000),
  CONSTRAINT ck_gap_cover_approval CHECK (needs_approval OR kind <> 'accepted'),
  CONSTRAINT ck_gap_cover_decision CHECK (decision IN ('approved', 'refused') AND (decision IS NULL) = (decided_at IS NULL) AND (decision IS NULL) = (decided_by IS NULL) AND (decision IS NULL) = (decision_reason IS NULL)),
  CONSTRAINT ck_gap_cover_two_people CHECK (decided_by <> made_by)
);
CREATE INDEX ix_gap_cover_report ON gap_cover (vendor_id, report_id, period_id);
CALL app.never_truncated('gap_cover');
CALL app.tenant_table('gap_cover', '', 'SELECT, INSERT, UPDATE (decision, decision_reason, decided_by, decided_at)', 'SELECT', 'SELECT');
`;

const USER_CONTROLS = `
CREATE TABLE user_control (${OF_A_REPORT},
  number integer NOT NULL,
  label text NOT NULL,
  text text NOT NULL,
  standing text NOT NULL DEFAULT 'unmapped',
  control_ref text,
  control_words text,
  owner_name text,
  owner_person_id uuid,
  not_relevant_reason text,
  mapped_by uuid,
  mapped_at timestamptz,
  carried_from uuid,
  confirmed_by uuid,
  confirmed_at timestamptz,
  added_by uuid NOT NULL,
  added_at timestamptz NOT NULL,
  removed_by uuid,
  removed_at timestamptz,
  version integer NOT NULL DEFAULT 1,${about('user_control')},
  CONSTRAINT uq_user_control_number UNIQUE (report_id, number),
  CONSTRAINT fk_user_control_carried FOREIGN KEY (vendor_id, carried_from) REFERENCES user_control (vendor_id, id),
  CONSTRAINT fk_user_control_owner FOREIGN KEY (owner_person_id) REFERENCES person (id),
  CONSTRAINT fk_user_control_mapper FOREIGN KEY (mapped_by) REFERENCES person (id),
  CONSTRAINT fk_user_control_confirmer FOREIGN KEY (confirmed_by) REFERENCES person (id),
  CONSTRAINT fk_user_control_adder FOREIGN KEY (added_by) REFERENCES person (id),
  CONSTRAINT fk_user_control_remover FOREIGN KEY (removed_by) REFERENCES person (id),
  CONSTRAINT ck_user_control_words CHECK (length(trim(text)) BETWEEN 1 AND 4000 AND length(trim(label)) BETWEEN 1 AND 60),
  CONSTRAINT ck_user_control_standing CHECK (standing IN ('unmapped', 'mapped', 'not_relevant')),
  CONSTRAINT ck_user_control_mapped CHECK ((standing = 'mapped') = (control_ref IS NOT NULL) AND (standing = 'not_relevant') = (not_relevant_reason IS NOT NULL) AND (standing = 'unmapped') = (mapped_at IS NULL) AND (mapped_at IS NULL) = (mapped_by IS NULL)),
  CONSTRAINT ck_user_control_owned CHECK (standing = 'mapped' OR (owner_name IS NULL AND owner_person_id IS NULL AND control_words IS NULL)),
  CONSTRAINT ck_user_control_confirmed CHECK ((confirmed_at IS NULL) = (confirmed_by IS NULL)),
  CONSTRAINT ck_user_control_removed CHECK ((removed_at IS NULL) = (removed_by IS NULL))
);
CALL app.never_truncated('user_control');
CALL app.tenant_table('user_control', '',
  'SELECT, INSERT, UPDATE (standing, control_ref, control_words, owner_name, owner_person_id, not_relevant_reason, mapped_by, mapped_at, confirmed_by, confirmed_at, removed_by, removed_at, version)', 'SELECT', 'SELECT');

CREATE TABLE user_control_test (${OF_A_REPORT},
  user_control_id uuid NOT NULL,
  result text NOT NULL,
  tested_on date NOT NULL,
  method text NOT NULL,
  workpaper_ref text,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL,${about('user_control_test')},
  CONSTRAINT fk_user_control_test_control FOREIGN KEY (vendor_id, user_control_id) REFERENCES user_control (vendor_id, id),
  CONSTRAINT fk_user_control_test_person FOREIGN KEY (recorded_by) REFERENCES person (id),
  CONSTRAINT ck_user_control_test_result CHECK (result IN ('passed', 'failed')),
  CONSTRAINT ck_user_control_test_method CHECK (length(trim(method)) BETWEEN 1 AND 4000)
);
CREATE INDEX ix_user_control_test_control ON user_control_test (vendor_id, user_control_id);
CALL app.insert_only('user_control_test');
CALL app.tenant_table('user_control_test', '', 'SELECT, INSERT', 'SELECT', 'SELECT');

CREATE TABLE user_control_evaluation (${OF_A_REPORT},
  user_control_test_id uuid NOT NULL,
  evaluation text NOT NULL,
  compensating_control text,
  effect text NOT NULL,
  evaluated_by uuid NOT NULL,
  evaluated_at timestamptz NOT NULL,${about('user_control_evaluation')},
  CONSTRAINT fk_user_control_evaluation_test FOREIGN KEY (vendor_id, user_control_test_id) REFERENCES user_control_test (vendor_id, id),
  CONSTRAINT fk_user_control_evaluation_person FOREIGN KEY (evaluated_by) REFERENCES person (id),
  CONSTRAINT ck_user_control_evaluation_words CHECK (length(trim(evaluation)) BETWEEN 1 AND 4000),
  CONSTRAINT ck_user_control_evaluation_effect CHECK (effect IN ('none', 'compensated', 'affects_us') AND (effect <> 'compensated' OR length(trim(compensating_control)) > 0))
);
CREATE INDEX ix_user_control_evaluation_test ON user_control_evaluation (vendor_id, user_control_test_id);
CALL app.insert_only('user_control_evaluation');
CALL app.tenant_table('user_control_evaluation', '', 'SELECT, INSERT', 'SELECT', 'SELECT');
`;

const LOCKED = [
  'report_subservice',
  'report_deviation',
  'subservice_cover',
  'deviation_evaluation',
  'report_evaluation',
  'bridge_letter',
  'user_control',
  'user_control_test',
  'user_control_evaluation',
];

// The same table of moves as assurance-report.rules.ts; a locked year holds its reports and what is said of them. Gap cover
// names the year that it is about, which may be a later one than the report's.
const GUARDS = `
CREATE FUNCTION app.assurance_report_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> OLD.state AND NOT (OLD.state, NEW.state) IN (('expected', 'received'), ('received', 'under_review'), ('under_review', 'evaluated'), ('evaluated', 'superseded')) THEN
    RAISE EXCEPTION 'an assurance report does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF current_user = 'holdfast_vendor' AND OLD.state NOT IN ('expected', 'received') THEN
    RAISE EXCEPTION 'a vendor changes a report until its review begins' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER assurance_report_moves BEFORE UPDATE ON assurance_report FOR EACH ROW EXECUTE FUNCTION app.assurance_report_moves();
CALL app.locked_with_period('assurance_report', 'period_id', 'compliance_period');
CALL app.locked_with_period('gap_cover', 'period_id', 'compliance_period');

CREATE FUNCTION app.refuse_of_locked_report() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, app AS $$
DECLARE
  held record;
BEGIN
  SELECT p.code, p.state INTO held FROM assurance_report r JOIN compliance_period p ON p.id = r.period_id
    WHERE r.id = CASE TG_OP WHEN 'DELETE' THEN OLD.report_id ELSE NEW.report_id END FOR SHARE OF p;
  IF held.state IN ('locked', 'archived') THEN
    RAISE EXCEPTION '% is %: nothing that belongs to it can be changed. A reopening needs a reason and two approvals.', held.code, held.state USING ERRCODE = 'HF001';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
REVOKE EXECUTE ON FUNCTION app.refuse_of_locked_report() FROM PUBLIC;
${LOCKED.map(
  (
    table,
  ) => `CREATE TRIGGER ${table}_locked BEFORE INSERT OR UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION app.refuse_of_locked_report();
ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_locked;`,
).join('\n')}

-- What the registrant makes of a report is no vendor's to read, in the trail neither.
CREATE POLICY audit_event_not_own_evaluation ON audit_event AS RESTRICTIVE FOR SELECT TO holdfast_vendor USING (NOT starts_with(deed, 'own-evaluation.'));
`;

const DOWN = `
DROP POLICY audit_event_not_own_evaluation ON audit_event;
DROP TABLE user_control_evaluation, user_control_test, user_control, gap_cover, bridge_letter, report_evaluation, deviation_evaluation, subservice_cover, report_deviation, report_subservice, assurance_report;
DROP FUNCTION app.refuse_of_locked_report(), app.assurance_report_moves();
`;
