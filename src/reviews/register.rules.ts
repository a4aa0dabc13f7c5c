import type { DisruptionMetricFacts } from './disruption-fact.rules';
import type { AlternateFact } from './alternate-fact.rules';
import type { AssuranceFacts } from './assurance-fact.rules';
import type { DependencyMetricFacts } from './dependency-fact.rules';
import type { ImpactFact } from './impact-fact.rules';
import type { ProgrammeFacts } from './programme-fact.rules';
import type { ExerciseOutcome } from './review.rules';

/** What the registers hold about one vendor, as far as checks and reviewers ask. Dates are YYYY-MM-DD, durations whole minutes. */
export interface RegisterFacts {
  today: string;
  vendor: { contractNoticeMinutes: number | null };
  services: ServiceFact[];
  plans: PlanFact[];
  exercises: ExerciseFact[];
  contacts: { roleLabel: string; channels: number; verifiedOn: string | null }[];
  findings: FindingFact[];
  /** Files put forward for an obligation, withdrawn ones left out. */
  files: { obligationId: string; kind: string; madeOn: string }[];
  impact: ImpactFact[];
  alternates: AlternateFact[];
  /** Drills and restore tests. */
  programme: ProgrammeFacts;
  dependencies: DependencyMetricFacts;
  assurance: AssuranceFacts;
  disruptions: DisruptionMetricFacts;
}

export interface ServiceFact {
  id: string;
  ref: string;
  name: string;
  tier: string | null;
  sites: number;
  systems: string[];
  rtoMinutes: number | null;
  mtpdMinutes: number | null;
  objectivesInForce: boolean;
  objectivesWaiting: boolean;
}

export interface PlanFact {
  versionId: string;
  planRef: string;
  title: string;
  kind: 'DR' | 'COOP';
  label: string;
  number: number;
  state: string;
  serviceIds: string[];
  /** Keys of the sections that the vendor says are in the file. */
  presentSections: string[];
  steps: { owner: string | null; systemName: string | null }[];
  coverage: { type: string; process: string | null; solution: string | null; notApplicableReason: string | null }[];
  approvedOn: string | null;
  approvedBy: string | null;
  reviewDueOn: string | null;
  /** Whether the vendor keeps a copy that can be reached when systems are down. */
  offlineCopy: boolean;
  contentSha256: string | null;
  effectiveFrom: string | null;
  effectiveTo: string | null;
}

export interface ExerciseFact {
  id: string;
  ref: string;
  title: string;
  kind: string;
  state: string;
  stateReason: string | null;
  serviceId: string;
  planVersionId: string;
  planLabel: string;
  /** The day it was held; the planned day while it has not been. */
  on: string;
  held: boolean;
  observedByRegistrant: boolean;
  clockBasis: string | null;
  rtoObjectiveMinutes: number | null;
  achievedRtoMinutes: number | null;
  achievedRtoFromDisruptionMinutes: number | null;
  rpoObjectiveMinutes: number | null;
  achievedRpoMinutes: number | null;
  notRecoveredReason: string | null;
  returnedToNormalOn: string | null;
  reportedOn: string | null;
  outcome: ExerciseOutcome | null;
  steps: number;
  /** Latest result of each step that has one. */
  results: { outcome: string; reason: string | null; disposition: string | null }[];
  ratings: (string | null)[];
}

export interface FindingFact {
  severity: string;
  state: string;
  dueOn: string;
  exerciseId: string | null;
  closedByOwner: boolean;
}

const HELD = ['results_entered', 'aar_issued', 'submitted', 'reviewed', 'closed'];
const DRAFTED = ['draft', 'returned', 'rejected', 'retired', 'superseded'];

export const wasHeld = (state: string): boolean => HELD.includes(state);

/** Versions that a reviewer judges a plan by: approved by the vendor and not sent away or replaced. */
export const standing = (plan: PlanFact): boolean => !DRAFTED.includes(plan.state);

/** The newest standing plan version of a kind for a service (any service when `serviceId` is null). */
export function planFor(facts: RegisterFacts, serviceId: string | null, kind?: 'DR' | 'COOP'): PlanFact | null {
  const fits = facts.plans.filter(
    (plan) =>
      standing(plan) &&
      (kind === undefined || plan.kind === kind) &&
      (serviceId === null || plan.serviceIds.includes(serviceId)),
  );
  return fits.sort((one, other) => (other.approvedOn ?? '').localeCompare(one.approvedOn ?? ''))[0] ?? null;
}

/** The last exercise that was held of a service (any service when `serviceId` is null). */
export function exerciseFor(facts: RegisterFacts, serviceId: string | null): ExerciseFact | null {
  const held = facts.exercises.filter((one) => one.held && (serviceId === null || one.serviceId === serviceId));
  return held.sort((one, other) => other.on.localeCompare(one.on))[0] ?? null;
}

/** Whether a plan version was in force on a day: approved by the vendor by then, and not yet replaced. */
export function inForceOn(plan: PlanFact | undefined, day: string): boolean {
  if (!plan) return false;
  const from = plan.effectiveFrom ?? plan.approvedOn;
  return from !== null && from <= day && (plan.effectiveTo === null || day < plan.effectiveTo);
}

/** Objectives that the exercise did not reach: time to recover, data lost, and ratings of M or U. */
export function missedObjectives(exercise: ExerciseFact): string[] {
  const over = (achieved: number | null, objective: number | null) =>
    achieved !== null && objective !== null && achieved > objective;
  const missed: string[] = [];
  if (over(exercise.achievedRtoMinutes, exercise.rtoObjectiveMinutes)) missed.push('RTO');
  else if (exercise.achievedRtoMinutes === null && exercise.notRecoveredReason !== null)
    missed.push('RTO (not recovered)');
  if (over(exercise.achievedRpoMinutes, exercise.rpoObjectiveMinutes)) missed.push('RPO');
  const rated = exercise.ratings.filter((rating) => rating === 'M' || rating === 'U').length;
  if (rated > 0) missed.push(`${rated} rated M or U`);
  return missed;
}
