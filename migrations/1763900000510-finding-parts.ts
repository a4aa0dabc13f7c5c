import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which part of its source a finding is about: the notice of a disruption, a missed objective of one service. */
export class FindingParts1763900000510 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE finding ADD COLUMN source_part text,
        ADD CONSTRAINT ck_finding_source_part CHECK (source_part IS NULL OR (length(source_part) BETWEEN 1 AND 120 AND source_id IS NOT NULL));
      CREATE INDEX ix_finding_source ON finding (source_id) WHERE source_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX ix_finding_source; ALTER TABLE finding DROP COLUMN source_part;');
  }
}
