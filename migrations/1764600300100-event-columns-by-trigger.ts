import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A trigger reads the columns of an event from its text, all with one parse. As generated columns each of them parsed the
 * text by itself, and PostgreSQL read the eight expressions anew with every statement: an append cost more than twice a
 * plain row. Whatever a statement gives as columns is overwritten; the trigger fires in every replication mode, and an
 * event is never updated. Verifying the log compares each column with the text, as before.
 *
 * PostgreSQL cannot make a column generated again, so going down leaves the trigger in place: it says the same.
 */
export class EventColumnsByTrigger1764600300100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(): Promise<void> {
    // See above.
  }
}

const COLUMNS = ['id', 'at', 'registrant_id', 'vendor_id', 'actor_id', 'deed', 'subject_kind', 'subject_id'];

const UP = `
ALTER TABLE audit_event ${COLUMNS.map((name) => `ALTER COLUMN ${name} DROP EXPRESSION IF EXISTS`).join(', ')};
CREATE OR REPLACE FUNCTION app.event_columns() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said jsonb := NEW.body;
BEGIN
  NEW.id := said ->> 'id';
  NEW.at := said ->> 'at';
  NEW.registrant_id := said ->> 'registrantId';
  NEW.vendor_id := said ->> 'vendorId';
  NEW.actor_id := said #>> '{actor,personId}';
  NEW.deed := said ->> 'deed';
  NEW.subject_kind := said #>> '{subject,kind}';
  NEW.subject_id := said #>> '{subject,id}';
  RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION app.event_columns() FROM PUBLIC;
CREATE OR REPLACE TRIGGER audit_event_columns BEFORE INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION app.event_columns();
ALTER TABLE audit_event ENABLE ALWAYS TRIGGER audit_event_columns;
`;
