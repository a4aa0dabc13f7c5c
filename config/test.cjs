// npm test: everything, on a bare machine. Ends with one line: N passed, N failed[, N skipped].
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { buildStale, start } = require('./tools.cjs');
const { check } = require('./check.cjs');

const programs = [
  {
    names: ['chromium', 'chromium-browser', 'google-chrome'],
    package: 'chromium',
    for: 'the portal in a real browser',
  },
  { names: ['pdftoppm'], package: 'poppler-utils', for: 'looking into packets' },
  { names: ['qpdf'], package: 'qpdf', for: 'checking the structure of packets' },
  { names: ['go'], package: 'golang-go', for: 'a second opinion on the audit trail’s tree' },
  { paths: ['/usr/share/gocode/src/golang.org/x/mod/sumdb/tlog'], package: 'golang-golang-x-mod-dev', for: 'the same' },
  { names: ['java'], package: 'default-jre-headless', for: 'a second opinion on packets as PDF/A' },
  { paths: ['/usr/share/java/preflight.jar'], package: 'libpdfbox2-java', for: 'the same' },
  { paths: ['/usr/share/java/jaxb-api.jar'], package: 'libjaxb-api-java', for: 'the same' },
];
const has = (name) => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;
const missing = () =>
  programs.filter(({ names = [], paths = [] }) => !names.some(has) && !paths.some((place) => fs.existsSync(place)));

/** Installs what the tests need beyond npm where it can, and names what it could not. */
function equip() {
  const wanted = missing();
  if (wanted.length > 0 && has('apt-get') && process.getuid?.() === 0) {
    const names = wanted.map((p) => p.package);
    console.log(`Installing ${names.join(', ')} for the tests …`);
    const apt = (args) =>
      spawnSync('apt-get', args, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    apt(['update', '-qq']);
    apt(['install', '-y', '-qq', '--no-install-recommends', ...names]);
  }
  for (const p of missing())
    console.log(
      `MISSING ${p.package}, for ${p.for}: install it and run the tests again. Tests that need it fail and name it.`,
    );
}

/** Runs every spec. Answers its counts; a skipped test is listed by name. */
async function specs() {
  const results = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'holdfast-jest-')), 'results.json');
  await start('jest', ['-c', 'config/jest.config.cjs', '--json', `--outputFile=${results}`, ...process.argv.slice(2)], {
    show: true,
    env: {
      HOLDFAST_TEST_RUN: String(process.pid),
      NODE_OPTIONS: '--disable-warning=ExperimentalWarning --max-semi-space-size=64',
    },
  });
  if (!fs.existsSync(results)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(fs.readFileSync(results, 'utf8'));
  for (const file of report.testResults)
    for (const test of file.assertionResults) if (test.status === 'pending') console.log(`SKIPPED ${test.fullName}`);
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken, skipped: report.numPendingTests };
}

async function all() {
  equip();
  try {
    buildStale((line) => console.log(line));
  } catch (error) {
    console.error(error.message);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const { after: ran, ...fixed } = await check(specs);
  const failed = fixed.failed + ran.failed + (ran.passed === 0 ? 1 : 0);
  return { passed: fixed.passed + ran.passed, failed, skipped: ran.skipped };
}

all().then(({ passed, failed, skipped }) => {
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exit(failed > 0 ? 1 : 0);
});
