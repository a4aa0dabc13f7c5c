const fs = require('node:fs');
const path = require('node:path');
const { Client } = require('pg');
const { median, serve } = require('./children.cjs');

const VENDORS = 10_000;
const ROUNDS = 5;

let measured;
/** Seconds that losses of a fleet take over HTTP, from the question to the first page of the answer, all reads included. */
const measure = () =>
  (measured ??= (async () => {
    const portal = await serve('served-portal.cjs');
    try {
      const { losses, ...counts } = await seed(ownerUrl(portal), VENDORS);
      const about = `${VENDORS} vendors, ${counts.services} services, ${counts.dependencies} dependencies`;
      const outcomes = {};
      for (const [name, lost] of Object.entries(losses)) outcomes[name] = await outcomeOf(portal, lost);
      return { about, outcomes };
    } finally {
      await portal.stop();
    }
  })());

async function outcomeOf(portal, lost) {
  const answers = [];
  for (let i = 0; i <= ROUNDS; i++) answers.push(await ask(portal, `/api/loss-simulations/outcome?lost=${lost}`));
  // The first round warms the caches up.
  const seconds = median(answers.slice(1).map((one) => one.seconds));
  return { seconds, ...answers[0].body.summary };
}

async function worstOf(names) {
  const { about, outcomes } = await measure();
  const told = names.map((name) => {
    const { hit, services, seconds } = outcomes[name];
    return `${name}: ${hit} of ${services} services hit, ${seconds.toFixed(2)} s`;
  });
  return { ratio: Math.max(...names.map((name) => outcomes[name].seconds)), details: [about, ...told] };
}

const ONE_THING = [
  'one site',
  'a carrier of every vendor',
  'a cloud region',
  'a region',
  'a vendor on whom hundreds rest',
];
const HALF_OF_ALL = ['a hazard zone that hits half of all services'];

async function ask({ url, officer }, where) {
  const begun = process.hrtime.bigint();
  const response = await fetch(`${url}${where}`, { headers: { authorization: `Bearer ${officer}` } });
  const body = await response.json();
  if (!response.ok) throw new Error(`${where}: ${response.status} ${JSON.stringify(body)}`);
  return { seconds: Number(process.hrtime.bigint() - begun) / 1e9, body };
}

