import fc from 'fast-check';
import { STORED_STATES } from './assurance-report.rules';
import { refusalsToEvaluate, refusalToDecide, refusalToWeigh } from './evaluation.rules';

describe('the evaluation of a report', () => {
  const NOTHING = { opinion: 'unmodified', opinionEvaluation: null, openDeviations: [], openSubservices: [] } as const;

  it('is written while the report is under review and at no other time', () => {
    const open = STORED_STATES.filter((state) => refusalToWeigh({ ref: 'AR-0001', state }) === null);
    expect(open).toEqual(['under_review']);
  });

  it('needs a word on a modified opinion, on every test exception and on every carve-out', () => {
    expect(refusalsToEvaluate(NOTHING)).toEqual([]);
    const open = { ...NOTHING, opinion: 'qualified', openDeviations: [2, 3], openSubservices: ['Copperline'] } as const;
    expect(refusalsToEvaluate(open).map(({ reason }) => reason)).toEqual([
      'The opinion is modified: say what that means for us.',
      'Evaluate each test exception of the report first: 2, 3.',
      'Say first how these carved-out organisations are covered: Copperline.',
    ]);
    expect(refusalsToEvaluate({ ...open, opinionEvaluation: ' ' })).toHaveLength(3);
  });

  it('is never decided by who prepared it', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), (preparedBy, deciderId) => {
        expect(refusalToDecide({ preparedBy, deciderId }) !== null).toBe(preparedBy === deciderId);
      }),
    );
  });
});
