import { csvOf } from '../../foundation/csv.rules';
import { KIND_LABELS, type ExerciseKind } from '../exercise-kinds.rules';
import type { ExerciseState } from '../exercise.rules';
import { placesOf, inside } from './calendar.rules';
import type { Cycle, TestArea } from './areas.rules';

/** One exercise of the calendar's file. Days are YYYY-MM-DD. */
export interface CsvExercise {
  vendorName: string;
  serviceName: string;
  tier: string | null;
  ref: string;
  title: string;
  kind: ExerciseKind;
  state: ExerciseState;
  plannedOn: string;
  on: string;
  outcome: string | null;
  waitingFor: string | null;
  testAreas: TestArea[] | null;
  observedByRegistrant: boolean;
  moves: { from: string; to: string }[];
}

const COLUMNS = [
  ...['Vendor', 'Service', 'Tier', 'Exercise', 'Title', 'Kind', 'Day', 'Standing', 'Put off to', 'Request waiting'],
  ...['Areas', 'Observed by the registrant', 'Outcome'],
];

/** The calendar of a year as a file: one row for each place of an exercise, those that were put off included. */
export function calendarCsv(
  exercises: readonly CsvExercise[],
  on: { year: Cycle & { code: string }; filter: string; ranAt: string },
): string {
  const today = on.ranAt.slice(0, 10);
  const rows = exercises.flatMap((one) =>
    placesOf(one, today)
      .filter((place) => inside(place.on, on.year))
      .map((place) => [
        ...[one.vendorName, one.serviceName, one.tier, one.ref, one.title, KIND_LABELS[one.kind], place.on],
        ...[place.standing, place.movedTo, one.waitingFor, (one.testAreas ?? []).join('; ')],
        ...[one.observedByRegistrant ? 'yes' : 'no', one.outcome],
      ]),
  );
  const notes = ['An exercise that was postponed has a row on its old day and one on its new day.'];
  const name = `Exercise calendar ${on.year.code}`;
  return csvOf({ name, filter: on.filter, ranAt: on.ranAt, notes, columns: COLUMNS, rows });
}
