const { execFile, execFileSync } = require('node:child_process');
const fs = require('node:fs');
const http = require('node:http');
const path = require('node:path');
const { promisify } = require('node:util');
const { Client } = require('pg');
const { flagsOf, median, serve } = require('./children.cjs');

const CLIENTS = 32;
const ROUNDS = 9;
const SECONDS = 4;
const EVENTS = Number(process.env.HOLDFAST_BENCH_EVENTS ?? 1_000_000);
const PROOFS = 1500;
/** Proofs that are asked for before any is counted: a portal that has been open for some minutes runs compiled code. */
const BEFORE = 6000;

let made;
/** One portal for all benches of this file, with its sequencer on. */
const portal = () => (made ??= serve('served-portal.cjs').then(prepared));
const stop = async () => {
  if (!made) return;
  const house = await made;
  await house.client.end();
  await house.stop();
};

async function prepared(served) {
  const { owner } = JSON.parse(fs.readFileSync(path.join(served.dataDir, 'postgres/passwords.json'), 'utf8'));
  const url = new URL(served.databaseUrl);
  url.username = 'postgres';
  url.password = owner;
  const client = new Client({ connectionString: url.toString() });
  await client.connect();
  const { rows } = await client.query('SELECT id FROM registrant LIMIT 1');
  // The same row in a table that keeps no log: columns, indexes and row-level security as they are, nothing generated,
  // no trigger, no tree.
  await client.query(`
    CREATE TABLE bench_bare (body text NOT NULL, id uuid PRIMARY KEY, at text NOT NULL, registrant_id uuid NOT NULL, vendor_id uuid,
      actor_id uuid NOT NULL, deed text NOT NULL, subject_kind text NOT NULL, subject_id uuid NOT NULL);
    CREATE INDEX ON bench_bare (registrant_id, at, id);
    CREATE INDEX ON bench_bare (registrant_id, subject_id, at);
    CREATE INDEX ON bench_bare (registrant_id, vendor_id, at);
    CREATE INDEX ON bench_bare (registrant_id, actor_id, at);
    CALL app.tenant_table('bench_bare', '', 'SELECT, INSERT', '', '')`);
  return { ...served, ownerUrl: url.toString(), client, registrantId: rows[0].id };
}

const BARE = {
  sql: 'INSERT INTO bench_bare (body, id, at, registrant_id, vendor_id, actor_id, deed, subject_kind, subject_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
  names: ['body', 'id', 'at', 'registrantId', 'vendorId', 'personId', 'deed', 'kind', 'subjectId'],
};
const LOGGED = { sql: 'INSERT INTO audit_event (body) VALUES ($1)', names: ['body'] };

async function load({ ownerUrl, registrantId }, statement, more = {}) {
  const given = { url: ownerUrl, role: 'holdfast_staff', registrantId, seconds: SECONDS, clients: CLIENTS };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [path.join(__dirname, 'trail-load.cjs'), JSON.stringify({ ...given, ...statement, ...more })],
    { maxBuffer: 1 << 28 },
  );
  return JSON.parse(stdout);
}

