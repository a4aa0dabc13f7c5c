import type { Tier } from '../../catalogue/words.rules';
import { addDays, addMonths } from '../../obligations/iso-date.rules';
import type { ExerciseKind } from '../exercise-kinds.rules';
import { wasHeld, type ExerciseState } from '../exercise.rules';
import type { AreaTrial, Cycle, TestArea } from './areas.rules';
import { areaStates, cycleEnding, missingForService, missingForVendor, standingOf } from './sufficiency.rules';
import type { AreaState, Missing, PlannedFacts, Standing } from './sufficiency.rules';

/** One exercise as the rules of a calendar need it. Days are YYYY-MM-DD. */
export interface CalendarFacts {
  kind: ExerciseKind;
  state: ExerciseState;
  plannedOn: string;
  /** The day that it stands for: of the disruption or the start where it was held, else the planned one. */
  on: string;
  observedByRegistrant: boolean;
  testAreas: readonly TestArea[] | null;
  moves: readonly { from: string; to: string }[];
}

export interface Place {
  standing: Standing;
  on: string;
  /** The day to which it was put off from here. */
  movedTo: string | null;
}

/**
 * Where an exercise stands in a calendar. It keeps its place on every day from which it was postponed, so that a year does
 * not lose what was put off into the next one, and has one further place on the day that holds now.
 */
export function placesOf(exercise: CalendarFacts, today: string): Place[] {
  const left = exercise.moves.map(({ from, to }): Place => ({ standing: 'postponed', on: from, movedTo: to }));
  const standing = standingOf(exercise, today);
  const now = standing === 'postponed' && left.length > 0 ? 'planned' : standing;
  return [...left, { standing: now, on: wasHeld(exercise.state) ? exercise.on : exercise.plannedOn, movedTo: null }];
}

export const inside = (on: string, { from, to }: Cycle): boolean => on >= from && on <= to;

/** The twelve months from a day on, as YYYY-MM. */
export function monthsFrom(startsOn: string): string[] {
  return Array.from({ length: 12 }, (_, index) => addMonths(startsOn, index).slice(0, 7));
}

/** A year from a day on: that day and the twelve months up to the day before its anniversary. */
export function yearFrom(startsOn: string): Cycle {
  return { from: startsOn, to: addDays(addMonths(startsOn, 12), -1) };
}

export interface ServiceInCalendar {
  tier: Tier | null;
  holdsRegistrantData: boolean;
  exercises: readonly CalendarFacts[];
  trials: readonly AreaTrial[];
  restores: readonly string[];
}

const plannedFacts = (exercise: CalendarFacts, today: string): PlannedFacts => ({
  kind: exercise.kind,
  standing: standingOf(exercise, today),
  on: wasHeld(exercise.state) ? exercise.on : exercise.plannedOn,
  observedByRegistrant: exercise.observedByRegistrant,
  areas: exercise.testAreas ?? [],
});

/** The areas of a service in the cycle that ends with a year, and what its programme lacks for its tier. */
export function serviceStanding(
  service: ServiceInCalendar,
  when: { year: Cycle; today: string },
): { areas: AreaState[]; missing: Missing[] } {
  const cycle = cycleEnding(service.tier, when.year.to);
  const exercises = service.exercises.map((one) => plannedFacts(one, when.today));
  return {
    areas: areaStates({ exercises, trials: service.trials }, cycle),
    missing: missingForService({ ...service, exercises }, cycle),
  };
}

const COUNTS: readonly Standing[] = ['planned', 'running', 'held', 'postponed'];

/** What a vendor's programme lacks as a whole. */
export function vendorStanding(
  vendor: { tiers: readonly (Tier | null)[]; exercises: readonly CalendarFacts[]; drills: readonly string[] },
  today: string,
): Missing[] {
  const exercises = vendor.exercises.map((one) => plannedFacts(one, today));
  const counted = exercises.filter(({ standing }) => COUNTS.includes(standing));
  const tier = (['T1', 'T2', 'T3'] as const).find((one) => vendor.tiers.includes(one)) ?? null;
  return missingForVendor({
    ...{ tier, today, drills: vendor.drills },
    joint: counted.filter((one) => one.observedByRegistrant).map(({ on }) => on),
    drillsToCome: counted
      .filter((one) => one.standing !== 'held' && one.areas.includes('communications'))
      .map(({ on }) => on),
  });
}
