import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';
import type { KeyHeader } from './deed';

export type Exercise = Shape<'ExerciseView'>;
export type ExerciseSummary = Shape<'ExerciseSummary'>;
export type ExerciseStep = Shape<'ExerciseStepView'>;
export type StepResult = Shape<'StepResultInput'>;
export type Objective = Shape<'ObjectiveView'>;
export type PlanExercise = Shape<'PlanExercise'>;
export type ExerciseKind = ExerciseSummary['kind'];
export type StepOutcome = StepResult['outcome'];

export const exercisesQuery = (filter: { vendorId?: string } = {}) =>
  queryOptions({
    queryKey: ['exercises', filter],
    queryFn: () => answer(api.GET('/api/exercises', { params: { query: filter } })),
  });

/** Exercises that are to show a finding fixed. */
export const retestsQuery = (retestFindingId: string) =>
  queryOptions({
    queryKey: ['exercises', 'retests', retestFindingId],
    queryFn: () => answer(api.GET('/api/exercises', { params: { query: { retestFindingId } } })),
  });

const LIVE = ['in_progress', 'planned', 'scheduled'];

/** One exercise; while it runs it is read again every few seconds, because several people record at once. */
export const exerciseQuery = (id: string) =>
  queryOptions({
    queryKey: ['exercises', 'one', id],
    queryFn: () => answer(api.GET('/api/exercises/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state: { data } }) => (data && LIVE.includes(data.state) ? 5_000 : false),
  });

/** What issuing the after-action report led to. */
export const openedQuery = (id: string) =>
  queryOptions({
    queryKey: ['exercises', 'opened', id],
    queryFn: () => answer(api.GET('/api/exercises/{id}/opened', { params: { path: { id } } })),
  });

type Of<B> = { id: string; body: B };
const at = (id: string) => ({ path: { id } });

export const planExercise = (body: PlanExercise, headers: KeyHeader) =>
  answer(api.POST('/api/exercises', { body, headers }));

export const editExercise = ({ id, body }: Of<Shape<'EditExercise'>>, headers: KeyHeader) =>
  answer(api.PATCH('/api/exercises/{id}', { params: at(id), body, headers }));

export const writeObjectives = ({ id, body }: Of<Shape<'WriteObjectives'>>, headers: KeyHeader) =>
  answer(api.PUT('/api/exercises/{id}/objectives', { params: at(id), body, headers }));

export const startExercise = ({ id, version }: { id: string; version: number }, headers: KeyHeader) =>
  answer(api.POST('/api/exercises/{id}/starts', { params: at(id), body: { version }, headers }));

export const recordStep = ({ id, body }: Of<StepResult>, headers: KeyHeader) =>
  answer(api.POST('/api/exercises/{id}/step-results', { params: at(id), body, headers }));

export const decideSteps = ({ id, body }: Of<Shape<'DecideSteps'>>, headers: KeyHeader) =>
  answer(api.PUT('/api/exercises/{id}/dispositions', { params: at(id), body, headers }));

export const setClock = ({ id, body }: Of<Shape<'SetClock'>>, headers: KeyHeader) =>
  answer(api.PUT('/api/exercises/{id}/clock', { params: at(id), body, headers }));

export const completeExercise = ({ id, version }: { id: string; version: number }, headers: KeyHeader) =>
  answer(api.POST('/api/exercises/{id}/results', { params: at(id), body: { version }, headers }));

export const rateObjectives = ({ id, body }: Of<Shape<'RateObjectives'>>, headers: KeyHeader) =>
  answer(api.POST('/api/exercises/{id}/ratings', { params: at(id), body, headers }));

export const issueReport = ({ id, body }: Of<Shape<'IssueReport'>>, headers: KeyHeader) =>
  answer(api.POST('/api/exercises/{id}/reports', { params: at(id), body, headers }));

export const postponeExercise = ({ id, body }: Of<Shape<'PostponeExercise'>>, headers: KeyHeader) =>
  answer(api.POST('/api/exercises/{id}/postponements', { params: at(id), body, headers }));

export const rescheduleExercise = ({ id, body }: Of<Shape<'RescheduleExercise'>>, headers: KeyHeader) =>
  answer(api.POST('/api/exercises/{id}/schedulings', { params: at(id), body, headers }));

export const cancelExercise = ({ id, body }: Of<Shape<'CancelExercise'>>, headers: KeyHeader) =>
  answer(api.POST('/api/exercises/{id}/cancellations', { params: at(id), body, headers }));
