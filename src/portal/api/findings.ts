import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';
import type { KeyHeader } from './deed';

export type Finding = Shape<'FindingView'>;
export type FindingDetail = Shape<'FindingDetail'>;
export type NewFinding = Shape<'OpenFinding'>;
export type Severity = Finding['severity'];
export type FindingAction = Shape<'ActionView'>;
export type IcfrHistory = Shape<'IcfrHistory'>;
export type IcfrSeverity = Shape<'DecideIcfrSeverity'>['icfrSeverity'];

export const severities = ['critical', 'high', 'medium', 'low'] as const satisfies readonly Severity[];

export const findingListQuery = (vendorId?: string) =>
  queryOptions({
    queryKey: ['findings', 'list', vendorId ?? 'all'],
    queryFn: () => answer(api.GET('/api/findings', { params: { query: vendorId === undefined ? {} : { vendorId } } })),
  });

export const findingsQuery = (vendorId?: string) =>
  queryOptions({ ...findingListQuery(vendorId), select: ({ items }: Shape<'FindingList'>) => items });

export const findingQuery = (id: string) =>
  queryOptions({
    queryKey: ['findings', id],
    queryFn: () => answer(api.GET('/api/findings/{id}', { params: { path: { id } } })),
  });

export const icfrQuery = (id: string) =>
  queryOptions({
    queryKey: ['findings', id, 'icfr'],
    queryFn: () => answer(api.GET('/api/findings/{id}/icfr-severities', { params: { path: { id } } })),
  });

const at = (id: string) => ({ params: { path: { id } } });

export const openFinding = (body: NewFinding, headers: KeyHeader) =>
  answer(api.POST('/api/findings', { body, headers }));

export const moveDueDate = ({ id, ...body }: { id: string; dueOn: string; reason: string }, headers: KeyHeader) =>
  answer(api.POST('/api/findings/{id}/due-dates', { ...at(id), body, headers }));

export const moveActionDate = ({ id, ...body }: { id: string; dueOn: string; reason: string }, headers: KeyHeader) =>
  answer(api.POST('/api/finding-actions/{id}/due-dates', { ...at(id), body, headers }));

type Grade = { id: string; severity: Severity; reason: string };

export const raiseSeverity = ({ id, ...body }: Grade, headers: KeyHeader) =>
  answer(api.POST('/api/findings/{id}/severities', { ...at(id), body, headers }));

export const lowerSeverity = ({ id, ...body }: Grade, headers: KeyHeader) =>
  answer(api.POST('/api/findings/{id}/severity-reductions', { ...at(id), body, headers }));

type Noted = { id: string; note: string };

export const acknowledge = ({ id, note }: Noted, headers: KeyHeader) =>
  answer(api.POST('/api/findings/{id}/acknowledgements', { ...at(id), body: { note }, headers }));

export const start = ({ id, note }: Noted, headers: KeyHeader) =>
  answer(api.POST('/api/findings/{id}/starts', { ...at(id), body: { note }, headers }));

export const sayReady = ({ id, note }: Noted, headers: KeyHeader) =>
  answer(api.POST('/api/findings/{id}/readiness', { ...at(id), body: { note }, headers }));

export const agreePlan = ({ id, note }: Noted, headers: KeyHeader) =>
  answer(api.POST('/api/findings/{id}/plan-agreements', { ...at(id), body: { note }, headers }));

export const addAction = ({ id, ...body }: { id: string } & Shape<'NewAction'>, headers: KeyHeader) =>
  answer(api.POST('/api/findings/{id}/actions', { ...at(id), body, headers }));

export const withdrawAction = ({ id }: { id: string }, headers: KeyHeader) =>
  answer(api.POST('/api/finding-actions/{id}/withdrawals', { ...at(id), headers }));

export const completeAction = ({ id, ...body }: { id: string } & Shape<'ActionDone'>, headers: KeyHeader) =>
  answer(api.POST('/api/finding-actions/{id}/completions', { ...at(id), body, headers }));

export const verifyFinding = ({ id, ...body }: { id: string } & Shape<'VerifyFinding'>, headers: KeyHeader) =>
  answer(api.POST('/api/findings/{id}/verifications', { ...at(id), body, headers }));

export const askVoid = ({ id, reason }: { id: string; reason: string }, headers: KeyHeader) =>
  answer(api.POST('/api/findings/{id}/voids', { ...at(id), body: { reason }, headers }));

export const answerVoid = ({ id, ...body }: { id: string } & Shape<'AnswerVoid'>, headers: KeyHeader) =>
  answer(api.POST('/api/findings/{id}/void-answers', { ...at(id), body, headers }));

export const decideIcfr = ({ id, ...body }: { id: string } & Shape<'DecideIcfrSeverity'>, headers: KeyHeader) =>
  answer(api.POST('/api/findings/{id}/icfr-severities', { ...at(id), body, headers }));
