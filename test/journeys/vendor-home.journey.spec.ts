import { agreeImpact } from '../support/impact';
import type { Person } from '../support/person';
import type { TestVendor } from '../support/portal';
import { bringFor, comes, obligationOf, openReviewable, type Reviewable } from '../support/reviewable';

/* eslint-disable @typescript-eslint/no-explicit-any -- JSON answers */

const ORDER = ['clock', 'overdue', 'waited_for', 'due_soon', 'open', 'later'];

describe('the home of a vendor', () => {
  let scene: Reviewable;
  let larch: TestVendor;
  let other: TestVendor;
  let serviceId: string;

  beforeAll(async () => {
    scene = await openReviewable();
    larch = await scene.vendor('Larch Voice', 'T1');
    other = await scene.vendor('Other House', 'T2');
    const [service] = (await larch.contributor.get('/api/services').expect(200)).body.items;
    serviceId = String(service.id);
    const vendor = (await scene.house.ines.get(`/api/vendors/${larch.id}`).expect(200)).body;
    const agreed = { version: vendor.version, contractNoticeMinutes: 60, contractNoticeFrom: 'detection' };
    await scene.house.ines.patch(`/api/vendors/${larch.id}`, agreed).expect(200);
  });
  afterAll(() => scene.house.close());

  const next = async (who: Person = larch.contributor): Promise<any[]> =>
    (await who.get('/api/home').expect(200)).body.vendor.next;
  const found = async (words: RegExp, who: Person = larch.contributor) =>
    (await next(who)).find((step) => words.test(step.words as string));

  it('says what to do next and why, until when and where, the most pressing first', async () => {
    const steps = await next();
    expect(steps.length).toBeGreaterThan(5);
    for (const step of steps) {
      expect(step.words).not.toBe('');
      expect(step.why).not.toBe('');
      expect(step.link).toMatch(/^\/[a-z-]+/);
    }
    const ranks = steps.map(({ standing }) => ORDER.indexOf(standing as string));
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    const { overdue, dueSoon, due } = (await larch.contributor.get('/api/home').expect(200)).body.vendor;
    expect(due).toHaveLength(Number(overdue) + Number(dueSoon));
    expect(steps.filter(({ kind }) => kind === 'requirement')).toHaveLength(due.length);
  });

  it('leads to the very place: every requirement, service and register that it names is there', async () => {
    const api: Record<string, string> = { requirements: 'obligations', services: 'services', findings: 'findings' };
    for (const { link } of await next()) {
      const [, room = '', id] = String(link).split(/[/?#]/);
      if (api[room] && id) await larch.contributor.get(`/api/${api[room]}/${id}`).expect(200);
    }
    expect(await found(/^Begin the year plan/)).toMatchObject({ kind: 'exercise', link: '/exercises/programmes' });
  });

  it('asks for impact and objectives until they are agreed, each for what it waits for', async () => {
    const score = await found(/^Score the impact/);
    expect(score).toMatchObject({ kind: 'impact', link: `/services/${serviceId}`, standing: 'open' });
    expect(await found(/^Score the impact/, larch.attestor)).toBeUndefined();
    await agreeImpact([scene.house.dana, larch.attestor], serviceId, 240);
    expect(await found(/impact/i)).toBeUndefined();
    const objectives = { rtoMinutes: 60, rpoMinutes: 15, mtpdMinutes: 240, mbcoPct: 50 };
    const set = await scene.house.dana.post(`/api/services/${serviceId}/objective-sets`, objectives).expect(201);
    const accept = await found(/^Accept the recovery objectives/, larch.attestor);
    expect(accept).toMatchObject({ kind: 'objectives', standing: 'waited_for', link: `/services/${serviceId}` });
    expect(accept.why).toContain('Dana Whitlock');
    await larch.attestor.post(`/api/objective-sets/${String(set.body.id)}/acceptances`, {}).expect(201);
    expect(await found(/^Accept the recovery objectives/, larch.attestor)).toBeUndefined();
  });

  it('puts the contract’s clock before everything, with the moment by which to tell the registrant', async () => {
    const at = (time: string) => `2026-03-02T${time}:00.000Z`;
    const report = {
      ...{
        vendorId: larch.id,
        title: 'Carrier down',
        disruptionTypes: ['regional_event'],
        timeZone: 'America/Chicago',
      },
      ...{ occurredAt: at('07:40'), detectedAt: at('07:45'), services: [{ serviceId, effect: 'stopped' }] },
      description: 'Calls do not arrive.',
    };
    const made = await scene.house.ines.post('/api/disruptions', report);
    expect([made.status, made.body.errors]).toEqual([201, undefined]);
    const [first, second] = await next();
    expect(first.kind).toBe('disruption');
    expect(first.link).toBe(`/disruptions/${String(made.body.id)}`);
    const verdict = (await larch.contributor.get(`/api/disruptions/${String(made.body.id)}`).expect(200)).body.notice;
    if (['running', 'overdue'].includes(verdict.result as string)) {
      expect(first).toMatchObject({ standing: 'clock', dueAt: at('08:45') });
      expect(second).toMatchObject({ kind: 'disruption', standing: 'waited_for' });
    }
    expect((await next(other.contributor)).some(({ kind }) => kind === 'disruption')).toBe(false);
  });

  it('shows a finding with its due day, first to take up, then to plan, and as late once it is', async () => {
    const finding = {
      ...{ vendorId: larch.id, severity: 'high', title: 'Two lines in one duct', description: 'Seen on site.' },
      ...{ ownerName: 'Network lead', dueOn: '2026-04-10' },
    };
    const { body } = await scene.house.ines.post('/api/findings', finding).expect(201);
    expect(await found(/^Acknowledge FD-/)).toMatchObject({
      dueOn: '2026-04-10',
      link: `/findings/${String(body.id)}`,
    });
    await larch.contributor.post(`/api/findings/${String(body.id)}/acknowledgements`, { note: 'True.' }).expect(201);
    expect(await found(/^Acknowledge FD-/)).toBeUndefined();
    expect(await found(/^Plan actions for FD-/)).toMatchObject({ standing: 'later' });
    await comes(scene, '2026-04-12T08:00:00.000Z', [larch, other]);
    expect(await found(/^Plan actions for FD-/)).toMatchObject({ standing: 'overdue', daysLeft: -2 });
  });

  it('says what came back and why, until it is mended', async () => {
    const policy = await obligationOf(other, 'GOV-01');
    const brought = await bringFor(other.contributor, 'EV-POL', { obligationIds: policy.id, title: 'Policy of Other' });
    const made = await other.contributor.post('/api/submissions', { obligationIds: [policy.id] }).expect(201);
    const review = await scene.house.ines.post(`/api/submissions/${String(made.body.id)}/reviews`).expect(201);
    const desk = (await scene.house.ines.get(`/api/submissions/${String(made.body.id)}`).expect(200)).body;
    const words = { procedurePerformed: 'Read it', criteria: 'The statement', judgement: 'The signature is missing.' };
    await scene.house.ines
      .post(`/api/reviews/${String(review.body.id)}/conclusions`, {
        ...{ conclusion: 'unsatisfactory', summary: 'Not signed.' },
        obligations: [{ ...words, obligationId: policy.id, conclusion: 'not_met' }],
        lines: [{ submissionLineId: desk.lines[0].id, decision: 'returned', reason: 'Bring the signed one.' }],
      })
      .expect(201);
    const mend = await found(/^Mend EV-/, other.contributor);
    expect(mend).toMatchObject({ kind: 'returned', standing: 'waited_for' });
    expect(mend.why).toMatch(/^Ines Okafor returned it in SB-\d{4}: Bring the signed one\.$/);
    await other.contributor.get(`/api${String(mend.link)}`).expect(200);
    await bringFor(other.contributor, 'EV-POL', {
      ...{ obligationIds: policy.id, title: 'Policy of Other' },
      supersedesVersionId: String(brought.headers['holdfast-evidence-version']),
    });
    expect(await found(/^Mend EV-/, other.contributor)).toBeUndefined();
  });

  it('asks of a signer only what a signer may do', async () => {
    const kinds = new Set((await next(larch.attestor)).map(({ kind }) => kind as string));
    expect(
      [...kinds].every((kind) => ['disruption', 'finding', 'objectives', 'impact', 'attestation'].includes(kind)),
    ).toBe(true);
    const { body } = await scene.house.ines.get('/api/home').expect(200);
    expect(body.vendor).toBeNull();
  });
});
