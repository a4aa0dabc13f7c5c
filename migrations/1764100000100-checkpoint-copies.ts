import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where checkpoints of the audit trail are kept outside the database, and which of them left when. */
export class CheckpointCopies1764100000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
-- One row for each place: when the next copy is due, and what is wrong there. The portal that moves next_at makes the copy.
CREATE TABLE checkpoint_place (
  place text NOT NULL,
  next_at timestamptz NOT NULL,
  problem text,
  disagreement text,
  CONSTRAINT pk_checkpoint_place PRIMARY KEY (place),
  CONSTRAINT ck_checkpoint_place_name CHECK (place IN ('file', 'bucket', 'mailbox'))
);
CALL app.never_truncated('checkpoint_place');

-- What left the house. A copy stays where it is whatever becomes of this row.
CREATE TABLE checkpoint_copy (
  place text NOT NULL,
  tree_size bigint NOT NULL,
  address text NOT NULL,
  kept_at timestamptz NOT NULL,
  CONSTRAINT pk_checkpoint_copy PRIMARY KEY (place, tree_size),
  CONSTRAINT fk_checkpoint_copy_place FOREIGN KEY (place) REFERENCES checkpoint_place (place),
  CONSTRAINT fk_checkpoint_copy_checkpoint FOREIGN KEY (tree_size) REFERENCES audit_checkpoint (tree_size)
);
CALL app.insert_only('checkpoint_copy');

ALTER TABLE checkpoint_place ENABLE ROW LEVEL SECURITY;
ALTER TABLE checkpoint_copy ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON checkpoint_place, checkpoint_copy TO holdfast_staff, holdfast_auditor;
CREATE POLICY checkpoint_place_readers ON checkpoint_place FOR SELECT TO holdfast_staff, holdfast_auditor USING ((SELECT app.registrant()) IS NOT NULL);
CREATE POLICY checkpoint_copy_readers ON checkpoint_copy FOR SELECT TO holdfast_staff, holdfast_auditor USING ((SELECT app.registrant()) IS NOT NULL);
GRANT SELECT, INSERT, UPDATE (next_at, problem, disagreement) ON checkpoint_place TO holdfast_sequencer;
GRANT SELECT, INSERT ON checkpoint_copy TO holdfast_sequencer;
CREATE POLICY checkpoint_place_sequencer ON checkpoint_place TO holdfast_sequencer USING (true) WITH CHECK (true);
CREATE POLICY checkpoint_copy_sequencer ON checkpoint_copy TO holdfast_sequencer USING (true) WITH CHECK (true);

-- The portal's own events (the log's founding and keys, the shipped documents) belong to no registrant and tell of none; who reads a trail may read them too.
-- By a function, because a second policy on audit_event would cost every other read its index.
CREATE FUNCTION app.portal_event(wanted uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, app AS $$
  SELECT body FROM audit_event WHERE id = wanted AND registrant_id = '00000000-0000-0000-0000-000000000000' AND vendor_id IS NULL AND app.registrant() IS NOT NULL
$$;
REVOKE EXECUTE ON FUNCTION app.portal_event(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.portal_event(uuid) TO holdfast_staff, holdfast_auditor;
`;

const DOWN = `
DROP FUNCTION app.portal_event(uuid);
DROP TABLE checkpoint_copy, checkpoint_place;
`;
