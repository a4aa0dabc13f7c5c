import fc from 'fast-check';
import { readShippedCatalogue } from '../catalogue/catalogue.file';
import { TIERS, type Tier } from '../catalogue/words.rules';
import { readShippedQuestionnaire, readShippedQuestionnaireDocument } from './questionnaire.file';
import {
  contradictions,
  GAPS,
  gapOf,
  isVisible,
  parseQuestionnaire,
  readAnswer,
  REDUNDANCY_MODES,
  redundancyModeOf,
  type AnswerValue,
  type Column,
  type ExerciseFacts,
  type GivenAnswer,
  type Question,
  type QuestionnaireFacts,
  type ServiceFacts,
  type Subject,
  type SubjectKind,
} from './question.rules';

const TODAY = '2026-11-22';
const questionnaire = readShippedQuestionnaire();
const subjectIds: Record<SubjectKind, string> = { vendor: 'v', service: 's', system: 'y', site: 'p' };
const questionOf = (id: string): Question => {
  const question = questionnaire.questions.find((one) => one.id === id);
  if (!question) throw new Error(id);
  return question;
};
const subjectOf = ({ per }: Question): Subject => ({ kind: per, id: subjectIds[per] });

const answer = (questionId: string, value: AnswerValue, more: Partial<GivenAnswer> = {}): GivenAnswer => {
  const { per } = questionOf(questionId);
  const given = { questionId, subjectKind: per, subjectId: subjectIds[per], value };
  return { ...given, unknown: false, none: false, notApplicableReason: null, ...more };
};
const unknown = (questionId: string): GivenAnswer => answer(questionId, null, { unknown: true });

const SERVICE: ServiceFacts = {
  ...{ id: 's', name: 'Voice', tier: 'T1', flags: [], icfrRelevant: false, icfrDetermined: false },
  ...{ rtoMinutes: 120, rpoMinutes: 60, mtpdMinutes: 480, mbcoPct: 60, systemIds: ['y'], siteIds: ['p'] },
  ...{ contractNoticeMinutes: 240, exercises: [] },
};
const exercise = (more: Partial<ExerciseFacts> = {}): ExerciseFacts => ({
  ...{ id: 'e', ref: 'EX-0001', kind: 'functional', on: '2026-05-01', planVersionInForce: true },
  ...{ rtoObjectiveMinutes: 120, rpoObjectiveMinutes: 60, testedDataRecovery: false, isTakeover: false },
  ...more,
});
interface Told {
  answers?: GivenAnswer[];
  service?: Partial<ServiceFacts>;
  soc1OnFile?: boolean;
}
const facts = ({ answers = [], service = {}, soc1OnFile = false }: Told = {}): QuestionnaireFacts => ({
  ...{ today: TODAY, vendorId: 'v', vendorTier: service.tier ?? 'T1', services: [{ ...SERVICE, ...service }] },
  ...{ systems: [{ id: 'y', name: 'Switch' }], sites: [{ id: 'p', name: 'Leeds' }], soc1OnFile, answers },
});
const hits = (told: Told): string[] => contradictions(questionnaire, facts(told)).map((hit) => hit.rule);
const gap = (id: string, told: Told) => {
  const question = questionOf(id);
  return gapOf(questionnaire, { question, subject: subjectOf(question) }, facts(told));
};

describe('the shipped questionnaire', () => {
  it('asks the eight technology and the seven people questions, and all others, and has sixteen rules', () => {
    const asked = (section: string): number =>
      questionnaire.questions.filter((one) => one.section === section && one.parent === null).length;
    expect(asked('QTE')).toBe(9); // the eight, and the paths of a site
    expect(asked('QPE')).toBe(8); // the seven, and the decisions made beforehand
    expect(questionnaire.questions.filter((one) => one.parent === null)).toHaveLength(49);
    expect(questionnaire.rules.map((rule) => rule.id)).toEqual(
      Array.from({ length: 16 }, (_, index) => `CR-${String(index + 1).padStart(2, '0')}`),
    );
  });

  it('offers "do not know" wherever it offers a choice', () => {
    const choices = questionnaire.questions.filter((one) => ['enum', 'multi_enum'].includes(one.answer.type));
    expect(choices.length).toBeGreaterThan(15);
    expect(choices.filter((one) => !one.unknown)).toEqual([]);
  });
});

