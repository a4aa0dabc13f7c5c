import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';

export type Obligation = Shape<'ObligationView'>;
export type ObligationDetail = Shape<'ObligationDetail'>;

export type ObligationFilter = { vendorId?: string; periodId?: string; serviceId?: string };

/** Obligations that the session may see; a vendor sees its own. */
export const obligationsQuery = (filter: ObligationFilter = {}) =>
  queryOptions({
    queryKey: ['obligations', filter],
    queryFn: () => answer(api.GET('/api/obligations', { params: { query: filter } })),
  });

export const obligationQuery = (id: string) =>
  queryOptions({
    queryKey: ['obligations', 'one', id],
    queryFn: () => answer(api.GET('/api/obligations/{id}', { params: { path: { id } } })),
  });

/** The newest catalogue with its vocabularies. */
export const catalogueQuery = queryOptions({
  queryKey: ['catalogue'],
  queryFn: () => answer(api.GET('/api/catalogue')),
  staleTime: 600_000,
});

/** Every requirement of the newest catalogue. */
export const requirementsQuery = queryOptions({
  queryKey: ['catalogue', 'requirements'],
  queryFn: async () => (await answer(api.GET('/api/requirements'))).items,
  staleTime: 600_000,
});
