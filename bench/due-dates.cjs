const path = require('node:path');
const from = (file) => require(path.join(__dirname, '../dist/src', file));

const VENDORS = 10_000;
const SEED = 20261122;

/** Obligations of the shipped catalogue for 10,000 made-up vendors by the rule alone: in 100,000 each second of processor time. */
async function run() {
  const { readShippedCatalogue } = from('catalogue/catalogue.file.js');
  const { obligationsFor } = from('obligations/obligation.rules.js');
  const { requirements } = readShippedCatalogue();
  const vendors = madeUp(VENDORS, random(SEED));
  const once = () => {
    const begun = process.cpuUsage();
    let obligations = 0;
    for (const vendor of vendors) obligations += obligationsFor({ ...vendor, requirements }).length;
    const { user, system } = process.cpuUsage(begun);
    return { obligations, seconds: (user + system) / 1e6 };
  };
  const rounds = Array.from({ length: 4 }, once).slice(1);
  const rates = rounds.map(({ obligations, seconds }) => obligations / seconds).sort((a, b) => a - b);
  const rate = rates[1];
  const details = [
    `${rounds[0].obligations} obligations of ${VENDORS} vendors, ${rates.map((one) => `${Math.round(one / 1000)}k/s`).join(', ')}, seed ${SEED}`,
  ];
  return { ratio: rate / 100_000, details };
}

const YEARS = [
  { startsOn: '2026-01-01', endsOn: '2026-12-31' },
  { startsOn: '2025-07-01', endsOn: '2026-06-30' },
  { startsOn: '2025-12-28', endsOn: '2027-01-02' },
];
const FLAGS = ['hosts_systems', 'customer_contact', 'holds_registrant_data', 'icfr_relevant', 'has_subservice'];
const EVENTS = ['site_change', 'plan_superseded', 'exercise_completed', 'contact_change'];

function madeUp(count, next) {
  const pick = (list) => list[Math.floor(next() * list.length)];
  const day = () => `202${5 + Math.floor(next() * 2)}-${two(1 + next() * 12)}-${two(1 + next() * 28)}`;
  return Array.from({ length: count }, () => {
    const services = Array.from({ length: 1 + Math.floor(next() * 3) }, (_, i) => ({
      id: `service-${i}`,
      tier: pick(['T1', 'T2', 'T3']),
      flags: FLAGS.filter(() => next() < 0.4),
    }));
    const history = {
      lastCompletedOn: next() < 0.7 ? day() : null,
      triggers: Array.from({ length: Math.floor(next() * 4) }, (_, i) => ({
        event: pick(EVENTS),
        on: day(),
        ref: `${i}`,
      })),
    };
    const vendorTier = services.map(({ tier }) => tier).sort()[0];
    return { services, vendorTier, period: pick(YEARS), historyOf: () => history };
  });
}

const two = (value) => String(Math.floor(value)).padStart(2, '0');

/** Mulberry32: the same numbers from the same seed. */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

module.exports = { run, random };
