import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The day on which what an obligation asks for was done: what the next year's date is counted from. */
export class Cadence1763800000410 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
ALTER TABLE obligation ADD COLUMN completed_on date;
ALTER TABLE obligation ADD CONSTRAINT ck_obligation_completed CHECK (completed_on IS NULL OR coalesce(conclusion, '') IN ('met', 'met_with_exceptions'));
GRANT UPDATE (completed_on) ON obligation TO holdfast_staff;
-- What is no longer met was not done: the day goes with the conclusion, whoever takes that back.
CREATE FUNCTION app.completion_goes_with_conclusion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(NEW.conclusion, '') NOT IN ('met', 'met_with_exceptions') THEN
    NEW.completed_on := NULL;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER obligation_completion BEFORE UPDATE ON obligation FOR EACH ROW EXECUTE FUNCTION app.completion_goes_with_conclusion();
REVOKE EXECUTE ON FUNCTION app.completion_goes_with_conclusion() FROM PUBLIC;
-- The nightly schedule reads one vendor's obligations of a period, and what earlier periods completed.
CREATE INDEX ix_obligation_completed ON obligation (vendor_id, requirement_code) WHERE conclusion IN ('met', 'met_with_exceptions');
`;

const DOWN = `
DROP INDEX ix_obligation_completed;
DROP TRIGGER obligation_completion ON obligation;
DROP FUNCTION app.completion_goes_with_conclusion();
ALTER TABLE obligation DROP COLUMN completed_on;
`;
