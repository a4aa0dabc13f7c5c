// A portal with one large vendor, every question answered. Saves one answer again and again, with all contradiction rules
// and with none; tells its parent how long each took.
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { median } = require('./children.cjs');
const from = (file) => require(path.join(__dirname, '../dist/src', file));

const SERVICES = 10;
const SYSTEMS = 16;
const SITES = 6;
const ROUNDS = 7;
const SAVES = 60;

async function main() {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'holdfast-bench-'));
  const { readConfig } = from('foundation/config.js');
  const { openPortal } = from('open-portal.js');
  const env = { PORT: '0', HOLDFAST_DATA_DIR: dataDir, HOLDFAST_DEMO: 'no', HOLDFAST_LOG_LEVEL: 'silent' };
  const portal = await openPortal(readConfig(env), { announce: () => undefined });
  const stopped = new Promise((resolve) => process.once('message', resolve));
  try {
    process.send(await measure(await furnish(portal)));
  } finally {
    await portal.close();
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
  await stopped;
  process.exit(0);
}

/** Harm is unacceptable after four hours; both sides accept. */
async function agreeImpact({ json, ask }, serviceId, [officer, contributor]) {
  const { categories, bands } = await json('GET', '/api/impact-guide', undefined, officer);
  const scores = categories.flatMap(({ category }) =>
    bands.map(({ band, startsAtMinutes }) => ({ category, band, score: startsAtMinutes >= 240 ? 4 : 2 })),
  );
  const draft = await json('POST', `/api/services/${serviceId}/impact-assessments`, {}, officer);
  const at = `/api/impact-assessments/${draft.id}`;
  const { version } = await json('PUT', at, { scores, peaks: [], version: draft.version }, officer);
  await ask('POST', `${at}/proposals`, { version }, officer);
  for (const token of [officer, contributor]) await ask('POST', `${at}/acceptances`, {}, token);
}

/** People, a period, and a vendor with services, systems and sites that rest on each other. */
async function furnish({ app, url }) {
  const password = 'a heron beside the mill race';
  const ask = async (method, where, body, token) => {
    const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
    const response = await fetch(`${url}${where}`, { method, headers, body: body && JSON.stringify(body) });
    if (!response.ok) throw new Error(`${method} ${where}: ${response.status} ${await response.text()}`);
    return response;
  };
  const json = async (...given) => (await ask(...given)).json();
  const signIn = async (email) => {
    const response = await ask('POST', '/api/sessions', { email, password });
    const { personId } = await response.json();
    return { personId, token: /__Host-holdfast=([\w-]+)/.exec(response.headers.get('set-cookie'))[1] };
  };
  const accept = (invitation) => ask('POST', `/api/invitations/${invitation}/acceptances`, { password });
  const { FoundingService } = from('accounts/founding.service.js');
  const founded = await app.get(FoundingService).found({
    registrant: { name: 'Bench, Inc.', filerStatus: 'accelerated', fiscalYearEnd: '12-31', framework: 'COSO 2013' },
    administrator: { email: 'admin@bench.example', name: 'Bench' },
  });
  await accept(founded.invitationToken);
  const admin = await signIn('admin@bench.example');
  const invite = async (role, more = {}) => {
    const who = { email: `${role}@bench.example`, name: role.replaceAll('_', ' '), role, ...more };
    const { invitationUrl } = await json('POST', '/api/people', who, admin.token);
    await accept(invitationUrl.split('/').pop());
    return signIn(who.email);
  };
  const officer = (await invite('compliance_officer')).token;
  const about = { name: 'Bench Vendor', legalName: 'Bench Vendor LLC', country: 'US', sectors: [], summary: '' };
  const { id: vendorId } = await json('POST', '/api/vendors', about, officer);
  const contributor = await invite('vendor_contributor', { vendorId });
  const add = async (what, body) => (await json('POST', `/api/vendors/${vendorId}/${what}`, body, officer)).id;
  const several = async (count, make) => {
    const ids = [];
    for (let i = 0; i < count; i++) ids.push(await make(i));
    return ids;
  };
  const systemIds = await several(SYSTEMS, (i) => add('systems', { name: `System ${i}`, kind: 'application' }));
  const site = { kind: 'contact_centre', city: 'Tucson', country: 'US', timeZone: 'America/Phoenix' };
  const siteIds = await several(SITES, (i) => add('sites', { name: `Site ${i}`, ...site }));
  await several(SERVICES, async (i) => {
    const id = await add('services', { name: `Service ${i}`, category: 'voice_agents' });
    const shares = (ids, count) => Array.from({ length: count }, (_, k) => ids[(i + k) % ids.length]);
    await ask('PUT', `/api/services/${id}/systems`, { systemIds: shares(systemIds, 4) }, officer);
    await ask('PUT', `/api/services/${id}/sites`, { siteIds: shares(siteIds, 2) }, officer);
    await agreeImpact({ json, ask }, id, [officer, contributor.token]);
    const objectives = { rtoMinutes: 120, rpoMinutes: 15, mtpdMinutes: 240, mbcoPct: 60 };
    const set = await json('POST', `/api/services/${id}/objective-sets`, objectives, officer);
    for (const { token } of [{ token: officer }, contributor])
      await ask('POST', `/api/objective-sets/${set.id}/acceptances`, {}, token);
  });
  const year = String(new Date().getUTCFullYear());
  const fy = { code: `FY${year}`, startsOn: `${year}-01-01`, endsOn: `${year}-12-31` };
  const period = await json('POST', '/api/periods', fy, officer);
  await ask('POST', `/api/periods/${period.id}/openings`, { version: period.version }, officer);
  const set = await json('POST', `/api/vendors/${vendorId}/questionnaires`, { periodId: period.id }, officer);
  const actor = {
    ...{ personId: contributor.personId, name: 'Bench contributor', membershipId: contributor.personId },
    ...{ registrantId: founded.registrantId, vendorId, role: 'vendor_contributor', databaseRole: 'holdfast_vendor' },
    requestId: 'bench',
  };
  return { app, actor, setId: set.id, systemIds };
}

