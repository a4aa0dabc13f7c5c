import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a person said that a file's own headers are, kept with the file: applying reads it as the preview did. */
export class ImportHeaders1763800000610 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
ALTER TABLE import_run ADD COLUMN mapped_headers jsonb NOT NULL DEFAULT '[]';
ALTER TABLE import_run ADD CONSTRAINT ck_import_run_mapped CHECK (jsonb_typeof(mapped_headers) = 'array');
`;

const DOWN = `
ALTER TABLE import_run DROP COLUMN mapped_headers;
`;
