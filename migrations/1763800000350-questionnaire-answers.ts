import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Question sets of a vendor and a period, their answers as numbered facts, evidence, decisions and queries. */
export class QuestionnaireAnswers1763800000350 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SETS);
    await runner.query(ANSWERS);
    await runner.query(QUERIES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const SETS = `
-- One for each vendor and period, pinned to a version of the questionnaire. Opened by an officer, or by the schedule (nobody in opened_by).
CREATE TABLE question_set (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  period_id uuid NOT NULL,
  questionnaire_version_id uuid NOT NULL,
  state text NOT NULL,
  due_on date NOT NULL,
  due_rule text NOT NULL,
  opened_by uuid,
  opened_at timestamptz NOT NULL,
  submitted_by uuid,
  submitted_at timestamptz,
  submission_note text,
  reviewed_by uuid,
  reviewed_at timestamptz,
  return_reason text,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT pk_question_set PRIMARY KEY (id),
  CONSTRAINT uq_question_set_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_question_set_period UNIQUE (vendor_id, period_id),
  CONSTRAINT fk_question_set_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_question_set_period FOREIGN KEY (registrant_id, period_id) REFERENCES compliance_period (registrant_id, id),
  CONSTRAINT fk_question_set_questionnaire FOREIGN KEY (questionnaire_version_id) REFERENCES questionnaire_version (id),
  CONSTRAINT fk_question_set_opener FOREIGN KEY (opened_by) REFERENCES person (id),
  CONSTRAINT fk_question_set_submitter FOREIGN KEY (submitted_by) REFERENCES person (id),
  CONSTRAINT fk_question_set_reviewer FOREIGN KEY (reviewed_by) REFERENCES person (id),
  CONSTRAINT ck_question_set_state CHECK (state IN ('open', 'submitted', 'reviewed', 'returned')),
  CONSTRAINT ck_question_set_due_rule CHECK (length(due_rule) BETWEEN 1 AND 400),
  CONSTRAINT ck_question_set_submitted CHECK ((submitted_by IS NULL) = (submitted_at IS NULL) AND (state = 'open') = (submitted_at IS NULL)),
  CONSTRAINT ck_question_set_reviewed CHECK ((reviewed_by IS NULL) = (reviewed_at IS NULL) AND (state NOT IN ('reviewed', 'returned') OR reviewed_at IS NOT NULL)),
  CONSTRAINT ck_question_set_returned CHECK (state <> 'returned' OR length(trim(return_reason)) BETWEEN 1 AND 4000),
  CONSTRAINT ck_question_set_other_person CHECK (reviewed_by <> submitted_by)
);
CREATE INDEX ix_question_set_queue ON question_set (registrant_id, period_id, state, due_on);
CALL app.never_truncated('question_set');
CALL app.tenant_table('question_set', 'SELECT, UPDATE (state, submitted_by, submitted_at, submission_note, version)', 'SELECT, INSERT, UPDATE (state, reviewed_by, reviewed_at, return_reason, version)', 'SELECT', 'SELECT, INSERT');
-- The vendor's side submits; that a set is reviewed is the registrant's word.
CREATE POLICY question_set_vendor_submits ON question_set AS RESTRICTIVE FOR UPDATE TO holdfast_vendor USING (true) WITH CHECK (state <> 'reviewed');
`;

const ANSWERS = `
-- Every answer ever given to a cell (a question about a subject), numbered from 1; the highest number counts. One of
-- value, unknown, none and a reason why the question does not apply is given; without any of them the answer was taken back.
CREATE TABLE answer (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  question_set_id uuid NOT NULL,
  question_id text NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  number integer NOT NULL,
  value jsonb,
  unknown boolean NOT NULL,
  none boolean NOT NULL,
  not_applicable_reason text,
  note text NOT NULL,
  source text NOT NULL,
  confirmed_answer_id uuid,
  register_sha256 text,
  answered_by uuid NOT NULL,
  answered_at timestamptz NOT NULL,
  service_id uuid GENERATED ALWAYS AS (CASE WHEN subject_kind = 'service' THEN subject_id END) STORED,
  system_id uuid GENERATED ALWAYS AS (CASE WHEN subject_kind = 'system' THEN subject_id END) STORED,
  site_id uuid GENERATED ALWAYS AS (CASE WHEN subject_kind = 'site' THEN subject_id END) STORED,
  CONSTRAINT pk_answer PRIMARY KEY (id),
  CONSTRAINT uq_answer_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_answer_number UNIQUE (question_set_id, question_id, subject_kind, subject_id, number),
  CONSTRAINT fk_answer_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_answer_set FOREIGN KEY (vendor_id, question_set_id) REFERENCES question_set (vendor_id, id),
  CONSTRAINT fk_answer_service FOREIGN KEY (vendor_id, service_id) REFERENCES service (vendor_id, id),
  CONSTRAINT fk_answer_system FOREIGN KEY (vendor_id, system_id) REFERENCES it_system (vendor_id, id),
  CONSTRAINT fk_answer_site FOREIGN KEY (vendor_id, site_id) REFERENCES site (vendor_id, id),
  CONSTRAINT fk_answer_confirmed FOREIGN KEY (vendor_id, confirmed_answer_id) REFERENCES answer (vendor_id, id),
  CONSTRAINT fk_answer_person FOREIGN KEY (answered_by) REFERENCES person (id),
  CONSTRAINT ck_answer_subject CHECK (subject_kind IN ('vendor', 'service', 'system', 'site') AND (subject_kind <> 'vendor' OR subject_id = vendor_id)),
  CONSTRAINT ck_answer_number CHECK (number >= 1),
  CONSTRAINT ck_answer_one CHECK ((value IS NOT NULL)::int + unknown::int + none::int + (not_applicable_reason IS NOT NULL)::int <= 1),
  CONSTRAINT ck_answer_words CHECK (length(trim(not_applicable_reason)) BETWEEN 1 AND 4000 AND length(note) <= 4000),
  CONSTRAINT ck_answer_source CHECK (source IN ('typed', 'confirmed', 'imported', 'register')),
  CONSTRAINT ck_answer_confirmed CHECK ((source = 'confirmed') = (confirmed_answer_id IS NOT NULL)),
  CONSTRAINT ck_answer_register CHECK ((source = 'register') = (register_sha256 IS NOT NULL) AND register_sha256 ~ '^[0-9a-f]{64}$')
);
CREATE INDEX ix_answer_confirmed ON answer (vendor_id, confirmed_answer_id);
CALL app.insert_only('answer');
CALL app.tenant_table('answer', 'SELECT, INSERT', 'SELECT', 'SELECT', 'SELECT');

-- Files that back a cell. A link is taken back with a name and a date, never deleted.
CREATE TABLE answer_evidence (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  question_set_id uuid NOT NULL,
  question_id text NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  evidence_version_id uuid NOT NULL,
  linked_by uuid NOT NULL,
  linked_at timestamptz NOT NULL,
  unlinked_by uuid,
  unlinked_at timestamptz,
  CONSTRAINT pk_answer_evidence PRIMARY KEY (id),
  CONSTRAINT uq_answer_evidence_vendor UNIQUE (vendor_id, id),
  CONSTRAINT fk_answer_evidence_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_answer_evidence_set FOREIGN KEY (vendor_id, question_set_id) REFERENCES question_set (vendor_id, id),
  CONSTRAINT fk_answer_evidence_version FOREIGN KEY (vendor_id, evidence_version_id) REFERENCES evidence_version (vendor_id, id),
  CONSTRAINT fk_answer_evidence_linker FOREIGN KEY (linked_by) REFERENCES person (id),
  CONSTRAINT fk_answer_evidence_unlinker FOREIGN KEY (unlinked_by) REFERENCES person (id),
  CONSTRAINT ck_answer_evidence_subject CHECK (subject_kind IN ('vendor', 'service', 'system', 'site')),
  CONSTRAINT ck_answer_evidence_unlinked CHECK ((unlinked_by IS NULL) = (unlinked_at IS NULL))
);
CREATE UNIQUE INDEX uq_answer_evidence_linked ON answer_evidence (question_set_id, question_id, subject_kind, subject_id, evidence_version_id) WHERE unlinked_at IS NULL;
CREATE INDEX ix_answer_evidence_version ON answer_evidence (vendor_id, evidence_version_id);
CALL app.never_truncated('answer_evidence');
CALL app.tenant_table('answer_evidence', 'SELECT, INSERT, UPDATE (unlinked_by, unlinked_at)', 'SELECT', 'SELECT', 'SELECT');

-- What the officer said of one answer; the latest decision on the highest number counts.
CREATE TABLE answer_decision (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  answer_id uuid NOT NULL,
  decision text NOT NULL,
  reason text NOT NULL,
  decided_by uuid NOT NULL,
  decided_at timestamptz NOT NULL,
  CONSTRAINT pk_answer_decision PRIMARY KEY (id),
  CONSTRAINT uq_answer_decision_vendor UNIQUE (vendor_id, id),
  CONSTRAINT fk_answer_decision_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_answer_decision_answer FOREIGN KEY (vendor_id, answer_id) REFERENCES answer (vendor_id, id),
  CONSTRAINT fk_answer_decision_person FOREIGN KEY (decided_by) REFERENCES person (id),
  CONSTRAINT ck_answer_decision_value CHECK (decision IN ('accepted', 'returned')),
  CONSTRAINT ck_answer_decision_reason CHECK (length(reason) <= 4000 AND (decision = 'accepted' OR length(trim(reason)) > 0))
);
CREATE INDEX ix_answer_decision_answer ON answer_decision (vendor_id, answer_id, decided_at);
CALL app.insert_only('answer_decision');
CALL app.tenant_table('answer_decision', 'SELECT', 'SELECT, INSERT', 'SELECT', 'SELECT');
`;

const QUERIES = `
-- A question back: by a person about an answer, or by a contradiction rule about the cells that it compared (cells; the first of them
-- in question_id and subject). hit_key says which hit of which rule it is; basis_sha256 which answers it was opened on, and
-- resolved_basis_sha256 which ones were there when it was resolved.
CREATE TABLE answer_query (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  question_set_id uuid NOT NULL,
  question_id text NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  answer_id uuid,
  cells jsonb NOT NULL,
  kind text NOT NULL,
  rule_code text,
  severity text,
  service_id uuid,
  hit_key text,
  basis_sha256 text,
  text text NOT NULL,
  state text NOT NULL,
  asked_by uuid,
  asked_at timestamptz NOT NULL,
  answered_at timestamptz,
  resolution text,
  resolved_by uuid,
  resolved_at timestamptz,
  resolved_basis_sha256 text,
  escalation_reason text,
  escalated_by uuid,
  escalated_at timestamptz,
  cleared_by_answer_id uuid,
  cleared_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT pk_answer_query PRIMARY KEY (id),
  CONSTRAINT uq_answer_query_vendor UNIQUE (vendor_id, id),
  CONSTRAINT fk_answer_query_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_answer_query_set FOREIGN KEY (vendor_id, question_set_id) REFERENCES question_set (vendor_id, id),
  CONSTRAINT fk_answer_query_answer FOREIGN KEY (vendor_id, answer_id) REFERENCES answer (vendor_id, id),
  CONSTRAINT fk_answer_query_service FOREIGN KEY (vendor_id, service_id) REFERENCES service (vendor_id, id),
  CONSTRAINT fk_answer_query_cleared_by FOREIGN KEY (vendor_id, cleared_by_answer_id) REFERENCES answer (vendor_id, id),
  CONSTRAINT fk_answer_query_asker FOREIGN KEY (asked_by) REFERENCES person (id),
  CONSTRAINT fk_answer_query_resolver FOREIGN KEY (resolved_by) REFERENCES person (id),
  CONSTRAINT fk_answer_query_escalator FOREIGN KEY (escalated_by) REFERENCES person (id),
  CONSTRAINT ck_answer_query_kind CHECK (kind IN ('rule', 'person')),
  CONSTRAINT ck_answer_query_rule CHECK ((kind = 'rule') = (rule_code IS NOT NULL AND severity IS NOT NULL AND hit_key IS NOT NULL AND basis_sha256 IS NOT NULL) AND (kind = 'rule') = (asked_by IS NULL)),
  CONSTRAINT ck_answer_query_severity CHECK (severity IN ('query', 'major', 'critical')),
  CONSTRAINT ck_answer_query_cells CHECK (jsonb_typeof(cells) = 'array' AND jsonb_array_length(cells) >= 1),
  CONSTRAINT ck_answer_query_text CHECK (length(trim(text)) BETWEEN 1 AND 4000),
  CONSTRAINT ck_answer_query_state CHECK (state IN ('open', 'answered', 'resolved', 'escalated', 'cleared')),
  CONSTRAINT ck_answer_query_answered CHECK (state <> 'answered' OR answered_at IS NOT NULL),
  CONSTRAINT ck_answer_query_resolved CHECK ((state = 'resolved') = (resolved_at IS NOT NULL) AND (resolved_at IS NULL) = (resolved_by IS NULL) AND (resolved_at IS NULL) = (resolution IS NULL)),
  CONSTRAINT ck_answer_query_escalated CHECK ((state <> 'escalated' OR escalated_at IS NOT NULL) AND (escalated_at IS NULL) = (escalated_by IS NULL) AND (escalated_at IS NULL) = (escalation_reason IS NULL)),
  CONSTRAINT ck_answer_query_cleared CHECK ((state = 'cleared') = (cleared_at IS NOT NULL) AND (kind = 'rule' OR cleared_at IS NULL))
);
CREATE INDEX ix_answer_query_set ON answer_query (question_set_id, state);
CREATE UNIQUE INDEX uq_answer_query_hit ON answer_query (question_set_id, hit_key) WHERE state IN ('open', 'answered', 'escalated');
CALL app.never_truncated('answer_query');
CALL app.tenant_table('answer_query', 'SELECT, INSERT, UPDATE (state, answered_at, cleared_by_answer_id, cleared_at, version)',
  'SELECT, INSERT, UPDATE (state, resolution, resolved_by, resolved_at, resolved_basis_sha256, escalation_reason, escalated_by, escalated_at, version)', 'SELECT', 'SELECT');
-- A vendor's save opens what the rules say; a vendor asks nothing. What it may not resolve or escalate is not in its grants.
CREATE POLICY answer_query_vendor_opens ON answer_query AS RESTRICTIVE FOR INSERT TO holdfast_vendor WITH CHECK (kind = 'rule' AND state = 'open');

CREATE TABLE answer_query_reply (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  question_set_id uuid NOT NULL,
  answer_query_id uuid NOT NULL,
  text text NOT NULL,
  replied_by uuid NOT NULL,
  replied_at timestamptz NOT NULL,
  CONSTRAINT pk_answer_query_reply PRIMARY KEY (id),
  CONSTRAINT uq_answer_query_reply_vendor UNIQUE (vendor_id, id),
  CONSTRAINT fk_answer_query_reply_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_answer_query_reply_set FOREIGN KEY (vendor_id, question_set_id) REFERENCES question_set (vendor_id, id),
  CONSTRAINT fk_answer_query_reply_query FOREIGN KEY (vendor_id, answer_query_id) REFERENCES answer_query (vendor_id, id),
  CONSTRAINT fk_answer_query_reply_person FOREIGN KEY (replied_by) REFERENCES person (id),
  CONSTRAINT ck_answer_query_reply_text CHECK (length(trim(text)) BETWEEN 1 AND 4000)
);
CREATE INDEX ix_answer_query_reply_query ON answer_query_reply (vendor_id, answer_query_id);
CALL app.insert_only('answer_query_reply');
CALL app.tenant_table('answer_query_reply', 'SELECT, INSERT', 'SELECT', 'SELECT', 'SELECT');
`;

const DOWN = `
DROP TABLE answer_query_reply, answer_query, answer_decision, answer_evidence, answer, question_set;
`;
