import type { DatabaseAccess } from '../foundation/database/access';
import { migrate } from '../foundation/database/data-source';
import { ensureRoles, grantQueueInstall } from '../foundation/database/roles';
import { migrateJobs } from '../foundation/jobs';

/** Roles, queue and schema, in that order; safe to run by several instances at once. */
export async function prepareDatabase(access: DatabaseAccess): Promise<void> {
  await ensureRoles(access);
  await grantQueueInstall(access, true);
  await migrateJobs(access.jobsUrl);
  await grantQueueInstall(access, false);
  await migrate(access.ownerUrl);
}
