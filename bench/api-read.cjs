const fs = require('node:fs');
const path = require('node:path');
const { load, median, serve } = require('./children.cjs');

/** One event by id: through session, permission and tenant transaction, against the same query behind bare node:http. */
async function run() {
  const portal = await serve('served-portal.cjs');
  const bare = await serve('bare-server.cjs', [ownerUrl(portal)]);
  const round = { clients: 16, requests: 4000 };
  const rates = { portal: [], bare: [] };
  try {
    for (let i = 0; i < 6; i++) {
      const bareRate = load(`${bare.url}/${portal.eventId}`, portal.officer, round);
      const portalRate = load(`${portal.url}/api/trail/${portal.eventId}`, portal.officer, round);
      // The first round warms both up.
      if (i > 0) (rates.bare.push(bareRate), rates.portal.push(portalRate));
    }
  } finally {
    await bare.stop();
    await portal.stop();
  }
  const ratios = rates.portal.map((rate, i) => rate / rates.bare[i]);
  const details = [
    `portal ${median(rates.portal).toFixed(0)}/s, bare ${median(rates.bare).toFixed(0)}/s, ${round.clients} clients, ratios ${ratios.map((r) => r.toFixed(2)).join(' ')}`,
  ];
  return { ratio: median(ratios), details };
}

function ownerUrl(portal) {
  const { owner } = JSON.parse(fs.readFileSync(path.join(portal.dataDir, 'postgres/passwords.json'), 'utf8'));
  const url = new URL(portal.databaseUrl);
  url.username = 'postgres';
  url.password = owner;
  return url.toString();
}

module.exports = { run };
