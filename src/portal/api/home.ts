import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';

export type Home = Shape<'HomeView'>;

/** What waits for the person who asks, and where things stand; every role has its own part. */
export const homeQuery = queryOptions({
  queryKey: ['home'],
  queryFn: () => answer(api.GET('/api/home')),
});
