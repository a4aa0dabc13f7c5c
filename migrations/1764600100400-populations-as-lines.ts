import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A population is frozen as JSON lines too; those of before have the CSV file alone. */
export class PopulationsAsLines1764600100400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
    await runner.query(needed('digest IN (csv_sha256, lines_sha256)'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(needed('csv_sha256 = digest'));
    await runner.query(DOWN);
  }
}

const UP = `
ALTER TABLE population
  ADD COLUMN lines_sha256 text,
  ADD COLUMN lines_bytes bigint,
  ADD CONSTRAINT ck_population_lines CHECK ((lines_sha256 IS NULL) = (lines_bytes IS NULL) AND (lines_sha256 IS NULL OR (lines_sha256 ~ '^[0-9a-f]{64}$' AND lines_bytes > 0)));
`;

const needed = (population: string) => `
CREATE OR REPLACE FUNCTION app.bytes_still_needed(digest text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, app AS $$
  SELECT EXISTS (SELECT 1 FROM evidence_version f WHERE f.sha256 = digest AND NOT EXISTS (SELECT 1 FROM evidence_tombstone t WHERE t.evidence_version_id = f.id))
    OR EXISTS (SELECT 1 FROM population WHERE ${population})
    OR EXISTS (SELECT 1 FROM packet WHERE digest IN (pdf_sha256, draft_pdf_sha256))
    OR EXISTS (SELECT 1 FROM packet_file WHERE sha256 = digest)
$$;
`;

const DOWN = `
ALTER TABLE population DROP CONSTRAINT ck_population_lines, DROP COLUMN lines_sha256, DROP COLUMN lines_bytes;
`;