type Changing = { sections: { questions: Record<string, unknown>[] }[]; rules: Record<string, unknown>[] };
const problemsAfter = (change: (document: Changing) => void): string[] => {
  const document = structuredClone(readShippedQuestionnaireDocument()) as Changing;
  change(document);
  const read = parseQuestionnaire(document, readShippedCatalogue());
  return 'errors' in read ? read.errors.map(({ pointer, message }) => `${pointer} ${message}`) : [];
};
const firstOf = (document: Changing): Record<string, unknown> => document.sections[0]?.questions[0] ?? {};
const ruleAfter = (rule: string): string[] =>
  problemsAfter(({ rules: [first] }) => Object.assign(first ?? {}, { rule }));

describe('an imported questionnaire is refused, by pointer,', () => {
  it.each<[string, (document: Changing) => void, string]>([
    ['with a field nobody knows', (d) => Object.assign(firstOf(d), { weight: 3 }), '/sections/0/questions/0/weight'],
    [
      'with evidence nobody defined',
      (d) => Object.assign(firstOf(d), { evidence: ['EV-NOPE'] }),
      '/sections/0/questions/0/evidence/0',
    ],
    [
      'with a requirement nobody defined',
      (d) => Object.assign(firstOf(d), { requirements: ['XXX-01'] }),
      '/sections/0/questions/0/requirements/0',
    ],
    [
      'with a condition on a later question',
      (d) => Object.assign(firstOf(d), { when: 'QPR-1 == both_separate' }),
      '/sections/0/questions/0/when',
    ],
    [
      'with the same id twice',
      (d) => d.sections[0]?.questions.push(structuredClone(firstOf(d))),
      '/sections/0/questions/5/id',
    ],
  ])('%s', (...[, change, pointer]) => {
    expect(problemsAfter(change).some((problem) => problem.startsWith(`${pointer} `))).toBe(true);
  });

  it.each([
    ['QTE-99 == hot', 'QTE-99'],
    ['QTE-6 == lukewarm', 'lukewarm'],
    ['QTE-6 < hot', 'order'],
    ['QTE-6a > 4', 'compares a duration with a number'],
    ['QTE-6a > rto', 'rto'], // no service is at hand
    ['QTE-6 ==', 'too early'],
    ['QTE-6', 'true or false'],
    ['any(QTE-8a, speed > 4)', 'speed'],
    ['age(QTE-6a) > 3', 'age'],
    ['QTE-3a in [carrier]', '"in"'],
  ])('with the rule %s', (rule, words) => {
    expect(ruleAfter(rule).join()).toContain(words);
  });

  it('with a gap that is milder for a more critical tier', () => {
    const problems = problemsAfter((d) =>
      Object.assign(firstOf(d)['answer'] as object, { gap_if_empty: { T1: 'minor', T2: 'major', T3: 'none' } }),
    );
    expect(problems.join()).toContain('gap_if_empty/T2');
  });
});

const second = (operator: string | null, runByYou = false): GivenAnswer =>
  answer('QTE-3b', [{ place: 'York', run_by_you: runByYou, operator }]);
const subcontractor = (company: string): GivenAnswer => answer('QOU-1', [{ company, critical: false }]);
const copies = (interval: number, lag: number): GivenAnswer[] => [
  answer('QTE-6', 'cold'),
  answer('QTE-8', 'manual_scripted'),
  answer('QTE-8a', [{ data_set: 'All', interval, copy_lag: lag }]),
];
const automatic = [answer('QTE-6', 'hot'), answer('QTE-7', 'automatic')];
const ledger = answer('QIN-4', [{ data_set: 'Time cards', feeds_ledger_or_payroll: true }]);
const shares = (what: string[]): GivenAnswer[] => [answer('QTE-3', 'two_sites_live'), answer('QTE-3a', what)];
const held = (more: Partial<ExerciseFacts>, service: Partial<ServiceFacts> = {}): Told => ({
  service: { ...service, exercises: [exercise(more)] },
});

