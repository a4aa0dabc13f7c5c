import fc from 'fast-check';
import { readShippedCatalogue } from '../catalogue/catalogue.file';
import { missingEvidence, type Requirement } from '../catalogue/catalogue.rules';
import type { EvaluatedCheck } from './check.rules';
import { evaluateChecks, refusalsOfNotes } from './check.rules';
import { withEarlierNote } from './earlier-notes.rules';
import {
  goesBack,
  outcomeWhenUnnamed,
  refusalOfOverall,
  refusalsToConcludeObligation,
  type ConclusionFacts,
  type DecidedLine,
} from './conclusion.rules';
import { EXERCISE_OUTCOMES, LINE_DECISIONS, OBLIGATION_CONCLUSIONS } from './review.rules';

const { requirements, evidenceKinds } = readShippedCatalogue();
const requirement = (id: string): Requirement => requirements.find((one) => one.id === id)!;
const kinds = Object.keys(evidenceKinds);

const line = fc.record<DecidedLine>({
  lineId: fc.uuid(),
  kind: fc.constantFrom('evidence_use', 'plan_version', 'exercise'),
  decision: fc.constantFrom(...LINE_DECISIONS),
  outcome: fc.option(fc.constantFrom(...EXERCISE_OUTCOMES)),
  kinds: fc.subarray(kinds),
  inPeriod: fc.boolean(),
});
const facts = fc.record<ConclusionFacts>({
  requirement: fc.constantFrom(...requirements),
  conclusion: fc.constantFrom(...OBLIGATION_CONCLUSIONS),
  judgement: fc.constant('Judged'),
  outOfPeriodReason: fc.constantFrom('', '  ', 'Still in force'),
  checks: fc.constant([]),
  acceptedEarlier: fc.subarray(kinds),
  lines: fc.array(line, { maxLength: 6 }),
});
const codes = (given: ConclusionFacts) => refusalsToConcludeObligation(given).map((one) => one.code);
const failing = (explanation: string | null): EvaluatedCheck => ({
  ...{ id: 'c', words: 'A check', metric: 'm', source: 'derived', op: '==', threshold: 0, severity: 'fail' },
  ...{ value: 3, verdict: 'fail', explanation },
});

describe('a conclusion about an obligation', () => {
  it('is never "met" while required evidence is missing from what was accepted', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const accepted = given.lines.filter((one) => one.decision === 'accepted').flatMap((one) => one.kinds);
        const missing = missingEvidence(given.requirement, [...given.acceptedEarlier, ...accepted]).length > 0;
        const positive = given.conclusion === 'met' || given.conclusion === 'met_with_exceptions';
        expect(codes(given).includes('evidence-not-accepted')).toBe(positive && missing);
      }),
    );
  });

  it('wants a reason exactly when accepted evidence lies outside the period', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const outside = given.lines.some((one) => one.decision === 'accepted' && !one.inPeriod);
        expect(codes(given).includes('out-of-period')).toBe(outside && given.outOfPeriodReason.trim() === '');
      }),
    );
  });

  it('explains a failing check under "met", and needs no explanation otherwise', () => {
    const base = { ...fc.sample(facts, 1)[0]!, requirement: requirement('GOV-01'), lines: [], outOfPeriodReason: '' };
    const met = { ...base, conclusion: 'met' as const, acceptedEarlier: ['EV-POL', 'EV-ORG'] };
    expect(codes({ ...met, checks: [failing(null)] })).toEqual(['check-fails']);
    expect(codes({ ...met, checks: [failing('Because')] })).toEqual([]);
    expect(codes({ ...met, conclusion: 'not_met', checks: [failing(null)] })).toEqual([]);
    expect(codes({ ...met, checks: [{ ...failing(null), verdict: 'not_evaluated', value: null }] })).toEqual([]);
  });

  it('meets TST-02 only with an exercise that counts as a test', () => {
    const test = (outcome: DecidedLine['outcome']): DecidedLine => ({
      ...{ lineId: 'l', kind: 'exercise', decision: 'accepted', outcome, kinds: ['EV-EXR'], inPeriod: true },
    });
    const base = { requirement: requirement('TST-02'), conclusion: 'met' as const, judgement: 'x', checks: [] };
    const with_ = (lines: DecidedLine[], acceptedEarlier = ['EV-LOG']) =>
      codes({ ...base, outOfPeriodReason: '', acceptedEarlier, lines });
    expect(with_([test('satisfactory')])).toEqual([]);
    expect(with_([test('not_a_valid_test')])).toEqual(['test-not-valid']);
    expect(with_([])).toContain('no-valid-test');
  });

  it('sends back what fell short, and is overall satisfactory only when nothing did', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...OBLIGATION_CONCLUSIONS)), (all) => {
        const short = all.some((one) => one !== 'met' && one !== 'not_applicable');
        expect(refusalOfOverall('satisfactory', all) !== null).toBe(short);
        expect(refusalOfOverall('unsatisfactory', all)).toBeNull();
      }),
    );
    expect(OBLIGATION_CONCLUSIONS.filter(goesBack)).toEqual(['not_met', 'not_tested']);
    expect([0, 1].map(outcomeWhenUnnamed)).toEqual(['satisfactory', 'satisfactory_with_findings']);
  });
});