/** Until no event waits for the tree. */
async function drained({ client }) {
  for (;;) {
    const { rows } = await client.query('SELECT EXISTS (SELECT 1 FROM audit_pending) AS waiting');
    if (!rows[0].waiting) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Events a second that 32 clients record while the sequencer takes them in, against plain rows a second. */
async function append() {
  const house = await portal();
  const rounds = [];
  for (let i = 0; i <= ROUNDS; i++) {
    const bare = await load(house, BARE);
    const logged = await load(house, LOGGED);
    await drained(house);
    rounds.push({ bare: bare.rate, logged: logged.rate, ratio: logged.rate / bare.rate });
  }
  // The first round warms the server up.
  const counted = rounds.slice(1);
  return {
    ratio: median(counted.map(({ ratio }) => ratio)),
    details: counted.map((one) => `${one.logged.toFixed(0)} events against ${one.bare.toFixed(0)} rows a second`),
  };
}

const quantile = (values, part) => [...values].sort((a, b) => a - b)[Math.ceil(values.length * part) - 1];

/** Seconds from an event's commit to the checkpoint over it, the 99th of a hundred, while 32 clients append as fast as they can. */
async function lag() {
  const house = await portal();
  const { lags, rate } = await load(house, LOGGED, { probeUrl: house.ownerUrl, seconds: 15 });
  await drained(house);
  const at = (part) => `${quantile(lags, part).toFixed(0)} ms`;
  return {
    ratio: quantile(lags, 0.99) / 1000,
    details: [
      `${lags.length} events among ${rate.toFixed(0)} a second: p50 ${at(0.5)}, p99 ${at(0.99)}, worst ${at(1)}`,
    ],
  };
}

// Canonical texts, made by the server; ids follow the time as the product's do.
const MORE = `
  INSERT INTO audit_event (body)
  SELECT format('{"actor":{"membershipId":"%1$s","name":"Ines Okafor","personId":"%1$s","role":"compliance_officer"},"at":"2026-03-02T09:00:00.000Z","deed":"evidence.changed","id":"%2$s","particulars":{"after":%3$s,"before":%4$s,"note":"Restore test of the order database, second half of the year"},"registrantId":"%5$s","requestId":"%6$s","subject":{"id":"%1$s","kind":"evidence_item","ref":"EV-%7$s"},"v":1,"vendorId":null}',
    '00000002-0000-4000-8000-' || lpad((i % 500)::text, 12, '0'), uuidv7(), i, i - 1, $1::uuid, gen_random_uuid(), i % 500)
  FROM generate_series(1, $2::int) i`;

let grown;
/** The portal with at least `EVENTS` events in its tree. */
const large = () =>
  (grown ??= portal().then(async (house) => {
    const has = async () => Number((await house.client.query('SELECT tree_size FROM audit_log')).rows[0].tree_size);
    for (let size = await has(); size < EVENTS; size = await has()) {
      await house.client.query(MORE, [house.registrantId, Math.min(50_000, EVENTS - size)]);
      await drained(house);
    }
    // At rest: what filling it left to do is done.
    await house.client.query('VACUUM ANALYZE');
    await house.client.query('CHECKPOINT');
    return { ...house, events: await has() };
  }));

/** Milliseconds of an inclusion proof over HTTP, the 99th of a hundred, in units of 5 ms. */
async function proof() {
  const { url, officer, client, events } = await large();
  const agent = new http.Agent({ keepAlive: true });
  const asked = { agent, headers: { authorization: `Bearer ${officer}` } };
  const get = (address) =>
    new Promise((resolve, reject) => {
      const whole = (response) => response.resume().on('end', () => resolve(response.statusCode));
      http.get(address, asked, whole).on('error', reject);
    });
  const { rows } = await client.query(
    'SELECT event_id FROM audit_leaf WHERE leaf_index IN (SELECT (random() * $1)::bigint FROM generate_series(1, $2))',
    [events - 1, PROOFS + BEFORE],
  );
  const took = [];
  for (const { event_id: id } of rows) {
    const began = performance.now();
    // Events about the log itself belong to no registrant; everything else here is the officer's.
    const status = await get(`${url}/api/audit-trail/inclusion-proofs/${id}`);
    if (status !== 200) throw new Error(`${id}: ${status}`);
    took.push(performance.now() - began);
  }
  agent.destroy();
  const counted = took.slice(BEFORE);
  const at = (part) => `${quantile(counted, part).toFixed(1)} ms`;
  return {
    ratio: quantile(counted, 0.99) / 5,
    details: [`${counted.length} proofs over ${events} events, one after the other: p50 ${at(0.5)}, p99 ${at(0.99)}`],
  };
}

/** Events a second that npm run audit:verify hashes anew from their bodies, in 100,000 a second. */
async function verify() {
  const { ownerUrl, events } = await large();
  const rates = [];
  for (let i = 0; i < 3; i++) {
    const took = execFileSync(process.execPath, [
      ...flagsOf('audit:verify'),
      path.join(__dirname, 'trail-verify.cjs'),
      ownerUrl,
    ]);
    rates.push(events / JSON.parse(took).seconds);
  }
  return {
    ratio: median(rates) / 100_000,
    details: [`${events} events: ${rates.map((rate) => rate.toFixed(0)).join(', ')} a second`],
  };
}

module.exports = {
  append: { run: append },
  lag: { run: lag },
  proof: { run: proof },
  verify: { run: verify },
  stop,
};
