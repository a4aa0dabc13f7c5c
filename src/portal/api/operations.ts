import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';
import type { KeyHeader } from './deed';

export type NightlyRun = Shape<'NightlyRunView'>;

/** The registrant's nights, latest first; read again while one of them is under way. */
export const nightlyRunsQuery = queryOptions({
  queryKey: ['nightly-runs'],
  queryFn: async () => (await answer(api.GET('/api/nightly-runs'))).items,
  refetchInterval: ({ state: { data } }) => (data?.some(({ state }) => state === 'running') ? 5000 : false),
});

export const retryNight = (body: Shape<'RetryNight'>, headers: KeyHeader) =>
  answer(api.POST('/api/nightly-runs/retries', { body, headers }));
