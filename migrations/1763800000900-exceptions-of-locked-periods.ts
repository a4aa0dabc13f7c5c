import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Exceptions from obligations of a locked period take no change, and no finding is tied to such an obligation any more. */
export class ExceptionsOfLockedPeriods1763800000900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
CREATE OR REPLACE FUNCTION app.period_of(parent text, parent_id uuid) RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, app AS $$
BEGIN
  CASE parent
    WHEN 'compliance_period' THEN RETURN parent_id;
    WHEN 'review' THEN RETURN (SELECT s.period_id FROM review r JOIN submission s ON s.id = r.submission_id WHERE r.id = parent_id);
    WHEN 'review_query' THEN RETURN (SELECT s.period_id FROM review_query q JOIN review r ON r.id = q.review_id JOIN submission s ON s.id = r.submission_id WHERE q.id = parent_id);
    WHEN 'programme_exception' THEN RETURN (SELECT o.period_id FROM programme_exception x JOIN obligation o ON o.id = x.obligation_id WHERE x.id = parent_id);
    WHEN 'answer' THEN RETURN app.period_of_answer(parent_id);
    ELSE NULL;
  END CASE;
  IF parent NOT IN ('obligation', 'submission', 'attestation', 'question_set', 'change_confirmation') THEN
    RAISE EXCEPTION 'no way from % to a period', parent;
  END IF;
  EXECUTE format('SELECT period_id FROM public.%I WHERE id = $1', parent) INTO parent_id USING parent_id;
  RETURN parent_id;
END $$;
CALL app.locked_with_period('programme_exception', 'obligation_id', 'obligation');
CALL app.locked_with_period('exception_measure', 'programme_exception_id', 'programme_exception');
CALL app.locked_with_period('exception_decision', 'programme_exception_id', 'programme_exception');
-- A finding lives on after its period; only a new link to an obligation of that period is refused. The column that is
-- generated from the target has no value yet before the row is written, so the target itself is looked at.
CREATE TRIGGER finding_reference_locked BEFORE INSERT ON finding_reference FOR EACH ROW WHEN (NEW.kind = 'obligation') EXECUTE FUNCTION app.refuse_in_locked_period('target_id', 'obligation');
ALTER TABLE finding_reference ENABLE ALWAYS TRIGGER finding_reference_locked;
`;

const DOWN = `
DROP TRIGGER finding_reference_locked ON finding_reference;
DROP TRIGGER exception_decision_locked ON exception_decision;
DROP TRIGGER exception_measure_locked ON exception_measure;
DROP TRIGGER programme_exception_locked ON programme_exception;
CREATE OR REPLACE FUNCTION app.period_of(parent text, parent_id uuid) RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, app AS $$
BEGIN
  CASE parent
    WHEN 'compliance_period' THEN RETURN parent_id;
    WHEN 'review' THEN RETURN (SELECT s.period_id FROM review r JOIN submission s ON s.id = r.submission_id WHERE r.id = parent_id);
    WHEN 'review_query' THEN RETURN (SELECT s.period_id FROM review_query q JOIN review r ON r.id = q.review_id JOIN submission s ON s.id = r.submission_id WHERE q.id = parent_id);
    WHEN 'answer' THEN RETURN app.period_of_answer(parent_id);
    ELSE NULL;
  END CASE;
  IF parent NOT IN ('obligation', 'submission', 'attestation', 'question_set', 'change_confirmation') THEN
    RAISE EXCEPTION 'no way from % to a period', parent;
  END IF;
  EXECUTE format('SELECT period_id FROM public.%I WHERE id = $1', parent) INTO parent_id USING parent_id;
  RETURN parent_id;
END $$;
`;
