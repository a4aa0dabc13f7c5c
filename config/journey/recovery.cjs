// The vendor's side: files, the plan that one of them is, and its exercise step by step.
const { ProblemError } = require('./client.cjs');
const { stepsText } = require('./files.cjs');
const { iso } = require('./setting.cjs');

/** Uploads every file; what is refused is printed with the reason. Answers the received ones with their version ids. */
async function bringFiles(cast, files, obligations) {
  const received = [];
  for (const file of files) {
    const wanted = obligations.filter((o) => (file.requirements ?? []).includes(o.requirementCode));
    const unknown = (file.requirements ?? []).filter((code) => !obligations.some((o) => o.requirementCode === code));
    const about = {
      filename: file.name,
      filetype: file.type,
      title: file.title || file.name.slice(0, 200),
      kind: file.kind || 'EV-LOG',
      sourceParty: file.sourceParty || cast.vendor.name,
      sourceKind: file.sourceKind || 'vendor_staff',
      obtainedBy: 'supplied_by_vendor',
      madeOn: file.madeOn || iso(new Date()),
      obligationIds: wanted.map((o) => o.id).join(','),
    };
    try {
      const { versionId, uploadId } = await cast.contributor.upload(file.file, about);
      const receipt = await cast.contributor.get(`/api/uploads/${uploadId}/receipt`);
      received.push({ ...file, versionId, kind: about.kind });
      const uses =
        wanted.length > 0
          ? `for ${[...new Set(wanted.map((o) => o.requirementCode))].join(', ')}`
          : 'for no requirement';
      console.log(`  received ${file.name}: ${receipt.bytes} bytes, SHA-256 ${receipt.sha256.slice(0, 16)}…, ${uses}`);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      console.log(
        `  refused  ${file.name}: ${(error.problem.errors ?? []).map((e) => e.message).join(' ') || error.problem.detail}`,
      );
    }
    if (unknown.length > 0) console.log(`           not an obligation of this vendor: ${unknown.join(', ')}`);
  }
  return received;
}

/** A plan version from its file, with steps, sections and disruption coverage, approved by the vendor's executive. */
async function plan(cast, facts, say) {
  const source =
    facts.received.find((f) => f.kind === 'EV-DRP') ??
    facts.received.find((f) => /\.(pdf|docx)$/i.test(f.name)) ??
    facts.received[0];
  if (!source) throw new Error('No file was received, and a plan version starts from its file.');
  const { contributor, attestor } = cast;
  const started = await contributor.post('/api/plans', {
    kind: 'DR',
    title: 'Disaster recovery plan',
    sourceEvidenceVersionId: source.versionId,
    label: '1.0',
    serviceIds: [facts.service.id],
  });
  const at = `/api/plan-versions/${started.versionId}`;
  const { from, text } = stepsText(facts.folder);
  const parsed = await contributor.post(`${at}/steps/parses`, { text });
  for (const error of parsed.errors)
    console.log(`  step row ${error.row}${error.column ? `, ${error.column}` : ''}: ${error.message}`);
  if (parsed.errors.length > 0) throw new Error(`The steps in ${from} have mistakes; nothing was saved.`);
  const seen = await contributor.get(at);
  const steps = parsed.steps.map((step, i) => ({ ...step, row: undefined, number: step.number ?? i + 1 }));
  let { version } = await contributor.put(`${at}/steps`, { version: seen.version, steps });
  const sections = seen.sections.map(({ key }, i) => ({ key, present: true, reference: `page ${i + 1}` }));
  ({ version } = await contributor.patch(at, {
    version,
    sections,
    emphasis: 'recovery',
    offlineCopy: true,
    reviewDueOn: iso(new Date(Date.now() + 300 * 86_400_000)),
  }));
  const coverage = seen.coverage.map(({ disruptionType }) => ({
    disruptionType,
    process: `Procedure for ${disruptionType.replaceAll('_', ' ')}, section 4`,
    solution: 'Second site in another hazard zone',
  }));
  ({ version } = await contributor.put(`${at}/coverage`, { version, coverage }));
  const approved = await attestor.post(`${at}/approvals`, { version });
  say(
    'Plan',
    `version 1.0 from ${source.name}, ${steps.length} steps from ${from}, approved by the vendor, content ${approved.contentSha256.slice(0, 16)}…`,
  );
  return { id: started.versionId, steps: (await contributor.get(at)).steps };
}

/** Starts the exercise, records an outcome and times for each step, the clock, and completes it. */
async function exercise(cast, facts, say) {
  const { contributor } = cast;
  const now = Date.now();
  const made = await contributor.post('/api/exercises', {
    planVersionId: facts.plan.id,
    serviceId: facts.service.id,
    kind: 'functional',
    title: 'Loss of the first site',
    scenario: 'Power to the first site is lost.',
    plannedOn: iso(new Date(now)),
    clockBasis: 'disruption',
    evaluator: 'Odile Marchetti',
    observedByRegistrant: true,
    objectives: [
      { text: 'Service restored and verified within the agreed time', measures: 'rto' },
      { text: 'Data lost within the agreed limit', measures: 'rpo' },
    ],
  });
  const at = `/api/exercises/${made.id}`;
  const version = async () => (await contributor.get(at)).version;
  await contributor.post(`${at}/starts`, { version: await version() });
  // Everything lies within today (UTC), because the plan came into force today.
  const planned = facts.plan.steps.map((step) => step.expectedMinutes ?? 5);
  const total = planned.reduce((sum, m) => sum + m, 0) + 2;
  const scale = Math.min(1, ((now % 86_400_000) / 60_000 - 3) / total) * 60_000;
  let clock = now - total * scale;
  const moment = (ms) => new Date(ms).toISOString();
  const occurredAt = clock;
  for (const [i, step] of facts.plan.steps.entries()) {
    const startedAt = clock;
    clock += planned[i] * scale;
    await contributor.post(`${at}/step-results`, {
      planStepId: step.id,
      outcome: 'pass',
      startedAt: moment(startedAt),
      finishedAt: moment(clock),
      tester: step.owner ?? 'Recovery team',
      disposition: 'keep',
    });
  }
  await contributor.put(`${at}/clock`, {
    version: await version(),
    occurredAt: moment(occurredAt),
    detectedAt: moment(occurredAt),
    declaredAt: moment(occurredAt),
    restoredAt: moment(clock),
    verifiedAt: moment(clock),
    lastRecoveredAt: moment(occurredAt - 9 * 60_000),
    returnedToNormalAt: null,
  });
  await contributor.post(`${at}/results`, { version: await version() });
  await contributor.post(`${at}/ratings`, {
    version: await version(),
    ratings: [
      { number: 1, rating: 'P' },
      { number: 2, rating: 'P' },
    ],
  });
  await contributor.post(`${at}/reports`, {
    version: await version(),
    strengths: ['Every step was performed in order.'],
    areas: [],
    lessons: ['Keep the plan as it is.'],
  });
  const done = await contributor.get(at);
  say(
    'Exercise',
    `${done.ref}: ${facts.plan.steps.length} of ${facts.plan.steps.length} steps, achieved RTO ${done.achievedRtoMinutes} min of 240, RPO ${done.achievedRpoMinutes} min of 15`,
  );
  return { id: made.id };
}

module.exports = { bringFiles, exercise, plan };
