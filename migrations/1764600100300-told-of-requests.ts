import type { MigrationInterface, QueryRunner } from 'typeorm';

const BEFORE = `'due', 'reviews', 'queries', 'findings', 'attestations', 'packets', 'programme', 'disruptions'`;

/** People choose by itself how they hear of the auditor's requests, and of what keeps or ends records. */
export class ToldOfRequests1764600100300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(topics(`${BEFORE}, 'requests', 'retention'`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM notice_preference WHERE topic IN ('requests', 'retention')`);
    await runner.query(`UPDATE notice SET topic = 'programme' WHERE topic IN ('requests', 'retention')`);
    await runner.query(topics(BEFORE));
  }
}

const topics = (list: string) => `
  ALTER TABLE notice DROP CONSTRAINT ck_notice_topic, ADD CONSTRAINT ck_notice_topic CHECK (topic IN (${list}));
  ALTER TABLE notice_preference DROP CONSTRAINT ck_notice_preference_topic, ADD CONSTRAINT ck_notice_preference_topic CHECK (topic IN (${list}));
`;
