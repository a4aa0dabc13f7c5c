const { execFileSync } = require('node:child_process');
const path = require('node:path');
const { median, serve } = require('./children.cjs');

const MEGABYTES = 192;

/** One file through tus, tenant and trail into the vault, against one stream through SHA-256 into a synced file on the same disk. */
async function run() {
  const portal = await serve('served-portal.cjs');
  const bare = await serve('bare-receiver.cjs', [portal.dataDir]);
  const send = (how, url) =>
    Number(
      execFileSync(
        process.execPath,
        [path.join(__dirname, 'send.cjs'), how, url, portal.contributor, String(MEGABYTES)],
        { encoding: 'utf8' },
      ),
    );
  const ratios = [];
  const rates = [];
  try {
    for (let i = 0; i < 6; i++) {
      const bareRate = send('put', bare.url);
      const portalRate = send('tus', portal.url);
      if (i === 0) continue; // warms both up
      ratios.push(portalRate / bareRate);
      rates.push([portalRate, bareRate]);
    }
  } finally {
    await bare.stop();
    await portal.stop();
  }
  const details = [
    `${MEGABYTES} MB a file: portal ${median(rates.map((r) => r[0])).toFixed(0)} MB/s, bare ${median(rates.map((r) => r[1])).toFixed(0)} MB/s, ratios ${ratios.map((r) => r.toFixed(2)).join(' ')}`,
  ];
  return { ratio: median(ratios), details };
}

module.exports = { run };
