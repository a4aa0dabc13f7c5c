// npm run check: everything that can be said without running the product.
const { buildStale, root, start } = require('./tools.cjs');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

// Two lanes at a time: the linter takes longer than all others together.
const lanes = [
  {
    lint: () =>
      start('eslint', [
        ...['-c', 'config/eslint.config.mjs', '--cache', '--cache-location', 'node_modules/.cache/eslint'],
        ...['--max-warnings', '0', '.'],
      ]),
  },
  {
    format: () => start('prettier', ['--check', '.', '--log-level', 'warn']),
    'order of rooms': () => start('depcruise', ['--config', 'config/dependency-cruiser.cjs', 'src']),
    'types of server and tests': () => start('tsc', ['-p', 'tsconfig.json', '--noEmit']),
    'types of the portal': () => start('tsc', ['-p', 'src/portal/tsconfig.json', '--noEmit']),
    'API description': describedApi,
  },
];

const SCHEMA = path.join(root, 'src/portal/api/schema.d.ts');

/** The portal's types must be those of the API as it is built now. */
async function describedApi() {
  try {
    buildStale(() => undefined);
  } catch (error) {
    return { ok: false, output: error.message };
  }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'holdfast-api-'));
  const target = path.join(folder, 'schema.d.ts');
  const made = await start('node', ['config/api.cjs', target]);
  const isSame = made.ok && fs.readFileSync(target, 'utf8') === fs.readFileSync(SCHEMA, 'utf8');
  fs.rmSync(folder, { recursive: true });
  if (!made.ok) return made;
  return {
    ok: isSame,
    output: isSame ? '' : `${SCHEMA} is not what the API describes: run npm run api and commit it.`,
  };
}

/** Runs every check; `then` begins as soon as a lane has nothing more to do, so that no core waits for the linter. */
async function check(then = async () => undefined) {
  const tally = { passed: 0, failed: 0 };
  const walk = async (lane) => {
    for (const [name, does] of Object.entries(lane)) {
      const { ok, output } = await does();
      console.log(`${ok ? 'ok    ' : 'FAILED'} ${name}`);
      if (!ok) console.log(output.trimEnd());
      tally[ok ? 'passed' : 'failed'] += 1;
    }
  };
  const walked = lanes.map(walk);
  await Promise.race(walked);
  const after = await then();
  await Promise.all(walked);
  return { ...tally, after };
}

module.exports = { check };
if (require.main === module)
  check().then(({ passed, failed }) => {
    console.log(`check: ${passed} passed, ${failed} failed`);
    process.exit(failed > 0 ? 1 : 0);
  });