/** A hit, and the nearest thing that is none. */
const EXAMPLES: [string, Told, Told][] = [
  [
    'CR-01',
    { answers: [answer('QTE-2', 'full_required'), answer('QTE-3', 'same_site')] },
    { answers: [answer('QTE-2', 'full_required'), answer('QTE-3', 'multi_zone_cloud')] },
  ],
  [
    'CR-02',
    { answers: [answer('QTE-5', 'active_active'), answer('QTE-6', 'hot')] },
    { answers: [answer('QTE-5', 'active_active'), answer('QTE-6', 'not_needed_active_active')] },
  ],
  [
    'CR-03',
    { answers: [answer('QTE-5', 'active_active'), unknown('QTE-3')] },
    { answers: [answer('QTE-5', 'active_active')] },
  ],
  [
    'CR-04',
    { answers: [answer('QTE-6', 'cold')], service: { rtoMinutes: 239 } },
    { answers: [answer('QTE-6', 'cold')], service: { rtoMinutes: 240 } },
  ],
  [
    'CR-05',
    { answers: [answer('QTE-6', 'warm'), answer('QTE-6a', 121)] },
    { answers: [answer('QTE-6', 'warm'), answer('QTE-6a', 120), answer('QTE-6b', 60)] },
  ],
  ['CR-06', { answers: automatic }, { answers: automatic, service: { exercises: [exercise({ isTakeover: true })] } }],
  [
    'CR-07',
    { answers: [answer('QTE-5', 'active_active'), answer('QTE-4', 99.9)] },
    { answers: [answer('QTE-5', 'active_active'), answer('QTE-4', 100)] },
  ],
  ['CR-08', { answers: copies(50, 11) }, { answers: copies(50, 10) }],
  [
    'CR-09',
    { answers: shares(['carrier', 'flood_plain']) },
    { answers: shares(['flood_plain']), service: { tier: 'T2' } },
  ],
  [
    'CR-10',
    { answers: [answer('QPE-3', 59), answer('QTE-2', 'full_required')] },
    { answers: [answer('QPE-3', 60), answer('QTE-2', 'full_required')] },
  ],
  ['CR-11', held({ kind: 'tabletop' }), { service: { exercises: [exercise({ kind: 'tabletop' }), exercise()] } }],
  ['CR-12', held({ planVersionInForce: false }), held({ planVersionInForce: false, on: '2025-01-01' })],
  [
    'CR-13',
    { answers: [answer('QTE-3', 'two_sites_live'), second('Dockside  ltd'), subcontractor('Other')] },
    { answers: [answer('QTE-3', 'two_sites_live'), second('Dockside  ltd'), subcontractor('dockside Ltd')] },
  ],
  [
    'CR-14',
    { answers: [answer('QPR-1', 'coop_only')], ...held({ testedDataRecovery: true }) },
    { answers: [answer('QPR-1', 'dr_only')], ...held({ testedDataRecovery: true }) },
  ],
  ['CR-15', held({ rtoObjectiveMinutes: 180 }), held({ rtoObjectiveMinutes: 180, on: '2025-01-01' })],
  ['CR-16', { answers: [ledger] }, { answers: [ledger], service: { icfrDetermined: true } }],
];

describe('the contradiction rules', () => {
  it.each(EXAMPLES)('%s hits what contradicts, and not what is next to it', (rule, contradicting, near) => {
    expect(hits(contradicting)).toContain(rule);
    expect(hits(near)).not.toContain(rule);
  });

  it.each(EXAMPLES)('%s names the cells it compares', (rule, contradicting) => {
    const hit = contradictions(questionnaire, facts(contradicting)).find((one) => one.rule === rule);
    expect(hit?.service).toBe('s');
    expect(hit?.cells.length).toBeGreaterThan(0);
  });

  it('is quiet where nothing is answered and nothing was exercised', () => {
    expect(hits({})).toEqual([]);
    expect(hits({ soc1OnFile: true })).toEqual([]);
  });

  it('looks at each service that depends on a system, and names the one', () => {
    const strict = { ...SERVICE, id: 's1', rtoMinutes: 60 };
    const lenient = { ...SERVICE, id: 's2', rtoMinutes: 1440 };
    const answers = [answer('QTE-6', 'cold')];
    const found = contradictions(questionnaire, { ...facts({ answers }), services: [strict, lenient] });
    expect(found.map(({ rule, service }) => [rule, service])).toEqual([['CR-04', 's1']]);
  });

  it('does not look at an answer that is no longer asked for', () => {
    const answers = [answer('QTE-6', 'none'), answer('QTE-6a', 10_000)];
    expect(hits({ answers })).not.toContain('CR-05');
    const question = questionOf('QTE-6a');
    expect(isVisible(questionnaire, { question, subject: subjectOf(question) }, facts({ answers }))).toBe(false);
  });

  it('has no duty to guess: without an objective there is no hit', () => {
    const answers = [answer('QTE-6', 'cold'), answer('QTE-6a', 10_000)];
    expect(hits({ answers, service: { rtoMinutes: null, rpoMinutes: null } })).toEqual([]);
  });
});

type Kind = Pick<Column, 'type'> & { options: readonly { value: string }[] | null };
const anyDay = fc
  .integer({ min: -900, max: 900 })
  .map((days) => new Date(Date.parse(TODAY) + days * 86_400_000).toISOString().slice(0, 10));
