import { createHmac } from 'node:crypto';

/** How the portal reaches its database: as owner (migrations), as login (requests), as jobs (the queue). */
export interface DatabaseAccess {
  ownerUrl: string;
  loginUrl: string;
  jobsUrl: string;
  login: { user: string; password: string };
  jobs: { user: string; password: string };
}

/** Access to a database given by address. The job queue's password is derived, so that several instances agree on it. */
export function accessFromUrls(loginUrl: string, ownerUrl: string): DatabaseAccess {
  const url = new URL(loginUrl);
  const login = { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
  const jobs = {
    user: 'holdfast_jobs',
    password: createHmac('sha256', ownerUrl).update('holdfast_jobs').digest('hex'),
  };
  return { ownerUrl, loginUrl, jobsUrl: withUser(loginUrl, jobs), login, jobs };
}

/** Access to the embedded database: a Unix socket in a folder, one password per role. */
export function accessFromSocket(
  place: { socketDir: string; database: string },
  passwords: Record<'owner' | 'login' | 'jobs', string>,
): DatabaseAccess {
  const login = { user: 'holdfast_login', password: passwords.login };
  const jobs = { user: 'holdfast_jobs', password: passwords.jobs };
  const base = `postgres://localhost/${place.database}?host=${encodeURIComponent(place.socketDir)}`;
  return {
    ownerUrl: withUser(base, { user: 'postgres', password: passwords.owner }),
    loginUrl: withUser(base, login),
    jobsUrl: withUser(base, jobs),
    login,
    jobs,
  };
}

/** The same access, to another database of the same server. */
export function inDatabase(access: DatabaseAccess, database: string): DatabaseAccess {
  const move = (text: string) => {
    const url = new URL(text);
    url.pathname = `/${database}`;
    return url.toString();
  };
  return { ...access, ownerUrl: move(access.ownerUrl), loginUrl: move(access.loginUrl), jobsUrl: move(access.jobsUrl) };
}

function withUser(address: string, who: { user: string; password: string }): string {
  const url = new URL(address);
  url.username = encodeURIComponent(who.user);
  url.password = encodeURIComponent(who.password);
  return url.toString();
}
