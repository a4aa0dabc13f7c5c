// npm run bench: every figure is a ratio to a baseline that ran in the same minute on the same machine.
const { buildStale } = require('../config/tools.cjs');

const benches = {
  'keyed API read against bare node:http + pg': { floor: 0.35, ...require('./api-read.cjs') },
  'upload with SHA-256 and fsync against a raw Node stream': { floor: 0.8, ...require('./upload.cjs') },
};

async function main() {
  buildStale((line) => console.log(line));
  let missed = 0;
  for (const [name, bench] of Object.entries(benches)) {
    const { ratio, details } = await bench.run();
    const held = ratio >= bench.floor;
    if (!held) missed += 1;
    console.log(`${held ? 'held  ' : 'MISSED'} ${name}: ${ratio.toFixed(2)} (at least ${bench.floor})`);
    for (const line of details) console.log(`         ${line}`);
  }
  process.exit(missed > 0 ? 1 : 0);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
