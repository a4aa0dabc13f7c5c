// npm run seed:volume -- --vendors N [--seed S] [--requirements 40] [--evidence M] [--fleet NAME] [--data DIR]: a made-up fleet.
const path = require('node:path');
const { parseArgs } = require('node:util');
const { buildStale, root } = require('./tools.cjs');

const USE =
  'Use: npm run seed:volume -- --vendors 60 [--seed 20261122] [--requirements 40] [--evidence 9000] [--fleet volume] [--data ./data-volume]';

function stop(message) {
  console.error(`${message}\n${USE}`);
  process.exit(2);
}

function given() {
  const text = { type: 'string' };
  try {
    const options = { vendors: text, seed: text, requirements: text, evidence: text, fleet: text, data: text };
    return parseArgs({ options }).values;
  } catch (error) {
    return stop(error.message);
  }
}

async function main() {
  const { data, fleet, ...numbers } = given();
  if (numbers.vendors === undefined) stop('Say how many vendors: --vendors 60.');
  buildStale((line) => console.log(line));
  const from = (file) => require(path.join(root, 'dist/src', file));
  const { refusalsOfVolume, volumeWish } = from('demo/volume/volume.rules.js');
  const counts = Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, Number(value)]));
  const wish = volumeWish({ ...counts, ...(fleet ? { fleet } : {}) });
  const refusals = refusalsOfVolume(wish);
  if (refusals.length > 0) stop(refusals.map(({ reason }) => reason).join('\n'));
  const env = { ...process.env, HOLDFAST_DATA_DIR: data ?? process.env.HOLDFAST_DATA_DIR ?? './data-volume' };
  const config = from('foundation/config.js').readConfig({ ...env, HOLDFAST_DEMO: 'no' });
  const begun = process.hrtime.bigint();
  const passed = () => Number(process.hrtime.bigint() - begun) / 1e9;
  const say = (line) => console.log(`${passed().toFixed(1).padStart(6)} s  ${line}`);
  const made = await from('make-volume.js').makeVolume(config, wish, say);
  console.log(`${made.rows} rows in ${passed().toFixed(0)} s. Digest ${made.digest}`);
  console.log('Sign-ins (fictional people):');
  for (const { role, email, password } of made.accounts)
    console.log(`  ${role.padEnd(22)} ${email.padEnd(40)} ${password}`);
  if (!config.databaseUrl) console.log(`Open it: HOLDFAST_DATA_DIR=${config.dataDir} HOLDFAST_DEMO=no npm start`);
}

main().catch((error) => {
  console.error(`Nothing was made: ${error.message}`);
  process.exit(1);
});
