import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';
import type { KeyHeader } from './deed';

export type Finding = Shape<'FindingView'>;
export type NewFinding = Shape<'OpenFinding'>;
export type Severity = Finding['severity'];

export const severities = ['critical', 'high', 'medium', 'low'] as const satisfies readonly Severity[];

export const findingsQuery = (vendorId?: string) =>
  queryOptions({
    queryKey: ['findings', 'list', vendorId ?? 'all'],
    queryFn: async () =>
      (await answer(api.GET('/api/findings', { params: { query: vendorId === undefined ? {} : { vendorId } } }))).items,
  });

export const findingQuery = (id: string) =>
  queryOptions({
    queryKey: ['findings', id],
    queryFn: () => answer(api.GET('/api/findings/{id}', { params: { path: { id } } })),
  });

export const openFinding = (body: NewFinding, headers: KeyHeader) =>
  answer(api.POST('/api/findings', { body, headers }));

export const closeFinding = ({ id, note }: { id: string; note: string }, headers: KeyHeader) =>
  answer(api.POST('/api/findings/{id}/closures', { params: { path: { id } }, body: { note }, headers }));

export const moveDueDate = ({ id, ...body }: { id: string; dueOn: string; reason: string }, headers: KeyHeader) =>
  answer(api.POST('/api/findings/{id}/due-dates', { params: { path: { id } }, body, headers }));
