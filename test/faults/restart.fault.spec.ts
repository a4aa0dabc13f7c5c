import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const main = path.join(__dirname, '../../dist/src/main.js');

interface Running {
  child: ChildProcess;
  url: string;
  said: () => string;
}

/** Starts the built portal as its own process. Rejects with what it said when it stops before it is open. */
function start(dataDir: string, env: Record<string, string> = {}): Promise<Running> {
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, PORT: '0', HOLDFAST_DATA_DIR: dataDir, HOLDFAST_DEMO: 'no', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const url = /open at (http\S+)/.exec(said)?.[1];
      if (url) resolve({ child, url, said: () => said });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => reject(new Error(`stopped (${code ?? 'signal'}): ${said}`)));
  });
}

const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once('exit', resolve));
const serversOn = (dataDir: string) =>
  spawnSync('sh', ['-c', 'for p in /proc/[0-9]*; do readlink "$p/cwd" 2>/dev/null; done'], { encoding: 'utf8' })
    .stdout.split('\n')
    .filter((cwd) => cwd.startsWith(dataDir)).length;

describe('stopping and starting', () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'holdfast-restart-'));
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it('is built', () => {
    expect(existsSync(main)).toBe(true);
  });

  it('stops everything on Ctrl-C, and opens again', async () => {
    const running = await start(dataDir);
    expect((await fetch(`${running.url}/health/ready`)).status).toBe(200);
    running.child.kill('SIGINT');
    expect(await ended(running.child)).toBe(0);
    expect(serversOn(dataDir)).toBe(0);
  });

  it('recovers from kill -9, with the database server left behind', async () => {
    const killed = await start(dataDir);
    killed.child.kill('SIGKILL');
    await ended(killed.child);
    expect(serversOn(dataDir)).toBeGreaterThan(0);
    const again = await start(dataDir);
    expect((await fetch(`${again.url}/health/ready`)).status).toBe(200);
    again.child.kill('SIGTERM');
    expect(await ended(again.child)).toBe(0);
    expect(serversOn(dataDir)).toBe(0);
  });

  it('refuses a second portal on the same folder, and leaves the first alone', async () => {
    const first = await start(dataDir);
    await expect(start(dataDir)).rejects.toThrow('Another portal is running');
    expect((await fetch(`${first.url}/health/ready`)).status).toBe(200);
    first.child.kill('SIGINT');
    await ended(first.child);
  });

  it('says what is wrong with its configuration, and stops', async () => {
    await expect(start(dataDir, { PORT: 'door', HOLDFAST_LOG_LEVEL: 'loud' })).rejects.toThrow(
      /PORT is "door"[\s\S]*HOLDFAST_LOG_LEVEL is "loud"/,
    );
  });
});
