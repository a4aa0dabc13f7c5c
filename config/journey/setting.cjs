// Who takes part, and what they agree on before any evidence: vendor, service, tier, objectives, period, obligations.
const { invite } = require('./portal.cjs');

const VENDOR = 'Journey Contact Services';
const iso = (date) => date.toISOString().slice(0, 10);

async function people(portal, say) {
  const officer = await invite(portal, {
    name: 'Odile Marchetti',
    title: 'Compliance officer',
    role: 'compliance_officer',
  });
  const secondLine = await invite(portal, {
    name: 'Sven Aldous',
    title: 'Head of operational risk',
    role: 'second_line_approver',
  });
  const auditor = await invite(portal, {
    name: 'Petra Lowell',
    title: 'External auditor',
    role: 'external_auditor',
    endsOn: iso(new Date(Date.now() + 90 * 86_400_000)),
  });
  const name = `${VENDOR} ${Date.now().toString(36)}`;
  const vendor = await officer.post('/api/vendors', {
    name,
    legalName: `${VENDOR}, LLC`,
    country: 'US',
    sectors: [],
    summary: 'Made by npm run journey.',
  });
  const contributor = await invite(portal, {
    name: 'Cora Whitfield',
    title: 'Continuity coordinator',
    role: 'vendor_contributor',
    vendorId: vendor.id,
  });
  const attestor = await invite(portal, {
    name: 'Anselm Reyes',
    title: 'Chief operating officer',
    role: 'vendor_attestor',
    vendorId: vendor.id,
  });
  say('People and vendor', `${name}: contributor and attestor; officer, second line and auditor at the registrant`);
  return { officer, secondLine, auditor, vendor: { ...vendor, name }, contributor, attestor };
}

async function service(cast, say) {
  const { officer, secondLine, contributor, vendor } = cast;
  const made = await officer.post(`/api/vendors/${vendor.id}/services`, {
    name: 'Customer voice and collections',
    category: 'voice_agents',
    description: 'Calls and card payments.',
  });
  const decision = await officer.post(`/api/services/${made.id}/scope-decisions`, {
    impactAnalysis: 'analysed',
    mtpdMinutes: 480,
    highestImpact: 3,
    substitutability: 'slow',
    volumeSharePct: 40,
    sensitiveData: true,
    lifeSafety: false,
    icfrRelevant: true,
    sharedConcentration: false,
    regulatorCallsCritical: false,
    tier: 'T2',
    flags: ['customer_contact', 'hosts_systems', 'holds_registrant_data'],
    accounts: 'Trade receivables; cash receipts',
    icfrReason: 'Posts collections that feed the ledger.',
    reason: 'Outage limit of eight hours; feeds receivables.',
    version: made.version ?? 1,
  });
  if (decision.needsApproval)
    await secondLine.post(`/api/scope-decisions/${decision.id}/approvals`, {
      decision: 'approved',
      reason: 'Agreed with the proposal.',
    });
  await impact({ officer, contributor }, made.id);
  const objectives = await officer.post(`/api/services/${made.id}/objective-sets`, {
    rtoMinutes: 240,
    rpoMinutes: 15,
    wrtMinutes: 60,
    mbcoPct: 60,
  });
  await officer.post(`/api/objective-sets/${objectives.id}/acceptances`);
  await contributor.post(`/api/objective-sets/${objectives.id}/acceptances`);
  say('Service', 'tier T2, ICFR-relevant; RTO 4:00, RPO 0:15, longest tolerable outage 8:00, accepted by both sides');
  return made;
}

/** Harm is unacceptable to customers after eight hours, and serious to everything else until then; both sides accept. */
async function impact({ officer, contributor }, serviceId) {
  const { categories, bands } = await officer.get('/api/impact-guide');
  const harm = (category, startsAt) => (startsAt < 480 ? 2 : category === 'customers' ? 4 : 3);
  const scores = categories.flatMap(({ category }) =>
    bands.map(({ band, startsAtMinutes }) => ({ category, band, score: harm(category, startsAtMinutes) })),
  );
  const draft = await contributor.post(`/api/services/${serviceId}/impact-assessments`);
  const at = `/api/impact-assessments/${draft.id}`;
  const { version } = await contributor.put(at, { scores, peaks: [], version: draft.version });
  await contributor.post(`${at}/proposals`, { version });
  for (const who of [contributor, officer]) await who.post(`${at}/acceptances`);
}

async function period(cast, say) {
  const year = new Date().getUTCFullYear();
  const { items } = await cast.officer.get('/api/periods');
  let found = items.find((p) => p.code === `FY${year}`);
  found ??= await cast.officer.post('/api/periods', {
    code: `FY${year}`,
    startsOn: `${year}-01-01`,
    endsOn: `${year}-12-31`,
  });
  if (found.state === 'planned')
    await cast.officer.post(`/api/periods/${found.id}/openings`, { version: found.version ?? 1 });
  const scheduled = await cast.officer.post(`/api/vendors/${cast.vendor.id}/obligations`, { periodId: found.id });
  say('Obligations', `${scheduled.added.length} for FY${year}, from tier, flags and cadence`);
  return { id: found.id, code: `FY${year}`, year };
}

module.exports = { iso, people, period, service };
