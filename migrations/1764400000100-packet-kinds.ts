import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Packets of a service, a programme, a requirement, an incident and a difference; and packets that are withdrawn. */
export class PacketKinds1764400000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SUBJECTS);
    await runner.query(PARTS);
    await runner.query(WITHDRAWN);
    await runner.query(
      frozen("'superseded', 'withdrawn', 'failed', 'sent_back'", "'issued', 'superseded', 'withdrawn'"),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(frozen("'superseded', 'failed', 'sent_back'", "'issued', 'superseded'"));
    await runner.query(DOWN);
  }
}

// A programme packet and a requirement packet speak of all vendors: no vendor owns them, and an auditor whose grant names vendors does not see them.
const SUBJECTS = `
ALTER TABLE packet
  ALTER COLUMN vendor_id DROP NOT NULL,
  ADD COLUMN service_id uuid,
  ADD COLUMN requirement_code text,
  ADD COLUMN disruption_id uuid,
  ADD COLUMN base_packet_id uuid,
  DROP CONSTRAINT ck_packet_kind,
  ADD CONSTRAINT ck_packet_kind CHECK (kind IN ('VP', 'SP', 'PP', 'RP', 'IP', 'DP')),
  ADD CONSTRAINT ck_packet_vendor CHECK ((kind IN ('PP', 'RP')) = (vendor_id IS NULL)),
  ADD CONSTRAINT ck_packet_service CHECK ((kind = 'SP') = (service_id IS NOT NULL)),
  ADD CONSTRAINT ck_packet_requirement CHECK ((kind = 'RP') = (requirement_code IS NOT NULL)),
  ADD CONSTRAINT ck_packet_disruption CHECK ((kind = 'IP') = (disruption_id IS NOT NULL)),
  ADD CONSTRAINT ck_packet_base CHECK ((kind = 'DP') = (base_packet_id IS NOT NULL) AND base_packet_id <> id),
  ADD CONSTRAINT uq_packet_registrant UNIQUE (registrant_id, id),
  ADD CONSTRAINT fk_packet_service FOREIGN KEY (vendor_id, service_id) REFERENCES service (vendor_id, id),
  ADD CONSTRAINT fk_packet_disruption FOREIGN KEY (vendor_id, disruption_id) REFERENCES disruption (vendor_id, id),
  ADD CONSTRAINT fk_packet_base FOREIGN KEY (vendor_id, base_packet_id) REFERENCES packet (vendor_id, id),
  DROP CONSTRAINT fk_packet_superseded_by,
  ADD CONSTRAINT fk_packet_superseded_by FOREIGN KEY (registrant_id, superseded_by) REFERENCES packet (registrant_id, id);
DROP INDEX uq_packet_one_issued;
CREATE UNIQUE INDEX uq_packet_one_issued ON packet (registrant_id, vendor_id, period_id, kind, service_id, requirement_code, disruption_id, base_packet_id) NULLS NOT DISTINCT WHERE state = 'issued';
-- The providers that a service rests on may be vendors outside an auditor's grant.
CREATE POLICY packet_across_vendors ON packet AS RESTRICTIVE FOR SELECT TO holdfast_auditor USING (kind <> 'SP' OR (SELECT app.vendor_scope()) IS NULL);
`;

// An exhibit belongs to the vendor whose file it is, whatever vendor the packet is about.
const PARTS = `
ALTER TABLE packet_exhibit
  DROP CONSTRAINT fk_packet_exhibit_packet,
  ADD CONSTRAINT fk_packet_exhibit_packet FOREIGN KEY (registrant_id, packet_id) REFERENCES packet (registrant_id, id);
ALTER TABLE packet_approval
  ALTER COLUMN vendor_id DROP NOT NULL,
  DROP CONSTRAINT fk_packet_approval_packet,
  ADD CONSTRAINT fk_packet_approval_packet FOREIGN KEY (registrant_id, packet_id) REFERENCES packet (registrant_id, id);
`;

const STATES = "'building', 'failed', 'assembled', 'sent_back', 'approved', 'issued', 'superseded'";

const WITHDRAWN = `
ALTER TABLE packet
  ADD COLUMN withdrawn_by uuid,
  ADD COLUMN withdrawn_at timestamptz,
  ADD COLUMN withdrawn_reason text,
  DROP CONSTRAINT ck_packet_state,
  ADD CONSTRAINT ck_packet_state CHECK (state IN (${STATES}, 'withdrawn')),
  DROP CONSTRAINT ck_packet_issued,
  ADD CONSTRAINT ck_packet_issued CHECK ((state IN ('issued', 'superseded', 'withdrawn')) = (pdf_sha256 IS NOT NULL) AND (pdf_sha256 IS NULL) = (pdf_bytes IS NULL) AND (pdf_sha256 IS NULL) = (issued_at IS NULL)),
  ADD CONSTRAINT fk_packet_withdrawn_by FOREIGN KEY (withdrawn_by) REFERENCES person (id),
  ADD CONSTRAINT ck_packet_withdrawn CHECK ((state = 'withdrawn') = (withdrawn_at IS NOT NULL) AND (withdrawn_at IS NULL) = (withdrawn_by IS NULL) AND (withdrawn_at IS NULL) = (withdrawn_reason IS NULL)),
  ADD CONSTRAINT ck_packet_withdrawn_reason CHECK (length(trim(withdrawn_reason)) BETWEEN 1 AND 2000);
GRANT UPDATE (withdrawn_by, withdrawn_at, withdrawn_reason) ON packet TO holdfast_staff;
ALTER POLICY packet_issued_only ON packet USING (state IN ('issued', 'superseded', 'withdrawn'));
`;

