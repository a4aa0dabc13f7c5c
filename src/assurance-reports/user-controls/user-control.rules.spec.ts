import fc from 'fast-check';
import {
  refusalToConfirm,
  refusalToEvaluateTest,
  refusalToTest,
  userControlCounts,
  userControlState,
  type UserControlFact,
} from './user-control.rules';

const MAPPED: UserControlFact = {
  ...{ standing: 'mapped', ownerName: 'Jo Ames', carried: false, confirmed: false },
  ...{ result: null, evaluated: false },
};

const fact: fc.Arbitrary<UserControlFact> = fc.record({
  standing: fc.constantFrom('unmapped', 'mapped', 'not_relevant'),
  ownerName: fc.constantFrom(null, '', ' ', 'Jo Ames'),
  carried: fc.boolean(),
  confirmed: fc.boolean(),
  result: fc.constantFrom(null, 'passed', 'failed'),
  evaluated: fc.boolean(),
});

describe('a user-entity control', () => {
  it('goes from not mapped over its test to passed, or failed and evaluated', () => {
    expect(userControlState({ ...MAPPED, standing: 'unmapped' })).toBe('unmapped');
    expect(userControlState(MAPPED)).toBe('not_tested');
    expect(userControlState({ ...MAPPED, result: 'passed' })).toBe('passed');
    expect(userControlState({ ...MAPPED, result: 'failed' })).toBe('failed');
    expect(userControlState({ ...MAPPED, result: 'failed', evaluated: true })).toBe('failed_evaluated');
  });

  it('counts as unmapped while it was carried forward and nobody confirmed it', () => {
    const carried = { ...MAPPED, carried: true };
    expect(userControlCounts([carried, { ...carried, confirmed: true }, MAPPED])).toMatchObject({
      total: 3,
      unmapped: 1,
    });
    expect(refusalToConfirm(carried)).toBeNull();
    expect(refusalToConfirm({ ...carried, confirmed: true })?.code).toBe('nothing-to-confirm');
    expect(refusalToTest(carried, '2026-11-02', '2026-11-22')?.code).toBe('to-confirm');
  });

  it('is tested when it is mapped, and not on a day to come', () => {
    expect(refusalToTest(MAPPED, '2026-11-22', '2026-11-22')).toBeNull();
    expect(refusalToTest(MAPPED, '2026-11-23', '2026-11-22')?.pointer).toBe('/testedOn');
    expect(refusalToTest({ ...MAPPED, standing: 'not_relevant' }, '2026-11-02', '2026-11-22')?.code).toBe('not-mapped');
  });

  it('is evaluated after it failed, and not by its owner', () => {
    const evaluator = { id: 'p1', name: 'Mei Castellan' };
    const failed = { result: 'failed', ownerPersonId: null, ownerName: 'Jo Ames', evaluator } as const;
    expect(refusalToEvaluateTest(failed)).toBeNull();
    expect(refusalToEvaluateTest({ ...failed, ownerName: ' mei castellan ' })?.code).toBe('evaluator-is-owner');
    expect(refusalToEvaluateTest({ ...failed, ownerPersonId: 'p1' })?.code).toBe('evaluator-is-owner');
    expect(refusalToEvaluateTest({ ...failed, result: 'passed' })?.code).toBe('not-failed');
  });

  it('is counted so that nothing is open when every one is passed, evaluated or not relevant', () => {
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 12 }), (all) => {
        const counts = userControlCounts(all);
        const settled = all
          .map(userControlState)
          .every((one) => ['passed', 'failed_evaluated', 'not_relevant'].includes(one));
        const open = counts.unmapped + counts.withoutOwner + counts.failedWithoutEvaluation + counts.notTested;
        if (settled) expect(counts.unmapped + counts.notTested).toBe(0);
        else expect(open).toBeGreaterThan(0);
        expect(counts.total).toBe(all.length);
      }),
    );
  });
});
