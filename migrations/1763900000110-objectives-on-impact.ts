import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Objectives take their longest tolerable outage from the impact assessment in force. */
export class ObjectivesOnImpact1763900000110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
-- The assessment that a set of objectives rests on; null on sets from before there were any.
ALTER TABLE objective_set ADD COLUMN impact_id uuid,
  ADD CONSTRAINT fk_objective_set_impact FOREIGN KEY (vendor_id, service_id, impact_id) REFERENCES impact_assessment (vendor_id, service_id, id);
CREATE POLICY objective_set_rests_on_impact ON objective_set AS RESTRICTIVE FOR INSERT TO holdfast_staff WITH CHECK (impact_id IS NOT NULL);
CREATE FUNCTION app.objectives_rest_on_impact() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF NEW.impact_id IS NOT NULL AND (TG_OP = 'INSERT' OR (OLD.effective_from IS NULL AND NEW.vendor_accepted_at IS NOT NULL AND NEW.registrant_accepted_at IS NOT NULL))
    AND NOT EXISTS (SELECT 1 FROM impact_assessment WHERE service_id = NEW.service_id AND state = 'in_force' AND mtpd_minutes IS NOT DISTINCT FROM NEW.mtpd_minutes) THEN
    RAISE EXCEPTION 'the longest tolerable outage of objectives is that of the impact assessment in force' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER objective_set_rests_on_impact BEFORE INSERT OR UPDATE ON objective_set FOR EACH ROW EXECUTE FUNCTION app.objectives_rest_on_impact();
REVOKE EXECUTE ON FUNCTION app.objectives_rest_on_impact() FROM PUBLIC;
`;

const DOWN = `
DROP TRIGGER objective_set_rests_on_impact ON objective_set;
DROP FUNCTION app.objectives_rest_on_impact();
DROP POLICY objective_set_rests_on_impact ON objective_set;
ALTER TABLE objective_set DROP CONSTRAINT fk_objective_set_impact, DROP COLUMN impact_id;
`;
