import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';
import type { KeyHeader } from './deed';

export type DataReconciliation = Shape<'DataReconciliationView'>;
export type DataComparison = Shape<'DataComparisonView'>;
export type DataDifference = Shape<'DataDifferenceView'>;
export type ComparisonInput = Shape<'RecordComparison'>;

/** What was compared after the recovery of an exercise, what differed, and how each difference was resolved. */
export const reconciliationQuery = (id: string) =>
  queryOptions({
    queryKey: ['exercises', 'reconciliation', id],
    queryFn: () => answer(api.GET('/api/exercises/{id}/reconciliation', { params: { path: { id } } })),
  });

type Of<B> = { id: string; body: B };

export const recordComparison = ({ id, body }: Of<ComparisonInput>, headers: KeyHeader) =>
  answer(api.POST('/api/exercises/{id}/comparisons', { params: { path: { id } }, body, headers }));

export const resolveDifference = ({ id, body }: Of<Shape<'ResolveDifference'>>, headers: KeyHeader) =>
  answer(api.POST('/api/exercises/{id}/difference-resolutions', { params: { path: { id } }, body, headers }));
