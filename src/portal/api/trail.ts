import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';

export type TrailEvent = Shape<'TrailEvent'>;
export type TrailEventDetail = Shape<'TrailEventDetail'>;

/** What is looked for; dates are UTC days, both included. */
export type TrailFilter = {
  deed?: string | undefined;
  vendorId?: string | undefined;
  actorId?: string | undefined;
  subjectId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
};

export const TRAIL_PAGE = 50;

const given = (values: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value ? [[name, value]] : [])));

/** The filter as the API takes it: the first and the last moment of its days. */
const asked = ({ from, to, ...rest }: TrailFilter) =>
  given({ ...rest, from: from && `${from}T00:00:00.000Z`, to: to && `${to}T23:59:59.999Z` });

/** Where everything that the filter finds is taken out as a file. */
export const exportHref = (filter: TrailFilter, format: 'csv' | 'jsonl') =>
  `/api/trail/export?${new URLSearchParams({ ...asked(filter), format }).toString()}`;

export const trailQuery = (filter: TrailFilter, page: number) =>
  queryOptions({
    queryKey: ['trail', filter, page],
    queryFn: () => {
      const query = { ...asked(filter), limit: TRAIL_PAGE, offset: page * TRAIL_PAGE };
      return answer(api.GET('/api/trail', { params: { query } }));
    },
    placeholderData: keepPreviousData,
  });

export const eventQuery = (id: string) =>
  queryOptions({
    queryKey: ['trail', id],
    queryFn: () => answer(api.GET('/api/trail/{id}', { params: { path: { id } } })),
    staleTime: Infinity,
  });
