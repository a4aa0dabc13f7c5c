// npm run screenshots: pictures of the running demo for the README, into docs/pictures. Needs Chromium.
const { spawn, spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { chromium } = require('playwright-core');
const { buildStale, root } = require('./tools.cjs');

const TARGET = path.join(root, 'docs/pictures');
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Role whose demo account signs in, where to go, and what the picture is called. */
const PICTURES = [
  { name: 'coverage', role: 'compliance_officer', where: '/coverage' },
  { name: 'coverage-dark', role: 'compliance_officer', where: '/coverage', dark: true },
  { name: 'reviews', role: 'compliance_officer', where: '/reviews' },
  { name: 'attestation-tracker', role: 'compliance_officer', where: '/attestation-tracker' },
  { name: 'vendor-home', role: 'vendor_contributor', where: '/home' },
  { name: 'vendor-home-narrow', role: 'vendor_contributor', where: '/home', narrow: true },
  { name: 'requirements', role: 'vendor_contributor', where: '/requirements' },
  { name: 'auditor-home', role: 'external_auditor', where: '/home' },
  { name: 'packets', role: 'external_auditor', where: '/packets' },
  { name: 'dashboards', role: 'compliance_officer', where: '/dashboards?view=recovery' },
  { name: 'loss', role: 'compliance_officer', where: '/concentration?lost=%5B%22hazard_zone:tornado%22%5D' },
  { name: 'people', role: 'administrator', where: '/people' },
];

function browserPath() {
  const found = ['chromium', 'chromium-browser', 'google-chrome']
    .map((name) => spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim())
    .find((place) => place !== '');
  if (!found) throw new Error('Install Chromium (Debian: apt-get install chromium) to take pictures.');
  return found;
}

function openDemo(dataDir) {
  const child = spawn(process.execPath, [path.join(root, 'dist/src/main.js')], {
    env: { ...process.env, PORT: '0', HOLDFAST_DATA_DIR: dataDir, DATABASE_URL: '', DATABASE_OWNER_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let said = '';
    child.once('exit', (code) => reject(new Error(`The portal did not start (${code}).`)));
    child.stdout.on('data', (chunk) => {
      said += chunk;
      const url = /open at (http\S+)/.exec(said)?.[1];
      if (url)
        resolve({
          url,
          stop: () =>
            new Promise((done) => (child.removeAllListeners('exit'), child.once('exit', done), child.kill('SIGTERM'))),
        });
    });
  });
}

async function take(browser, portal, picture) {
  const context = await browser.newContext({
    viewport: picture.narrow ? { width: 390, height: 844 } : { width: 1440, height: 1000 },
    colorScheme: picture.dark ? 'dark' : 'light',
    deviceScaleFactor: 1,
  });
  const page = await context.newPage();
  await page.goto(`${portal.url}/sign-in`);
  await page
    .getByLabel(/e-?mail|address/i)
    .first()
    .fill(picture.account.email);
  await page
    .getByLabel(/password/i)
    .first()
    .fill(picture.account.password);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  await page.goto(portal.url + picture.where);
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(600);
  await page.screenshot({ path: path.join(TARGET, `${picture.name}.png`) });
  await context.close();
}

async function main() {
  buildStale((line) => console.log(line));
  fs.mkdirSync(TARGET, { recursive: true });
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'holdfast-pictures-'));
  const portal = await openDemo(dataDir);
  const accounts = JSON.parse(fs.readFileSync(path.join(dataDir, 'demo-accounts.json'), 'utf8'));
  const browser = await chromium.launch({ executablePath: browserPath(), args: FLAGS });
  try {
    for (const picture of PICTURES) {
      await take(browser, portal, { ...picture, account: accounts.find((a) => a.role === picture.role) });
      console.log(`docs/pictures/${picture.name}.png`);
    }
  } finally {
    await browser.close();
    await portal.stop();
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
