import { createHash } from 'node:crypto';
import { realpathSync, mkdirSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * One portal per data folder. The lock is a listening socket, so it ends with its process whatever ended it: a socket
 * that answers is a live portal, one that does not is left over from a killed one.
 */
export async function lockDataFolder(dataDir: string): Promise<() => void> {
  mkdirSync(dataDir, { recursive: true });
  const name = createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 16);
  const address =
    process.platform === 'win32' ? `\\\\.\\pipe\\holdfast-${name}` : path.join(tmpdir(), `holdfast-${name}.lock`);
  if (await answers(address))
    throw new Error(`Another portal is running on ${dataDir}. Stop it, or give this one its own HOLDFAST_DATA_DIR.`);
  if (process.platform !== 'win32') rmSync(address, { force: true });
  const server = await listen(address);
  return () => server.close();
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function listen(address: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.end());
    server.once('error', reject);
    server.listen(address, () => {
      server.unref();
      resolve(server);
    });
  });
}
