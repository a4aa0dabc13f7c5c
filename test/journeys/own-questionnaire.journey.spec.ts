import { stringify } from 'yaml';
import type { DiffLineView, DraftView } from '../../src/catalogue/drafts.dto';
import type { VersionView } from '../../src/catalogue/versions.dto';
import { SettableClock } from '../../src/foundation/clock';
import { readShippedQuestionnaireDocument } from '../../src/questionnaires/questionnaire.file';
import type { QuestionnaireVersionView } from '../../src/questionnaires/questionnaire-version.dto';
import type { Person } from '../support/person';
import { openTestPortal, type TestPortal, type TestVendor } from '../support/portal';

interface WrittenQuestion {
  id: string;
  text: string;
  answer: { options: { value: string; label: string; gap: unknown }[] };
  follow_ups?: object[];
}
interface Written {
  questionnaire: object;
  sections: { id: string; questions: WrittenQuestion[] }[];
  rules: { id: string; rule: string }[];
}

const CALL_TREE = {
  ...{ id: 'X-PPL-01', title: 'Evening call tree', scope: 'vendor', force: 'programme_policy' },
  statement: 'The vendor reaches every team leader by telephone outside office hours.',
  ...{ tiers: ['T1', 'T2', 'T3'], flagsAny: [], evidence: ['EV-CALL'], frequency: 'annual', graceDays: 30 },
  ...{ retention: 'R-SOX7', checks: ['Nine of ten team leaders answered within the hour'] },
};

const OWN_QUESTION = {
  ...{ id: 'X-QPE-90', per: 'vendor', text: 'Do your team leaders answer the telephone at night?' },
  ...{ why: 'A call tree that nobody answers is no call tree.', unknown: 'Do not know' },
  answer: {
    type: 'enum',
    options: [
      { value: 'yes', label: 'Yes, tried this year', gap: 'none' },
      { value: 'nobody', label: 'No', gap: { T1: 'critical', T2: 'major', T3: 'minor' } },
    ],
  },
  ...{ evidence: ['EV-CALL'], requirements: ['X-PPL-01'] },
  follow_ups: [
    { id: 'X-QPE-90a', when: 'X-QPE-90 == nobody', text: 'Who is called instead?', answer: { type: 'text' } },
  ],
};

const shipped = () => structuredClone(readShippedQuestionnaireDocument()) as Written;
const text = (document: unknown) => stringify(document, { aliasDuplicateObjects: false });

/** The shipped one with another text, a graver choice, a stricter rule and a question of the registrant's own. */
function ours(): Written {
  const document = shipped();
  const technology = document.sections.find(({ id }) => id === 'QTE');
  const spares = technology?.questions.find(({ id }) => id === 'QTE-1');
  const partly = spares?.answer.options.find(({ value }) => value === 'partial');
  if (!spares || !partly) throw new Error('The shipped questionnaire asks no QTE-1.');
  spares.text = 'Does every essential part of this system have a spare?';
  partly.gap = 'major';
  document.sections.find(({ id }) => id === 'QPE')?.questions.push(structuredClone(OWN_QUESTION));
  for (const rule of document.rules) if (rule.id === 'CR-04') rule.rule = 'QTE-6 == cold and rto < 8h';
  return document;
}

