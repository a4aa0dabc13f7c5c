import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { newId } from '../../src/foundation/ids';
import { PlansService } from '../../src/plans/plans.service';
import {
  acceptVersion,
  allSections,
  inReview,
  planFile,
  serviceOf,
  STEPS,
  wholeDraft,
  within,
} from '../support/continuity';
import { openTestPortal, type TestPortal, type TestVendor } from '../support/portal';

let house: TestPortal;
let quill: TestVendor;
let other: TestVendor;
let voice: string;

beforeAll(async () => {
  house = await openTestPortal();
  quill = await house.vendor('Quillfeather');
  other = await house.vendor('Other Vendor');
  voice = await serviceOf(house, quill, 'Voice');
});
afterAll(() => house.close());

const versionView = async (id: string) => (await quill.contributor.get(`/api/plan-versions/${id}`).expect(200)).body;
const sql = async (query: string, values: unknown[]) => {
  const owner = new Client({ connectionString: house.access.ownerUrl });
  await owner.connect();
  try {
    return await owner.query(query, values);
  } finally {
    await owner.end();
  }
};

describe('a plan version', () => {
  it('starts from its uploaded file, as a draft that says what it lacks', async () => {
    const started = await quill.contributor
      .post('/api/plans', {
        kind: 'COOP',
        title: 'Keep answering',
        label: '1.0',
        sourceEvidenceVersionId: await planFile(quill, 'COOP 1.0', 'COOP'),
        serviceIds: [voice],
      })
      .expect(201);
    expect(started.body.ref).toMatch(/^PL-\d{4}$/);
    const view = await versionView(started.body.versionId);
    expect(view).toMatchObject({
      state: 'draft',
      number: 1,
      version: 1,
      vendorName: 'Quillfeather',
      refusalToEdit: null,
    });
    expect(view.sections).toHaveLength(10);
    expect(view.coverage).toHaveLength(10);
    expect(view.gaps.filter((g: { blocks: boolean }) => g.blocks)).toHaveLength(10);
    expect(view.services).toEqual([expect.objectContaining({ id: voice, name: 'Voice' })]);
  });

  it('needs a file and services that exist, and says which field is wrong', async () => {
    const plan = { kind: 'DR', title: 'x', label: '1', sourceEvidenceVersionId: newId(), serviceIds: [voice] };
    const noFile = await quill.contributor.post('/api/plans', plan).expect(422);
    expect(noFile.body.errors[0]).toMatchObject({ pointer: '/sourceEvidenceVersionId', code: 'no-such-file' });
    const foreign = await serviceOf(house, other, 'Theirs');
    const noService = await quill.contributor.post('/api/plans', { ...plan, serviceIds: [foreign] }).expect(422);
    expect(noService.body.errors[0].pointer).toBe('/serviceIds/0');
    await quill.contributor.post('/api/plans', { ...plan, kind: 'BCP' }).expect(400);
    await quill.attestor.post('/api/plans', plan).expect(403);
    await house.ines.post('/api/plans', plan).expect(403);
  });

  it('does not exist for another vendor', async () => {
    const { versionId, planId } = await wholeDraft(quill, { serviceId: voice, title: 'Private' });
    await other.contributor.get(`/api/plan-versions/${versionId}`).expect(404);
    await other.contributor.get(`/api/plans/${planId}`).expect(404);
    await other.contributor.patch(`/api/plan-versions/${versionId}`, { version: 1, label: 'x' }).expect(404);
    await other.attestor.post(`/api/plan-versions/${versionId}/approvals`, { version: 3 }).expect(404);
    const list = await other.contributor.get('/api/plans').expect(200);
    expect(list.body.total).toBe(0);
    await house.priya.get(`/api/plan-versions/${versionId}`).expect(200);
  });

  it('is edited by whoever read it last, not by whoever read it before', async () => {
    const { versionId, version } = await wholeDraft(quill, { serviceId: voice, title: 'Edited twice' });
    const edit = { version, reviewDueOn: '2027-05-31', emphasis: 'recovery', offlineCopy: true };
    const edits = await Promise.all([1, 2].map(() => quill.contributor.patch(`/api/plan-versions/${versionId}`, edit)));
    expect(edits.map((e) => e.status).sort()).toEqual([200, 409]);
    expect(edits.find((e) => e.status === 409)?.body.code).toBe('stale-version');
    expect(await versionView(versionId)).toMatchObject({
      version: version + 1,
      reviewDueOn: '2027-05-31',
      emphasis: 'recovery',
    });
    await quill.contributor
      .patch(`/api/plan-versions/${versionId}`, { version: version + 1, reviewDueOn: null })
      .expect(200);
    expect(await versionView(versionId)).toMatchObject({ reviewDueOn: null, emphasis: 'recovery', offlineCopy: true });
  });

  it('refuses sections that its kind does not have, and steps that cannot be done', async () => {
    const { versionId, version } = await wholeDraft(quill, { serviceId: voice, title: 'Refused' });
    const sections = [{ key: 'poetry', present: true, reference: 'p. 1' }];
    const wrong = await quill.contributor.patch(`/api/plan-versions/${versionId}`, { version, sections }).expect(422);
    expect(wrong.body.errors[0].pointer).toBe('/sections/0');
    const steps = [
      { number: 1, title: 'A', dependsOn: [2] },
      { number: 1, title: 'B', dependsOn: [9] },
    ];
    const refused = await quill.contributor
      .put(`/api/plan-versions/${versionId}/steps`, { version, steps })
      .expect(422);
    expect(refused.body.errors.map((e: { pointer: string }) => e.pointer)).toEqual([
      '/steps/0/dependsOn',
      '/steps/1/number',
      '/steps/1/dependsOn',
    ]);
    const malformed = { version, steps: [{ number: 0, title: '', expectedMinutes: 1.5 }] };
    const invalid = await quill.contributor.put(`/api/plan-versions/${versionId}/steps`, malformed).expect(400);
    expect(invalid.body.errors.map((e: { pointer: string }) => e.pointer)).toContain('/steps/0/expectedMinutes');
    expect((await versionView(versionId)).steps).toHaveLength(STEPS.length);
  });

  it('takes steps from a spreadsheet: read first, saved after', async () => {
    const { versionId, version } = await wholeDraft(quill, { serviceId: voice, title: 'Pasted' });
    const rows = Array.from(
      { length: 1500 },
      (_, i) => `${i + 1}\tStep ${i + 1}\tOps\tOrders\t${i || ''}\t0:0${i % 10}`,
    );
    const parsed = await quill.contributor
      .post(`/api/plan-versions/${versionId}/steps/parses`, { text: rows.join('\r\n') })
      .expect(200);
    expect(parsed.body.errors).toEqual([]);
    expect((await versionView(versionId)).steps).toHaveLength(STEPS.length);
    const steps = parsed.body.steps.map((step: object) => ({ ...step, row: undefined }));
    await quill.contributor.put(`/api/plan-versions/${versionId}/steps`, { version, steps }).expect(200);
    expect((await versionView(versionId)).steps[1499]).toMatchObject({
      number: 1500,
      dependsOn: [1499],
      expectedMinutes: 9,
    });
    await other.contributor.post(`/api/plan-versions/${versionId}/steps/parses`, { text: 'x' }).expect(404);
  });

  it('covers types of disruption, or says why they cannot affect the service', async () => {
    const { versionId, version } = await wholeDraft(quill, { serviceId: voice, title: 'Covered' });
    const both = { disruptionType: 'network_loss', process: 'p', solution: 's', notApplicableReason: 'r' };
    const put = (coverage: object[]) =>
      quill.contributor.put(`/api/plan-versions/${versionId}/coverage`, { version, coverage });
    expect((await put([both]).expect(422)).body.errors[0].pointer).toBe('/coverage/0/notApplicableReason');
    await put([
      { disruptionType: 'network_loss', process: 'Call the carrier', solution: 'Second circuit' },
      { disruptionType: 'facility_damage', process: 'Evacuate', solution: ' ' },
      { disruptionType: 'regional_event', notApplicableReason: 'Two coasts' },
      { disruptionType: 'workforce_loss', process: '' },
    ]).expect(200);
    const { coverage, gaps } = await versionView(versionId);
    const stateOf = (type: string) => coverage.find((c: { disruptionType: string }) => c.disruptionType === type).state;
    expect(['network_loss', 'facility_damage', 'regional_event', 'workforce_loss'].map(stateOf)).toEqual([
      'covered',
      'solution_missing',
      'not_applicable',
      'missing',
    ]);
    expect(gaps.filter((g: { code: string }) => g.code === 'disruption-not-covered')).toHaveLength(8);
  });
});

