import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The trigger that reads the columns of an event from its text reads the version too, and refuses any but 1 under the
 * name that the check had. As a check it parsed the text once more and was itself read anew with every statement: as much
 * work as all the columns together. Like the columns it is kept in every replication mode, and an event is never updated.
 */
export class EventVersionByTrigger1764700000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const columns = (first: string) => `
CREATE OR REPLACE FUNCTION app.event_columns() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said jsonb := NEW.body;
BEGIN${first}
  NEW.id := said ->> 'id';
  NEW.at := said ->> 'at';
  NEW.registrant_id := said ->> 'registrantId';
  NEW.vendor_id := said ->> 'vendorId';
  NEW.actor_id := said #>> '{actor,personId}';
  NEW.deed := said ->> 'deed';
  NEW.subject_kind := said #>> '{subject,kind}';
  NEW.subject_id := said #>> '{subject,id}';
  RETURN NEW;
END $$;`;

const UP = `${columns(`
  IF said ->> 'v' IS DISTINCT FROM '1' THEN
    RAISE EXCEPTION 'an event is of version 1' USING ERRCODE = 'check_violation', SCHEMA = 'public', TABLE = 'audit_event', CONSTRAINT = 'ck_audit_event_version';
  END IF;`)}
ALTER TABLE audit_event DROP CONSTRAINT ck_audit_event_version;`;

const DOWN = `
ALTER TABLE audit_event ADD CONSTRAINT ck_audit_event_version CHECK ((body::jsonb ->> 'v') = '1');${columns('')}`;
