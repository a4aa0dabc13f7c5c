// A portal on a fresh data folder, with one registrant and one officer signed in. Tells its parent where and who, then serves.
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const from = (file) => require(path.join(__dirname, '../dist/src', file));

async function main() {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'holdfast-bench-'));
  const { readConfig } = from('foundation/config.js');
  const { openPortal } = from('open-portal.js');
  const config = readConfig({
    PORT: '0',
    HOLDFAST_DATA_DIR: dataDir,
    HOLDFAST_DEMO: 'no',
    HOLDFAST_LOG_LEVEL: 'silent',
  });
  const portal = await openPortal(config, { announce: () => undefined });
  const { FoundingService } = from('accounts/founding.service.js');
  const founded = await portal.app.get(FoundingService).found({
    registrant: { name: 'Bench, Inc.', filerStatus: 'accelerated', fiscalYearEnd: '12-31', framework: 'COSO 2013' },
    administrator: { email: 'admin@bench.example', name: 'Bench' },
  });
  const password = 'a heron beside the mill race';
  const post = async (where, body, token) => {
    const response = await fetch(`${portal.url}${where}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${where}: ${response.status} ${await response.text()}`);
    return response;
  };
  const signIn = async (email) =>
    /__Host-holdfast=([\w-]+)/.exec((await post('/api/sessions', { email, password })).headers.get('set-cookie'))[1];
  const invite = async (who) => {
    const invited = await (await post('/api/people', who, admin)).json();
    await post(`/api/invitations/${invited.invitationUrl.split('/').pop()}/acceptances`, { password });
    return signIn(who.email);
  };
  await post(`/api/invitations/${founded.invitationToken}/acceptances`, { password });
  const admin = await signIn('admin@bench.example');
  const officer = await invite({ email: 'officer@bench.example', name: 'Officer', role: 'compliance_officer' });
  const vendor = await (
    await post(
      '/api/vendors',
      { name: 'Bench Vendor', legalName: 'Bench Vendor LLC', country: 'US', sectors: [], summary: '' },
      officer,
    )
  ).json();
  const contributor = await invite({
    email: 'contributor@bench.example',
    name: 'Contributor',
    role: 'vendor_contributor',
    vendorId: vendor.id,
  });
  const trail = await (
    await fetch(`${portal.url}/api/trail?limit=1`, { headers: { authorization: `Bearer ${officer}` } })
  ).json();
  const { DataSource } = require('typeorm');
  process.send({
    url: portal.url,
    dataDir,
    officer,
    contributor,
    eventId: trail.items[0].id,
    databaseUrl: portal.app.get(DataSource).options.url,
  });
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
