import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Roots over 16 leaves, over 4,096 and so on are kept beside those over 256 and 65,536, so that a proof reads some dozens of
 * rows instead of some hundreds. A node says its height in the tree: the hash at (height, node_index) stands over 2^height leaves.
 */
export class RootsOfSixteen1764900000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

// Nodes are worked out from the leaves and hold nothing of their own; that they never change is put back at the end.
const UP = `
ALTER TABLE audit_node DISABLE TRIGGER audit_node_insert_only;
ALTER TABLE audit_node RENAME COLUMN level TO height;
ALTER TABLE audit_node DROP CONSTRAINT ck_audit_node_level;
UPDATE audit_node SET height = height * 8;
ALTER TABLE audit_node ADD CONSTRAINT ck_audit_node_height CHECK (height BETWEEN 4 AND 48 AND height % 4 = 0);
DO $$
BEGIN
  FOR below IN 0..40 BY 8 LOOP
    INSERT INTO audit_node (height, node_index, sha256)
    WITH one AS (SELECT leaf_index AS i, sha256 AS h FROM audit_leaf WHERE below = 0
        UNION ALL SELECT node_index, sha256 FROM audit_node WHERE height = below),
      two AS (SELECT i / 2 AS i, sha256('\\x01'::bytea || string_agg(h, ''::bytea ORDER BY i)) AS h FROM one GROUP BY i / 2 HAVING count(*) = 2),
      four AS (SELECT i / 2 AS i, sha256('\\x01'::bytea || string_agg(h, ''::bytea ORDER BY i)) AS h FROM two GROUP BY i / 2 HAVING count(*) = 2),
      eight AS (SELECT i / 2 AS i, sha256('\\x01'::bytea || string_agg(h, ''::bytea ORDER BY i)) AS h FROM four GROUP BY i / 2 HAVING count(*) = 2)
    SELECT below + 4, i / 2, sha256('\\x01'::bytea || string_agg(h, ''::bytea ORDER BY i)) FROM eight GROUP BY i / 2 HAVING count(*) = 2;
  END LOOP;
END $$;
ALTER TABLE audit_node ENABLE ALWAYS TRIGGER audit_node_insert_only;
`;

const DOWN = `
ALTER TABLE audit_node DISABLE TRIGGER audit_node_insert_only;
DELETE FROM audit_node WHERE height % 8 <> 0;
ALTER TABLE audit_node DROP CONSTRAINT ck_audit_node_height;
UPDATE audit_node SET height = height / 8;
ALTER TABLE audit_node RENAME COLUMN height TO level;
ALTER TABLE audit_node ADD CONSTRAINT ck_audit_node_level CHECK (level BETWEEN 1 AND 6);
ALTER TABLE audit_node ENABLE ALWAYS TRIGGER audit_node_insert_only;
`;
