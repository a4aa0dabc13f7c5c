import type { Requirement } from '../catalogue/catalogue.rules';
import type { Refusal } from '../foundation/refusal';
import type { LineKind } from './review.rules';
import { standing, type ExerciseFact, type PlanFact } from './register.rules';

/** An obligation as a submission sees it. */
export interface SubmittedObligation {
  id: string;
  serviceId: string | null;
  requirement: Requirement;
}

export interface ProposedUse {
  useId: string;
  obligationId: string;
}

/** What a submission puts before the reviewer. Only an evidence use belongs to one obligation. */
export interface ProposedLine {
  kind: LineKind;
  targetId: string;
  obligationId: string | null;
}

const asked = ({ evidence }: Requirement): string[] => [
  ...evidence.required,
  ...evidence.alternatives.flatMap((one) => one.accept),
];

/** Kinds that a requirement asks for; in the register's own family (PLN, TST) an optional kind is enough. */
function wanted(requirement: Requirement, family: 'PLN-' | 'TST-'): string[] {
  return requirement.id.startsWith(family)
    ? [...asked(requirement), ...requirement.evidence.optional]
    : asked(requirement);
}

/**
 * The evidence kinds that a plan version stands for by itself: its register entry is the plan, and the vendor's approval
 * in it is the approval record.
 */
export function kindsOfPlan(plan: Pick<PlanFact, 'kind' | 'approvedOn'>): string[] {
  return [plan.kind === 'DR' ? 'EV-DRP' : 'EV-COOP', ...(plan.approvedOn === null ? [] : ['EV-APPR'])];
}

/** An exercise stands for its result with step outcomes and times, and for its after-action report once it has one. */
export function kindsOfExercise(exercise: Pick<ExerciseFact, 'reportedOn'>): string[] {
  return ['EV-EXR', ...(exercise.reportedOn === null ? [] : ['EV-AAR'])];
}

/** A plan version is put before the reviewer of a requirement that asks for such a plan, for a service that it covers. */
export function planServes(plan: PlanFact, { serviceId, requirement }: Omit<SubmittedObligation, 'id'>): boolean {
  if (serviceId !== null && !plan.serviceIds.includes(serviceId)) return false;
  return wanted(requirement, 'PLN-').includes(plan.kind === 'DR' ? 'EV-DRP' : 'EV-COOP');
}

export function exerciseServes(
  exercise: ExerciseFact,
  { serviceId, requirement }: Omit<SubmittedObligation, 'id'>,
): boolean {
  if (serviceId !== null && exercise.serviceId !== serviceId) return false;
  return wanted(requirement, 'TST-').some((kind) => kindsOfExercise(exercise).includes(kind));
}

export interface LineSources {
  obligations: readonly SubmittedObligation[];
  uses: readonly ProposedUse[];
  plans: readonly PlanFact[];
  exercises: readonly ExerciseFact[];
  period: { startsOn: string; endsOn: string };
  /** Plan versions and exercises that another open submission holds. */
  elsewhere: readonly string[];
}

/** Every line of a submission: uses of evidence, then standing plan versions, then exercises that were held. */
export function linesOf(from: LineSources): ProposedLine[] {
  const { obligations, uses, plans, exercises, elsewhere } = from;
  const free = (id: string) => !elsewhere.includes(id);
  const served = exercises.filter(
    (one) => one.held && obligations.some((obligation) => exerciseServes(one, obligation)),
  );
  return [
    ...uses.map(({ useId, obligationId }) => ({ kind: 'evidence_use' as const, targetId: useId, obligationId })),
    ...plans
      .filter((plan) => free(plan.versionId) && standing(plan) && obligations.some((one) => planServes(plan, one)))
      .map((plan) => ({ kind: 'plan_version' as const, targetId: plan.versionId, obligationId: null })),
    ...ofPeriod(served, from.period)
      .filter((one) => free(one.id))
      .map((one) => ({ kind: 'exercise' as const, targetId: one.id, obligationId: null })),
  ];
}

/** Exercises of the period; for a service without one, the last before it. */
function ofPeriod(exercises: readonly ExerciseFact[], period: LineSources['period']): ExerciseFact[] {
  const within = (one: ExerciseFact) => one.on >= period.startsOn && one.on <= period.endsOn;
  return exercises.filter((one) => {
    if (within(one)) return true;
    const same = exercises.filter((other) => other.serviceId === one.serviceId);
    return !same.some(within) && same.every((other) => other.on <= one.on);
  });
}

/** A submission is never made out of nothing: each obligation brings something for the reviewer to look at. */
export function refusalsOfNothing(
  from: LineSources & { acceptedEarlier: readonly string[] },
  lines: readonly ProposedLine[],
): Refusal<'nothing-to-review'>[] {
  const targets = new Set(lines.map((line) => line.targetId));
  const hasSomething = (obligation: SubmittedObligation): boolean =>
    from.acceptedEarlier.includes(obligation.id) ||
    lines.some((line) => line.obligationId === obligation.id) ||
    from.plans.some((plan) => targets.has(plan.versionId) && planServes(plan, obligation)) ||
    from.exercises.some((one) => targets.has(one.id) && exerciseServes(one, obligation));
  return from.obligations.flatMap((obligation, index) =>
    hasSomething(obligation)
      ? []
      : [
          {
            code: 'nothing-to-review' as const,
            reason: `Nothing is put forward for ${obligation.requirement.id} ${obligation.requirement.title}. Add evidence first.`,
            pointer: `/obligationIds/${index}`,
          },
        ],
  );
}
