import type { Answers } from './attestation-desk';
import type { ToldExercise } from './documents/exercise-papers';
import {
  LARKMOOR_2025,
  LARKMOOR_STEPS,
  OSPREY_2025,
  OSPREY_STEPS_2025,
  QUILLFEATHER_2025,
  QUILLFEATHER_STEPS_2025,
  SALTMARSH_2025,
  SALTMARSH_STEPS,
} from './last-year-exercises';
import { NETTLECOMBE_STEPS } from './nettlecombe-steps';
import type { ToldPlan } from './plan-desk';
import type { Judgement } from './review-desk';
import { earlierSteps } from './told-steps';

/** What is told of a vendor's FY2025. Days are `YYYY-MM-DD`. */
export interface LastYear {
  /** First day of its taking on. */
  takenOn: string;
  programme: string;
  plan: ToldPlan & { number: string; day: string };
  test: { told: ToldExercise; reviewed: string; judgement: Judgement } | null;
  answers: Answers;
  attested: string;
}

const plan = (given: Omit<LastYear['plan'], 'emphasis' | 'reviewDueOn' | 'kind'> & Partial<ToldPlan>) => ({
  ...{ kind: 'DR' as const, emphasis: 'recovery' as const },
  ...{ reviewDueOn: `${Number(given.day.slice(0, 4)) + 1}-12-31`, ...given },
});

/** A test whose objective was missed: neither the test nor the objective counts as met. */
function missed(summary: string, achieved: string): Judgement {
  const judgement = `Tested with a result for every step, but the objective was missed: ${achieved}.`;
  return {
    ...{ conclusion: 'unsatisfactory', summary, exercise: { outcome: 'unsatisfactory', reason: achieved } },
    obligations: {
      'TST-02': { conclusion: 'not_met', judgement },
      'TST-05': { conclusion: 'not_met', judgement: achieved },
    },
  };
}

function inTime(summary: string, achieved: string): Judgement {
  return { summary, exercise: { outcome: 'satisfactory', reason: achieved } };
}

function admitted(explanation: string): Answers {
  const line = { answer: 'not_met' as const, explanation };
  return { 'TST-02': line, 'TST-05': line };
}

export const QUILLFEATHER_LAST_YEAR: LastYear = {
  ...{ takenOn: '2025-01-08', programme: '2025-03-18' },
  plan: plan({
    ...{ title: 'Disaster recovery plan, voice and collections', label: '3.0', number: 'BC-110', day: '2025-03-25' },
    ...{ fileName: 'QCS disaster recovery plan 3.0.pdf', steps: QUILLFEATHER_STEPS_2025 },
    changeSummary: 'Tucson replaces Omaha as second place.',
  }),
  test: {
    ...{ told: QUILLFEATHER_2025, reviewed: '2025-06-25' },
    judgement: missed('The first recovery in Tucson took 38 minutes too long.', 'achieved 278 minutes, objective 240'),
  },
  answers: admitted('The test of 14 June 2025 took 4:38 h against 4:00 h. It is repeated in May 2026 with a new plan.'),
  attested: '2025-12-15',
};

export const OSPREY_LAST_YEAR: LastYear = {
  ...{ takenOn: '2025-01-09', programme: '2025-03-19' },
  plan: plan({
    ...{ title: 'Zone evacuation plan', label: '2.0', number: 'RE-200', day: '2025-04-22' },
    ...{ fileName: 'OHV zone evacuation plan 2.0.pdf', steps: OSPREY_STEPS_2025 },
    changeSummary: 'First plan for three zones.',
  }),
  test: {
    ...{ told: OSPREY_2025, reviewed: '2025-10-08' },
    judgement: missed('A zone was evacuated in 1:35 h against 1:00 h.', 'achieved 95 minutes, objective 60'),
  },
  answers: admitted('The test of 27 September 2025 took 1:35 h against 1:00 h. It is repeated in June 2026.'),
  attested: '2025-12-16',
};

export const SALTMARSH_LAST_YEAR: LastYear = {
  ...{ takenOn: '2025-01-13', programme: '2025-03-20' },
  plan: plan({
    ...{ title: 'Trunk failover plan', label: '1.4', number: 'NC-030', day: '2025-11-11' },
    ...{ fileName: 'SCX trunk failover plan 1.4.pdf', steps: SALTMARSH_STEPS },
    changeSummary: 'Toll-free numbers move before outbound trunks.',
  }),
  test: {
    ...{ told: SALTMARSH_2025, reviewed: '2025-12-11' },
    judgement: inTime('All trunks moved in 0:26 h against 0:30 h.', 'Objective 30 minutes, achieved 26.'),
  },
  ...{ answers: {}, attested: '2025-12-18' },
};

export const LARKMOOR_LAST_YEAR: LastYear = {
  ...{ takenOn: '2025-01-14', programme: '2025-03-21' },
  plan: plan({
    ...{ title: 'Payroll recovery plan', label: '4.0', number: 'PR-400', day: '2025-05-13' },
    ...{ fileName: 'LPT payroll recovery plan 4.0.pdf', steps: LARKMOOR_STEPS },
    changeSummary: 'Restore from the isolated copy in Salina instead of the replica.',
  }),
  test: {
    ...{ told: LARKMOOR_2025, reviewed: '2025-09-03' },
    judgement: inTime('Payroll was restored in 7:16 h against 8:00 h.', 'Objective 480 minutes, achieved 436.'),
  },
  ...{ answers: {}, attested: '2025-12-17' },
};

export const NETTLECOMBE_LAST_YEAR: LastYear = {
  ...{ takenOn: '2025-01-15', programme: '2025-03-24' },
  plan: plan({
    ...{ kind: 'COOP', title: 'Light continuity plan', label: '0.9', number: 'OP-010', day: '2025-05-20' },
    ...{ fileName: 'NTL light plan 0.9.pdf', changeSummary: 'Draft, agreed for one year.' },
    steps: earlierSteps(NETTLECOMBE_STEPS, { without: ['Tell the registrant that mail will be late'], factor: 1 }),
  }),
  test: null,
  answers: {
    'TST-02': {
      answer: 'met_with_exceptions',
      explanation: 'The plan was written in May; we talk it through with the registrant in 2026.',
    },
  },
  attested: '2025-12-12',
};
