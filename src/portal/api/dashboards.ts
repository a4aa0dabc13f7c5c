import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';
import type { Tier } from './coverage';

export type QuarterCalendar = Shape<'QuarterCalendar'>;
export type QuarterService = Shape<'QuarterServiceRow'>;
export type QuarterState = QuarterService['cells'][number]['state'];
export type QuarterCode = QuarterService['cells'][number]['quarter'];
export type RecoveryScatter = Shape<'RecoveryScatter'>;
export type ScatterDot = Shape<'ScatterDot'>;
export type ScatterRow = Shape<'ScatterRow'>;
export type FindingAgeing = Shape<'FindingAgeing'>;
export type AgeingRow = Shape<'AgeingRow'>;
export type AgeingCell = Shape<'AgeingCell'>;
export type VendorComparison = Shape<'VendorComparison'>;

type Common = {
  tier?: Tier | undefined;
  vendorId?: string | undefined;
  /** From 1. */
  page?: number | undefined;
};

export type QuartersFilter = Common & {
  periodId?: string | undefined;
  seek?: string | undefined;
  state?: QuarterState | 'lacking' | undefined;
  quarter?: QuarterCode | undefined;
};
export type ScatterFilter = Common & {
  periodId?: string | undefined;
  measure?: 'rto' | 'rpo' | undefined;
  result?: ScatterRow['result'] | undefined;
  objectiveFrom?: number | undefined;
  objectiveTo?: number | undefined;
  achievedFrom?: number | undefined;
  achievedTo?: number | undefined;
};
export type AgeingFilter = Common & {
  severity?: AgeingCell['severity'] | undefined;
  band?: AgeingCell['band'] | undefined;
  overdue?: 'yes' | 'no' | undefined;
};

type Given<Filter> = { [K in keyof Filter]: Exclude<Filter[K], undefined> };

function given<Filter extends object>(filter: Filter): Given<Filter> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as Given<Filter>;
}

export const fiscalCoverageQuery = (filter: QuartersFilter) =>
  queryOptions({
    queryKey: ['dashboards', 'quarters', given(filter)],
    queryFn: () => answer(api.GET('/api/dashboards/fiscal-coverage', { params: { query: given(filter) } })),
    placeholderData: keepPreviousData,
  });

export const recoveryScatterQuery = (filter: ScatterFilter) =>
  queryOptions({
    queryKey: ['dashboards', 'recovery', given(filter)],
    queryFn: () => answer(api.GET('/api/dashboards/recovery-scatter', { params: { query: given(filter) } })),
    placeholderData: keepPreviousData,
  });

export const findingAgeingQuery = (filter: AgeingFilter) =>
  queryOptions({
    queryKey: ['dashboards', 'findings', given(filter)],
    queryFn: () => answer(api.GET('/api/dashboards/finding-ageing', { params: { query: given(filter) } })),
    placeholderData: keepPreviousData,
  });

export const vendorComparisonQuery = (filter: { periodId?: string | undefined; vendorIds: string }) =>
  queryOptions({
    queryKey: ['dashboards', 'vendors', given(filter)],
    queryFn: () => answer(api.GET('/api/dashboards/vendor-comparison', { params: { query: given(filter) } })),
    placeholderData: keepPreviousData,
  });

type Board = 'fiscal-coverage' | 'recovery-scatter' | 'finding-ageing' | 'vendor-comparison';

/** The address of a dashboard as a file with every row that fits. */
export function csvOfDashboard(board: Board, filter: object): string {
  const asked = Object.entries(filter).filter(([name, value]) => name !== 'page' && value !== undefined);
  const words = asked.map(([name, value]) => [name, String(value)]);
  return `/api/dashboards/${board}?${new URLSearchParams([...words, ['format', 'csv']]).toString()}`;
}
