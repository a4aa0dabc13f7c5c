// The registrant's side: submission, review, attestation, packet.
const path = require('node:path');
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const { ProblemError } = require('./client.cjs');

/** Submits obligations and reviews them. Answers the conclusion of each. */
async function submitAndReview(cast, obligations, note) {
  const made = await submit(cast, obligations, note);
  if (!made) return new Map();
  const review = await cast.officer.post(`/api/submissions/${made.id}/reviews`);
  const workspace = await cast.officer.get(`/api/submissions/${made.id}`);
  const lines = workspace.lines.map((line) => ({
    submissionLineId: line.id,
    decision: 'accepted',
    reason: 'Opened and compared with the criteria.',
    ...(line.kind === 'exercise' ? { outcome: 'satisfactory' } : {}),
  }));
  const conclusions = workspace.obligations.map((o) => conclusionOf(o));
  await conclude(cast, review.id, { lines, obligations: conclusions });
  if (review.needsApproval) {
    await cast.secondLine.confirm();
    await cast.secondLine.post(`/api/reviews/${review.id}/approvals`, {
      decision: 'approved',
      reason: 'Procedures and conclusions read.',
    });
  }
  return new Map(conclusions.map((o) => [o.obligationId, o.conclusion]));
}

/** Submits what something is put forward for; what the portal says has nothing is left out and stays untested. */
async function submit(cast, obligations, note) {
  let left = obligations.map((o) => o.id);
  while (left.length > 0) {
    try {
      return await cast.contributor.post('/api/submissions', { obligationIds: left, note });
    } catch (error) {
      const bare =
        error instanceof ProblemError
          ? (error.problem.errors ?? []).map((e) => Number(/^\/obligationIds\/(\d+)/.exec(e.pointer)?.[1] ?? -1))
          : [];
      if (!bare.some((i) => i >= 0)) throw error;
      left = left.filter((_, i) => !bare.includes(i));
    }
  }
  return null;
}

/** What nobody submitted is recorded as not tested, so that no result is blank. */
async function recordAbsences(cast, obligations) {
  if (obligations.length === 0) return;
  const reason = 'Nothing was submitted for this obligation in the journey.';
  await cast.officer.post(`/api/vendors/${cast.vendor.id}/absences`, {
    obligationIds: obligations.map((o) => o.id),
    reason,
  });
}

/** What the facts support: met where everything required is there and every check passes, and never more than that. */
function conclusionOf(o) {
  const missing = o.evidenceRequired.filter((need) => need.state === 'missing').map((need) => need.kind);
  const open = o.checks
    .filter((check) => check.verdict !== 'pass')
    .map((check) => `${check.id} (${check.verdict.replace('_', ' ')})`);
  const base = {
    obligationId: o.id,
    procedurePerformed: 'Read what was submitted and compared it with the criteria.',
    criteria: o.statement.slice(0, 3900),
  };
  if (missing.length > 0)
    return {
      ...base,
      conclusion: o.lineIds.length > 0 ? 'not_met' : 'not_tested',
      judgement: `Not tested in full: nothing was submitted for ${missing.join(', ')}.`,
    };
  if (open.length > 0)
    return {
      ...base,
      conclusion: 'met_with_exceptions',
      judgement: `Evidence is there; open checks: ${open.join(', ')}.`,
      overrideReason: `Open checks are followed up: ${open.join(', ')}.`,
    };
  return { ...base, conclusion: 'met', judgement: 'Evidence is there and every check passes.' };
}

/** Concludes; where a rule refuses a conclusion, that obligation falls to "not met" or "not tested" and the reason is kept. */
async function conclude(cast, reviewId, body) {
  for (let round = 0; round < 4; round++) {
    try {
      await cast.officer.confirm();
      return await cast.officer.post(`/api/reviews/${reviewId}/conclusions`, {
        conclusion: 'satisfactory_with_exceptions',
        summary: 'Reviewed what was submitted.',
        ...body,
      });
    } catch (error) {
      const refused =
        error instanceof ProblemError
          ? (error.problem.errors ?? []).map((e) => ({
              i: Number(/^\/obligations\/(\d+)/.exec(e.pointer)?.[1] ?? -1),
              message: e.message,
            }))
          : [];
      const named = refused.filter((r) => r.i >= 0);
      if (named.length === 0) throw error;
      for (const { i, message } of named) {
        const o = body.obligations[i];
        o.conclusion = o.conclusion === 'not_met' ? 'not_tested' : 'not_met';
        o.judgement = `${o.judgement} ${message}`.slice(0, 3900);
      }
    }
  }
  throw new Error('The review could not be concluded.');
}