// Everything follows from the number of the vendor: no clock, no chance.
const SEED = `
CREATE TEMP TABLE g AS SELECT v.registrant_id, (SELECT id FROM person LIMIT 1) AS person FROM vendor v LIMIT 1;
CREATE TEMP TABLE n AS SELECT i, gen_random_uuid() AS vendor, gen_random_uuid() AS first, gen_random_uuid() AS second FROM generate_series(1, $VENDORS) i;
INSERT INTO vendor (id, registrant_id, ref, name, legal_name, country, state, registered_by, registered_at)
  SELECT vendor, registrant_id, 'VN-9' || i, 'Vendor ' || i, 'Vendor ' || i, 'US', 'active', person, now() FROM n, g;
INSERT INTO site (id, registrant_id, vendor_id, name, kind, city, region, country, time_zone, hazard_zones)
  SELECT first, registrant_id, vendor, 'Main', 'contact_centre', 'City ' || i % 200, 'R' || i % 12, 'US', 'UTC', ARRAY['zone ' || i % 3] FROM n, g
  UNION ALL SELECT second, registrant_id, vendor, 'Second', 'recovery_site', 'City ' || i % 170, 'R' || i % 11, 'US', 'UTC', ARRAY['zone ' || (i + 1) % 5] FROM n, g;
ALTER TABLE service DROP CONSTRAINT ck_service_decided;
CREATE TEMP TABLE s AS SELECT gen_random_uuid() AS id, n.*, slot FROM n, generate_series(1, 3) slot;
INSERT INTO service (id, registrant_id, vendor_id, ref, name, category, tier, added_by, added_at)
  SELECT id, registrant_id, vendor, 'SV-' || i || '-' || slot, 'Service ' || slot, 'voice_agents', 'T' || 1 + (i + slot) % 3, person, now() FROM s, g;
INSERT INTO objective_set (id, registrant_id, vendor_id, service_id, rto_minutes, rpo_minutes, mtpd_minutes, mbco_pct, note, basis, proposed_by, proposed_at, vendor_accepted_by, vendor_accepted_at, registrant_accepted_by, registrant_accepted_at, effective_from)
  SELECT gen_random_uuid(), registrant_id, vendor, id, 240, 15, 480, 60, '', '{"dependencies":[],"backups":[],"replications":[]}', person, now(), person, now(), (SELECT id FROM person ORDER BY id DESC LIMIT 1), now(), current_date FROM s, g;
CREATE TEMP TABLE r AS SELECT gen_random_uuid() AS id, k, CASE WHEN k < 40 THEN 'cloud_region' WHEN k < 80 THEN 'carrier' ELSE 'fourth_party' END AS kind FROM generate_series(0, 119) k;
INSERT INTO shared_resource (id, registrant_id, ref, kind, name, region, hazard_zones, own_vendor_id, added_by, added_at)
  SELECT r.id, registrant_id, 'SR-' || k, kind, 'Shared ' || k, 'cloud ' || k % 9, CASE WHEN kind = 'cloud_region' THEN ARRAY['zone ' || k % 5] ELSE '{}' END,
    CASE WHEN kind = 'fourth_party' THEN (SELECT vendor FROM n WHERE i = k) END, person, now() FROM r, g;
ALTER TABLE dependency DROP CONSTRAINT fk_dependency_live_site, DROP CONSTRAINT ck_dependency_fourth_party, DROP CONSTRAINT ck_dependency_name;
INSERT INTO dependency (id, registrant_id, vendor_id, service_id, ref, kind, site_id, name, role, share_pct, standby_capacity_pct, activation_minutes, their_rto_minutes, resource_id, terms_on, added_at)
  SELECT gen_random_uuid(), registrant_id, vendor, s.id, 'DP-1-' || i || '-' || slot, 'site', first, '', 'primary', NULL::int, NULL::int, NULL::int, 600, NULL::uuid, current_date, now() FROM s, g
  UNION ALL SELECT gen_random_uuid(), registrant_id, vendor, s.id, 'DP-2-' || i || '-' || slot, 'site', second, '', 'standby', NULL, CASE WHEN i % 4 > 0 THEN 40 + i % 80 END, 30, NULL, NULL, current_date, now() FROM s, g
  UNION ALL SELECT gen_random_uuid(), registrant_id, vendor, s.id, 'DP-3' || r.kind || i || '-' || slot, r.kind, NULL, r.kind, 'primary', NULL, NULL, NULL, 120, r.id, current_date, now()
    FROM s JOIN r ON (r.k = i % 40 AND r.kind = 'cloud_region' AND slot < 3) OR (r.k = 40 + i % 40 AND r.kind = 'carrier') CROSS JOIN g
  UNION ALL SELECT gen_random_uuid(), registrant_id, vendor, s.id, 'DP-4-' || i, 'fourth_party', NULL, 'Fourth', 'primary', NULL, NULL, NULL, 60, r.id, current_date, now()
    FROM s JOIN r ON r.k = 80 + i % 40 AND r.kind = 'fourth_party' AND slot = 1 AND i > 120 CROSS JOIN g
  UNION ALL SELECT gen_random_uuid(), registrant_id, vendor, s.id, 'DP-5-' || i || '-' || slot, 'platform', NULL, 'Everyone''s platform', 'primary', NULL, NULL, NULL, NULL, r.id, current_date, now()
    FROM s JOIN r ON r.k = 79 AND slot = 1 CROSS JOIN g;
ANALYZE;`;

async function seed(connectionString, vendors) {
  const owner = new Client({ connectionString });
  await owner.connect();
  try {
    await owner.query(SEED.replaceAll('$VENDORS', String(vendors)));
    const one = async (sql) => (await owner.query(sql)).rows[0].value;
    const resource = (ref, column) => one(`SELECT ${column} AS value FROM shared_resource WHERE ref = '${ref}'`);
    return {
      services: await one('SELECT count(*)::int AS value FROM service'),
      dependencies: await one('SELECT count(*)::int AS value FROM dependency'),
      losses: {
        [HALF_OF_ALL[0]]: 'hazard_zone:zone%201',
        'a region': 'region:R3,%20US',
        'a carrier of every vendor': `resource:${await resource('SR-79', 'id')}`,
        'a cloud region': `resource:${await resource('SR-7', 'id')}`,
        'a vendor on whom hundreds rest': `vendor:${await resource('SR-90', 'own_vendor_id')}`,
        'one site': `site:${await one(`SELECT id AS value FROM site WHERE name = 'Main' LIMIT 1`)}`,
      },
    };
  } finally {
    await owner.end();
  }
}

function ownerUrl({ dataDir, databaseUrl }) {
  const { owner } = JSON.parse(fs.readFileSync(path.join(dataDir, 'postgres/passwords.json'), 'utf8'));
  const url = new URL(databaseUrl);
  url.username = 'postgres';
  url.password = owner;
  return url.toString();
}

module.exports = {
  oneThing: { run: () => worstOf(ONE_THING) },
  halfOfAll: { run: () => worstOf(HALF_OF_ALL) },
};
