import type { Catalogue } from '../../catalogue/catalogue.rules';
import { serves, type LineSubject } from '../../reviews/submission-line.rules';
import type { ObligationFacts, ServedBy } from '../snapshot.model';
import type { ExerciseFacts, PlanFacts } from '../snapshot-recovery.model';
import type { SubmissionFacts } from '../snapshot-review.model';

interface Subject extends LineSubject {
  id: string;
}

/** Plan versions and exercises of this vendor, as the review's own rule sees them. */
export function subjectsOf(plans: readonly PlanFacts[], exercises: readonly ExerciseFacts[]): Subject[] {
  const versions = plans.flatMap((plan) =>
    plan.versions.map((version) => ({
      id: version.id,
      kind: 'plan_version' as const,
      subKind: plan.kind,
      serviceIds: version.serviceIds,
      hasReport: false,
      approved: version.vendorApprovedAt !== null,
    })),
  );
  const held = exercises.map((exercise) => ({
    id: exercise.id,
    kind: 'exercise' as const,
    subKind: exercise.kind,
    serviceIds: [exercise.serviceId],
    hasReport: exercise.reportedAt !== null,
    approved: false,
  }));
  return [...versions, ...held];
}

/** What was accepted for an obligation in the submissions that put it forward. */
export function servedBy(
  obligation: Omit<ObligationFacts, 'servedBy'>,
  facts: { catalogue: Catalogue; subjects: readonly Subject[]; submissions: readonly SubmissionFacts[] },
): ServedBy[] {
  const requirement = facts.catalogue.requirements.find((one) => one.id === obligation.code);
  if (!requirement) return [];
  const accepted = facts.submissions
    .filter((submission) => submission.obligationIds.includes(obligation.id))
    .flatMap((submission) => submission.lines.filter((line) => line.decision === 'accepted'))
    .map((line) => line.targetId);
  return facts.subjects
    .filter((subject) => accepted.includes(subject.id))
    .filter((subject) => serves(subject, { serviceId: obligation.serviceId, requirement }))
    .map(({ kind, id }) => ({ kind, id }));
}
