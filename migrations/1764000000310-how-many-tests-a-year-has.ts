import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lets the planner know on which days exercises showed what they show. Without it, it takes a year's tests of a fleet for
 * a handful, and looks each service up by itself.
 */
export class HowManyTestsAYearHas1764000000310 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(
      'CREATE STATISTICS st_exercise_proved_at ON (coalesce(verified_at, occurred_at, results_at)) FROM exercise',
    );
    await q.query(`CREATE STATISTICS st_exercise_outcome ON (coalesce(outcome, '')) FROM exercise`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP STATISTICS st_exercise_outcome, st_exercise_proved_at');
  }
}
