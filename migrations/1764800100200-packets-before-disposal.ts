import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a packet needs that is being built, or waits for its approval or issue, is not disposed of. */
export class PacketsBeforeDisposal1764800100200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION app.disposal_spares_packets() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, app AS $$
      BEGIN
        IF NEW.state = 'executed' AND OLD.state <> 'executed' AND EXISTS (
          SELECT 1 FROM packet k WHERE k.registrant_id = NEW.registrant_id AND (k.state = 'building' OR k.state IN ('assembled', 'approved') AND EXISTS (
            SELECT 1 FROM packet_exhibit x JOIN evidence_version f ON f.id = x.evidence_version_id WHERE x.packet_id = k.id AND f.item_id = NEW.evidence_item_id))) THEN
          RAISE EXCEPTION 'a packet under way needs this evidence' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER disposal_spares_packets BEFORE UPDATE ON disposal FOR EACH ROW EXECUTE FUNCTION app.disposal_spares_packets();
      ALTER TABLE disposal ENABLE ALWAYS TRIGGER disposal_spares_packets;
      REVOKE EXECUTE ON FUNCTION app.disposal_spares_packets() FROM PUBLIC;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER disposal_spares_packets ON disposal;
      DROP FUNCTION app.disposal_spares_packets();`);
  }
}