describe("the vendor's approval", () => {
  it('waits until nothing that blocks is missing, and names what is', async () => {
    const { versionId, version } = await wholeDraft(quill, { serviceId: voice, title: 'Unowned' });
    const steps = [{ number: 7, title: 'Restore', owner: '  ' }];
    await quill.contributor.put(`/api/plan-versions/${versionId}/steps`, { version, steps }).expect(200);
    const refused = await quill.attestor
      .post(`/api/plan-versions/${versionId}/approvals`, { version: version + 1 })
      .expect(422);
    expect(refused.body.errors).toEqual([expect.objectContaining({ code: 'step-without-owner', pointer: '/steps/7' })]);
    await quill.contributor.post(`/api/plan-versions/${versionId}/approvals`, { version: version + 1 }).expect(403);
  });

  it('fixes a digest that anybody can compute again, and the content with it', async () => {
    const { versionId, version, planId } = await wholeDraft(quill, { serviceId: voice, title: 'Approved' });
    await quill.attestor.post(`/api/plan-versions/${versionId}/approvals`, { version: version - 1 }).expect(409);
    const approved = await quill.attestor.post(`/api/plan-versions/${versionId}/approvals`, { version }).expect(201);
    const { text } = (await house.ines.get(`/api/plan-versions/${versionId}/content`).expect(200)).body;
    expect(createHash('sha256').update(String(text)).digest('hex')).toBe(approved.body.contentSha256);
    expect(JSON.parse(text)).toMatchObject({
      format: 'holdfast-plan-version',
      v: 1,
      label: '3.2',
      plan: { kind: 'DR' },
    });
    const now = version + 1;
    const edits = [
      quill.contributor.patch(`/api/plan-versions/${versionId}`, { version: now, label: '9' }),
      quill.contributor.put(`/api/plan-versions/${versionId}/steps`, { version: now, steps: [] }),
      quill.contributor.put(`/api/plan-versions/${versionId}/coverage`, { version: now, coverage: [] }),
      quill.attestor.post(`/api/plan-versions/${versionId}/approvals`, { version: now }),
    ];
    for (const edit of edits) expect((await edit.expect(409)).body.code).toBe('wrong-state');
    const trail = await house.ines.get(`/api/trail?subjectId=${versionId}`).expect(200);
    expect(JSON.stringify(trail.body)).toContain(approved.body.contentSha256);
    expect((await house.ines.get(`/api/plans/${planId}`).expect(200)).body.latest.state).toBe('vendor_approved');
  });

  it('is not given by the only author, whatever their roles', async () => {
    const { versionId } = await wholeDraft(quill, { serviceId: voice, title: 'Alone' });
    await sql('UPDATE plan_version SET authors = ARRAY[$2::uuid], authored_by = $2 WHERE id = $1', [
      versionId,
      quill.attestor.personId,
    ]);
    const refused = await quill.attestor.post(`/api/plan-versions/${versionId}/approvals`, { version: 3 }).expect(422);
    expect(refused.body.errors[0].code).toBe('sole-author');
    await expect(
      sql(
        `UPDATE plan_version SET state = 'vendor_approved', vendor_approved_by = authored_by, vendor_approved_at = now(), content_sha256 = repeat('a', 64) WHERE id = $1`,
        [versionId],
      ),
    ).rejects.toThrow(/ck_plan_version_sole_author/);
  });

  it('holds in the database too, even against its owner', async () => {
    const { versionId, version } = await wholeDraft(quill, { serviceId: voice, title: 'Fixed' });
    await quill.attestor.post(`/api/plan-versions/${versionId}/approvals`, { version }).expect(201);
    const attempts = [
      `UPDATE plan_version SET label = 'x' WHERE id = $1`,
      `UPDATE plan_version SET state = 'draft' WHERE id = $1`,
      `DELETE FROM plan_version WHERE id = $1`,
      `DELETE FROM plan_step WHERE plan_version_id = $1`,
      `UPDATE plan_step SET title = 'x' WHERE plan_version_id = $1`,
      `INSERT INTO disruption_coverage (id, registrant_id, vendor_id, plan_version_id, disruption_type, process)
         SELECT gen_random_uuid(), registrant_id, vendor_id, id, 'network_loss', 'p' FROM plan_version WHERE id = $1`,
    ];
    for (const attempt of attempts) await expect(sql(attempt, [versionId])).rejects.toThrow();
  });
});