describe('checks', () => {
  it('without a value are not evaluated, whatever they ask', () => {
    for (const one of requirements)
      for (const check of evaluateChecks(one, { tier: 'T1', kinds, notes: [], measure: () => null }))
        expect([check.verdict, check.value]).toEqual(['not_evaluated', null]);
  });

  it('whether a sector rule covers the provider is read from the recorded answer, and from nobody’s note', () => {
    const one = requirement('SEC-EMS-01');
    const record = {
      words: 'The rule does not cover the provider',
      basis: 'Overflow only.',
      by: 'Ines',
      at: '2026-03-02',
    };
    const notes = [{ checkId: 'coverage_answered', value: true }];
    const read = (coverage: typeof record | null) =>
      evaluateChecks(one, { tier: 'T1', kinds, notes, coverage, measure: () => null }).find(
        ({ id }) => id === 'coverage_answered',
      )!;
    expect(read(null)).toMatchObject({
      verdict: 'not_evaluated',
      value: null,
      readFrom: 'coverage_answer',
      record: null,
    });
    expect(read(record)).toMatchObject({ verdict: 'pass', value: true, record });
    expect(refusalsOfNotes(one, notes, '/checks')).toMatchObject([
      { code: 'derived-value', pointer: '/checks/0/value' },
    ]);
    const noted = Object.fromEntries(
      Object.entries(read(record)).filter(([name]) => !['readFrom', 'record'].includes(name)),
    ) as unknown as EvaluatedCheck;
    const said = (by: string, decidedAt: string) => ({
      ...{ checks: [noted], decidedByName: by, decidedAt, submissionRef: 'SB-0001' },
    });
    expect(withEarlierNote(read(null), [said('Ruben', '2026-02-01'), said('Mei', '2026-01-01')])).toMatchObject({
      notedBefore: { value: true, by: 'Ruben', submissionRef: 'SB-0001' },
    });
    expect(
      withEarlierNote(read(null), [{ ...said('Ines', '2026-03-02'), checks: [read(record)] }]).notedBefore,
    ).toBeNull();
    expect(withEarlierNote(noted, [said('Ruben', '2026-02-01')])).toEqual(noted);
  });

  it("take the reviewer's value only where the registers hold none", () => {
    const one = requirement('PLN-06');
    expect(refusalsOfNotes(one, [{ checkId: 'contacts_listed', value: 3 }], '/checks')).toEqual([]);
    const derived = refusalsOfNotes(one, [{ checkId: 'steps_numbered', value: 3 }, { checkId: 'no' }], '/checks');
    expect(derived.map((refusal) => [refusal.code, refusal.pointer])).toEqual([
      ['derived-value', '/checks/0/value'],
      ['unknown-check', '/checks/1'],
    ]);
    const notes = [{ checkId: 'contacts_listed', value: 1 }];
    const evaluated = evaluateChecks(one, { tier: 'T3', kinds: [], notes, measure: () => 4 });
    expect(evaluated.map((check) => [check.id, check.value, check.verdict])).toContainEqual([
      'contacts_listed',
      1,
      'fail',
    ]);
  });
});
