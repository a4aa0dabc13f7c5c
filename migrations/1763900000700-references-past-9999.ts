import type { MigrationInterface, QueryRunner } from 'typeorm';

/** References that people use go on past 9999: EV-10000 comes after EV-9999, not EV-1000 a second time. */
export class ReferencesPast99991763900000700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(functionWith(`lpad(last::text, greatest(4, length(last::text)), '0')`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(functionWith(`lpad(last::text, 4, '0')`));
  }
}

const functionWith = (number: string): string => `
CREATE OR REPLACE FUNCTION app.next_reference(kind text) RETURNS text LANGUAGE sql SECURITY DEFINER SET search_path = public, app AS $$
  INSERT INTO reference_counter AS c (registrant_id, kind, last) VALUES (app.registrant(), $1, 1)
  ON CONFLICT (registrant_id, kind) DO UPDATE SET last = c.last + 1
  RETURNING $1 || '-' || ${number}
$$;
`;
