import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds the few services where something serves one of their places, without reading what all others rest on. */
export class WhatServesAPlace1764000000300 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(
      'CREATE INDEX ix_dependency_serves_site ON dependency (registrant_id, service_id) WHERE serves_site_id IS NOT NULL AND ended_on IS NULL',
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP INDEX ix_dependency_serves_site');
  }
}
