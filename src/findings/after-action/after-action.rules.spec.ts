import fc from 'fast-check';
import { SEVERITIES } from '../finding.rules';
import {
  findingFor,
  gapsOf,
  severityOf,
  type KnownFinding,
  type Reported,
  type ReportedObjective,
  type ReportedStep,
} from './after-action.rules';

const step = (changes: Partial<ReportedStep> = {}): ReportedStep => ({
  ...{ planStepId: 'a', number: 1, title: 'Start the database', owner: 'Mo Adler', outcome: 'pass', note: null },
  ...{ disposition: 'keep', dispositionNote: null },
  ...changes,
});
const objective = (changes: Partial<ReportedObjective> = {}): ReportedObjective => ({
  ...{ number: 1, text: 'Agents sign in', measures: null, rating: 'P', ratingNote: null, missed: false },
  ...changes,
});
const reported = (changes: Partial<Reported> = {}): Reported => ({
  ...{ exerciseRef: 'EX-0001', serviceRef: 'SV-0001', tier: 'T1', coordinator: 'Nora Beck', steps: [], objectives: [] },
  ...changes,
});

const ANY_STEP = fc.record({
  planStepId: fc.uuid(),
  number: fc.integer({ min: 1, max: 999 }),
  title: fc.string({ minLength: 1, maxLength: 300 }),
  owner: fc.option(fc.string({ maxLength: 30 })),
  outcome: fc.option(fc.constantFrom('pass', 'pass_with_issue', 'fail', 'not_performed', 'not_applicable')),
  note: fc.option(fc.string({ maxLength: 4000 })),
  disposition: fc.option(fc.constantFrom('keep', 'change', 'remove', 'add')),
  dispositionNote: fc.option(fc.string({ maxLength: 2000 })),
});
const ANY_OBJECTIVE = fc.record({
  number: fc.integer({ min: 1, max: 99 }),
  text: fc.string({ minLength: 1, maxLength: 300 }),
  measures: fc.constant(null),
  rating: fc.option(fc.constantFrom('P', 'S', 'M', 'U')),
  ratingNote: fc.option(fc.string()),
  missed: fc.boolean(),
});
const ANY = fc.record({
  exerciseRef: fc.constant('EX-0001'),
  serviceRef: fc.constant('SV-0001'),
  tier: fc.constantFrom('T1' as const, 'T2' as const, 'T3' as const, null),
  coordinator: fc.constant('Nora Beck'),
  steps: fc.uniqueArray(ANY_STEP, { selector: (one) => one.number, maxLength: 30 }),
  objectives: fc.uniqueArray(ANY_OBJECTIVE, { selector: (one) => one.number, maxLength: 9 }),
});

