import { Client } from 'pg';
import type { DatabaseAccess } from './access';

/** Names of the roles that a transaction can take; what each may see stands in the migrations. */
export const TENANT_ROLES = [
  'holdfast_door',
  'holdfast_vendor',
  'holdfast_staff',
  'holdfast_auditor',
  'holdfast_worker',
];

/** The one role that reads across tenants: it takes the bodies of all events into one tree, and writes to that tree only. */
export const SEQUENCER_ROLE = 'holdfast_sequencer';

/**
 * Makes the roles that row-level security stands on, as the owner, once per cluster; run before every migration.
 * The login role may do nothing but take one of the tenant roles (NOINHERIT); `holdfast_jobs` owns the job queue only.
 */
export async function ensureRoles(access: DatabaseAccess): Promise<void> {
  const client = new Client({ connectionString: access.ownerUrl });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(4718001)');
    const roles = [...TENANT_ROLES, SEQUENCER_ROLE];
    for (const role of roles) await ensureRole(client, role, 'NOLOGIN NOINHERIT NOSUPERUSER NOBYPASSRLS');
    await ensureLogin(client, access.login);
    await ensureLogin(client, access.jobs);
    const login = client.escapeIdentifier(access.login.user);
    for (const role of roles) await client.query(`GRANT ${role} TO ${login} WITH INHERIT FALSE, SET TRUE`);
  } finally {
    await client.query('SELECT pg_advisory_unlock(4718001)');
    await client.end();
  }
}

/** The queue's first install makes a schema; its owner may do so only while `allowed`. */
export async function grantQueueInstall(access: DatabaseAccess, allowed: boolean): Promise<void> {
  const client = new Client({ connectionString: access.ownerUrl });
  await client.connect();
  try {
    const [row] = (await client.query<{ name: string }>('SELECT current_database() AS name')).rows;
    const database = client.escapeIdentifier(row?.name ?? '');
    await client.query(
      allowed
        ? `GRANT CREATE ON DATABASE ${database} TO holdfast_jobs`
        : `REVOKE CREATE ON DATABASE ${database} FROM holdfast_jobs`,
    );
  } finally {
    await client.end();
  }
}

async function ensureRole(client: Client, name: string, attributes: string): Promise<void> {
  const found = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
  if (found.rowCount === 0) await client.query(`CREATE ROLE ${client.escapeIdentifier(name)} ${attributes}`);
}

async function ensureLogin(client: Client, login: { user: string; password: string }): Promise<void> {
  await ensureRole(client, login.user, 'NOSUPERUSER NOBYPASSRLS');
  const name = client.escapeIdentifier(login.user);
  await client.query(`ALTER ROLE ${name} LOGIN NOINHERIT PASSWORD ${client.escapeLiteral(login.password)}`);
}