const PLAIN: Partial<Record<string, fc.Arbitrary<AnswerValue>>> = {
  boolean: fc.boolean(),
  integer: fc.nat(500),
  percent: fc.nat(1500).map((tenths) => tenths / 10),
  duration: fc.nat(600),
  date: anyDay,
};
function anyCell({ type, options }: Kind): fc.Arbitrary<AnswerValue> {
  const values = (options ?? []).map((option) => option.value);
  if (type === 'enum') return fc.constantFrom(...values);
  if (type === 'multi_enum') return fc.subarray(values, { minLength: 1 });
  return PLAIN[type] ?? fc.constantFrom('Dockside Ltd', 'Someone', 'nothing');
}

function anyRows({ answer: { columns, rows } }: Question): fc.Arbitrary<AnswerValue> {
  const cells = Object.fromEntries(
    (columns ?? []).map((column) => [column.key, fc.option(anyCell(column), { nil: null })]),
  );
  const row = fc.record(cells);
  if (!rows) return fc.array(row, { maxLength: 3 }) as fc.Arbitrary<AnswerValue>;
  return fc.tuple(...rows.map(({ key }) => row.map((one) => ({ ...one, row: key }))));
}

function anyAnswer(question: Question): fc.Arbitrary<GivenAnswer | null> {
  const { type, options } = question.answer;
  const value = type === 'table' ? anyRows(question) : anyCell({ type, options });
  const given = value.map((one) => answer(question.id, one));
  return fc.oneof(
    { weight: 6, arbitrary: given },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constant(unknown(question.id)) },
    { weight: 1, arbitrary: fc.constant(answer(question.id, null, { none: true })) },
    { weight: 1, arbitrary: fc.constant(answer(question.id, null, { notApplicableReason: 'no such site' })) },
  );
}

const anyTier = fc.constantFrom<Tier>(...TIERS);
const minutes = fc.option(fc.nat(600), { nil: null });
const anyExercise = fc.record({
  kind: fc.constantFrom('tabletop', 'functional', 'drill'),
  on: fc.constantFrom('2024-01-01', '2026-05-01'),
  planVersionInForce: fc.boolean(),
  rtoObjectiveMinutes: minutes,
  rpoObjectiveMinutes: minutes,
  testedDataRecovery: fc.boolean(),
  isTakeover: fc.boolean(),
});
const anyService = fc
  .record({
    tier: anyTier,
    rtoMinutes: minutes,
    rpoMinutes: minutes,
    mbcoPct: minutes,
    contractNoticeMinutes: minutes,
    icfrRelevant: fc.boolean(),
    icfrDetermined: fc.boolean(),
    exercises: fc.array(anyExercise, { maxLength: 2 }),
  })
  .map((one) => ({ ...one, exercises: one.exercises.map((few) => exercise(few)) }));
const anyFacts: fc.Arbitrary<QuestionnaireFacts> = fc
  .record({
    answers: fc.tuple(...questionnaire.questions.map(anyAnswer)),
    service: anyService,
    soc1OnFile: fc.boolean(),
  })
  .map(({ answers, ...told }) => facts({ ...told, answers: answers.filter((one) => one !== null) }));
const allGaps = (given: QuestionnaireFacts) =>
  questionnaire.questions.map((question) => gapOf(questionnaire, { question, subject: subjectOf(question) }, given));

