import { ObligationsService } from '../../src/obligations/obligations.service';
import { within } from '../support/continuity';
import type { Person } from '../support/person';
import type { TestPortal, TestVendor } from '../support/portal';
import { bringFor, obligationOf, openReviewable, type Reviewable } from '../support/reviewable';

describe('at the same moment', () => {
  let scene: Reviewable;
  let house: TestPortal;
  let quill: TestVendor;
  let colleagues: Person[];
  let policy: string;
  let contract: string;

  beforeAll(async () => {
    scene = await openReviewable();
    ({ house } = scene);
    quill = await scene.vendor('Quillfeather Contact', 'T2');
    const more = { name: 'Second Contributor', role: 'vendor_contributor' as const, vendorId: quill.id };
    colleagues = [quill.contributor, await house.invite(more)];
    policy = String((await obligationOf(quill, 'GOV-01')).id);
    contract = String((await obligationOf(quill, 'TPR-02')).id);
  });
  afterAll(() => house.close());

  const statuses = (answers: { status: number }[]) => answers.map((one) => one.status).sort();

  it('two files for the same obligations both arrive, in whatever order they name them', async () => {
    const orders = [`${policy},${contract}`, `${contract},${policy}`, `${policy},${contract}`, `${contract},${policy}`];
    const answers = await Promise.all(
      orders.map((obligationIds, i) =>
        bringFor(colleagues[i % 2]!, 'EV-POL', { obligationIds, title: `Policy, part ${i}` }),
      ),
    );
    expect(statuses(answers)).toEqual([204, 204, 204, 204]);
    expect(await obligationOf(quill, 'GOV-01')).toMatchObject({ progress: 'in_progress' });
    const { body } = await quill.contributor.get('/api/evidence').expect(200);
    expect(body.items).toHaveLength(4);
    const [item] = body.items;
    const { body: detail } = await quill.contributor.get(`/api/evidence/${item.id}`).expect(200);
    const trail = await house.ines.get(`/api/trail?subjectId=${policy}&deed=obligation.noted`).expect(200);
    expect(trail.body.items).toHaveLength(1);
    expect(detail.uses).toHaveLength(2);
  });

  it('two notes of progress on the same obligations queue up, and the second finds it noted', async () => {
    const [a, b] = [String((await obligationOf(quill, 'GOV-01')).id), String((await obligationOf(quill, 'INV-02')).id)];
    const c = String((await obligationOf(quill, 'TST-01')).id);
    const obligations = house.app.get(ObligationsService);
    const as = (person: Person) => ({ person, role: 'vendor_contributor' as const, vendorId: quill.id });
    const noted = (person: Person, ids: string[], then: () => Promise<void>) =>
      within(house, as(person), async (w) => {
        await obligations.note(w, ids, 'in_progress');
        await then();
      });
    const [one, two] = colleagues;
    let second: Promise<void> | undefined;
    // The second begins once the first has noted both and not yet ended: it waits for the rows.
    await noted(one!, [a, b], async () => {
      second = noted(two!, [c, b, a], () => Promise.resolve());
      await new Promise((resolve) => setTimeout(resolve, 400));
    });
    await second;
    expect((await obligationOf(quill, 'INV-02')).progress).toBe('in_progress');
    const trail = await house.ines.get(`/api/trail?subjectId=${b}&deed=obligation.noted`).expect(200);
    expect(trail.body.items).toHaveLength(1);
  });

  it('two people who propose one file for one obligation leave one use', async () => {
    const { body } = await quill.contributor.get('/api/evidence').expect(200);
    const { body: detail } = await quill.contributor.get(`/api/evidence/${body.items[0].id}`).expect(200);
    const versionId = String(detail.versions[0].id);
    const inventory = String((await obligationOf(quill, 'INV-01')).id);
    const path = `/api/evidence-versions/${versionId}/uses`;
    const answers = await Promise.all(colleagues.map((who) => who.post(path, { obligationIds: [inventory] })));
    for (const { status } of answers) expect([201, 409]).toContain(status);
    expect(statuses(answers)[0]).toBe(201);
    const after = await quill.contributor.get(`/api/evidence/${body.items[0].id}`).expect(200);
    const uses = after.body.uses.filter((one: { obligationId: string }) => one.obligationId === inventory);
    expect(uses).toHaveLength(1);
  });

  it('two submissions of one obligation leave one, and the other is told', async () => {
    const lists = [
      [policy, contract],
      [contract, policy],
    ];
    const answers = await Promise.all(
      colleagues.map((who, i) => who.post('/api/submissions', { obligationIds: lists[i] })),
    );
    expect(statuses(answers)).toEqual([201, 422]);
    const refused = answers.find((one) => one.status === 422)!;
    expect(refused.body.errors[0].code).toBe('submitted-already');
    const { body } = await house.ines.get('/api/submissions').expect(200);
    expect(body.total).toBe(1);
  });

  it('two conclusions of one review leave one', async () => {
    const { body: queue } = await house.ines.get('/api/submissions?state=submitted').expect(200);
    const id = String(queue.items[0].id);
    const taken = await house.ines.post(`/api/submissions/${id}/reviews`).expect(201);
    const { body: workspace } = await house.ines.get(`/api/submissions/${id}`).expect(200);
    const conclusion = {
      ...{ conclusion: 'unsatisfactory', summary: 'Nothing was signed.' },
      obligations: workspace.obligations.map((one: { id: string; statement: string }) => ({
        ...{ obligationId: one.id, procedurePerformed: 'Read the files', criteria: one.statement },
        ...{ judgement: 'Not signed by anybody.', conclusion: 'not_met' },
      })),
      lines: workspace.lines.map((one: { id: string }) => ({
        ...{ submissionLineId: one.id, decision: 'rejected', reason: 'Not signed.' },
      })),
    };
    const path = `/api/reviews/${taken.body.id}/conclusions`;
    const answers = await Promise.all([1, 2].map(() => house.ines.post(path, conclusion)));
    expect(statuses(answers)).toEqual([201, 409]);
    const key = { 'idempotency-key': 'the same finding, once' };
    const finding = {
      ...{ vendorId: quill.id, severity: 'high', title: 'Not signed', description: '-', reviewId: taken.body.id },
      ...{ obligationId: policy, ownerName: quill.contributor.name, dueOn: '2026-06-30' },
    };
    const sent = await Promise.all([1, 2].map(() => house.ines.post('/api/findings', finding, key)));
    expect(sent.filter((one) => one.status === 201).length).toBeGreaterThanOrEqual(1);
    for (const { status } of sent) expect([201, 409]).toContain(status);
    const replayed = await house.ines.post('/api/findings', finding, key).expect(201);
    expect(replayed.headers['idempotency-replayed']).toBe('true');
    expect((await house.ines.get('/api/findings').expect(200)).body.total).toBe(1);
    await house.ines.post('/api/findings', { ...finding, severity: 'low' }, key).expect(409);
  });
});
