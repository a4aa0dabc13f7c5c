import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';
import type { KeyHeader } from './deed';

export type Period = Shape<'PeriodView'>;
export type PeriodDetail = Shape<'PeriodDetail'>;
export type Checklist = Shape<'ClosingChecklist'>;
export type OpenGroup = Shape<'OpenGroup'>;
export type OpenItem = Shape<'OpenItem'>;
export type Reopening = Shape<'ReopeningView'>;

const at = (id: string, headers?: KeyHeader) => ({ params: { path: { id } }, ...(headers && { headers }) });

export const periodQuery = (id: string) =>
  queryOptions({ queryKey: ['periods', id], queryFn: () => answer(api.GET('/api/periods/{id}', at(id))) });

export const checklistQuery = (id: string) =>
  queryOptions({
    queryKey: ['periods', id, 'checklist'],
    queryFn: () => answer(api.GET('/api/periods/{id}/closing-checklist', at(id))),
  });

export const suggestionQuery = queryOptions({
  queryKey: ['periods', 'suggestion'],
  queryFn: () => answer(api.GET('/api/period-suggestion')),
});

export type Move = { id: string; version: number; reason: string };

export const closePeriod = ({ id, ...body }: Move, headers: KeyHeader) =>
  answer(api.POST('/api/periods/{id}/closings', { ...at(id, headers), body }));

export const lockPeriod = ({ id, ...body }: Move, headers: KeyHeader) =>
  answer(api.POST('/api/periods/{id}/lockings', { ...at(id, headers), body }));

export const archivePeriod = ({ id, ...body }: Move, headers: KeyHeader) =>
  answer(api.POST('/api/periods/{id}/archivings', { ...at(id, headers), body }));

export const requestReopening = ({ id, reason }: { id: string; reason: string }, headers: KeyHeader) =>
  answer(api.POST('/api/periods/{id}/reopenings', { ...at(id, headers), body: { reason } }));

export const decideReopening = (
  { id, ...body }: { id: string; decision: 'approved' | 'refused'; reason: string },
  headers: KeyHeader,
) => answer(api.POST('/api/period-reopenings/{id}/decisions', { ...at(id, headers), body }));

export const concludeRest = (
  { id, ...body }: { id: string; conclusion: 'not_tested' | 'not_met'; reason: string },
  headers: KeyHeader,
) => answer(api.POST('/api/periods/{id}/rest-conclusions', { ...at(id, headers), body }));
