import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether a sector rule covers a vendor or a service: only a recorded answer with its basis makes a requirement a legal duty. */
export class CoverageAnswers1764700100100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION app.rule_covers(uuid, uuid, text); DROP TABLE coverage_answer');
  }
}

const UP = `
-- Answers are added, never changed; the newest counts. Without a service, it is given for the vendor as a whole.
CREATE TABLE coverage_answer (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  service_id uuid,
  requirement_code text NOT NULL,
  covered boolean NOT NULL,
  basis text NOT NULL,
  answered_by uuid NOT NULL,
  answered_at timestamptz NOT NULL,
  CONSTRAINT pk_coverage_answer PRIMARY KEY (id),
  CONSTRAINT fk_coverage_answer_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_coverage_answer_service FOREIGN KEY (vendor_id, service_id) REFERENCES service (vendor_id, id),
  CONSTRAINT fk_coverage_answer_person FOREIGN KEY (answered_by) REFERENCES person (id),
  CONSTRAINT ck_coverage_answer_words CHECK (length(requirement_code) > 0 AND length(trim(basis)) BETWEEN 1 AND 2000)
);
CREATE INDEX ix_coverage_answer_subject ON coverage_answer (vendor_id, requirement_code, answered_at DESC, id DESC);
CALL app.insert_only('coverage_answer');
CALL app.tenant_table('coverage_answer', 'SELECT', 'SELECT, INSERT', 'SELECT', 'SELECT');

CREATE FUNCTION app.rule_covers(vendor uuid, service uuid, code text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT a.covered FROM coverage_answer a
    WHERE a.vendor_id = vendor AND a.requirement_code = code AND a.service_id IS NOT DISTINCT FROM service
    ORDER BY a.answered_at DESC, a.id DESC LIMIT 1), false)
$$;
`;
