import type { Refusal } from '../foundation/refusal';
import { isModified, STATE_WORDS, type Opinion, type StoredState } from './assurance-report.rules';

/** A report is weighed while it is under review; what is evaluated stands. */
export function refusalToWeigh(report: { ref: string; state: StoredState }): Refusal<'not-under-review'> | null {
  if (report.state === 'under_review') return null;
  const now = STATE_WORDS[report.state].toLowerCase();
  const reason =
    report.state === 'received' ? `${report.ref} is here. Begin its review first.` : `${report.ref} is ${now}.`;
  return { code: 'not-under-review', reason };
}

type EvaluationRefusal = Refusal<'opinion-not-evaluated' | 'deviations-open' | 'subservices-open' | 'same-person'>;

/** An evaluation says something of everything that the report leaves to its reader. */
export function refusalsToEvaluate(facts: {
  opinion: Opinion | null;
  opinionEvaluation: string | null;
  /** Numbers of test exceptions that nobody evaluated. */
  openDeviations: readonly number[];
  /** Names of carved-out organisations of which nobody said how they are covered. */
  openSubservices: readonly string[];
}): EvaluationRefusal[] {
  const { opinion, opinionEvaluation, openDeviations, openSubservices } = facts;
  const found: EvaluationRefusal[] = [];
  if (isModified(opinion) && !opinionEvaluation?.trim()) {
    const reason = 'The opinion is modified: say what that means for us.';
    found.push({ code: 'opinion-not-evaluated', reason, pointer: '/opinionEvaluation' });
  }
  if (openDeviations.length > 0) {
    const reason = `Evaluate each test exception of the report first: ${openDeviations.join(', ')}.`;
    found.push({ code: 'deviations-open', reason });
  }
  if (openSubservices.length > 0) {
    const reason = `Say first how these carved-out organisations are covered: ${openSubservices.join(', ')}.`;
    found.push({ code: 'subservices-open', reason });
  }
  return found;
}

/** SD-4: who prepared something does not approve it. */
export function refusalToDecide(facts: { preparedBy: string; deciderId: string }): EvaluationRefusal | null {
  if (facts.preparedBy !== facts.deciderId) return null;
  return { code: 'same-person', reason: 'You prepared this, so somebody else decides it.' };
}
