import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One packet of a subject and period is built or issued at a time, whoever asks at the same moment. */
export class OneBuildOfASubject1764600100200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX uq_packet_one_build');
  }
}

// Two that began at once in an earlier release: the later one stays, the other is said to have failed.
const UP = `
UPDATE packet p SET state = 'failed', failure = 'Another packet of the same subject and period was being built at the same time.', version = version + 1
  WHERE p.state = 'building' AND EXISTS (SELECT 1 FROM packet q WHERE q.id <> p.id AND q.registrant_id = p.registrant_id AND q.period_id = p.period_id AND q.kind = p.kind
    AND q.vendor_id IS NOT DISTINCT FROM p.vendor_id AND q.service_id IS NOT DISTINCT FROM p.service_id AND q.requirement_code IS NOT DISTINCT FROM p.requirement_code
    AND q.disruption_id IS NOT DISTINCT FROM p.disruption_id AND q.base_packet_id IS NOT DISTINCT FROM p.base_packet_id
    AND (q.state = 'approved' OR (q.state = 'building' AND (q.requested_at, q.id) > (p.requested_at, p.id))));
CREATE UNIQUE INDEX uq_packet_one_build ON packet (registrant_id, period_id, kind, vendor_id, service_id, requirement_code, disruption_id, base_packet_id)
  NULLS NOT DISTINCT WHERE state IN ('building', 'approved');
`;
