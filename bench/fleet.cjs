const { Client } = require('pg');
const { median, serve, slope } = require('./children.cjs');

const SIZES = (process.env.HOLDFAST_BENCH_FLEETS ?? '100,1000,10000').split(',').map(Number);
const REQUIREMENTS = 40;
const EVIDENCE_PER_VENDOR = 100;

let made;
/** One portal for all benches of this file: its largest fleet takes minutes to make. */
const portal = () =>
  (made ??= serve('fleet-portal.cjs', [SIZES.join(), String(REQUIREMENTS), String(EVIDENCE_PER_VENDOR)]));
const stop = async () => made && (await made).stop();

async function get(url, token) {
  const begun = process.hrtime.bigint();
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url}: ${response.status} ${text.slice(0, 300)}`);
  return { seconds: Number(process.hrtime.bigint() - begun) / 1e9, bytes: text.length, text };
}

async function seconds(url, token, rounds, before = async () => undefined) {
  await get(url, token);
  const answers = [];
  for (let i = 0; i < rounds; i++) {
    await before();
    answers.push((await get(url, token)).seconds);
  }
  return answers;
}

/** Answers that warm a portal up, as its day does. */
const WARMING = 10;

// Turns the cells of one vendor, which says the same in other words: what was counted before is of no use to the next answer.
const TOUCH = `
  UPDATE coverage_tally SET cells = cells[2:] || cells[1] WHERE period_id = $1 AND vendor_id = (
    SELECT vendor_id FROM coverage_tally WHERE period_id = $1 AND cells <> '{}' ORDER BY md5(vendor_id::text || $2::text) LIMIT 1)`;

/** Seconds of the heat map, with something of the fleet changed before each answer. */
async function mapSeconds(url, ownerUrl, fleet, rounds) {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  const touch = async () => {
    const { rowCount } = await client.query(TOUCH, [fleet.periodId, rounds + Math.random()]);
    if (rowCount !== 1) throw new Error('no vendor has a tally');
  };
  try {
    return (await seconds(`${url}/api/coverage`, fleet.officer, WARMING + rounds, touch)).slice(WARMING);
  } finally {
    await client.end();
  }
}

// What somebody would write by hand for the same screen, with nothing kept beforehand: figures of every requirement by
// tier and state, and the obligations of the first 25 vendors.
const FIGURES = `
  SELECT f.tier, o.requirement_code, coalesce(o.conclusion, o.progress) AS state, o.due_on < $2::date AS late, count(*) FROM obligation o
  JOIN (SELECT v.id, (SELECT min(s.tier) FROM service s WHERE s.vendor_id = v.id AND s.state = 'active') AS tier FROM vendor v WHERE v.registrant_id = $3) f ON f.id = o.vendor_id
  WHERE o.period_id = $1 GROUP BY 1, 2, 3, 4`;
const PAGE = `
  SELECT o.* FROM obligation o JOIN (SELECT id, name FROM vendor WHERE registrant_id = $2 ORDER BY name, id LIMIT 25) v ON v.id = o.vendor_id
  WHERE o.period_id = $1 ORDER BY v.name, o.requirement_code`;

async function byHand(ownerUrl, { periodId, registrantId }, rounds) {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const today = new Date().toISOString().slice(0, 10);
    const took = [];
    for (let i = 0; i <= rounds; i++) {
      const begun = process.hrtime.bigint();
      const figures = await client.query(FIGURES, [periodId, today, registrantId]);
      const page = await client.query(PAGE, [periodId, registrantId]);
      if (figures.rowCount === 0 || page.rowCount === 0) throw new Error('the fleet has no obligations');
      took.push(Number(process.hrtime.bigint() - begun) / 1e9);
    }
    return took.slice(1);
  } finally {
    await client.end();
  }
}

let measured;
const coverage = () =>
  (measured ??= (async () => {
    const { url, ownerUrl, fleets } = await portal();
    const fleet = fleets.at(-1);
    const ours = await mapSeconds(url, ownerUrl, fleet, 40);
    const theirs = await byHand(ownerUrl, fleet, 7);
    const p95 = [...ours].sort((a, b) => a - b)[Math.ceil(ours.length * 0.95) - 1];
    return { ours: median(ours), theirs: median(theirs), p95, fleet };
  })());

const ms = (value) => `${(value * 1000).toFixed(0)} ms`;

/** The heat map of the largest fleet over HTTP, against the same counted by hand-written SQL on the tables, as their owner. */
async function coverageAgainstSql() {
  const { ours, theirs, fleet } = await coverage();
  const about = `${fleet.vendors} vendors, ${fleet.rows} rows: ${ms(ours)} over HTTP, ${ms(theirs)} by hand-written SQL`;
  return { ratio: ours / theirs, details: [about] };
}

/** Its p95 over 40 answers, in units of 300 ms. */
async function coverageP95() {
  const { p95 } = await coverage();
  return { ratio: p95 / 0.3, details: [`p95 ${ms(p95)}`] };
}

const VENDOR_PAGES = [
  '/api/home',
  '/api/obligations',
  '/api/evidence',
  '/api/plans',
  '/api/exercises',
  '/api/questionnaires',
  '/api/findings',
  '/api/services',
  '/api/notices',
];
const FLEET_PAGES = [
  '/api/home',
  '/api/coverage',
  '/api/coverage/deadlines',
  '/api/coverage/recovery',
  '/api/vendor-standings',
  '/api/vendors',
  '/api/findings',
  '/api/attestation-tracker',
  '/api/submissions?show=work',
  '/api/questionnaires',
  '/api/exercises',
  '/api/dependencies',
  '/api/dashboards/fiscal-coverage',
  '/api/dashboards/recovery-scatter',
  '/api/dashboards/finding-ageing',
];

/** The steepest growth of a page's time with the number of vendors: exponent of a line through the sizes. */
async function growth(pages, who) {
  const { url, fleets } = await portal();
  const details = [];
  const exponents = [];
  for (const page of pages) {
    const points = [];
    for (const fleet of fleets) {
      const took = await seconds(`${url}${page}`, fleet[who], 9);
      points.push({ vendors: fleet.vendors, seconds: Math.min(...took) });
    }
    const exponent = slope(points.map((one) => [Math.log(one.vendors), Math.log(one.seconds)]));
    exponents.push(exponent);
    details.push(
      `${page}: ${points.map((one) => `${one.vendors} vendors ${ms(one.seconds)}`).join(', ')}: ${exponent.toFixed(2)}`,
    );
  }
  return { ratio: Math.max(...exponents), details };
}

module.exports = {
  coverageAgainstSql: { run: coverageAgainstSql },
  coverageP95: { run: coverageP95 },
  vendorPages: { run: () => growth(VENDOR_PAGES, 'contributor') },
  fleetPages: { run: () => growth(FLEET_PAGES, 'officer') },
  stop,
};
