import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a night writes down of an exception that ran out; an exception that still holds while its item is under review. */
export class ExceptionsRunOut1763800000550 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(EXPIRY + UNDER_REVIEW);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

// The portal itself moves a finding back at night: its id is nobody's row, as in the trail (app.person_name).
const EXPIRY = `
ALTER TABLE programme_exception ADD COLUMN expired_at timestamptz,
  ADD CONSTRAINT ck_programme_exception_expired CHECK (expired_at IS NULL OR effective_from IS NOT NULL);
GRANT UPDATE (expired_at) ON programme_exception TO holdfast_staff;
CREATE INDEX ix_programme_exception_running ON programme_exception (registrant_id, wanted_until) WHERE state = 'approved' AND expired_at IS NULL;
CREATE INDEX ix_finding_accepted ON finding (registrant_id, accepted_until) WHERE state = 'risk_accepted';
ALTER TABLE finding_move DROP CONSTRAINT fk_finding_move_person;
`;

const UNDER_REVIEW = `
ALTER TABLE obligation DROP CONSTRAINT ck_obligation_excepted,
  ADD CONSTRAINT ck_obligation_excepted CHECK (excepted_until IS NULL OR coalesce(conclusion, '') IN ('excepted', 'under_review'));
-- What is under review keeps the end of the exception that it was submitted under; every other conclusion ends it.
CREATE OR REPLACE FUNCTION app.only_excepted_has_an_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(NEW.conclusion, '') NOT IN ('excepted', 'under_review') THEN NEW.excepted_until := NULL; END IF;
  RETURN NEW;
END $$;
`;

const DOWN = `
CREATE OR REPLACE FUNCTION app.only_excepted_has_an_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.conclusion IS DISTINCT FROM 'excepted' THEN NEW.excepted_until := NULL; END IF;
  RETURN NEW;
END $$;
UPDATE obligation SET excepted_until = NULL WHERE conclusion = 'under_review' AND excepted_until IS NOT NULL;
ALTER TABLE obligation DROP CONSTRAINT ck_obligation_excepted,
  ADD CONSTRAINT ck_obligation_excepted CHECK (excepted_until IS NULL OR coalesce(conclusion, '') = 'excepted');
ALTER TABLE finding_move ADD CONSTRAINT fk_finding_move_person FOREIGN KEY (moved_by) REFERENCES person (id) NOT VALID;
DROP INDEX ix_finding_accepted, ix_programme_exception_running;
ALTER TABLE programme_exception DROP CONSTRAINT ck_programme_exception_expired, DROP COLUMN expired_at;
`;