describe('what a report leaves open', () => {
  it('is one gap for each failed or changed step and each missed objective, and no other', () => {
    fc.assert(
      fc.property(ANY, (given) => {
        const steps = given.steps.filter(
          (one) => one.outcome === 'fail' || !['keep', null].includes(one.disposition),
        ).length;
        const missed = given.objectives.filter((one) => one.missed || one.rating === 'M' || one.rating === 'U').length;
        const gaps = gapsOf(given);
        expect(gaps).toHaveLength(steps + missed);
        expect(new Set(gaps.map(({ part }) => part)).size).toBe(gaps.length);
      }),
    );
  });

  it('always has an owner, a title that fits and words', () => {
    fc.assert(
      fc.property(ANY, (given) => {
        for (const gap of gapsOf(given)) {
          expect(gap.ownerName.trim()).not.toBe('');
          expect(gap.title.length).toBeLessThanOrEqual(200);
          expect(gap.description.length).toBeLessThanOrEqual(8000);
          expect(gap.part.length).toBeLessThanOrEqual(120);
        }
      }),
    );
  });

  it('is the same for the step that failed and is to change: one finding, owned by the step’s owner', () => {
    const both = step({ number: 3, outcome: 'fail', note: 'Password expired.', disposition: 'change' });
    expect(gapsOf(reported({ steps: [{ ...both, dispositionNote: 'Use the vault.' }] }))).toEqual([
      expect.objectContaining({
        ...{ part: 'step 3', severity: 'high', ownerName: 'Mo Adler' },
        title: 'Step 3, Start the database: failed, to change in the plan',
        description:
          'After-action report of EX-0001, step 3 (Start the database): failed, to change in the plan. Password expired. Use the vault.',
      }),
    ]);
  });

  it('names a missed recovery objective by its service, and the coordinator as owner', () => {
    const rto = objective({ number: 2, text: 'Restore within 4:00 h', measures: 'rto', rating: 'M', missed: true });
    const [gap] = gapsOf(reported({ objectives: [objective(), rto] }));
    expect(gap).toMatchObject({ part: 'rto SV-0001', severity: 'high', ownerName: 'Nora Beck' });
  });

  it('is graver where an objective could not be performed at all than where it was reached too late', () => {
    const rated = (rating: string) => gapsOf(reported({ objectives: [objective({ rating, missed: true })] }));
    expect([...rated('M'), ...rated('U')].map(({ severity }) => severity)).toEqual(['high', 'critical']);
  });

  it('is never graded lower for a higher tier, nor for a heavier gap', () => {
    const rank = (weight: Parameters<typeof severityOf>[0], tier: Parameters<typeof severityOf>[1]) =>
      SEVERITIES.indexOf(severityOf(weight, tier));
    for (const weight of ['not_reached', 'failed', 'to_change'] as const) {
      expect(rank(weight, 'T1')).toBeGreaterThanOrEqual(rank(weight, 'T2'));
      expect(rank(weight, 'T2')).toBeGreaterThanOrEqual(rank(weight, 'T3'));
      expect(rank(weight, null)).toBe(rank(weight, 'T2'));
    }
    for (const tier of ['T1', 'T2', 'T3', null] as const) {
      expect(rank('not_reached', tier)).toBeGreaterThanOrEqual(rank('failed', tier));
      expect(rank('failed', tier)).toBeGreaterThanOrEqual(rank('to_change', tier));
    }
  });
});

describe('the finding that a gap belongs to', () => {
  const gapOf = (given: Partial<Reported>) => {
    const [gap] = gapsOf(reported(given));
    if (!gap) throw new Error('There is a gap.');
    return gap;
  };
  const failed = gapOf({ steps: [step({ number: 3, outcome: 'fail' })] });
  const known = (changes: Partial<KnownFinding>): KnownFinding => ({
    ...{ id: 'f', ref: 'FD-0001', part: 'step 3', own: false, stepTitle: null },
    ...changes,
  });

  it('is its own, so that a report issued again opens nothing twice', () => {
    fc.assert(
      fc.property(ANY, (given) => {
        const gaps = gapsOf(given);
        const opened = gaps.map(({ part }, at) => known({ id: String(at), part, own: true }));
        gaps.forEach((gap, at) => expect(findingFor(gap, opened)?.id).toBe(String(at)));
      }),
    );
  });

  it('may stand from an earlier exercise of the same plan step, whatever its number was then', () => {
    expect(findingFor(failed, [known({ part: 'step 2', stepTitle: 'start the database ' })])?.ref).toBe('FD-0001');
    expect(findingFor(failed, [known({ part: 'step 3', stepTitle: 'Call the team' })])).toBeNull();
  });

  it('may be about the same recovery objective, but not about another exercise’s own objective', () => {
    const rto = gapOf({ objectives: [objective({ number: 2, measures: 'rto', missed: true })] });
    expect(findingFor(rto, [known({ part: 'rto SV-0001' })])).not.toBeNull();
    expect(findingFor(rto, [known({ part: 'rto SV-0002' })])).toBeNull();
    const own = gapOf({ objectives: [objective({ rating: 'U' })] });
    expect(findingFor(own, [known({ part: 'objective 1' })])).toBeNull();
  });
});
