import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The columns of an event are read from its text as one row instead of one after the other: each assignment of its own was
 * an expression that the server had to set up anew in every transaction. They stand in the order of the table's columns;
 * whoever adds one there adds it here, or every append is refused.
 */
export class EventColumnsInOneRow1764900200100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      columns(`
  RETURN ROW (NEW.body, (said ->> 'id')::uuid, said ->> 'at', (said ->> 'registrantId')::uuid, (said ->> 'vendorId')::uuid,
    (said #>> '{actor,personId}')::uuid, said ->> 'deed', said #>> '{subject,kind}', (said #>> '{subject,id}')::uuid)::public.audit_event;`),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      columns(`
  NEW.id := said ->> 'id';
  NEW.at := said ->> 'at';
  NEW.registrant_id := said ->> 'registrantId';
  NEW.vendor_id := said ->> 'vendorId';
  NEW.actor_id := said #>> '{actor,personId}';
  NEW.deed := said ->> 'deed';
  NEW.subject_kind := said #>> '{subject,kind}';
  NEW.subject_id := said #>> '{subject,id}';
  RETURN NEW;`),
    );
  }
}

const columns = (row: string) => `
CREATE OR REPLACE FUNCTION app.event_columns() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said jsonb := NEW.body;
BEGIN
  IF said ->> 'v' IS DISTINCT FROM '1' THEN
    RAISE EXCEPTION 'an event is of version 1' USING ERRCODE = 'check_violation', SCHEMA = 'public', TABLE = 'audit_event', CONSTRAINT = 'ck_audit_event_version';
  END IF;${row}
END $$;`;
