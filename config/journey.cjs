// npm run journey -- --evidence DIR --out DIR [--url URL --accounts FILE]: the main job, end to end, through the public HTTP API.
const fs = require('node:fs');
const path = require('node:path');
const { parseArgs } = require('node:util');
const { buildStale } = require('./tools.cjs');
const { readFolder } = require('./journey/files.cjs');
const { givenPortal, ownPortal } = require('./journey/portal.cjs');
const { people, period, service } = require('./journey/setting.cjs');
const { bringFiles, exercise, plan } = require('./journey/recovery.cjs');
const { attest, packet, recordAbsences, submitAndReview } = require('./journey/judgement.cjs');

const { values: given } = parseArgs({
  options: {
    evidence: { type: 'string' },
    out: { type: 'string' },
    url: { type: 'string' },
    accounts: { type: 'string' },
  },
});
const say = (what, words) => console.log(`${what.padEnd(18)} ${words}`);

function usage(message) {
  console.error(
    `${message}\nUse: npm run journey -- --evidence DIR --out DIR [--url http://127.0.0.1:3000] [--accounts data/demo-accounts.json]`,
  );
  process.exit(2);
}

if (!given.evidence || !given.out) usage('Name a folder of evidence and a folder for the packet.');
if (!fs.statSync(given.evidence, { throwIfNoEntry: false })?.isDirectory()) usage(`${given.evidence} is not a folder.`);
const accountsFile = given.accounts ?? path.join(process.env.HOLDFAST_DATA_DIR || './data', 'demo-accounts.json');
if (given.url && !fs.existsSync(accountsFile))
  usage(
    `${accountsFile} is not there. With --url, name a file of accounts that has the administrator (role, email, password).`,
  );

async function main() {
  fs.mkdirSync(given.out, { recursive: true });
  if (!given.url) buildStale((line) => console.log(line));
  const portal = given.url
    ? await givenPortal(given.url.replace(/\/$/, ''), accountsFile)
    : await ownPortal('Journey Registrant, Inc.');
  say('Portal', portal.url);
  try {
    await walk(portal);
  } finally {
    await portal.stop();
  }
}

async function walk(portal) {
  const cast = await people(portal, say);
  const facts = { folder: given.evidence, out: path.resolve(given.out) };
  facts.service = await service(cast, say);
  facts.period = await period(cast, say);
  const { items: obligations } = await cast.contributor.get(`/api/obligations?periodId=${facts.period.id}`);
  const files = readFolder(given.evidence);
  facts.received = await bringFiles(cast, files, obligations);
  say('Evidence', `${facts.received.length} of ${files.length} files received`);
  facts.plan = await plan(cast, facts, say);
  const covered = new Set(facts.received.flatMap((file) => file.requirements ?? []));
  const isPlan = (o) => ['PLN-02', 'PLN-03', 'PLN-04'].includes(o.requirementCode);
  const conclusions = await submitAndReview(cast, obligations.filter(isPlan), 'The plan and what belongs to it.');
  say('Review of plans', countWords(conclusions));
  facts.exercise = await exercise(cast, facts, say);
  const isTest = (o) => ['TST-02', 'TST-05', 'TST-06'].includes(o.requirementCode);
  const others = obligations.filter(
    (o) => !isPlan(o) && o.requirementCode !== 'GOV-02' && (isTest(o) || covered.has(o.requirementCode)),
  );
  const rest = await submitAndReview(cast, others, 'The exercise, and what the files speak to.');
  say('Review of the rest', countWords(rest));
  const untouched = obligations.filter((o) => !conclusions.has(o.id) && !rest.has(o.id));
  await recordAbsences(cast, untouched);
  await attest(cast, facts, say);
  const remaining = (await cast.contributor.get(`/api/obligations?periodId=${facts.period.id}`)).items;
  await packet(cast, facts, say);
  const untested = remaining.filter((o) => o.conclusion === null || o.conclusion === 'not_tested');
  say('Not tested', `${untested.length} of ${remaining.length} obligations`);
  for (const o of untested)
    console.log(
      `  not tested: ${o.requirementCode} ${o.title}${o.serviceName ? ` (${o.serviceName})` : ''}, due ${o.dueOn}`,
    );
}

function countWords(conclusions) {
  const counts = new Map();
  for (const conclusion of conclusions.values()) counts.set(conclusion, (counts.get(conclusion) ?? 0) + 1);
  return [...counts].map(([word, count]) => `${count} ${word.replaceAll('_', ' ')}`).join(', ');
}

main().catch((error) => {
  console.error(`\nThe journey stopped: ${error.message}`);
  process.exit(1);
});
