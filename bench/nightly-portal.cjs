// A portal with one registrant for each number of vendors that it is given. Tells its parent how long their nights took.
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { Client } = require('pg');
const { random } = require('./due-dates.cjs');
const from = (file) => require(path.join(__dirname, '../dist/src', file));

const SEED = 20261122;
const FLAGS = ['hosts_systems', 'customer_contact', 'holds_registrant_data', 'icfr_relevant', 'has_subservice'];

async function main() {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'holdfast-bench-'));
  const config = from('foundation/config.js').readConfig({
    ...{ PORT: '0', HOLDFAST_DATA_DIR: dataDir, HOLDFAST_DEMO: 'no', HOLDFAST_LOG_LEVEL: 'silent' },
  });
  const portal = await from('open-portal.js').openPortal(config, { announce: () => undefined });
  const { DataSource } = require('typeorm');
  const owner = new Client({ connectionString: ownerUrl(dataDir, portal.app.get(DataSource).options.url) });
  await owner.connect();
  // A tier stands on a decision; these are made up without one.
  await owner.query('ALTER TABLE service DROP CONSTRAINT ck_service_decided');
  const { FoundingService } = from('accounts/founding.service.js');
  const { NightlySchedule } = from('obligations/nightly-schedule.js');
  const nightly = portal.app.get(NightlySchedule);
  const night = async (registrantId) => {
    const begun = process.hrtime.bigint();
    const [outcome] = await nightly.recompute({ registrantId, night: '2026-03-01' });
    if (outcome.failed.length > 0) throw new Error(outcome.failed[0].reason);
    return Number(process.hrtime.bigint() - begun) / 1e9;
  };
  const nights = [];
  // A first, small registrant warms the process up and is not counted.
  for (const vendors of [20, ...process.argv.slice(2).map(Number)]) {
    const { registrantId } = await portal.app.get(FoundingService).found({
      registrant: {
        name: `Bench ${vendors}, Inc.`,
        filerStatus: 'accelerated',
        fiscalYearEnd: '12-31',
        framework: 'COSO 2013',
      },
      administrator: { email: `admin-${vendors}@bench.example`, name: 'Bench' },
    });
    await seed(owner, registrantId, vendors);
    const firstSeconds = await night(registrantId);
    await owner.query('ANALYZE');
    const seconds = Math.min(await night(registrantId), await night(registrantId), await night(registrantId));
    const { rows } = await owner.query('SELECT count(*)::int AS n FROM obligation WHERE registrant_id = $1', [
      registrantId,
    ]);
    nights.push({ vendors, obligations: rows[0].n, seconds, firstSeconds });
  }
  await owner.end();
  process.send(nights.slice(1));
  await portal.close();
  fs.rmSync(dataDir, { recursive: true, force: true });
  process.exit(0);
}

/** Vendors with one to three services each in an open year, all of them from the seed. */
async function seed(owner, registrantId, vendors) {
  const next = random(SEED + vendors);
  const uuid = () => {
    const hex = Array.from({ length: 32 }, () => Math.floor(next() * 16).toString(16)).join('');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  };
  const nobody = '00000000-0000-0000-0000-000000000000';
  await owner.query(
    `INSERT INTO compliance_period (id, registrant_id, code, starts_on, ends_on, catalogue_version_id, state, planned_by, planned_at, opened_by, opened_at)
     SELECT $1, $2, 'FY2026', '2026-01-01', '2026-12-31', id, 'open', $3, now(), $3, now() FROM catalogue_version LIMIT 1`,
    [uuid(), registrantId, nobody],
  );
  const made = [];
  const services = [];
  for (let i = 0; i < vendors; i++) {
    const vendorId = uuid();
    made.push({ id: vendorId, ref: `VN-${i}`, name: `Vendor ${i}` });
    for (let s = 0; s < 1 + Math.floor(next() * 3); s++)
      services.push({
        ...{ id: uuid(), vendor_id: vendorId, ref: `SV-${i}-${s}`, name: `Service ${s}`, category: 'voice_agents' },
        ...{ tier: ['T1', 'T2', 'T3'][Math.floor(next() * 3)], flags: FLAGS.filter(() => next() < 0.4) },
      });
  }
  await owner.query(
    `INSERT INTO vendor (id, registrant_id, ref, name, legal_name, country, state, registered_by, registered_at)
     SELECT (v->>'id')::uuid, $1, v->>'ref', v->>'name', v->>'name', 'US', 'active', $3, now() FROM json_array_elements($2::json) v`,
    [registrantId, JSON.stringify(made), nobody],
  );
  await owner.query(
    `INSERT INTO service (id, registrant_id, vendor_id, ref, name, category, description, state, tier, flags, icfr_relevant, added_by, added_at)
     SELECT (s->>'id')::uuid, $1, (s->>'vendor_id')::uuid, s->>'ref', s->>'name', s->>'category', '', 'active', s->>'tier',
       ARRAY(SELECT json_array_elements_text(s->'flags')), (s->'flags')::jsonb ? 'icfr_relevant', $3, now() FROM json_array_elements($2::json) s`,
    [registrantId, JSON.stringify(services), nobody],
  );
}

function ownerUrl(dataDir, loginUrl) {
  const { owner } = JSON.parse(fs.readFileSync(path.join(dataDir, 'postgres/passwords.json'), 'utf8'));
  const url = new URL(loginUrl);
  url.username = 'postgres';
  url.password = owner;
  return url.toString();
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
