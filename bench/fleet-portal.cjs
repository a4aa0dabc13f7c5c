// A portal with fleets of some sizes in one database, each its own registrant, with an officer and a vendor's contributor signed in.
// Tells its parent where and who, then serves.
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const from = (file) => require(path.join(__dirname, '../dist/src', file));

const [sizes, requirements, evidencePerVendor] = process.argv.slice(2).map((one) => one.split(',').map(Number));

async function main() {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'holdfast-bench-'));
  const env = { PORT: '0', HOLDFAST_DATA_DIR: dataDir, HOLDFAST_DEMO: 'no', HOLDFAST_LOG_LEVEL: 'silent' };
  const config = from('foundation/config.js').readConfig(env);
  const { volumeWish } = from('demo/volume/volume.rules.js');
  const { makeVolume } = from('make-volume.js');
  const fleets = [];
  for (const vendors of sizes) {
    const fleet = `fleet-${vendors}`;
    const given = { vendors, requirements: requirements[0], evidence: vendors * evidencePerVendor[0], fleet };
    const made = await makeVolume(config, volumeWish(given), () => undefined);
    fleets.push({ vendors, ...made });
  }
  const portal = await from('open-portal.js').openPortal(config, { announce: () => undefined });
  const signIn = async ({ email, password }) => {
    const response = await fetch(`${portal.url}/api/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    if (!response.ok) throw new Error(`${email}: ${response.status} ${await response.text()}`);
    return /__Host-holdfast=([\w-]+)/.exec(response.headers.get('set-cookie'))[1];
  };
  for (const fleet of fleets) {
    const of = (role) => fleet.accounts.find((one) => one.role === role);
    fleet.officer = await signIn(of('compliance_officer'));
    fleet.contributor = await signIn(of('vendor_contributor'));
    delete fleet.accounts;
  }
  const { owner } = JSON.parse(fs.readFileSync(path.join(dataDir, 'postgres/passwords.json'), 'utf8'));
  const { DataSource } = require('typeorm');
  const ownerUrl = new URL(portal.app.get(DataSource).options.url);
  ownerUrl.username = 'postgres';
  ownerUrl.password = owner;
  process.send({ url: portal.url, ownerUrl: ownerUrl.toString(), fleets });
  process.once('message', () =>
    portal.close().then(() => {
      fs.rmSync(dataDir, { recursive: true, force: true });
      process.exit(0);
    }),
  );
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