describe('a registrant’s own questionnaire', () => {
  let house: TestPortal;
  let northwell: TestVendor;
  let draft: DraftView;
  const clock = new SettableClock('2026-03-02T08:00:00.000Z');

  beforeAll(async () => {
    house = await openTestPortal({ clock });
    northwell = await house.vendor('Northwell Contact');
  });
  afterAll(() => house.close());

  const check = async (document: unknown) =>
    (await house.ines.post('/api/document-checks', { kind: 'questionnaire', text: text(document) }).expect(200))
      .body as { problems: { pointer: string; message: string }[]; differences: DiffLineView[] };
  const start = async (kind: string, given: object = {}) =>
    (await house.ines.post('/api/drafts', { kind, title: 'For 2026', ...given }).expect(201)).body as DraftView;
  const publish = async (given: DraftView) => {
    const { body } = await house.ruben
      .post(`/api/drafts/${given.id}/approvals`, { version: given.version, decision: 'approved' })
      .expect(201);
    const { version } = body as DraftView;
    return (await house.ruben.post(`/api/drafts/${given.id}/publications`, { version }).expect(201)).body as DraftView;
  };
  const versions = async (who: Person) =>
    ((await who.get('/api/versions').expect(200)).body.items as VersionView[]).filter(
      ({ kind }) => kind === 'questionnaire',
    );
  const read = async (who: Person, id: string | undefined) =>
    (await who.get(`/api/questionnaire-versions/${id}`).expect(200)).body as QuestionnaireVersionView;
  const openPeriod = async (code: string, year: number) => {
    const span = { code, startsOn: `${year}-01-01`, endsOn: `${year}-12-31` };
    const planned = await house.ines.post('/api/periods', span).expect(201);
    await house.ines.post(`/api/periods/${planned.body.id}/openings`, { version: 1 }).expect(201);
    return planned.body.id as string;
  };

  it('begins as the shipped one, which anybody reads section by section', async () => {
    await openPeriod('FY2025', 2025);
    const [version] = await versions(house.priya);
    expect(version).toMatchObject({ label: 'vcq 1.1.0', state: 'published', periods: ['FY2025'] });
    const { sections, rules, catalogue } = await read(northwell.contributor, version?.id);
    expect(catalogue).toBe('vcc 1.0.1');
    expect(sections.flatMap(({ questions }) => questions)).toHaveLength(version?.items ?? 0);
    expect(rules).toHaveLength(16);
    expect(rules.find(({ id }) => id === 'CR-04')).toMatchObject({
      severity: 'critical',
      words: 'QTE-6 is “Cold - must be built and restored” and the recovery time objective is less than 4 h',
    });
    for (const { words } of rules) expect(words).not.toMatch(/[_=<>[\]]/);
    const spares = sections.find(({ id }) => id === 'QTE')?.questions.find(({ id }) => id === 'QTE-1');
    expect(spares?.options[1]).toMatchObject({ value: 'partial', gap: { T1: 'major', T2: 'minor', T3: 'none' } });
  });

  it('may not name a requirement that no catalogue of ours has', async () => {
    const { problems } = await check(ours());
    expect(problems.map(({ message }) => message)).toEqual(['names X-PPL-01, which the catalogue does not define']);
  });

  it('may, once that requirement is published', async () => {
    const catalogue = await start('catalogue');
    const { body } = await house.ines
      .post(`/api/drafts/${catalogue.id}/tailorings`, {
        ...{ version: catalogue.version, change: 'add_requirement', requirement: CALL_TREE },
      })
      .expect(201);
    await publish(body as DraftView);
    expect((await check(ours())).problems).toEqual([]);
  });

  it('tells its own questions from shipped ones', async () => {
    const document = ours();
    const own = document.sections.find(({ id }) => id === 'QPE')?.questions.at(-1);
    if (own) Object.assign(own, { id: 'QPE-90', follow_ups: [] });
    const { problems } = await check(document);
    expect(problems).toEqual([
      {
        pointer: expect.stringMatching(/questions\/\d+\/id$/),
        message: expect.stringContaining('X-QPE-90'),
        line: expect.any(Number),
      },
    ]);
  });

  it('is imported by Ines; its report says by question what is different', async () => {
    draft = await start('questionnaire', { text: text(ours()) });
    expect(draft).toMatchObject({ base: 'vcq 1.1.0', state: 'draft', problems: [] });
    expect(draft.differences.map(({ part, field, before, after }) => ({ part, field, before, after }))).toEqual([
      {
        ...{ part: 'QTE-1', field: 'Question', after: 'Does every essential part of this system have a spare?' },
        before: 'Inside this system, does every essential part have a spare that takes over?',
      },
      {
        ...{ part: 'QTE-1', field: 'Choice “Partly, some parts have none”: gap' },
        ...{ before: 'T1: major; T2: minor; T3: none', after: 'major' },
      },
      {
        ...{ part: 'X-QPE-90', field: '', before: null },
        after:
          'Do your team leaders answer the telephone at night? [Yes, tried this year (gap: none); No (gap: T1: critical; T2: major; T3: minor)] Who is called instead? [text]',
      },
      {
        ...{ part: 'CR-04', field: 'Hits when' },
        ...{ before: 'QTE-6 == cold and rto < 4h', after: 'QTE-6 == cold and rto < 8h' },
      },
    ]);
    const tailoring = { version: draft.version, change: 'switch_on', requirementId: 'GOV-01' };
    await house.ines.post(`/api/drafts/${draft.id}/tailorings`, tailoring).expect(422);
  });

  it('is published by Ruben, and pinned by the next period that is opened', async () => {
    await house.ines.post(`/api/drafts/${draft.id}/publications`, { version: draft.version }).expect(403);
    await publish(draft);
    const [own, before] = await versions(house.priya);
    expect(own).toMatchObject({ label: 'vcq 1.1.0+1', isOwn: true, state: 'published', periods: [] });
    expect(before).toMatchObject({ label: 'vcq 1.1.0', state: 'superseded', periods: ['FY2025'] });
    const period = await openPeriod('FY2026', 2026);
    expect((await versions(house.priya))[0]?.periods).toEqual(['FY2026']);
    const { body } = await house.ines
      .post(`/api/vendors/${northwell.id}/questionnaires`, { periodId: period })
      .expect(201);
    expect(body).toMatchObject({ questionnaire: 'vcq 1.1.0+1' });
    const { body: set } = await northwell.contributor.get(`/api/questionnaires/${body.id}`).expect(200);
    const asked = (set.sections as { questions: { id: string }[] }[]).flatMap(({ questions }) => questions);
    expect(asked.map(({ id }) => id)).toContain('X-QPE-90');
    const { body: saved } = await northwell.contributor
      .put(`/api/questionnaires/${body.id}/answers`, {
        ...{ questionId: 'X-QPE-90', subjectKind: 'vendor', subjectId: northwell.id, after: 0, value: 'nobody' },
      })
      .expect(200);
    expect(saved.changed.map(({ questionId }: { questionId: string }) => questionId)).toContain('X-QPE-90a');
  });

  it('names the requirement of ours that each of its questions serves', async () => {
    const [own] = await versions(house.ruben);
    const { sections, catalogue } = await read(house.ruben, own?.id);
    expect(catalogue).toBe('vcc 1.0.1+1');
    const asked = sections.flatMap(({ questions }) => questions).filter(({ isOwn }) => isOwn);
    expect(asked.map(({ id, parent, whenWords }) => [id, parent, whenWords])).toEqual([
      ['X-QPE-90', null, null],
      ['X-QPE-90a', 'X-QPE-90', 'X-QPE-90 is “No”'],
    ]);
    expect(asked[0]?.requirements).toEqual([{ code: 'X-PPL-01', title: 'Evening call tree' }]);
  });

  it('is nobody else’s, and comes back from its file without a difference', async () => {
    const [own] = await versions(house.ines);
    const other = await house.elsewhere();
    await other.officer.get(`/api/questionnaire-versions/${own?.id}`).expect(404);
    const { text: file } = await house.priya.get(`/api/versions/${own?.id}/document`).expect(200);
    const { body } = await house.ines.post('/api/document-checks', { kind: 'questionnaire', text: file }).expect(200);
    expect(body).toEqual({ problems: [], differences: [] });
  });

  it('is withdrawn by Ruben: the next draft and the next period take the shipped one, FY2026 keeps it', async () => {
    const [own] = await versions(house.ruben);
    await house.ruben.post(`/api/versions/${own?.id}/withdrawals`, { reason: 'Asked elsewhere' }).expect(201);
    const { body: catalogues } = await house.ruben.get('/api/versions').expect(200);
    const catalogue = (catalogues.items as VersionView[]).find(({ label }) => label === 'vcc 1.0.1+1');
    await house.ruben.post(`/api/versions/${catalogue?.id}/withdrawals`, { reason: 'Settled by contract' }).expect(201);
    expect(await start('questionnaire')).toMatchObject({ base: 'vcq 1.1.0', differences: [] });
    await openPeriod('FY2027', 2027);
    const [withdrawn, inUse] = await versions(house.ruben);
    expect(withdrawn).toMatchObject({ state: 'withdrawn', periods: ['FY2026'], withdrawnReason: 'Asked elsewhere' });
    expect(inUse).toMatchObject({ label: 'vcq 1.1.0', state: 'published', periods: ['FY2025', 'FY2027'] });
    expect((await read(house.ruben, withdrawn?.id)).catalogue).toBe('vcc 1.0.1+1');
    const { body: list } = await northwell.contributor.get('/api/questionnaires').expect(200);
    await northwell.contributor.get(`/api/questionnaires/${list.items[0].id}`).expect(200);
  });
});
