import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';
import type { FlagName } from './flags';

export type Coverage = Shape<'CoverageView'>;
export type CoverageCell = Shape<'CoverageCell'>;
export type LaneFigures = Shape<'LaneFiguresView'>;
export type Deadlines = Shape<'DeadlinesView'>;
export type DeadlineRow = Shape<'FlaggedDeadline'>;
export type CoverageRow = Shape<'DeadlineRow'>;
export type VendorStanding = Shape<'VendorStanding'>;
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

/** Pages count from 1. */
type Paged = { page?: number | undefined; pageSize?: number | undefined };

/** Which vendors the map shows, in which order, and which families are closed (their codes, with commas between them). */
export type MapFilter = ReportFilter &
  Paged & { seek?: string | undefined; order?: Coverage['order'] | undefined; closed?: string | undefined };
export type DeadlinesFilter = ReportFilter & Paged & { state?: 'overdue' | 'due_soon' | undefined };
export type RecoveryFilter = ReportFilter & Paged & { only?: 'missed' | undefined };
/** What a figure counts, in one lane. */
export type Figure = 'met' | 'waiting' | 'overdue';
export type RowsFilter = ReportFilter & Paged & { figure: Figure; lane: LaneFigures['lane'] };
export type StandingsFilter = Paged & {
  seek?: string | undefined;
  tier?: Tier | undefined;
  state?: VendorStanding['state'] | undefined;
  order?: 'name' | 'tier' | 'country' | 'state' | 'services' | 'next' | undefined;
  descending?: 'yes' | undefined;
};

type Given<Filter> = { [K in keyof Filter]: Exclude<Filter[K], undefined | ''> };

/** The filter without what is not asked for: an address names only what narrows. */
function given<Filter extends object>(filter: Filter): Given<Filter> {
  const asked = Object.entries(filter).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(asked) as Given<Filter>;
}

export const coverageQuery = (filter: MapFilter) =>
  queryOptions({
    queryKey: ['coverage', 'map', given(filter)],
    queryFn: () => answer(api.GET('/api/coverage', { params: { query: given(filter) } })),
  });

export const deadlinesQuery = (filter: DeadlinesFilter) =>
  queryOptions({
    queryKey: ['coverage', 'deadlines', given(filter)],
    queryFn: () => answer(api.GET('/api/coverage/deadlines', { params: { query: given(filter) } })),
    placeholderData: keepPreviousData,
  });

export const recoveryQuery = (filter: RecoveryFilter) =>
  queryOptions({
    queryKey: ['coverage', 'recovery', given(filter)],
    queryFn: () => answer(api.GET('/api/coverage/recovery', { params: { query: given(filter) } })),
    placeholderData: keepPreviousData,
  });

/** The obligations behind a figure. */
export const figureRowsQuery = (filter: RowsFilter) =>
  queryOptions({
    queryKey: ['coverage', 'rows', given(filter)],
    queryFn: () => answer(api.GET('/api/coverage/rows', { params: { query: given(filter) } })),
    placeholderData: keepPreviousData,
  });

/** The register of vendors with where each stands. */
export const standingsQuery = (filter: StandingsFilter) =>
  queryOptions({
    queryKey: ['vendors', 'standings', given(filter)],
    queryFn: () => answer(api.GET('/api/vendor-standings', { params: { query: given(filter) } })),
    placeholderData: keepPreviousData,
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

const fileOf = (path: string, filter: object): string => {
  const asked = Object.entries(given(filter)).map(([name, value]) => [name, String(value)]);
  return `${path}?${new URLSearchParams([...asked, ['format', 'csv']]).toString()}`;
};

/** The address of a report as a file. */
export const csvOfReport = (report: '' | '/deadlines' | '/recovery' | '/rows', filter: object): string =>
  fileOf(`/api/coverage${report}`, filter);

/** The register of vendors as a file. */
export const csvOfStandings = (filter: StandingsFilter): string => fileOf('/api/vendor-standings', filter);
