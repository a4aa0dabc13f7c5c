import { refusalOfLineDecision } from './line-decision.rules';
import { EXERCISE_OUTCOMES, LINE_DECISIONS, type ExerciseOutcome, type LineDecision } from './review.rules';

const exercise = (decision: LineDecision, outcome?: ExerciseOutcome, targetState = 'submitted') =>
  refusalOfLineDecision({ kind: 'exercise', decision, outcome, targetState }, '/lines/0');

describe('the outcome of an exercise', () => {
  it('comes with acceptance or rejection, never with a return', () => {
    expect(LINE_DECISIONS.map((decision) => exercise(decision, 'unsatisfactory')?.code)).toEqual([
      undefined,
      'outcome-of-what',
      undefined,
    ]);
    const ofFile = { kind: 'evidence_use', decision: 'accepted', outcome: 'satisfactory', targetState: null } as const;
    expect(refusalOfLineDecision(ofFile, '')?.code).toBe('outcome-of-what');
  });

  it('of a rejected one is unsatisfactory or no valid test', () => {
    const allowed = EXERCISE_OUTCOMES.filter((outcome) => exercise('rejected', outcome) === null);
    expect(allowed).toEqual(['unsatisfactory', 'not_a_valid_test']);
    expect(exercise('rejected', 'satisfactory')).toMatchObject({
      code: 'outcome-contradicts',
      pointer: '/lines/0/outcome',
    });
    expect(EXERCISE_OUTCOMES.filter((outcome) => exercise('accepted', outcome) === null)).toHaveLength(4);
  });

  it('stays what an earlier review said', () => {
    expect(exercise('accepted', 'satisfactory', 'reviewed')).toMatchObject({
      code: 'reviewed-before',
      pointer: '/lines/0/outcome',
    });
    expect(exercise('accepted', undefined, 'reviewed')).toBeNull();
    expect(exercise('rejected', undefined, 'closed')).toMatchObject({ pointer: '/lines/0/decision' });
  });
});