async function attest(cast, facts, say) {
  const { officer, contributor, attestor, vendor } = cast;
  const { year } = facts.period;
  await officer.post(`/api/vendors/${vendor.id}/authority-verifications`, {
    personId: attestor.id,
    title: 'Chief operating officer',
    basis: 'Board resolution seen.',
    expiresOn: `${year + 1}-12-31`,
  });
  const made = await officer.post(`/api/vendors/${vendor.id}/attestations`, {
    periodId: facts.period.id,
    attestorId: attestor.id,
    dueOn: `${year}-12-31`,
  });
  const at = `/api/attestations/${made.id}`;
  for (const line of (await contributor.get(at)).lines) {
    const tested = line.conclusion === 'met' || line.conclusion === 'met_with_exceptions';
    const answer = line.conclusion === 'met' ? 'met' : tested ? 'met_with_exceptions' : 'not_met';
    const explanation =
      answer === 'met'
        ? ''
        : tested
          ? 'Open checks are listed in the review.'
          : 'No evidence was submitted in this period.';
    await contributor.put(`${at}/lines/${line.id}`, { answer, explanation, version: line.version });
  }
  await contributor.post(`${at}/preparations`, { subOutsourcers: [] });
  const statement = await attestor.get(`${at}/statement`);
  await attestor.confirm();
  await attestor.post(`${at}/signatures`, {
    shownSha256: statement.sha256,
    name: 'Anselm Reyes',
    timeZone: 'America/Chicago',
  });
  await officer.post(`${at}/acceptances`, { reason: 'Read with the review.' });
  say(
    'Attestation',
    `${made.ref}: ${made.lines} lines, signed ${statement.qualified ? 'with exceptions (qualified)' : 'unqualified'}, text ${statement.sha256.slice(0, 16)}…`,
  );
}

async function packet(cast, facts, say) {
  const { officer, secondLine, auditor, vendor } = cast;
  const made = await officer.post('/api/packets', { vendorId: vendor.id, periodId: facts.period.id });
  const assembled = await until(officer, made.id, ['assembled', 'failed']);
  for (const check of assembled.checks ?? [])
    console.log(`  check ${check.id}: ${check.verdict}${(check.reasons ?? []).map((r) => `\n      ${r}`).join('')}`);
  if (assembled.state === 'failed') throw new Error(`The packet failed: ${assembled.failure}`);
  const failing = (assembled.checks ?? []).filter((check) => check.verdict === 'fail');
  const file = path.join(facts.out, 'packet.pdf');
  if (failing.length === 0) {
    await secondLine.confirm();
    await secondLine.post(`/api/packets/${made.id}/approvals`, {
      decision: 'approved',
      reason: 'Complete for its scope.',
    });
    await until(officer, made.id, ['issued', 'failed']);
  }
  const reader = failing.length === 0 ? auditor : officer;
  const headers = await reader.download(`/api/packets/${made.id}/pdf`, file);
  const sha256 = createHash('sha256').update(fs.readFileSync(file)).digest('hex');
  if (headers.get('holdfast-sha256') !== sha256)
    throw new Error('The downloaded packet does not match the digest that the portal holds.');
  const status =
    failing.length === 0
      ? 'final, downloaded by the auditor'
      : `draft only: ${failing.length} pre-issue checks stop "Final"`;
  say('Packet', `${file}: ${fs.statSync(file).size} bytes, SHA-256 ${sha256.slice(0, 16)}…, ${status}`);
}

async function until(person, id, states) {
  for (let tries = 0; tries < 1200; tries++) {
    const seen = await person.get(`/api/packets/${id}`);
    if (states.includes(seen.state)) return seen;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('The packet was not built within ten minutes.');
}

module.exports = { attest, packet, recordAbsences, submitAndReview };
