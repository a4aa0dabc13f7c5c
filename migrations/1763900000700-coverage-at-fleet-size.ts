import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the figures of a fleet are read from: each vendor's obligations of a period in one row, kept by triggers. */
export class CoverageAtFleetSize1763900000700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TALLY);
    await runner.query(TRIGGERS);
    await runner.query(INDEXES);
    await runner.query('SELECT app.tally_all(NULL)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

// Format of a cell, version 1: one obligation as a whole number, from the highest bit: 10 bits the place of its requirement in
// the period's catalogue, 2 bits its subject (0 the vendor as a whole, 1 a service, 2 an ICFR-relevant service), 4 bits its state
// (the order of the list below), 15 bits a day counted from 2000-01-01, 0 for none: when it is due while nobody has submitted it,
// when it was last submitted while it waits for a reviewer, when its exception ends while it is excepted.
const TALLY = `
CREATE TABLE coverage_tally (
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  period_id uuid NOT NULL,
  tier text,
  icfr boolean NOT NULL DEFAULT false,
  cells integer[] NOT NULL DEFAULT '{}',
  CONSTRAINT pk_coverage_tally PRIMARY KEY (vendor_id, period_id),
  CONSTRAINT fk_coverage_tally_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_coverage_tally_period FOREIGN KEY (registrant_id, period_id) REFERENCES compliance_period (registrant_id, id),
  CONSTRAINT ck_coverage_tally_tier CHECK (tier IN ('T1', 'T2', 'T3'))
);
CREATE INDEX ix_coverage_tally_period ON coverage_tally (registrant_id, period_id, vendor_id);
CALL app.never_truncated('coverage_tally');
CALL app.tenant_table('coverage_tally', '', 'SELECT', 'SELECT', '');

CREATE FUNCTION app.coverage_cell(place integer, of_icfr_service boolean, state text, due_on date, submitted_on date, excepted_until date) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (place << 21) | (CASE of_icfr_service WHEN true THEN 2 WHEN false THEN 1 ELSE 0 END << 19)
    | ((array_position(ARRAY['not_started', 'in_progress', 'submitted', 'under_review', 'met', 'met_with_exceptions', 'not_met', 'not_tested', 'excepted', 'not_applicable'], state) - 1) << 15)
    | coalesce(CASE WHEN state IN ('not_started', 'in_progress') THEN due_on WHEN state IN ('submitted', 'under_review') THEN submitted_on WHEN state = 'excepted' THEN excepted_until END - date '2000-01-01', 0)
$$;

-- One row after the other, each locked before it is worked out anew: whoever comes second sees what the first one committed.
-- Only transactions of one vendor and period ever wait for each other.
CREATE FUNCTION app.tally(vendors uuid[], periods uuid[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, app AS $$
DECLARE
  wanted record;
BEGIN
  FOR wanted IN SELECT DISTINCT v.id AS vendor, v.registrant_id AS registrant, w.period FROM unnest(vendors, periods) AS w (vendor, period) JOIN vendor v ON v.id = w.vendor ORDER BY 1, 3
  LOOP
    INSERT INTO coverage_tally (registrant_id, vendor_id, period_id) VALUES (wanted.registrant, wanted.vendor, wanted.period) ON CONFLICT DO NOTHING;
    PERFORM 1 FROM coverage_tally WHERE vendor_id = wanted.vendor AND period_id = wanted.period FOR NO KEY UPDATE;
    UPDATE coverage_tally t SET tier = s.tier, icfr = coalesce(s.icfr, false), cells = coalesce(c.cells, '{}')
    FROM (SELECT min(tier) AS tier, bool_or(icfr_relevant) AS icfr FROM service WHERE vendor_id = wanted.vendor AND state = 'active') s,
      (SELECT array_agg(cell ORDER BY cell) AS cells FROM app.cells_of(wanted.vendor, wanted.period)) c
    WHERE t.vendor_id = wanted.vendor AND t.period_id = wanted.period;
  END LOOP;
END $$;
CREATE FUNCTION app.cells_of(of_vendor uuid, of_period uuid) RETURNS TABLE (cell integer) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, app AS $$
  SELECT app.coverage_cell(r.position, x.icfr_relevant, coalesce(o.conclusion, o.progress), o.due_on, w.submitted_on, o.excepted_until)
  FROM obligation o JOIN requirement r ON r.id = o.requirement_id LEFT JOIN service x ON x.id = o.service_id
  LEFT JOIN LATERAL (
    SELECT (max(b.submitted_at) AT TIME ZONE 'UTC')::date AS submitted_on FROM submission_obligation so JOIN submission b ON b.vendor_id = so.vendor_id AND b.id = so.submission_id
    WHERE so.vendor_id = o.vendor_id AND so.obligation_id = o.id AND b.period_id = of_period) w ON o.progress = 'submitted' AND coalesce(o.conclusion, 'under_review') = 'under_review'
  WHERE o.vendor_id = of_vendor AND o.period_id = of_period
$$;
-- Everything anew, of one registrant or of all: for rows that were written past the triggers.
CREATE FUNCTION app.tally_all(of_registrant uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, app AS $$
BEGIN
  PERFORM app.tally(array_agg(vendor_id), array_agg(period_id)) FROM (
    SELECT DISTINCT vendor_id, period_id FROM obligation WHERE vendor_id IS NOT NULL AND (of_registrant IS NULL OR registrant_id = of_registrant)) o;
END $$;
REVOKE EXECUTE ON FUNCTION app.coverage_cell(integer, boolean, text, date, date, date), app.tally(uuid[], uuid[]), app.cells_of(uuid, uuid), app.tally_all(uuid) FROM PUBLIC;
`;

const TRIGGERS = `
CREATE FUNCTION app.tally_new_obligations() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, app AS $$
BEGIN
  PERFORM app.tally(array_agg(vendor_id), array_agg(period_id)) FROM (SELECT DISTINCT vendor_id, period_id FROM written WHERE vendor_id IS NOT NULL) w;
  RETURN NULL;
END $$;
CREATE FUNCTION app.tally_changed_obligations() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, app AS $$
BEGIN
  PERFORM app.tally(array_agg(vendor_id), array_agg(period_id)) FROM (
    SELECT DISTINCT n.vendor_id, n.period_id FROM written n JOIN before b ON b.id = n.id
    WHERE n.vendor_id IS NOT NULL AND (n.progress, n.conclusion, n.due_on, n.excepted_until, n.service_id) IS DISTINCT FROM (b.progress, b.conclusion, b.due_on, b.excepted_until, b.service_id)) w;
  RETURN NULL;
END $$;
CREATE TRIGGER obligation_tally_insert AFTER INSERT ON obligation REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION app.tally_new_obligations();
CREATE TRIGGER obligation_tally_update AFTER UPDATE ON obligation REFERENCING OLD TABLE AS before NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION app.tally_changed_obligations();
CREATE TRIGGER obligation_tally_delete AFTER DELETE ON obligation REFERENCING OLD TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION app.tally_new_obligations();

CREATE FUNCTION app.tally_submissions() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, app AS $$
BEGIN
  PERFORM app.tally(array_agg(vendor_id), array_agg(period_id)) FROM (
    SELECT DISTINCT b.vendor_id, b.period_id FROM written w JOIN submission b ON b.vendor_id = w.vendor_id AND b.id = w.submission_id) w;
  RETURN NULL;
END $$;
CREATE TRIGGER submission_obligation_tally AFTER INSERT ON submission_obligation REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION app.tally_submissions();

-- A vendor's tier and ICFR relevance are those of its services together; they weigh on every period that has obligations of it.
CREATE FUNCTION app.tally_new_services() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, app AS $$
BEGIN
  PERFORM app.tally(array_agg(vendor_id), array_agg(period_id)) FROM (
    SELECT DISTINCT t.vendor_id, t.period_id FROM written w JOIN coverage_tally t ON t.vendor_id = w.vendor_id WHERE w.tier IS NOT NULL OR w.icfr_relevant) w;
  RETURN NULL;
END $$;
CREATE FUNCTION app.tally_changed_services() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, app AS $$
BEGIN
  PERFORM app.tally(array_agg(vendor_id), array_agg(period_id)) FROM (
    SELECT DISTINCT t.vendor_id, t.period_id FROM written n JOIN before b ON b.id = n.id JOIN coverage_tally t ON t.vendor_id = n.vendor_id
    WHERE (n.tier, n.icfr_relevant, n.state) IS DISTINCT FROM (b.tier, b.icfr_relevant, b.state)) w;
  RETURN NULL;
END $$;
CREATE TRIGGER service_tally_insert AFTER INSERT ON service REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION app.tally_new_services();
CREATE TRIGGER service_tally_update AFTER UPDATE ON service REFERENCING OLD TABLE AS before NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION app.tally_changed_services();
REVOKE EXECUTE ON FUNCTION app.tally_new_obligations(), app.tally_changed_obligations(), app.tally_submissions(), app.tally_new_services(), app.tally_changed_services() FROM PUBLIC;
`;

const INDEXES = `
CREATE INDEX ix_obligation_open ON obligation (registrant_id, period_id, due_on, requirement_code, id) WHERE progress <> 'submitted' AND (conclusion IS NULL OR conclusion = 'under_review');
CREATE INDEX ix_obligation_waiting ON obligation (registrant_id, period_id) INCLUDE (vendor_id, service_id, requirement_code, id) WHERE progress = 'submitted' AND (conclusion IS NULL OR conclusion = 'under_review');
`;

const DOWN = `
DROP INDEX ix_obligation_waiting, ix_obligation_open;
DROP TRIGGER service_tally_update ON service;
DROP TRIGGER service_tally_insert ON service;
DROP TRIGGER submission_obligation_tally ON submission_obligation;
DROP TRIGGER obligation_tally_delete ON obligation;
DROP TRIGGER obligation_tally_update ON obligation;
DROP TRIGGER obligation_tally_insert ON obligation;
DROP FUNCTION app.tally_new_obligations(), app.tally_changed_obligations(), app.tally_submissions(), app.tally_new_services(), app.tally_changed_services(), app.tally_all(uuid), app.tally(uuid[], uuid[]), app.cells_of(uuid, uuid),
  app.coverage_cell(integer, boolean, text, date, date, date);
DROP TABLE coverage_tally;
`;
