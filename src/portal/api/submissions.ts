import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';
import type { KeyHeader } from './deed';

export type Submission = Shape<'SubmissionItem'>;

export type SubmissionFilter = { vendorId?: string; periodId?: string; state?: Submission['state'] };

/** The review queue; a vendor sees its own submissions. */
export const submissionsQuery = (filter: SubmissionFilter = {}) =>
  queryOptions({
    queryKey: ['submissions', filter],
    queryFn: () => answer(api.GET('/api/submissions', { params: { query: filter } })),
  });

export const submissionQuery = (id: string) =>
  queryOptions({
    queryKey: ['submissions', 'one', id],
    queryFn: () => answer(api.GET('/api/submissions/{id}', { params: { path: { id } } })),
  });

export const submitForReview = (body: Shape<'MakeSubmission'>, headers: KeyHeader) =>
  answer(api.POST('/api/submissions', { body, headers }));

export const replyToQuery = ({ id, body }: { id: string; body: Shape<'ReplyToQuery'> }, headers: KeyHeader) =>
  api.POST('/api/queries/{id}/replies', { params: { path: { id } }, body, headers });
