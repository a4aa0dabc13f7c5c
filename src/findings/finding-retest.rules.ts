import type { Refusal } from '../foundation/refusal';

export const VERIFICATION_METHODS = ['retest', 'inspection', 'observation', 'reperformance'] as const;
export type VerificationMethod = (typeof VERIFICATION_METHODS)[number];

/** What a retest is judged by. Times are ISO 8601 UTC. */
export interface Retest {
  ref: string;
  /** When it was performed; null before. */
  performedAt: string | null;
  passed: boolean;
}

export interface VerificationFacts {
  fromTest: boolean;
  result: 'fixed' | 'not_fixed';
  method: VerificationMethod;
  /** When the test that showed the gap was performed, or the finding was opened where none is known. */
  shownAt: string;
  retest: Retest | null;
}

export type VerificationRefusal = 'retest-needed' | 'retest-missing' | 'retest-not-later' | 'retest-not-passed';

/** SD-6: what a test showed is closed by a later test that passed, and by nothing else. */
export function refusalToVerify(facts: VerificationFacts): Refusal<VerificationRefusal> | null {
  const { fromTest, result, method, retest } = facts;
  if (method === 'retest') return retest === null ? missing() : refusalOfRetest(facts, retest);
  if (fromTest && result === 'fixed')
    return {
      code: 'retest-needed',
      reason: 'A test showed this gap, so only a later test that passed shows that it is closed.',
      pointer: '/method',
    };
  return null;
}

const missing = (): Refusal<VerificationRefusal> => ({
  code: 'retest-missing',
  reason: 'Name the later exercise, or the later attempt of the step.',
  pointer: '/retestExerciseId',
});

function refusalOfRetest({ result, shownAt }: VerificationFacts, retest: Retest): Refusal<VerificationRefusal> | null {
  const pointer = '/retestExerciseId';
  if (retest.performedAt === null || retest.performedAt <= shownAt)
    return { code: 'retest-not-later', reason: `${retest.ref} was not performed after the gap was shown.`, pointer };
  if (result === 'fixed' && !retest.passed)
    return { code: 'retest-not-passed', reason: `${retest.ref} did not pass, so it closes nothing.`, pointer };
  return null;
}
