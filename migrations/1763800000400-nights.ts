import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is done once for each registrant and night, and how it went. */
export class Nights1763800000400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
-- The row is what makes a night happen once for each registrant, however many portals keep the hour.
CREATE TABLE nightly_run (
  registrant_id uuid NOT NULL,
  name text NOT NULL,
  night date NOT NULL,
  opened_at timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  started_at timestamptz,
  finished_at timestamptz,
  failure text,
  CONSTRAINT pk_nightly_run PRIMARY KEY (registrant_id, name, night),
  CONSTRAINT fk_nightly_run_registrant FOREIGN KEY (registrant_id) REFERENCES registrant (id),
  CONSTRAINT ck_nightly_run_attempts CHECK (attempts >= 0 AND (attempts = 0) = (started_at IS NULL)),
  CONSTRAINT ck_nightly_run_outcome CHECK (finished_at IS NULL OR (started_at IS NOT NULL AND failure IS NULL))
);
ALTER TABLE nightly_run ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON nightly_run TO holdfast_staff, holdfast_worker;
CREATE POLICY nightly_run_readers ON nightly_run FOR SELECT TO holdfast_staff, holdfast_worker USING (registrant_id = (SELECT app.registrant()));

-- Every registrant for which this night was not opened yet. What is older than ninety nights is forgotten.
CREATE FUNCTION app.open_night(job text, on_night date) RETURNS SETOF uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM nightly_run r WHERE r.name = job AND r.night < on_night - 90;
  RETURN QUERY INSERT INTO nightly_run AS r (registrant_id, name, night, opened_at) SELECT id, job, on_night, now() FROM registrant ORDER BY id
    ON CONFLICT DO NOTHING RETURNING r.registrant_id;
END $$;
-- False when this registrant's night is done already.
CREATE FUNCTION app.begin_night(job text, on_night date, registrant uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE nightly_run r SET attempts = r.attempts + 1, started_at = now()
  WHERE r.registrant_id = registrant AND r.name = job AND r.night = on_night AND r.finished_at IS NULL;
  RETURN FOUND;
END $$;
CREATE FUNCTION app.end_night(job text, on_night date, registrant uuid, problem text) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE nightly_run r SET failure = problem, finished_at = CASE WHEN problem IS NULL THEN now() END
  WHERE r.registrant_id = registrant AND r.name = job AND r.night = on_night
$$;
REVOKE EXECUTE ON FUNCTION app.open_night(text, date), app.begin_night(text, date, uuid), app.end_night(text, date, uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.open_night(text, date), app.begin_night(text, date, uuid), app.end_night(text, date, uuid, text) TO holdfast_jobs;
`;

const DOWN = `
DROP FUNCTION app.open_night(text, date), app.begin_night(text, date, uuid), app.end_night(text, date, uuid, text);
DROP TABLE nightly_run;
`;
