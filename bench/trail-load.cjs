// Inserts for some seconds over some connections, from its own process. Its one argument is JSON: { url, role, registrantId,
// sql, seconds, clients, probeUrl }. Prints JSON: how many rows a second were acknowledged and, where probeUrl is given, the
// milliseconds from each acknowledgement of the first client to the moment when a checkpoint stood over it. Before the clock
// starts each connection has written some rows, as the connections that a portal keeps open have.
const { randomUUID } = require('node:crypto');
const path = require('node:path');
const { Client } = require('pg');
const { newId } = require(path.join(__dirname, '../dist/src/foundation/ids.js'));

const given = JSON.parse(process.argv[2]);
const PROBE_MS = 5;
const WARM_UP = 50;

function rowOf(registrantId, i) {
  const id = newId();
  const at = new Date().toISOString();
  const [vendorId, personId, subjectId] = ['1', '2', '3'].map(
    (kind) => `0000000${kind}-0000-4000-8000-${String(i % 500).padStart(12, '0')}`,
  );
  const actor = { membershipId: personId, name: 'Ines Okafor', personId, role: 'compliance_officer' };
  const subject = { id: subjectId, kind: 'evidence_item', ref: `EV-${i % 500}` };
  const particulars = { after: { title: 'Restore test of the order database' }, before: { title: 'Restore test' } };
  const deed = 'evidence.changed';
  const body = JSON.stringify({
    ...{ actor, at, deed, id, particulars, registrantId, requestId: randomUUID(), subject, v: 1, vendorId },
  });
  return { body, id, at, registrantId, vendorId, personId, deed, kind: subject.kind, subjectId };
}

/** The values that the statement asks for, by the names behind its remarks: `$1 body`. */
const valuesOf = (row, names) => names.map((name) => row[name]);

async function connected() {
  const client = new Client({ connectionString: given.url });
  await client.connect();
  await client.query(`SET ROLE ${given.role}`);
  await client.query("SELECT set_config('app.registrant_id', $1, false), set_config('app.person_id', $2, false)", [
    given.registrantId,
    '00000002-0000-4000-8000-000000000000',
  ]);
  return client;
}

async function main() {
  const clients = await Promise.all(Array.from({ length: given.clients }, connected));
  const waiting = new Map();
  const lags = [];
  let [done, over] = [0, false];
  const append = async (client, i) => {
    const row = rowOf(given.registrantId, i);
    await client.query({ name: 'append', text: given.sql, values: valuesOf(row, given.names) });
    return row;
  };
  const warmUp = async (client) => {
    for (let i = 0; i < WARM_UP; i++) await append(client, i);
  };
  await Promise.all(clients.map(warmUp));
  const insert = async (client, isProbe) => {
    for (let i = 0; !over; i++) {
      const row = await append(client, done + i);
      done += 1;
      if (isProbe) waiting.set(row.id, performance.now());
    }
  };
  const watch = given.probeUrl ? watching(waiting, lags, () => over) : Promise.resolve();
  const began = performance.now();
  setTimeout(() => (over = true), given.seconds * 1000);
  await Promise.all(clients.map((client, i) => insert(client, i === 0 && given.probeUrl !== undefined)));
  const seconds = (performance.now() - began) / 1000;
  await watch;
  await Promise.all(clients.map((client) => client.end()));
  console.log(JSON.stringify({ rate: done / seconds, lags }));
}

/** Looks again and again which of the acknowledged events are leaves; the checkpoint over them commits with them. */
async function watching(waiting, lags, isOver) {
  const client = new Client({ connectionString: given.probeUrl });
  await client.connect();
  while (!isOver() || waiting.size > 0) {
    const ids = [...waiting.keys()];
    const { rows } = await client.query({
      ...{ name: 'seen', text: 'SELECT event_id FROM audit_leaf WHERE event_id = ANY ($1::uuid[])', values: [ids] },
    });
    const now = performance.now();
    for (const { event_id: id } of rows) {
      lags.push(now - waiting.get(id));
      waiting.delete(id);
    }
    await new Promise((resolve) => setTimeout(resolve, PROBE_MS));
  }
  await client.end();
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
