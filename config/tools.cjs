// Small things that the commands in this folder share. Plain Node: they run before anything is built.
const { spawnSync } = require('node:child_process');
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
  portal: {
    digest: () => digestOf(['src/portal', ...shared], isTest),
    made: ['dist/portal'],
    command: ['vite', ['build', '-c', 'config/vite.config.mts', '--logLevel', 'warn']],
  },
};

/** Builds what is older than its sources. Throws with the compiler's words when a build fails. */
function buildStale(say) {
  for (const [name, part] of Object.entries(parts)) {
    const stamp = path.join(root, 'dist', `.${name}.sha256`);
    const digest = part.digest();
    const current =
      fs.existsSync(stamp) &&
      fs.readFileSync(stamp, 'utf8') === digest &&
      part.made.every((m) => fs.existsSync(path.join(root, m)));
    if (current) continue;
    say(`Building the ${name} …`);
    for (const made of part.made) fs.rmSync(path.join(root, made), { recursive: true, force: true });
    const built = run(...part.command);
    if (!built.ok) throw new Error(`The ${name} does not build:\n${built.output}`);
    fs.writeFileSync(stamp, part.digest());
  }
}

module.exports = { buildStale, root, run };
