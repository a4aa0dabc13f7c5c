import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { binaries, nameOf, own, unprivileged, type Identity } from './postgres-programs';

export interface EmbeddedPostgres {
  socketDir: string;
  passwords: Record<'owner' | 'login' | 'jobs', string>;
  /** Fast shutdown; resolves when the server has gone. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Folder that holds the cluster; made when it is not there. */
  dir: string;
  /** Tests only: no fsync, so that a crash of the machine may lose data. */
  unsafe?: boolean;
}

/**
 * Starts the PostgreSQL 18 that ships with the platform's package, listening on a Unix socket only. Recovers from a
 * killed parent: a server left over from it is stopped first. As root it runs as the user `postgres`.
 * The caller holds the data folder's lock, so a running server found here is an orphan.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const as = unprivileged();
  const bin = binaries(as);
  const cluster = path.join(options.dir, 'cluster');
  mkdirSync(cluster, { recursive: true });
  chmodSync(cluster, 0o700);
  own(cluster, as);
  // The path of a Unix socket must be short (107 bytes), so it does not live under the data folder.
  const socketDir = mkdtempSync(path.join(tmpdir(), 'holdfast-pg-'));
  own(socketDir, as);
  const passwords = passwordsIn(options.dir);
  if (!existsSync(path.join(cluster, 'PG_VERSION')))
    initialise({ bin, as, cluster, socketDir, password: passwords.owner });
  stopOrphan({ bin, as, cluster, socketDir });
  const server = spawn(bin('postgres'), serverArguments(as, { cluster, socketDir, unsafe: options.unsafe ?? false }), {
    ...as,
    cwd: cluster,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  await untilReady(server);
  return { socketDir, passwords, stop: () => stop(server, socketDir) };
}

/** Where a server that is running on the folder can be reached; null when none is. */
export function runningPostgres(dir: string): Pick<EmbeddedPostgres, 'socketDir' | 'passwords'> | null {
  const file = path.join(dir, 'cluster', 'postmaster.pid');
  // The fifth line of PostgreSQL's own file names the folder of its socket.
  const socketDir = existsSync(file) ? (readFileSync(file, 'utf8').split('\n')[4] ?? '') : '';
  return socketDir === '' ? null : { socketDir, passwords: passwordsIn(dir) };
}

function passwordsIn(dir: string): EmbeddedPostgres['passwords'] {
  const file = path.join(dir, 'passwords.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as EmbeddedPostgres['passwords'];
  const make = () => randomBytes(24).toString('hex');
  const passwords = { owner: make(), login: make(), jobs: make() };
  writeFileSync(file, JSON.stringify(passwords), { mode: 0o600 });
  return passwords;
}

interface Place {
  bin: (name: string) => string;
  as: Identity;
  cluster: string;
  socketDir: string;
}

function initialise(place: Place & { password: string }): void {
  // A half-made cluster (the parent was killed during initdb) has no PG_VERSION and is made afresh.
  rmSync(place.cluster, { recursive: true, force: true });
  const building = path.join(place.cluster, 'new');
  for (const folder of [place.cluster, building]) {
    mkdirSync(folder, { mode: 0o700 });
    own(folder, place.as);
  }
  const passwordFile = path.join(place.socketDir, 'password');
  writeFileSync(passwordFile, place.password, { mode: 0o600 });
  own(passwordFile, place.as);
  const options = [
    '-U',
    'postgres',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '--no-instructions',
    '--no-sync',
  ];
  const made = spawnSync(place.bin('initdb'), ['-D', nameOf(building, place.as), ...options], {
    ...place.as,
    encoding: 'utf8',
    cwd: building,
  });
  rmSync(passwordFile);
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  moveUp(building, place.cluster);
}

/** PG_VERSION is moved last: only a finished cluster has one at its top. */
function moveUp(from: string, to: string): void {
  const moved = spawnSync(
    'sh',
    [
      '-c',
      'for f in "$1"/*; do [ "${f##*/}" = PG_VERSION ] || mv "$f" "$2"/; done; mv "$1"/PG_VERSION "$2"/ && rmdir "$1"',
      'sh',
      from,
      to,
    ],
    { encoding: 'utf8' },
  );
  if (moved.status !== 0) throw new Error(`The new cluster could not be put in place: ${moved.stderr}`);
  chmodSync(to, 0o700);
}

function stopOrphan(place: Place): void {
  if (!existsSync(path.join(place.cluster, 'postmaster.pid'))) return;
  // A stale pid file makes pg_ctl fail; PostgreSQL then clears it by itself.
  spawnSync(place.bin('pg_ctl'), ['-D', nameOf(place.cluster, place.as), '-m', 'fast', '-w', '-t', '30', 'stop'], {
    ...place.as,
    encoding: 'utf8',
    cwd: place.cluster,
  });
}

function serverArguments(as: Identity, server: { cluster: string; socketDir: string; unsafe: boolean }): string[] {
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${server.socketDir}`,
    'max_connections=100',
    'shared_buffers=128MB',
    'password_encryption=scram-sha-256',
  ];
  if (server.unsafe) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off');
  return ['-D', nameOf(server.cluster, as), '-p', '5432', ...settings.flatMap((s) => ['-c', s])];
}

function untilReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4000);
      if (said.includes('ready to accept connections')) resolve();
    });
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Embedded PostgreSQL stopped (${code ?? 'signal'}): ${said}`)));
  });
}

function stop(server: ChildProcess, socketDir: string): Promise<void> {
  return new Promise((resolve) => {
    const gone = () => {
      rmSync(socketDir, { recursive: true, force: true });
      resolve();
    };
    if (server.exitCode !== null || server.signalCode !== null) {
      gone();
      return;
    }
    server.once('exit', gone);
    server.kill('SIGINT');
  });
}
