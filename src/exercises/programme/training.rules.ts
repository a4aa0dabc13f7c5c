import type { Refusal } from '../../foundation/refusal';

export const TRAINING_AUDIENCES = ['continuity_roles', 'agents', 'leaders', 'others'] as const;
export type TrainingAudience = (typeof TRAINING_AUDIENCES)[number];

export interface TrainingFacts {
  /** YYYY-MM-DD. */
  heldOn: string;
  people: number;
  completed: number;
}

export function trainingErrors(training: TrainingFacts, today: string): Refusal[] {
  const errors: Refusal[] = [];
  if (training.heldOn > today)
    errors.push({ code: 'in-the-future', reason: 'Enter a training once it was held.', pointer: '/heldOn' });
  if (training.completed > training.people)
    errors.push({
      code: 'more-completed-than-people',
      reason: 'Not more can have completed it than there are people.',
      pointer: '/completed',
    });
  return errors;
}

/** A window ends after it begins; both are ISO 8601 in UTC. */
export function windowErrors(window: { startsAt: string; endsAt: string }): Refusal[] {
  if (Date.parse(window.startsAt) < Date.parse(window.endsAt)) return [];
  return [{ code: 'end-before-start', reason: 'The window has to end after it begins.', pointer: '/endsAt' }];
}
