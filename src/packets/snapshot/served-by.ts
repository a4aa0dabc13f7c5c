import type { Catalogue } from '../../catalogue/catalogue.rules';
import type { ExerciseFact, PlanFact } from '../../reviews/register.rules';
import { exerciseServes, planServes, type SubmittedObligation } from '../../reviews/submission-line.rules';
import type { ObligationFacts, ServedBy } from '../snapshot.model';
import type { ExerciseFacts, PlanFacts } from '../snapshot-recovery.model';
import type { SubmissionFacts } from '../snapshot-review.model';

type Asked = Omit<SubmittedObligation, 'id'>;

interface Candidate extends ServedBy {
  serves: (obligation: Asked) => boolean;
}

/** Plan versions and exercises, each with the review's own rule of what it is put before a reviewer for. */
export function candidatesOf(plans: readonly PlanFacts[], exercises: readonly ExerciseFacts[]): Candidate[] {
  const versions = plans.flatMap((plan) =>
    plan.versions.map(({ id, serviceIds }): Candidate => {
      // The rule reads kind and services only.
      const fact = { kind: plan.kind, serviceIds } as PlanFact;
      return { kind: 'plan_version', id, serves: (obligation) => planServes(fact, obligation) };
    }),
  );
  const held = exercises.map(({ id, serviceId, reportedAt }): Candidate => {
    // The rule reads the service and whether there is a report only.
    const fact = { serviceId, reportedOn: reportedAt } as ExerciseFact;
    return { kind: 'exercise', id, serves: (obligation) => exerciseServes(fact, obligation) };
  });
  return [...versions, ...held];
}

/** What was accepted for an obligation in the submissions that put it forward. */
export function servedBy(
  obligation: Omit<ObligationFacts, 'servedBy'>,
  facts: { catalogue: Catalogue; candidates: readonly Candidate[]; submissions: readonly SubmissionFacts[] },
): ServedBy[] {
  const requirement = facts.catalogue.requirements.find((one) => one.id === obligation.code);
  if (!requirement) return [];
  const accepted = facts.submissions
    .filter((submission) => submission.obligationIds.includes(obligation.id))
    .flatMap((submission) => submission.lines.filter((line) => line.decision === 'accepted'))
    .map((line) => line.targetId);
  return facts.candidates
    .filter((one) => accepted.includes(one.id))
    .filter((one) => one.serves({ serviceId: obligation.serviceId, requirement }))
    .map(({ kind, id }) => ({ kind, id }));
}
