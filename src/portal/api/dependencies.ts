import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';

export type Dependency = Shape<'DependencyLine'>;
export type DependencyCounts = Shape<'DependencyCounts'>;
export type DependencyDetail = Shape<'DependencyDetail'>;
export type SubOutsourcer = Shape<'SubOutsourcerView'>;
export type Assumption = Shape<'AssumptionView'>;
export type DataSet = Shape<'DataSetView'>;
export type Team = Shape<'TeamView'>;
export type Conflict = Shape<'ConflictView'>;
export type Suggestion = Shape<'SuggestionView'>;
export type SharedResource = Shape<'ResourceView'>;
export type DependencyRequest = Shape<'DependencyRequestView'>;

export type DependencyFilter = {
  vendorId?: string;
  serviceId?: string;
  kind?: Dependency['kind'];
  standing?: Dependency['standing'];
  conflicts?: 'yes';
  unmatched?: 'yes';
  q?: string;
};

export const dependenciesQuery = (query: DependencyFilter) =>
  queryOptions({
    queryKey: ['dependencies', 'list', query],
    queryFn: () => answer(api.GET('/api/dependencies', { params: { query } })),
    placeholderData: keepPreviousData,
  });

/** The address of the list as a file, with the same filter. */
export function dependenciesFile(query: DependencyFilter): string {
  const asked = Object.entries({ ...query, format: 'csv' });
  return `/api/dependencies?${new URLSearchParams(asked).toString()}`;
}

const at = (id: string) => ({ params: { path: { id } } });

export const dependencyQuery = (id: string) =>
  queryOptions({
    queryKey: ['dependencies', id],
    queryFn: () => answer(api.GET('/api/dependencies/{id}', at(id))),
  });

export const conflictsQuery = (query: { vendorId?: string; serviceId?: string } = {}) =>
  queryOptions({
    queryKey: ['dependencies', 'conflicts', query],
    queryFn: () => answer(api.GET('/api/dependency-conflicts', { params: { query } })),
  });

export const hazardsQuery = (serviceId: string) =>
  queryOptions({
    queryKey: ['dependencies', 'hazards', serviceId],
    queryFn: () => answer(api.GET('/api/services/{id}/shared-hazards', at(serviceId))),
  });

export const subOutsourcersQuery = (vendorId?: string) =>
  queryOptions({
    queryKey: ['dependencies', 'sub-outsourcers', vendorId],
    queryFn: () => answer(api.GET('/api/sub-outsourcers', { params: { query: vendorId ? { vendorId } : {} } })),
  });

export const assumptionsQuery = (vendorId?: string) =>
  queryOptions({
    queryKey: ['dependencies', 'assumptions', vendorId],
    queryFn: () => answer(api.GET('/api/assumptions', { params: { query: vendorId ? { vendorId } : {} } })),
  });

export const dataSetsQuery = (vendorId: string) =>
  queryOptions({
    queryKey: ['dependencies', 'data-sets', vendorId],
    queryFn: () => answer(api.GET('/api/vendors/{id}/data-sets', at(vendorId))),
  });

export const teamsQuery = (vendorId: string) =>
  queryOptions({
    queryKey: ['dependencies', 'teams', vendorId],
    queryFn: () => answer(api.GET('/api/vendors/{id}/teams', at(vendorId))),
  });

export const requestsQuery = queryOptions({
  queryKey: ['dependencies', 'requests'],
  queryFn: () => answer(api.GET('/api/dependency-requests')),
});

export const resourcesQuery = queryOptions({
  queryKey: ['dependencies', 'resources'],
  queryFn: () => answer(api.GET('/api/shared-resources')),
});

export const suggestionsQuery = queryOptions({
  queryKey: ['dependencies', 'suggestions'],
  queryFn: () => answer(api.GET('/api/dependency-match-suggestions')),
});
