import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';
import type { KeyHeader } from './deed';

export type ExceptionView = Shape<'ExceptionView'>;
export type NewException = Shape<'RequestException'>;

export const exceptionListQuery = queryOptions({
  queryKey: ['exceptions', 'list'],
  queryFn: () => answer(api.GET('/api/exceptions', { params: { query: {} } })),
});

export const exceptionQuery = (id: string) =>
  queryOptions({
    queryKey: ['exceptions', id],
    queryFn: () => answer(api.GET('/api/exceptions/{id}', { params: { path: { id } } })),
  });

type Ground = { obligationId: string; findingId?: string; renewsId?: string };

/** How long an exception may last and who decides it. */
export const exceptionLimitsQuery = (query: Ground) =>
  queryOptions({
    queryKey: ['exceptions', 'limits', query],
    queryFn: () => answer(api.GET('/api/exception-limits', { params: { query } })),
    enabled: query.obligationId !== '',
  });

const at = (id: string) => ({ params: { path: { id } } });

export const requestException = (body: NewException, headers: KeyHeader) =>
  answer(api.POST('/api/exceptions', { body, headers }));

export const assessException = ({ id, ...body }: { id: string } & Shape<'AssessException'>, headers: KeyHeader) =>
  answer(api.POST('/api/exceptions/{id}/assessments', { ...at(id), body, headers }));

type Decision = { id: string } & Shape<'DecideException'>;

export const decideException = ({ id, ...body }: Decision, headers: KeyHeader) =>
  answer(api.POST('/api/exceptions/{id}/decisions', { ...at(id), body, headers }));

export const acceptRisk = ({ id, ...body }: Decision, headers: KeyHeader) =>
  answer(api.POST('/api/exceptions/{id}/risk-acceptances', { ...at(id), body, headers }));

type End = { id: string; reason: string };

export const revokeException = ({ id, reason }: End, headers: KeyHeader) =>
  answer(api.POST('/api/exceptions/{id}/revocations', { ...at(id), body: { reason }, headers }));

export const remediateException = ({ id, reason }: End, headers: KeyHeader) =>
  answer(api.POST('/api/exceptions/{id}/remediations', { ...at(id), body: { reason }, headers }));
