import { isModified, type Opinion, type ReportKind, type ReportState } from './assurance-report.rules';
import type { UserControlCounts } from './user-controls/user-control.rules';

export type StepKind =
  | 'bring'
  | 'begin_review'
  | 'evaluate_deviations'
  | 'cover_subservices'
  | 'list_controls'
  | 'map_controls'
  | 'own_controls'
  | 'evaluate_failed'
  | 'test_controls'
  | 'evaluate'
  | 'approve'
  | 'bring_letter'
  | 'cover_gap'
  | 'approve_gap_cover';

export interface NextStep {
  kind: StepKind;
  by: 'vendor' | 'registrant' | 'second_line';
  words: string;
}

export interface StepFacts {
  kind: ReportKind;
  state: ReportState;
  dueOn: string;
  opinion: Opinion | null;
  /** The day by which a letter is wanted that is not here yet. */
  letterDueOn: string | null;
  /** What the registrant knows; null for a vendor. */
  own: {
    openDeviations: number;
    openSubservices: number;
    controls: UserControlCounts;
    evaluationWaits: boolean;
    /** Days of the fiscal year that nothing covers. */
    uncoveredDays: number;
    gapCoversWaiting: number;
  } | null;
}

const count = (n: number, one: string, many: string): string => (n === 1 ? one : many.replace('#', String(n)));

/** What has to be done next with a report, by whom and why, in the order in which it helps. */
export function nextSteps(facts: StepFacts): NextStep[] {
  if (facts.state === 'superseded') return [];
  if (facts.state === 'expected' || facts.state === 'overdue') {
    const words = `Bring the report, due on ${facts.dueOn}${facts.state === 'overdue' ? ': it is overdue' : ''}.`;
    return [{ kind: 'bring', by: 'vendor', words }];
  }
  return [...ofReview(facts), ...ofControls(facts), ...ofGap(facts)];
}

function ofReview({ state, own, opinion }: StepFacts): NextStep[] {
  if (own === null || state === 'evaluated') return [];
  if (state === 'received') {
    const words = 'Begin the review. From then on only the registrant corrects what was written down.';
    return [{ kind: 'begin_review', by: 'registrant', words }];
  }
  const steps: NextStep[] = [];
  if (own.evaluationWaits)
    return [{ kind: 'approve', by: 'second_line', words: 'The evaluation waits for somebody of the second line.' }];
  const { openDeviations, openSubservices } = own;
  if (openDeviations > 0) {
    const words = count(
      openDeviations,
      'Evaluate the test exception of the report.',
      'Evaluate # test exceptions of the report.',
    );
    steps.push({ kind: 'evaluate_deviations', by: 'registrant', words });
  }
  if (openSubservices > 0) {
    const words = count(
      openSubservices,
      'Say how the carved-out organisation is covered.',
      'Say how # carved-out organisations are covered.',
    );
    steps.push({ kind: 'cover_subservices', by: 'registrant', words });
  }
  const why = isModified(opinion) ? ' The opinion is modified: say what that means for us.' : '';
  return [...steps, { kind: 'evaluate', by: 'registrant', words: `Write the evaluation.${why}` }];
}

function ofControls({ kind, own }: StepFacts): NextStep[] {
  if (own === null || kind !== 'soc1') return [];
  const { total, unmapped, withoutOwner, failedWithoutEvaluation, notTested } = own.controls;
  const step = (of: StepKind, words: string): NextStep => ({ kind: of, by: 'registrant', words });
  if (total === 0) return [step('list_controls', 'List the user-entity controls that the report names.')];
  const steps: [number, StepKind, string][] = [
    [
      unmapped,
      'map_controls',
      `Map the user-entity controls that are not mapped or confirmed: ${unmapped} of ${total}.`,
    ],
    [withoutOwner, 'own_controls', `Name an owner for mapped controls without one: ${withoutOwner}.`],
    [
      failedWithoutEvaluation,
      'evaluate_failed',
      `Evaluate user-entity controls that failed: ${failedWithoutEvaluation}.`,
    ],
    [notTested, 'test_controls', `Record tests of user-entity controls that have none: ${notTested}.`],
  ];
  return steps.filter(([open]) => open > 0).map(([, of, words]) => step(of, words));
}

function ofGap({ letterDueOn, own }: StepFacts): NextStep[] {
  const steps: NextStep[] = [];
  if (letterDueOn !== null) {
    const words = `Bring a gap letter for the time after the report, due on ${letterDueOn}.`;
    steps.push({ kind: 'bring_letter', by: 'vendor', words });
  }
  if (own === null) return steps;
  if (own.gapCoversWaiting > 0) {
    const words = 'A gap that is to be accepted uncovered waits for somebody of the second line.';
    steps.push({ kind: 'approve_gap_cover', by: 'second_line', words });
  } else if (own.uncoveredDays > 0 && letterDueOn === null) {
    const words = `Cover the gap: ${own.uncoveredDays} days of the fiscal year have neither report, letter nor procedure.`;
    steps.push({ kind: 'cover_gap', by: 'registrant', words });
  }
  return steps;
}
