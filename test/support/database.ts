import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { accessFromSocket, inDatabase, type DatabaseAccess } from '../../src/foundation/database/access';
import { startEmbeddedPostgres } from '../../src/foundation/database/embedded-postgres';
import { prepareDatabase } from '../../src/portal-host/prepare-database';

const NOTE = path.join(tmpdir(), `holdfast-test-database-${process.env['HOLDFAST_TEST_RUN'] ?? 'one'}.json`);
export const TEMPLATE = 'holdfast_template';

/** One PostgreSQL for the whole run; the migrated template is copied for each spec file. */
export async function startTestDatabase(): Promise<() => Promise<void>> {
  const dir = mkdtempSync(path.join(tmpdir(), 'holdfast-test-'));
  const server = await startEmbeddedPostgres({ dir, unsafe: true });
  const access = accessFromSocket({ socketDir: server.socketDir, database: 'postgres' }, server.passwords);
  await asOwner(access, `CREATE DATABASE ${TEMPLATE}`);
  await prepareDatabase(inDatabase(access, TEMPLATE));
  writeFileSync(NOTE, JSON.stringify(access), { mode: 0o600 });
  return async () => {
    await server.stop();
    rmSync(NOTE, { force: true });
    rmSync(dir, { recursive: true, force: true });
  };
}

export function testServer(): DatabaseAccess {
  return JSON.parse(readFileSync(NOTE, 'utf8')) as DatabaseAccess;
}

let made = 0;

/** A fresh copy of the migrated schema, for one spec file. `empty` gives a database without any schema. */
export async function freshDatabase(empty = false): Promise<{ access: DatabaseAccess; drop(): Promise<void> }> {
  const server = testServer();
  const name = `t_${process.pid}_${(made += 1)}`;
  await asOwner(
    server,
    empty ? `CREATE DATABASE ${name}` : `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} STRATEGY file_copy`,
  );
  return { access: inDatabase(server, name), drop: () => asOwner(server, `DROP DATABASE ${name} WITH (FORCE)`) };
}

export async function asOwner(access: DatabaseAccess, sql: string): Promise<void> {
  const client = new Client({ connectionString: access.ownerUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
