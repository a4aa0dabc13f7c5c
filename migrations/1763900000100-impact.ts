import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How harm grows while a service is down, agreed by both sides; and what an outage costs the registrant. */
export class Impact1763900000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES + RULES + GUARDS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const TABLES = `
CREATE TABLE impact_assessment (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  service_id uuid NOT NULL,
  ref text NOT NULL,
  number integer NOT NULL,
  state text NOT NULL,
  guide_version text NOT NULL,
  note text NOT NULL DEFAULT '',
  copied_from uuid,
  mtpd_minutes integer,
  highest_score integer,
  content_sha256 text,
  drafted_by uuid NOT NULL,
  drafted_at timestamptz NOT NULL,
  proposed_by uuid,
  proposed_at timestamptz,
  vendor_accepted_by uuid,
  vendor_accepted_at timestamptz,
  registrant_accepted_by uuid,
  registrant_accepted_at timestamptz,
  returned_by uuid,
  returned_at timestamptz,
  return_reason text NOT NULL DEFAULT '',
  effective_from date,
  superseded_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT pk_impact_assessment PRIMARY KEY (id),
  CONSTRAINT uq_impact_assessment_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_impact_assessment_service UNIQUE (vendor_id, service_id, id),
  CONSTRAINT uq_impact_assessment_ref UNIQUE (registrant_id, ref),
  CONSTRAINT uq_impact_assessment_number UNIQUE (service_id, number),
  CONSTRAINT fk_impact_assessment_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_impact_assessment_service FOREIGN KEY (vendor_id, service_id) REFERENCES service (vendor_id, id),
  CONSTRAINT fk_impact_assessment_copied FOREIGN KEY (vendor_id, service_id, copied_from) REFERENCES impact_assessment (vendor_id, service_id, id),
  CONSTRAINT ck_impact_assessment_state CHECK (state IN ('draft', 'proposed', 'in_force', 'superseded', 'returned')),
  CONSTRAINT ck_impact_assessment_mtpd CHECK (mtpd_minutes IN (0, 60, 240, 480, 1440, 4320, 10080)),
  CONSTRAINT ck_impact_assessment_derived CHECK ((highest_score IS NULL) = (state = 'draft') AND (mtpd_minutes IS NOT NULL) = (coalesce(highest_score, 0) = 4)),
  CONSTRAINT ck_impact_assessment_highest CHECK (highest_score BETWEEN 0 AND 4),
  CONSTRAINT ck_impact_assessment_digest CHECK ((content_sha256 IS NULL) = (state = 'draft') AND content_sha256 ~ '^[0-9a-f]{64}$'),
  CONSTRAINT ck_impact_assessment_proposed CHECK ((proposed_at IS NULL) = (state = 'draft') AND (proposed_at IS NULL) = (proposed_by IS NULL)),
  CONSTRAINT ck_impact_assessment_vendor_accepted CHECK ((vendor_accepted_by IS NULL) = (vendor_accepted_at IS NULL) AND (vendor_accepted_at IS NULL OR proposed_at IS NOT NULL)),
  CONSTRAINT ck_impact_assessment_registrant_accepted CHECK ((registrant_accepted_by IS NULL) = (registrant_accepted_at IS NULL) AND (registrant_accepted_at IS NULL OR proposed_at IS NOT NULL)),
  CONSTRAINT ck_impact_assessment_two_people CHECK (vendor_accepted_by <> registrant_accepted_by),
  CONSTRAINT ck_impact_assessment_effective CHECK ((effective_from IS NOT NULL) = (vendor_accepted_at IS NOT NULL AND registrant_accepted_at IS NOT NULL) AND (effective_from IS NOT NULL) = (state IN ('in_force', 'superseded'))),
  CONSTRAINT ck_impact_assessment_returned CHECK ((returned_at IS NULL) = (returned_by IS NULL) AND (returned_at IS NOT NULL) = (state = 'returned') AND (state <> 'returned' OR length(trim(return_reason)) > 0)),
  CONSTRAINT ck_impact_assessment_superseded CHECK ((superseded_at IS NOT NULL) = (state = 'superseded'))
);
CREATE INDEX ix_impact_assessment_tenant ON impact_assessment (registrant_id, vendor_id);
CREATE UNIQUE INDEX uq_impact_assessment_in_force ON impact_assessment (service_id) WHERE state = 'in_force';
CREATE UNIQUE INDEX uq_impact_assessment_open ON impact_assessment (service_id) WHERE state IN ('draft', 'proposed');
CALL app.never_truncated('impact_assessment');
CALL app.tenant_table('impact_assessment', 'SELECT, INSERT, UPDATE (state, guide_version, note, mtpd_minutes, highest_score, content_sha256, proposed_by, proposed_at, vendor_accepted_by, vendor_accepted_at, returned_by, returned_at, return_reason, version)',
  'SELECT, INSERT, UPDATE (state, guide_version, note, mtpd_minutes, highest_score, content_sha256, proposed_by, proposed_at, registrant_accepted_by, registrant_accepted_at, returned_by, returned_at, return_reason, version)', 'SELECT', 'SELECT');

CREATE TABLE impact_score (
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  assessment_id uuid NOT NULL,
  category text NOT NULL,
  band text NOT NULL,
  score integer NOT NULL,
  note text NOT NULL DEFAULT '',
  CONSTRAINT pk_impact_score PRIMARY KEY (assessment_id, category, band),
  CONSTRAINT fk_impact_score_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_impact_score_assessment FOREIGN KEY (vendor_id, assessment_id) REFERENCES impact_assessment (vendor_id, id),
  CONSTRAINT ck_impact_score_category CHECK (category IN ('customers', 'revenue_and_cost', 'legal_and_regulatory', 'contractual', 'reputation', 'health_and_safety', 'people_and_payroll', 'financial_reporting', 'data_and_privacy', 'dependent_operations')),
  CONSTRAINT ck_impact_score_band CHECK (band IN ('within_1h', 'h1_to_4', 'h4_to_8', 'h8_to_24', 'd1_to_3', 'd3_to_7', 'over_7d')),
  CONSTRAINT ck_impact_score_score CHECK (score BETWEEN 0 AND 4),
  CONSTRAINT ck_impact_score_note CHECK (length(note) <= 1000)
);
CREATE INDEX ix_impact_score_tenant ON impact_score (registrant_id, vendor_id);
CALL app.tenant_table('impact_score', 'SELECT, INSERT, DELETE', 'SELECT, INSERT, DELETE', 'SELECT', 'SELECT');

-- Days on which the same hour matters more. A multiplier of 150 is one and a half times; month ends and quarter ends are days around the end.
CREATE TABLE impact_peak (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  assessment_id uuid NOT NULL,
  number integer NOT NULL,
  kind text NOT NULL,
  label text NOT NULL,
  days_before integer,
  days_after integer,
  season_from text,
  season_to text,
  multiplier_pct integer NOT NULL,
  categories text[] NOT NULL,
  reason text NOT NULL DEFAULT '',
  CONSTRAINT pk_impact_peak PRIMARY KEY (id),
  CONSTRAINT uq_impact_peak_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_impact_peak_number UNIQUE (assessment_id, number),
  CONSTRAINT fk_impact_peak_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_impact_peak_assessment FOREIGN KEY (vendor_id, assessment_id) REFERENCES impact_assessment (vendor_id, id),
  CONSTRAINT ck_impact_peak_kind CHECK (kind IN ('month_end', 'quarter_end', 'year_end', 'season')),
  CONSTRAINT ck_impact_peak_label CHECK (length(trim(label)) BETWEEN 1 AND 200),
  CONSTRAINT ck_impact_peak_days CHECK ((kind = 'season') = (season_from IS NOT NULL AND season_to IS NOT NULL) AND (kind = 'season') = (days_before IS NULL AND days_after IS NULL) AND (days_before IS NULL) = (days_after IS NULL) AND (season_from IS NULL) = (season_to IS NULL)),
  CONSTRAINT ck_impact_peak_around CHECK (days_before BETWEEN 0 AND 31 AND days_after BETWEEN 0 AND 31),
  CONSTRAINT ck_impact_peak_season CHECK (season_from ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' AND season_to ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'),
  CONSTRAINT ck_impact_peak_multiplier CHECK (multiplier_pct BETWEEN 101 AND 1000),
  CONSTRAINT ck_impact_peak_categories CHECK (cardinality(categories) BETWEEN 1 AND 10)
);
CREATE INDEX ix_impact_peak_tenant ON impact_peak (registrant_id, vendor_id);
CALL app.tenant_table('impact_peak', 'SELECT, INSERT, DELETE', 'SELECT, INSERT, DELETE', 'SELECT', 'SELECT');

-- What one outage costs the registrant in all when it ends in each of the seven bands, in whole units of the currency. The registrant's own: vendors do not see it.
CREATE TABLE outage_cost (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  service_id uuid NOT NULL,
  number integer NOT NULL,
  currency text NOT NULL,
  amounts bigint[] NOT NULL,
  basis text NOT NULL,
  stated_by uuid NOT NULL,
  stated_at timestamptz NOT NULL,
  CONSTRAINT pk_outage_cost PRIMARY KEY (id),
  CONSTRAINT uq_outage_cost_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_outage_cost_number UNIQUE (service_id, number),
  CONSTRAINT fk_outage_cost_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_outage_cost_service FOREIGN KEY (vendor_id, service_id) REFERENCES service (vendor_id, id),
  CONSTRAINT ck_outage_cost_currency CHECK (currency ~ '^[A-Z]{3}$'),
  CONSTRAINT ck_outage_cost_amounts CHECK (cardinality(amounts) = 7 AND array_position(amounts, NULL) IS NULL AND amounts[1] >= 0 AND amounts[7] <= 1000000000000),
  CONSTRAINT ck_outage_cost_rising CHECK (amounts[1] <= amounts[2] AND amounts[2] <= amounts[3] AND amounts[3] <= amounts[4] AND amounts[4] <= amounts[5] AND amounts[5] <= amounts[6] AND amounts[6] <= amounts[7]),
  CONSTRAINT ck_outage_cost_basis CHECK (length(trim(basis)) BETWEEN 1 AND 2000)
);
CREATE INDEX ix_outage_cost_tenant ON outage_cost (registrant_id, vendor_id);
CALL app.insert_only('outage_cost');
CALL app.tenant_table('outage_cost', '', 'SELECT, INSERT', 'SELECT', 'SELECT');
`;