describe("the registrant's acceptance", () => {
  const plans = () => house.app.get(PlansService);
  const ines = () => ({ person: house.ines, role: 'compliance_officer' as const });

  it('puts a version in force from a day, until the next one takes over', async () => {
    const { planId, versionId } = await wholeDraft(quill, { serviceId: voice, label: '1', title: 'Superseded' });
    await acceptVersion(house, quill, { versionId, from: '2026-01-10' });
    const next = await quill.contributor
      .post(`/api/plans/${planId}/versions`, { label: '2', changeSummary: 'Second site' })
      .expect(201);
    expect((await versionView(next.body.id)).steps.map((s: { title: string }) => s.title)).toEqual(
      STEPS.map((s) => s.title),
    );
    await quill.contributor.post(`/api/plans/${planId}/versions`, { label: '3', changeSummary: 'x' }).expect(409);
    const { version } = await versionView(next.body.id);
    await quill.attestor.post(`/api/plan-versions/${next.body.id}/approvals`, { version }).expect(201);
    await inReview(house, quill, next.body.id);
    await expect(within(house, ines(), (w) => plans().accept(w, next.body.id, '2026-01-09'))).rejects.toThrow(
      'cannot begin before',
    );
    await within(house, ines(), (w) => plans().accept(w, next.body.id, '2026-03-01'));
    const { versions, inForce } = (await quill.contributor.get(`/api/plans/${planId}`).expect(200)).body;
    expect(versions).toEqual([
      expect.objectContaining({
        number: 2,
        state: 'accepted',
        effectiveFrom: '2026-03-01',
        effectiveTo: null,
        acceptedByName: 'Ines Okafor',
      }),
      expect.objectContaining({
        number: 1,
        state: 'superseded',
        effectiveFrom: '2026-01-10',
        effectiveTo: '2026-03-01',
      }),
    ]);
    expect(inForce.number).toBe(2);
  });

  it('may be withheld with reasons; the vendor answers with the next version', async () => {
    const { planId, versionId, version } = await wholeDraft(quill, { serviceId: voice, title: 'Returned' });
    await quill.attestor.post(`/api/plan-versions/${versionId}/approvals`, { version }).expect(201);
    const reasons = [{ section: 'recovery_order', reason: 'Telephony comes before agents sign in.' }];
    await expect(within(house, ines(), (w) => plans().return(w, versionId, reasons))).rejects.toThrow('cannot become');
    await inReview(house, quill, versionId);
    await within(house, ines(), (w) => plans().return(w, versionId, reasons));
    expect(await versionView(versionId)).toMatchObject({ state: 'returned', returnReasons: reasons });
    await quill.contributor.patch(`/api/plan-versions/${versionId}`, { version: 9, label: 'x' }).expect(409);
    const next = await quill.contributor
      .post(`/api/plans/${planId}/versions`, { label: '3.3', changeSummary: 'Order mended' })
      .expect(201);
    const drafted = await versionView(next.body.id);
    expect(drafted).toMatchObject({ number: 2, state: 'draft', returnReasons: [], changeSummary: 'Order mended' });
    expect(drafted.sections).toEqual(expect.arrayContaining([expect.objectContaining(allSections('DR')[0])]));
  });

  it('is decided once, whoever asks', async () => {
    const { versionId, version } = await wholeDraft(quill, { serviceId: voice, title: 'Once' });
    await quill.attestor.post(`/api/plan-versions/${versionId}/approvals`, { version }).expect(201);
    await inReview(house, quill, versionId);
    const both = await Promise.allSettled([
      within(house, ines(), (w) => plans().accept(w, versionId, '2026-05-01')),
      within(house, ines(), (w) => plans().reject(w, versionId, [{ section: 'scope', reason: 'No' }])),
    ]);
    expect(both.map((b) => b.status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(
      within(house, { person: quill.contributor, role: 'vendor_contributor', vendorId: quill.id }, (w) =>
        w.manager.query(`UPDATE plan_version SET accepted_by = $2 WHERE id = $1`, [versionId, newId()]),
      ),
    ).rejects.toThrow(/permission denied/);
  });
});
