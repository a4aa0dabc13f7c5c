import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Submissions, reviews with their lines, conclusions, approvals and queries; findings with the history of their dates. */
export class ReviewsAndFindings1763700000800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SUBMISSIONS);
    await runner.query(REVIEWS);
    await runner.query(QUERIES);
    await runner.query(FINDINGS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const SUBMISSIONS = `
CREATE TABLE submission (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  ref text NOT NULL,
  period_id uuid NOT NULL,
  note text NOT NULL,
  submitted_by uuid NOT NULL,
  submitted_at timestamptz NOT NULL,
  state text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT pk_submission PRIMARY KEY (id),
  CONSTRAINT uq_submission_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_submission_ref UNIQUE (registrant_id, ref),
  CONSTRAINT fk_submission_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_submission_period FOREIGN KEY (registrant_id, period_id) REFERENCES compliance_period (registrant_id, id),
  CONSTRAINT fk_submission_person FOREIGN KEY (submitted_by) REFERENCES person (id),
  CONSTRAINT ck_submission_state CHECK (state IN ('submitted', 'in_review', 'concluded', 'approved', 'sent_back')),
  CONSTRAINT ck_submission_note CHECK (length(note) <= 4000)
);
CREATE INDEX ix_submission_queue ON submission (registrant_id, state, submitted_at);
CALL app.never_truncated('submission');
CALL app.tenant_table('submission', 'SELECT, INSERT', 'SELECT, UPDATE (state, version)', 'SELECT', 'SELECT');

CREATE TABLE submission_obligation (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  submission_id uuid NOT NULL,
  obligation_id uuid NOT NULL,
  CONSTRAINT pk_submission_obligation PRIMARY KEY (id),
  CONSTRAINT uq_submission_obligation_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_submission_obligation UNIQUE (submission_id, obligation_id),
  CONSTRAINT fk_submission_obligation_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_submission_obligation_submission FOREIGN KEY (vendor_id, submission_id) REFERENCES submission (vendor_id, id),
  CONSTRAINT fk_submission_obligation_obligation FOREIGN KEY (vendor_id, obligation_id) REFERENCES obligation (vendor_id, id)
);
CREATE INDEX ix_submission_obligation_obligation ON submission_obligation (vendor_id, obligation_id);
CALL app.insert_only('submission_obligation');
CALL app.tenant_table('submission_obligation', 'SELECT, INSERT', 'SELECT', 'SELECT', 'SELECT');

-- One line for each thing that is put before the reviewer; target_id names a row of the table that kind says. Only an
-- evidence use belongs to one obligation; a plan version or an exercise is decided once for all that it serves.
CREATE TABLE submission_line (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  submission_id uuid NOT NULL,
  kind text NOT NULL,
  target_id uuid NOT NULL,
  obligation_id uuid,
  evidence_use_id uuid GENERATED ALWAYS AS (CASE WHEN kind = 'evidence_use' THEN target_id END) STORED,
  plan_version_id uuid GENERATED ALWAYS AS (CASE WHEN kind = 'plan_version' THEN target_id END) STORED,
  exercise_id uuid GENERATED ALWAYS AS (CASE WHEN kind = 'exercise' THEN target_id END) STORED,
  CONSTRAINT pk_submission_line PRIMARY KEY (id),
  CONSTRAINT uq_submission_line_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_submission_line_target UNIQUE (submission_id, kind, target_id),
  CONSTRAINT fk_submission_line_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_submission_line_submission FOREIGN KEY (vendor_id, submission_id) REFERENCES submission (vendor_id, id),
  CONSTRAINT fk_submission_line_obligation FOREIGN KEY (submission_id, obligation_id) REFERENCES submission_obligation (submission_id, obligation_id),
  CONSTRAINT fk_submission_line_use FOREIGN KEY (vendor_id, evidence_use_id) REFERENCES evidence_use (vendor_id, id),
  CONSTRAINT fk_submission_line_plan_version FOREIGN KEY (vendor_id, plan_version_id) REFERENCES plan_version (vendor_id, id),
  CONSTRAINT fk_submission_line_exercise FOREIGN KEY (vendor_id, exercise_id) REFERENCES exercise (vendor_id, id),
  CONSTRAINT ck_submission_line_kind CHECK (kind IN ('evidence_use', 'plan_version', 'exercise')),
  CONSTRAINT ck_submission_line_obligation CHECK ((kind = 'evidence_use') = (obligation_id IS NOT NULL))
);
CALL app.insert_only('submission_line');
CALL app.tenant_table('submission_line', 'SELECT, INSERT', 'SELECT', 'SELECT', 'SELECT');
`;

const REVIEWS = `
-- One review for each submission. A review that was sent back goes on in the next round; earlier rounds stay as they were.
CREATE TABLE review (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  submission_id uuid NOT NULL,
  reviewer_id uuid NOT NULL,
  started_at timestamptz NOT NULL,
  state text NOT NULL,
  round integer NOT NULL DEFAULT 1,
  conclusion text,
  summary text,
  concluded_at timestamptz,
  needs_approval boolean NOT NULL,
  plans_effective_from date,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT pk_review PRIMARY KEY (id),
  CONSTRAINT uq_review_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_review_submission UNIQUE (submission_id),
  CONSTRAINT uq_review_reviewer UNIQUE (id, reviewer_id),
  CONSTRAINT fk_review_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_review_submission FOREIGN KEY (vendor_id, submission_id) REFERENCES submission (vendor_id, id),
  CONSTRAINT fk_review_reviewer FOREIGN KEY (reviewer_id) REFERENCES person (id),
  CONSTRAINT ck_review_state CHECK (state IN ('in_progress', 'queries_open', 'concluded', 'approved', 'sent_back')),
  CONSTRAINT ck_review_round CHECK (round >= 1),
  CONSTRAINT ck_review_conclusion CHECK (conclusion IN ('satisfactory', 'satisfactory_with_exceptions', 'unsatisfactory', 'unable_to_conclude')),
  CONSTRAINT ck_review_concluded CHECK (state NOT IN ('concluded', 'approved') OR (conclusion IS NOT NULL AND summary IS NOT NULL AND concluded_at IS NOT NULL))
);
CALL app.never_truncated('review');
CALL app.tenant_table('review', 'SELECT', 'SELECT, INSERT, UPDATE (state, round, conclusion, summary, concluded_at, plans_effective_from, version)', 'SELECT', 'SELECT');

CREATE TABLE review_line (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  review_id uuid NOT NULL,
  round integer NOT NULL,
  submission_line_id uuid NOT NULL,
  decision text NOT NULL,
  outcome text,
  reason text NOT NULL,
  decided_by uuid NOT NULL,
  decided_at timestamptz NOT NULL,
  CONSTRAINT pk_review_line PRIMARY KEY (id),
  CONSTRAINT uq_review_line_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_review_line_once UNIQUE (review_id, round, submission_line_id),
  CONSTRAINT fk_review_line_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_review_line_review FOREIGN KEY (vendor_id, review_id) REFERENCES review (vendor_id, id),
  CONSTRAINT fk_review_line_line FOREIGN KEY (vendor_id, submission_line_id) REFERENCES submission_line (vendor_id, id),
  CONSTRAINT fk_review_line_person FOREIGN KEY (decided_by) REFERENCES person (id),
  CONSTRAINT ck_review_line_decision CHECK (decision IN ('accepted', 'returned', 'rejected')),
  CONSTRAINT ck_review_line_outcome CHECK (outcome IN ('satisfactory', 'satisfactory_with_findings', 'unsatisfactory', 'not_a_valid_test')),
  CONSTRAINT ck_review_line_reason CHECK (length(trim(reason)) BETWEEN 1 AND 4000)
);
CALL app.insert_only('review_line');
CALL app.tenant_table('review_line', 'SELECT', 'SELECT, INSERT', 'SELECT', 'SELECT');

CREATE TABLE review_conclusion (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  review_id uuid NOT NULL,
  round integer NOT NULL,
  obligation_id uuid NOT NULL,
  procedure_performed text NOT NULL,
  criteria text NOT NULL,
  judgement text NOT NULL,
  override_reason text,
  out_of_period_reason text,
  checks jsonb NOT NULL,
  conclusion text NOT NULL,
  decided_by uuid NOT NULL,
  decided_at timestamptz NOT NULL,
  CONSTRAINT pk_review_conclusion PRIMARY KEY (id),
  CONSTRAINT uq_review_conclusion_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_review_conclusion_once UNIQUE (review_id, round, obligation_id),
  CONSTRAINT fk_review_conclusion_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_review_conclusion_review FOREIGN KEY (vendor_id, review_id) REFERENCES review (vendor_id, id),
  CONSTRAINT fk_review_conclusion_obligation FOREIGN KEY (vendor_id, obligation_id) REFERENCES obligation (vendor_id, id),
  CONSTRAINT fk_review_conclusion_person FOREIGN KEY (decided_by) REFERENCES person (id),
  CONSTRAINT ck_review_conclusion_value CHECK (conclusion IN ('met', 'met_with_exceptions', 'not_met', 'not_tested', 'not_applicable')),
  CONSTRAINT ck_review_conclusion_words CHECK (length(trim(procedure_performed)) > 0 AND length(trim(criteria)) > 0 AND length(trim(judgement)) > 0)
);
CREATE INDEX ix_review_conclusion_obligation ON review_conclusion (vendor_id, obligation_id);
CALL app.insert_only('review_conclusion');
CALL app.tenant_table('review_conclusion', 'SELECT', 'SELECT, INSERT', 'SELECT', 'SELECT');

CREATE TABLE review_approval (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  review_id uuid NOT NULL,
  round integer NOT NULL,
  reviewer_id uuid NOT NULL,
  decision text NOT NULL,
  reason text NOT NULL,
  approver_id uuid NOT NULL,
  approved_at timestamptz NOT NULL,
  CONSTRAINT pk_review_approval PRIMARY KEY (id),
  CONSTRAINT uq_review_approval_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_review_approval_once UNIQUE (review_id, round),
  CONSTRAINT fk_review_approval_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_review_approval_review FOREIGN KEY (vendor_id, review_id) REFERENCES review (vendor_id, id),
  CONSTRAINT fk_review_approval_reviewer FOREIGN KEY (review_id, reviewer_id) REFERENCES review (id, reviewer_id),
  CONSTRAINT fk_review_approval_approver FOREIGN KEY (approver_id) REFERENCES person (id),
  CONSTRAINT ck_review_approval_decision CHECK (decision IN ('approved', 'sent_back')),
  CONSTRAINT ck_review_approval_other_person CHECK (approver_id <> reviewer_id),
  CONSTRAINT ck_review_approval_reason CHECK (length(trim(reason)) BETWEEN 1 AND 4000)
);
CALL app.insert_only('review_approval');
CALL app.tenant_table('review_approval', 'SELECT', 'SELECT, INSERT', 'SELECT', 'SELECT');
`;

const QUERIES = `
CREATE TABLE review_query (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  review_id uuid NOT NULL,
  subject text NOT NULL,
  obligation_id uuid,
  submission_line_id uuid,
  text text NOT NULL,
  asked_by uuid NOT NULL,
  asked_at timestamptz NOT NULL,
  state text NOT NULL,
  resolution text,
  resolved_by uuid,
  resolved_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT pk_review_query PRIMARY KEY (id),
  CONSTRAINT uq_review_query_vendor UNIQUE (vendor_id, id),
  CONSTRAINT fk_review_query_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_review_query_review FOREIGN KEY (vendor_id, review_id) REFERENCES review (vendor_id, id),
  CONSTRAINT fk_review_query_obligation FOREIGN KEY (vendor_id, obligation_id) REFERENCES obligation (vendor_id, id),
  CONSTRAINT fk_review_query_line FOREIGN KEY (vendor_id, submission_line_id) REFERENCES submission_line (vendor_id, id),
  CONSTRAINT fk_review_query_asker FOREIGN KEY (asked_by) REFERENCES person (id),
  CONSTRAINT fk_review_query_resolver FOREIGN KEY (resolved_by) REFERENCES person (id),
  CONSTRAINT ck_review_query_state CHECK (state IN ('open', 'answered', 'resolved')),
  CONSTRAINT ck_review_query_resolved CHECK ((state = 'resolved') = (resolved_by IS NOT NULL AND resolved_at IS NOT NULL)),
  CONSTRAINT ck_review_query_words CHECK (length(subject) BETWEEN 1 AND 200 AND length(trim(text)) BETWEEN 1 AND 4000)
);
CREATE INDEX ix_review_query_review ON review_query (vendor_id, review_id);
CALL app.tenant_table('review_query', 'SELECT, UPDATE (state, version)', 'SELECT, INSERT, UPDATE (state, resolution, resolved_by, resolved_at, version)', 'SELECT', 'SELECT');

CREATE TABLE query_reply (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  query_id uuid NOT NULL,
  text text NOT NULL,
  evidence_version_id uuid,
  replied_by uuid NOT NULL,
  replied_at timestamptz NOT NULL,
  CONSTRAINT pk_query_reply PRIMARY KEY (id),
  CONSTRAINT uq_query_reply_vendor UNIQUE (vendor_id, id),
  CONSTRAINT fk_query_reply_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_query_reply_query FOREIGN KEY (vendor_id, query_id) REFERENCES review_query (vendor_id, id),
  CONSTRAINT fk_query_reply_evidence FOREIGN KEY (vendor_id, evidence_version_id) REFERENCES evidence_version (vendor_id, id),
  CONSTRAINT fk_query_reply_person FOREIGN KEY (replied_by) REFERENCES person (id),
  CONSTRAINT ck_query_reply_text CHECK (length(trim(text)) BETWEEN 1 AND 4000)
);
CREATE INDEX ix_query_reply_query ON query_reply (vendor_id, query_id);
CALL app.insert_only('query_reply');
CALL app.tenant_table('query_reply', 'SELECT, INSERT', 'SELECT', 'SELECT', 'SELECT');
`;

const FINDINGS = `
CREATE TABLE finding (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  ref text NOT NULL,
  severity text NOT NULL,
  title text NOT NULL,
  description text NOT NULL,
  source_kind text NOT NULL,
  source_id uuid,
  review_id uuid GENERATED ALWAYS AS (CASE WHEN source_kind = 'review' THEN source_id END) STORED,
  obligation_id uuid,
  exercise_id uuid,
  owner_name text NOT NULL,
  owner_person_id uuid,
  due_on date NOT NULL,
  state text NOT NULL,
  opened_by uuid NOT NULL,
  opened_at timestamptz NOT NULL,
  closed_by uuid,
  closed_at timestamptz,
  closing_note text,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT pk_finding PRIMARY KEY (id),
  CONSTRAINT uq_finding_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_finding_ref UNIQUE (registrant_id, ref),
  CONSTRAINT fk_finding_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_finding_review FOREIGN KEY (vendor_id, review_id) REFERENCES review (vendor_id, id),
  CONSTRAINT fk_finding_obligation FOREIGN KEY (vendor_id, obligation_id) REFERENCES obligation (vendor_id, id),
  CONSTRAINT fk_finding_exercise FOREIGN KEY (vendor_id, exercise_id) REFERENCES exercise (vendor_id, id),
  CONSTRAINT fk_finding_owner FOREIGN KEY (owner_person_id) REFERENCES person (id),
  CONSTRAINT fk_finding_opener FOREIGN KEY (opened_by) REFERENCES person (id),
  CONSTRAINT fk_finding_closer FOREIGN KEY (closed_by) REFERENCES person (id),
  CONSTRAINT ck_finding_severity CHECK (severity IN ('low', 'medium', 'high', 'critical')),
  CONSTRAINT ck_finding_source CHECK (source_kind IN ('review', 'exercise', 'other') AND (source_kind = 'other') = (source_id IS NULL)),
  CONSTRAINT ck_finding_exercise CHECK (source_kind <> 'exercise' OR exercise_id = source_id),
  CONSTRAINT ck_finding_words CHECK (length(trim(title)) BETWEEN 1 AND 200 AND length(description) <= 8000 AND length(trim(owner_name)) BETWEEN 1 AND 200),
  CONSTRAINT ck_finding_state CHECK (state IN ('open', 'closed')),
  CONSTRAINT ck_finding_closed CHECK ((state = 'closed') = (closed_by IS NOT NULL AND closed_at IS NOT NULL AND closing_note IS NOT NULL)),
  CONSTRAINT ck_finding_closer_is_not_owner CHECK (closed_by <> owner_person_id)
);
CREATE INDEX ix_finding_open ON finding (registrant_id, vendor_id, severity) WHERE state = 'open';
CALL app.never_truncated('finding');
CALL app.tenant_table('finding', 'SELECT', 'SELECT, INSERT, UPDATE (due_on, state, closed_by, closed_at, closing_note, version)', 'SELECT', 'SELECT');

CREATE TABLE finding_due_change (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  finding_id uuid NOT NULL,
  due_before date NOT NULL,
  due_on date NOT NULL,
  reason text NOT NULL,
  changed_by uuid NOT NULL,
  changed_at timestamptz NOT NULL,
  CONSTRAINT pk_finding_due_change PRIMARY KEY (id),
  CONSTRAINT uq_finding_due_change_vendor UNIQUE (vendor_id, id),
  CONSTRAINT fk_finding_due_change_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_finding_due_change_finding FOREIGN KEY (vendor_id, finding_id) REFERENCES finding (vendor_id, id),
  CONSTRAINT fk_finding_due_change_person FOREIGN KEY (changed_by) REFERENCES person (id),
  CONSTRAINT ck_finding_due_change_differs CHECK (due_on <> due_before),
  CONSTRAINT ck_finding_due_change_reason CHECK (length(trim(reason)) BETWEEN 1 AND 4000)
);
CREATE INDEX ix_finding_due_change_finding ON finding_due_change (vendor_id, finding_id);
CALL app.insert_only('finding_due_change');
CALL app.tenant_table('finding_due_change', 'SELECT', 'SELECT, INSERT', 'SELECT', 'SELECT');
`;

const DOWN = `
DROP TABLE finding_due_change, finding, query_reply, review_query, review_approval, review_conclusion, review_line, review,
  submission_line, submission_obligation, submission;
`;
