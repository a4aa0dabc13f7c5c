import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES: [string, string, string][] = [
  ['question_set', 'period_id', 'compliance_period'],
  ['answer', 'question_set_id', 'question_set'],
  ['answer_evidence', 'question_set_id', 'question_set'],
  ['answer_decision', 'answer_id', 'answer'],
  ['answer_query', 'question_set_id', 'question_set'],
  ['answer_query_reply', 'question_set_id', 'question_set'],
];

/** What was answered for a locked period takes no change any more. */
export class AnswersOfLockedPeriods1763800000470 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, column, parent] of TABLES)
      await runner.query(`CALL app.locked_with_period('${table}', '${column}', '${parent}')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table] of TABLES) await runner.query(`DROP TRIGGER ${table}_locked ON ${table}`);
  }
}
