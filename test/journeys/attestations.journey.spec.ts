import { createHash } from 'node:crypto';
import { signInAs, type Person } from '../support/person';
import type { TestPortal, TestVendor } from '../support/portal';
import { openReviewable, type Reviewable } from '../support/reviewable';

describe('attestations', () => {
  let scene: Reviewable;
  let house: TestPortal;
  let quill: TestVendor;
  let other: TestVendor;
  let harbour: TestVendor;
  let id: string;

  beforeAll(async () => {
    scene = await openReviewable();
    ({ house } = scene);
    quill = await scene.vendor('Quillfeather Contact', 'T1');
    other = await scene.vendor('Nettle Letters', 'T2');
    harbour = await scene.vendor('Harbour Desk', 'T2');
  });
  afterAll(() => house.close());

  const schedule = (vendor = quill, attestorId = vendor.attestor.personId, dueOn = '2026-06-30') =>
    house.ines.post(`/api/vendors/${vendor.id}/attestations`, { periodId: scene.periodId, attestorId, dueOn });
  /** The year's obligation to attest. */
  const duty = async (vendor = quill) => {
    const { body } = await vendor.contributor.get('/api/obligations').expect(200);
    return body.items.find(
      (one: { requirementCode: string; occurrenceKey: string }) =>
        one.requirementCode === 'GOV-02' && one.occurrenceKey === 'year',
    );
  };
  const read = async (who = quill.contributor, which = id) =>
    (await who.get(`/api/attestations/${which}`).expect(200)).body;
  const answer = (line: { id: string; version: number }, given: { answer: string; explanation?: string }) =>
    quill.contributor.put(`/api/attestations/${id}/lines/${line.id}`, {
      ...{ explanation: '', version: line.version, ...given },
    });
  const answerAll = async (which: string, vendor: TestVendor) => {
    for (const line of (await read(vendor.contributor, which)).lines)
      if (line.answer === null)
        await vendor.contributor
          .put(`/api/attestations/${which}/lines/${line.id}`, { answer: 'met', explanation: '', version: line.version })
          .expect(200);
  };
  const sign = async (given: object = {}) => {
    const { body } = await quill.attestor.get(`/api/attestations/${id}/statement`).expect(200);
    return quill.attestor.post(`/api/attestations/${id}/signatures`, { shownSha256: body.sha256, ...given });
  };
  const tracker = async (who = house.ines) =>
    (await who.get(`/api/attestation-tracker?periodId=${scene.periodId}`).expect(200)).body;
  const standing = async (vendor = quill) =>
    (await tracker()).vendors.find((one: { vendorId: string }) => one.vendorId === vendor.id);

  /** Time passes, sessions end, and everybody signs in again. */
  const back = async (at: string) => {
    scene.clock.moveTo(at);
    const again = (who: Person) => signInAs(house.url, { name: who.name, email: who.email });
    for (const name of ['ines', 'ruben', 'sam', 'dana', 'priya'] as const)
      house = Object.assign(house, { [name]: await again(house[name]) });
    quill = { ...quill, contributor: await again(quill.contributor), attestor: await again(quill.attestor) };
    other = { ...other, contributor: await again(other.contributor), attestor: await again(other.attestor) };
    harbour = { ...harbour, contributor: await again(harbour.contributor), attestor: await again(harbour.attestor) };
  };

  it('are planned once for a vendor and a period, with somebody who holds the role', async () => {
    const refused = await schedule(quill, quill.contributor.personId).expect(422);
    expect(refused.body.errors).toMatchObject([{ code: 'not-an-attestor', pointer: '/attestorId' }]);
    expect(await standing()).toMatchObject({ state: 'not_scheduled', words: 'Not scheduled' });
    const made = await schedule().expect(201);
    id = String(made.body.id);
    expect(made.body.ref).toBe('AT-0001');
    expect(made.body.lines).toBeGreaterThan(5);
    await schedule().expect(409);
    const codes = (await read()).lines.map((line: { requirementCode: string }) => line.requirementCode);
    expect(codes).toContain('GOV-01');
    expect(codes).not.toContain('GOV-02');
    await other.contributor.get(`/api/attestations/${id}`).expect(404);
  });

  it('take lines of obligations that come later', async () => {
    const before = (await read()).lineCount;
    const event = { event: 'disruption_recovered', happenedOn: '2026-02-10', ref: 'DS-1', note: 'Storm' };
    await house.ines.post(`/api/vendors/${quill.id}/events`, event).expect(201);
    await house.ines.post(`/api/vendors/${quill.id}/obligations`, { periodId: scene.periodId }).expect(201);
    expect((await read()).lineCount).toBeGreaterThan(before);
  });

  it('explain every answer but "met", an alternative in the agreed wording', async () => {
    const { lines } = await read();
    const bare = await answer(lines[0], { answer: 'not_met' }).expect(422);
    expect(bare.body.errors).toMatchObject([{ code: 'explanation-missing', pointer: '/explanation' }]);
    const raw = lines[0].alternativeWording as string;
    const template = await answer(lines[0], { answer: 'alternative_measure', explanation: raw }).expect(422);
    expect(template.body.errors[0].code).toBe('alternative-wording');
    const explanation = raw
      .replace('Instead we ...', 'Instead we rotate the duty manager.')
      .replace('because ...', 'because each knows the plan.')
      .replace('Evidence: ...', 'Evidence: EV-0001.');
    await answer(lines[0], { answer: 'alternative_measure', explanation }).expect(200);
    await answer(lines[0], { answer: 'met' }).expect(409);
    await quill.attestor.put(`/api/attestations/${id}/lines/${lines[0].id}`, { answer: 'met' }).expect(403);
    expect((await read()).qualified).toBe(true);
    await answer((await read()).lines[0], { answer: 'met' }).expect(200);
  });

  it('are ready when every line is answered', async () => {
    const early = await quill.contributor.post(`/api/attestations/${id}/preparations`).expect(422);
    expect(early.body.detail).toMatch(/lines have no answer yet: /);
    await answerAll(id, quill);
    const given = { subOutsourcers: ['Copperline Vaulting'] };
    await quill.contributor.post(`/api/attestations/${id}/preparations`, given).expect(201);
    const { statement } = await read();
    expect(statement.text).toContain('Holdfast attestation statement, version 1\n');
    expect(statement.text).toContain('- Copperline Vaulting');
    expect(statement.text).toContain('This is a statement by management of Quillfeather Contact LLC, not an audit.');
    expect(statement.text).not.toMatch(/required by Sarbanes|SOX compliant/i);
    expect(statement.sha256).toBe(createHash('sha256').update(statement.text).digest('hex'));
  });

  it('want verified authority, a fresh password and the text as it stands', async () => {
    const unverified = await sign();
    expect(unverified.body.errors[0].code).toBe('authority-missing');
    const about = { personId: quill.attestor.personId, title: 'Chief Operating Officer', basis: 'Board resolution' };
    const path = `/api/vendors/${quill.id}/authority-verifications`;
    await house.ines.post(path, { ...about, expiresOn: '2025-12-31' }).expect(422);
    await house.ruben.post(path, { ...about, expiresOn: '2026-12-31' }).expect(403);
    await house.ines.post(path, { ...about, expiresOn: '2026-12-31' }).expect(201);
    scene.clock.moveTo('2026-03-02T08:20:00.000Z');
    const tired = await sign();
    expect([tired.status, tired.body.code]).toEqual([401, 'reauthentication-needed']);
    await quill.attestor.confirms();
    const stale = await sign({ shownSha256: '0'.repeat(64) });
    expect([stale.status, stale.body.code]).toEqual([409, 'stale-version']);
    const renamed = await sign({ name: 'Somebody Else' });
    expect(renamed.body.errors[0].code).toBe('name-differs');
    const substitute = await house.invite({ name: 'Other Officer', role: 'vendor_attestor', vendorId: quill.id });
    const { body } = await substitute.get(`/api/attestations/${id}/statement`).expect(200);
    const foreign = await substitute.post(`/api/attestations/${id}/signatures`, { shownSha256: body.sha256 });
    expect(foreign.body.errors[0].code).toBe('not-the-attestor');
  });

  it('cannot pass over an open critical finding', async () => {
    const finding = {
      ...{ vendorId: quill.id, severity: 'critical', title: 'Both circuits in one duct', description: 'Undeclared.' },
      ...{ ownerName: 'Carrier team', dueOn: '2026-05-31' },
    };
    await house.ines.post('/api/findings', finding).expect(201);
    const refused = await sign();
    expect([refused.status, refused.body.errors[0].code]).toEqual([422, 'critical-finding']);
    const line = (await read()).lines.at(-1);
    await answer(line, { answer: 'met_with_exceptions', explanation: 'But for FD-0001.' }).expect(200);
    expect((await sign()).status).toBe(409);
    await quill.contributor.post(`/api/attestations/${id}/preparations`).expect(201);
    expect((await read()).criticalFindings).toMatchObject([{ ref: 'FD-0001', listed: true }]);
  });

  it('are signed once, late if late, by digest of exactly what was shown', async () => {
    await back('2026-07-02T15:00:00.000Z');
    expect(await standing()).toMatchObject({ state: 'overdue', overdue: true });
    const avery = await quill.attestor.confirms();
    const { body: shown } = await avery.get(`/api/attestations/${id}/statement`).expect(200);
    const given = { shownSha256: shown.sha256, name: avery.name, timeZone: 'America/Chicago' };
    const twice = await Promise.all([1, 2].map(() => avery.post(`/api/attestations/${id}/signatures`, given)));
    expect(twice.map((one) => one.status).sort()).toEqual([201, 409]);
    const won = twice.find((one) => one.status === 201);
    expect(won?.body).toMatchObject({ sha256: shown.sha256, qualified: true, late: true });
    const { signature } = await read();
    expect(signature).toMatchObject({ shownText: shown.text, signerTitle: 'Chief Operating Officer', late: true });
    expect(signature.localTime).toMatch(/^2026-07-02 10:00:\d\d America\/Chicago \(GMT-05:00\)$/);
    expect(signature.changedSince).toMatchObject({ changed: false, added: [], removed: [] });
    expect(await duty()).toMatchObject({ progress: 'submitted', conclusion: null });
  });

  it('give a receipt to keep: what was signed, and the event that recorded it, word for word', async () => {
    const { body } = await quill.attestor.get(`/api/attestations/${id}/receipt`).expect(200);
    const { signature } = await read();
    expect(body).toMatchObject({
      text: signature.shownText,
      textSha256: signature.shownSha256,
      trail: { proof: null },
    });
    const event = JSON.parse(body.trail.body);
    expect(event).toMatchObject({ deed: 'attestation.signed', particulars: { textSha256: signature.shownSha256 } });
    expect(body.trail.leafSha256).toBe(createHash('sha256').update(`\0${body.trail.body}`).digest('hex'));
    await house.stranger.get(`/api/attestations/${id}/receipt`).expect(401);
  });

  it('show what changed afterwards, and are tracked by provision down to text and signer', async () => {
    const { ines, priya } = house;
    const gap = { vendorId: quill.id, severity: 'low', title: 'Late minutes', description: '-', ownerName: 'Desk' };
    await ines.post('/api/findings', { ...gap, dueOn: '2026-09-30' }).expect(201);
    const { signature } = await read();
    expect(signature.changedSince).toMatchObject({ changed: true, removed: [] });
    expect(signature.changedSince.added).toEqual(['- FD-0002 (low) "Late minutes", due 2026-09-30, open']);
    const view = await tracker(priya);
    const row = view.vendors.find((one: { vendorId: string }) => one.vendorId === quill.id);
    expect(row.words).toBe('Signed, late, qualified, changed since');
    const group = view.provisions.find((one: { provision: string }) => one.provision === 'SOX 404(a)');
    const governance = group.requirements.find((one: { requirementCode: string }) => one.requirementCode === 'GOV-01');
    expect(governance).toMatchObject({ link: 'indirect', laneLabel: 'Continuity' });
    expect(governance.answers).toMatchObject([{ vendorId: quill.id, signerName: quill.attestor.name }]);
    expect(governance.answers[0].textSha256).toBe(signature.shownSha256);
    const csv = await ines.get(`/api/attestation-tracker?periodId=${scene.periodId}&format=csv`).expect(200);
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.text).toMatch(/^\uFEFFReport,Attestation tracker,/);
    expect(csv.text).toContain('Filter,Period FY2026 (2026-01-01 to 2026-12-31),');
    expect(csv.text).toContain('Nettle Letters');
    await quill.contributor.get('/api/attestation-tracker').expect(403);
  });

  it('are returned and then followed by another that supersedes', async () => {
    const { ines } = house;
    await ines.post(`/api/attestations/${id}/returns`, { reason: ' ' }).expect(400);
    await quill.attestor.post(`/api/attestations/${id}/returns`, { reason: 'No' }).expect(403);
    await ines.post(`/api/attestations/${id}/returns`, { reason: 'Name the carrier.' }).expect(201);
    await ines.post(`/api/attestations/${id}/acceptances`).expect(409);
    expect(await standing()).toMatchObject({ state: 'returned', lastReason: 'Name the carrier.' });
    expect(await duty()).toMatchObject({ progress: 'in_progress', conclusion: null });
    const next = String((await schedule().expect(201)).body.id);
    expect(await read(quill.contributor, next)).toMatchObject({ supersedes: id, state: 'open' });
    await quill.attestor.post(`/api/attestations/${next}/declines`, { reason: 'Circuits first.' }).expect(201);
    expect(await standing()).toMatchObject({ state: 'declined', lastReason: 'Circuits first.' });
    expect(await duty()).toMatchObject({
      ...{ progress: 'in_progress', conclusion: 'not_met', concludedByName: quill.attestor.name },
      conclusionReason: 'AT-0002 declined: Circuits first.',
    });
  });

  it('conclude the duty to attest when accepted: late and qualified with exceptions', async () => {
    id = String((await schedule().expect(201)).body.id);
    expect((await read()).checks.map((one: { verdict: string }) => one.verdict)).toEqual(
      Array(3).fill('not_evaluated'),
    );
    await answer((await read()).lines[0], { answer: 'not_met', explanation: 'FD-0001 is open.' }).expect(200);
    await answerAll(id, quill);
    await quill.contributor.post(`/api/attestations/${id}/preparations`).expect(201);
    await quill.attestor.confirms();
    expect((await sign()).status).toBe(201);
    const twice = await Promise.all([1, 2].map(() => house.ines.post(`/api/attestations/${id}/acceptances`)));
    expect(twice.map((one) => one.status).sort()).toEqual([201, 409]);
    const concluded = await duty();
    expect(concluded).toMatchObject({ progress: 'submitted', conclusion: 'met_with_exceptions' });
    expect(concluded.conclusionReason).toMatch(
      /^AT-0003, signed by Avery .* on 2026-07-02, accepted\. Qualified: 1 of \d+ lines are exceptions\. Late: due 2026-06-30\.$/,
    );
    expect((await read()).checks).toMatchObject([
      { id: 'signer_authority', value: true, verdict: 'pass' },
      { id: 'covers_period', value: true, verdict: 'pass' },
      { id: 'no_silent_gaps', value: 0, verdict: 'pass' },
    ]);
  });

  it('meet the duty without qualification and in time, until they are withdrawn', async () => {
    const which = String((await schedule(harbour, undefined, '2026-09-30').expect(201)).body.id);
    const path = `/api/attestations/${which}`;
    await answerAll(which, harbour);
    await harbour.contributor.post(`${path}/preparations`).expect(201);
    const about = { personId: harbour.attestor.personId, title: 'Managing director', basis: 'Commercial register' };
    await house.ines
      .post(`/api/vendors/${harbour.id}/authority-verifications`, { ...about, expiresOn: '2026-12-31' })
      .expect(201);
    const { body: shown } = await harbour.attestor.get(`${path}/statement`).expect(200);
    await harbour.attestor.post(`${path}/signatures`, { shownSha256: shown.sha256 }).expect(201);
    await house.ines.post(`${path}/acceptances`).expect(201);
    expect(await duty(harbour)).toMatchObject({ conclusion: 'met', concludedByName: 'Ines Okafor' });
    await harbour.attestor.post(`${path}/withdrawals`, { reason: 'One answer was wrong.' }).expect(201);
    expect(await duty(harbour)).toMatchObject({
      ...{ progress: 'in_progress', conclusion: 'not_met' },
      conclusionReason: 'AT-0004 withdrawn: One answer was wrong.',
    });
  });

  it('are not prepared by whoever is named to sign', async () => {
    const { personId } = other.contributor;
    await house.sam
      .post(`/api/people/${personId}/memberships`, { role: 'vendor_attestor', vendorId: other.id })
      .expect(201);
    const made = await schedule(other, personId).expect(201);
    await answerAll(String(made.body.id), other);
    const refused = await other.contributor.post(`/api/attestations/${made.body.id}/preparations`).expect(422);
    expect(refused.body.errors[0].code).toBe('prepares-own');
  });
});
