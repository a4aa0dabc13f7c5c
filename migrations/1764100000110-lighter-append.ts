import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Takes from an appended event what it does not need. Both foreign keys looked up the very row that was being written or
 * read in the same statement, and locked it: a second write of every event. That an event stays is kept by its own
 * triggers (insert-only), and the verifier misses one that is gone.
 */
export class LighterAppend1764100000110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
ALTER TABLE audit_pending DROP CONSTRAINT fk_audit_pending_event;
ALTER TABLE audit_leaf DROP CONSTRAINT fk_audit_leaf_event;
-- Every name is written out, so that no search path needs to be set and taken back for each event.
CREATE OR REPLACE FUNCTION app.event_is_pending() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  INSERT INTO public.audit_pending (event_id) VALUES (NEW.id);
  RETURN NULL;
END $$;
`;

const DOWN = `
CREATE OR REPLACE FUNCTION app.event_is_pending() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  INSERT INTO audit_pending (event_id) VALUES (NEW.id);
  RETURN NULL;
END $$;
ALTER TABLE audit_leaf ADD CONSTRAINT fk_audit_leaf_event FOREIGN KEY (event_id) REFERENCES audit_event (id);
ALTER TABLE audit_pending ADD CONSTRAINT fk_audit_pending_event FOREIGN KEY (event_id) REFERENCES audit_event (id);
`;