async function measure({ app, actor, setId, systemIds }) {
  const { AnswersService } = from('questionnaires/answers.service.js');
  const { AnswerContradictions } = from('questionnaires/answer-contradictions.js');
  const { QuestionSetReads } = from('questionnaires/question-set-reads.js');
  const answers = app.get(AnswersService);
  const rules = app.get(AnswerContradictions);
  await answerAll({ answers, reads: app.get(QuestionSetReads), actor, setId });
  const allRules = rules.reconcile.bind(rules);
  const noRules = () => Promise.resolve({ opened: [], cleared: [] });
  const place = { questionId: 'QTE-4', subjectKind: 'system', subjectId: systemIds[0] };
  const { answered } = await app.get(QuestionSetReads).view(actor, setId);
  let number = (await answers.give(actor, setId, { ...place, after: 1, value: 101 })).cell.answer.number;
  const round = async (reconcile) => {
    rules.reconcile = reconcile;
    const began = process.hrtime.bigint();
    // Above 100 no rule is hit, so that both rounds write the same rows.
    for (let i = 0; i < SAVES; i++) {
      await answers.give(actor, setId, { ...place, after: number, value: 100 + ((number % 90) + 1) });
      number += 1;
    }
    return Number(process.hrtime.bigint() - began) / 1e6 / SAVES;
  };
  const times = { with: [], without: [] };
  for (let i = 0; i < ROUNDS; i++) {
    const without = await round(noRules);
    const withRules = await round(allRules);
    // The first round warms both up.
    if (i > 0) (times.without.push(without), times.with.push(withRules));
  }
  const ratios = times.with.map((time, i) => time / times.without[i]);
  return { ratios, withMs: median(times.with), withoutMs: median(times.without), answered };
}

/** Answers whatever is asked with the plainest answer that its shape takes, until nothing is blank. */
async function answerAll({ answers, reads, actor, setId }) {
  for (;;) {
    const form = await reads.view(actor, setId);
    const questions = form.sections.flatMap((section) => section.questions);
    const blank = questions.flatMap((question) =>
      question.cells.filter((cell) => cell.visible && cell.answer === null).map((cell) => ({ question, cell })),
    );
    if (blank.length === 0) return;
    for (const { question, cell } of blank) {
      const { questionId, subjectKind, subjectId } = cell;
      const place = { questionId, subjectKind, subjectId, after: 0 };
      if (question.register) await answers.confirm(actor, setId, place);
      else await answers.give(actor, setId, { ...place, ...plainest(question) });
    }
  }
}

const PLAIN = { date: '2026-02-01', percent: 100, duration: 5, integer: 1, boolean: true, text: 'Words' };

function plainest({ answer }) {
  const cell = ({ type, options }) => {
    if (options) return type === 'multi_enum' ? [options[0].value] : options[0].value;
    return PLAIN[type];
  };
  if (answer.type !== 'table') return { value: cell(answer) };
  const row = Object.fromEntries(answer.columns.map((column) => [column.key, cell(column)]));
  return { value: answer.rows ? answer.rows.map(({ key }) => ({ row: key, ...row })) : [row] };
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
