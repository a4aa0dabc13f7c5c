import { stringify } from 'yaml';
import { readShippedCatalogueDocument } from '../../src/catalogue/catalogue.file';
import type { DraftView } from '../../src/catalogue/drafts.dto';
import type { VersionView } from '../../src/catalogue/versions.dto';
import { SettableClock } from '../../src/foundation/clock';
import { Person } from '../support/person';
import { openTestPortal, type TestPortal, type TestVendor } from '../support/portal';

const CALL_TREE = {
  ...{ id: 'X-PPL-01', title: 'Evening call tree', scope: 'vendor', force: 'programme_policy' },
  statement: 'The vendor reaches every team leader by telephone outside office hours.',
  ...{ tiers: ['T1', 'T2', 'T3'], flagsAny: [], evidence: ['EV-CALL'], frequency: 'annual', graceDays: 30 },
  ...{ retention: 'R-SOX7', checks: ['Nine of ten team leaders answered within the hour'] },
};

interface Shapeless {
  catalogue: Record<string, unknown>;
  requirements: Record<string, unknown>[];
}

describe('a registrant’s own catalogue', () => {
  let house: TestPortal;
  let northwell: TestVendor;
  let draft: DraftView;
  const clock = new SettableClock('2026-03-02T08:00:00.000Z');

  beforeAll(async () => {
    house = await openTestPortal({ clock });
    northwell = await house.vendor('Northwell Contact');
  });
  afterAll(() => house.close());

  const start = async (who = house.ines, given: object = {}) =>
    (await who.post('/api/drafts', { kind: 'catalogue', title: 'Our catalogue for 2026', ...given }).expect(201))
      .body as DraftView;
  const tailor = async (given: object) => {
    const { body } = await house.ines
      .post(`/api/drafts/${draft.id}/tailorings`, { version: draft.version, ...given })
      .expect(201);
    draft = body as DraftView;
  };
  const decide = (who: Person, given: object) =>
    who.post(`/api/drafts/${draft.id}/approvals`, { version: draft.version, ...given });
  const publish = (who: Person) => who.post(`/api/drafts/${draft.id}/publications`, { version: draft.version });
  const versions = async (who: Person) =>
    (await who.get('/api/versions').expect(200)).body.items.filter(
      ({ kind }: VersionView) => kind === 'catalogue',
    ) as VersionView[];
  const openPeriod = async (code: string, year: number) => {
    const span = { code, startsOn: `${year}-01-01`, endsOn: `${year}-12-31` };
    const planned = await house.ines.post('/api/periods', span).expect(201);
    const { body } = await house.ines.post(`/api/periods/${planned.body.id}/openings`, { version: 1 }).expect(201);
    return body as { id: string; catalogue: string };
  };

  it('begins as the shipped one, to which an earlier period stays pinned', async () => {
    expect(await openPeriod('FY2025', 2025)).toMatchObject({ catalogue: 'vcc 1.0.1' });
    draft = await start();
    expect(draft).toMatchObject({ ref: 'CD-0001', base: 'vcc 1.0.1', state: 'draft', differences: [], problems: [] });
  });

  it('is tailored by Ines, each change named in its history', async () => {
    await tailor({ change: 'add_requirement', requirement: CALL_TREE });
    await tailor({ change: 'set_threshold', requirementId: 'GOV-01', checkId: 'policy_age', value: 200 });
    const cadence = { frequency: 'semiannual', byTier: { T3: 'annual' }, graceDays: 15 };
    await tailor({ change: 'set_cadence', requirementId: 'GOV-01', ...cadence });
    await tailor({ change: 'switch_off', requirementId: 'TPR-04', reason: 'We share no site with any vendor' });
    expect(draft.revisions.map(({ summary }) => summary)).toEqual([
      'Switched TPR-04 off: We share no site with any vendor',
      'Made GOV-01 due semiannual with 15 days of grace',
      'Moved policy_age of GOV-01 from 395 to 200',
      'Added X-PPL-01, Evening call tree',
      'Started from vcc 1.0.1',
    ]);
    expect(draft.differences).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ change: 'added', part: 'X-PPL-01', before: null }),
        expect.objectContaining({
          after: expect.stringContaining('outside office hours. (programme policy; due annual'),
        }),
        expect.objectContaining({ change: 'changed', part: 'GOV-01', before: '395', after: '200' }),
        expect.objectContaining({ change: 'added', part: 'TPR-04', after: 'We share no site with any vendor' }),
      ]),
    );
  });

  it('refuses what would be silent, stale or stronger than the facts', async () => {
    const refused = async (given: object, status: number, code?: string) => {
      const change = { version: draft.version, ...given };
      const { body } = await house.ines.post(`/api/drafts/${draft.id}/tailorings`, change).expect(status);
      if (code) expect(body.errors[0]).toMatchObject({ code });
    };
    await refused({ change: 'remove_requirement', requirementId: 'GOV-01' }, 422, 'not_own');
    await refused({ change: 'add_requirement', requirement: CALL_TREE }, 422, 'taken');
    await refused({ change: 'add_requirement', requirement: { ...CALL_TREE, id: 'GOV-09' } }, 400);
    await refused({ change: 'add_requirement', requirement: { ...CALL_TREE, force: 'legal_duty' } }, 400);
    const boast = { ...CALL_TREE, id: 'X-PPL-02', statement: 'Required by Sarbanes-Oxley.' };
    await refused({ change: 'add_requirement', requirement: boast }, 422, 'unsound_document');
    await refused({ change: 'switch_off', requirementId: 'GOV-02', reason: 'No' }, 422, 'unsound_document');
    await refused({ change: 'switch_off', requirementId: 'SEC-FIN-01', reason: 'No' }, 422, 'unsound_document');
    await refused({ change: 'switch_off', requirementId: 'PLN-01', reason: ' ' }, 422, 'reason_missing');
    await refused({ change: 'switch_off', requirementId: 'PLN-01' }, 400);
    await refused({ change: 'set_threshold', requirementId: 'GOV-02', checkId: 'covers_period', value: 3 }, 422);
    await refused({ version: 1, change: 'switch_on', requirementId: 'TPR-04' }, 409);
    expect((await house.ines.get(`/api/drafts/${draft.id}`).expect(200)).body.version).toBe(draft.version);
  });

  it('is not published by its editor, nor before it is approved', async () => {
    await decide(house.ines, { decision: 'approved' }).expect(403);
    await publish(house.ruben).expect(409);
    const { ines } = house;
    const promoted = await house.invite({ name: 'Ivo Lindgren', role: 'compliance_officer' });
    await house.sam.post(`/api/people/${promoted.personId}/memberships`, { role: 'second_line_approver' }).expect(201);
    draft = (
      await promoted
        .post(`/api/drafts/${draft.id}/tailorings`, {
          ...{ version: draft.version, change: 'set_threshold', requirementId: 'GOV-01' },
          ...{ checkId: 'policy_age', value: 190 },
        })
        .expect(201)
    ).body as DraftView;
    const { body: session } = await promoted.get('/api/session').expect(200);
    const approver = (session.memberships as { id: string; role: string }[]).find(
      ({ role }) => role === 'second_line_approver',
    );
    const switched = await promoted.put('/api/session/membership', { membershipId: approver?.id });
    const token = /__Host-holdfast=([A-Za-z0-9_-]+)/.exec(String(switched.headers['set-cookie']))?.[1] ?? null;
    const { body } = await decide(new Person('Ivo Lindgren', house.url, token), { decision: 'approved' }).expect(422);
    expect(body.errors[0]).toMatchObject({ code: 'editor_is_not_publisher' });
    expect((await ines.get(`/api/drafts/${draft.id}`).expect(200)).body.whyNotApprove).toContain('You edited');
  });

  it('goes back to Ines with a reason, and is approved as it stands', async () => {
    await decide(house.ruben, { decision: 'returned' }).expect(422);
    draft = (await decide(house.ruben, { decision: 'returned', reason: 'Say 200, as agreed' }).expect(201)).body;
    expect(draft).toMatchObject({ state: 'draft' });
    await tailor({ change: 'set_threshold', requirementId: 'GOV-01', checkId: 'policy_age', value: 200 });
    draft = (await decide(house.ruben, { decision: 'approved' }).expect(201)).body;
    expect(draft).toMatchObject({ state: 'approved', whyNotApprove: null });
    const late = { version: draft.version, change: 'switch_on', requirementId: 'TPR-04' };
    await house.ines.post(`/api/drafts/${draft.id}/tailorings`, late).expect(409);
  });

  it('is published by Ruben, and the next period pins it', async () => {
    draft = (await publish(house.ruben).expect(201)).body;
    expect(draft).toMatchObject({ state: 'published' });
    await publish(house.ruben).expect(409);
    const [own, shipped] = await versions(house.dana);
    expect(own).toMatchObject({ label: 'vcc 1.0.1+1', isOwn: true, state: 'published', periods: [] });
    expect(shipped).toMatchObject({ label: 'vcc 1.0.1', isOwn: false, state: 'superseded', periods: ['FY2025'] });
    expect(await openPeriod('FY2026', 2026)).toMatchObject({ catalogue: 'vcc 1.0.1+1' });
    const { body } = await house.ines.get('/api/periods').expect(200);
    const pinned = (body.items as { code: string; catalogue: string }[]).map(({ code, catalogue }) => [
      code,
      catalogue,
    ]);
    expect(pinned).toEqual([
      ['FY2026', 'vcc 1.0.1+1'],
      ['FY2025', 'vcc 1.0.1'],
    ]);
  });

  it('puts its own requirement on the vendor’s checklist, and leaves out what was switched off', async () => {
    const service = { name: 'Voice desk', category: 'voice_agents' };
    const made = await house.dana.post(`/api/vendors/${northwell.id}/services`, service).expect(201);
    await house.ines
      .post(`/api/services/${made.body.id}/scope-decisions`, {
        ...{ impactAnalysis: 'analysed', mtpdMinutes: 120, highestImpact: 4, substitutability: 'none' },
        ...{ volumeSharePct: 60, sensitiveData: true, lifeSafety: false, sharedConcentration: false },
        ...{ regulatorCallsCritical: false, tier: 'T1', icfrRelevant: true, flags: ['customer_contact'] },
        ...{ accounts: 'Refunds', icfrReason: 'Agents enter refunds', reason: 'As proposed', version: 1 },
      })
      .expect(201);
    const { body: periods } = await house.ines.get('/api/periods').expect(200);
    const [fy2026, fy2025] = periods.items as { id: string }[];
    for (const period of [fy2026, fy2025])
      await house.ines.post(`/api/vendors/${northwell.id}/obligations`, { periodId: period?.id }).expect(201);
    const codes = async (periodId?: string) => {
      const { body } = await northwell.contributor.get(`/api/obligations?periodId=${periodId}`).expect(200);
      return (body.items as { requirementCode: string }[]).map(({ requirementCode }) => requirementCode);
    };
    const [now, before] = [await codes(fy2026?.id), await codes(fy2025?.id)];
    expect(now).toContain('X-PPL-01');
    expect(now).not.toContain('TPR-04');
    expect(before).toContain('TPR-04');
    expect(before).not.toContain('X-PPL-01');
    const { body: shown } = await northwell.contributor
      .get(`/api/requirements/TPR-04?periodId=${fy2026?.id}`)
      .expect(200);
    expect(shown.tailoredOut).toBe('We share no site with any vendor');
  });

  it('is nobody else’s: a second registrant sees neither the version nor the draft', async () => {
    const [own] = await versions(house.dana);
    const other = await house.elsewhere();
    expect((await versions(other.officer)).map(({ label }) => label)).toEqual(['vcc 1.0.1']);
    for (const path of [
      `/api/versions/${own?.id}/document`,
      `/api/catalogue?versionId=${own?.id}`,
      `/api/requirements?versionId=${own?.id}`,
      `/api/drafts/${draft.id}`,
      `/api/drafts/${draft.id}/document`,
    ])
      await other.officer.get(path).expect(404);
    await other.officer.get('/api/requirements/X-PPL-01').expect(404);
    expect((await other.officer.get('/api/drafts').expect(200)).body).toMatchObject({ total: 0 });
    await other.officer
      .post(`/api/drafts/${draft.id}/withdrawals`, { version: draft.version, reason: 'Mine now' })
      .expect(404);
    await northwell.contributor.get('/api/drafts').expect(403);
  });

  it('leaves a trail of every step', async () => {
    const { body } = await house.ruben.get('/api/trail?limit=200').expect(200);
    const deeds = (body.items as { deed: string }[]).map(({ deed }) => deed);
    for (const deed of ['draft.started', 'draft.edited', 'draft.returned', 'draft.approved', 'draft.published'])
      expect(deeds).toContain(deed);
    expect(deeds).toContain('catalogue.published');
  });

  it('travels as a file and comes back without a difference', async () => {
    const [own] = await versions(house.dana);
    const yaml = await house.priya.get(`/api/versions/${own?.id}/document`).expect(200);
    expect(yaml.headers['content-disposition']).toBe('attachment; filename="vcc-1.0.1+1.yaml"');
    const json = await house.priya.get(`/api/versions/${own?.id}/document?format=json`).expect(200);
    for (const text of [yaml.text, json.text]) {
      const { body } = await house.ines.post('/api/document-checks', { kind: 'catalogue', text }).expect(200);
      expect(body).toEqual({ problems: [], differences: [] });
    }
  });

  it('is withdrawn by the second line; the next period takes the shipped one again', async () => {
    const [own] = await versions(house.dana);
    await house.ines.post(`/api/versions/${own?.id}/withdrawals`, { reason: 'Wrong' }).expect(403);
    await house.ruben.post(`/api/versions/${own?.id}/withdrawals`, { reason: '' }).expect(400);
    const { body } = await house.ruben
      .post(`/api/versions/${own?.id}/withdrawals`, { reason: 'The call tree belongs into the contract' })
      .expect(201);
    expect(body).toMatchObject({ state: 'withdrawn', periods: ['FY2026'] });
    await house.ruben.post(`/api/versions/${own?.id}/withdrawals`, { reason: 'Again' }).expect(409);
    expect(await openPeriod('FY2027', 2027)).toMatchObject({ catalogue: 'vcc 1.0.1' });
  });

  describe('imported', () => {
    const shipped = () => readShippedCatalogueDocument() as Shapeless;
    const index = (id: string) => shipped().requirements.findIndex((one) => one['id'] === id);
    const check = async (text: string) =>
      (await house.ines.post('/api/document-checks', { kind: 'catalogue', text }).expect(200)).body as {
        problems: { pointer: string; message: string; line: number | null }[];
        differences: unknown[];
      };

    it('names every problem by pointer and line, and keeps nothing', async () => {
      const document = shipped();
      document.requirements[index('TEC-03')] = { ...document.requirements[index('TEC-03')], force: 'legal_duty' };
      document.requirements[0] = { ...document.requirements[0], colour: 'red' };
      const text = stringify(document, { aliasDuplicateObjects: false });
      const { problems } = await check(text);
      const { total } = (await house.ines.get('/api/drafts').expect(200)).body;
      expect(problems).toEqual([
        { pointer: '/requirements/0/colour', message: 'is not a field of this format', line: expect.any(Number) },
      ]);
      expect(text.split('\n')[(problems[0]?.line ?? 0) - 1]).toContain('colour: red');
      const { body } = await house.ines.post('/api/drafts', { kind: 'catalogue', title: 'Bad', text }).expect(422);
      expect(body.errors[0].message).toMatch(/^Line \d+: \/requirements\/0\/colour/);
      expect((await house.ines.get('/api/drafts').expect(200)).body.total).toBe(total);
    });

    it('may not claim more than was shipped', async () => {
      const document = shipped();
      const one = document.requirements[index('GOV-01')] ?? {};
      document.requirements[index('GOV-01')] = { ...one, force: 'auditor_expectation', statement: 'Other words.' };
      document.requirements.splice(index('PLN-03'), 1);
      const { problems } = await check(stringify(document, { aliasDuplicateObjects: false }));
      const messages = problems.map(({ pointer, message }) => `${pointer} ${message}`).join('\n');
      expect(messages).toContain('/requirements/0/force must not be stronger than shipped');
      expect(messages).toContain('/requirements/0/statement of a shipped requirement is not tailored');
      expect(messages).toContain('lack PLN-03: switch it off with a reason');
    });

    it.each<[string, string]>([
      ['a bomb of aliases', `a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]`],
      ['a reserved key', '{"__proto__": {"polluted": true}}'],
      ['a key twice', 'format: 1\nformat: 1'],
      ['a tag', 'format: !!js/function "x"'],
      ['a nest', '['.repeat(20000)],
      ['many keys', Array.from({ length: 40_000 }, (_, i) => `k${i}: 1`).join('\n')],
      ['a NUL', 'format: "\\0"'],
      ['a number', '1'],
      ['nothing', '# nothing'],
      ['two documents', 'a: 1\n---\nb: 2'],
      ['broken JSON', '{"format": 1,'],
    ])('refuses %s without residue', async (_what, text) => {
      const before = Date.now();
      const { problems, differences } = await check(text);
      expect(problems.length).toBeGreaterThan(0);
      expect(differences).toEqual([]);
      await house.ines.post('/api/drafts', { kind: 'catalogue', title: 'Hostile', text }).expect(422);
      expect(Date.now() - before).toBeLessThan(10_000);
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    });

    it('refuses what is too long to be a catalogue', async () => {
      const text = `# ${'x'.repeat(400_001)}`;
      await house.ines.post('/api/document-checks', { kind: 'catalogue', text }).expect(400);
    });
  });
});
