import type { Check, CheckValue, Requirement, Tier } from '../catalogue/catalogue.rules';
import { daysBetween } from '../obligations/iso-date.rules';
import { exerciseFor, planFor, type ExerciseFact, type PlanFact, type RegisterFacts } from './register.rules';

/** What one obligation's checks are measured on. */
export interface Measured {
  facts: RegisterFacts;
  requirement: Requirement;
  obligationId: string;
  serviceId: string | null;
  tier: Tier;
  disruptionTypes: readonly string[];
}

export type Metric = (on: Measured, check: Check) => CheckValue | null;

/** Days since a day; null without one. */
export const age = (on: Measured, day: string | null | undefined): number | null =>
  day ? Math.max(0, daysBetween(day, on.facts.today)) : null;

export const ofPlan =
  (measure: (plan: PlanFact, on: Measured, check: Check) => CheckValue | null, kind?: 'DR' | 'COOP'): Metric =>
  (on, check) => {
    const plan = planFor(on.facts, on.serviceId, kind);
    return plan && measure(plan, on, check);
  };

export const ofExercise =
  (measure: (exercise: ExerciseFact, on: Measured) => CheckValue | null): Metric =>
  (on) => {
    const exercise = exerciseFor(on.facts, on.serviceId);
    return exercise && measure(exercise, on);
  };

export const myServices = (on: Measured) =>
  on.facts.services.filter((one) => on.serviceId === null || one.id === on.serviceId);
