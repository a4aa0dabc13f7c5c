import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';
import type { FlagName } from './flags';

export type Coverage = Shape<'CoverageView'>;
export type CoverageCell = Shape<'CoverageCell'>;
export type LaneFigures = Shape<'LaneFiguresView'>;
export type Deadlines = Shape<'DeadlinesView'>;
export type DeadlineRow = Shape<'FlaggedDeadline'>;
export type Recovery = Shape<'RecoveryView'>;
export type RecoveryRow = Shape<'RecoveryRow'>;
export type Obligation = Shape<'ObligationView'>;
export type Tier = 'T1' | 'T2' | 'T3';

/** Which period, and which vendors of it. Without a period, the one of today. */
export type ReportFilter = {
  periodId?: string | undefined;
  tier?: Tier | undefined;
  vendorId?: string | undefined;
  flag?: FlagName | undefined;
};

const given = (filter: ReportFilter): Record<string, string> =>
  Object.fromEntries(Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1])));

export const coverageQuery = (filter: ReportFilter) =>
  queryOptions({
    queryKey: ['coverage', 'map', given(filter)],
    queryFn: () => answer(api.GET('/api/coverage', { params: { query: given(filter) } })),
  });

export const deadlinesQuery = (filter: ReportFilter) =>
  queryOptions({
    queryKey: ['coverage', 'deadlines', given(filter)],
    queryFn: () => answer(api.GET('/api/coverage/deadlines', { params: { query: given(filter) } })),
  });

export const recoveryQuery = (filter: ReportFilter) =>
  queryOptions({
    queryKey: ['coverage', 'recovery', given(filter)],
    queryFn: () => answer(api.GET('/api/coverage/recovery', { params: { query: given(filter) } })),
  });

/** The obligations of a period, for the rows behind a figure. */
export const obligationRowsQuery = (filter: { periodId?: string | undefined; vendorId?: string | undefined }) =>
  queryOptions({
    queryKey: ['coverage', 'obligations', given(filter)],
    queryFn: async () => (await answer(api.GET('/api/obligations', { params: { query: given(filter) } }))).items,
  });

export const periodsQuery = queryOptions({
  queryKey: ['periods'],
  queryFn: async () => (await answer(api.GET('/api/periods'))).items,
});

/** The address of a report as a file. */
export function csvOfReport(report: '' | '/deadlines' | '/recovery', filter: ReportFilter): string {
  const query = new URLSearchParams({ ...given(filter), format: 'csv' });
  return `/api/coverage${report}?${query.toString()}`;
}
