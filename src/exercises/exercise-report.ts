import type { EntityManager } from 'typeorm';
import type { Refusal } from '../foundation/refusal';
import { objectivesOf, stepStates } from './exercise-records';
import type { Exercise } from './exercise.entity';
import { refusalOfRating } from './exercise.rules';
import { reconciliationOf } from './reconciliation/reconciliation-rows';

/** What keeps the after-action report from being issued: objectives without a rating or with one too good, steps not decided on. */
export async function reportGaps(manager: EntityManager, exercise: Exercise): Promise<(Refusal | null)[]> {
  const objectives = await objectivesOf(manager, exercise.id);
  const steps = await stepStates(manager, exercise);
  return [
    ...objectives.map((objective) => refusalOfRating(objective, exercise)),
    ...objectives
      .filter(({ rating }) => rating === null)
      .map(({ number }) => undone(`Objective ${number} is not rated.`, `/objectives/${number}`)),
    ...steps
      .filter(({ disposition }) => disposition === null)
      .map(({ number }) => undone(`It is not decided what becomes of step ${number}.`, `/steps/${number}`)),
  ];
}

/** Records that differed after the recovery and that nobody has resolved. */
export async function openRecordsOf(manager: EntityManager, exerciseId: string): Promise<number> {
  return (await reconciliationOf(manager, exerciseId)).openRecords;
}

function undone(reason: string, pointer: string): Refusal {
  return { code: 'report-incomplete', reason, pointer };
}
