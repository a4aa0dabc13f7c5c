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

const given = (values: object) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''));

export const trailQuery = (filter: TrailFilter, page: number) =>
  queryOptions({
    queryKey: ['trail', filter, page],
    queryFn: () => {
      const { from, to, ...rest } = filter;
      const times = { from: from && `${from}T00:00:00.000Z`, to: to && `${to}T23:59:59.999Z` };
      const query = given({ ...rest, ...times, limit: TRAIL_PAGE, offset: page * TRAIL_PAGE });
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
