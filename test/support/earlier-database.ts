import { Client } from 'pg';
import { DataSource } from 'typeorm';
import type { DatabaseAccess } from '../../src/foundation/database/access';
import { dataSourceOptions } from '../../src/foundation/database/data-source';
import { ensureRoles, grantQueueInstall } from '../../src/foundation/database/roles';
import { migrateJobs } from '../../src/foundation/jobs';
import { freshDatabase } from './database';

/** An empty database as an earlier release left it: migrated up to and with the migration of this stamp. */
export async function earlierDatabase(
  last: number,
): Promise<{ access: DatabaseAccess; owner: Client; drop: () => Promise<void> }> {
  const database = await freshDatabase(true);
  const { access } = database;
  await ensureRoles(access);
  await grantQueueInstall(access, true);
  await migrateJobs(access.jobsUrl);
  await grantQueueInstall(access, false);
  const now = await new DataSource(dataSourceOptions(access.ownerUrl, 2)).initialize();
  const migrations = now.migrations.map((one) => one.constructor).filter(({ name }) => Number(name.slice(-13)) <= last);
  await now.destroy();
  const then = new DataSource({ ...dataSourceOptions(access.ownerUrl, 2), migrations: migrations as never });
  await then.initialize();
  await then.runMigrations();
  await then.destroy();
  const owner = new Client({ connectionString: access.ownerUrl });
  await owner.connect();
  return { access, owner, drop: () => owner.end().then(() => database.drop()) };
}
