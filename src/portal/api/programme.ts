import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';
import type { KeyHeader } from './deed';

export type ExerciseCalendar = Shape<'ExerciseCalendar'>;
export type CalendarVendor = Shape<'CalendarVendorView'>;
export type CalendarService = Shape<'CalendarServiceView'>;
export type CalendarEntry = Shape<'CalendarEntryView'>;
export type KindView = Shape<'ExerciseKindView'>;
export type Deferral = Shape<'DeferralOfExercise'>;
export type Programme = Shape<'ProgrammeView'>;
export type ProgrammeSummary = Shape<'ProgrammeSummary'>;
export type Activity = Shape<'ActivityView'>;
export type Drill = Shape<'DrillView'>;
export type Training = Shape<'TrainingView'>;
export type Window = Shape<'WindowView'>;
export type Restore = Shape<'RestoreView'>;
export type TestArea = Shape<'TestAreaView'>['area'];

export interface CalendarFilter {
  periodId?: string;
  vendorId?: string;
  tier?: 'T1' | 'T2' | 'T3';
  search?: string;
  lacking?: 'true';
  unagreed?: 'true';
  page?: number;
}

export const calendarQuery = (query: CalendarFilter) =>
  queryOptions({
    queryKey: ['exercises', 'calendar', query],
    queryFn: () => answer(api.GET('/api/exercise-calendar', { params: { query } })),
    placeholderData: keepPreviousData,
  });

/** Where the calendar can be had as a file, with the same filter. */
export function calendarFile(filter: CalendarFilter): string {
  const said = Object.entries(filter).filter(([key, value]) => key !== 'page' && value !== undefined && value !== '');
  return `/api/exercise-calendar?${new URLSearchParams([...said, ['format', 'csv']] as string[][]).toString()}`;
}

export const kindsQuery = queryOptions({
  queryKey: ['exercise-kinds'],
  queryFn: () => answer(api.GET('/api/exercise-kinds')),
  staleTime: Infinity,
});

export type DeferralFilter = { state?: Deferral['state']; vendorId?: string };
export const deferralsQuery = (query: DeferralFilter = {}) =>
  queryOptions({
    queryKey: ['exercises', 'deferrals', query],
    queryFn: () => answer(api.GET('/api/exercise-deferrals', { params: { query } })),
  });

export const programmesQuery = queryOptions({
  queryKey: ['exercises', 'programmes'],
  queryFn: () => answer(api.GET('/api/exercise-programmes')),
});

export const programmeQuery = (id: string) =>
  queryOptions({
    queryKey: ['exercises', 'programmes', id],
    queryFn: () => answer(api.GET('/api/exercise-programmes/{id}', { params: { path: { id } } })),
  });

export const drillsQuery = queryOptions({
  queryKey: ['exercises', 'drills'],
  queryFn: () => answer(api.GET('/api/drills')),
});
export const trainingsQuery = queryOptions({
  queryKey: ['exercises', 'trainings'],
  queryFn: () => answer(api.GET('/api/training-records')),
});
export const windowsQuery = queryOptions({
  queryKey: ['exercises', 'windows'],
  queryFn: () => answer(api.GET('/api/maintenance-windows')),
});
export const restoresQuery = queryOptions({
  queryKey: ['exercises', 'restores'],
  queryFn: () => answer(api.GET('/api/restore-tests')),
});

type Of<B> = { id: string; body: B };
const at = (id: string) => ({ path: { id } });

export const decideDeferral = ({ id, body }: Of<Shape<'DecideDeferral'>>, headers: KeyHeader) =>
  answer(api.POST('/api/exercise-deferrals/{id}/decisions', { params: at(id), body, headers }));
export const withdrawDeferral = ({ id, body }: Of<Shape<'SeenDeferral'>>, headers: KeyHeader) =>
  answer(api.POST('/api/exercise-deferrals/{id}/withdrawals', { params: at(id), body, headers }));

export const recordAreas = ({ id, body }: Of<Shape<'RecordAreas'>>, headers: KeyHeader) =>
  answer(api.PUT('/api/exercises/{id}/areas', { params: at(id), body, headers }));
export const linkExercise = ({ id, body }: Of<Shape<'LinkExercise'>>, headers: KeyHeader) =>
  answer(api.PUT('/api/exercises/{id}/links', { params: at(id), body, headers }));

export const startProgramme = (body: Shape<'StartProgramme'>, headers: KeyHeader) =>
  answer(api.POST('/api/exercise-programmes', { body, headers }));
export const writeActivities = ({ id, body }: Of<Shape<'WriteActivities'>>, headers: KeyHeader) =>
  answer(api.PUT('/api/exercise-programmes/{id}/activities', { params: at(id), body, headers }));
export const proposeProgramme = ({ id, body }: Of<Shape<'SeenProgramme'>>, headers: KeyHeader) =>
  answer(api.POST('/api/exercise-programmes/{id}/proposals', { params: at(id), body, headers }));
export const decideProgramme = ({ id, body }: Of<Shape<'DecideProgramme'>>, headers: KeyHeader) =>
  answer(api.POST('/api/exercise-programmes/{id}/decisions', { params: at(id), body, headers }));
export const completeActivity = ({ id, body }: Of<Shape<'CompleteActivity'>>, headers: KeyHeader) =>
  answer(api.POST('/api/exercise-programmes/{id}/activity-completions', { params: at(id), body, headers }));

export const recordDrill = (body: Shape<'RecordDrill'>, headers: KeyHeader) =>
  answer(api.POST('/api/drills', { body, headers }));
export const recordTraining = (body: Shape<'RecordTraining'>, headers: KeyHeader) =>
  answer(api.POST('/api/training-records', { body, headers }));
export const recordWindow = (body: Shape<'RecordWindow'>, headers: KeyHeader) =>
  answer(api.POST('/api/maintenance-windows', { body, headers }));
export const recordRestore = (body: Shape<'RecordRestore'>, headers: KeyHeader) =>
  answer(api.POST('/api/restore-tests', { body, headers }));
export const reconcileRestore = ({ id, body }: Of<Shape<'ReconcileRestore'>>, headers: KeyHeader) =>
  answer(api.POST('/api/restore-tests/{id}/reconciliations', { params: at(id), body, headers }));

export type Register = 'drills' | 'training-records' | 'maintenance-windows' | 'restore-tests';

export function withdrawEntry(
  { id, register, reason }: { id: string; register: Register; reason: string },
  headers: KeyHeader,
) {
  const given = { params: at(id), body: { reason }, headers };
  switch (register) {
    case 'drills':
      return answer(api.POST('/api/drills/{id}/withdrawals', given));
    case 'training-records':
      return answer(api.POST('/api/training-records/{id}/withdrawals', given));
    case 'maintenance-windows':
      return answer(api.POST('/api/maintenance-windows/{id}/withdrawals', given));
    case 'restore-tests':
      return answer(api.POST('/api/restore-tests/{id}/withdrawals', given));
  }
}