/** What was assembled is frozen, and what was issued more so: only being superseded or withdrawn may still happen to it. */
const frozen = (last: string, afterIssue: string): string => `
CREATE OR REPLACE FUNCTION app.keep_packet_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.manifest IS NOT NULL AND (OLD.manifest, OLD.manifest_sha256, OLD.checks::text, OLD.cut_off_at, OLD.assembled_at, OLD.draft_pdf_sha256, OLD.draft_pdf_bytes)
    IS DISTINCT FROM (NEW.manifest, NEW.manifest_sha256, NEW.checks::text, NEW.cut_off_at, NEW.assembled_at, NEW.draft_pdf_sha256, NEW.draft_pdf_bytes) THEN
    RAISE EXCEPTION 'packet % is assembled: its manifest is frozen', OLD.ref USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF OLD.pdf_sha256 IS NOT NULL AND (OLD.pdf_sha256, OLD.pdf_bytes, OLD.page_count, OLD.issued_at) IS DISTINCT FROM (NEW.pdf_sha256, NEW.pdf_bytes, NEW.page_count, NEW.issued_at) THEN
    RAISE EXCEPTION 'packet % is issued: its bytes are frozen', OLD.ref USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF OLD.state IN (${last}) AND NEW.state <> OLD.state THEN
    RAISE EXCEPTION 'packet % is %: it stays so', OLD.ref, OLD.state USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF OLD.state = 'issued' AND NEW.state NOT IN (${afterIssue}) THEN
    RAISE EXCEPTION 'packet % is issued: it can only be superseded', OLD.ref USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
`;

const DOWN = `
ALTER POLICY packet_issued_only ON packet USING (state IN ('issued', 'superseded'));
REVOKE UPDATE (withdrawn_by, withdrawn_at, withdrawn_reason) ON packet FROM holdfast_staff;
DROP POLICY packet_across_vendors ON packet;
DROP INDEX uq_packet_one_issued;
ALTER TABLE packet_approval
  DROP CONSTRAINT fk_packet_approval_packet,
  ALTER COLUMN vendor_id SET NOT NULL;
ALTER TABLE packet_exhibit DROP CONSTRAINT fk_packet_exhibit_packet;
ALTER TABLE packet
  DROP CONSTRAINT ck_packet_withdrawn,
  DROP CONSTRAINT ck_packet_withdrawn_reason,
  DROP CONSTRAINT fk_packet_withdrawn_by,
  DROP CONSTRAINT ck_packet_issued,
  ADD CONSTRAINT ck_packet_issued CHECK ((state IN ('issued', 'superseded')) = (pdf_sha256 IS NOT NULL) AND (pdf_sha256 IS NULL) = (pdf_bytes IS NULL) AND (pdf_sha256 IS NULL) = (issued_at IS NULL)),
  DROP CONSTRAINT ck_packet_state,
  ADD CONSTRAINT ck_packet_state CHECK (state IN (${STATES})),
  DROP COLUMN withdrawn_by,
  DROP COLUMN withdrawn_at,
  DROP COLUMN withdrawn_reason,
  DROP CONSTRAINT fk_packet_superseded_by,
  ADD CONSTRAINT fk_packet_superseded_by FOREIGN KEY (vendor_id, superseded_by) REFERENCES packet (vendor_id, id),
  DROP CONSTRAINT fk_packet_base,
  DROP CONSTRAINT fk_packet_disruption,
  DROP CONSTRAINT fk_packet_service,
  DROP CONSTRAINT uq_packet_registrant,
  DROP CONSTRAINT ck_packet_base,
  DROP CONSTRAINT ck_packet_disruption,
  DROP CONSTRAINT ck_packet_requirement,
  DROP CONSTRAINT ck_packet_service,
  DROP CONSTRAINT ck_packet_vendor,
  DROP CONSTRAINT ck_packet_kind,
  ADD CONSTRAINT ck_packet_kind CHECK (kind IN ('VP')),
  DROP COLUMN service_id,
  DROP COLUMN requirement_code,
  DROP COLUMN disruption_id,
  DROP COLUMN base_packet_id,
  ALTER COLUMN vendor_id SET NOT NULL;
CREATE UNIQUE INDEX uq_packet_one_issued ON packet (vendor_id, period_id, kind) WHERE state = 'issued';
ALTER TABLE packet_exhibit ADD CONSTRAINT fk_packet_exhibit_packet FOREIGN KEY (vendor_id, packet_id) REFERENCES packet (vendor_id, id);
ALTER TABLE packet_approval ADD CONSTRAINT fk_packet_approval_packet FOREIGN KEY (vendor_id, packet_id) REFERENCES packet (vendor_id, id);
`;
