import type { MigrationInterface, QueryRunner } from 'typeorm';

const BEFORE = `'due', 'reviews', 'queries', 'findings', 'attestations', 'packets', 'programme'`;

/** People choose by itself how they hear of real events. */
export class ToldOfDisruptions1763900000520 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(topics(`${BEFORE}, 'disruptions'`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM notice_preference WHERE topic = 'disruptions'`);
    await runner.query(`UPDATE notice SET topic = 'programme' WHERE topic = 'disruptions'`);
    await runner.query(topics(BEFORE));
  }
}

const topics = (list: string) => `
  ALTER TABLE notice DROP CONSTRAINT ck_notice_topic, ADD CONSTRAINT ck_notice_topic CHECK (topic IN (${list}));
  ALTER TABLE notice_preference DROP CONSTRAINT ck_notice_preference_topic, ADD CONSTRAINT ck_notice_preference_topic CHECK (topic IN (${list}));
`;