const RULES = `
CREATE FUNCTION app.band_start(band text) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE band WHEN 'within_1h' THEN 0 WHEN 'h1_to_4' THEN 60 WHEN 'h4_to_8' THEN 240 WHEN 'h8_to_24' THEN 480 WHEN 'd1_to_3' THEN 1440 WHEN 'd3_to_7' THEN 4320 WHEN 'over_7d' THEN 10080 END
$$;
-- The start of the first band in which any category reaches 4, in whole minutes; null when none does.
CREATE FUNCTION app.impact_mtpd(assessment uuid) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT min(app.band_start(band)) FROM public.impact_score WHERE assessment_id = assessment AND score = 4
$$;
CREATE FUNCTION app.impact_falls_unexplained(assessment uuid) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT count(*) FROM (
    SELECT score, note, lag(score) OVER (PARTITION BY category ORDER BY app.band_start(band)) AS before
    FROM public.impact_score WHERE assessment_id = assessment) s
  WHERE s.score < s.before AND trim(s.note) = ''
$$;
`;

const GUARDS = `
CREATE FUNCTION app.impact_moves() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF OLD.state IN ('superseded', 'returned') OR (OLD.state <> 'draft' AND ROW(NEW.note, NEW.guide_version, NEW.mtpd_minutes, NEW.highest_score, NEW.content_sha256, NEW.proposed_by, NEW.proposed_at)
    IS DISTINCT FROM ROW(OLD.note, OLD.guide_version, OLD.mtpd_minutes, OLD.highest_score, OLD.content_sha256, OLD.proposed_by, OLD.proposed_at)) THEN
    RAISE EXCEPTION 'what was proposed of an impact assessment stays' USING ERRCODE = 'check_violation';
  END IF;
  IF (OLD.vendor_accepted_at IS NOT NULL AND ROW(NEW.vendor_accepted_at, NEW.vendor_accepted_by) IS DISTINCT FROM ROW(OLD.vendor_accepted_at, OLD.vendor_accepted_by))
    OR (OLD.registrant_accepted_at IS NOT NULL AND ROW(NEW.registrant_accepted_at, NEW.registrant_accepted_by) IS DISTINCT FROM ROW(OLD.registrant_accepted_at, OLD.registrant_accepted_by)) THEN
    RAISE EXCEPTION 'an acceptance of an impact assessment is given once' USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.state = 'draft' AND NEW.state = 'proposed' THEN
    IF (SELECT count(*) FROM impact_score WHERE assessment_id = NEW.id) <> 70 THEN
      RAISE EXCEPTION 'an impact assessment is proposed with a score for each category and band' USING ERRCODE = 'check_violation';
    END IF;
    IF app.impact_falls_unexplained(NEW.id) > 0 THEN
      RAISE EXCEPTION 'a score that falls over time is explained' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.mtpd_minutes IS DISTINCT FROM app.impact_mtpd(NEW.id) OR NEW.highest_score IS DISTINCT FROM (SELECT max(score) FROM impact_score WHERE assessment_id = NEW.id) THEN
      RAISE EXCEPTION 'the longest tolerable outage is derived from the scores' USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  IF NEW.state = 'proposed' AND NEW.vendor_accepted_at IS NOT NULL AND NEW.registrant_accepted_at IS NOT NULL THEN
    UPDATE impact_assessment SET state = 'superseded', superseded_at = greatest(NEW.vendor_accepted_at, NEW.registrant_accepted_at)
    WHERE service_id = NEW.service_id AND vendor_id = NEW.vendor_id AND id <> NEW.id AND state = 'in_force';
    NEW.state := 'in_force';
    NEW.effective_from := (greatest(NEW.vendor_accepted_at, NEW.registrant_accepted_at) AT TIME ZONE 'UTC')::date;
  END IF;
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (('draft', 'proposed'), ('proposed', 'in_force'), ('proposed', 'returned'), ('in_force', 'superseded')) THEN
    RAISE EXCEPTION 'an impact assessment does not move from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER impact_assessment_moves BEFORE UPDATE ON impact_assessment FOR EACH ROW EXECUTE FUNCTION app.impact_moves();
ALTER TABLE impact_assessment ENABLE ALWAYS TRIGGER impact_assessment_moves;

-- Scores and peaks change while the assessment is a draft, and never afterwards.
CREATE FUNCTION app.impact_content_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM public.impact_assessment WHERE id = coalesce(NEW.assessment_id, OLD.assessment_id) AND state <> 'draft') THEN
    RAISE EXCEPTION 'what was proposed of an impact assessment stays' USING ERRCODE = 'check_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER impact_score_stays BEFORE INSERT OR UPDATE OR DELETE ON impact_score FOR EACH ROW EXECUTE FUNCTION app.impact_content_stays();
CREATE TRIGGER impact_peak_stays BEFORE INSERT OR UPDATE OR DELETE ON impact_peak FOR EACH ROW EXECUTE FUNCTION app.impact_content_stays();
CALL app.never_truncated('impact_score');
CALL app.never_truncated('impact_peak');
REVOKE EXECUTE ON FUNCTION app.impact_moves(), app.impact_content_stays(), app.band_start(text), app.impact_mtpd(uuid), app.impact_falls_unexplained(uuid) FROM PUBLIC;
`;

const DOWN = `
DROP TABLE outage_cost, impact_peak, impact_score, impact_assessment;
DROP FUNCTION app.impact_moves(), app.impact_content_stays(), app.impact_mtpd(uuid), app.impact_falls_unexplained(uuid), app.band_start(text);
`;
