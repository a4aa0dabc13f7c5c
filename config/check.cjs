// npm run check: everything that can be said without running the product.
const { buildStale, root, run } = require('./tools.cjs');
const fs = require('node:fs');
const path = require('node:path');

const checks = {
  format: () => run('prettier', ['--check', '.', '--log-level', 'warn']),
  lint: () =>
    run('eslint', [
      '-c',
      'config/eslint.config.mjs',
      '--cache',
      '--cache-location',
      'node_modules/.cache/eslint',
      '--max-warnings',
      '0',
      '.',
    ]),
  'order of rooms': () => run('depcruise', ['--config', 'config/dependency-cruiser.cjs', 'src']),
  'types of server and tests': () => run('tsc', ['-p', 'tsconfig.json', '--noEmit']),
  'types of the portal': () => run('tsc', ['-p', 'src/portal/tsconfig.json', '--noEmit']),
  'API description': describedApi,
};

/** The portal's types must be those of the API as it is built now. */
function describedApi() {
  try {
    buildStale(() => undefined);
  } catch (error) {
    return { ok: false, output: error.message };
  }
  const file = path.join(root, 'src/portal/api/schema.d.ts');
  const before = fs.readFileSync(file, 'utf8');
  const made = run('node', ['config/api.cjs']);
  const after = fs.readFileSync(file, 'utf8');
  fs.writeFileSync(file, before);
  if (!made.ok) return made;
  return {
    ok: before === after,
    output:
      before === after
        ? ''
        : 'src/portal/api/schema.d.ts is not what the API describes: run npm run api and commit it.',
  };
}

function check() {
  const tally = { passed: 0, failed: 0 };
  for (const [name, does] of Object.entries(checks)) {
    const { ok, output } = does();
    console.log(`${ok ? 'ok    ' : 'FAILED'} ${name}`);
    if (!ok) console.log(output.trimEnd());
    tally[ok ? 'passed' : 'failed'] += 1;
  }
  return tally;
}

module.exports = { check };
if (require.main === module) {
  const { passed, failed } = check();
  console.log(`check: ${passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}