describe('for any answers at all', () => {
  it('every gap and every rule comes to a result', () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        for (const found of allGaps(given)) expect(GAPS).toContain(found.gap);
        for (const hit of contradictions(questionnaire, given)) expect(hit.rule).toMatch(/^CR-\d\d$/);
      }),
      { numRuns: 60 },
    );
  });

  it('a more critical tier is never judged more mildly', () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const at = TIERS.map((tier) =>
          allGaps({ ...given, vendorTier: tier, services: given.services.map((one) => ({ ...one, tier })) }).map(
            (found) => GAPS.indexOf(found.gap),
          ),
        );
        questionnaire.questions.forEach((_, index) => {
          const [t1 = 0, t2 = 0, t3 = 0] = at.map((gaps) => gaps[index] ?? 0);
          expect(t1).toBeGreaterThanOrEqual(t2);
          expect(t2).toBeGreaterThanOrEqual(t3);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('a rule never hits while none of the questions it compares is answered, and no exercise tells', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...questionnaire.rules), (given, rule) => {
        const answers = given.answers.filter(({ questionId }) => !rule.questions.includes(questionId));
        const quiet = { ...given, answers, services: given.services.map((one) => ({ ...one, exercises: [] })) };
        expect(contradictions(questionnaire, quiet).map((hit) => hit.rule)).not.toContain(rule.id);
      }),
      { numRuns: 150 },
    );
  });

  it('the redundancy mode is a word of the vocabulary, with a reason', () => {
    const words = [...Object.keys(questionnaire.vocabularies.redundancyMode), 'unknown'];
    expect([...REDUNDANCY_MODES].sort()).toEqual(words.sort());
    fc.assert(
      fc.property(anyFacts, (given) => {
        const { mode, because } = redundancyModeOf('y', given);
        expect(words).toContain(mode);
        expect(because).toMatch(/QTE-/);
      }),
    );
  });

  it('what the portal read, it reads again to the same', () => {
    const questions = questionnaire.questions.filter((one) => one.answer.type !== 'table');
    const given = fc
      .constantFrom(...questions)
      .chain((question) =>
        fc.tuple(
          fc.constant(question),
          anyCell({ type: question.answer.type as 'enum', options: question.answer.options }),
        ),
      );
    fc.assert(
      fc.property(given, ([question, value]) => {
        const read = readAnswer(question, { value });
        expect(read).toMatchObject({ value, unknown: false });
      }),
    );
  });

  it('a strange value is refused by pointer, and never throws', () => {
    fc.assert(
      fc.property(fc.constantFrom(...questionnaire.questions), fc.anything(), (question, value) => {
        const read = readAnswer(question, { value });
        if ('problems' in read) expect(read.problems.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('a gap', () => {
  it('is major for "do not know", whatever the tier', () => {
    for (const tier of TIERS)
      expect(gap('QTE-3', { answers: [unknown('QTE-3')], service: { tier } }).gap).toBe('major');
  });

  it.each<[string, AnswerValue, Tier, string]>([
    ['QTE-1', 'partial', 'T1', 'major'],
    ['QTE-1', 'partial', 'T3', 'none'],
    ['QTE-3', 'none', 'T2', 'major'],
    ['QTE-6', 'cold', 'T1', 'major'],
    ['QTE-2', 'reduced_ok', 'T2', 'minor'],
    ['QOU-4', [], 'T1', 'major'],
    ['QAL-1', [], 'T1', 'critical'],
    ['QAL-1', [], 'T3', 'none'],
    ['QPE-3', 59, 'T2', 'major'],
    ['QPE-3', 0, 'T1', 'critical'],
    ['QOR-3', '2024-11-21', 'T3', 'major'],
    ['QOR-3', '2024-11-22', 'T1', 'none'],
  ])('of %s answered %j at %s is %s', (...[id, value, tier, wanted]) => {
    expect(gap(id, { answers: [answer(id, value)], service: { tier } }).gap).toBe(wanted);
  });

  it('is none where our side accepted the reduced service', () => {
    const accepted = answer('QTE-2a', [{ function: 'Calls', accepted_by: 'D. Reyes', accepted_on: '2026-02-01' }]);
    expect(gap('QTE-2', { answers: [answer('QTE-2', 'reduced_ok'), accepted] }).gap).toBe('none');
  });

  it('is not evaluated, and so no pass, before there is an answer or an objective', () => {
    expect(gap('QTE-3', {})).toMatchObject({ gap: 'none', evaluated: false });
    const answers = [answer('QTE-6', 'hot'), answer('QTE-6a', 5)];
    expect(gap('QTE-6a', { answers, service: { rtoMinutes: null } })).toMatchObject({ gap: 'none', evaluated: false });
  });
});

describe('the redundancy mode', () => {
  it.each<[string, string | null, string, string, string]>([
    ['active_active', null, 'two_sites_live', 'active_active', 'not_needed_active_active'],
    ['hot_standby', null, 'primary_and_standby', 'active_passive', 'hot'],
    ['warm_standby', null, 'multi_region_cloud', 'active_passive', 'warm'],
    ['cold_standby', null, 'none', 'single', 'cold'],
    ['single_with_spares', 'full', 'none', 'single', 'none'],
    ['none', 'none', 'none', 'single', 'none'],
    ['unknown', null, 'two_sites_live', 'active_active', 'hot'],
  ])('is %s', (...[mode, spares, place, sharing, standby]) => {
    const answers = [answer('QTE-3', place), answer('QTE-5', sharing), answer('QTE-6', standby)];
    const all = spares === null ? answers : [...answers, answer('QTE-1', spares)];
    expect(redundancyModeOf('y', facts({ answers: all })).mode).toBe(mode);
  });
});
