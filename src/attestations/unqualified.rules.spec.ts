import fc from 'fast-check';
import { isQualified, LINE_ANSWERS, type AnsweredLine } from './attestation.rules';
import { expiredWeakness, gapWeakness, refusalOfUnqualified, type Weakness } from './signing.rules';
import { statementText, type StatementFacts } from './statement.rules';

const ref = fc.constantFrom('TECH-01', 'TECH-07', 'PPL-03', 'XC-0001');
const word = fc.stringMatching(/^[A-Za-z]{1,8}( [a-z]{1,8}){0,2}$/);
const gap = fc
  .record({
    questionSetId: fc.uuid(),
    questionId: ref,
    subjectName: word,
    requirements: fc.array(fc.constantFrom('TST-02', 'PLN-05'), { maxLength: 2 }),
    reason: word,
  })
  .map(gapWeakness);
const expired = fc
  .record({ id: fc.uuid(), ref, requirementCode: fc.constantFrom('TST-02'), until: fc.constant('2026-10-31') })
  .map(expiredWeakness);
const weaknesses = fc.array<Weakness>(fc.oneof(gap, expired), { maxLength: 6 });
const line = fc.record<AnsweredLine>({
  obligationId: fc.uuid(),
  requirementCode: fc.constantFrom('GOV-01', 'TST-02'),
  answer: fc.option(fc.constantFrom(...LINE_ANSWERS)),
  explanation: word,
});

const FACTS: StatementFacts = {
  ...{ ref: 'AT-0001', signerName: 'Avery Lund', signerTitle: 'COO', vendor: 'Quill LLC', registrant: 'Tarnbrook' },
  ...{ periodCode: 'FY2026', from: '2026-01-01', to: '2026-12-31', subOutsourcers: [] },
  ...{ services: [], plans: [], exercises: [], findings: [] },
  lines: [],
};
const stated = (lines: AnsweredLine[], standing: readonly Weakness[]): string =>
  statementText({
    ...FACTS,
    weaknesses: standing.map(({ words }) => words),
    lines: lines.map((one) => ({ ...one, title: 'Something', serviceRef: null, dueOn: '2026-12-31' })),
  });

describe('critical gaps and expired exceptions', () => {
  it('keep a statement without exceptions from being signed, and no other', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), weaknesses, (lines, standing) => {
        const qualified = isQualified(lines);
        const refusal = refusalOfUnqualified({ qualified, weaknesses: standing });
        expect(refusal !== null).toBe(!qualified && standing.length > 0);
        for (const one of standing) if (refusal) expect(refusal.reason).toContain(one.ref);
      }),
    );
  });

  it('stay a reason against it whatever else is added', () => {
    fc.assert(
      fc.property(weaknesses, weaknesses, (some, more) => {
        const before = refusalOfUnqualified({ qualified: false, weaknesses: some });
        const after = refusalOfUnqualified({ qualified: false, weaknesses: [...some, ...more] });
        if (before) expect(after).not.toBeNull();
      }),
    );
  });

  it('are each listed in the text, which never calls itself unqualified beside them', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), weaknesses, (lines, standing) => {
        const text = stated(lines, standing);
        for (const { words } of standing) expect(text).toContain(`- ${words}`);
        expect(text.includes('Critical gaps and expired exceptions')).toBe(standing.length > 0);
        expect(text.includes('- Unqualified:')).toBe(standing.length === 0 && !isQualified(lines));
      }),
    );
  });
});
