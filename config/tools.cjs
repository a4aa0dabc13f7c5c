// Small things that the commands in this folder share. Plain Node: they run before anything is built.
const { spawn, spawnSync } = require('node:child_process');
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');
const bin = (name) => path.join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);

/** Runs a program from node_modules. Answers { ok, output }; with `show`, its output goes straight to the terminal. */
function run(name, args, { show = false, env = {} } = {}) {
  const program = name === 'node' ? process.execPath : bin(name);
  const done = spawnSync(program, args, {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: show ? 'inherit' : 'pipe',
    shell: process.platform === 'win32',
  });
  return { ok: done.status === 0, output: `${done.stdout ?? ''}${done.stderr ?? ''}` };
}

/** The same as `run`, without waiting: resolves to { ok, output }. */
function start(name, args, { show = false, env = {} } = {}) {
  const program = name === 'node' ? process.execPath : bin(name);
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: show ? 'inherit' : 'pipe',
    shell: process.platform === 'win32',
  });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => said.push(chunk));
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ ok: false, output: error.message }));
    child.on('close', (status) => resolve({ ok: status === 0, output: Buffer.concat(said).toString('utf8') }));
  });
}

/** A digest of every source file's path and content below some places, leaving out what `skip` names. */
function digestOf(places, skip) {
  const hash = createHash('sha256');
  const walk = (place) => {
    const stat = fs.statSync(place, { throwIfNoEntry: false });
    if (!stat || skip(place)) return;
    if (stat.isDirectory()) for (const name of fs.readdirSync(place).sort()) walk(path.join(place, name));
    else hash.update(path.relative(root, place)).update('\0').update(fs.readFileSync(place)).update('\0');
  };
  for (const place of places) walk(path.join(root, place));
  return hash.digest('hex');
}

const shared = [
  'package-lock.json',
  'tsconfig.json',
  'nest-cli.json',
  'config/tsconfig.build.json',
  'config/vite.config.mts',
];
const isTest = (place) => /\.spec\.tsx?$/.test(place);
const parts = {
  server: {
    digest: () => digestOf(['src', 'migrations', ...shared], (p) => isTest(p) || p === path.join(root, 'src/portal')),
    made: ['dist/src', 'dist/migrations'],
    command: ['nest', ['build']],
  },
  verifier: {
    digest: () => digestOf(['verifier', 'config/build-verifier.cjs', ...shared], isTest),
    made: ['dist/verifier'],
    command: ['node', ['config/build-verifier.cjs']],
  },
  portal: {
    digest: () => digestOf(['src/portal', ...shared], isTest),
    made: ['dist/portal'],
    command: ['vite', ['build', '-c', 'config/vite.config.mts', '--logLevel', 'warn']],
  },
};

/** Builds what is older than its sources, one process at a time. Throws with the compiler's words when a build fails. */
function buildStale(say) {
  const release = takeTurn();
  try {
    for (const [name, part] of Object.entries(parts)) build(name, part, say);
  } finally {
    release();
  }
}

function build(name, part, say) {
  const stamp = path.join(root, 'dist', `.${name}.sha256`);
  const isMade = () => part.made.every((made) => fs.existsSync(path.join(root, made)));
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === part.digest() && isMade()) return;
  say(`Building the ${name} …`);
  fs.rmSync(stamp, { force: true });
  for (const made of part.made) fs.rmSync(path.join(root, made), { recursive: true, force: true });
  const built = run(...part.command);
  if (!built.ok) throw new Error(`The ${name} does not build:\n${built.output}`);
  fs.writeFileSync(stamp, part.digest());
}

/** Waits while another living process builds into the same folder; one that was killed is not waited for. */
function takeTurn() {
  const file = path.join(root, 'dist', '.building');
  fs.mkdirSync(path.dirname(file), { recursive: true });
  for (;;) {
    try {
      fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => fs.rmSync(file, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (!isAlive(Number(fs.readFileSync(file, 'utf8')))) fs.rmSync(file, { force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
    }
  }
}

function isAlive(pid) {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

module.exports = { buildStale, root, run, start };
