import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A packet that is being built holds the evidence that it may need, and no longer every disposal of the registrant. */
export class PacketsThatNeedEvidence1764900100200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(spares(MAY_NEED));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(spares(`k.state = 'building'`));
  }
}

// Which exhibits a packet needs is known once it is assembled. Until then: one of a vendor takes only that vendor's, one of a
// requirement takes those of any vendor, and a programme packet has none. Files of requests are no packet's exhibits.
const MAY_NEED = `NEW.evidence_item_id IS NOT NULL AND k.state = 'building' AND (k.vendor_id = NEW.vendor_id OR k.kind = 'RP')`;

const spares = (building: string) => `
CREATE OR REPLACE FUNCTION app.disposal_spares_packets() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, app AS $$
BEGIN
  IF NEW.state = 'executed' AND OLD.state <> 'executed' AND EXISTS (
    SELECT 1 FROM packet k WHERE k.registrant_id = NEW.registrant_id AND (${building} OR k.state IN ('assembled', 'approved') AND EXISTS (
      SELECT 1 FROM packet_exhibit x JOIN evidence_version f ON f.id = x.evidence_version_id WHERE x.packet_id = k.id AND f.item_id = NEW.evidence_item_id))) THEN
    RAISE EXCEPTION 'a packet under way needs this evidence' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
`;
