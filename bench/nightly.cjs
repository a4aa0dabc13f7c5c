const { once } = require('node:events');
const { fork } = require('node:child_process');
const path = require('node:path');
const { slope } = require('./children.cjs');

const SIZES = [100, 300, 1000];

/** How the nightly schedule grows with the number of vendors: the exponent of its time between 100 and 1,000 of them. */
async function run() {
  const child = fork(path.join(__dirname, 'nightly-portal.cjs'), SIZES.map(String));
  const [nights] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`nightly-portal.cjs stopped (${code})`))),
  ]);
  await once(child, 'exit');
  const exponent = slope(nights.map(({ vendors, seconds }) => [Math.log(vendors), Math.log(seconds)]));
  const first = slope(nights.map(({ vendors, firstSeconds }) => [Math.log(vendors), Math.log(firstSeconds)]));
  const details = [
    ...nights.map(
      ({ vendors, obligations, seconds, firstSeconds }) =>
        `${vendors} vendors, ${obligations} obligations: ${seconds.toFixed(2)} s, the first night ${firstSeconds.toFixed(2)} s`,
    ),
    `exponent of the first night, which writes them all, ${first.toFixed(2)}`,
  ];
  return { ratio: Math.max(exponent, first), details };
}

module.exports = { run };
