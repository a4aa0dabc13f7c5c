import { stateOf, type Conclusion } from '../obligations/obligation-state.rules';
import type { Manifest, ResultFacts } from './manifest.model';
import type { ObligationFacts, PreviousResult, Snapshot } from './snapshot.model';

type Facts = Omit<Snapshot, 'evidence'> & {
  exhibits: readonly { number: string; uses: readonly { obligationId: string; state: string }[] }[];
};

/**
 * One result for each obligation. Where the registrant concluded, its conclusion; where it did not, "not tested" with the
 * reason why nothing could be concluded at the cut-off. What was submitted and awaits a conclusion stays "under review".
 */
export function resultsOf(facts: Facts): ResultFacts[] {
  return facts.obligations.map((obligation) => {
    const result = resultOf(obligation, facts.packet.asOf);
    return {
      obligationId: obligation.id,
      part: obligation.lane === 'icfr' ? ('I' as const) : ('II' as const),
      result,
      words: wordsOf(obligation, facts.packet.asOf),
      reason: obligation.conclusion === null ? absence(obligation, facts.packet.asOf) : obligation.conclusionReason,
      from: obligation.conclusion === null ? ('absence' as const) : ('registrant' as const),
      cites: citesOf(obligation, facts),
    };
  });
}

/** An exception that has run out on the packet's day leaves its item not met. */
const resultOf = (obligation: ObligationFacts, asOf: string): string => standing(obligation, asOf).state;
const wordsOf = (obligation: ObligationFacts, asOf: string): string => standing(obligation, asOf).words;

function standing({ conclusion, progress, dueOn, exceptedUntil }: ObligationFacts, asOf: string) {
  const result = conclusion ?? (progress === 'submitted' ? 'under_review' : 'not_tested');
  const facts = { conclusion: result as Conclusion, dueOn, today: asOf, exceptionUntil: exceptedUntil ?? null };
  return stateOf({ progress: 'submitted', ...facts });
}

function absence({ progress, dueOn }: ObligationFacts, asOf: string): string {
  const due = dueOn < asOf ? `was due on ${dueOn}` : `is due on ${dueOn}`;
  if (progress === 'submitted') return `Submitted, not yet concluded at the cut-off; it ${due}.`;
  const done = progress === 'in_progress' ? 'Evidence was in preparation' : 'Nothing had been put forward';
  return `${done} and nothing was submitted at the cut-off; it ${due}.`;
}

function citesOf(obligation: ObligationFacts, facts: Facts): string[] {
  const exhibits = facts.exhibits
    .filter(({ uses }) => uses.some((use) => use.obligationId === obligation.id && use.state === 'accepted'))
    .map(({ number }) => number);
  const served = obligation.servedBy.map((one) => refOf(one.id, facts)).filter((ref) => ref !== null);
  return [...exhibits, ...served, ...(obligation.code === 'GOV-02' ? attestationRefs(obligation.id, facts) : [])];
}

/** GOV-02 is the attestation itself, or the quarterly confirmation that was signed for this very occurrence. */
function attestationRefs(obligationId: string, { attestations, confirmations = [] }: Facts): string[] {
  const signed = ({ state }: { state: string }) => ['signed', 'accepted'].includes(state);
  const own = confirmations.filter((one) => one.obligationId === obligationId);
  return (own.length > 0 ? own : attestations).filter(signed).map((one) => one.ref);
}

/** `PL-0001 v3.2` for a plan version, `EX-0001` for an exercise; null when it lies outside the packet. */
export function refOf(id: string, { plans, exercises }: Pick<Snapshot, 'plans' | 'exercises'>): string | null {
  const exercise = exercises.find((one) => one.id === id);
  if (exercise) return exercise.ref;
  const plan = plans.find((one) => one.versions.some((version) => version.id === id));
  const version = plan?.versions.find((one) => one.id === id);
  return plan && version ? `${plan.ref} v${version.label}` : null;
}

/** What a later packet compares with: one line for each obligation, named by requirement, service and occurrence. */
export function printedResults({ obligations, results, services }: Manifest): PreviousResult[] {
  return obligations.map((one) => {
    const service = services.find(({ id }) => id === one.serviceId);
    const key = [one.code, service?.ref ?? 'vendor', one.occurrence].join(' ');
    return { key, words: results.find((result) => result.obligationId === one.id)?.words ?? 'Not tested' };
  });
}
