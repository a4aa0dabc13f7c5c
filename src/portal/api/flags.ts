import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';

export type RaisedFlag = Shape<'RaisedFlag'>;
export type FlagName = RaisedFlag['flag'];
export type CellFlag = Shape<'CellFlag'>;
export type FlagFilter = { periodId?: string; vendorId?: string };

/** Obligations of a period that are overdue, stale, expiring, out of period or contradicted, with the reasons. */
export const flagsQuery = (filter: FlagFilter) =>
  queryOptions({
    queryKey: ['obligation-flags', filter],
    queryFn: async () => (await answer(api.GET('/api/obligation-flags', { params: { query: filter } }))).items,
  });
