// The portal that a journey runs against: the one it is given, or one of its own on a fresh data folder.
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { Person, signIn } = require('./client.cjs');

const PASSWORD = 'seven lanterns over the quay';

/** Starts a portal without the demo and founds a registrant in it. Answers its address, administrator and how to stop it. */
async function ownPortal(registrant) {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'holdfast-journey-'));
  const child = spawn(process.execPath, [path.join(__dirname, '../../dist/src/main.js')], {
    env: {
      ...process.env,
      PORT: '0',
      HOLDFAST_DATA_DIR: dataDir,
      HOLDFAST_DEMO: 'no',
      DATABASE_URL: '',
      DATABASE_OWNER_URL: '',
      PUBLIC_URL: '',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { url, key } = await new Promise((resolve, reject) => {
    let said = '';
    child.once('exit', (code) => reject(new Error(`The portal did not start (${code}).`)));
    child.stdout.on('data', (chunk) => {
      said += chunk;
      const found = /at (http\S+)\/founding\/(\S+)/.exec(said);
      if (found) resolve({ url: found[1], key: found[2] });
    });
  });
  const stop = () =>
    new Promise((resolve) => {
      child.once('exit', () => {
        fs.rmSync(dataDir, { recursive: true, force: true });
        resolve();
      });
      child.kill('SIGTERM');
    });
  const email = 'administrator@journey.example';
  const founded = await new Person(url).post('/api/foundings', {
    token: key,
    registrant,
    administratorEmail: email,
    administratorName: 'Journey Administrator',
  });
  await accept(url, founded.invitationUrl);
  return { url, stop, administrator: await signIn(url, email, PASSWORD) };
}

/** A portal that runs already; its administrator comes from a file of accounts as the demo writes it. */
async function givenPortal(url, accountsFile) {
  const accounts = JSON.parse(fs.readFileSync(accountsFile, 'utf8'));
  const account = accounts.find((a) => a.role === 'administrator');
  if (!account) throw new Error(`${accountsFile} names no administrator.`);
  return { url, stop: async () => undefined, administrator: await signIn(url, account.email, account.password) };
}

async function accept(url, invitationUrl) {
  await new Person(url).post(`/api/invitations/${invitationUrl.split('/').pop()}/acceptances`, { password: PASSWORD });
}

/** Invites somebody, accepts for them and signs them in. */
async function invite(portal, who) {
  const email = `${who.role.replaceAll('_', '.')}.${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}@journey.example`;
  const invited = await portal.administrator.post('/api/people', { email, ...who });
  await accept(portal.url, invited.invitationUrl);
  const person = await signIn(portal.url, email, PASSWORD);
  person.id = invited.id;
  person.confirm = () => person.post('/api/session/reauthentications', { password: PASSWORD });
  return person;
}

module.exports = { givenPortal, invite, ownPortal };
