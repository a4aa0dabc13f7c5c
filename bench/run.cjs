// npm run bench [-- words of a name]: every figure is a ratio to a baseline that ran in the same minute on the same machine, or an exponent of growth.
const { buildStale } = require('../config/tools.cjs');

const fleet = require('./fleet.cjs');
const losses = require('./loss-simulation.cjs');
const trail = require('./trail.cjs');
const packet = require('./packet-pages.cjs');

const benches = {
  'keyed API read against bare node:http + pg': { floor: 0.35, ...require('./api-read.cjs') },
  'upload with SHA-256 and fsync against a raw Node stream': { floor: 0.8, ...require('./upload.cjs') },
  'due dates of 10,000 vendors by the rule, in 100,000 a second': { floor: 1, ...require('./due-dates.cjs') },
  'growth exponent of the nightly schedule, 100 to 1,000 vendors': { ceiling: 1.1, ...require('./nightly.cjs') },
  'saving an answer with all contradiction rules against saving it without': {
    ceiling: 3,
    ...require('./answer-save.cjs'),
  },
  'seconds of a loss simulation over 10,000 vendors: a site, a carrier, a cloud region, a region or a vendor is lost': {
    ceiling: 1,
    ...losses.oneThing,
  },
  // Not one thing but half of a fleet at once: nobody asked for a limit, so that this one only keeps it from growing worse.
  'seconds of a loss simulation over 10,000 vendors: a hazard zone with half of all services is lost': {
    ceiling: 2,
    ...losses.halfOfAll,
  },
  'pages a second of a tagged packet of 200 pages against bare untagged pdfkit drawing the same lines': {
    floor: 0.5,
    ...packet.bare,
  },
  'pages a second of a tagged packet of 200 pages against pdfmake printing the same': { floor: 1, ...packet.pdfmake },
  'pages a second of a tagged packet of 200 pages against Chromium printing the same': { floor: 1, ...packet.chromium },
  'memory of a packet of 2,000 pages with 5 GB against one of 200 with 50 MB': { ceiling: 1.5, ...packet.memory },
  'coverage of 10,000 vendors with a million evidence rows against hand-written SQL': {
    ceiling: 1.5,
    ...fleet.coverageAgainstSql,
  },
  'p95 of coverage of 10,000 vendors, in units of 300 ms': { ceiling: 1, ...fleet.coverageP95 },
  'growth exponent of vendor pages, 100 to 10,000 vendors': { ceiling: 0.15, ...fleet.vendorPages },
  'growth exponent of fleet pages, 100 to 10,000 vendors': { ceiling: 1.1, ...fleet.fleetPages },
  'audit trail: events that 32 clients append with the sequencer on, against plain rows': {
    floor: 0.7,
    ...trail.append,
  },
  'audit trail: p99 from an event to the checkpoint over it, in seconds': { ceiling: 1, ...trail.lag },
  'audit trail: p99 of an inclusion proof over a million events, in units of 5 ms': { ceiling: 1, ...trail.proof },
  'audit trail: a million events verified from their bodies, in 100,000 a second': { floor: 1, ...trail.verify },
};

async function main() {
  buildStale((line) => console.log(line));
  const wanted = process.argv.slice(2).join(' ');
  let missed = 0;
  for (const [name, bench] of Object.entries(benches)) {
    if (!name.includes(wanted)) continue;
    const { ratio, details } = await bench.run();
    const held = bench.ceiling === undefined ? ratio >= bench.floor : ratio <= bench.ceiling;
    const limit = bench.ceiling === undefined ? `at least ${bench.floor}` : `at most ${bench.ceiling}`;
    if (!held) missed += 1;
    console.log(`${held ? 'held  ' : 'MISSED'} ${name}: ${ratio.toFixed(2)} (${limit})`);
    for (const line of details) console.log(`         ${line}`);
  }
  return missed > 0 ? 1 : 0;
}

main()
  .catch((error) => {
    console.error(error);
    return 1;
  })
  .then(async (code) => {
    await fleet.stop();
    await trail.stop();
    process.exit(code);
  });
