import fc from 'fast-check';
import { conclusionOfDuty, measuresOf, type AcceptedStatement } from './attestation-duty.rules';

const LINE = { obligationId: 'o', requirementCode: 'GOV-01', answer: 'met' as const, explanation: '' };
const accepted = (changes: Partial<AcceptedStatement> = {}): AcceptedStatement => ({
  ...{ ref: 'AT-0001', signerName: 'Avery Cole', signedAt: '2026-06-30T23:59:59.000Z', qualified: false },
  ...{ lines: [LINE], dueOn: '2026-06-30', obligationDueOn: '2026-12-31', failedChecks: [], ...changes },
});

describe('what an accepted attestation says of the duty to attest', () => {
  it('is met without qualification and by the end of the due day', () => {
    expect(conclusionOfDuty(accepted())).toEqual({
      conclusion: 'met',
      reason: 'AT-0001, signed by Avery Cole on 2026-06-30, accepted.',
    });
  });

  it('is met with exceptions when qualified, late for either day, or a check fails, and says which', () => {
    const lines = [LINE, { ...LINE, answer: 'not_met' as const }];
    expect(conclusionOfDuty(accepted({ qualified: true, lines }))).toEqual({
      conclusion: 'met_with_exceptions',
      reason: 'AT-0001, signed by Avery Cole on 2026-06-30, accepted. Qualified: 1 of 2 lines are exceptions.',
    });
    expect(conclusionOfDuty(accepted({ signedAt: '2026-07-01T00:00:00.000Z' })).reason).toContain(
      'Late: due 2026-06-30.',
    );
    expect(conclusionOfDuty(accepted({ obligationDueOn: '2026-03-31' })).reason).toContain('Late: due 2026-03-31.');
    expect(conclusionOfDuty(accepted({ failedChecks: ['It covers the period'] })).conclusion).toBe(
      'met_with_exceptions',
    );
  });

  it('always names the attestation', () => {
    const arbitrary = fc.record({ qualified: fc.boolean(), dueOn: fc.constantFrom('2026-01-31', '2026-12-31') });
    fc.assert(
      fc.property(arbitrary, (changes) => {
        const { conclusion, reason } = conclusionOfDuty(accepted(changes));
        expect(reason.startsWith('AT-0001, ')).toBe(true);
        expect(conclusion === 'met').toBe(!changes.qualified && changes.dueOn === '2026-12-31');
      }),
    );
  });
});

describe('measures of a signed attestation', () => {
  const period = { startsOn: '2026-01-01', endsOn: '2026-12-31' };
  const facts = { authorityHeld: true, covers: { from: '2026-01-01', to: '2026-12-31' }, period, lines: [LINE] };

  it('say whether the authority held, the whole period is covered and every line answered', () => {
    expect(Object.values(measuresOf(facts))).toEqual([true, true, 0]);
    const short = { from: '2026-01-02', to: '2026-12-31' };
    const open = { ...LINE, answer: null };
    expect(Object.values(measuresOf({ ...facts, authorityHeld: false, covers: short, lines: [open, LINE] }))).toEqual([
      false,
      false,
      1,
    ]);
  });
});
